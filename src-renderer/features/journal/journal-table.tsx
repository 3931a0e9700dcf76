import { Button, Text } from '@mantine/core';
import { IconBook2, IconFilterOff } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { COLONNES_JOURNAL } from '#contract/journal';
import type { ColonneJournal, LigneJournalView } from '#contract/journal';
import { formatInstantShort } from '#contract/instant';
import { RUBRIQUES } from '#registre/fiche';
import { ColumnsMenu } from '../../parts/listing/columns-menu';
import { ExportMenu } from '../../parts/listing/export-menu';
import listing from '../../parts/listing/listing.module.css';
import { QueryView } from '../../parts/query-view';
import { call } from '../../rpc/client';
import { useQuery } from '../../rpc/query';
import { textCommun } from '../../text/commun';
import { textJournal } from '../../text/journal';
import { ButtonLink } from '../../ui/button-link';
import { Callout } from '../../ui/callout';
import { DataTable } from '../../ui/data-table/data-table';
import { selectedOf, useDataTable } from '../../ui/data-table/use-data-table';
import type { DataColumn, Sorting } from '../../ui/data-table/use-data-table';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { useFill } from '../../ui/use-fill';
import { JournalDetail } from './journal-detail';
import { useJournalSearch } from './journal-filter';
import type { JournalSearch } from './journal-filter';
import { JournalFilters } from './journal-filters';
import { JournalGoTo } from './journal-go-to';
import classes from './journal-table.module.css';
import { useEntries } from './use-entries';

const COLONNES = 'colonnes';
const CLES = Object.keys(COLONNES_JOURNAL) as readonly ColonneJournal[];
const PREMIERES: readonly ColonneJournal[] = ['seq', 'quand', 'par', 'action', 'fiches', 'motif', 'suites'];

const LARGEURS: Readonly<Record<ColonneJournal, number>> = {
  seq: 64,
  quand: 152,
  instant: 200,
  par: 112,
  nature: 180,
  action: 240,
  motif: 140,
  fiches: 180,
  cible: 110,
  suites: 160,
  empreinte: 110,
};

/** What acts on another entry leads to it. */
const Suites = ({ ligne, search }: { readonly ligne: LigneJournalView; readonly search: JournalSearch }) =>
  ligne.renvois.map(({ seq, nature, levee }, rank) => (
    <span key={seq}>
      {rank > 0 && ', '}
      <Link
        to={search.at({ entree: seq })}
        className={classes.undone}
        data-quiet={nature === 'retablissement' || levee || undefined}
      >
        {textJournal.done(nature, seq)}
        {levee && textJournal.lifted}
      </Link>
    </span>
  ));

const Cible = ({ ligne, search }: { readonly ligne: LigneJournalView; readonly search: JournalSearch }) =>
  ligne.cible !== null && <Link to={search.at({ entree: ligne.cible.seq })}>{DIRE.cible(ligne)}</Link>;

const DIRE: Readonly<Record<ColonneJournal, (ligne: LigneJournalView) => string>> = {
  seq: ({ seq }) => String(seq),
  quand: ({ at }) => formatInstantShort(at),
  instant: ({ at }) => at,
  par: ({ by }) => by,
  nature: ({ genre }) => RUBRIQUES[genre],
  action: ({ libelle }) => libelle,
  motif: ({ reason }) => reason ?? '',
  fiches: ({ objets }) => objetsText(objets),
  cible: ({ cible }) => (cible === null ? '' : textJournal.does(cible.nature, cible.seq)),
  suites: ({ renvois }) => renvois.map(({ nature, seq }) => textJournal.done(nature, seq)).join(', '),
  empreinte: ({ hash }) => hash.slice(0, 8),
};

/** Enough to know what an entry touched; a restoration touches thousands. */
const NAMED = 6;

function objetsText(objets: LigneJournalView['objets']): string {
  const named = objets.slice(0, NAMED).map(({ libelle }) => libelle);
  const more = objets.length - named.length;
  return [...named, ...(more > 0 ? [textJournal.others(more)] : [])].join(' · ');
}

function columnOf(cle: ColonneJournal, search: JournalSearch): DataColumn<LigneJournalView> {
  const column = {
    id: cle,
    title: COLONNES_JOURNAL[cle],
    value: DIRE[cle],
    text: cle === 'empreinte' ? ({ hash }: LigneJournalView) => hash : DIRE[cle],
    width: LARGEURS[cle],
    grow: cle === 'action',
  };
  const cell = cellOf(cle, search);
  return cell === null ? column : { ...column, cell };
}

/** Where words are not enough. */
function cellOf(cle: ColonneJournal, search: JournalSearch): ((ligne: LigneJournalView) => ReactNode) | null {
  if (cle === 'quand') return (ligne) => <time dateTime={ligne.at}>{DIRE.quand(ligne)}</time>;
  if (cle === 'suites') return (ligne) => <Suites ligne={ligne} search={search} />;
  if (cle === 'cible') return (ligne) => <Cible ligne={ligne} search={search} />;
  if (cle === 'empreinte') return (ligne) => <code className="mono">{DIRE.empreinte(ligne)}</code>;
  return null;
}

const NONE: Sorting = [];
const rowId = ({ seq }: LigneJournalView): string => String(seq);
const rowName = ({ seq }: LigneJournalView): string => textJournal.entry(seq);
const expand = ({ seq }: LigneJournalView): string => textJournal.expand(seq);

