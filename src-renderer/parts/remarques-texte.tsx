import { useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { controlerTypographie, horsImpression } from '#domain/typographie-controle/controler';
import { textTypographie as text } from '../text/typographie';
import classes from './remarques-texte.module.css';

/** Shown at once: beyond, whoever types has seen enough. */
const MAX = 5;

/**
 * Under a text of an act: what French typography would write otherwise and printing does not set by itself. A person
 * takes it or leaves it; nothing of the text moves.
 */
export function RemarquesTexte({ texte }: { readonly texte: string }): ReactNode {
  const shown = useDeferredValue(texte);
  const remarques = useMemo(() => horsImpression(controlerTypographie(shown)), [shown]);
  if (remarques.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={text.title}>
      {remarques.slice(0, MAX).map(({ debut, ecrit, propose, regle }) => (
        <li key={debut}>{text.remark(ecrit, propose, regle)}</li>
      ))}
      {remarques.length > MAX && <li>{text.others(remarques.length - MAX)}</li>}
    </ul>
  );
}
