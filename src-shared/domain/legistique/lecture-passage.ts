import { appliquer } from '../consolidation/appliquer';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { decouperPhrases } from './decouper-phrases';
import type { PhraseCollee } from './decouper-phrases';
import { SEUIL_CONFIANCE, lirePhraseDuProjet } from './lecture-phrase';
import type { Lecture } from './lecture-phrase';
import { idProvisoire } from '../texte/operations';

/** One sentence of a passage, and what it was understood to do. */
export type PhraseLue = { readonly phrase: PhraseCollee; readonly lecture: Lecture };

/**
 * Reads a passage pasted from an avenant: one sentence when it is surely read as one, else each sentence it is cut
 * into. Each is read on the draft as those before it leave it; one that is not understood stops none of the others.
 * What one brings in bears its provisional id, by its rank among those understood.
 */
export function lirePassage(
  passage: string,
  { base, texte }: { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur },
): readonly PhraseLue[] {
  const entiere = passage.split('\n').filter((line) => line.trim() !== '');
  const whole = lirePhraseDuProjet(entiere, { base, texte });
  const phrases = decouperPhrases(passage);
  if (phrases.length < 2 || (whole.lue !== null && whole.lue.confiance >= SEUIL_CONFIANCE))
    return [{ phrase: phrases.length === 1 ? (phrases[0] ?? entiere) : entiere, lecture: whole }];
  let current = texte;
  let lues = 0;
  return phrases.map((phrase): PhraseLue => {
    const lecture = lirePhraseDuProjet(phrase, { base, texte: current });
    if (lecture.lue !== null) {
      const auteur = { avenantId: 'lecture', operationId: idProvisoire(lues++) };
      const applied = appliquer(current, lecture.lue.modification, auteur);
      if (applied.ok) current = applied.value;
    }
    return { phrase, lecture };
  });
}
