import { Button, Group, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { AppError, Reply } from '#contract/reply';
import { RefusAlert } from '../../parts/refus-alert';
import { textSauvegardes as text } from '../../text/sauvegardes';
import { ActButton } from '../../ui/act-button';
import { ButtonLink } from '../../ui/button-link';
import { useDraft } from '../../ui/forms/use-draft';
import { Section } from '../../ui/section';
import { paths } from '../../parts/paths';
import classes from './sauvegardes.module.css';

/** Step 3: the reason, then the act. What was typed stays until it is done, even across a reload. */
export function ConfirmForm<T>({
  id,
  title,
  lead,
  help,
  confirm,
  pendingLabel,
  refusedTitle,
  recorded,
  send,
  onDone,
  onStale,
  onStart,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly help: string;
  readonly confirm: string;
  readonly pendingLabel: string;
  readonly refusedTitle: string;
  /** Whether the act is an entry of the journal, hence impossible where nothing can be recorded. */
  readonly recorded: boolean;
  readonly send: (motif: string) => Promise<Reply<T>>;
  readonly onDone: (value: T) => void;
  /** Shows the preview again: it is what was confirmed. */
  readonly onStale: () => void;
  /** The reader has come to this step. */
  readonly onStart: () => void;
}): ReactNode {
  const draft = useDraft(`sauvegarde:${id}`, { motif: '' });
  const [motif, setMotif] = useState(draft.initial.motif);
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

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
    draft.forget();
    onDone(reply.value);
  };
  const Submit = recorded ? ActButton : Button;
  return (
    <Section title={title}>
      <form
        noValidate
        aria-busy={pending}
        onSubmit={(event) => void submit(event)}
        className={classes.confirm}
      >
        <p className={classes.listLead}>{lead}</p>
        <Textarea
          ref={field}
          label={text.reason}
          description={help}
          autosize
          minRows={3}
          maxRows={12}
          aria-required
          onFocus={onStart}
          value={motif}
          error={missing ? text.reasonRequired : null}
          onChange={(event) => {
            setMotif(event.currentTarget.value);
            draft.keep({ motif: event.currentTarget.value });
            setMissing(false);
          }}
        />
        {refusal !== null && (
          <RefusAlert
            refus={refusal}
            title={refusedTitle}
            kept
            action={
              <Button variant="default" size="xs" type="button" onClick={onStale}>
                {text.refresh}
              </Button>
            }
          />
        )}
        <Group gap="xs">
          <Submit type="submit" aria-disabled={pending}>
            {pending ? pendingLabel : confirm}
          </Submit>
          <ButtonLink to={paths.sauvegardes}>{text.back}</ButtonLink>
        </Group>
      </form>
    </Section>
  );
}
