import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link that looks like a button: it leads to a page, so it is a link. */
export function ButtonLink({
  to,
  variant = 'default',
  size = 'sm',
  icon,
  children,
}: {
  readonly to: string;
  readonly variant?: 'filled' | 'default' | 'light' | 'subtle';
  readonly size?: 'compact-xs' | 'xs' | 'sm' | 'md';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Button component={Link} to={to} variant={variant} size={size} leftSection={icon}>
      {children}
    </Button>
  );
}
