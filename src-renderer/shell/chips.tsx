import { IconClock, IconFlask } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { EtatRegistreView } from '#contract/views';
import { formatDate } from '#domain/civil-date';
import { textBandeaux } from '../text/bandeaux';
import classes from './chips.module.css';

/** A word that never leaves the bar; what it means opens under it. */
function Chip({
  testid,
  icon: Glyph,
  label,
  children,
}: {
  readonly testid: string;
  readonly icon: Icon;
  readonly label: string;
  readonly children: string;
}) {
  const id = useId();
  const [opened, setOpened] = useState(false);
  return (
    <span
      className={classes.place}
      data-testid={testid}
      onBlur={() => setOpened(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpened(false);
      }}
    >
      <button
        type="button"
        className={classes.chip}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        <Glyph size={13} stroke={1.75} aria-hidden />
        <span className={classes.label}>{label}</span>
      </button>
      <span id={id} role="note" className={classes.sheet} hidden={!opened}>
        {children}
      </span>
    </span>
  );
}

/** What must stay in sight on every screen: not the real registry, not the real day. */
export function Chips({ etat }: { readonly etat: EtatRegistreView }) {
  const { fiche, fictives, horlogeFixe, aujourdhui } = etat;
  const demonstration = fiche?.demonstration === true;
  return (
    <>
      {(demonstration || fictives.length > 0) && (
        <Chip
          testid="bandeau-demonstration"
          icon={IconFlask}
          label={demonstration ? textBandeaux.demonstration : textBandeaux.fictives}
        >
          {demonstration ? textBandeaux.demonstrationDetail : textBandeaux.fictivesDetail(fictives)}
        </Chip>
      )}
      {horlogeFixe && (
        <Chip
          testid="bandeau-horloge"
          icon={IconClock}
          label={textBandeaux.horlogeFixe(formatDate(aujourdhui))}
        >
          {textBandeaux.horlogeFixeDetail(formatDate(aujourdhui))}
        </Chip>
      )}
    </>
  );
}
