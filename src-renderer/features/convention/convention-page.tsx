import { FICHES_PLATES } from '#registre/fiches';
import type { FichePlate } from '#registre/fiches';
import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
import type { OngletConvention } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import type { Avertissement } from '#domain/refus';
import { DateText } from '../../parts/date-text';
import { DeleteButton } from './delete-button';
import { ONGLETS_EN_VUE, isOnglet, ongletDe, paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { ConventionBadge } from '../../parts/state-badge';
import { ToKnow } from '../../parts/to-know';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { ongletLabels } from '../../text/onglets';
import { textShell } from '../../text/shell';
import { Callout } from '../../ui/callout';
import { Facts } from '../../ui/facts';
import { Page } from '../../ui/page';
import { AvenantsTab } from './avenants-tab';
import { AvisTab } from './avis-tab';
import { ChronologieTab } from './chronologie-tab';
import { ClausesTab } from './clauses-tab';
import classes from './convention.module.css';
import { DocumentsTab } from './documents-tab';
import { fichesTab } from './fiches-tab';
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
  chronologie: ChronologieTab,
};

/** What a form hands back when its act is recorded. */
type Outcome = { readonly message?: string; readonly avertissements?: readonly Avertissement[] };

const readOutcome = (state: unknown): Outcome | null =>
  typeof state === 'object' && state !== null && ('message' in state || 'avertissements' in state)
    ? (state as Outcome)
    : null;

/** Said once, at the top of the page the form comes back to, until it is closed or another tab is opened. */
function OutcomeNotice() {
  const location = useLocation();
  const { key } = location;
  const [closed, setClosed] = useState<string | null>(null);
  const outcome = readOutcome(location.state);
  if (outcome === null || closed === key) return null;
  const { message, avertissements = [] } = outcome;
  return (
    <div className={classes.outcome}>
      <Callout
        tone="ok"
        title={message ?? textConvention.recorded}
        role="status"
        onClose={() => {
          setClosed(key);
        }}
      />
      <ToKnow items={avertissements} />
    </div>
  );
}

function Summary({ view }: { readonly view: EnTeteConventionView }) {
  const { effet, terme, convention, signataires } = view;
  return (
    <Facts
      items={[
        {
          term: textConvention.effet,
          value:
            effet.etat === 'determine' ? (
              <strong>
                <DateText date={effet.date} />
              </strong>
            ) : (
              <strong>
                {effet.etat === 'non_determine' ? textConvention.nonDetermine : textConvention.aTrancher}
              </strong>
            ),
        },
        {
          term: textConvention.terme,
          value: (
            <>
              <strong>
                {terme.date === null ? textConvention.sansFin(terme.etat) : <DateText date={terme.date} />}
              </strong>
              {terme.etat === 'hypothese' && (
                <span className={classes.hypothesis}>{textConvention.aConfirmer}</span>
              )}
              {terme.renouvellement !== undefined && terme.renouvellement.prochain !== null && (
                <span className={classes.sub}>
                  {textConvention.parties.renewal(
                    terme.renouvellement.tacite,
                    formatDate(terme.renouvellement.prochain),
                    terme.renouvellement.restants,
                  )}
                </span>
              )}
            </>
          ),
        },
        {
          term: textConvention.signatures,
          value: <strong>{textConvention.signaturesCount(convention.signatures.length, signataires)}</strong>,
        },
      ]}
    />
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
  return (
    <Page
      title={data.convention.titreCourt}
      windowTitle={`${ongletLabels[onglet]} – ${data.convention.titreCourt}`}
      crumbs={crumbs}
      aside={<ConventionBadge etat={data.etat} />}
      focusKey={`${conventionId}/${onglet}`}
      actions={
        data.convention.signatures.length === 0 ? (
          <DeleteButton
            collection="conventions"
            id={conventionId}
            of={data.convention.titreCourt}
            leadsTo={paths.conventions}
          />
        ) : undefined
      }
    >
      <OutcomeNotice />
      <Summary view={data} />
      <Tabs view={data} onglet={onglet} />
      {onglet === 'journal' ? <Journal conventionId={conventionId} /> : <Tab onglet={onglet} view={data} />}
    </Page>
  );
}
