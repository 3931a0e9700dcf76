import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createContext, use, useCallback, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { focusArrived } from './focus-handover';
import layout from './layout.module.css';
import classes from './master-detail.module.css';
import { useFill } from './use-fill';
import { useWindowName } from './window-name';

/** One row of the list: what it is, where it stands, the day to know of it. */
export type MasterRow = {
  readonly id: string;
  readonly to: string;
  /** « n° 2 » */
  readonly number?: string | null;
  readonly title: ReactNode;
  readonly state?: ReactNode;
  readonly day?: ReactNode;
};

export type MasterGroup = { readonly label: string | null; readonly rows: readonly MasterRow[] };

type Shown = {
  readonly back: { readonly to: string; readonly label: string };
  /** Just changed: it has the focus, and is marked for a moment. */
  readonly marked: boolean;
};

const ShownContext = createContext<Shown | null>(null);

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

const isSeen = (element: Element | null): boolean =>
  element !== null && element !== document.body && element.getClientRects().length > 0;

/**
 * A list beside what is chosen in it, each scrolling on its own. The choice is in the address; nothing chosen, the
 * first row is shown. Where the window is narrow or low, the list, then what is chosen, with a way back.
 */
export function MasterDetail({
  label,
  groups,
  selected,
  chosen,
  list,
  title,
  actions,
  marked = false,
  children,
}: {
  /** What the list is of, for those who do not see it. */
  readonly label: string;
  readonly groups: readonly MasterGroup[];
  /** The row shown. */
  readonly selected: string | null;
  /** The address names it: on a narrow window, it is shown instead of the list. */
  readonly chosen: boolean;
  /** The address of the list. */
  readonly list: string;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly marked?: boolean;
  readonly children: ReactNode;
}) {
  const navigate = useNavigate();
  const frame = useFill<HTMLDivElement>();
  const pane = useRef<HTMLElement>(null);
  const id = useId();
  const rows = groups.flatMap((group) => group.rows);

  const rowOf = useCallback(
    (rowId: string | null): HTMLElement | null =>
      [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find(
        ({ dataset }) => dataset.row === rowId,
      ) ?? null,
    [frame],
  );

  useLayoutEffect(() => {
    rowOf(selected)?.scrollIntoView({ block: 'nearest' });
  }, [rowOf, selected]);

  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    // What had the focus is gone with its half of the screen: the other half takes it.
    const asked = requestAnimationFrame(() => {
      if (isSeen(document.activeElement)) return;
      const heading = pane.current?.querySelector<HTMLElement>('h2') ?? null;
      focusArrived(chosen ? heading : rowOf(selected));
    });
    return () => cancelAnimationFrame(asked);
  }, [rowOf, chosen, selected]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row;
    const step = STEPS[event.key];
    if (from === undefined || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next =
      rows[
        step(
          rows.findIndex((row) => row.id === from),
          rows.length - 1,
        )
      ];
    if (next === undefined || next.id === from) return;
    rowOf(next.id)?.focus();
    // On a narrow window the list is all there is to see: moving in it opens nothing.
    if (pane.current !== null && isSeen(pane.current))
      void navigate(next.to, { replace: true, preventScrollReset: true });
  };

  return (
    <div ref={frame} className={`${layout.fill} ${classes.frame}`} data-chosen={chosen || undefined}>
      <div className={classes.list}>
        <div className={classes.listHead}>
          <h2 id={id} className={classes.listTitle}>
            {title}
          </h2>
          {actions !== undefined && <div className={classes.listActions}>{actions}</div>}
        </div>
        <nav aria-label={label} className={classes.rows} onKeyDown={onKeyDown}>
          {groups.map((group) =>
            group.rows.length === 0 ? null : (
              <section key={group.label} aria-label={group.label ?? label}>
                {group.label !== null && (
                  <h3 className={classes.group}>
                    {group.label} · {group.rows.length}
                  </h3>
                )}
                <ul className={layout.list}>
                  {group.rows.map((row) => (
                    <li key={row.id}>
                      <Link
                        to={row.to}
                        preventScrollReset
                        data-row={row.id}
                        className={classes.row}
                        aria-current={row.id === selected ? 'true' : undefined}
                      >
                        <span className={classes.rowTitle}>
                          {row.number !== undefined && row.number !== null && <strong>{row.number}</strong>}{' '}
                          {row.title}
                        </span>
                        <span className={classes.rowFacts}>
                          <span className={classes.rowState}>{row.state}</span>
                          <span className={classes.rowDay}>{row.day}</span>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ),
          )}
        </nav>
      </div>
      <section ref={pane} className={classes.detail} aria-label={selected === null ? title : undefined}>
        <ShownContext value={{ back: { to: list, label: title }, marked }}>{children}</ShownContext>
      </section>
    </div>
  );
}

/** What is chosen: its name, where it stands and what comes next stay in sight; the rest scrolls. */
export function Detail({
  title,
  windowName = title,
  state,
  actions,
  children,
}: {
  readonly title: string;
  /** When the window's title must say more, or less. */
  readonly windowName?: string;
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const shown = use(ShownContext);
  const heading = useRef<HTMLHeadingElement>(null);
  const marked = shown?.marked === true;
  const id = useId();
  useWindowName(windowName);
  useEffect(() => {
    if (!marked) return undefined;
    // After the page has taken the focus on arriving.
    const asked = requestAnimationFrame(() => focusArrived(heading.current));
    return () => cancelAnimationFrame(asked);
  }, [marked]);
  return (
    <article aria-labelledby={id} className={classes.detailAct}>
      <div className={classes.detailHead} data-marked={marked || undefined}>
        {shown !== null && (
          <Anchor component={Link} to={shown.back.to} size="sm" className={classes.back ?? ''}>
            <IconArrowLeft size={16} aria-hidden /> {shown.back.label}
          </Anchor>
        )}
        <div className={classes.detailName}>
          <h2 ref={heading} id={id} tabIndex={-1} className={classes.detailTitle}>
            {title}
          </h2>
          {state}
        </div>
        {actions !== undefined && <div className={classes.detailActions}>{actions}</div>}
      </div>
      {/* It scrolls, and must by keyboard too. */}
      <div className={classes.detailBody} tabIndex={0} role="group" aria-labelledby={id}>
        <div className={classes.content}>{children}</div>
      </div>
    </article>
  );
}

/** What is said of an act beside what it is: on its right where there is room. */
export function DetailColumns({
  aside,
  children,
}: {
  readonly aside: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <div className={classes.aside}>{aside}</div>
    </div>
  );
}
