import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { formatInstant } from '#contract/instant';
import type { ApercuSauvegardeView, ReparationView } from '#contract/sauvegardes';
import { formatTaille } from '#domain/pieces/fichier';
import { announce } from '../../parts/announcement';
import { paths } from '../../parts/paths';
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
}: {
  readonly apercu: Apercu<'restauration'>;
  readonly onStale: () => void;
  readonly onStart: () => void;
}) {
  const navigate = useNavigate();
  const { sauvegarde, revision, reviennent, disparaissent, changent } = apercu;
  const { id, at } = sauvegarde;
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
          onDone={({ revision: seq }) => {
            const message = text.restored(formatInstant(at));
            announce({ nature: 'done', message, next: { sens: 'annuler', seq } });
            void navigate(paths.accueil);
          }}
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

/** Steps 2 and 3: what going back to one backup would change, then the reason and the act. */
export function ApercuPage() {
  const { sauvegardeId = '' } = useParams();
  const [step, setStep] = useState<2 | 3>(2);
  const [repaired, setRepaired] = useState<ReparationView | null>(null);
  const query = useQuery('sauvegardes.apercu', { id: sauvegardeId }, { enabled: repaired === null });
  const { data, refetch } = query;
  useFresh(query);
  const when = data === undefined ? '' : formatInstant(data.sauvegarde.at);
  const title = data?.nature === 'reparation' || repaired !== null ? text.repairTitle : text.restoreTitle;
  return (
    <Page
      title={title}
      crumbs={[{ label: text.title, to: paths.sauvegardes }]}
      lead={data === undefined ? undefined : text.backupOf(when)}
    >
      {repaired !== null ? (
        <Callout tone="ok" role="status" title={text.repairedTitle}>
          <Stack gap="xs">
            <p>{text.repaired(repaired.revision)}</p>
            <p>{text.repairedAside(repaired.ecarte)}</p>
            <div>
              <ButtonLink to={paths.accueil}>{text.toHome}</ButtonLink>
            </div>
          </Stack>
        </Callout>
      ) : (
        <>
          <Steps label={text.stepsLabel} steps={text.steps} current={step} />
          {data === undefined && query.error === undefined && <p>{text.reading}</p>}
          <QueryView query={query}>
            {(apercu) => (
              <>
                <Described apercu={apercu} />
                {apercu.nature === 'restauration' ? (
                  <Restoration apercu={apercu} onStale={refetch} onStart={() => setStep(3)} />
                ) : (
                  <Repair
                    apercu={apercu}
                    onStale={refetch}
                    onStart={() => setStep(3)}
                    onDone={(done) => {
                      setRepaired(done);
                      invalidateQueries();
                    }}
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
