import { IconScale } from '@tabler/icons-react';
import type { ClauseView } from '#contract/clauses';
import { lowerFirst } from '#domain/french';
import { NATURE_CLAUSE_LABELS } from '#registre/fiches/clauses';
import { textClauses as text } from '../../../text/clauses';
import classes from './act.module.css';

/** What each alinéa makes the registry compute, by its id. */
export type Clauses = ReadonlyMap<string, readonly ClauseView[]>;

/** Under the last passage of each; obligations are told in their own list, they are most of the text. */
export function clausesParAlinea(clauses: readonly ClauseView[]): Clauses {
  const found = new Map<string, ClauseView[]>();
  for (const one of clauses) {
    const id = one.passages.at(-1)?.alineaId ?? null;
    if (one.nature !== 'obligation' && id !== null) found.set(id, [...(found.get(id) ?? []), one]);
  }
  return found;
}

/** The sentence beside the words that say it: it is not part of the act. */
export function ClauseNotes({ clauses }: { readonly clauses: readonly ClauseView[] }) {
  return clauses.map(({ id, nature, sens, certitude, desaccord }) => (
    <p key={id} role="note" className={classes.clause} data-clause={id}>
      <IconScale size={16} aria-hidden />
      <span>
        {text.marque(NATURE_CLAUSE_LABELS[nature], lowerFirst(sens))}
        {certitude.sure ? '' : ` (${lowerFirst(text.aConfirmer)})`}
        {desaccord === null ? '' : ` (${lowerFirst(text.dementie)})`}
      </span>
    </p>
  ));
}
