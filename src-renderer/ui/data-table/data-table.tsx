import { VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { useWords } from '../words';
import classes from './data-table.module.css';
import { useDensite } from '../preferences';
import type { Densite } from '../preferences';
import { pixelsOf } from './lengths';
import type { DataColumn, DataRow, DataTableOf, RowData } from './use-data-table';

/** What stands on one line of the table's body. */
type Item<R extends RowData> =
  | { readonly kind: 'row'; readonly key: string; readonly row: DataRow<R> }
  | { readonly kind: 'detail'; readonly key: string; readonly row: DataRow<R> }
  | { readonly kind: 'group'; readonly key: string; readonly label: string; readonly count: number };

const ROW = 36;
const HEAD = 32;
const DETAIL = 240;
const OVERSCAN = 4;
/** Pixels of a row and of the head, at that density: the theme says it. */
const heightsOf = (_density: Densite) => ({
  row: pixelsOf('--row', ROW),
  head: pixelsOf('--row-head', HEAD),
});

/** How near its end a list is when more of it is fetched, in rows. */
const NEAR_END = 20;
/** Before the first measure, and where nothing has a size: enough rows to fill a window. */
const WINDOW = { width: 1200, height: 800 };

type Observe = (
  instance: Virtualizer<HTMLDivElement, HTMLTableRowElement>,
  tell: (rect: { width: number; height: number }) => void,
) => undefined | (() => void);
const observe: Observe = (instance, tell) =>
  observeElementRect(instance, (rect) => tell(rect.height === 0 ? WINDOW : rect)) ?? undefined;

export type Grouping<R> = (row: R) => { readonly id: string; readonly label: string };

export type Details<R> = {
  readonly opened: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** « Détail de l’entrée n° 12 » */
  readonly label: (row: R) => string;
  readonly render: (row: R) => ReactNode;
};

function itemsOf<R extends RowData>(
  rows: readonly DataRow<R>[],
  grouping: Grouping<R> | undefined,
  opened: ReadonlySet<string> | undefined,
): readonly Item<R>[] {
  const lines = (row: DataRow<R>): readonly Item<R>[] => [
    { kind: 'row', key: row.id, row },
    ...(opened?.has(row.id) === true ? [{ kind: 'detail' as const, key: `${row.id} detail`, row }] : []),
  ];
  if (grouping === undefined) return rows.flatMap(lines);
  const groups = new Map<string, { readonly label: string; readonly rows: DataRow<R>[] }>();
  for (const row of rows) {
    const { id, label } = grouping(row.original);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { label, rows: [row] });
    else known.rows.push(row);
  }
  return [...groups].flatMap(([id, { label, rows: own }]): readonly Item<R>[] => [
    { kind: 'group', key: `groupe ${id}`, label, count: own.length },
    ...own.flatMap(lines),
  ]);
}

const STEPS: Readonly<Record<string, (at: number, last: number, page: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last, page) => Math.min(at + page, last),
  PageUp: (at, _last, page) => Math.max(at - page, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** A cell that has no room for its words says them all to who points at it. */
function sayWhole({ target }: MouseEvent<HTMLElement>): void {
  const cell =
    target instanceof Element ? target.closest<HTMLElement>('[data-row] > td, [data-row] > th') : null;
  if (cell === null) return;
  const cut = cell.scrollWidth > cell.clientWidth;
  cell.title = cut ? cell.textContent : '';
}

const CONTROLS = 'a, button, input, select, textarea, label, summary';
/** The link of the row itself, taken as anybody takes one: with a key, the browser opens it elsewhere. */
const isOwnLink = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent<HTMLElement>): boolean =>
  !ctrlKey && !metaKey && !shiftKey && target instanceof Element && target.closest('[data-open]') !== null;
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest(CONTROLS) !== null;

type Behaviour<R extends RowData> = {
  readonly table: DataTableOf<R>;
  /** Those the table was made with. */
  readonly columns: readonly DataColumn<R>[];
  /** How one row is called, for those who do not see which it is. */
  readonly rowName: (row: R) => string;
  readonly selectable?: boolean;
  readonly onOpen?: ((row: R) => void) | undefined;
  /** The address of what a row opens. */
  readonly href?: ((row: R) => string) | undefined;
  /** Rows of one group stand together, under its name. */
  readonly grouping?: Grouping<R> | undefined;
  readonly details?: Details<R> | undefined;
  /** A row that is no longer what it was: struck through. */
  readonly marked?: (row: R) => boolean;
  /** The last rows are in sight. */
  readonly onEnd?: (() => void) | undefined;
};

