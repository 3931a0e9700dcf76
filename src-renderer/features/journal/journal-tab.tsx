import { Text } from '@mantine/core';
import { JournalTable } from './journal-table';
import { paths } from '../../parts/paths';
import { textJournal } from '../../text/journal';
import { ButtonLink } from '../../ui/button-link';
import { Section } from '../../ui/section';

/** The entries of one convention, as a tab of its page: the router puts it there. */
export function JournalTab({ conventionId }: { readonly conventionId: string }) {
  return (
    <Section
      title={textJournal.conventionTitle}
      actions={<ButtonLink to={paths.journal}>{textJournal.whole}</ButtonLink>}
    >
      <Text c="dimmed" mb="md">
        {textJournal.conventionLead}
      </Text>
      <JournalTable conventionId={conventionId} />
    </Section>
  );
}
