import type { PaireView } from '#contract/texte';

/** What the view side by side shows: a line of the two texts, or several that did not change, put away. */
export type Row =
  | { readonly kind: 'pair'; readonly pair: PaireView }
  | { readonly kind: 'fold'; readonly pairs: readonly PaireView[]; readonly alineas: number };

/** A line alone is not worth putting away. */
const WORTH = 2;

/** Unchanged lines are put away, except the heading a change stands under. */
export function rowsOf(pairs: readonly PaireView[]): readonly Row[] {
  const shown = new Set<PaireView>();
  let heading: PaireView | null = null;
  for (const pair of pairs) {
    if (pair.nature === 'intitule') heading = pair;
    if (!pair.change) continue;
    shown.add(pair);
    if (heading !== null && pair.nature === 'alinea') shown.add(heading);
  }
  const rows: Row[] = [];
  let waiting: PaireView[] = [];
  const flush = () => {
    if (waiting.length >= WORTH) {
      const alineas = waiting.filter(({ nature }) => nature === 'alinea').length;
      rows.push({ kind: 'fold', pairs: waiting, alineas });
    } else {
      rows.push(...waiting.map((pair): Row => ({ kind: 'pair', pair })));
    }
    waiting = [];
  };
  for (const pair of pairs) {
    if (shown.has(pair)) {
      flush();
      rows.push({ kind: 'pair', pair });
    } else {
      waiting.push(pair);
    }
  }
  flush();
  return rows;
}