/**
 * A table of records that thousands of rows do not slow: only those in sight are drawn. Arrows move from row to row,
 * Enter opens one, Space selects it, Shift extends the selection.
 */
export function DataTable<R extends RowData>({
  label,
  foot,
  ...behaviour
}: Behaviour<R> & {
  readonly label: string;
  /** After the last row. */
  readonly foot?: ReactNode;
}) {
  const { table, columns, selectable = false, grouping, details } = behaviour;
  const scroll = useRef<HTMLDivElement>(null);
  const [density] = useDensite();
  const heights = useMemo(() => heightsOf(density), [density]);
  const { rows } = table.getRowModel();
  const opened = details?.opened;
  const items = useMemo(() => itemsOf(rows, grouping, opened), [rows, grouping, opened]);
  const columnCount = columns.length + (selectable ? 1 : 0) + (details === undefined ? 0 : 1);
  return (
    <div ref={scroll} className={classes.scroll}>
      <table
        className={classes.table}
        role="grid"
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-colcount={columnCount}
        {...(selectable ? { 'aria-multiselectable': true } : {})}
        style={{ minWidth: table.getTotalSize() + (columnCount - columns.length) * heights.row }}
      >
        <Head table={table} columns={columns} selectable={selectable} detailed={details !== undefined} />
        <Rows {...behaviour} items={items} scroll={scroll} heights={heights} columnCount={columnCount} />
      </table>
      {foot}
    </div>
  );
}

