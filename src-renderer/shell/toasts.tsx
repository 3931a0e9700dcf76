import { Button, CloseButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import type { ActionPileView } from '#contract/historique';
import type { Avertissement } from '#domain/refus';
import { useQuery } from '../rpc/query';
import { textHistorique } from '../text/historique';
import { textBandeaux } from '../text/bandeaux';
import { textCommun } from '../text/commun';
import { ButtonLink } from '../ui/button-link';
import { focusContent, useFocusHandover } from '../ui/focus-handover';
import layout from '../ui/layout.module.css';
import { announce, changeScreen, useAnnouncement } from '../parts/announcement';
import type { Announcement } from '../parts/announcement';
import { RectifyDialog } from '../parts/rectify-dialog';
import { RefusAlert } from '../parts/refus-alert';
import { Banner } from './banner';
import classes from './toasts.module.css';
import { step } from './undo-redo';
import type { Sens } from './undo-redo';

type Done = Extract<Announcement, { nature: 'done' }>;

const SHOWN_MS = 5000;

function silence(): void {
  announce(null);
  focusContent();
}

/** What should be known of what was just done: on a line of its own, which hides nothing and stays until it was read. */
function Known({ items }: { readonly items: readonly Avertissement[] }) {
  const [first, ...others] = items;
  if (first === undefined) return null;
  const said = ({ message, source }: Avertissement) => (
    <>
      {message} <span className={layout.note}>({source})</span>
    </>
  );
  return (
    <Banner
      tone="warn"
      icon={IconAlertTriangle}
      role="status"
      title={textBandeaux.toKnow(items.length)}
      more={textBandeaux.readAll}
      detail={others.map((one) => (
        <p key={one.message}>{said(one)}</p>
      ))}
      actions={
        <Button size="compact-xs" variant="default" onClick={silence}>
          {textCommun.close}
        </Button>
      }
    >
      {said(first)}
    </Banner>
  );
}

/**
 * What was just done or refused, at the foot of the window, read aloud. What only confirms goes by itself, unless one
 * is on it; what is to be read (a warning, a refusal, what remains to do) stays until it is closed, replaced, or the
 * screen changes.
 */
export function Toasts() {
  const said = useAnnouncement();
  const [rectifying, rectify] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(() => changeScreen(pathname), [pathname]);
  const acte = said?.nature === 'refused' ? said.acte : null;
  const [read, setRead] = useState<Announcement | null>(null);
  const toKnow = said?.nature === 'done' ? (said.toKnow ?? []) : [];
  return (
    <>
      <Known items={toKnow} />
      <div className={classes.place} role="status">
        {said?.nature === 'done' && said !== read && (
          <DoneToast key={said.message} said={said} onRead={() => setRead(said)} />
        )}
      </div>
      {said?.nature === 'refused' && (
        <div className={classes.place}>
          <div className={classes.refused}>
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
        </div>
      )}
      {acte !== null && (
        <RectifyDialog seq={acte.seq} libelle={acte.libelle} opened={rectifying} onClose={rectify.close} />
      )}
    </>
  );
}

function DoneToast({ said, onRead }: { readonly said: Done; readonly onRead: () => void }) {
  const { message, next, page = null } = said;
  const pile = useQuery('historique.pile', {}).data;
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  const over = useRef(onRead);
  useEffect(() => {
    over.current = onRead;
  });
  useEffect(() => {
    if (held || page !== null) return undefined;
    const timer = setTimeout(() => over.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, page, said]);
  // The way back is offered as long as it is the next one: another action may have come since.
  const way = next === null ? null : (pile?.[next.sens] ?? null);
  return (
    <div
      className={classes.toast}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <IconCheck size={16} stroke={2} aria-hidden className={classes.done} />
      <p className={classes.message}>{message}</p>
      {next !== null && way?.seq === next.seq && <WayButton sens={next.sens} action={way} />}
      {page !== null && (
        <ButtonLink to={page} size="compact-xs">
          {textHistorique.recordAgain}
        </ButtonLink>
      )}
      <CloseButton size="sm" aria-label={textCommun.close} onClick={silence} />
    </div>
  );
}

/** Gone once pressed. */
function WayButton({ sens, action }: { readonly sens: Sens; readonly action: ActionPileView }) {
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <Button ref={button} size="compact-sm" variant="subtle" onClick={() => void step(sens, action)}>
      {sens === 'annuler' ? textHistorique.undo : textHistorique.redo}
    </Button>
  );
}
