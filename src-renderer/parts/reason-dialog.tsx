import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { AppError, Reply } from '#contract/reply';
import { textCommun } from '../text/commun';
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
  const [motif, setMotif] = useState('');
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const close = () => {
    setRefusal(null);
    setMissing(false);
    onClose();
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    if (motif.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setPending(true);
    setRefusal(null);
    const reply = await send(motif);
    setPending(false);
    if (!reply.ok) {
      setRefusal(reply.error);
      return;
    }
    setMotif('');
    close();
    onDone(reply.value);
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
          <form noValidate onSubmit={(event) => void submit(event)}>
            <Stack gap="md">
              {children}
              <Textarea
                ref={field}
                label={label}
                description={help}
                autosize
                minRows={3}
                maxRows={12}
                data-autofocus
                aria-required
                value={motif}
                error={missing ? required : null}
                onChange={(event) => {
                  setMotif(event.currentTarget.value);
                  setMissing(false);
                }}
              />
              {refusal !== null && <RefusAlert refus={refusal} title={refusedTitle} kept />}
              <Group justify="flex-end" gap="xs">
                <Button type="button" variant="default" onClick={close}>
                  {textCommun.cancel}
                </Button>
                <Button type="submit" disabled={pending} {...(danger ? { color: 'red' } : {})}>
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
