import { IconFolderOpen, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import type { EnTeteConventionView } from '#contract/conventions';
import type { PaquetView } from '#contract/paquets';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { DayContext } from '../../parts/forms/day-context';
import { paths } from '../../parts/paths';
import { Aide } from '../../parts/aide';
import { QueryView } from '../../parts/query-view';
import { SaveOutcome, useSave } from '../../parts/save-button';
import { PaquetBadge } from '../../parts/state-badge';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textSignatures } from '../../text/signatures';
import { textPaquets as text } from '../../text/paquets';
import { ActLink } from '../../ui/act-link';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Detail, DetailColumns, MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { Section } from '../../ui/section';
import { formPaths } from './forms/paths';
import { NoSuchAct } from './no-such-act';
import { RIEN } from './paquets/choix';
import type { Choix } from './paquets/choix';
import { GesteDialog } from '../../parts/geste-dialog';
import type { Geste } from '../../parts/geste-dialog';
import { PaquetActions, remettre } from './paquets/gestes';
import { Matrice } from './paquets/matrice';
import classes from './paquets/matrice.module.css';
import {
  Archives,
  Controles,
  DocumentsDuPaquet,
  Originaux,
  PaquetFaits,
  longJour,
} from './paquets/paquet-faits';
import { Recueil } from './paquets/recueil';
import { useScans } from './paquets/scans';
import { PanneauScans } from './paquets/scans-panneau';
import { useActe } from './use-acte';

/** One packet: the matrix and what is signed in it, beside what circulates and what still fails. */
function Paquet({ paquet }: { readonly paquet: PaquetView }) {
  const [choix, setChoix] = useState<Choix>(RIEN);
  const [fautives, setFautives] = useState<Choix>(RIEN);
  const [geste, setGeste] = useState<Geste | null>(null);
  const [ouverts, setOuverts] = useState(false);
  const scans = useScans(paquet);
  const { save, outcome, dismiss } = useSave();
  const { acte, etat, refus, retrait, signees, cases } = paquet;
  const circule = etat === 'en_circulation';
  const choisir = (next: Choix) => {
    setChoix(next);
    setFautives(RIEN);
  };
  return (
    <Detail
      title={acte.titre}
      state={
        <>
          <PaquetBadge etat={etat} />
          <Aide sujet="paquet" conventionId={paquet.conventionId} etat={etat} />
        </>
      }
      actions={
        <PaquetActions
          paquet={paquet}
          onGeste={setGeste}
          onScans={() => setOuverts(true)}
          onExport={() => save(() => call('paquets.exporter', { paquetId: paquet.id }))}
        />
      }
    >
      {/* Over the whole width: every original and every signatory is to be seen at a glance. */}
      <SaveOutcome outcome={outcome} onClose={dismiss} />
      {refus !== null && retrait === null && (
        <Callout tone="bad" title={text.refusedTitle(refus.signataire, longJour(refus.date))}>
          <p>{refus.motif}</p>
          <p>{text.refusedNext}</p>
        </Callout>
      )}
      {retrait !== null && (
        <Callout tone="quiet" title={text.withdrawnTitle(longJour(retrait.date))}>
          <p>{retrait.motif}</p>
        </Callout>
      )}
      {etat === 'complet' && <Callout tone="ok" title={text.completeTitle} />}
      <section aria-labelledby="matrice">
        <h3 id="matrice" className={classes.titre}>
          {text.matrix.title} · {text.matrix.count(signees, cases.length)}
        </h3>
        <Matrice paquet={paquet} choix={choix} fautives={fautives} onChange={circule ? choisir : undefined} />
      </section>
      {circule && ouverts && (
        <PanneauScans
          scans={scans}
          choix={choix}
          onChoix={(cles, chosen) => {
            const next = new Set(choix);
            for (const cle of cles) {
              if (chosen) next.add(cle);
              else next.delete(cle);
            }
            choisir(next);
          }}
          onClose={() => {
            scans.vider();
            setOuverts(false);
          }}
        />
      )}
      {circule && (
        <Recueil
          paquet={paquet}
          choix={choix}
          preuves={scans.preuves}
          onDone={() => choisir(RIEN)}
          onClear={() => choisir(RIEN)}
          onFautives={setFautives}
        />
      )}
      <DetailColumns
        aside={
          <>
            <Controles controles={paquet.controles} />
            <PaquetFaits paquet={paquet} />
          </>
        }
      >
        <Originaux paquet={paquet} onRemettre={(numero) => setGeste(remettre(paquet, numero))} />
        <DocumentsDuPaquet paquet={paquet} />
        <Archives paquet={paquet} />
      </DetailColumns>
      <GesteDialog geste={geste} onClose={() => setGeste(null)} />
    </Detail>
  );
}

const rowOf = ({ id, conventionId, acte, etat, ouvertLe, signees, cases }: PaquetView): MasterRow => ({
  id,
  to: paths.acte(conventionId, 'paquets', id),
  title: acte.titre,
  state: <PaquetBadge etat={etat} />,
  day: `${signees}/${cases.length} · ${formatShort(ouvertLe as CivilDate)}`,
});

/** The packets of signature of a convention, the latest first; the one chosen beside. */
export function PaquetsTab({ view }: { readonly view: EnTeteConventionView }) {
  const { convention, aujourdhui } = view;
  const { acteId, fait } = useActe();
  const query = useQuery('paquets.lister', { conventionId: convention.id });
  const list = paths.convention(convention.id, 'paquets');
  const open = (
    <ActLink
      to={formPaths.ouvrirPaquet(convention.id)}
      size="xs"
      icon={<IconFolderOpen size={16} aria-hidden />}
    >
      {text.open}
    </ActLink>
  );
  return (
    <QueryView query={query}>
      {({ paquets, aOuvrir }) => {
        if (paquets.length === 0)
          return (
            <Section title={text.title} plain>
              <EmptyState
                icon={IconSignature}
                title={text.none}
                action={aOuvrir.length > 0 ? open : undefined}
              >
                {aOuvrir.length > 0 ? text.noneWhy : `${text.noneWhy} ${text.nothingToOpen}`}
              </EmptyState>
            </Section>
          );
        const shown = acteId === null ? paquets[0] : paquets.find(({ id }) => id === acteId);
        return (
          <DayContext value={{ today: aujourdhui, zone: convention.zone }}>
            <MasterDetail
              label={text.list}
              title={text.title}
              list={list}
              actions={
                <>
                  {aOuvrir.length > 0 && open}
                  <ActLink to={paths.signatures} size="xs" icon={<IconSignature size={16} aria-hidden />}>
                    {textSignatures.open}
                  </ActLink>
                </>
              }
              groups={[{ label: null, rows: paquets.map(rowOf) }]}
              selected={shown?.id ?? null}
              chosen={acteId !== null}
              marked={fait !== null && fait === shown?.id}
            >
              {shown === undefined ? (
                <NoSuchAct list={list} label={text.title} />
              ) : (
                <Paquet key={shown.id} paquet={shown} />
              )}
            </MasterDetail>
          </DayContext>
        );
      }}
    </QueryView>
  );
}
