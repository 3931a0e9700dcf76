import { appliquer } from '#domain/consolidation/appliquer';
import { describe, expect, it } from 'vitest';
import { lirePassage } from '#domain/legistique/lecture-passage';
import { lirePhrase } from '#domain/legistique/lecture-phrase';
import { memeModification, phraseDe } from '#domain/legistique/phrase';
import { numeroInsere } from '#domain/texte/numeros';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Modification } from '#domain/texte/operations';
import { AURA } from './outils';

type Division = Pick<DivisionEnVigueur, 'nature' | 'numero' | 'intitule' | 'niveau'> & {
  readonly id: string;
  readonly alineas?: readonly string[];
};
const texteDe = (divisions: readonly Division[]): TexteEnVigueur => ({
  ...AURA,
  divisions: divisions.map(({ alineas = ['Les parties se réunissent.'], ...one }) => ({
    ...one,
    alineas: alineas.map((texte, rang) => ({
      id: `${one.id}-${rang + 1}`,
      niveau: 0,
      marque: null,
      gras: [],
      tableau: false,
      segments: [{ texte, source: null }],
      actes: [],
    })),
    inseree: null,
    modifiee: [],
    abrogee: null,
  })),
});

/** Titles whose articles begin again at 1. */
const TITRES = texteDe(
  ['I', 'II'].flatMap((titre): readonly Division[] => [
    {
      id: `t${titre}`,
      nature: 'section',
      numero: titre,
      intitule: `TITRE ${titre} – PARTIE`,
      niveau: 1,
      alineas: [],
    },
    { id: `${titre}-1`, nature: 'article', numero: '1', intitule: 'Article 1er – Rôle', niveau: 2 },
    { id: `${titre}-2`, nature: 'article', numero: '2', intitule: `Article 2 – Moyens ${titre}`, niveau: 2 },
  ]),
);
/** Numbers with points. */
const POINTS = texteDe(
  ['2', '2.1', '2.1.1', '3', '3.1', '3.2'].map((numero) => ({
    id: `n${numero}`,
    nature: 'article',
    numero,
    intitule: `Article ${numero} – Objet`,
    niveau: numero.split('.').length,
  })),
);

/** Numbers of a title and an article. */
const ROMAINS = texteDe(
  ['I', 'I.1', 'I.2', 'II', 'II.1'].map((numero) => ({
    id: `r${numero}`,
    nature: numero.includes('.') ? 'article' : 'section',
    numero,
    intitule: numero.includes('.') ? `Article ${numero} – Objet` : `TITRE ${numero} – PARTIE`,
    niveau: numero.includes('.') ? 2 : 1,
    alineas: numero.includes('.') ? ['Les parties se réunissent.'] : [],
  })),
);

describe('a number in Roman figures', () => {
  it('is that of a new article as it is written, in capitals', () => {
    const { lue } = lirePhrase(
      "Après l'article II.1, il est inséré un article II.2 ainsi rédigé :\n« Article II.2 – Données\n« Chaque partie tient son registre. »",
      ROMAINS,
    );
    expect(lue?.modification).toMatchObject({
      nature: 'inserer_division',
      apres: 'rII.1',
      numero: 'II.2',
      intitule: 'Article II.2 – Données',
    });
    expect(lue?.doutes).toEqual([]);
  });
});

