import { Text } from '@mantine/core';
import { call } from '../rpc/client';
import { textHistorique } from '../text/historique';
import { focusContent } from '../ui/focus-handover';
import { announce } from './announcement';
import { ReasonDialog } from './reason-dialog';

/** Takes back a sensitive act, with the reason that stays in the journal. */
export function RectifyDialog({
  seq,
  libelle,
  page = null,
  opened,
  onClose,
}: {
  /** The number of the entry in the journal, and what it recorded. */
  readonly seq: number;
  readonly libelle: string;
  /** The screen where the right act is recorded. */
  readonly page?: string | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={textHistorique.rectifyTitle}
      label={textHistorique.rectifyReason}
      help={textHistorique.rectifyReasonHelp}
      required={textHistorique.required}
      confirm={textHistorique.rectifyConfirm}
      pendingLabel={textHistorique.rectifying}
      refusedTitle={textHistorique.refusedRectify}
      send={(motif) => call('historique.rectifier', { seq, motif })}
      onDone={() => {
        announce({ nature: 'done', message: textHistorique.rectified(seq, libelle), next: null, page });
        // What opened the dialog may be gone with what it was about.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) focusContent();
        });
      }}
    >
      <Text fw={600}>{textHistorique.rectifyWhat(seq, libelle)}</Text>
      <Text size="sm">{textHistorique.rectifyLead}</Text>
    </ReasonDialog>
  );
}
