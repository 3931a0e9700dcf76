import { Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** Nothing here yet: what it would be, and what makes it come. */
export function EmptyState({
  icon: Glyph,
  title,
  children,
  action,
}: {
  readonly icon: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Stack align="center" gap="xs" className={classes.empty ?? ''}>
      <Glyph size={36} stroke={1.3} aria-hidden className={classes.emptyIcon} />
      <Text fw={600}>{title}</Text>
      {children !== undefined && (
        <Text c="dimmed" size="sm" maw="34rem" component="div">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
