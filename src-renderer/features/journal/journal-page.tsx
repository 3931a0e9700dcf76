import { JournalTable } from './journal-table';
import { textJournal } from '../../text/journal';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Verification } from './verification';

/** The whole journal, and what reads it again from the disk. */
export function JournalPage() {
  return (
    <Page title={textJournal.title} lead={textJournal.lead}>
      <Verification />
      <Section title={textJournal.what}>
        <JournalTable />
      </Section>
    </Page>
  );
}
