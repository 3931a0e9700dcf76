/** Templates of the user's own: twenty faults named with their place, and what is filled is sound and complete. */
import { describe, expect, it } from 'vitest';
import validate from '@ooxml-tools/validate';
import mammoth from 'mammoth';
import type { ChampModele, DonneesModele } from '#contract/modeles';
import { ouvrirPaquet } from '../../src-main/reading/formats/zip';
import { controlerStructure } from '../../src-main/modeles/remplir';
import { travaillerModele } from '../../src-main/modeles/modele';
import { distance, proche } from '../../src-main/modeles/proche';
import { ETRANGER } from '../documents/libreoffice';
import { modele, p, table } from './fabrique';

const CHAMPS: readonly ChampModele[] = [
  { nom: 'numero', libelle: 'Numéro' },
  { nom: 'objet', libelle: 'Objet' },
  { nom: 'convention_titre', libelle: 'Titre de la convention' },
  {
    nom: 'articles',
    libelle: 'Articles',
    champs: [
      { nom: 'titre', libelle: 'Intitulé' },
      { nom: 'alineas', libelle: 'Alinéas', champs: [{ nom: 'texte', libelle: 'Texte' }] },
    ],
  },
  {
    nom: 'signataires',
    libelle: 'Signataires',
    champs: [
      { nom: 'fonction', libelle: 'Fonction' },
      { nom: 'nom', libelle: 'Nom' },
    ],
  },
];

const controler = async (bytes: Uint8Array) =>
  (await travaillerModele(bytes, { champs: CHAMPS, donnees: null })).defauts;

/** A template, the place of its one fault, what is named there, and what is suggested. */
const CORPUS: readonly {
  readonly faute: string;
  readonly corps: string;
  readonly parties?: Parameters<typeof modele>[1];
  readonly lieu: string;
  readonly balise: string;
  readonly suggestion: string | null;
}[] = [
  { faute: 'champ inconnu', corps: p('Vu') + p('{zzzzzzzz}'), lieu: 'paragraphe 2', balise: '{zzzzzzzz}', suggestion: null },
  { faute: 'lettres interverties', corps: p('{nuemro}'), lieu: 'paragraphe 1', balise: '{nuemro}', suggestion: '{numero}' },
  { faute: 'accent de trop', corps: p('{numéro}'), lieu: 'paragraphe 1', balise: '{numéro}', suggestion: '{numero}' },
  { faute: 'capitale', corps: p('{Objet}'), lieu: 'paragraphe 1', balise: '{Objet}', suggestion: '{objet}' },
  { faute: 'tiret pour souligné, en morceaux', corps: p('{conv', 'ention-', 'titre}'), lieu: 'paragraphe 1', balise: '{convention-titre}', suggestion: '{convention_titre}' },
  { faute: 'champ d’une liste, hors de la liste', corps: p('{fonction}'), lieu: 'paragraphe 1', balise: '{fonction}', suggestion: '{#signataires}{fonction}{/signataires}' },
  { faute: 'liste imprimée comme un champ', corps: p('{signataires}'), lieu: 'paragraphe 1', balise: '{signataires}', suggestion: '{#signataires}…{/signataires}' },
  { faute: 'liste inconnue', corps: p('{#signatairs}') + p('x') + p('{/signatairs}'), lieu: 'paragraphe 1', balise: '{#signatairs}', suggestion: '{#signataires}' },
  { faute: 'liste jamais fermée', corps: p('{#signataires}') + p('{nom}'), lieu: 'paragraphe 1', balise: '{#signataires}', suggestion: '{/signataires}' },
  { faute: 'fin sans début', corps: p('{objet}') + p('{/articles}'), lieu: 'paragraphe 2', balise: '{/articles}', suggestion: null },
  { faute: 'fin mal écrite', corps: p('{#signataires}') + p('{/signataire}'), lieu: 'paragraphe 2', balise: '{/signataire}', suggestion: '{/signataires}' },
  { faute: 'listes croisées', corps: p('{#articles}{#signataires}') + p('{/articles}{/signataires}'), lieu: 'paragraphe 2', balise: '{/articles}', suggestion: '{/signataires}' },
  { faute: 'accolade non fermée', corps: p('n° {numero et la suite'), lieu: 'paragraphe 1', balise: '{numero et la suite', suggestion: null },
  { faute: 'accolade non ouverte', corps: p('numero} fin'), lieu: 'paragraphe 1', balise: 'numero}', suggestion: null },
  { faute: 'accolades doubles', corps: p('{{numero}}'), lieu: 'paragraphe 1', balise: '{{numero}}', suggestion: null },
  { faute: 'champ sans nom', corps: p('{ }'), lieu: 'paragraphe 1', balise: '{ }', suggestion: null },
  { faute: 'champ qui apporterait une mise en forme', corps: p('{@objet}'), lieu: 'paragraphe 1', balise: '{@objet}', suggestion: '{objet}' },
  { faute: 'accolades changées', corps: p('{=[[ ]]=}'), lieu: 'paragraphe 1', balise: '{=[[ ]]=}', suggestion: null },
  { faute: 'faute dans une cellule', corps: p('a') + table(['x', 'y'], ['z', '{objets}']), lieu: 'tableau 1, ligne 2, colonne 2, paragraphe 1', balise: '{objets}', suggestion: '{objet}' },
  { faute: 'faute dans l’en-tête', corps: p('a'), parties: { entete: p('Avenant {numro}') }, lieu: 'en-tête, paragraphe 1', balise: '{numro}', suggestion: '{numero}' },
  { faute: 'faute dans une note', corps: p('a'), parties: { notes: p('{objett}') }, lieu: 'notes de bas de page, paragraphe 1', balise: '{objett}', suggestion: '{objet}' },
  { faute: 'liste à cheval sur un tableau', corps: p('{#signataires}') + table(['{nom}', '{/signataires}']), lieu: 'tableau 1, ligne 1, colonne 2, paragraphe 1', balise: '{/signataires}', suggestion: null },
  { faute: 'macros', corps: p('a'), parties: { macros: true }, lieu: 'fichier', balise: '', suggestion: null },
  { faute: 'image du dehors', corps: p('a'), parties: { dehors: 'http://exemple.fr/a.png' }, lieu: 'fichier', balise: '', suggestion: null },
]; // prettier-ignore

