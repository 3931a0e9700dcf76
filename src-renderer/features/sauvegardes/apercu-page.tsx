import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { formatInstant } from '#contract/instant';
import type { ApercuSauvegardeView, ReparationView } from '#contract/sauvegardes';
import { formatTaille } from '#domain/fichier';
import { paths } from '../../parts/paths';
import { PresentNote } from '../../parts/present-note';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { invalidateQueries, useQuery } from '../../rpc/query';
import { textSauvegardes as text } from '../../text/sauvegardes';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { Facts } from '../../ui/facts';
import { Page } from '../../ui/page';
import { Steps } from '../../ui/steps';
import { ConfirmForm } from './confirm-form';
import { Differences, RepairPlan } from './differences';
import { useFresh } from './use-fresh';

type Apercu<N> = Extract<ApercuSauvegardeView, { readonly nature: N }>;

function Described({ apercu }: { readonly apercu: ApercuSauvegardeView }) {
  const { at, seq, genre, lieux, taille } = apercu.sauvegarde;
  return (
    <Facts
      items={[
        { term: text.facts.when, value: <time dateTime={at}>{formatInstant(at)}</time> },
        { term: text.facts.entry, value: text.entry(seq) },
        { term: text.facts.genre, value: text.genre[genre] },
        { term: text.facts.where, value: text.lieux(lieux) },
        { term: text.facts.size, value: formatTaille(taille) },
        { term: text.facts.now, value: text.entry(apercu.revision) },
      ]}
    />
  );
}

function Restoration({
  apercu,
  onStale,
  onStart,
  onDone,
}: {
  readonly apercu: Apercu<'restauration'>;
  readonly onStale: () => void;
  readonly onStart: () => void;
  readonly onDone: (seq: number) => void;
}) {
  const { sauvegarde, revision, reviennent, disparaissent, changent } = apercu;
  const { id } = sauvegarde;
  return (
    <>
      <Differences apercu={apercu} />
      {reviennent.nombre + disparaissent.nombre + changent.nombre > 0 && (
        <ConfirmForm
          id={id}
          title={text.confirmRestore}
          lead={text.restoreSafety}
          help={text.reasonHelpRestore}
          confirm={text.restore}
          pendingLabel={text.restoring}
          refusedTitle={text.refusedRestore}
          recorded
          send={(motif) => call('sauvegardes.restaurer', { id, motif, revision })}
          onDone={({ revision: seq }) => onDone(seq)}
          onStale={onStale}
          onStart={onStart}
        />
      )}
    </>
  );
}

function Repair({
  apercu,
  onStale,
  onStart,
  onDone,
}: {
  readonly apercu: Apercu<'reparation'>;
  readonly onStale: () => void;
  readonly onStart: () => void;
  readonly onDone: (done: ReparationView) => void;
}) {
  const { sauvegarde, seq, tete, perdues } = apercu;
  const { id } = sauvegarde;
  return (
    <>
      <RepairPlan apercu={apercu} />
      <ConfirmForm
        id={id}
        title={text.confirmRepair}
        lead={text.repairSafety}
        help={text.reasonHelpRepair}
        confirm={text.repair}
        pendingLabel={text.repairing}
        refusedTitle={text.refusedRepair}
        recorded={false}
        send={(motif) => call('sauvegardes.reparer', { id, motif, seq, tete, perdues: perdues.nombre })}
        onDone={onDone}
        onStale={onStale}
        onStart={onStart}
      />
    </>
  );
}

/** What was done, once it is. */
type Fait =
  | { readonly nature: 'restauration'; readonly seq: number }
  | { readonly nature: 'reparation'; readonly seq: number; readonly ecarte: string };

function Done({ fait, when }: { readonly fait: Fait; readonly when: string }) {
  const repaired = fait.nature === 'reparation';
  return (
    <Callout tone="ok" role="status" title={repaired ? text.repairedTitle : text.restored(when)}>
      <Stack gap="xs">
        <p>{repaired ? text.repaired(fait.seq) : text.restoredDetail(fait.seq)}</p>
        {repaired && <p>{text.repairedAside(fait.ecarte)}</p>}
        <div>
          <ButtonLink to={paths.accueil}>{text.toHome}</ButtonLink>
        </div>
      </Stack>
    </Callout>
  );
}

/** Steps 2 and 3: what going back to one backup would change, then the reason and the act. */
export function ApercuPage() {
  const { sauvegardeId = '' } = useParams();
  const [step, setStep] = useState<2 | 3>(2);
  const [fait, setFait] = useState<Fait | null>(null);
  // Once it is done, what was confirmed is no longer asked about.
  const query = useQuery('sauvegardes.apercu', { id: sauvegardeId }, { enabled: fait === null });
  const { data, refetch } = query;
  const [when, setWhen] = useState('');
  const shown = data === undefined ? when : formatInstant(data.sauvegarde.at);
  useFresh(query);
  const done = (what: Fait) => {
    setWhen(shown);
    setFait(what);
    invalidateQueries();
  };
  const start = () => setStep(3);
  const repairing = (fait ?? data)?.nature === 'reparation';
  return (
    <Page
      title={repairing ? text.repairTitle : text.restoreTitle}
      crumbs={[{ label: text.title, to: paths.sauvegardes }]}
      lead={shown === '' ? undefined : text.backupOf(shown)}
    >
      {fait !== null ? (
        <Done fait={fait} when={shown} />
      ) : (
        <>
          <PresentNote>{text.present}</PresentNote>
          <Steps label={text.stepsLabel} steps={text.steps} current={step} />
          {data === undefined && query.error === undefined && <p>{text.reading}</p>}
          <QueryView query={query}>
            {(apercu) => (
              <>
                <Described apercu={apercu} />
                {apercu.nature === 'restauration' ? (
                  <Restoration
                    apercu={apercu}
                    onStale={refetch}
                    onStart={start}
                    onDone={(seq) => done({ nature: 'restauration', seq })}
                  />
                ) : (
                  <Repair
                    apercu={apercu}
                    onStale={refetch}
                    onStart={start}
                    onDone={({ revision, ecarte }) => done({ nature: 'reparation', seq: revision, ecarte })}
                  />
                )}
              </>
            )}
          </QueryView>
        </>
      )}
    </Page>
  );
}
