import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEUIL_CONFIANCE, lirePhrase, ressembleAModification } from '#domain/legistique/lecture-phrase';
import { apparies } from '#domain/legistique/citation';
import type { Modification } from '#domain/texte/operations';
import { memeModification, normaliserModification, phraseDe } from '#domain/legistique/phrase';
import { typographie } from '#domain/typographie';
import { modification } from './arbitraires';
import { AURA, MODIFIEE } from './outils';
import { tirage } from '../../support/essais';

type Naturelle = {
  /** How it was gathered: written before any run (`naturelles`), after the rules (`reservees`), to be hard. */
  readonly lot: string;
  readonly phrase: string | readonly string[];
  readonly texte: 'initial' | 'modifie';
  readonly attendu: Modification;
};
type Piege = Omit<Naturelle, 'lot' | 'attendu'> & { readonly pourquoi: string };

const fixture = (nom: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/phrases/${nom}.json`, import.meta.url), 'utf8'));
const NATURELLES = fixture('naturelles') as readonly Naturelle[];
const PIEGES = fixture('pieges') as readonly Piege[];

const TEXTES = { initial: AURA, modifie: MODIFIEE };

describe('a generated sentence reads back', () => {
  for (const [nom, texte] of [
    ['the convention as signed', AURA],
    ['the convention after an avenant', MODIFIEE],
  ] as const)
    it(`on ${nom}, whatever the modification`, () => {
      fc.assert(
        fc.property(modification(texte), (made) => {
          const phrase = phraseDe(made, texte);
          expect(lirePhrase(phrase, texte), phrase.join('\n')).toEqual({
            lue: { modification: normaliserModification(made), confiance: 1, doutes: [] },
            raison: null,
          });
        }),
        tirage(`phrase relue, ${nom}`, 250, 1500),
      );
    });

  it('once printed, with its no-break spaces and curved apostrophes', () => {
    fc.assert(
      fc.property(modification(AURA), (made) => {
        const printed = phraseDe(made, AURA).map((ligne) => typographie(ligne));
        const { lue } = lirePhrase(printed, AURA);
        expect(lue?.confiance, printed.join('\n')).toBe(1);
        expect(lue !== null && memeModification(lue.modification, made), printed.join('\n')).toBe(true);
      }),
      tirage('phrase imprimée relue', 120, 500),
    );
  });

  it('on one line as well as on several', () => {
    const made: Modification = {
      nature: 'rediger_alinea',
      divisionId: 'art6',
      alineaId: 'art6-2',
      alineas: [{ niveau: 0, marque: null, texte: 'Elle est conclue pour la durée du contrat de plan.' }],
    };
    const lignes = phraseDe(made, AURA);
    for (const phrase of [lignes.join(' '), lignes.join('\n'), lignes.join('\r\n')])
      expect(lirePhrase(phrase, AURA).lue).toEqual({ modification: made, confiance: 1, doutes: [] });
  });
});

/** The sentence with what it quotes blotted out, character for character. */
function sansCitations(phrase: string): string {
  let depth = 0;
  return phrase.replace(/./gu, (sign) => {
    if (sign === '«') depth++;
    if (sign === '»') depth--;
    return depth > 0 ? '_' : sign;
  });
}

describe('a sentence with one word more', () => {
  it('is not read as if the word were not there', () => {
    const mot = fc.constantFrom(
      'sauf',
      'ne',
      'pas',
      'hors',
      'jamais',
      'partiellement',
      'provisoirement',
      'ou',
      'si',
    );
    fc.assert(
      fc.property(modification(AURA), mot, fc.nat(), (made, word, at) => {
        const [head = '', ...lignes] = phraseDe(made, AURA);
        const places = [...sansCitations(head).matchAll(/ /gu)];
        const place = places[at % places.length]?.index ?? 0;
        fc.pre(apparies(head));
        const { lue } = lirePhrase([`${head.slice(0, place)} ${word}${head.slice(place)}`, ...lignes], AURA);
        expect(lue?.confiance ?? 0).toBeLessThan(SEUIL_CONFIANCE);
      }),
      tirage('un mot de plus', 300, 1500),
    );
  });
});

describe('the corpus of sentences as people write them', () => {
  const read = NATURELLES.map((one) => ({ ...one, lecture: lirePhrase(one.phrase, TEXTES[one.texte]) }));
  const sures = read.filter(({ lecture }) => (lecture.lue?.confiance ?? 0) >= SEUIL_CONFIANCE);

  it('is large enough', () => {
    expect(NATURELLES.length).toBeGreaterThanOrEqual(250);
    expect(PIEGES.length).toBeGreaterThanOrEqual(100);
    expect(new Set(NATURELLES.map(({ attendu }) => attendu.nature)).size).toBe(14);
  });

  it('is never read otherwise than it was meant at or above the threshold', () => {
    expect(
      sures
        .filter(
          ({ lecture, attendu }) =>
            lecture.lue === null || !memeModification(lecture.lue.modification, attendu),
        )
        .map(({ phrase }) => phrase),
    ).toEqual([]);
  });

  it('is read at or above it, for ninety-seven sentences in a hundred at least', () => {
    expect(sures.length / NATURELLES.length).toBeGreaterThanOrEqual(0.97);
  });

  it.each(PIEGES.map(({ pourquoi, phrase, texte }) => [pourquoi, phrase, texte] as const))(
    'a trap stays under the threshold: %s — %s',
    (_, phrase, texte) => {
      const { lue, raison } = lirePhrase(phrase, TEXTES[texte]);
      expect(lue?.confiance ?? 0).toBeLessThan(SEUIL_CONFIANCE);
      if (lue === null) expect(raison.message).not.toBe('');
      else expect(lue.doutes.length).toBeGreaterThan(0);
    },
  );
});

describe('a sentence that is not understood', () => {
  const raison = (phrase: string, texte = AURA) => lirePhrase(phrase, texte).raison;

  it('says which place the text has not', () => {
    expect(raison("L'article 12 est abrogé.")).toMatchObject({
      code: 'DIVISION_INCONNUE',
      message: 'La convention n’a pas d’article 12.',
    });
    expect(raison("Le quatrième alinéa de l'article 6 est supprimé.")).toMatchObject({
      code: 'ALINEA_INCONNU',
      message: typographie("L'alinéa visé n'existe pas : l'article 6 compte 3 alinéas."),
      lieu: { divisionId: 'art6' },
    });
    expect(raison('La section intitulée « GOUVERNANCE » est abrogée.')?.code).toBe('DIVISION_INCONNUE');
    expect(raison("Le premier alinéa de l'article 5 est supprimé.", MODIFIEE)?.code).toBe('DIVISION_ABROGEE');
    expect(raison("Après l'article 4, il est inséré un article 4 bis ainsi rédigé : « Un. »")?.code).toBe(
      'NUMERO_HORS_SUITE',
    );
  });

  it('says that it holds two changes, names no place, or leaves a quotation open', () => {
    expect(
      raison("L'article 5 est abrogé et l'article 6 est ainsi rédigé : « Elle est annuelle. »")?.code,
    ).toBe('PHRASE_MULTIPLE');
    expect(raison('Le mot « Région » est remplacé par le mot « Collectivité ».')?.code).toBe(
      'PHRASE_SANS_LIEU',
    );
    expect(raison("À l'article 6, les mots « avis sont supprimés.")?.code).toBe('PHRASE_MAL_CITEE');
    expect(raison('Bonjour.')?.code).toBe('PHRASE_ILLISIBLE');
  });

  it('is not the one whose words are found nowhere: that is for the application to say', () => {
    expect(
      lirePhrase("À l'article 6, les mots « zèbre rayé » sont remplacés par les mots « lion ».", AURA).lue,
    ).toMatchObject({ confiance: 1, modification: { ancien: 'zèbre rayé' } });
  });

  it('never holds the reader up, however long', () => {
    const start = performance.now();
    for (const one of [
      "les mots « a » sont remplacés par les mots « b » à l'article 6 ",
      "après l'article 6 il est inséré un alinéa ainsi rédigé « x » ",
      'La Région organise les travaux du comité, ',
    ])
      expect(lirePhrase(one.repeat(100), AURA).lue).toBeNull();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('a paragraph that looks like a change', () => {
  it.each(NATURELLES.map(({ phrase }) => [typeof phrase === 'string' ? phrase : phrase[0]]))(
    'is one: %s',
    (phrase) => expect(ressembleAModification(phrase ?? '')).toBe(true),
  );

  it.each([
    'Les autres stipulations de la convention demeurent inchangées.',
    'Toutes les autres dispositions de la convention restent applicables.',
    'Le présent avenant prend effet à compter de sa date de signature.',
    "Le présent avenant a pour objet de modifier l'article 4.",
    "Le présent avenant a pour objet de remplacer l'article 4 et de compléter l'article 6.",
    "La convention initiale a été signée le 12 juillet 2023 par l'État et la Région.",
    'Le présent avenant est établi en quatre exemplaires originaux.',
    "Il est conclu en application de l'article 6 de la convention, après avis du CREFOP.",
    "Au cours de sa période de validité, elle peut être modifiée par avenant à la demande de l'une des parties.",
    "Les parties constatent que le bilan prévu à l'article 2 est complet.",
    "Le bilan prévu à l'article 2 est transmis au CREFOP.",
    "L'article 6 n'est pas modifié.",
    "La Région a demandé l'avenant le 3 mars 2026.",
    'La convention du 12 juillet 2023 est modifiée comme suit :',
    "Le bilan prévu à l'article 2 est complété chaque année.",
    'Fait à Lyon, le',
    '',
  ])('is not one: %s', (phrase) => expect(ressembleAModification(phrase)).toBe(false));
});
