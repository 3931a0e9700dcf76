import { Text } from '@mantine/core';
import { IconAlertTriangle, IconFileOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { DocumentsView, EnTeteConventionView } from '#contract/conventions';
import type { DocumentDisponibleView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { ActSheet } from '../../parts/act-sheet';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { SaveButton } from '../../parts/save-button';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { textPieces } from '../../text/pieces';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { Section } from '../../ui/section';
import { StatusBadge } from '../../ui/status-badge';
import classes from './documents.module.css';
import { PiecesSection } from './pieces-section';

const text = textConvention.documents;

function Preview({ document: wanted }: { readonly document: DocumentDisponibleView }) {
  const query = useQuery(
    'documents.apercu',
    { acte: wanted.acte, id: wanted.id },
    { enabled: wanted.empechement === null },
  );
  if (wanted.empechement !== null) {
    return (
      <EmptyState icon={IconFileOff} title={text.impossible}>
        {wanted.empechement}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={classes.toolbar}>
        <SaveButton
          make={() => call('documents.exporter', { acte: wanted.acte, id: wanted.id })}
          label={text.save}
        />
        <Text size="sm" c="dimmed">
          {text.page}
        </Text>
      </div>
      <div className={classes.desk}>
        <QueryView query={query}>{({ model }) => <ActSheet model={model} />}</QueryView>
      </div>
    </>
  );
}

function Entry({
  to,
  current,
  kind,
  name,
  children,
}: {
  readonly to: string;
  readonly current: boolean;
  readonly kind: string;
  readonly name: string;
  readonly children?: ReactNode;
}) {
  return (
    <li>
      <Link to={to} aria-current={current ? 'true' : undefined} preventScrollReset className={classes.entry}>
        <span className={classes.kind}>{kind}</span>
        <span className={classes.name}>{name}</span>
        {children}
      </Link>
    </li>
  );
}

/** What stands at the end of the list: the pieces, how many, and whether one is damaged. */
function PiecesEntry({
  conventionId,
  current,
}: {
  readonly conventionId: string;
  readonly current: boolean;
}) {
  const { data } = useQuery('pieces.lister', { conventionId });
  const pieces = data?.pieces ?? [];
  const lost = pieces.filter(({ etat }) => etat === 'manquante' || etat === 'alteree').length;
  return (
    <Entry
      to={paths.pieces(conventionId)}
      current={current}
      kind={textPieces.count(pieces.length)}
      name={textPieces.title}
    >
      {lost > 0 && <StatusBadge tone="bad" icon={IconAlertTriangle} label={textPieces.lost(lost)} />}
    </Entry>
  );
}

/** The convention as its avenants make it read today: a working text, made on demand. */
function Consolidated({ conventionId }: { readonly conventionId: string }) {
  const input = { conventionId, jour: null, projets: [] };
  const query = useQuery('texte.modele', input);
  return (
    <>
      <div className={classes.toolbar}>
        <SaveButton make={() => call('texte.exporterConsolidation', input)} label={text.save} />
        <ButtonLink to={paths.convention(conventionId, 'texte')}>{text.otherDay}</ButtonLink>
        <Text size="sm" c="dimmed">
          {text.page}
        </Text>
      </div>
      <div className={classes.desk}>
        <QueryView query={query}>{({ model }) => <ActSheet model={model} />}</QueryView>
      </div>
    </>
  );
}

/**
 * The official acts and what is kept beside them as evidence: a list, and the sheet or the pieces chosen in it. The
 * choice is in the address.
 */
export function DocumentsTab({ view }: { readonly view: EnTeteConventionView }) {
  const query = useQuery('documents.lister', { conventionId: view.convention.id });
  return <QueryView query={query}>{(found) => <Documents view={view} found={found} />}</QueryView>;
}

function Documents({
  view: { convention, effet, aujourdhui },
  found: { documents, consolidable },
}: {
  readonly view: EnTeteConventionView;
  readonly found: DocumentsView;
}) {
  const [params] = useSearchParams();
  const pieces = params.get('acte') === 'pieces';
  // A text no avenant changed is the convention itself.
  const consolidated = consolidable && params.get('acte') === 'consolidation';
  const wanted =
    documents.find(({ acte, id }) => acte === params.get('acte') && id === params.get('id')) ?? documents[0];
  const chosen = pieces || consolidated ? undefined : wanted;
  return (
    <div className={layout.panes}>
      <Section title={text.title}>
        <Text size="sm" c="dimmed" mb="sm">
          {text.lead}
        </Text>
        <nav aria-label={text.list}>
          <ul className={classes.list}>
            {documents.map((one) => (
              <Entry
                key={`${one.acte} ${one.id}`}
                to={paths.document(convention.id, one.acte, one.id)}
                current={one === chosen}
                kind={`${text.acte[one.acte]} · ${one.etat}`}
                name={one.titre}
              >
                {one.empechement !== null && <span className={classes.kind}>{text.impossible}</span>}
              </Entry>
            ))}
            {consolidable && (
              <>
                <Entry
                  to={paths.consolidation(convention.id)}
                  current={consolidated}
                  kind={text.working}
                  name={text.consolidated(formatDate(aujourdhui))}
                />
                <Entry
                  to={paths.comparer(
                    convention.id,
                    effet.etat === 'determine'
                      ? {
                          de: { nature: 'date', date: effet.date },
                          a: { nature: 'date', date: aujourdhui },
                        }
                      : undefined,
                  )}
                  current={false}
                  kind={text.working}
                  name={text.compare}
                />
              </>
            )}
            <PiecesEntry conventionId={convention.id} current={pieces} />
          </ul>
        </nav>
      </Section>
      {consolidated ? (
        <Section title={text.previewOf(text.consolidated(formatDate(aujourdhui)))} plain>
          <Consolidated conventionId={convention.id} />
        </Section>
      ) : chosen === undefined ? (
        <PiecesSection conventionId={convention.id} />
      ) : (
        <Section title={text.previewOf(chosen.titre)} plain>
          <Preview key={`${chosen.acte} ${chosen.id}`} document={chosen} />
        </Section>
      )}
    </div>
  );
}
