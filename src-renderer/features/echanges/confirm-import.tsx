import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { ApercuImportView } from '#contract/echanges';
import { announce } from '../../parts/announcement';
import { paths } from '../../parts/paths';
import { ReasonField, useReasonedAct } from '../../parts/reasoned-act';
import { RefusAlert } from '../../parts/refus-alert';
import { call } from '../../rpc/client';
import { textEchanges as text } from '../../text/echanges';
import { ActButton } from '../../ui/act-button';
import { useLeadOn } from '../../ui/last-gesture';
import type { Lead } from '../../ui/last-gesture';
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
  const leadOn = useLeadOn();
  const lead = useRef<Lead>(null);
  const { ref, field, pending, refusal, onSubmit } = useReasonedAct({
    send: (motif) => {
      lead.current = leadOn();
      return call('echanges.importer', { jeton, mode: apercu.mode, motif, revision: apercu.revision });
    },
    onDone: ({ revision: seq }) => {
      onDone();
      const gone = lead.current?.(paths.accueil) ?? null;
      announce(
        { nature: 'done', message: text.imported(apercu.nom), next: { sens: 'annuler', seq } },
        gone ?? paths.accueil,
      );
    },
  });
  return (
    <form noValidate aria-busy={pending} onSubmit={onSubmit} className={classes.confirm}>
      <h3>{text.confirmTitle}</h3>
      <p className={classes.lead}>{text.safety}</p>
      <ReasonField
        ref={ref}
        field={field}
        label={text.reason}
        help={text.reasonHelp}
        required={text.reasonRequired}
        onFocus={onStart}
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
