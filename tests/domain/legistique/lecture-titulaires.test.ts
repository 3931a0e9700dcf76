import { describe, expect, it } from 'vitest';
import { lectureDuPassage } from '#domain/legistique/lecture-passage';
import { lirePhrase } from '#domain/legistique/lecture-phrase';
import { texteInitial } from '#domain/texte/en-vigueur';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';

const REFERENCE = texteInitial(CONVENTION_AURA);

type Lu = readonly [string | null, string, string | null, string, string | null];

/** What the sentence says: the office, the civility, first name and name, the day. */
function lu(phrase: string): Lu {
  const { raison } = lirePhrase(phrase, REFERENCE);
  expect(raison?.code).toBe('CHANGEMENT_DE_TITULAIRE');
  const said = raison!.titulaire!;
  return [said.signataireId, said.civilite, said.prenom, said.nom, said.debut];
}

describe('a sentence that replaces a person in an office', () => {
  it.each<[string, Lu]>([
    ['Monsieur X est remplacé par Madame Y.', [null, 'Madame', null, 'Y', null]],
    [
      'Madame Fabienne BUCCIO est remplacée par Monsieur Paul DURAND.',
      ['prefete', 'Monsieur', 'Paul', 'DURAND', null],
    ],
    [
      'Madame Fabienne BUCCIO, Préfète de région, est remplacée à compter du 1er mars 2025 par Monsieur Paul de la TOUR, Préfet de région.',
      ['prefete', 'Monsieur', 'Paul', 'de la TOUR', '2025-03-01'],
    ],
    [
      'À compter du 1er mars 2025, Mme Ada ESSAI remplace M. Paul DURAND en qualité de préfète.',
      ['prefete', 'Madame', 'Ada', 'ESSAI', '2025-03-01'],
    ],
    [
      'M. Paul Durand succède à Mme Fabienne BUCCIO aux fonctions de préfet de région à compter du 03/04/2025.',
      ['prefete', 'Monsieur', 'Paul', 'Durand', '2025-04-03'],
    ],
    ['Monsieur Hugo SUIVANT est élu président.', ['president', 'Monsieur', 'Hugo', 'SUIVANT', null]],
  ])('%s', (phrase, expected) => {
    expect(lu(phrase)).toEqual(expected);
  });

  it('says that no avenant is needed, and names the command and the tab', () => {
    const { raison } = lirePhrase(
      'Madame Fabienne BUCCIO est remplacée par Monsieur Paul DURAND.',
      REFERENCE,
    );
    expect(raison?.message).toMatch(/n’a pas besoin d’avenant/u);
    expect(raison?.remede).toMatch(/«\sParties et signataires\s».*«\stitulaire enregistrer\s»/u);
  });

  it('stops at its full stop: the sentence after it is read on its own', () => {
    const passage =
      'À compter du 1er mars 2025, Mme Ada ESSAI remplace M. Paul DURAND en qualité de préfète.\nL’article 5 est abrogé.';
    const read = [...lectureDuPassage(passage, { base: REFERENCE, texte: REFERENCE })].flatMap(({ lue }) =>
      lue === null ? [] : [lue.lecture],
    );
    expect(read.map(({ lue, raison }) => lue?.modification.nature ?? raison?.code)).toEqual([
      'CHANGEMENT_DE_TITULAIRE',
      'abroger',
    ]);
  });

  it.each([
    'Le mot « Région » est remplacé par le mot « Collectivité ».',
    'L’article 5 est remplacé par les dispositions suivantes : « Texte. »',
    'Dans la désignation des parties, les mots : « Monsieur Olivier DUGRIP » sont remplacés par les mots : « Monsieur Hugo NOUVEAU ».',
  ])('is not: %s', (phrase) => {
    const { lue, raison } = lirePhrase(phrase, REFERENCE);
    expect(lue?.modification.nature ?? raison?.code).not.toBe('CHANGEMENT_DE_TITULAIRE');
  });
});
