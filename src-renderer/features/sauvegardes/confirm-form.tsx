import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Reply } from '#contract/reply';
import { ReasonField, useReasonedAct } from '../../parts/reasoned-act';
import { RefusAlert } from '../../parts/refus-alert';
import { textSauvegardes as text } from '../../text/sauvegardes';
import { ActButton } from '../../ui/act-button';
import { ButtonLink } from '../../ui/button-link';
import { useDraft } from '../../ui/forms/use-draft';
import layout from '../../ui/layout.module.css';
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
  const { ref, field, pending, refusal, onSubmit } = useReasonedAct({
    initial: draft.initial.motif,
    send,
    onDone: (value: T) => {
      draft.forget();
      onDone(value);
    },
  });
  const Submit = recorded ? ActButton : Button;
  return (
    <Section title={title}>
      <form
        noValidate
        aria-busy={pending}
        onSubmit={onSubmit}
        className={`${layout.stack} ${classes.confirm}`}
      >
        <p className={classes.listLead}>{lead}</p>
        <ReasonField
          ref={ref}
          field={field}
          label={text.reason}
          help={help}
          required={text.reasonRequired}
          onFocus={onStart}
          onType={(motif) => draft.keep({ motif })}
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
