import { Text } from '@mantine/core';
import type { ConventionView } from '#contract/views';
import { JournalTable } from './journal-table';
import { paths } from '../../parts/paths';
import { textJournal } from '../../text/journal';
import { ButtonLink } from '../../ui/button-link';
import { Section } from '../../ui/section';

export function JournalTab({ view }: { readonly view: ConventionView }) {
  return (
    <Section
      title={textJournal.conventionTitle}
      actions={<ButtonLink to={paths.journal}>{textJournal.whole}</ButtonLink>}
    >
      <Text c="dimmed" mb="md">
        {textJournal.conventionLead}
      </Text>
      <JournalTable conventionId={view.convention.id} />
    </Section>
  );
}
