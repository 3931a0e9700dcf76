import { Button } from '@mantine/core';
import { IconShieldPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reply } from '#contract/reply';
import type { SauvegardeView } from '#contract/sauvegardes';
import { PresentNote } from '../../parts/present-note';
import { QueryView } from '../../parts/query-view';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textSauvegardes as text } from '../../text/sauvegardes';
import { Callout } from '../../ui/callout';
import { Page } from '../../ui/page';
import { BackupList } from './backup-list';
import { Places } from './places';
import { useFresh } from './use-fresh';

function Outcome({ reply, second }: { readonly reply: Reply<SauvegardeView>; readonly second: boolean }) {
  if (!reply.ok) return <RefusAlert refus={reply.error} title={text.notCreated} />;
  const { seq, lieux } = reply.value;
  return (
    <Callout tone="ok" role="status" title={text.created(seq)}>
      {second && !lieux.includes('secondaire') && <p>{text.createdHereOnly}</p>}
    </Callout>
  );
}

/** What is kept of the registry, where, and the way back: the page of the worst day. */
export function SauvegardesPage() {
  const query = useQuery('sauvegardes.lire', {});
  const damaged = useQuery('registre.etat', {}).data?.lectureSeule?.cause === 'endommagee';
  const [pending, setPending] = useState(false);
  const [reply, setReply] = useState<Reply<SauvegardeView> | null>(null);
  const { refetch, data } = query;
  useFresh(query);

  const create = async () => {
    if (pending) return;
    setPending(true);
    setReply(null);
    setReply(await call('sauvegardes.creer', {}));
    setPending(false);
    refetch();
  };
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        data?.empechement === null && (
          <Button
            leftSection={<IconShieldPlus size={18} aria-hidden />}
            aria-disabled={pending}
            onClick={() => void create()}
          >
            {pending ? text.creating : text.create}
          </Button>
        )
      }
    >
      <PresentNote>{text.present}</PresentNote>
      {damaged && (
        <Callout tone="info" title={text.damagedTitle}>
          <p>{text.damagedLead}</p>
        </Callout>
      )}
      {reply !== null && <Outcome reply={reply} second={(data?.secondaire ?? null) !== null} />}
      <QueryView query={query}>
        {(view) => {
          const list = (
            <BackupList sauvegardes={view.sauvegardes} revision={view.revision} damaged={damaged} />
          );
          const places = <Places data={view} onChange={refetch} />;
          // On the worst day the way back comes first.
          return damaged ? (
            <>
              {list}
              {places}
            </>
          ) : (
            <>
              {places}
              {list}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