describe('a number that two divisions bear', () => {
  it('is asked, never guessed', () => {
    const { lue, raison } = lirePhrase("L'article 1er est abrogé.", TITRES);
    expect(lue).toBeNull();
    expect(raison?.code).toBe('DIVISION_AMBIGUE');
    expect(raison?.message).toContain('TITRE II – PARTIE');
  });

  it('is told by what holds it, or by its heading', () => {
    const vise = (phrase: string) => lirePhrase(phrase, TITRES).lue?.modification;
    expect(vise("L'article 1er du titre II est abrogé.")).toMatchObject({ divisionId: 'II-1' });
    expect(vise("L'article 2 « Moyens II » est abrogé.")).toMatchObject({ divisionId: 'II-2' });
    expect(vise("L'intitulé du titre II est ainsi rédigé : « TITRE II – MOYENS ».")).toMatchObject({
      nature: 'intituler',
      divisionId: 'tII',
    });
  });

  it('is so told by the sentence the registry writes, which reads back', () => {
    for (const { id, alineas } of TITRES.divisions.filter(({ nature }) => nature === 'article')) {
      const made: readonly Modification[] = [
        { nature: 'abroger', divisionId: id },
        { nature: 'supprimer_alinea', divisionId: id, alineaId: alineas[0]?.id ?? '' },
        {
          nature: 'remplacer_mots',
          cible: { divisionId: id, alineaId: null },
          ancien: 'Les parties',
          nouveau: 'Elles',
          partout: false,
        },
      ];
      for (const one of made) {
        const phrase = phraseDe(one, TITRES);
        const { lue } = lirePhrase(phrase, TITRES);
        expect(lue !== null && memeModification(lue.modification, one), phrase.join('\n')).toBe(true);
      }
    }
  });
});

describe('a title that is repealed', () => {
  it('is one modification, and takes what it holds', () => {
    const read = lirePassage('Le titre II est abrogé.', { base: TITRES, texte: TITRES });
    const modifications = read.map(({ lecture }) => lecture.lue?.modification);
    expect(modifications).toEqual([{ nature: 'abroger', divisionId: 'tII' }]);
    const done = appliquer(
      TITRES,
      { nature: 'abroger', divisionId: 'tII' },
      { avenantId: 'a', operationId: 'o' },
    );
    expect(
      done.ok && done.value.divisions.filter(({ abrogee }) => abrogee === 'a').map(({ id }) => id),
    ).toEqual(['tII', 'II-1', 'II-2']);
  });
});

describe('numbers of several parts', () => {
  it('are named, and followed by the next', () => {
    const [lue] = lirePassage(
      "Après l'article 2.1, il est inséré un article 2.2 ainsi rédigé :\n« Article 2.2 – Suivi\nLe suivi est annuel. »",
      {
        base: POINTS,
        texte: POINTS,
      },
    );
    expect(lue?.lecture.lue?.modification).toMatchObject({
      nature: 'inserer_division',
      apres: 'n2.1',
      numero: '2.2',
    });
    const apres = (numero: string) =>
      numeroInsere(
        POINTS.divisions,
        POINTS.divisions.find((one) => one.numero === numero) ?? POINTS.divisions[0]!,
      );
    expect([apres('2.1'), apres('3.1'), apres('3.2'), apres('3')]).toEqual(['2.2', '3.1-1', '3.3', '3-1']);
  });
});

describe('an extension said as a length and a day', () => {
  const FIN = texteDe([
    {
      id: 'a',
      nature: 'article',
      numero: '1',
      intitule: 'Article 1er – Durée',
      niveau: 1,
      alineas: ['La convention est conclue jusqu’au 31 août 2028.'],
    },
  ]);
  const lire = (phrase: string) => lirePhrase(phrase, FIN);

  it('changes the day the text says, when both agree', () => {
    for (const phrase of [
      'La convention est prorogée de six mois, soit jusqu’au 28 février 2029.',
      'La durée de la convention est prolongée d’un an, jusqu’au 31 août 2029.',
      'La convention est prorogée pour une durée de deux ans, jusqu’au 31 août 2030.',
    ])
      expect(lire(phrase).lue, phrase).toMatchObject({
        confiance: 0.9,
        modification: { nature: 'proroger', alineaId: 'a-1' },
      });
    expect(
      lire('La convention est prorogée d’un an, jusqu’au 31 août 2029.').lue?.modification,
    ).toMatchObject({
      texte: 'La convention est conclue jusqu’au 31 août 2029.',
    });
  });

  it('is refused when they do not, or when no day is said', () => {
    expect(lire('La convention est prorogée d’un an, jusqu’au 31 août 2030.').raison).toMatchObject({
      code: 'PROROGATION_DISCORDANTE',
    });
    expect(lire('La convention est prorogée d’un an.').raison).toMatchObject({
      code: 'PROROGATION_SANS_JOUR',
    });
  });
});