describe('un modèle fautif', () => {
  it('a au moins vingt façons de l’être', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(20);
  });

  it.each(CORPUS)('est dit, à sa place : $faute', async ({ corps, parties, lieu, balise, suggestion }) => {
    const defauts = await controler(await modele(corps, parties));
    expect(defauts).toHaveLength(1);
    expect(defauts[0]).toMatchObject({ lieu, balise, suggestion });
    expect(defauts[0]?.message).toMatch(/^\p{Lu}[\s\S]{15,}\.$/u);
  });

  it('n’est pas rempli', async () => {
    const { octets } = await travaillerModele(await modele(p('{nuemro}')), {
      champs: CHAMPS,
      donnees: { numero: '1' },
    });
    expect(octets).toBeNull();
  });
});

const SAIN =
  p('Avenant n° {', 'numero', '}') +
  p('{ objet }') +
  p('{#articles}') +
  p('Article {titre}') +
  p('{#alineas}') +
  p('{texte}') +
  p('{/alineas}') +
  p('{/articles}') +
  table(['Fonction', 'Nom'], ['{#signataires}{fonction}', '{nom}{/signataires}']) +
  p('{^signataires}Personne ne signe.{/signataires}');

const donnees = (count: number): DonneesModele => ({
  numero: '1',
  objet: 'Prolonger\u000B la durée & <suite>\nseconde ligne\u0000',
  convention_titre: '',
  articles: Array.from({ length: count }, (_, index) => ({
    titre: `T${index + 1}.`,
    alineas: Array.from({ length: index % 3 }, () => ({ texte: 'Un alinéa.' })),
  })),
  signataires: Array.from({ length: count }, (_, index) => ({ fonction: `F${index + 1}`, nom: 'Madame A' })),
});

describe('un modèle sain', () => {
  it('n’a aucune faute, même écrit en morceaux et avec des espaces', async () => {
    const bytes = await modele(SAIN, {
      entete: p('{convention_titre}'),
      notes: p('{#signataires}{nom}{/signataires}'),
    });
    expect(await controler(bytes)).toEqual([]);
    expect(await controlerStructure(await ouvrirPaquet(bytes))).toEqual([]);
  });

  it.each([0, 1, 2, 40])(
    'rempli avec %d éléments, reste un document valide et complet',
    ETRANGER,
    async (count) => {
      const { octets, vides } = await travaillerModele(await modele(SAIN), {
        champs: CHAMPS,
        donnees: donnees(count),
        date: '2026-11-23',
      });
      const bytes = octets ?? new Uint8Array();
      const errors = await validate(bytes, 'docx', 'Microsoft365');
      expect(errors.map(({ description }) => description)).toEqual([]);
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
      expect(value).toContain('Avenant n° 1');
      expect(value).toContain('Prolonger la durée & <suite>');
      expect(value.match(/Article T\d+\./gu) ?? []).toHaveLength(count);
      expect(value.match(/F\d+/gu) ?? []).toHaveLength(count);
      expect(value.includes('Personne ne signe.')).toBe(count === 0);
      expect(value).not.toMatch(/[{}]/u);
      expect(vides).toEqual(['convention_titre']);
    },
  );

  it('donne les mêmes octets deux fois, et ne calcule rien de ce qu’on y écrit', async () => {
    const bytes = await modele(p('{objet}'));
    const fill = () =>
      travaillerModele(bytes, { champs: CHAMPS, donnees: { objet: '{numero} {#x}' }, date: '2026-11-23' });
    const [first, second] = [await fill(), await fill()];
    expect(Buffer.compare(Buffer.from(first.octets ?? []), Buffer.from(second.octets ?? []))).toBe(0);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(first.octets ?? []) });
    expect(value).toContain('{numero} {#x}');
    const champs = [{ nom: 'constructor', libelle: 'x' }, ...CHAMPS];
    const { octets } = await travaillerModele(await modele(p('[{constructor}]')), { champs, donnees: {} });
    expect((await mammoth.extractRawText({ buffer: Buffer.from(octets ?? []) })).value).toContain('[]');
  });

  it('refuse ce qui n’est pas un document Word, ou ment sur sa taille', async () => {
    await expect(controler(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'FICHIER_ILLISIBLE' });
  });
});

describe('le mot le plus proche', () => {
  it('compte les lettres ajoutées, ôtées, changées et interverties', () => {
    expect(distance('numero', 'numero')).toBe(0);
    expect(distance('nuemro', 'numero')).toBe(1);
    expect(distance('numro', 'numero')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    expect(distance('chat', 'chien')).toBe(3);
  });

  it('n’est pas celui qui ne ressemble pas', () => {
    expect(proche('fonctoin', ['nom', 'fonction'])).toBe('fonction');
    expect(proche('adresse', ['nom', 'fonction'])).toBeNull();
  });
});
