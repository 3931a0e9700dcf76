import { appliquer } from '../consolidation/appliquer';
import { contenuDe } from '../texte/chemins';
import { findDivision } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { depouiller } from './avenant-colle';
import type { PhraseCollee } from './distribuer';
import { SEUIL_CONFIANCE, lirePhraseDuProjet } from './lecture-phrase';
import type { Lecture } from './lecture-phrase';
import { phraseDe } from './phrase';
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

/** A title that is repealed takes what it holds with it: a sentence for each, said before its own. */
function emportees({ lue }: Lecture, texte: TexteEnVigueur): readonly PhraseCollee[] {
  if (lue?.modification.nature !== 'abroger') return [];
  const division = findDivision(texte, lue.modification.divisionId);
  return division === undefined
    ? []
    : contenuDe(texte, division)
        .filter(({ abrogee }) => abrogee === null)
        .map(({ id }) => phraseDe({ nature: 'abroger', divisionId: id }, texte));
}

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
  const entier = seule || (whole.lue !== null && whole.lue.confiance >= SEUIL_CONFIANCE);
  if (entier && emportees(whole, texte).length === 0) {
    yield {
      lue: { phrase: phrases.length === 1 ? (phrases[0] ?? entiere) : entiere, lecture: whole },
      faites: 1,
      total: 1,
    };
    return;
  }
  const suite = entier ? [entiere] : [...phrases];
  yield { lue: null, faites: 0, total: suite.length };
  let current = texte;
  let lues = 0;
  for (let rang = 0; rang < suite.length; rang++) {
    let phrase = suite[rang] ?? [];
    let lecture = lirePhraseDuProjet(phrase, { base, texte: current });
    const [first, ...others] = emportees(lecture, current);
    if (first !== undefined) {
      suite.splice(rang, 0, first, ...others);
      phrase = first;
      lecture = lirePhraseDuProjet(phrase, { base, texte: current });
    }
    if (lecture.lue !== null) {
      const auteur = { avenantId: 'lecture', operationId: idProvisoire(lues++) };
      const applied = appliquer(current, lecture.lue.modification, auteur);
      if (applied.ok) current = applied.value;
    }
    yield { lue: { phrase, lecture }, faites: rang + 1, total: suite.length };
  }
}
