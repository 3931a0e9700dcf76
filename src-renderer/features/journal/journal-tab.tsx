import { Text } from '@mantine/core';
import { JournalTable } from './journal-table';
import type { EnTeteConventionView } from '#contract/conventions';
import { paths } from '../../parts/paths';
import { textJournal } from '../../text/journal';
import { ButtonLink } from '../../ui/button-link';
import { Section } from '../../ui/section';

export function JournalTab({ view }: { readonly view: EnTeteConventionView }) {
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
