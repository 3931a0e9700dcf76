import type { ReactNode } from 'react';
import classes from './ui.module.css';

export type Fact = { readonly term: string; readonly value: ReactNode };

/** A list of terms and values, in columns where there is room. */
export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {items.map(({ term, value }, index) => (
        <div key={`${index} ${term}`}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
