import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useErreur } from './contexte';
import { Faute } from './champs';
import classes from './redaction.module.css';

/* One paragraph that is typed: a visa, a considérant, an alinéa. */

const POINTS = <IconDots size={16} aria-hidden />;

/** What can be done to a line. The menu is made when it is asked for: a division may have two hundred lines. */
export function MenuLigne({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly {
    readonly label: string;
    readonly onClick: () => void;
    readonly grave?: boolean;
    readonly disabled?: boolean;
  }[];
}): ReactNode {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const icon = (
    <button
      ref={button}
      type="button"
      className={classes.menu}
      aria-label={label}
      aria-haspopup="menu"
      onClick={() => setOpened(true)}
    >
      {POINTS}
    </button>
  );
  if (!opened) return icon;
  return (
    <Menu
      opened
      position="bottom-end"
      withinPortal
      onChange={(next) => {
        setOpened(next);
        if (!next)
          requestAnimationFrame(() => {
            // The act of the menu may have led elsewhere.
            if (document.activeElement === document.body) button.current?.focus();
          });
      }}
    >
      <Menu.Target>{icon}</Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label: words, onClick, grave = false, disabled = false }) => (
          <Menu.Item key={words} disabled={disabled} onClick={onClick} {...(grave ? { color: 'red' } : {})}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export type GestesLigne = {
  readonly ecrire: (texte: string) => void;
  /** Cut where the caret is. */
  readonly couper: (caret: number) => void;
  /** Joined to the line before, at whose end the caret goes. */
  readonly joindre: () => void;
  readonly bouger: (sens: -1 | 1) => void;
  /** Several lines pasted between those two places of the text. */
  readonly coller: (lignes: string, debut: number, fin: number) => void;
  readonly viser: () => void;
};

/** The words of a line. Enter cuts it, Backspace at its head joins it to the line before, Alt and an arrow move it. */
export function TexteLigne({
  champ,
  label,
  texte,
  gestes,
}: {
  readonly champ: string;
  readonly label: string;
  readonly texte: string;
  readonly gestes: GestesLigne;
}): ReactNode {
  const faute = useErreur(champ);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const plain = !event.ctrlKey && !event.metaKey;
    if (event.key === 'Enter' && plain && !event.altKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      gestes.couper(selectionStart);
    } else if (event.key === 'Backspace' && plain && selectionStart === 0 && selectionEnd === 0) {
      event.preventDefault();
      gestes.joindre();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      gestes.bouger(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    <div className={classes.texte}>
      <textarea
        className={classes.zone}
        data-champ={champ}
        aria-label={label}
        aria-invalid={faute !== undefined || undefined}
        aria-describedby={faute === undefined ? undefined : `faute-${champ}`}
        rows={Math.max(1, Math.ceil(texte.length / 55))}
        spellCheck
        lang="fr"
        value={texte}
        onChange={(event) => gestes.ecrire(event.currentTarget.value.replace(/[\n\r]+/gu, ' '))}
        onKeyDown={onKeyDown}
        onFocus={gestes.viser}
        onPaste={(event) => {
          const lignes = event.clipboardData.getData('text/plain');
          if (!/[\n\r\u2028\u2029]/u.test(lignes.trim())) return;
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          gestes.coller(lignes, selectionStart, selectionEnd);
        }}
      />
      <Faute champ={champ} id={`faute-${champ}`} />
    </div>
  );
}
