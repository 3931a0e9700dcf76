import { Button, Tooltip } from '@mantine/core';
import { use } from 'react';
import type { ComponentProps } from 'react';
import { ButtonLink } from './button-link';
import { ReadOnlyContext } from './read-only';

/**
 * A link to a screen that records. Where nothing can be recorded it stays in its place and in the order of the
 * keyboard, leads nowhere, and says why.
 */
export function ActLink(props: ComponentProps<typeof ButtonLink>) {
  const reason = use(ReadOnlyContext);
  if (reason === null) return <ButtonLink {...props} />;
  const { size = 'sm', variant = 'default', icon, children } = props;
  return (
    <Tooltip label={reason} multiline maw="22rem" events={{ hover: true, focus: true, touch: true }}>
      <Button
        type="button"
        variant={variant}
        size={size}
        leftSection={icon}
        data-disabled
        aria-disabled="true"
        aria-description={reason}
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
