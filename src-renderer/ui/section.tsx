import { Group, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** A titled block of a page, on a card unless `plain`. */
export function Section({
  title,
  level = 2,
  aside,
  actions,
  plain = false,
  children,
}: {
  readonly title: string;
  readonly level?: 2 | 3;
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  readonly plain?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={plain ? classes.plain : classes.card}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Group gap="xs">
          <Title order={level} id={id}>
            {title}
          </Title>
          {aside}
        </Group>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </section>
  );
}
