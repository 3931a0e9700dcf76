import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { JournalTable } from './journal-table';
import { textJournal, textVerification } from '../../text/journal';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { Verification } from './verification';

/** The whole journal, and what reads it again from the disk. */
export function JournalPage() {
  const [verifying, verification] = useDisclosure(false);
  return (
    <Page
      title={textJournal.title}
      aside={<span className={layout.note}>{textJournal.lead}</span>}
      actions={
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          aria-expanded={verifying}
          onClick={verification.toggle}
        >
          {textVerification.show}
        </Button>
      }
    >
      {verifying && <Verification />}
      <JournalTable />
    </Page>
  );
}
