import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import { CODES_REFUS, refus } from '#domain/refus';
import type { CodeRefus, Refus } from '#domain/refus';
import { typographie } from '#domain/typographie';

const jour = civilDate('2026-11-23');

/** Every parameter a sentence may name; a code takes those it needs. */
const PARAMS = {
  ...Object.fromEntries(
    [
      'date',
      'aujourdhui',
      'fin',
      'effet',
      'terme',
      'hypothese',
      'auPlusTot',
      'avis',
      'signature',
      'seance',
      'faits',
      'jusquAu',
      'lettre',
      'depot',
      'recue',
      'premierJour',
      'expiration',
      'notification',
      'strict',
      'prudent',
      'demande',
      'faitLe',
      'derniereDate',
      'derniere',
      'session',
      'debut',
      'depuis',
      'ouvert',
      'le',
      'arrete',
      'du',
      'au',
      'depart',
    ].map((name) => [name, jour]),
  ),
  dits: 'x',
  fonction: 'Préfète de région',
  min: 10,
  max: 50,
  autre: 'Madame Ada ESSAI',
  personne: 'Monsieur Paul ESSAI',
  cause: 'aucun successeur n’est enregistré.',
  lesquelles: ['« Préfète » (Lyon)', '« Préfète » (Lille)'],
  refusees: [
    { ligne: 2, raison: 'Le premier jour n’est pas indiqué.' },
    { ligne: 3, raison: 'La civilité n’est pas indiquée.' },
  ],
  derniere: jour,
  source: 'Convention, art. 6, al. 1',
  fraction: '5/3',
  siege: 'Rectorat',
  faute: 'un délai dit d’où il court.',
  clause: 'la clause de durée',
  dit: 'un an à compter de la prise d’effet',
  avenant: 'l’avenant n° 1',
  objet: 'L’avenant',
  id: 'ART2-1',
  cible: 'art9',
  lieu: 'premier alinéa de l’article 6',
  defaut: 'Les mots cités ne figurent pas à l’article 6.',
  remede: 'Relevez les mots exacts dans le texte en vigueur.',
  autres: 2,
  sujet: 'operation-1',
  numero: 1,
  libre: 3,
  defauts: ['Le quorum n’est pas atteint.', 'La séance précède la demande.'],
  connus: ['prefete', 'recteur'],
  connues: ['ART3-1', 'ART3-2'],
  signataire: 'Madame Ada ESSAI',
  partie: 'l’État',
  quoi: 'La demande',
  reference: 'Preuve n° 7',
  manquants: ['Madame Ada ESSAI', 'Monsieur Paul ESSAI'],
  candidats: [jour, civilDate('2026-11-24')],
  presents: 3,
  membres: 2,
  votes: 4,
  etat: 'retirée',
  etape: 'Séance du comité et avis',
  destinataires: ['Madame Ada ESSAI'],
  nom: 'autre registre',
  action: 'Saisir le comité',
  fait: 'la saisine du comité',
  issue: 'Recueillez les signatures.',
  raison: 'un pli distribué ne revient pas',
  seq: 12,
  par: 14,
  dernier: 15,
  posterieur: 13,
  acte: 'Signature de l’avenant',
  actePosterieur: 'Avis du comité',
  contradictions: 'L’avenant n° 1 n’aurait plus d’avis.',
  dependant: 'l’avis du 15/10/2026',
  pourquoi: 'Un avis rendu en séance ne se supprime pas.',
  parent: 'la convention « X »',
  retour: 'Restaurez d’abord la convention « X ».',
  jour,
  retireePar: { acte: 'l’avenant n° 2', effet: jour },
  venue: null,
  abrogee: { acte: 'l’avenant n° 2', effet: jour },
  possibles: ['pour un motif d’intérêt général'],
  permis: 'saisir le juge du contrat',
  doutes: ['La phrase ne dit pas d’où court le délai.'],
  mots: 'La convention peut cesser.',
  motif: 'pour manquement',
  parties: ['l’État', 'la Région'],
  noms: ['Avenant n° 1'],
  nombre: 1,
  titre: 'Convention d’essai',
  titres: ['Convention d’essai'],
  debiteurs: ['l’État'],
  duree: 'deux mois',
  avantLe: '06-30',
  original: 2,
  avant: ['Madame Ada ESSAI'],
  precedent: 'Madame Ada ESSAI',
  manquent: ['Madame Ada ESSAI'],
  enTrop: ['Monsieur Paul ESSAI'],
  role: 'Service juridique',
  deliberation: 'la délibération n° 1 du 23 novembre 2026',
  taille: '25\u00A0Mo',
  limite: '20\u00A0Mo',
};

const build = (code: CodeRefus): Refus =>
  (refus as (code: CodeRefus, params: unknown) => Refus)(code, PARAMS);

/** What a French typographer would strike out. */
const FAULTS: readonly (readonly [string, RegExp])[] = [
  ['a straight apostrophe', /'/],
  ['straight quotes', /"/],
  ['a breaking space before a high sign', / [:;!?%»]/],
  ['a breaking space after an opening guillemet', /« /],
  ['a guillemet without its space', /«[^\u00A0]|[^\u00A0]»/],
  ['a sign without its space', /[^\u00A0\d][;!?]/],
  ['a colon without its space', /[^\u00A0]:/],
  ['two spaces', /\s\s/],
  ['three dots', /\.\.\./],
  ['a number written for the machine', /\d{4}-\d{2}-\d{2}/],
  ['a missing parameter', /undefined|null|NaN|\[object/],
  ['2ème', /\dème/],
  ['n° and a breaking space', /n° /],
];

describe('the sentences of the refusals', () => {
  it.each(CODES_REFUS)('%s: message, source and way out are clean French', (code) => {
    const { message, source, remede, champ } = build(code);
    expect(champ).toBeNull();
    for (const sentence of [message, source, remede]) {
      expect(sentence.trim()).toBe(sentence);
      expect(sentence).not.toBe('');
      for (const [fault, pattern] of FAULTS)
        expect([fault, pattern.exec(sentence)?.[0]]).toEqual([fault, undefined]);
    }
    for (const sentence of [message, remede]) {
      expect(sentence).toMatch(/^[A-ZÀÉÊÎÔ«\d]/u);
      expect(sentence).toMatch(/[.]$/);
    }
    expect(remede).not.toBe(message);
  });

  it('two codes never say the same thing', () => {
    expect(new Set(CODES_REFUS.map((code) => build(code).message)).size).toBe(CODES_REFUS.length);
  });

  it('a missing signature is singular, two are plural; a fact that is missing is told by its cause', () => {
    const manque = (manquants: readonly string[]) =>
      refus('EFFET_NON_DETERMINE', { manquants, cause: 'La publication manque.', source: 'Convention' });
    expect(manque([]).message).toContain('La publication manque.');
    expect(manque(['A']).message).toContain('la signature de A');
    expect(manque(['A', 'B']).message).toContain('les signatures de A et B');
  });
});

describe('typographie', () => {
  it.each([
    ["l'avis : « oui » ; non ?", 'l’avis\u00A0: «\u00A0oui\u00A0»\u00A0; non\u00A0?'],
    ['n° 1 à 50 % !', 'n°\u00A01 à 50\u00A0%\u00A0!'],
    ['https://exemple.fr:80/?a=1', 'https://exemple.fr:80/?a=1'],
    ['14:30', '14:30'],
    ['« ' + 'a' + ' »', '«\u00A0a\u00A0»'],
  ])('%s', (before, after) => {
    expect(typographie(before)).toBe(after);
    expect(typographie(after)).toBe(after);
  });
});
