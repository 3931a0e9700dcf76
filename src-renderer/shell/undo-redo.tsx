import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { use, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { ActionPileView, PileView } from '#contract/historique';
import type { AppError } from '#contract/reply';
import { call } from '../rpc/client';
import { useQuery } from '../rpc/query';
import { textHistorique } from '../text/historique';
import { ButtonLink } from '../ui/button-link';
import { Callout } from '../ui/callout';
import { focusContent, useFocusHandover } from '../ui/focus-handover';
import layout from '../ui/layout.module.css';
import { ReadOnlyContext } from '../ui/read-only';
import { announce, changeScreen, useAnnouncement } from '../parts/announcement';
import type { Announcement } from '../parts/announcement';
import { RectifyDialog } from '../parts/rectify-dialog';
import { RefusAlert } from '../parts/refus-alert';
import { ToKnow } from '../parts/to-know';
import classes from './undo-redo.module.css';

type Sens = 'annuler' | 'retablir';

async function step(sens: Sens, { seq, libelle, objet }: ActionPileView): Promise<void> {
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

/** One thing at a time: a key held down does not undo everything. */
function useSteps(pile: PileView | undefined, blocked: boolean): (sens: Sens) => void {
  const busy = useRef(false);
  return (sens) => {
    if (pile === undefined || blocked || busy.current) return;
    const action = pile[sens];
    const barriere = sens === 'annuler' ? pile.barriere : null;
    const run = action !== null ? step(sens, action) : barriere !== null ? explainBarrier(barriere) : null;
    if (run === null) return;
    busy.current = true;
    void run.finally(() => {
      busy.current = false;
    });
  };
}

function silence(): void {
  announce(null);
  focusContent();
}

/** A dialog is about its own matter: keys pressed in it take nothing back behind it. */
const outsideDialog = (act: () => void) => (event: KeyboardEvent) => {
  if (event.repeat || (event.target instanceof Element && event.target.closest('[role="dialog"]'))) return;
  act();
};

/** Undo and redo in the frame: two buttons, their keys (not while typing: the field's own undo wins), and the outcome. */
export function UndoRedo() {
  const pile = useQuery('historique.pile', {}).data;
  const readOnly = use(ReadOnlyContext);
  const steps = useSteps(pile, readOnly !== null);
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
      <Outcome pile={pile} />
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
        variant="default"
        size={34}
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

/** Said where it is read aloud, and left on screen until it is closed, replaced, or the screen changes. */
function Outcome({ pile }: { readonly pile: PileView | undefined }) {
  const said = useAnnouncement();
  const [rectifying, rectify] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(() => changeScreen(pathname), [pathname]);
  const acte = said?.nature === 'refused' ? said.acte : null;
  return (
    <>
      <div className={classes.outcome} role="status">
        {said?.nature === 'done' && (
          <div className={classes.box}>
            <Done said={said} pile={pile} />
          </div>
        )}
      </div>
      {said?.nature === 'refused' && (
        <div className={`${classes.outcome} ${classes.box}`}>
          <RefusAlert
            refus={said.error}
            title={said.title}
            focus={false}
            action={
              <div className={layout.row}>
                {acte !== null && (
                  <Button size="xs" variant="default" onClick={rectify.open}>
                    {textHistorique.rectify}
                  </Button>
                )}
                <Button size="xs" variant="subtle" onClick={silence}>
                  {textHistorique.close}
                </Button>
              </div>
            }
          />
        </div>
      )}
      {acte !== null && (
        <RectifyDialog seq={acte.seq} libelle={acte.libelle} opened={rectifying} onClose={rectify.close} />
      )}
    </>
  );
}

function Done({
  said: { message, next, toKnow = [], page = null },
  pile,
}: {
  readonly said: Extract<Announcement, { nature: 'done' }>;
  readonly pile: PileView | undefined;
}) {
  // The way back is offered as long as it is the next one: another action may have come since.
  const way = next === null ? null : (pile?.[next.sens] ?? null);
  const offered = next !== null && way?.seq === next.seq;
  return (
    <Callout tone="ok" title={message} onClose={silence}>
      <ToKnow items={toKnow} />
      {offered && <WayButton sens={next.sens} action={way} />}
      {page !== null && (
        <ButtonLink to={page} size="xs">
          {textHistorique.recordAgain}
        </ButtonLink>
      )}
    </Callout>
  );
}

/** Gone once pressed. */
function WayButton({ sens, action }: { readonly sens: Sens; readonly action: ActionPileView }) {
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <Button ref={button} size="xs" variant="default" mt="xs" onClick={() => void step(sens, action)}>
      {sens === 'annuler' ? textHistorique.undo : textHistorique.redo}
    </Button>
  );
}
