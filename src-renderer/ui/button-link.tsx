import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link that looks like a button: it leads to a page, so it is a link. */
export function ButtonLink({
  to,
  variant = 'default',
  size = 'sm',
  icon,
  label,
  children,
}: {
  readonly to: string;
  readonly variant?: 'filled' | 'default' | 'light' | 'subtle';
  readonly size?: 'xs' | 'sm' | 'md';
  readonly icon?: ReactNode;
  /** When the words shown do not say enough to who does not see what is around. */
  readonly label?: string;
  readonly children: ReactNode;
}) {
  return (
    <Button component={Link} to={to} variant={variant} size={size} leftSection={icon} aria-label={label}>
      {children}
    </Button>
  );
}
