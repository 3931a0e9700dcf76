import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react';
import type { ClauseView, ClausesView } from '#contract/clauses';
import type { EnTeteConventionView } from '#contract/conventions';
import { formatDate } from '#domain/civil-date';
import { FAIT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { lowerFirst, upperFirst } from '#domain/french';
import { typographie } from '#domain/typographie';
import { NATURE_CLAUSE_LABELS } from '#registre/fiches/clauses';
import { DateText } from '../../parts/date-text';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { origineDite, textClauses as text } from '../../text/clauses';
import { ActLink } from '../../ui/act-link';
import { Callout } from '../../ui/callout';
import { Facts } from '../../ui/facts';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import { StatusBadge } from '../../ui/status-badge';
import classes from './convention.module.css';
import { formPaths } from './forms/paths';
import { RectifyLink } from './rectify-link';

type Of = { readonly conventionId: string; readonly modifiables: boolean };

/** What may be done to a clause today. */
function Actions({
  clause: { id, nature, aConfirmer },
  of: { conventionId, modifiables },
}: {
  readonly clause: ClauseView;
  readonly of: Of;
}) {
  const removable = modifiables && nature !== 'duree' && nature !== 'exemplaires';
  if (!aConfirmer && !modifiables) return null;
  return (
    <div className={layout.row}>
      {aConfirmer && (
        <ActLink to={formPaths.confirmerClause(conventionId, id)} size="xs" variant="filled">
          {text.confirm}
        </ActLink>
      )}
      {modifiables && (
        <ActLink to={formPaths.changerClause(conventionId, id)} size="xs">
          {text.change}
        </ActLink>
      )}
      {removable && (
        <ActLink to={formPaths.retirerClause(conventionId, id)} size="xs">
          {text.remove}
        </ActLink>
      )}
    </div>
  );
}

function Badges({ clause: { certitude, desaccord } }: { readonly clause: ClauseView }) {
  return (
    <>
      {!certitude.sure && <StatusBadge tone="warn" icon={IconHelpCircle} label={text.aConfirmer} />}
      {desaccord !== null && <StatusBadge tone="bad" icon={IconAlertTriangle} label={text.dementie} />}
    </>
  );
}

function Card({ clause, of }: { readonly clause: ClauseView; readonly of: Of }) {
  const { id, nature, sens, lieu, dit, origine, depuis, certitude, desaccord, passages } = clause;
  return (
    <article className={classes.record} aria-labelledby={`clause-${id}`}>
      <div className={classes.recordHead}>
        <h3 id={`clause-${id}`}>{NATURE_CLAUSE_LABELS[nature]}</h3>
        <Badges clause={clause} />
      </div>
      <p className={classes.clauseSens}>{sens}.</p>
      {(dit !== null || passages.length > 0) && (
        <blockquote className={classes.clauseWords} aria-label={text.words}>
          {typographie(dit ?? passages.map(({ extrait }) => extrait ?? '').join(' '))}
        </blockquote>
      )}
      {!certitude.sure && (
        <Callout tone="warn" title={text.doubts}>
          {certitude.doutes.map((doute) => (
            <p key={doute}>{doute}</p>
          ))}
        </Callout>
      )}
      {desaccord !== null && (
        <Callout tone="bad" title={text.dementie}>
          <p>{text.dementieDetail(lowerFirst(desaccord.sens))}</p>
        </Callout>
      )}
      <Facts
        items={[
          { term: text.passages, value: lieu === null ? text.noPassage : upperFirst(lieu) },
          { term: text.origine, value: upperFirst(origineDite(origine)) },
          {
            term: text.depuis,
            value: depuis === null ? text.sinceSigned : upperFirst(formatDate(depuis.effet)),
          },
        ]}
      />
      <Actions clause={clause} of={of} />
    </article>
  );
}

function Obligations({ clauses, of }: { readonly clauses: readonly ClauseView[]; readonly of: Of }) {
  return (
    <Section
      title={text.obligations}
      actions={
        of.modifiables ? (
          <ActLink to={formPaths.poserClause(of.conventionId, 'obligation')}>{text.poseObligation}</ActLink>
        ) : undefined
      }
    >
      <p className={classes.sub}>{text.obligationsIntro}</p>
      <ul className={classes.obligations}>
        {clauses.map((one) => (
          <li key={one.id}>
            <div>
              <p>{one.sens}.</p>
              <p className={classes.sub}>
                {upperFirst(one.lieu ?? text.noPassage)}
                {one.depuis === null
                  ? ''
                  : `, ${text.since(origineDite(one.origine), formatDate(one.depuis.effet))}`}
              </p>
            </div>
            <Badges clause={one} />
            <Actions clause={one} of={of} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const RECORD = {
  notification: formPaths.notification,
  transmission: formPaths.transmission,
  publication: formPaths.publication,
  opposition: formPaths.opposition,
  reconduction: formPaths.reconduction,
} as const;

function Faits({
  view: { faits, attendus },
  header: { convention },
}: {
  readonly view: ClausesView;
  readonly header: EnTeteConventionView;
}) {
  const parties = useQuery('conventions.parties', { conventionId: convention.id });
  const nom = (id: string | null): string | null =>
    id === null ? null : (parties.data?.parties.find((one) => one.id === id)?.nom ?? id);
  return (
    <Section
      title={text.faits.title}
      actions={
        <>
          {attendus.flatMap((nature) =>
            nature === 'retrait'
              ? []
              : [
                  <ActLink key={nature} to={RECORD[nature](convention.id)}>
                    {text.faits.record[nature]}
                  </ActLink>,
                ],
          )}
          {faits.length > 0 && (
            <RectifyLink conventionId={convention.id} collection="conventions" id={convention.id}>
              {text.faits.rectify}
            </RectifyLink>
          )}
        </>
      }
    >
      {faits.length === 0 ? (
        <p className={classes.sub}>{attendus.length === 0 ? text.faits.none : text.faits.awaited}</p>
      ) : (
        <ul>
          {faits.map(({ id, nature, date, preuve, partieId }) => (
            <li key={id}>
              {text.faits.line(
                upperFirst(FAIT_CONVENTION_LABELS[nature]),
                formatDate(date),
                preuve,
                nom(partieId),
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function JoursLocaux({
  jours,
  conventionId,
}: {
  readonly jours: ClausesView['joursLocaux'];
  readonly conventionId: string;
}) {
  return (
    <Section
      title={text.joursLocaux.title}
      actions={
        <>
          <ActLink to={formPaths.ajouterJourLocal(conventionId)}>{text.joursLocaux.add}</ActLink>
          {jours.length > 0 && (
            <ActLink to={formPaths.retirerJourLocal(conventionId)}>{text.joursLocaux.remove}</ActLink>
          )}
        </>
      }
    >
      <p className={classes.sub}>{text.joursLocaux.intro}</p>
      {jours.length === 0 ? (
        <p>{text.joursLocaux.none}</p>
      ) : (
        <ul>
          {jours.map(({ date, nom }) => (
            <li key={date}>
              <DateText date={date} />, {nom}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Clauses({ view, header }: { readonly view: ClausesView; readonly header: EnTeteConventionView }) {
  const conventionId = header.convention.id;
  const { clauses, absentes, modifiables } = view;
  const of = { conventionId, modifiables };
  const own = clauses.filter(({ nature }) => nature !== 'obligation');
  return (
    <>
      <Section
        title={text.title}
        plain
        actions={
          <ActLink to={formPaths.poserClause(conventionId)} variant={modifiables ? 'filled' : 'default'}>
            {modifiables ? text.pose : text.poseLue}
          </ActLink>
        }
      >
        <p className={classes.sub}>
          {text.intro}
          {modifiables ? '' : ` ${text.frozen}`}
        </p>
        <div className={classes.records}>
          {own.map((one) => (
            <Card key={one.id} clause={one} of={of} />
          ))}
        </div>
      </Section>
      {absentes.length > 0 && (
        <Section title={text.absentes}>
          <ul>
            {absentes.map(({ nature, suite }) => (
              <li key={nature}>{suite}</li>
            ))}
          </ul>
        </Section>
      )}
      <Faits view={view} header={header} />
      <Obligations clauses={clauses.filter(({ nature }) => nature === 'obligation')} of={of} />
      <JoursLocaux jours={view.joursLocaux} conventionId={conventionId} />
    </>
  );
}

/** What the convention makes the registry compute or refuse, with its words, and the facts it waits for. */
export function ClausesTab({ view }: { readonly view: EnTeteConventionView }) {
  const query = useQuery('conventions.clauses', { conventionId: view.convention.id, jour: null });
  return <QueryView query={query}>{(clauses) => <Clauses view={clauses} header={view} />}</QueryView>;
}
