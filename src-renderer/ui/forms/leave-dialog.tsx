import { Button, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words';

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
  const words = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={words.leaveTitle}
      closeButtonProps={{ 'aria-label': words.leaveClose }}
      centered
    >
      <Stack gap="md">
        <Text size="sm">{onKeep === undefined ? words.leaveBodyLost : words.leaveBody}</Text>
        <Stack gap="xs">
          <Button onClick={onStay} data-autofocus>
            {words.leaveStay}
          </Button>
          {onKeep !== undefined && (
            <Button variant="default" onClick={onKeep}>
              {words.leaveKeep}
            </Button>
          )}
          <Button variant="subtle" color="red" onClick={onErase}>
            {words.leaveErase}
          </Button>
        </Stack>
      </Stack>
    </Modal>
  );
}
