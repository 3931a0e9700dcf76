import { Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import { focusArrived } from './focus-handover';
import classes from './ui.module.css';
import { useWords } from './words';

export type Crumb = { readonly label: string; readonly to: string };

let lastFocused: string | null = null;
/** How far each page was read, to be given back to whoever returns to it from a form. */
const readTo = new Map<string, number>();

/** State of a navigation that goes back to a page rather than to its top: from a form, done with or given up. */
export const STAY = { stay: true } as const;
const stays = (state: unknown): boolean => typeof state === 'object' && state !== null && 'stay' in state;

/**
 * The heading of a screen: its title in the window, and the focus on it when one arrives, so that a keyboard or a
 * screen reader starts where the eye does. `focusKey`: what makes it another page; the address by default.
 */
export function usePageHeading(windowTitle: string, focusKey?: string): RefObject<HTMLHeadingElement | null> {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const made = useRef(false);
  const location = useLocation();
  const { pathname } = location;
  const stay = stays(location.state);
  const key = focusKey ?? pathname;

  useEffect(() => {
    document.title = `${windowTitle} – ${words.app}`;
  }, [windowTitle, words.app]);

  useEffect(() => {
    // Not on the very first screen: the skip link must stay the first stop of the Tab key.
    // A page made anew under someone whose focus was in it takes it back.
    const again = !made.current && document.activeElement === document.body;
    made.current = true;
    if (lastFocused !== null && (lastFocused !== key || again)) {
      focusArrived(heading.current);
      window.scrollTo(0, stay ? (readTo.get(key) ?? 0) : 0);
    }
    lastFocused = key;
  }, [key, stay]);

  useEffect(() => {
    const note = () => readTo.set(key, window.scrollY);
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [key]);
  return heading;
}

/** The way back, from the first page to the one above; nothing at the first level. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const words = useWords();
  return crumbs.length === 0 ? null : (
    <nav aria-label={words.breadcrumb}>
      <ol className={classes.crumbs}>
        {crumbs.map(({ label, to }) => (
          <li key={to}>
            <Anchor component={Link} to={to} size="sm" title={label}>
              {label}
            </Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Frame of a screen: on one line, the way back, its title and what is done with it; the focus on its heading. */
export function Page({
  title,
  windowTitle = title,
  crumbs = [],
  aside,
  lead,
  actions,
  focusKey,
  children,
}: {
  readonly title: string;
  /** When the window's title must say more than the heading. */
  readonly windowTitle?: string;
  readonly crumbs?: readonly Crumb[];
  /** Next to the heading: a badge. */
  readonly aside?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** What makes it another page; the address by default. Tabs of one page share a key. */
  readonly focusKey?: string;
  readonly children: ReactNode;
}) {
  const heading = usePageHeading(windowTitle, focusKey);

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div className={classes.headLine}>
          <Breadcrumb crumbs={crumbs} />
          <h1 ref={heading} tabIndex={-1} className={classes.h1}>
            {title}
          </h1>
          {aside}
        </div>
        {actions !== undefined && <div className={classes.headActions}>{actions}</div>}
      </div>
      {lead !== undefined && <div className={classes.lead}>{lead}</div>}
      {children}
    </div>
  );
}
