import type { NatureDivision } from '#registre/fiches/convention';
import { inLetters, plierTexte } from '../french';
import { entier, sansFin } from './unites';
import type { Unite } from './unites';

/* What heads a division: a word and its number, a number alone, or words alone that the page sets apart. */

export type Entete = {
  readonly nature: NatureDivision;
  /** Depth of its word, the outermost first; null for a number alone or for words alone. */
  readonly rang: number | null;
  /** Kind of number: « 1 », « 1.1 », « I », « A »; null without. */
  readonly sorte: string | null;
  readonly numero: string | null;
  readonly intitule: string;
  readonly entete: string;
  /** The text that goes on, on the same line: « Article 1 : La convention a pour objet … ». */
  readonly reste: string | null;
};

const RANGS: Readonly<Record<string, number>> = {
  livre: 1,
  partie: 2,
  titre: 3,
  chapitre: 4,
  section: 5,
  'sous-section': 6,
  article: 7,
  art: 7,
  'art.': 7,
  paragraphe: 8,
  clause: 7,
};
/** « Article premier », then « Article deux »: a text that numbers in letters does so to its end. */
const EN_LETTRES = new Map(Array.from({ length: 60 }, (_, rang) => [inLetters(rang + 1), String(rang + 1)]));
const LETTRES = [...EN_LETTRES.keys()].sort((a, b) => b.length - a.length).join('|');
const NUMERO =
  '(?:\\d{1,3}(?:[.-]\\d{1,3})*(?:\\s?(?:er|ère|[eè]me|e|°)(?!\\p{L}))?|[IVXLC]{1,8}(?:[.-]\\d{1,3})*(?:er)?(?!\\p{L})|premi(?:er|ère)|préliminaire|unique|[A-Z](?:[.-]\\d{1,3})*(?!\\p{L}))(?:\\s?(?:bis|ter|quater|quinquies|sexies)(?!\\p{L}))?';
const APRES = '(\\s*(?:[.:)]\\s*[-–—]?|[-–—])(?=\\s|$|\\p{Lu})|\\s*$|(?=\\s))\\s*';
const MOT = new RegExp(
  `^(livre|partie|titre|chapitre|section|sous-section|article|art\\.?|paragraphe|clause)\\s+(?:n°\\s*)?((?:${LETTRES})(?![\\p{L}-])|${NUMERO})${APRES}`,
  'iu',
);
const ORDINAL = /^(première|deuxième|seconde|troisième|quatrième|cinquième) partie(\s*[-–—.:])?\s*/iu;
const ANNEXE = new RegExp(`^annexes?(?=$|[\\s.:–—-])(?:\\s*(?:n°\\s*)?(${NUMERO}))?${APRES}`, 'iu');
const SEUL = new RegExp(
  `^(\\d{1,3}(?:\\.\\d{1,3})+|\\d{1,2}(?:-\\d{1,2})+(?![\\d/])|[IVX]{1,5}(?:[.-]\\d{1,3})+|[A-H][.-]?\\d{1,2}(?:\\.\\d{1,2})*|[IVX]{1,5}|[A-H]|\\d{1,2}|[a-h])((?:\\s?(?:bis|ter|quater|quinquies))?)\\s*([.)°]?\\s*[-–—:]?)\\s+(?=\\S)`,
  'u',
);
const PREAMBULE = /^(?:préambule|expos[ée](?: préalable| des motifs)?|préalable|contexte)\s*[:.]?$/iu;
/** Longer than any heading. */
const LONGUEUR = 200;

const nu = (numero: string): string =>
  (EN_LETTRES.get(numero.trim().toLowerCase()) ?? numero)
    .trim()
    .replace(/^(?:premier|première)$/iu, '1')
    .replace(/(?<=\d|I)\s?(?:er|ère|[eè]me|e|°)(?!\p{L})/iu, '')
    .replace(/\s+/gu, ' ');

/** A heading that says its word or its number; null: words alone, or no heading. `annonce`: a list was
 * announced; `enListe`: one follows. */
export function lireEntete(unite: Unite, annonce: boolean, enListe = false): Entete | null {
  const texte = entier(unite);
  if (unite.tableau !== null || !/^[\p{Lu}\d«]|^[a-h][.)]/u.test(texte)) return null;
  const marquee = unite.titre !== null || unite.gras;
  if (PREAMBULE.test(texte))
    return avecReste('preambule', null, null, null, texte, '', texte.replace(/\s*[:.]$/u, ''), true);
  const annexe = ANNEXE.exec(texte);
  if (annexe !== null) {
    const reste = texte.slice(annexe[0].length);
    if (/^\p{Ll}/u.test(reste) && (annexe[2] ?? '').trim() === '' && !marquee) return null;
    const numero = annexe[1] === undefined ? 'Annexe' : `Annexe ${nu(annexe[1])}`;
    return avecReste('annexe', null, 'annexe', numero, texte, annexe[0], reste, marquee);
  }
  const mot = MOT.exec(texte);
  if (mot !== null) {
    const word = (mot[1] ?? '').toLowerCase();
    const rang = RANGS[word] ?? 7;
    const reste = texte.slice(mot[0].length);
    // « Article 3 de la convention »: a sentence that names one. A separator, a style or a capital says a heading.
    if (/^[\p{Ll},]/u.test(reste) && (mot[3] ?? '').trim() === '' && !marquee) return null;
    const nature = rang >= 7 ? 'article' : 'section';
    return avecReste(
      nature,
      rang,
      sorteDe(nu(mot[2] ?? '')),
      nu(mot[2] ?? ''),
      texte,
      mot[0],
      reste,
      marquee,
    );
  }
  const ordinal = ORDINAL.exec(texte);
  if (ordinal !== null && texte.length < LONGUEUR)
    return avecReste(
      'section',
      2,
      'I',
      ordinal[1] ?? '',
      texte,
      ordinal[0],
      texte.slice(ordinal[0].length),
      true,
    );
  return numeroSeul(unite, texte, annonce, enListe, marquee);
}

