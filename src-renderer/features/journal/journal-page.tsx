import { Button, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reply } from '#contract/reply';
import type { VerificationView } from '#contract/views';
import { JournalTable } from '../../parts/journal-table';
import { call } from '../../rpc/client';
import { textJournal } from '../../text/journal';
import { Callout } from '../../ui/callout';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import classes from './journal.module.css';

function Verdict({ reply }: { readonly reply: Reply<VerificationView> }) {
  if (!reply.ok) {
    return (
      <Callout tone="bad" title={reply.error.message} role="alert">
        {reply.error.remede !== undefined && <p>{reply.error.remede}</p>}
      </Callout>
    );
  }
  const { intact, entrees, tete, premierDefaut } = reply.value;
  if (intact) {
    return (
      <Callout tone="ok" title={textJournal.intact(entrees)} role="status">
        <Text size="sm">
          {textJournal.head}&nbsp;: <code className={classes.hash}>{tete}</code>
        </Text>
      </Callout>
    );
  }
  return (
    <Callout tone="bad" title={textJournal.broken} role="alert">
      {premierDefaut !== null && (
        <>
          {premierDefaut.seq !== null && <p>{textJournal.brokenAt(premierDefaut.seq)}</p>}
          <p>{premierDefaut.message}</p>
        </>
      )}
      <p>{textJournal.brokenRemedy}</p>
    </Callout>
  );
}

/** The whole journal, and the button that reads it again from the disk. */
export function JournalPage() {
  const [verifying, setVerifying] = useState(false);
  const [reply, setReply] = useState<Reply<VerificationView> | null>(null);
  const verify = async () => {
    setVerifying(true);
    setReply(await call('journal.verifier', {}));
    setVerifying(false);
  };
  return (
    <Page
      title={textJournal.title}
      lead={textJournal.lead}
      actions={
        <Button
          onClick={() => void verify()}
          disabled={verifying}
          leftSection={<IconShieldCheck size={18} aria-hidden />}
        >
          {verifying ? textJournal.verifying : textJournal.verify}
        </Button>
      }
    >
      {reply !== null && <Verdict reply={reply} />}
      <Section title={textJournal.what}>
        <JournalTable />
      </Section>
    </Page>
  );
}
