import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode, RefObject, SubmitEvent } from 'react';
import type { AppError, Reply } from '#contract/reply';
import { MOTIF_INSUFFISANT, estMotif } from '#domain/motif';

type Field = {
  readonly motif: string;
  readonly missing: boolean;
  readonly type: (motif: string) => void;
};

/**
 * An act that is not done without its reason: asks it, sends both once, and keeps what was typed when it is refused.
 * `initial`: the reason typed before, where it was kept.
 */
export function useReasonedAct<T>({
  initial = '',
  send,
  onDone,
}: {
  readonly initial?: string;
  readonly send: (motif: string) => Promise<Reply<T>>;
  readonly onDone: (value: T) => void;
}) {
  const [motif, setMotif] = useState(initial);
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const ref = useRef<HTMLTextAreaElement>(null);

  const dismiss = () => {
    setRefusal(null);
    setMissing(false);
  };
  const submit = async () => {
    if (pending) return;
    if (!estMotif(motif)) {
      setMissing(true);
      ref.current?.focus();
      return;
    }
    setPending(true);
    setRefusal(null);
    const reply = await send(motif);
    setPending(false);
    if (reply.ok) {
      setMotif('');
      onDone(reply.value);
    } else {
      setRefusal(reply.error);
    }
  };
  const field: Field = {
    motif,
    missing,
    type: (text) => {
      setMotif(text);
      setMissing(false);
    },
  };
  return {
    ref,
    field,
    pending,
    refusal,
    /** Takes the messages away; what was typed stays. */
    dismiss,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      void submit();
    },
  };
}

/** The field of the reason. */
export function ReasonField({
  ref,
  field,
  label,
  help,
  required,
  autoFocus = false,
  onFocus,
  onType,
}: {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly field: Field;
  readonly label: string;
  readonly help: string;
  /** What is said when the reason is missing. */
  readonly required: string;
  readonly autoFocus?: boolean;
  readonly onFocus?: () => void;
  readonly onType?: (motif: string) => void;
}): ReactNode {
  return (
    <Textarea
      ref={ref}
      label={label}
      description={help}
      autosize
      minRows={3}
      maxRows={12}
      aria-required
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      {...(onFocus === undefined ? {} : { onFocus })}
      value={field.motif}
      error={field.missing ? (field.motif.trim() === '' ? required : MOTIF_INSUFFISANT) : null}
      onChange={(event) => {
        field.type(event.currentTarget.value);
        onType?.(event.currentTarget.value);
      }}
    />
  );
}
