import { Button, Tooltip } from '@mantine/core';
import { use } from 'react';
import type { ComponentProps } from 'react';
import { ReadOnlyContext } from './read-only';

type ButtonProps = ComponentProps<typeof Button<'button'>>;

/** A button that records: where nothing can be, it stays in reach of the keyboard, does nothing and says why. */
export function ActButton(props: ButtonProps) {
  const reason = use(ReadOnlyContext);
  if (reason === null) return <Button {...props} />;
  return (
    <Tooltip label={reason} multiline maw="22rem" events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...props}
        type="button"
        disabled={false}
        data-disabled
        aria-disabled="true"
        aria-description={reason}
        onClick={(event) => event.preventDefault()}
      />
    </Tooltip>
  );
}
