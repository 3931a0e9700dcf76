import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import type { ApercuImportView } from '#contract/echanges';
import type { AppError } from '#contract/reply';
import { announce } from '../../parts/announcement';
import { paths } from '../../parts/paths';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textEchanges as text } from '../../text/echanges';
import { ActButton } from '../../ui/act-button';
import classes from './echanges.module.css';

/** The reason, then the act. What was typed stays until it is done. */
export function ConfirmImport({
  jeton,
  apercu,
  onStart,
  onStale,
  onDone,
}: {
  readonly jeton: string;
  readonly apercu: ApercuImportView;
  /** The reader has come to this step. */
  readonly onStart: () => void;
  /** Shows the preview again: it is what was confirmed. */
  readonly onStale: () => void;
  readonly onDone: () => void;
}) {
  const navigate = useNavigate();
  const [motif, setMotif] = useState('');
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
    const reply = await call('echanges.importer', { jeton, motif, revision: apercu.revision });
    setPending(false);
    if (!reply.ok) {
      setRefusal(reply.error);
      return;
    }
    const { revision: seq } = reply.value;
    announce({ nature: 'done', message: text.imported(apercu.nom), next: { sens: 'annuler', seq } });
    onDone();
    void navigate(paths.accueil);
  };
  return (
    <form noValidate aria-busy={pending} onSubmit={(event) => void submit(event)} className={classes.confirm}>
      <h3>{text.confirmTitle}</h3>
      <p className={classes.lead}>{text.safety}</p>
      <Textarea
        ref={field}
        label={text.reason}
        description={text.reasonHelp}
        autosize
        minRows={3}
        maxRows={12}
        aria-required
        onFocus={onStart}
        value={motif}
        error={missing ? text.reasonRequired : null}
        onChange={(event) => {
          setMotif(event.currentTarget.value);
          setMissing(false);
        }}
      />
      {refusal !== null && (
        <RefusAlert
          refus={refusal}
          title={text.notImported}
          kept
          action={
            <Button variant="default" size="xs" type="button" onClick={onStale}>
              {text.refresh}
            </Button>
          }
        />
      )}
      <div>
        <ActButton type="submit" aria-disabled={pending}>
          {pending ? text.importing : text.confirm}
        </ActButton>
      </div>
    </form>
  );
}
