import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Reply } from '#contract/reply';
import { textCommun } from '../text/commun';
import { ReasonField, useReasonedAct } from './reasoned-act';
import { RefusAlert } from './refus-alert';

/**
 * Asks the reason of an act, sends it, and shows a refusal with what was typed still there. The reason stays until
 * the act is recorded, even if the dialog is closed meanwhile.
 */
export function ReasonDialog<T>({
  opened,
  onClose,
  title,
  help,
  label,
  required,
  confirm,
  pendingLabel,
  refusedTitle,
  danger = false,
  send,
  onDone,
  children,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly label: string;
  readonly help: string;
  /** What is said when the reason is missing. */
  readonly required: string;
  readonly confirm: string;
  readonly pendingLabel: string;
  readonly refusedTitle: string;
  readonly danger?: boolean;
  readonly send: (motif: string) => Promise<Reply<T>>;
  readonly onDone: (value: T) => void;
  readonly children: ReactNode;
}) {
  const { ref, field, pending, refusal, dismiss, onSubmit } = useReasonedAct({
    send,
    onDone: (value: T) => {
      close();
      onDone(value);
    },
  });
  const close = () => {
    dismiss();
    onClose();
  };

  return (
    // Composed by hand: the library's header is a banner, and a page has one already.
    <Modal.Root opened={opened} onClose={close} size="lg" centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title>{title}</Modal.Title>
            <Modal.CloseButton aria-label={textCommun.close} />
          </Group>
          <form noValidate onSubmit={onSubmit}>
            <Stack gap="md">
              {children}
              <ReasonField ref={ref} field={field} label={label} help={help} required={required} autoFocus />
              {refusal !== null && <RefusAlert refus={refusal} title={refusedTitle} kept />}
              <Group justify="flex-end" gap="xs">
                <Button type="button" variant="default" onClick={close}>
                  {textCommun.cancel}
                </Button>
                <Button
                  type="submit"
                  aria-disabled={pending}
                  data-disabled={pending}
                  {...(danger ? { color: 'red' } : {})}
                >
                  {pending ? pendingLabel : confirm}
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
