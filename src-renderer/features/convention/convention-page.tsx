import { FICHES_PLATES } from '#registre/fiches';
import type { FichePlate } from '#registre/fiches';
import { useEffect, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
import type { OngletConvention } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { Aide } from '../../parts/aide';
import { DateText } from '../../parts/date-text';
import { DeleteButton } from '../../parts/delete-button';
import { ONGLETS_EN_VUE, isOnglet, ongletDe, paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useRecentes } from '../../parts/recentes';
import { ConventionBadge } from '../../parts/state-badge';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { ongletLabels } from '../../text/onglets';
import { textShell } from '../../text/shell';
import { Breadcrumb, Page, usePageHeading } from '../../ui/page';
import type { Crumb } from '../../ui/page';
import { WindowNameContext } from '../../ui/window-name';
import { AvenantsTab } from './avenants-tab';
import { AvisTab } from './avis-tab';
import { ChronologieTab } from './chronologie-tab';
import { ClausesTab } from './clauses-tab';
import classes from './convention.module.css';
import { DocumentsTab } from './documents-tab';
import { fichesTab } from './fiches-tab';
import { PaquetsTab } from './paquets-tab';
import { PartiesTab } from './parties-tab';
import { ResiliationTab } from './resiliation-tab';
import { TexteTab } from './texte-tab';

/** The tabs of the records told by their fields alone. */
const DERIVED = Object.fromEntries(FICHES_PLATES.map((name) => [name, fichesTab(name)])) as Readonly<
  Record<FichePlate, (props: { readonly view: EnTeteConventionView }) => ReactNode>
>;

const TABS: Readonly<
  Record<Exclude<OngletConvention, 'journal'>, (props: { readonly view: EnTeteConventionView }) => ReactNode>
> = {
  ...DERIVED,
  texte: TexteTab,
  clauses: ClausesTab,
  parties: PartiesTab,
  avenants: AvenantsTab,
  avis: AvisTab,
  resiliation: ResiliationTab,
  documents: DocumentsTab,
  paquets: PaquetsTab,
  chronologie: ChronologieTab,
};

/** What every tab is read with, on the line of the title. */
function Summary({ view }: { readonly view: EnTeteConventionView }) {
  const { effet, terme, convention, signataires } = view;
  const { renouvellement } = terme;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>
          {textConvention.effet} <Aide sujet="effet" conventionId={convention.id} etat={view.etat} />
        </dt>
        <dd>
          {effet.etat === 'determine' ? (
            <DateText date={effet.date} />
          ) : effet.etat === 'non_determine' ? (
            textConvention.nonDetermine
          ) : (
            textConvention.aTrancher
          )}
        </dd>
      </div>
      <div>
        <dt>
          {textConvention.terme} <Aide sujet="fin" conventionId={convention.id} etat={view.etat} />
        </dt>
        <dd>
          {terme.date === null ? textConvention.sansFin(terme.etat) : <DateText date={terme.date} />}
          {terme.etat === 'hypothese' && (
            <span className={classes.toConfirm}>{textConvention.aConfirmer}</span>
          )}
          {renouvellement !== undefined && renouvellement.prochain !== null && (
            <span className={classes.renewal}>
              {textConvention.parties.renewal(
                renouvellement.tacite,
                formatDate(renouvellement.prochain),
                renouvellement.restants,
              )}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>
          {textConvention.signatures} <Aide sujet="signatures" conventionId={convention.id} />
        </dt>
        <dd>{textConvention.signaturesCount(convention.signatures.length, signataires)}</dd>
      </div>
    </dl>
  );
}

function Tabs({ view, onglet }: { readonly view: EnTeteConventionView; readonly onglet: OngletConvention }) {
  const counts: Partial<Record<OngletConvention, number>> = view.compteurs;
  return (
    <nav aria-label={textConvention.tabs} className={classes.tabs}>
      <ul>
        {ONGLETS_EN_VUE.map((one) => {
          const count = counts[one] ?? 0;
          return (
            <li key={one}>
              <Link
                to={paths.convention(view.convention.id, one)}
                aria-current={one === ongletDe(onglet) ? 'page' : undefined}
                className={classes.tab}
              >
                {ongletLabels[one]}
                {count > 0 && <span className={classes.tabCount}>{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Tab({ onglet, view }: { readonly onglet: keyof typeof TABS; readonly view: EnTeteConventionView }) {
  const Content = TABS[onglet];
  return <Content view={view} />;
}

/**
 * One convention; its tabs are addresses, so that any of them can be linked to and come back to. `journal`: what the
 * journal says of it, a screen of another feature.
 */
export function ConventionPage({
  journal: Journal,
}: {
  readonly journal: ComponentType<{ readonly conventionId: string }>;
}) {
  const { conventionId = '', onglet } = useParams();
  const query = useQuery('conventions.lire', { conventionId });
  const { noter, oublier } = useRecentes();
  const titre = query.data?.convention.titreCourt;
  const gone = query.error?.code === 'INTROUVABLE';
  useEffect(() => {
    if (titre !== undefined) noter({ id: conventionId, titre });
    else if (gone) oublier(conventionId);
  }, [conventionId, titre, gone, noter, oublier]);
  if (!isOnglet(onglet)) return <Navigate to={paths.convention(conventionId, 'texte')} replace />;
  const crumbs = [{ label: textConvention.list, to: paths.conventions }];
  const { data } = query;
  if (data === undefined) {
    return (
      <Page title={textShell.conventions} crumbs={crumbs} focusKey={conventionId}>
        <QueryView query={query}>{() => null}</QueryView>
      </Page>
    );
  }
  return <Shown view={data} crumbs={crumbs} onglet={onglet} journal={Journal} />;
}

/** Its title and its facts on one line, its tabs, which alone stay in sight, and the tab. */
function Shown({
  view,
  crumbs,
  onglet,
  journal: Journal,
}: {
  readonly view: EnTeteConventionView;
  readonly crumbs: readonly Crumb[];
  readonly onglet: OngletConvention;
  readonly journal: ComponentType<{ readonly conventionId: string }>;
}) {
  const { id, titreCourt, signatures } = view.convention;
  const [named, setNamed] = useState<string | null>(null);
  const heading = usePageHeading(`${named ?? ongletLabels[onglet]} – ${titreCourt}`, `${id}/${onglet}`);
  return (
    <div className={classes.convention}>
      <div className={classes.head}>
        <div className={classes.headLine}>
          <Breadcrumb crumbs={crumbs} />
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {titreCourt}
          </h1>
          <ConventionBadge etat={view.etat} />
        </div>
        <Summary view={view} />
        {signatures.length === 0 && (
          <DeleteButton collection="conventions" id={id} of={titreCourt} leadsTo={paths.conventions} />
        )}
      </div>
      <Tabs view={view} onglet={onglet} />
      <div className={classes.body}>
        <WindowNameContext value={setNamed}>
          {onglet === 'journal' ? <Journal conventionId={id} /> : <Tab onglet={onglet} view={view} />}
        </WindowNameContext>
      </div>
    </div>
  );
}
