import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
import { typographie } from '#actes/typographie';
import type { ActeView, ConflitView, ConsolidationView } from '#contract/texte';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Lieu } from '#domain/texte/nommer';
import { upperFirst } from '#domain/french';
import { lActe } from './acte-phrase';
import { paths } from '../../../parts/paths';
import { textTexte } from '../../../text/texte';
import { ButtonLink } from '../../../ui/button-link';
import { Callout } from '../../../ui/callout';
import { SettleButton } from './settle';
import classes from './notices.module.css';

type At = { readonly searchAt: (divisionId: string) => string };

/** A place of the text, as a link that leads to it where it has one. */
function Place({ lieu, searchAt }: At & { readonly lieu: Lieu }) {
  const { divisionId } = lieu;
  const libelle = typographie(lieu.libelle);
  if (divisionId === null) return <>{libelle}</>;
  return (
    <Link
      to={{ search: searchAt(divisionId) }}
      replace
      preventScrollReset
      aria-label={textTexte.goToPlace(libelle)}
      onClick={() => {
        document.getElementById(`titre-${divisionId}`)?.scrollIntoView({ block: 'start' });
      }}
    >
      {libelle}
    </Link>
  );
}

function Unsettled({
  conflits,
  searchAt,
  onSettled,
}: At & { readonly conflits: readonly ConflitView[]; readonly onSettled: (place: string) => void }) {
  if (conflits.length === 0) return null;
  return (
    <Callout tone="bad" title={textTexte.unsettled(conflits.length)}>
      <p>{textTexte.unsettledDetail}</p>
      <ul className={classes.conflicts}>
        {conflits.map((conflit) => {
          const { acte, operationId, defaut } = conflit;
          return (
            <li key={`${acte.avenantId} ${operationId}`}>
              <p className={classes.what}>
                {textTexte.unsettledOne(lActe(acte))} – <Place lieu={defaut.lieu} searchAt={searchAt} />
              </p>
              <p>{defaut.message}</p>
              <p>{defaut.remede}</p>
              <div className={classes.way}>
                <SettleButton
                  conflit={conflit}
                  onDone={() => {
                    onSettled(typographie(defaut.lieu.libelle));
                  }}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={classes.fold}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function WordsOnly({
  acts,
  conventionId,
}: {
  readonly acts: readonly ActeView[];
  readonly conventionId: string;
}) {
  if (acts.length === 0) return null;
  return (
    <Callout tone="warn" title={textTexte.wordsOnly(acts.length)}>
      <p>{textTexte.wordsOnlyDetail}</p>
      <ul className={classes.list}>
        {acts.map((acte) => (
          <li key={acte.avenantId}>
            <Link to={paths.document(conventionId, 'avenant', acte.avenantId)}>
              {textTexte.readAct(lActe(acte))}
            </Link>{' '}
            – {acte.objet}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** What is not certain, not in the text, or not yet in force; nothing when the text can be read as it stands. */
export function Notices({
  view,
  consolidation,
  aujourdhui,
  searchAt,
}: At & {
  readonly view: EnTeteConventionView;
  readonly consolidation: ConsolidationView;
  readonly aujourdhui: CivilDate;
}) {
  const [done, setDone] = useState<string | null>(null);
  const { jour, aVenir, sansOperation, conflits, renvoisMorts, terme, resiliee } = consolidation;
  const { effet, convention } = view;
  const unsettled = conflits.filter(({ arbitrage }) => arbitrage === null);
  const settled = conflits.filter(({ arbitrage }) => arbitrage !== null);
  const early = effet.etat === 'determine' && jour < effet.date ? effet.date : null;
  const late = terme.etat === 'confirme' ? textTexte.afterEnd : textTexte.afterSupposedEnd;
  return (
    <div className={classes.notices} role="group" aria-label={textTexte.notices}>
      <div role="status">
        {done !== null && (
          <Callout
            tone="ok"
            title={done}
            onClose={() => {
              setDone(null);
            }}
          />
        )}
      </div>
      <Unsettled
        conflits={unsettled}
        searchAt={searchAt}
        onSettled={(place) => {
          setDone(textTexte.settledDone(place));
        }}
      />
      <WordsOnly acts={sansOperation} conventionId={convention.id} />
      {early !== null && <Callout tone="warn" title={textTexte.beforeEffect(formatDate(early))} />}
      {resiliee !== null && <Callout tone="warn" title={textTexte.denounced(formatDate(resiliee))} />}
      {terme.date !== null && jour > terme.date && (
        <Callout tone="warn" title={late(formatDate(terme.date))} />
      )}
      {jour > aujourdhui && <Callout tone="info" title={textTexte.notYet(formatDate(aujourdhui))} />}
      {aVenir.map((acte) =>
        acte.effet === null ? null : (
          <Callout
            key={acte.avenantId}
            tone="info"
            title={textTexte.upcoming(upperFirst(lActe(acte)), formatDate(acte.effet))}
          >
            <p>{acte.objet}</p>
            <div className={classes.way}>
              <ButtonLink to={paths.texteAu(convention.id, acte.effet)} size="xs">
                {textTexte.upcomingRead(formatDate(acte.effet))}
              </ButtonLink>
            </div>
          </Callout>
        ),
      )}
      {settled.length > 0 && (
        <Fold title={textTexte.settled(settled.length)}>
          <ul className={classes.list}>
            {settled.map(({ acte, operationId, defaut, arbitrage }) => (
              <li key={`${acte.avenantId} ${operationId}`}>
                {textTexte.unsettledOne(lActe(acte))}, <Place lieu={defaut.lieu} searchAt={searchAt} /> –{' '}
                {arbitrage !== null && (
                  <>
                    <strong>{textTexte.settledAs(arbitrage.choix)}</strong>{' '}
                    {textTexte.settledOn(formatDate(arbitrage.le), arbitrage.motif)}
                  </>
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {renvoisMorts.length > 0 && (
        <Fold title={textTexte.deadRefs(renvoisMorts.length)}>
          <ul className={classes.list}>
            {renvoisMorts.map(({ mots, lieu, raison }, index) => (
              <li key={`${index} ${mots}`}>
                «&nbsp;{mots}&nbsp;», <Place lieu={lieu} searchAt={searchAt} />
                &nbsp;: {raison}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}
