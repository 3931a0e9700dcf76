import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconFiles,
  IconPlus,
  IconSearch,
  IconSelector,
} from '@tabler/icons-react';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { LigneConventionView } from '#contract/views';
import { ETAT_CONVENTION_LABELS } from '#domain/fiches/convention';
import { seeking } from '#domain/french';
import { ShortDate } from '../../parts/date-text';
import { paths } from '../../parts/paths';
import { ConventionBadge } from '../../parts/state-badge';
import { useQuery } from '../../rpc/query';
import { textCommun } from '../../text/commun';
import { textConventions } from '../../text/conventions';
import { ActLink } from '../../ui/act-link';
import { ButtonLink } from '../../ui/button-link';
import { EmptyState } from '../../ui/empty-state';
import layout from '../../ui/layout.module.css';
import { Page } from '../../ui/page';
import { QueryView } from '../../parts/query-view';
import classes from './conventions.module.css';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

const helper = createColumnHelper<typeof features, LigneConventionView>();
/** Sorts after every date of the calendar. */
const LAST = '9999';

const columns = helper.columns([
  helper.accessor('titre', {
    header: textConventions.convention,
    sortFn: 'alphanumeric',
    cell: ({ row: { original } }) => (
      <>
        <Link to={paths.convention(original.id)} className={classes.title}>
          {original.titre}
        </Link>
        <span className={`${layout.note} ${classes.region}`}>{original.region}</span>
      </>
    ),
  }),
  helper.accessor(({ etat }) => ETAT_CONVENTION_LABELS[etat], {
    id: 'etat',
    header: textConventions.state,
    sortFn: 'alphanumeric',
    cell: ({ row: { original } }) => <ConventionBadge etat={original.etat} />,
  }),
  helper.accessor(({ effet }) => effet ?? LAST, {
    id: 'effet',
    header: textConventions.effet,
    sortFn: 'basic',
    cell: ({ row: { original } }) =>
      original.effet === null ? (
        <span className={classes.quiet}>{textConventions.effetNonDetermine}</span>
      ) : (
        <ShortDate date={original.effet} />
      ),
  }),
  helper.accessor(({ terme }) => terme.date ?? LAST, {
    id: 'terme',
    header: textConventions.terme,
    sortFn: 'basic',
    cell: ({ row: { original } }) => (
      <>
        {original.terme.date === null ? (
          <span className={classes.quiet}>
            {original.terme.etat === 'indeterminee'
              ? textConventions.indeterminee
              : textConventions.effetNonDetermine}
          </span>
        ) : (
          <ShortDate date={original.terme.date} />
        )}
        {original.terme.etat === 'hypothese' && (
          <span className={classes.hypothesis}>{textConventions.aConfirmer}</span>
        )}
      </>
    ),
  }),
  helper.accessor(({ signatures }) => signatures.recueillies / Math.max(1, signatures.requises), {
    id: 'signatures',
    header: textConventions.signatures,
    sortFn: 'basic',
    cell: ({ row: { original } }) => `${original.signatures.recueillies} / ${original.signatures.requises}`,
  }),
  helper.accessor('avenants', { header: textConventions.avenants, sortFn: 'basic' }),
  helper.accessor(({ prochaineEcheance }) => prochaineEcheance?.date ?? LAST, {
    id: 'prochaine',
    header: textConventions.prochaine,
    sortFn: 'basic',
    cell: ({ row: { original } }) =>
      original.prochaineEcheance === null ? (
        <span className={classes.quiet}>{textConventions.noDeadline}</span>
      ) : (
        <>
          <ShortDate date={original.prochaineEcheance.date} />
          <span className={`${layout.note} ${classes.region}`}>
            {original.prochaineEcheance.libelle}, {textCommun.inDays(original.prochaineEcheance.jours)}
          </span>
        </>
      ),
  }),
]);

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;
const ROW_HEIGHT = 64;

