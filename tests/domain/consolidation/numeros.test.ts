import { describe, expect, it } from 'vitest';
import { appliquer } from '#domain/consolidation/appliquer';
import { genererOperations } from '#domain/consolidation/generer';
import { ecrireCorps, lireCorps, porteNumero } from '#domain/legistique/corps';
import { phraseDe } from '#domain/legistique/phrase';
import { findDivision } from '#domain/texte/en-vigueur';
import type { DivisionEnVigueur, TexteEnVigueur } from '#domain/texte/en-vigueur';
import { defaut } from '#domain/texte/defauts';
import { LIEU_CONVENTION, lieuDe } from '#domain/texte/nommer';
import { compareNumeros, numeroInsere, suitLeDernier } from '#domain/texte/numeros';
import { alinea, division } from './textes';

/* Numbers as conventions write them: « 4 bis », « 2.1 », « IV », and those that start again in each title. */

const titre = (numero: string, niveau = 1, mot = 'TITRE') => ({
  ...division(`${mot}-${numero}`, 'section', numero, `${mot} ${numero} – INTITULÉ`, []),
  niveau,
});
const article = (numero: string, niveau = 1, id = `a${numero}`) => ({
  ...division(id, 'article', numero, `Article ${numero} : objet`, [alinea(`${id}-1`, `Texte de ${id}.`)]),
  niveau,
});
const texte = (...divisions: readonly DivisionEnVigueur[]): TexteEnVigueur => ({
  parties: [],
  partiesModifiees: [],
  divisions,
  fin: null,
});
const simple = (...numeros: readonly string[]) => texte(...numeros.map((numero) => article(numero)));
const propose = (one: TexteEnVigueur, apres: string): string | null => {
  const found = findDivision(one, apres);
  if (found === undefined) throw new Error(`no ${apres}`);
  return numeroInsere(one.divisions, found);
};
const inserer = (one: TexteEnVigueur, apres: string, numero: string) =>
  appliquer(
    one,
    {
      nature: 'inserer_division',
      apres,
      sorte: 'article',
      numero,
      intitule: `Article ${numero} : nouveau`,
      alineas: [{ niveau: 0, marque: null, texte: 'Nouveau.' }],
    },
    { avenantId: 'av', operationId: 'op' },
  );
const plan = (one: ReturnType<typeof inserer>): string =>
  one.ok
    ? one.value.divisions.map(({ numero, niveau }) => `${'>'.repeat(niveau - 1)}${numero ?? ''}`).join(' ')
    : one.error.code;

const DECIMALES = texte(
  article('1'),
  article('1.1', 2),
  article('1.2', 2),
  article('2'),
  article('2.1', 2),
  article('2.1.1', 3),
  article('3'),
);
const TITRES = texte(
  titre('I'),
  article('1', 2, 'x1'),
  article('2', 2, 'x2'),
  titre('II'),
  article('1', 2, 'y1'),
  article('2', 2, 'y2'),
  article('3', 2, 'y3'),
);

describe('the number of an article inserted', () => {
  it.each([
    ['circulaire', simple('1', '2', '3'), 'a2', '2-1'],
    ['rang pris', simple('1', '2', '2-1', '3'), 'a2', '2-2'],
    ['rang suivant pris', simple('1', '2', '2-1', '2-2', '3'), 'a2-1', '2-1-1'],
    ['bis déjà employé', simple('1', '2', '2 bis', '3', '4'), 'a3', '3 bis'],
    ['après un bis', simple('1', '2', '2 bis', '3'), 'a2 bis', '2 ter'],
    ['après quater', simple('2', '2 bis', '2 ter', '2 quater', '3'), 'a2 quater', '2 quinquies'],
    ['bis pris', simple('1', '2', '2 bis', '3'), 'a2', '2 ter'],
    ['décimale', DECIMALES, 'a2.1', '2.2'],
    ['décimale prise', DECIMALES, 'a1.1', '1.1-1'],
    ['décimale profonde', DECIMALES, 'a2.1.1', '2.1.2'],
    ['romain, au bout', simple('I', 'II', 'III', 'IV'), 'aIV', 'V'],
    ['romain, au milieu', simple('I', 'II', 'III', 'IV'), 'aII', 'II-1'],
    ['romain composé', simple('VI-1', 'VI-2', 'VII-1'), 'aVI-2', 'VI-3'],
    ['lettre', simple('A', 'B'), 'aB', 'C'],
    ['lettre composée', simple('A1', 'A2', 'B1'), 'aA2', 'A3'],
    ['titre qui recommence', TITRES, 'x2', '2-1'],
    ['après un titre, comme après l’article qui précède', simple('1'), 'a1', '1-1'],
    ['en toutes lettres', simple('préliminaire', '1'), 'apréliminaire', null],
  ] as const)('%s', (_nom, one, apres, expected) => {
    expect(propose(one, apres)).toBe(expected);
  });

  it('after a title in a text that numbers through, follows the article before it', () => {
    const one = texte(titre('I'), article('1', 2), titre('II'), article('2', 2));
    expect(propose(one, 'TITRE-II')).toBe('1-1');
    expect(propose(one, 'TITRE-I')).toBeNull();
    expect(plan(inserer(one, 'TITRE-II', '1-1'))).toBe('I >1 II >1-1 >2');
  });

  it('may simply follow the last one of its title, or of the text', () => {
    const suit = (one: TexteEnVigueur, apres: string, numero: string) => {
      const found = findDivision(one, apres);
      return found !== undefined && suitLeDernier(one.divisions, found, numero);
    };
    expect(suit(TITRES, 'x2', '3')).toBe(true);
    expect(suit(TITRES, 'x1', '2')).toBe(false);
    expect(suit(simple('1', '2'), 'a2', '3')).toBe(true);
    expect(suit(simple('1', '2'), 'a1', '2')).toBe(false);
    expect(suit(simple('I', 'II'), 'aII', 'III')).toBe(true);
  });

  it('orders as a reader does', () => {
    const sorted = ['1', '2', '2-1', '2-10', '4', '4 bis', '4 ter', '4 quater', '5'];
    expect([...sorted].reverse().sort(compareNumeros)).toEqual(sorted);
    expect(['IX', 'V', 'IV', 'I'].sort(compareNumeros)).toEqual(['I', 'IV', 'V', 'IX']);
  });
});

