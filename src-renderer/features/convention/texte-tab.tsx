import { useEffect, useMemo } from 'react';
import type { ActeConventionView, EnTeteConventionView } from '#contract/conventions';
import type { ConsolidationView } from '#contract/texte';
import { formatDate } from '#domain/civil-date';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import layout from '../../ui/layout.module.css';
import { useKept } from '../../rpc/kept';
import { usePastInstant } from '../../rpc/past';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { textTexte } from '../../text/texte';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { useFill } from '../../ui/use-fill';
import { Act } from './texte/act';
import { clausesParAlinea } from './texte/clauses';
import type { Clauses } from './texte/clauses';
import classes from './texte/act.module.css';
import { useTexteAddress } from './texte/address';
import { Notices } from './texte/notices';
import { Settings } from './texte/settings';
import settingsClasses from './texte/settings.module.css';
import { Contents, SearchBox } from './texte/side';
import { usePassages } from './texte/use-passages';

/** What was read, in one sentence: said when another text comes. */
function statusOf({ jour, actes }: ConsolidationView, etat: EnTeteConventionView['etat']): string {
  const drafts = actes.filter(({ projet }) => projet).length;
  const signed = actes.length - drafts;
  const date = formatDate(jour);
  const unsigned = etat === 'projet' || etat === 'en_cours_de_signature';
  const upcoming = actes.filter(({ aVenir }) => aVenir).length;
  return [
    signed > 0
      ? textTexte.statusActs(date, signed)
      : unsigned
        ? textTexte.statusUnsigned(date)
        : textTexte.statusSigned(date),
    ...(upcoming === 0 ? [] : [textTexte.statusUpcoming(upcoming)]),
    ...(drafts === 0 ? [] : [textTexte.statusDrafts(drafts)]),
  ].join(' ');
}

function TexteEnVigueur({
  view,
  convention,
  consolidation,
  clauses,
  fetching,
  failure,
}: {
  readonly view: EnTeteConventionView;
  readonly convention: ActeConventionView;
  readonly consolidation: ConsolidationView;
  /** What each alinéa makes the registry compute, by its id. */
  readonly clauses: Clauses;
  readonly fetching: boolean;
  /** Why the text asked for could not be read; the one before is still shown. */
  readonly failure: string | null;
}) {
  const { aujourdhui } = view;
  const whole = useTexteAddress();
  const { address, searchAt } = whole;
  const { article: target, origines, alineas } = address;
  const drawn = useMemo(() => ({ consolidation, origines }), [consolidation, origines]);
  const [body, search] = usePassages(drawn);
  const frame = useFill<HTMLDivElement>();
  const acts = useMemo(
    () => new Map(consolidation.actes.map((acte) => [acte.avenantId, acte])),
    [consolidation],
  );

  useEffect(() => {
    if (target === null) return;
    const heading = document.getElementById(`titre-${target}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [target]);

  return (
    <div>
      <Settings
        view={view}
        consolidation={consolidation}
        address={whole}
        aujourdhui={aujourdhui}
        status={
          <p role="status" className={settingsClasses.status}>
            {fetching ? textTexte.reading : statusOf(consolidation, view.etat)}
          </p>
        }
      />
      {failure !== null && (
        <div className={settingsClasses.failed}>
          <Callout tone="bad" role="alert" title={textTexte.failed}>
            <p>{failure}</p>
          </Callout>
        </div>
      )}
      <div ref={frame} className={`${layout.panes} ${layout.fill} ${classes.workspace}`}>
        <aside className={classes.side} aria-label={textConvention.texte.toc}>
          <SearchBox search={search} texte={consolidation.texte} searchAt={searchAt} />
          <Contents texte={consolidation.texte} target={target} searchAt={searchAt} />
        </aside>
        <div className={classes.reading} role="region" aria-label={textTexte.readingPane} tabIndex={0}>
          <Notices view={view} consolidation={consolidation} aujourdhui={aujourdhui} searchAt={searchAt} />
          <article
            ref={body}
            className={classes.act}
            lang="fr"
            aria-label={textConvention.texte.title}
            aria-busy={fetching}
            data-alineas={alineas || undefined}
          >
            <Act
              convention={convention}
              consolidation={consolidation}
              showing={{ query: search.query, acts, clauses, origines, alineas }}
            />
          </article>
        </div>
      </div>
    </div>
  );
}

function Reader({ view }: { readonly view: EnTeteConventionView }) {
  const { address } = useTexteAddress();
  const { jour, projets } = address;
  const { id } = view.convention;
  const query = useQuery('texte.consolider', { conventionId: id, jour, projets: [...projets] });
  const acte = useQuery('conventions.acte', { conventionId: id });
  const consolidation = useKept(query.data);
  const said = useQuery('conventions.clauses', { conventionId: id, jour });
  const clauses = useMemo(() => clausesParAlinea(said.data?.clauses ?? []), [said.data]);
  const { error } = query;
  if (consolidation === undefined || acte.data === undefined) {
    return (
      <div>
        <QueryView query={query}>{() => <QueryView query={acte}>{() => null}</QueryView>}</QueryView>
        {error !== undefined && (
          <div className={settingsClasses.failed}>
            <ButtonLink to={paths.convention(id, 'texte')}>{textTexte.backToday}</ButtonLink>
          </div>
        )}
      </div>
    );
  }
  return (
    <TexteEnVigueur
      view={view}
      convention={acte.data}
      consolidation={consolidation}
      clauses={clauses}
      fetching={query.fetching}
      failure={error === undefined ? null : [error.message, error.remede].filter(Boolean).join(' ')}
    />
  );
}

/** The text in force: what the convention says on a day, each passage with the act it comes from. */
export function TexteTab({ view }: { readonly view: EnTeteConventionView }) {
  const instant = usePastInstant();
  return <Reader key={`${view.convention.id} ${instant ?? ''}`} view={view} />;
}