function ConventionsTable({ rows: data }: { readonly rows: readonly LigneConventionView[] }) {
  const table = useTable({ features, columns, data });
  const scroll = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read here only, never memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // Before the first measure, and where nothing has a size: enough rows to fill a window.
    initialRect: { width: 1200, height: 800 },
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="region"
      aria-label={textConventions.caption}
      tabIndex={0}
    >
      <table className={`table ${classes.table ?? ''}`} aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const Arrow =
                  sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconSelector;
                return (
                  <th key={header.id} scope="col" aria-sort={sorted === false ? 'none' : ARIA_SORT[sorted]}>
                    <button
                      type="button"
                      className={`${layout.line} ${classes.sort}`}
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      <table.FlexRender header={header} />
                      <Arrow size={14} aria-hidden />
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden="true">
              <td colSpan={columns.length} style={{ height: before, padding: 0 }} />
            </tr>
          )}
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr key={row.id} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                {row.getAllCells().map((cell, column) =>
                  column === 0 ? (
                    <th key={cell.id} scope="row" className={classes.rowHead}>
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td key={cell.id}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            );
          })}
          {after > 0 && (
            <tr aria-hidden="true">
              <td colSpan={columns.length} style={{ height: after, padding: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

const WITH = {
  avenants: ({ avenants }: LigneConventionView) => avenants > 0,
  'mises-en-demeure': ({ misesEnDemeureOuvertes }: LigneConventionView) => misesEnDemeureOuvertes > 0,
} as const;
const isWith = (text: string | null): text is keyof typeof WITH => text !== null && Object.hasOwn(WITH, text);

function Listing({ all }: { readonly all: readonly LigneConventionView[] }) {
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState('');
  const etat = params.get('etat');
  const avec = params.get('avec');
  const rows = useMemo(() => {
    const sought = seeking(search);
    return all.filter(
      (ligne) =>
        (etat === null || ligne.etat === etat) &&
        (!isWith(avec) || WITH[avec](ligne)) &&
        sought(`${ligne.titre} ${ligne.region}`),
    );
  }, [all, search, etat, avec]);

  const setParam = (name: string, value: string) => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  const filtered = etat !== null || avec !== null || search !== '';

  if (all.length === 0) {
    return (
      <EmptyState
        icon={IconFiles}
        title={textConventions.empty}
        action={<ButtonLink to={paths.premiersPas}>{textConventions.emptyAction}</ButtonLink>}
      >
        {textConventions.emptyDetail}
      </EmptyState>
    );
  }
  return (
    <div className={classes.card}>
      <search className={`${layout.row} ${classes.filters}`}>
        <TextInput
          label={textConventions.search}
          placeholder={textConventions.searchPlaceholder}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
          className={classes.searchField ?? ''}
        />
        <NativeSelect
          label={textConventions.state}
          value={etat ?? ''}
          data={[
            { value: '', label: textConventions.allStates },
            ...Object.entries(ETAT_CONVENTION_LABELS).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => {
            setParam('etat', event.currentTarget.value);
          }}
        />
        <NativeSelect
          label={textConventions.withFilter}
          value={isWith(avec) ? avec : ''}
          data={[
            { value: '', label: textConventions.withAll },
            { value: 'avenants', label: textConventions.withAvenants },
            { value: 'mises-en-demeure', label: textConventions.withMises },
          ]}
          onChange={(event) => {
            setParam('avec', event.currentTarget.value);
          }}
        />
        {filtered && (
          <Button
            variant="default"
            onClick={() => {
              setSearch('');
              setParams({}, { replace: true });
            }}
          >
            {textConventions.reset}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status" className={classes.count ?? ''}>
          {textConventions.shown(rows.length, all.length)}
        </Text>
      </search>
      {rows.length === 0 ? (
        <div className={classes.none}>
          <EmptyState icon={IconSearch} title={textConventions.nothing}>
            {textConventions.nothingDetail}
          </EmptyState>
        </div>
      ) : (
        <ConventionsTable rows={rows} />
      )}
    </div>
  );
}

/** Every convention of the registry; filters live in the address, so that a view can be kept or linked to. */
export function ConventionsPage() {
  const conventions = useQuery('conventions.lister', {});
  return (
    <Page
      title={textConventions.title}
      lead={textConventions.lead}
      actions={
        <ActLink to={paths.nouvelleConvention} variant="filled" icon={<IconPlus size={16} aria-hidden />}>
          {textConventions.add}
        </ActLink>
      }
    >
      <QueryView query={conventions}>{(all) => <Listing all={all} />}</QueryView>
    </Page>
  );
}
