import type { Avertissement } from '#domain/refus';
import { textCommun } from '../text/commun';
import { Callout } from '../ui/callout';
import layout from '../ui/layout.module.css';
import classes from './parts.module.css';

/** What the user should know and that blocks nothing, each with its source. */
export function ToKnow({ items }: { readonly items: readonly Avertissement[] }) {
  if (items.length === 0) return null;
  return (
    <Callout tone="warn" title={textCommun.toKnow}>
      <ul className={classes.notes}>
        {items.map(({ message, source }) => (
          <li key={message}>
            {message} <span className={layout.note}>({source})</span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