/** The widths, then the names: what scrolling never draws again. */
function Head<R extends RowData>({
  table,
  columns,
  selectable,
  detailed,
}: Pick<Behaviour<R>, 'table' | 'columns'> & {
  readonly selectable: boolean;
  readonly detailed: boolean;
}) {
  const words = useWords();
  const all = table.getIsAllRowsSelected();
  const growing = Math.max(
    columns.findIndex(({ grow }) => grow),
    0,
  );
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  return (
    <>
      <colgroup>
        {selectable && <col className={classes.narrow} />}
        {detailed && <col className={classes.narrow} />}
        {headers.map((header, rank) => (
          <col key={header.id} style={rank === growing ? undefined : { width: header.getSize() }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selectable && (
            <th scope="col" className={classes.tick}>
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={all}
                ref={(input) => {
                  if (input !== null) input.indeterminate = !all && table.getIsSomeRowsSelected();
                }}
                onChange={() => table.toggleAllRowsSelected(!all)}
              />
            </th>
          )}
          {detailed && (
            <th scope="col" className={classes.tick}>
              <VisuallyHidden>{words.detail}</VisuallyHidden>
            </th>
          )}
          {headers.map((header, rank) => {
            const sorted = header.column.getIsSorted();
            const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
            const title = columns[rank]?.title ?? '';
            const numeric = columns[rank]?.numeric;
            return (
              <th
                key={header.id}
                scope="col"
                data-numeric={numeric}
                {...(header.column.getCanSort()
                  ? {
                      'aria-sort': sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending',
                    }
                  : {})}
              >
                {header.column.getCanSort() ? (
                  <button
                    type="button"
                    className={classes.sort}
                    title={title}
                    onClick={header.column.getToggleSortingHandler()}
                  >
                    <span className={classes.headText}>{title}</span>
                    {sorted !== false && <Arrow size={14} aria-hidden className={classes.arrow} />}
                  </button>
                ) : (
                  <span className={classes.sort} title={title}>
                    <span className={classes.headText}>{title}</span>
                  </span>
                )}
                {rank > growing && (
                  // On the left edge of the column: the one before gives way.
                  <span
                    className={classes.handle}
                    aria-hidden
                    onMouseDown={header.getResizeHandler()}
                    onTouchStart={header.getResizeHandler()}
                    onDoubleClick={() => header.column.resetSize()}
                  />
                )}
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}

/** The rows in sight, and what is done in them. */
function Rows<R extends RowData>({
  table,
  columns,
  rowName,
  selectable = false,
  onOpen,
  href,
  details,
  marked,
  onEnd,
  items,
  scroll,
  heights,
  columnCount,
}: Behaviour<R> & {
  readonly items: readonly Item<R>[];
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly heights: { readonly row: number; readonly head: number };
  readonly columnCount: number;
}) {
  const words = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows } = table.getRowModel();
  const opened = details?.opened;
  const chosen = table.state.rowSelection;
  const [active, setActive] = useState<string | null>(null);
  const moving = useRef(false);
  const places = useMemo(() => items.flatMap(({ kind }, at) => (kind === 'row' ? [at] : [])), [items]);
  const activeAt =
    active === null ? -1 : items.findIndex(({ kind, key }) => kind === 'row' && key === active);

  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read here only, never memoised
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => {
      const kind = items[at]?.kind;
      return kind === 'detail' ? DETAIL : kind === 'group' ? heights.head : heights.row;
    },
    getItemKey: (at) => items[at]?.key ?? at,
    overscan: OVERSCAN,
    initialRect: WINDOW,
    observeElementRect: observe,
    // What sticks at the top hides as much of the bottom.
    scrollPaddingEnd: heights.head,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(startIndex - overscan, 0);
      const to = Math.min(endIndex + overscan, count - 1);
      const range = Array.from({ length: to - from + 1 }, (_one, at) => from + at);
      // The row that has the focus is never taken away from under it.
      if (activeAt >= 0 && activeAt < from) return [activeAt, ...range];
      return activeAt > to ? [...range, activeAt] : range;
    },
  });
  useLayoutEffect(() => virtual.measure(), [virtual, heights]);

  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lastShown >= items.length - NEAR_END) onEnd?.();
  }, [lastShown, items.length, onEnd]);

  useLayoutEffect(() => {
    if (!moving.current || active === null) return;
    moving.current = false;
    [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      .find(({ dataset }) => dataset.row === active)
      ?.focus({ preventScroll: true });
  }, [active]);

  const rowOf = (target: EventTarget): DataRow<R> | null => {
    const id = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined;
    return id === undefined ? null : (rows.find((row) => row.id === id) ?? null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rowOf(event.target);
    const own = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (row === null || !own || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    if (selectable && command && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      table.toggleAllRowsSelected(true);
      return;
    }
    if (command) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? WINDOW.height) / heights.row) - 2);
      const at = places.indexOf(items.findIndex(({ kind, key }) => kind === 'row' && key === row.id));
      const place = places[step(at, places.length - 1, page)];
      const next = place === undefined ? undefined : items[place];
      if (place === undefined || next?.kind !== 'row' || next.row.id === row.id) return;
      if (selectable && event.shiftKey) {
        row.toggleSelected(true);
        next.row.toggleSelected(true);
      }
      moving.current = true;
      setActive(next.row.id);
      virtual.scrollToIndex(place, { align: 'auto' });
      return;
    }
    if (event.key === 'Enter' && onOpen !== undefined) {
      event.preventDefault();
      onOpen(row.original);
    } else if (event.key === 'Enter' && details !== undefined) {
      event.preventDefault();
      details.toggle(row.id);
    } else if (event.key === ' ' && selectable) {
      event.preventDefault();
      row.getToggleSelectedHandler()({ target: { checked: !row.getIsSelected() }, shiftKey: event.shiftKey });
    } else if (event.key === 'Escape' && selectable && table.getIsSomeRowsSelected()) {
      event.preventDefault();
      table.resetRowSelection(true);
    }
  };

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const row = rowOf(event.target);
    if (row === null) return;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.dataset.select !== undefined) {
      row.getToggleSelectedHandler()({ target: { checked: target.checked }, shiftKey: event.shiftKey });
      setActive(row.id);
      return;
    }
    if (isControl(target) && !isOwnLink(event)) return;
    setActive(row.id);
    if (selectable && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      row.getToggleSelectedHandler()({ target: { checked: !row.getIsSelected() }, shiftKey: event.shiftKey });
      return;
    }
    // Words being selected are being copied.
    if (onOpen === undefined || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    onOpen(row.original);
  };

  const first = items.find(({ kind }) => kind === 'row')?.key ?? null;
  const stop = activeAt >= 0 ? active : first;

  return (
    <tbody ref={body} onKeyDown={onKeyDown} onClick={onClick} onMouseOver={sayWhole}>
      {shown.flatMap(({ index, start }, rank) => {
        const item = items[index];
        if (item === undefined) return [];
        const gap = start - (shown[rank - 1]?.end ?? 0);
        const space =
          gap > 0
            ? [<Space key={rank === 0 ? 'avant' : `avant ${item.key}`} height={gap} columns={columnCount} />]
            : [];
        if (item.kind === 'group')
          return [
            ...space,
            <tr key={item.key} aria-rowindex={index + 2} className={classes.group}>
              <th colSpan={columnCount} scope="colgroup">
                <span className={classes.groupLabel}>
                  {item.label} <span className={classes.count}>{item.count}</span>
                </span>
              </th>
            </tr>,
          ];
        if (item.kind === 'detail')
          return [
            ...space,
            <tr
              key={item.key}
              ref={virtual.measureElement}
              data-index={index}
              aria-rowindex={index + 2}
              className={classes.detail}
            >
              <td colSpan={columnCount}>
                <div className={classes.detailBody}>{details?.render(item.row.original)}</div>
              </td>
            </tr>,
          ];
        return [
          ...space,
          <BodyRow
            key={item.key}
            row={item.row}
            columns={columns as readonly DataColumn<unknown>[]}
            at={index + 2}
            stop={item.key === stop}
            active={item.key === active}
            selected={selectable ? chosen[item.key] === true : null}
            selectLabel={words.selectRow}
            rowName={rowName as (row: unknown) => string}
            href={href as ((row: unknown) => string) | undefined}
            struck={marked?.(item.row.original) === true}
            opened={opened === undefined ? null : opened.has(item.key)}
            onToggle={details?.toggle}
            detailLabel={details?.label as ((row: unknown) => string) | undefined}
          />,
        ];
      })}
      <Space key="apres" height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} columns={columnCount} />
    </tbody>
  );
}

