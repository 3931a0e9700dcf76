import { Button, Code, Text } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useRouteError } from 'react-router';
import { textShell } from '../text/shell';
import { ButtonLink } from '../ui/button-link';
import { Callout } from '../ui/callout';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { paths } from '../parts/paths';

export function NotFoundPage() {
  return (
    <Page title={textShell.notFoundTitle}>
      <EmptyState
        icon={IconMapOff}
        title={textShell.notFound}
        action={
          <ButtonLink to={paths.accueil} variant="filled">
            {textShell.notFoundAction}
          </ButtonLink>
        }
      />
    </Page>
  );
}

/** A screen that failed: what it means for the registry, and the message for whoever helps. */
export function CrashPage() {
  const error = useRouteError();
  return (
    <Page title={textShell.crashTitle}>
      <Callout tone="bad" title={textShell.crashTitle} role="alert">
        <Text size="sm">{textShell.crash}</Text>
        <Code block mt="sm">
          {error instanceof Error ? error.message : String(error)}
        </Code>
        <Button
          mt="sm"
          onClick={() => {
            window.location.reload();
          }}
        >
          {textShell.reload}
        </Button>
      </Callout>
    </Page>
  );
}
