import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Link, useLocation } from 'react-router';
import layout from './layout.module.css';
import classes from './ui.module.css';
import { useWords } from './words';

export type Crumb = { readonly label: string; readonly to: string };

let lastFocused: string | null = null;

/**
 * The heading of a screen: its title in the window, and the focus on it when one arrives, so that a keyboard or a
 * screen reader starts where the eye does. `focusKey`: what makes it another page; the address by default.
 */
export function usePageHeading(windowTitle: string, focusKey?: string): RefObject<HTMLHeadingElement | null> {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const key = focusKey ?? pathname;

  useEffect(() => {
    document.title = `${windowTitle} – ${words.app}`;
  }, [windowTitle, words.app]);

  useEffect(() => {
    // Not on the very first screen: the skip link must stay the first stop of the Tab key.
    if (lastFocused !== null && lastFocused !== key) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    lastFocused = key;
  }, [key]);
  return heading;
}

/** The way back, from the first page to the one above; nothing at the first level. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const words = useWords();
  return crumbs.length === 0 ? null : (
    <nav aria-label={words.breadcrumb}>
      <ol className={`${layout.row} ${classes.crumbs}`}>
        {crumbs.map(({ label, to }) => (
          <li key={to}>
            <Anchor component={Link} to={to} size="sm">
              {label}
            </Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Frame of a screen: its title in the window and on the page, the way back, and the focus on its heading. */
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
    <Stack gap="lg" className={classes.page ?? ''}>
      <div>
        <Breadcrumb crumbs={crumbs} />
        <Group justify="space-between" align="flex-start" gap="md">
          <Group gap="sm" align="center" className={classes.pageHeading ?? ''}>
            <Title order={1} ref={heading} tabIndex={-1} className={classes.h1 ?? ''}>
              {title}
            </Title>
            {aside}
          </Group>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
        {lead !== undefined && (
          <Text c="dimmed" mt="xs" maw="46rem" component="div">
            {lead}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