function numeroSeul(
  unite: Unite,
  texte: string,
  annonce: boolean,
  enListe: boolean,
  marquee: boolean,
): Entete | null {
  const seul = SEUL.exec(texte);
  if (seul === null) return null;
  const [tout, chiffres = '', bis = '', signe = ''] = seul;
  const reste = texte.slice(tout.length);
  const compose = /[.-]\d/u.test(chiffres);
  const lettre = /^[a-h]$/u.test(chiffres);
  const dAuteur = unite.marque !== null && unite.niveau === null;
  if (!/^[\p{L}«]/u.test(reste)) return null;
  const titre = reste.length < 130 && sansFin(reste) && /^[\p{Lu}«]/u.test(reste);
  if (lettre && !(marquee && titre)) return null;
  if (!compose && !marquee && (annonce || !titre || (signe.trim() === '' && !dAuteur))) return null;
  // « 12 mois »: a quantity.
  if (compose && signe.trim() === '' && !/^[\p{Lu}«]/u.test(reste)) return null;
  const numero = nu(`${chiffres}${bis}`);
  // « 3.1.2. Elle finance : » and its list: a numbered alinéa.
  if (compose && enListe && !marquee && reste.endsWith(':')) {
    const entete = texte.slice(0, tout.length).trim();
    return { nature: 'article', rang: null, sorte: '1.1', numero, intitule: '', entete, reste };
  }
  return avecReste('article', null, sorteDe(numero), numero, texte, tout, reste, marquee || titre);
}

const sorteDe = (numero: string): string =>
  /[.-]\d/u.test(numero)
    ? '1.1'
    : /^\d/u.test(numero)
      ? '1'
      : /^[IVXLC]+(?!\p{L})/u.test(numero)
        ? 'I'
        : /^[a-z]$/u.test(numero)
          ? 'a'
          : 'A';

function avecReste(
  nature: NatureDivision,
  rang: number | null,
  sorte: string | null,
  numero: string | null,
  texte: string,
  tete: string,
  dit: string,
  marquee: boolean,
): Entete {
  const { intitule, reste } = partager(dit, marquee);
  const fin = reste === null ? texte.length : texte.length - reste.length;
  const entete = texte.slice(0, fin).replace(/[\s:–—-]+$/u, '');
  return { nature, rang, sorte, numero, intitule, reste, entete: tete === '' ? texte : entete };
}

/** A heading, and the text that follows it on its line. */
function partager(
  dit: string,
  marquee: boolean,
): { readonly intitule: string; readonly reste: string | null } {
  const net = dit.replace(/\s*:$/u, '');
  if (net.length < LONGUEUR && (sansFin(net) || marquee) && !/[.;] \p{Lu}\p{Ll}/u.test(net))
    return { intitule: net.replace(/[\s.]+$/u, ''), reste: null };
  const tete = /^([^.:;,]{2,90}?)\s*(?:\.\s*[-–—]?|:|\s[-–—])\s+(?=\p{Lu})/u.exec(dit);
  const mots = tete?.[1]?.split(/\s+/u).length ?? 99;
  if (tete !== null && mots <= 12) return { intitule: tete[1] ?? '', reste: dit.slice(tete[0].length) };
  if (net.length < 60 && net.split(/\s+/u).length <= 6 && net.endsWith('.'))
    return { intitule: net.replace(/[\s.]+$/u, ''), reste: null };
  return { intitule: '', reste: dit };
}

const enCapitales = (texte: string): boolean =>
  /\p{Lu}{3}/u.test(texte) &&
  (texte.match(/\p{Ll}/gu)?.length ?? 0) <= 0.25 * texte.length &&
  /^\P{Ll}+(?!\p{Ll})/u.test(texte.split(/\s+/u).slice(0, 2).join(' '));

/** How a page sets words alone apart, strongest first; null: it does not. */
export function apparence(unite: Unite): 'titre' | 'capitales' | 'gras' | 'nue' | null {
  const { texte, marque, tableau, titre, gras } = unite;
  if (tableau !== null || marque !== null || texte.length > 150 || !/\p{L}{2}/u.test(texte)) return null;
  const ouverte = sansFin(texte.replace(/\s*:$/u, ''));
  if (titre !== null && ouverte) return 'titre';
  if (!ouverte) return null;
  if (enCapitales(texte)) return 'capitales';
  if (gras) return 'gras';
  const mots = texte.split(/\s+/u).length;
  return /^\p{Lu}/u.test(texte) && mots <= 14 && texte.length <= 100 && sansFin(texte) ? 'nue' : null;
}

/** Words alone as a heading. */
export const enteteSans = (texte: string): Entete => ({
  nature: /^preambule\b/u.test(plierTexte(texte)) ? 'preambule' : 'section',
  rang: null,
  sorte: null,
  numero: null,
  intitule: texte.replace(/\s*:$/u, ''),
  entete: texte,
  reste: null,
});

/** The lines of a list of annexes: each is followed by another, and comes again as a heading. */
export function annexesAnnoncees(lues: readonly (Entete | null)[]): ReadonlySet<number> {
  const derniers = new Map<string | null, number>();
  for (const [rang, lue] of lues.entries()) if (lue?.nature === 'annexe') derniers.set(lue.numero, rang);
  return new Set(
    lues.flatMap((lue, rang) =>
      lue?.nature === 'annexe' && lues[rang + 1]?.nature === 'annexe' && derniers.get(lue.numero) !== rang
        ? [rang]
        : [],
    ),
  );
}
