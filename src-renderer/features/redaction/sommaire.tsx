import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Division } from '#domain/texte/divisions';
import { textRedaction } from '../../text/redaction';
import type { PartieActe } from './ouvrage';
import classes from './redaction.module.css';

const text = textRedaction.sommaire;

type Entree = {
  readonly partie: PartieActe;
  readonly label: string;
  readonly count?: number;
  readonly niveau?: number;
  readonly alerte?: boolean;
};

/** Goes up and down the outline by the arrows: it is one stop of the Tab key. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-partie]')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = buttons[Math.min(buttons.length - 1, Math.max(0, at + step))];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Every part of the act, in its order: the one that is open is the one that is written. */
export const Sommaire = memo(function Sommaire({
  ouverte,
  points,
  clauses,
  divisions,
  comptes,
  onOuvrir,
  onAjouter,
}: {
  readonly ouverte: PartieActe;
  /** What is still to be settled; null: the text comes from no file. */
  readonly points: number | null;
  /** The clauses read; null: none was. */
  readonly clauses: number | null;
  readonly divisions: readonly Division[];
  readonly comptes: string;
  readonly onOuvrir: (partie: PartieActe) => void;
  readonly onAjouter: () => void;
}): ReactNode {
  const [parties = 0, presence = 0, visas = 0, considerants = 0] = comptes.split(' ').map(Number);
  const entrees: readonly Entree[] = [
    ...(points === null
      ? []
      : [{ partie: 'points' as const, label: text.points, count: points, alerte: points > 0 }]),
    ...(clauses === null ? [] : [{ partie: 'clauses' as const, label: text.clauses, count: clauses }]),
    { partie: 'cadre', label: text.cadre },
    { partie: 'parties', label: text.parties, count: parties },
    { partie: 'presence', label: text.presence, count: presence },
    { partie: 'visas', label: text.visas, count: visas },
    { partie: 'considerants', label: text.considerants, count: considerants },
    ...divisions.map(({ id, intitule, niveau = 1 }): Entree => ({
      partie: `division:${id}`,
      label: intitule.trim() === '' ? text.vide : intitule,
      niveau,
    })),
    { partie: 'cloture', label: text.cloture },
  ];
  const known = entrees.some(({ partie }) => partie === ouverte);
  return (
    <nav className={classes.sommaire} aria-label={text.label}>
      <ul onKeyDown={onArrow}>
        {entrees.map(({ partie, label, count, niveau = 1, alerte = false }, rang) => {
          const here = partie === ouverte;
          return (
            <li key={partie}>
              <button
                type="button"
                data-partie={partie}
                data-niveau={Math.min(niveau, 4)}
                data-alerte={alerte || undefined}
                aria-current={here ? 'true' : undefined}
                tabIndex={here || (!known && rang === 0) ? 0 : -1}
                onClick={() => onOuvrir(partie)}
              >
                <span>{label}</span>
                {count !== undefined && <span className={classes.compte}>{count}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={onAjouter}
      >
        {text.addDivision}
      </Button>
    </nav>
  );
});
