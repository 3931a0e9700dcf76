import { useLocalStorage } from '@mantine/hooks';
import {
  columnResizingFeature,
  columnSizingFeature,
  createSortedRowModel,
  functionalUpdate,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef, ReactTable, Row, RowData, SortingState } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ReactNode } from 'react';

export type Sorting = SortingState;
export type { RowData } from '@tanstack/react-table';

/** One column of a table of `R`. */
export type DataColumn<R> = {
  readonly id: string;
  readonly title: string;
  /** What rows are put in order by; nothing comes last, whichever the order. */
  readonly value: (row: R) => string | number | null;
  /** What the cell says, in words: all of it, where the cell has no room. */
  readonly text: (row: R) => string;
  /** Where words are not enough. */
  readonly cell?: ((row: R) => ReactNode) | undefined;
  /** In pixels, until it is drawn wider or narrower; at least, for the column that takes what is left. */
  readonly width: number;
  readonly numeric?: boolean;
  /** Takes what the others leave; without any, the first one does. */
  readonly grow?: boolean;
};

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowSelectionFeature,
  columnSizingFeature,
  columnResizingFeature,
});

export type DataTableOf<R extends RowData> = ReactTable<typeof features, R>;
export type DataRow<R extends RowData> = Row<typeof features, R>;

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** Numbers by their size, words as a dictionary has them. */
const inOrder = (one: unknown, other: unknown): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other));

const NARROWEST = 56;

/**
 * A table: its rows in order, the ones selected, its widths. `columns` and `rows` keep their identity from one
 * rendering to the next as long as they say the same. `name`: under which its widths are remembered.
 */
export function useDataTable<R extends RowData>({
  name,
  rows,
  columns,
  rowId,
  sorting,
  onSorting,
}: {
  readonly name: string;
  readonly rows: readonly R[];
  readonly columns: readonly DataColumn<R>[];
  readonly rowId: (row: R) => string;
  readonly sorting: Sorting;
  /** Null: rows come in the one order they have. */
  readonly onSorting: ((next: Sorting) => void) | null;
}): DataTableOf<R> {
  const [columnSizing, setColumnSizing] = useLocalStorage<Record<string, number>>({
    key: `registre.largeurs.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const defs = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, R> => ({
        id: column.id,
        accessorFn: (row: R) => column.value(row) ?? undefined,
        header: column.title,
        size: column.width,
        minSize: NARROWEST,
        sortFn: (a, b, id) => inOrder(a.getValue(id), b.getValue(id)),
        sortUndefined: 'last',
        sortDescFirst: false,
      })),
    [columns],
  );
  return useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: rowId,
    state: { sorting, columnSizing },
    enableSorting: onSorting !== null,
    onSortingChange: (updater) => onSorting?.(functionalUpdate(updater, sorting)),
    onColumnSizingChange: (updater) => setColumnSizing(functionalUpdate(updater, columnSizing)),
    columnResizeMode: 'onChange',
    // The column that takes what is left stands before them: each grows to its left.
    columnResizeDirection: 'rtl',
  });
}

/** The rows, in the order they are seen. */
export const rowsOf = <R extends RowData>(table: DataTableOf<R>): readonly R[] =>
  table.getRowModel().rows.map(({ original }) => original);

/** Those selected among them. */
export const selectedOf = <R extends RowData>(table: DataTableOf<R>): readonly R[] =>
  table.getRowModel().rows.flatMap((row) => (row.getIsSelected() ? [row.original] : []));
