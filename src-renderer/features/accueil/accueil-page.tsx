import { IconCircleCheck } from '@tabler/icons-react';
import { Suspense, lazy, useMemo } from 'react';
import type { KeyboardEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { FILTRES_TRAVAIL, compterTravail, estDuFiltre } from '#contract/travail';
import type { AccueilView, FiltreTravail } from '#contract/travail';
import { formatLong } from '#domain/civil-date';
import { ETATS_AVENANT, isOuvert } from '#domain/fiches/avenant';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import type { Query } from '../../rpc/query';
import { textAccueil } from '../../text/accueil';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import { LeadAtOnce } from '../../ui/last-gesture';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import classes from './accueil.module.css';
import { DEBUT } from './debut';
import { HeadRow, WorkRow, rowsOf } from './lignes';
import type { Row } from './lignes';

/** Past these, rows are made as they come into view; that code is fetched then. */
const AT_ONCE = 80;
const LongRows = lazy(async () => ({ default: (await import('./longue-liste')).LongueListe }));

const isFiltre = (text: string | null): text is FiltreTravail =>
  text !== null && FILTRES_TRAVAIL.some((one) => one === text);

function Filters({
  comptes,
  filtre,
  choose,
}: {
  readonly comptes: AccueilView['comptes'];
  readonly filtre: FiltreTravail;
  readonly choose: (filtre: FiltreTravail) => void;
}) {
  return (
    <div className={classes.filters} role="group" aria-label={textAccueil.filters}>
      {FILTRES_TRAVAIL.map((one) => {
        const count = comptes[one];
        return (
          <button
            key={one}
            type="button"
            className={classes.filter}
            aria-pressed={one === filtre}
            data-late={(one === 'retard' && count > 0) || undefined}
            onClick={() => {
              choose(one);
            }}
          >
            {textAccueil.filtre[one]} <span className={classes.count}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Up and down go from a line to the next, on the same column of links. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const here = (event.target as HTMLElement).closest('[data-row]');
  if (here === null) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const next = all[all.indexOf(here as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  const column = (event.target as HTMLElement).dataset.column;
  const link =
    next?.querySelector<HTMLElement>(`[data-column="${column ?? ''}"]`) ??
    next?.querySelector<HTMLElement>('[data-column]');
  if (!link) return;
  event.preventDefault();
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
}

const Rows = ({ rows }: { readonly rows: readonly Row[] }) =>
  rows.map((row, index) => <WorkRow key={row.key} row={row} index={index} />);

function Table({ rows, whole }: { readonly rows: readonly Row[]; readonly whole: boolean }) {
  return (
    <div
      className={classes.table}
      role="table"
      aria-label={textAccueil.table}
      aria-rowcount={whole ? rows.length + 1 : -1}
    >
      <HeadRow />
      <div role="rowgroup" className={classes.body} onKeyDown={walk}>
        {rows.length <= AT_ONCE ? (
          <Rows rows={rows} />
        ) : (
          // Those at the top stay while the code that draws the others comes.
          <Suspense fallback={<Rows rows={rows.slice(0, AT_ONCE)} />}>
            <LongRows rows={rows} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

const AVENANTS_EN_COURS = `${paths.liste('avenants')}?${new URLSearchParams(
  ETATS_AVENANT.filter(isOuvert).map((etat) => ['etat', etat]),
).toString()}`;

function Overview({ compteurs }: Pick<AccueilView, 'compteurs'>) {
  const { conventions, enVigueur, avenantsEnCours, misesEnDemeureOuvertes } = compteurs;
  return (
    <nav aria-label={textAccueil.counts} className={classes.overview}>
      <Link to={paths.conventions}>{textAccueil.conventions(conventions)}</Link>
      <Link to={`${paths.conventions}?etat=en_vigueur`}>{textAccueil.enVigueur(enVigueur)}</Link>
      <Link to={AVENANTS_EN_COURS}>{textAccueil.avenants(avenantsEnCours)}</Link>
      <Link to={`${paths.conventions}?mises=1..`}>{textAccueil.misesEnDemeure(misesEnDemeureOuvertes)}</Link>
    </nav>
  );
}

/** The lines as they are known: those of the drafts whose text was found at fault take the place of the first. */
function useLignes({ lignes, comptes, projetsAVerifier }: AccueilView, whole: boolean) {
  const { data: checked } = useQuery('accueil.projets', {}, { enabled: whole });
  const all = useMemo(() => {
    const blocked = new Map(checked?.map((ligne) => [ligne.id, ligne]));
    return lignes.map((ligne) => blocked.get(ligne.id) ?? ligne);
  }, [lignes, checked]);
  const counts = useMemo(
    () => (checked === undefined ? comptes : compterTravail(all)),
    [all, comptes, checked],
  );
  return { all, counts, checking: projetsAVerifier > 0 && checked === undefined };
}

/** `suite`: the whole table, on its way while `accueil` is only its beginning. */
function Home({ accueil, suite }: { readonly accueil: AccueilView; readonly suite: Query<AccueilView> }) {
  const [params, setParams] = useSearchParams();
  const asked = params.get('filtre');
  const filtre = isFiltre(asked) ? asked : 'tout';
  const whole = accueil.reste === 0;
  const { all, counts, checking } = useLignes(accueil, whole);
  const rows = useMemo(
    () =>
      rowsOf(
        all.filter((ligne) => estDuFiltre(filtre, ligne)),
        accueil.titres,
      ),
    [all, filtre, accueil.titres],
  );
  return (
    <div className={classes.work}>
      <Filters
        comptes={counts}
        filtre={filtre}
        choose={(one) => {
          setParams(one === 'tout' ? {} : { filtre: one }, { replace: true });
        }}
      />
      {!whole && filtre !== 'tout' ? null : rows.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={filtre === 'tout' ? textAccueil.nothing : textAccueil.nothingHere}
          action={
            filtre === 'tout' ? (
              <ButtonLink to={paths.conventions}>{textAccueil.seeConventions}</ButtonLink>
            ) : undefined
          }
        />
      ) : (
        <Table rows={rows} whole={whole} />
      )}
      {!whole && <QueryView query={suite}>{() => null}</QueryView>}
      <div className={`${layout.note} ${classes.foot}`}>
        <Overview compteurs={accueil.compteurs} />
        <span role="status">{checking ? textAccueil.checking : ''}</span>
      </div>
    </div>
  );
}

/** Home: the work table. An empty registry has nothing to show: its first choice comes first. */
export function AccueilPage() {
  const etat = useQuery('registre.etat', {});
  const debut = useQuery('accueil.lire', DEBUT);
  const whole = useQuery('accueil.lire', {}, { enabled: (debut.data?.reste ?? 0) > 0 });
  const accueil = whole.data === undefined ? debut : whole;
  if (etat.data?.vide === true && !etat.fetching) return <LeadAtOnce to={paths.premiersPas} />;
  return (
    <Page
      title={textAccueil.title}
      aside={
        accueil.data === undefined ? undefined : (
          <span className={layout.note}>{textAccueil.lead(formatLong(accueil.data.aujourdhui))}</span>
        )
      }
    >
      <QueryView query={accueil}>{(data) => <Home accueil={data} suite={whole} />}</QueryView>
    </Page>
  );
}
