import type { EnTeteConventionView, PartiesView } from '#contract/conventions';
import { typographie } from '#actes/typographie';
import { formatShort } from '#domain/civil-date';
import type { Partie, Signataire } from '#domain/parties/partie';
import { paths } from '../../parts/paths';
import { QueryView } from '../../parts/query-view';
import { useQuery } from '../../rpc/query';
import { textConvention } from '../../text/convention';
import { MasterDetail } from '../../ui/master-detail';
import type { MasterRow } from '../../ui/master-detail';
import { NoSuchAct } from './no-such-act';
import { FichePartie, FicheSignataire, nomTitulaire } from './partie-detail';
import { DatesConvention } from './parties-dates';
import { useActe } from './use-acte';

const text = textConvention.parties;

/** What a row is of: the convention and its dates, one party, one signatory. Only the last keeps its own id. */
const DATES = 'dates';
const rowOfPartie = (id: string): string => `partie:${id}`;

type Row =
  | { readonly nature: 'dates' }
  | { readonly nature: 'partie'; readonly partie: Partie }
  | { readonly nature: 'signataire'; readonly signataire: Signataire };

function found(parties: readonly Partie[], acteId: string | null): Row | null {
  for (const partie of parties) {
    if (rowOfPartie(partie.id) === acteId) return { nature: 'partie', partie };
    const signataire = partie.signataires.find(({ id }) => id === acteId);
    if (signataire !== undefined) return { nature: 'signataire', signataire };
  }
  return acteId === null || acteId === DATES ? { nature: 'dates' } : null;
}

/** The dates, then each party with those who sign for it under it. */
function rowsOf(
  { convention, signataires, effet }: EnTeteConventionView,
  parties: readonly Partie[],
): readonly MasterRow[] {
  const { id: conventionId, signatures } = convention;
  const signed = new Map<string, (typeof signatures)[number]['date']>(
    signatures.map(({ signataireId, date }) => [signataireId, date]),
  );
  const to = (id: string) => paths.acte(conventionId, 'parties', id);
  const rowOf = (one: Signataire): MasterRow => {
    const date = signed.get(one.id);
    return {
      id: one.id,
      to: to(one.id),
      title: nomTitulaire(one),
      state: <span>{typographie(one.fonction.libelle)}</span>,
      day: date === undefined ? text.toCollect : text.signedShort(formatShort(date)),
    };
  };
  return [
    {
      id: DATES,
      to: to(DATES),
      title: text.effetTitle,
      state: <span>{text.signaturesOf(signatures.length, signataires)}</span>,
      day: effet.etat === 'determine' ? text.effetShort(formatShort(effet.date)) : null,
    },
    ...parties.flatMap(({ id, nom, signataires: own }) => [
      {
        id: rowOfPartie(id),
        to: to(rowOfPartie(id)),
        number: typographie(nom),
        title: null,
        state: <span>{text.signaturesOf(own.filter((one) => signed.has(one.id)).length, own.length)}</span>,
      },
      ...own.map(rowOf),
    ]),
  ];
}

function Shown({
  row,
  list,
  view,
  known,
}: {
  readonly row: Row | null;
  readonly list: string;
  readonly view: EnTeteConventionView;
  readonly known: PartiesView;
}) {
  switch (row?.nature) {
    case 'dates':
      return <DatesConvention view={view} known={known} />;
    case 'partie':
      return <FichePartie key={row.partie.id} partie={row.partie} view={view} known={known} />;
    case 'signataire':
      return (
        <FicheSignataire key={row.signataire.id} signataire={row.signataire} view={view} known={known} />
      );
    case undefined:
      return <NoSuchAct list={list} label={text.signataires} />;
  }
}

/** The parties and those who sign for them, each at its address, beside what is signed and the dates that follow. */
export function PartiesTab({ view }: { readonly view: EnTeteConventionView }) {
  const conventionId = view.convention.id;
  const { acteId, fait } = useActe();
  const query = useQuery('conventions.parties', { conventionId });
  const list = paths.convention(conventionId, 'parties');
  return (
    <QueryView query={query}>
      {(known) => {
        const row = found(known.parties, acteId);
        return (
          <MasterDetail
            label={text.list}
            title={text.signataires}
            list={list}
            groups={[{ label: null, rows: rowsOf(view, known.parties) }]}
            selected={row === null ? null : (acteId ?? DATES)}
            chosen={acteId !== null}
            marked={fait !== null && fait === acteId}
          >
            <Shown row={row} list={list} view={view} known={known} />
          </MasterDetail>
        );
      }}
    </QueryView>
  );
}
