import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { use, useRef } from 'react';
import type { ActionPileView } from '#contract/historique';
import type { AppError } from '#contract/reply';
import { call } from '../rpc/client';
import { useQuery } from '../rpc/query';
import { textHistorique } from '../text/historique';
import { ReadOnlyContext } from '../ui/read-only';
import { announce } from '../parts/announcement';
import classes from './undo-redo.module.css';

export type Sens = 'annuler' | 'retablir';

/** Takes back, or gives again, and says so. */
export async function step(sens: Sens, { seq, libelle, objet }: ActionPileView): Promise<void> {
  const undoing = sens === 'annuler';
  const reply = await call(undoing ? 'historique.annuler' : 'historique.retablir', { seq });
  if (!reply.ok) {
    announceRefusal(sens, reply.error, null);
    return;
  }
  announce({
    nature: 'done',
    message: (undoing ? textHistorique.undone : textHistorique.redone)(libelle, objet),
    next: { sens: undoing ? 'retablir' : 'annuler', seq },
  });
}

function announceRefusal(sens: Sens, error: AppError, acte: ActionPileView | null): void {
  const title = sens === 'annuler' ? textHistorique.refusedUndo : textHistorique.refusedRedo;
  announce({ nature: 'refused', title, error, acte });
}

/** The application itself says why the sensitive act on top stays: it is asked, and refuses. */
async function explainBarrier(barriere: ActionPileView): Promise<void> {
  const reply = await call('historique.annuler', { seq: barriere.seq });
  if (!reply.ok) announceRefusal('annuler', reply.error, barriere);
}

/**
 * One thing at a time: a key held down does not undo everything. Each is asked of the pile as it is: the one shown may
 * still be that of before the last step.
 */
function useSteps(blocked: boolean): (sens: Sens) => void {
  const busy = useRef(false);
  const take = async (sens: Sens): Promise<void> => {
    const reply = await call('historique.pile', {});
    if (!reply.ok) {
      announceRefusal(sens, reply.error, null);
      return;
    }
    const action = reply.value[sens];
    const barriere = sens === 'annuler' ? reply.value.barriere : null;
    if (action !== null) await step(sens, action);
    else if (barriere !== null) await explainBarrier(barriere);
  };
  return (sens) => {
    if (blocked || busy.current) return;
    busy.current = true;
    void take(sens).finally(() => {
      busy.current = false;
    });
  };
}

/** A dialog is about its own matter: keys pressed in it take nothing back behind it. */
const outsideDialog = (act: () => void) => (event: KeyboardEvent) => {
  if (event.repeat || (event.target instanceof Element && event.target.closest('[role="dialog"]'))) return;
  act();
};

/** Undo and redo in the frame: two buttons and their keys; not while typing: the field's own undo wins. */
export function UndoRedo() {
  const pile = useQuery('historique.pile', {}).data;
  const readOnly = use(ReadOnlyContext);
  const steps = useSteps(readOnly !== null);
  const undo = () => steps('annuler');
  const redo = () => steps('retablir');
  useHotkeys([
    ['mod + Z', outsideDialog(undo)],
    ['mod + Y', outsideDialog(redo)],
    ['mod + shift + Z', outsideDialog(redo)],
  ]);
  const annuler = pile?.annuler ?? null;
  const retablir = pile?.retablir ?? null;
  const barriere = annuler === null ? (pile?.barriere ?? null) : null;
  return (
    <div role="group" aria-label={textHistorique.group} className={classes.group}>
      <StepButton
        icon={IconArrowBackUp}
        label={
          readOnly ??
          (annuler !== null
            ? textHistorique.undoWhat(annuler.libelle, annuler.objet)
            : barriere !== null
              ? textHistorique.barred(barriere.libelle)
              : textHistorique.nothingToUndo)
        }
        name={textHistorique.undo}
        keys="Ctrl + Z"
        possible={readOnly === null && annuler !== null}
        onClick={undo}
      />
      <StepButton
        icon={IconArrowForwardUp}
        label={
          readOnly ??
          (retablir === null
            ? textHistorique.nothingToRedo
            : textHistorique.redoWhat(retablir.libelle, retablir.objet))
        }
        name={textHistorique.redo}
        keys="Ctrl + Y"
        possible={readOnly === null && retablir !== null}
        onClick={redo}
      />
    </div>
  );
}

/** Stays in reach of the keyboard when it can do nothing, so that it can say why. */
function StepButton({
  icon: Glyph,
  label,
  name,
  keys,
  possible,
  onClick,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly name: string;
  readonly keys: string;
  readonly possible: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip
      label={possible ? `${label} (${keys})` : label}
      multiline
      maw="22rem"
      events={{ hover: true, focus: true, touch: true }}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={possible ? label : name}
        aria-description={possible ? undefined : label}
        aria-disabled={!possible}
        {...(possible ? {} : { 'data-disabled': true })}
        onClick={onClick}
      >
        <Glyph size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
