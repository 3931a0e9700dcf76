import { NativeSelect, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { EnTeteConventionView } from '#contract/conventions';
import type { DocumentsView } from '#contract/documents';
import type { DocumentDisponibleView } from '#contract/views';
import { documentDe } from '#registre/documents';
import type { GroupeDocument } from '#registre/documents';
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
import { Detail, MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { StatusBadge } from '../../ui/status-badge';
import { Certification } from './certification';
import type { Certifie } from './certification';
import classes from './documents.module.css';
import { PiecesDetail } from './pieces-section';

const text = textConvention.documents;

/** What else may be asked of a type of document, and where. */
function ailleurs(conventionId: string, { type }: DocumentDisponibleView, bornes: Bornes) {
  if (type === 'version-consolidee')
    return { to: paths.convention(conventionId, 'texte'), label: text.otherDay };
  if (type === 'comparaison') return { to: paths.comparer(conventionId, bornes), label: text.otherEnds };
  return null;
}
/** Asked in place of an original: the act as it stands, with the days of its signatures. */
const COPIE = 'copie';

type Bornes = Parameters<typeof paths.comparer>[1];

function Preview({
  conventionId,
  document: wanted,
  bornes,
}: {
  readonly conventionId: string;
  readonly document: DocumentDisponibleView;
  readonly bornes: Bornes;
}) {
  const [params, setParams] = useSearchParams();
  const lie = wanted.lies.find((one) => one === params.get('document'));
  const type = lie ?? wanted.type;
  const destinataireId = params.get('pour');
  const exemplaire = params.get('exemplaire');
  const [certifie, setCertifie] = useState<Certifie>({ par: null, qualite: null, lieu: null, le: null });
  const input = {
    type,
    id: wanted.id,
    ...(destinataireId === null ? {} : { destinataireId }),
    ...(exemplaire === COPIE ? { copie: true } : {}),
    ...(type === 'copie-conforme' ? { certifie } : {}),
    ...(exemplaire !== null && /^\d{1,2}$/u.test(exemplaire) ? { original: Number(exemplaire) } : {}),
  };
  const query = useQuery('documents.apercu', input, { enabled: wanted.empechement === null });
  if (wanted.empechement !== null) {
    return (
      <EmptyState icon={IconFileOff} title={text.impossible}>
        {wanted.empechement}
      </EmptyState>
    );
  }
  const other = ailleurs(conventionId, wanted, bornes);
  const destinataires = query.data?.destinataires ?? [];
  const originaux = query.data?.originaux ?? 0;
  const choose = (document: string | null, pour: string | null, which: string | null = null): void => {
    setParams(
      {
        acte: wanted.type,
        id: wanted.id,
        ...(document === null || document === wanted.type ? {} : { document }),
        ...(pour === null || pour === '' ? {} : { pour }),
        ...(which === null || which === '1' ? {} : { exemplaire: which }),
      },
      { replace: true },
    );
  };
  return (
    <>
      {(wanted.lies.length > 0 || destinataires.length > 1 || originaux > 0) && (
        <div className={classes.toolbar}>
          {wanted.lies.length > 0 && (
            <NativeSelect
              label={text.which}
              value={type}
              data={[wanted.type, ...wanted.lies].map((one) => ({
                value: one,
                label: documentDe(one).libelle,
              }))}
              onChange={(event) => choose(event.currentTarget.value, null)}
            />
          )}
          {destinataires.length > 1 && (
            <NativeSelect
              label={text.to}
              value={destinataireId ?? ''}
              data={[
                { value: '', label: text.toAll(destinataires.length) },
                ...destinataires.map(({ id, nom }) => ({ value: id, label: nom })),
              ]}
              onChange={(event) => choose(type, event.currentTarget.value)}
            />
          )}
          {originaux > 0 && (
            <NativeSelect
              label={text.copyOf}
              value={exemplaire ?? '1'}
              data={[
                ...Array.from({ length: originaux }, (_, rang) => ({
                  value: String(rang + 1),
                  label: text.original(rang + 1, originaux),
                })),
                { value: COPIE, label: text.dated },
              ]}
              onChange={(event) => choose(type, destinataireId, event.currentTarget.value)}
            />
          )}
        </div>
      )}
      {type === 'copie-conforme' && <Certification valeur={certifie} onChange={setCertifie} />}
      <div className={classes.toolbar}>
        <SaveButton make={() => call('documents.exporter', input)} label={text.save} />
        <SaveButton
          make={() => call('documents.exporter', { ...input, format: 'pdf' })}
          label={text.savePdf}
          variant="default"
        />
        {other !== null && <ButtonLink to={other.to}>{other.label}</ButtonLink>}
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
  found: { documents },
}: {
  readonly view: EnTeteConventionView;
  readonly found: DocumentsView;
}) {
  const conventionId = convention.id;
  const [params] = useSearchParams();
  const { data } = useQuery('pieces.lister', { conventionId });
  const pieces = data?.pieces ?? [];
  const lost = pieces.filter(({ etat }) => etat === 'manquante' || etat === 'alteree').length;
  const [type, id] = [params.get('acte'), params.get('id')];
  const shown =
    type === 'pieces'
      ? undefined
      : (documents.find((one) => one.type === type && (id === null || one.id === id)) ?? documents[0]);
  const keyOf = (one: DocumentDisponibleView): string => `${one.type} ${one.id}`;
  const rowsOf = (groupe: GroupeDocument): readonly MasterRow[] =>
    documents
      .filter((one) => documentDe(one.type).groupe === groupe)
      .map((one) => ({
        id: keyOf(one),
        to: paths.document(conventionId, one.type, one.id),
        // The others say what they are by their own names.
        number: one.type === 'convention' ? documentDe(one.type).libelle : null,
        title: one.titre,
        state: one.etat,
        day: one.empechement === null ? null : text.impossible,
      }));
  const kept: readonly MasterRow[] = [
    {
      id: 'pieces',
      to: paths.pieces(conventionId),
      title: textPieces.title,
      state:
        lost > 0 ? <StatusBadge tone="bad" icon={IconAlertTriangle} label={textPieces.lost(lost)} /> : null,
      day: textPieces.count(pieces.length),
    },
  ];
  return (
    <MasterDetail
      label={text.list}
      title={text.title}
      list={paths.convention(conventionId, 'documents')}
      groups={[
        { label: text.groups.acts, rows: rowsOf('actes') },
        { label: text.groups.working, rows: rowsOf('travail') },
        { label: text.groups.kept, rows: kept },
      ]}
      selected={shown === undefined ? 'pieces' : keyOf(shown)}
      chosen={type !== null}
    >
      {shown === undefined ? (
        <PiecesDetail conventionId={conventionId} />
      ) : (
        <Detail title={text.previewOf(shown.titre)}>
          <Preview
            key={keyOf(shown)}
            conventionId={conventionId}
            document={shown}
            bornes={
              effet.etat === 'determine'
                ? { de: { nature: 'date', date: effet.date }, a: { nature: 'date', date: aujourdhui } }
                : undefined
            }
          />
        </Detail>
      )}
    </MasterDetail>
  );
}
