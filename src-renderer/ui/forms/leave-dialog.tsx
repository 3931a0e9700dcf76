import { Button, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formsText } from '../../text/forms';

/**
 * Clear ways out of a form with unsaved values; none of them loses anything by surprise. Without `onKeep`, there is no
 * draft to keep.
 */
export function LeaveDialog({
  opened,
  onStay,
  onKeep,
  onErase,
}: {
  readonly opened: boolean;
  readonly onStay: () => void;
  readonly onKeep?: () => void;
  readonly onErase: () => void;
}): ReactNode {
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={formsText.leaveTitle}
      closeButtonProps={{ 'aria-label': formsText.leaveClose }}
      centered
    >
      <Stack gap="md">
        <Text size="sm">{onKeep === undefined ? formsText.leaveBodyLost : formsText.leaveBody}</Text>
        <Stack gap="xs">
          <Button onClick={onStay} data-autofocus>
            {formsText.leaveStay}
          </Button>
          {onKeep !== undefined && (
            <Button variant="default" onClick={onKeep}>
              {formsText.leaveKeep}
            </Button>
          )}
          <Button variant="subtle" color="red" onClick={onErase}>
            {formsText.leaveErase}
          </Button>
        </Stack>
      </Stack>
    </Modal>
  );
}