describe('an article inserted', () => {
  it.each([
    ['a décimale beside its sisters', DECIMALES, 'a2.1', '2.2', '1 >1.1 >1.2 2 >2.1 >>2.1.1 >2.2 3'],
    ['under the article that holds them', DECIMALES, 'a2', '2.2', '1 >1.1 >1.2 2 >2.1 >>2.1.1 >2.2 3'],
    ['beside an article, after what it holds', DECIMALES, 'a1', '1-1', '1 >1.1 >1.2 1-1 2 >2.1 >>2.1.1 3'],
    ['back at the first level', DECIMALES, 'a2.1.1', '2-1', '1 >1.1 >1.2 2 >2.1 >>2.1.1 2-1 3'],
    ['among the « bis »', simple('1', '1 bis', '1 ter', '2'), 'a1', '1 quater', '1 1 bis 1 ter 1 quater 2'],
    ['in its own title', TITRES, 'x2', '3', 'I >1 >2 >3 II >1 >2 >3'],
    ['once in a title', TITRES, 'y1', '3', 'NUMERO_PRIS'],
    ['once in a text that numbers through', simple('1', '2', '3'), 'a1', '3', 'NUMERO_PRIS'],
  ] as const)('%s', (_nom, one, apres, numero, expected) => {
    expect(plan(inserer(one, apres, numero))).toBe(expected);
  });

  it.each([
    [DECIMALES, 'a2', '2.2'],
    [DECIMALES, 'a1', '1-1'],
    [DECIMALES, 'a2.1.1', '2-1'],
    [TITRES, 'x2', '3'],
    [TITRES, 'TITRE-II', '4'],
    [simple('1', '1 bis', '1 ter', '2'), 'a1', '1 quater'],
  ])('is found again between the two texts, at its place and depth', (one, apres, numero) => {
    const wanted = inserer(one, apres, numero);
    if (!wanted.ok) throw new Error(wanted.error.message);
    const found = genererOperations(one, wanted.value);
    expect(found.ok ? found.value.length : found.error).toBe(1);
    const [first] = found.ok ? found.value : [];
    if (first === undefined) return;
    const again = appliquer(one, first, { avenantId: 'av', operationId: 'op' });
    expect(plan(again)).toBe(plan(wanted));
  });

  it('is headed by its number, whatever the way it is written', () => {
    for (const numero of ['4 bis', '2.1', 'IV', 'VI-1', 'A2', '4-1']) {
      expect(porteNumero(`Article ${numero} : Suivi`, 'article', numero)).toBe(true);
      const cadre = { nature: 'article', numero, actuel: null } as const;
      const alineas = [{ niveau: 0, marque: null, texte: 'Un comité suit la convention.' }] as const;
      const { lignes, intitule } = ecrireCorps(cadre, `Article ${numero} : Suivi`, alineas);
      expect(intitule).toBeNull();
      expect(lireCorps(lignes, cadre, { intitule, retraits: null })).toMatchObject({ alineas, doutes: [] });
    }
    // An article of a code is no heading.
    expect(porteNumero('Article L. 6111-3 du code du travail', 'article', 'L')).toBe(false);
  });
});

describe('a number borne twice', () => {
  it('is said with the title that holds it', () => {
    expect(lieuDe(TITRES, 'y1', 'y1-1').libelle).toBe("premier alinéa de l'article 1er du titre II");
    expect(phraseDe({ nature: 'abroger', divisionId: 'x2' }, TITRES)).toEqual([
      "L'article 2 du titre I est abrogé.",
    ]);
    const chapitres = texte(
      titre('I'),
      titre('1', 2, 'CHAPITRE'),
      article('1', 3, 'p'),
      titre('II'),
      { ...titre('1', 2, 'CHAPITRE'), id: 'c2' },
      article('1', 3, 'q'),
    );
    expect(lieuDe(chapitres, 'q').libelle).toBe('article 1er du chapitre 1er du titre II');
    expect(lieuDe(simple('1', '2'), 'a1').libelle).toBe('article 1er');
  });

  it('that nothing announces is told without an empty number', () => {
    const { message } = defaut('NUMERO_HORS_SUITE', { numero: '4', attendu: null }, LIEU_CONVENTION);
    expect(message).toContain('le numéro 4, que rien dans le texte n’annonce à cette place.');
  });
});
