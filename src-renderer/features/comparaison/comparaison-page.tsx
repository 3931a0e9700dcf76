import { VisuallyHidden } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
import type { Borne, ComparaisonView, ConsolidationView } from '#contract/texte';
import type { CivilDate } from '#domain/civil-date';
import type { AppError } from '#contract/reply';
import { ActSheet } from '../../parts/act-sheet';
import { borneAdresse, borneLue, paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { SaveButton } from '../../parts/save-button';
import { useSearchNow } from '../../ui/use-search-now';
import { call } from '../../rpc/client';
import { useKept } from '../../rpc/kept';
import { usePastInstant } from '../../rpc/past';
import { useQuery } from '../../rpc/query';
import { textComparaison } from '../../text/comparaison';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { DayContext } from '../../parts/forms/day-context';
import { Page } from '../../ui/page';
import type { Crumb } from '../../ui/page';
import { Workspace } from '../../ui/workspace';
import classes from './comparaison.module.css';
import { EndsForm, quickComparisons } from './ends';
import type { End, Ends } from './ends';
import { Notes, Outline } from './outline';
import { SideBySide } from './side-by-side';
import { Toolbar } from './toolbar';
import type { Vue } from './toolbar';
import { useChanges } from './use-changes';

const SIDES: Vue = 'cote-a-cote';

function Failure({ error, kept }: { readonly error: AppError; readonly kept: boolean }) {
  return (
    <Callout tone="bad" role="alert" title={textComparaison.failed}>
      <p>{error.message}</p>
      {error.remede !== undefined && <p>{error.remede}</p>}
      {kept && <p>{textComparaison.failedKept}</p>}
    </Callout>
  );
}

function Compared({
  comparaison,
  fetching,
  vue,
  onVue,
}: {
  readonly comparaison: ComparaisonView;
  readonly fetching: boolean;
  readonly vue: Vue;
  readonly onVue: (vue: Vue) => void;
}) {
  const drawn = useMemo(() => ({ comparaison, vue }), [comparaison, vue]);
  const [body, changes] = useChanges(drawn);
  if (comparaison.changements === 0) {
    return (
      <EmptyState icon={IconEqual} title={textComparaison.none}>
        {textComparaison.noneDetail}
      </EmptyState>
    );
  }
  return (
    <div className={classes.compared} data-sides={vue === SIDES || undefined}>
      <Outline changes={changes} />
      <div className={classes.middle}>
        <Toolbar vue={vue} onVue={onVue} changes={changes} />
        <div
          ref={body}
          role="group"
          aria-label={textComparaison.passages}
          aria-busy={fetching}
          className={classes.scroller}
          tabIndex={0}
        >
          {vue === SIDES ? (
            <SideBySide comparaison={comparaison} />
          ) : (
            <div className={classes.desk}>
              <VisuallyHidden component="h2">{textComparaison.inline}</VisuallyHidden>
              <ActSheet model={comparaison.model} />
            </div>
          )}
        </div>
      </div>
      {vue !== SIDES && <Notes changes={changes} />}
    </div>
  );
}

/** The ends the address asks for; those it does not say are the ones most often asked for. */
function endsOf(
  params: URLSearchParams,
  text: ConsolidationView,
  aujourdhui: CivilDate,
): { readonly de: End; readonly a: End } {
  const today: Borne = { nature: 'date', date: aujourdhui };
  const usual = quickComparisons(text, aujourdhui)[0]?.ends ?? { de: today, a: today };
  const read = (name: 'de' | 'a'): End => {
    const asked = params.get(name);
    if (asked === null) return { borne: usual[name], broken: null };
    const borne = borneLue(asked);
    return borne === null ? { borne: today, broken: asked } : { borne, broken: null };
  };
  return { de: read('de'), a: read('a') };
}

function Comparison({
  view,
  text,
  aujourdhui,
  crumbs,
}: {
  readonly view: EnTeteConventionView;
  readonly text: ConsolidationView;
  readonly aujourdhui: CivilDate;
  readonly crumbs: readonly Crumb[];
}) {
  const [params, putParams] = useSearchNow();
  const { de, a } = endsOf(params, text, aujourdhui);
  const vue: Vue = params.get('vue') === SIDES ? SIDES : 'texte';
  const sound = de.broken === null && a.broken === null;
  const { id, zone } = view.convention;
  const input = { conventionId: id, de: de.borne, a: a.borne };
  const query = useQuery('texte.comparer', input, { enabled: sound });
  const comparaison = useKept(query.data);
  const go = (ends: Ends, next: Vue = vue) => {
    putParams(
      new URLSearchParams({
        de: borneAdresse(ends.de),
        a: borneAdresse(ends.a),
        ...(next === SIDES ? { vue: SIDES } : {}),
      }),
    );
  };
  const fetching = sound && query.fetching;
  return (
    <Workspace
      title={textComparaison.title}
      crumbs={crumbs}
      aside={
        <p role="status" className={classes.status}>
          {fetching
            ? textComparaison.comparing
            : comparaison !== undefined &&
              sound &&
              query.error === undefined &&
              textComparaison.status(
                comparaison.de,
                comparaison.a,
                textComparaison.changes(comparaison.changements),
              )}
        </p>
      }
      actions={
        comparaison !== undefined &&
        comparaison.changements > 0 &&
        sound && (
          <SaveButton
            variant="default"
            make={() =>
              call('documents.exporter', {
                type: 'comparaison',
                id: input.conventionId,
                de: input.de,
                a: input.a,
              })
            }
            label={textComparaison.export}
          />
        )
      }
      notices={
        <>
          <DayContext value={{ today: aujourdhui, zone }}>
            <EndsForm de={de} a={a} text={text} aujourdhui={aujourdhui} onChange={go} />
          </DayContext>
          {query.error !== undefined && <Failure error={query.error} kept={comparaison !== undefined} />}
        </>
      }
    >
      {comparaison === undefined ? (
        query.error === undefined && <QueryView query={query}>{() => null}</QueryView>
      ) : (
        <Compared
          comparaison={comparaison}
          fetching={fetching}
          vue={vue}
          onVue={(next) => {
            go({ de: de.borne, a: a.borne }, next);
          }}
        />
      )}
    </Workspace>
  );
}

/** Two versions of a convention, one against the other: two days, or a day and what a draft would make of it. */
export function ComparaisonPage() {
  const { conventionId = '' } = useParams();
  const instant = usePastInstant();
  const convention = useQuery('conventions.lire', { conventionId });
  const text = useQuery('texte.consolider', { conventionId, jour: null, projets: [] });
  const aujourdhui = useQuery('registre.etat', {}).data?.aujourdhui;
  const view = convention.data;
  const crumbs = [
    { label: textComparaison.list, to: paths.conventions },
    ...(view === undefined
      ? []
      : [{ label: view.convention.titreCourt, to: paths.convention(conventionId, 'texte') }]),
  ];
  if (view !== undefined && text.data !== undefined && aujourdhui !== undefined)
    return (
      <Comparison
        key={`${conventionId} ${instant ?? ''}`}
        view={view}
        text={text.data}
        aujourdhui={aujourdhui}
        crumbs={crumbs}
      />
    );
  return (
    <Page title={textComparaison.title} crumbs={crumbs}>
      <QueryView query={convention}>{() => <QueryView query={text}>{() => null}</QueryView>}</QueryView>
    </Page>
  );
}