/** What one entry changed, and the entries it is tied to. */
const Detail = ({ ligne, search }: { readonly ligne: LigneJournalView; readonly search: JournalSearch }) => (
  <>
    {(ligne.cible !== null || ligne.renvois.length > 0) && (
      <p className={classes.relations}>
        <Cible ligne={ligne} search={search} />
        <Suites ligne={ligne} search={search} />
      </p>
    )}
    <JournalDetail ligne={ligne} />
  </>
);

const struck = ({ reprise }: LigneJournalView): boolean => reprise;

const openedAt = (entree: number | null) => ({
  entree,
  opened: new Set(entree === null ? [] : [String(entree)]) as ReadonlySet<string>,
});

/** The entries that a filter keeps, from one place on. */
function Entries({
  search,
  conventionId,
  total,
}: {
  readonly search: JournalSearch;
  readonly conventionId: string | undefined;
  readonly total: number;
}) {
  const frame = useFill<HTMLDivElement>();
  const [params, setParams] = useSearchParams();
  const { lignes, seeking, done, error, more, readers } = useEntries(
    search.entree === null ? search.avant : search.entree + 1,
    search.filtre,
  );
  const chosen = params.get(COLONNES);
  const cles = useMemo(() => {
    const asked = chosen?.split(',') ?? [];
    const known = asked.flatMap((cle) => CLES.filter((one) => one === cle));
    return known.length > 0 ? known : PREMIERES;
  }, [chosen]);
  const columns = useMemo(() => cles.map((cle) => columnOf(cle, search)), [cles, search]);
  // An entry come to by its number is opened.
  const [open, setOpen] = useState(() => openedAt(search.entree));
  if (open.entree !== search.entree) setOpen(openedAt(search.entree));
  const { opened } = open;
  const toggle = useCallback(
    (id: string) =>
      setOpen((now) => {
        const next = new Set(now.opened);
        if (!next.delete(id)) next.add(id);
        return { ...now, opened: next };
      }),
    [],
  );
  const details = useMemo(
    () => ({
      opened,
      toggle,
      label: expand,
      render: (ligne: LigneJournalView) => <Detail ligne={ligne} search={search} />,
    }),
    [opened, toggle, search],
  );
  const table = useDataTable({
    name: 'journal',
    rows: lignes,
    columns,
    rowId,
    sorting: NONE,
    onSorting: null,
  });
  const selected = selectedOf(table);
  const placed = search.avant !== null || search.entree !== null;
  const nothing = done && lignes.length === 0;
  return (
    <div ref={frame} className={`${layout.fill} ${listing.frame}`}>
      {readers}
      <JournalFilters search={search} conventionId={conventionId}>
        <Text size="sm" c="dimmed" role="status">
          {textJournal.count(lignes.length, total, done)}
        </Text>
        {placed && <ButtonLink to={search.at({})}>{textJournal.newest}</ButtonLink>}
        <JournalGoTo search={search} total={total} />
        <ColumnsMenu
          columns={CLES.map((cle) => ({ cle, titre: COLONNES_JOURNAL[cle] }))}
          shown={cles}
          onChange={(next) =>
            setParams(
              (current) => {
                const now = new URLSearchParams(current);
                if (next === null) now.delete(COLONNES);
                else now.set(COLONNES, next.join(','));
                return now;
              },
              { replace: true },
            )
          }
        />
        <ExportMenu
          // Unlike what is on screen so far, the file has all that the filter keeps.
          count={selected.length > 0 ? selected.length : done ? lignes.length : null}
          selected={selected.length > 0}
          make={(format) =>
            call('journal.exporter', {
              filtre: search.filtre,
              vu: {
                format,
                colonnes: [...cles],
                entrees: selected.length > 0 ? selected.map(({ seq }) => seq) : null,
              },
            })
          }
        />
      </JournalFilters>
      {error !== undefined && (
        <Callout tone="bad" title={textCommun.readError} role="alert">
          <p>{error.message}</p>
        </Callout>
      )}
      {nothing ? (
        <div className={listing.none}>
          <EmptyState
            icon={IconFilterOff}
            title={textJournal.nothing}
            action={
              <Button variant="default" size="xs" onClick={search.reset}>
                {textJournal.reset}
              </Button>
            }
          >
            {textJournal.nothingDetail}
          </EmptyState>
        </div>
      ) : (
        <DataTable
          table={table}
          columns={columns}
          label={textJournal.caption}
          rowName={rowName}
          selectable
          details={details}
          marked={struck}
          onEnd={more}
          foot={
            <p className={classes.foot}>
              {done ? textJournal.begin : textJournal.searching(seeking?.avant ?? total + 1)}
            </p>
          }
        />
      )}
    </div>
  );
}

/** The entries of the journal, the latest first, by what is sought; those of one convention when it is given. */
export function JournalTable({ conventionId }: { readonly conventionId?: string }) {
  const search = useJournalSearch(conventionId);
  const first = useQuery('journal.lire', { avant: null, limite: 1, filtre: null });
  return (
    <QueryView query={first}>
      {({ total }) =>
        total === 0 ? (
          <EmptyState icon={IconBook2} title={textJournal.empty}>
            {textJournal.emptyDetail}
          </EmptyState>
        ) : (
          <Entries search={search} conventionId={conventionId} total={total} />
        )
      }
    </QueryView>
  );
}
