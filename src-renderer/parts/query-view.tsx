import { Button, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Query } from '../rpc/query';
import { textCommun } from '../text/commun';
import { Callout } from '../ui/callout';

/** Shows what a query answered; says that it is coming, or why it did not. */
export function QueryView<T>({
  query,
  children,
}: {
  readonly query: Query<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== undefined) {
    const { message, remede, code } = query.error;
    return (
      <Callout tone="bad" title={textCommun.readError} role="alert">
        <Text size="sm">{message}</Text>
        {remede !== undefined && <Text size="sm">{remede}</Text>}
        <Text size="xs" c="dimmed" mt="2xs">
          {textCommun.hiddenDetail}&nbsp;: {code}
        </Text>
        <Button mt="sm" variant="default" size="xs" onClick={query.refetch}>
          {textCommun.retry}
        </Button>
      </Callout>
    );
  }
  return (
    <Stack gap="sm" role="status">
      <VisuallyHidden>{textCommun.loading}</VisuallyHidden>
      <Skeleton height={28} width="45%" />
      <Skeleton height={16} width="80%" />
      <Skeleton height={16} width="72%" />
      <Skeleton height={120} />
    </Stack>
  );
}