/** The room of the rows that are not drawn. */
const Space = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height > 0 ? (
    <tr aria-hidden="true" className={classes.space}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;

/** Drawn again only when something of its own changes: scrolling draws the rows that come in, and no other. */
const BodyRow = memo(function BodyRow({
  row,
  columns,
  at,
  stop,
  active,
  selected,
  selectLabel,
  rowName,
  href,
  struck,
  opened,
  onToggle,
  detailLabel,
}: {
  readonly row: { readonly id: string; readonly original: unknown };
  readonly columns: readonly DataColumn<unknown>[];
  readonly at: number;
  /** Where the Tab key enters the rows. */
  readonly stop: boolean;
  readonly active: boolean;
  readonly selected: boolean | null;
  readonly selectLabel: (name: string) => string;
  readonly rowName: (row: unknown) => string;
  readonly href: ((row: unknown) => string) | undefined;
  readonly struck: boolean;
  readonly opened: boolean | null;
  readonly onToggle: ((id: string) => void) | undefined;
  readonly detailLabel: ((row: unknown) => string) | undefined;
}) {
  const { id, original } = row;
  return (
    <tr
      data-row={id}
      tabIndex={stop ? 0 : -1}
      aria-rowindex={at}
      className={classes.row}
      data-active={active || undefined}
      data-struck={struck || undefined}
      {...(selected === null ? {} : { 'aria-selected': selected })}
    >
      {selected !== null && (
        <td className={classes.tick}>
          <input
            type="checkbox"
            tabIndex={-1}
            data-select=""
            aria-label={selectLabel(rowName(original))}
            checked={selected}
            readOnly
          />
        </td>
      )}
      {opened !== null && (
        <td className={classes.tick}>
          <button
            type="button"
            className={classes.expand}
            aria-expanded={opened}
            aria-label={detailLabel?.(original)}
            onClick={() => onToggle?.(id)}
          >
            <span aria-hidden className={classes.chevron} />
          </button>
        </td>
      )}
      {columns.map((column, rank) => {
        const inside = column.cell === undefined ? column.text(original) : column.cell(original);
        return rank === 0 ? (
          <th key={column.id} scope="row" data-numeric={column.numeric}>
            {href === undefined ? (
              inside
            ) : (
              <a href={href(original)} tabIndex={-1} data-open="">
                {inside}
              </a>
            )}
          </th>
        ) : (
          <td key={column.id} data-numeric={column.numeric}>
            {inside}
          </td>
        );
      })}
    </tr>
  );
});
