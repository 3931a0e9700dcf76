import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Reply } from '#contract/reply';
import type { ExportDocumentView } from '#contract/documents';
import { saveFile } from '../rpc/client';
import { textConvention } from '../text/convention';
import { Callout } from '../ui/callout';
import classes from './save-button.module.css';

const text = textConvention.documents;

type Outcome = { readonly tone: 'ok' | 'quiet' | 'bad'; readonly title: string; readonly detail?: string };

async function makeAndSave(make: () => Promise<Reply<ExportDocumentView>>): Promise<Outcome> {
  const made = await make();
  if (!made.ok) {
    const { message, remede } = made.error;
    return {
      tone: 'bad',
      title: text.failed,
      detail: remede === undefined ? message : `${message} ${remede}`,
    };
  }
  const saved = await saveFile(made.value.fichier);
  if (!saved.ok) {
    return { tone: 'bad', title: text.failed, detail: saved.error.remede ?? saved.error.message };
  }
  return saved.value.saved
    ? {
        tone: 'ok',
        title: text.saved(saved.value.nom),
        ...(made.value.outil === undefined ? {} : { detail: text.madeBy(made.value.outil) }),
      }
    : { tone: 'quiet', title: text.notSaved };
}

/** Has a file made, gives it to the user where they say, and tells how it went. */
export function useSave() {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const lock = useRef(false);
  return {
    busy,
    outcome,
    dismiss: () => setOutcome(null),
    save: (make: () => Promise<Reply<ExportDocumentView>>): void => {
      if (lock.current) return;
      lock.current = true;
      setBusy(true);
      setOutcome(null);
      void makeAndSave(make).then((next) => {
        lock.current = false;
        setBusy(false);
        setOutcome(next);
      });
    },
  };
}

/** How it went. */
export const SaveOutcome = ({
  outcome,
  onClose,
}: {
  readonly outcome: Outcome | null;
  readonly onClose: () => void;
}) =>
  outcome === null ? null : (
    <Callout
      tone={outcome.tone}
      title={outcome.title}
      role={outcome.tone === 'bad' ? 'alert' : 'status'}
      onClose={onClose}
    >
      {outcome.detail !== undefined && <p>{outcome.detail}</p>}
    </Callout>
  );

/** A button that hands over one file. */
export function SaveButton({
  make,
  label,
  ariaLabel,
  variant = 'filled',
  size = 'sm',
}: {
  readonly make: () => Promise<Reply<ExportDocumentView>>;
  readonly label: string;
  /** When the label alone does not say which file. */
  readonly ariaLabel?: string;
  readonly variant?: 'filled' | 'default';
  readonly size?: 'xs' | 'sm';
}): ReactNode {
  const { busy, outcome, save, dismiss } = useSave();
  return (
    <>
      <Button
        variant={variant}
        size={size}
        leftSection={<IconDownload size={size === 'xs' ? 16 : 18} aria-hidden />}
        // Not « disabled »: it would lose the focus of whoever pressed it.
        aria-disabled={busy}
        data-disabled={busy}
        aria-label={busy ? undefined : ariaLabel}
        onClick={() => save(make)}
      >
        {busy ? text.saving : label}
      </Button>
      {outcome !== null && (
        <div className={classes.outcome}>
          <SaveOutcome outcome={outcome} onClose={dismiss} />
        </div>
      )}
    </>
  );
}
