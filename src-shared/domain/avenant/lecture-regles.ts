import type { Defaut } from '../consolidation/defauts';
import type { Contenu, Lue, Regle } from './lecture-fragments';
import { REGLES_INSERTION } from './lecture-insertion';
import { REGLES_MOTS } from './lecture-mots';
import { REGLES_PARTIES } from './lecture-parties';
import { REGLES_REDACTION } from './lecture-redaction';

const REGLES: readonly Regle[] = [
  ...REGLES_MOTS,
  ...REGLES_REDACTION,
  ...REGLES_INSERTION,
  ...REGLES_PARTIES,
];

/** Every reading of the sentence by the rules. */
export function essais(contenu: Contenu): readonly (Lue | Defaut)[] {
  return REGLES.flatMap(({ motif, lire }) => {
    const match = motif.exec(contenu.tete);
    const read = match === null ? null : lire(match.groups ?? {}, contenu);
    return read === null ? [] : [read];
  });
}
