import { appliquer } from '../consolidation/appliquer';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { depouiller } from './avenant-colle';
import type { PhraseCollee } from './distribuer';
import { SEUIL_CONFIANCE, lirePhraseDuProjet } from './lecture-phrase';
import type { Lecture } from './lecture-phrase';
import { idProvisoire } from '../texte/operations';

/** One sentence of a passage, and what it was understood to do. */
export type PhraseLue = { readonly phrase: PhraseCollee; readonly lecture: Lecture };

/** How far the reading of a passage has gone. */
export type PasDeLecture = {
  /** The sentence just read; null before the first. */
  readonly lue: PhraseLue | null;
  readonly faites: number;
  readonly total: number;
};

type Textes = { readonly base: TexteEnVigueur; readonly texte: TexteEnVigueur };

/** The whole of {@link lectureDuPassage}, at once. */
export const lirePassage = (passage: string, textes: Textes): readonly PhraseLue[] =>
  [...lectureDuPassage(passage, textes)].flatMap(({ lue }) => (lue === null ? [] : [lue]));

/**
 * Reads a passage pasted from an avenant: one sentence when it is surely read as one, else each sentence it is cut
 * into. Each is read on the draft as those before it leave it; one that is not understood stops none of the others.
 * What one brings in bears its provisional id, by its rank among those understood. One step a sentence: who reads a
 * long passage may do something else between two of them, or stop.
 */
export function* lectureDuPassage(passage: string, { base, texte }: Textes): Generator<PasDeLecture, void> {
  const entiere = passage.split('\n').filter((line) => line.trim() !== '');
  const whole = lirePhraseDuProjet(entiere, { base, texte });
  const { phrases, ecartes } = depouiller(passage);
  if (phrases.length === 0 && ecartes.length > 0) return;
  const seule = phrases.length < 2 && ecartes.length === 0;
  if (seule || (whole.lue !== null && whole.lue.confiance >= SEUIL_CONFIANCE)) {
    yield {
      lue: { phrase: phrases.length === 1 ? (phrases[0] ?? entiere) : entiere, lecture: whole },
      faites: 1,
      total: 1,
    };
    return;
  }
  yield { lue: null, faites: 0, total: phrases.length };
  let current = texte;
  let lues = 0;
  for (const [rang, phrase] of phrases.entries()) {
    const lecture = lirePhraseDuProjet(phrase, { base, texte: current });
    if (lecture.lue !== null) {
      const auteur = { avenantId: 'lecture', operationId: idProvisoire(lues++) };
      const applied = appliquer(current, lecture.lue.modification, auteur);
      if (applied.ok) current = applied.value;
    }
    yield { lue: { phrase, lecture }, faites: rang + 1, total: phrases.length };
  }
}
