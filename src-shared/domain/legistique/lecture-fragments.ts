import { foldLetters, s } from '../french';
import type { Defaut } from '../texte/defauts';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { DEVINE, LEGER, lireAlineas, lireRetraits } from './citation';
import type { Citation, Contexte, Doute, Retraits } from './citation';
import { JOUR_DIT } from '../texte/dates-dites';
import { lignesEntieres } from './lecture-jetons';
import type { Jetons } from './lecture-jetons';
import { ORDINAL, lireLieu } from './lecture-lieu';
import type { Vise } from './lecture-lieu';
import type { Modification, NouvelAlinea } from '../texte/operations';
import { enMots } from './phrase';

/*
 * The turns of phrase that are understood. Each is a whole sentence, from its first word to its last: what a rule does
 * not know it does not skip, so that a sentence is read entirely or not at all.
 */

export type Lue = { readonly modification: Modification; readonly doutes: readonly Doute[] };

/** What one rule makes of a sentence: an operation, why its target is not in the text, or nothing. */
export type Essai = Lue | Defaut | null;

export type Groupes = Readonly<Record<string, string | undefined>>;
export type Contenu = Jetons & { readonly reference: TexteEnVigueur };
export type Regle = { readonly motif: RegExp; readonly lire: (groupes: Groupes, contenu: Contenu) => Essai };

export const estDefaut = (value: object): value is Defaut => 'code' in value;

export const q = (name: string): string => `⟦(?<${name}>\\d+)⟧`;
export const lieu = (name = 'lieu'): string => `(?<${name}>(?:[^⟦⟧]|⟦\\d+⟧)+?)`;
/** A place that quotes nothing but the heading of a section. */
export const lieuNu = (name = 'lieu'): string =>
  `(?<${name}>[^⟦⟧]+?(?:(?:section|rubrique|partie)(?: intitulee)? ⟦\\d+⟧)?)`;

const NOM_MOTS =
  'mots?|termes?|expressions?|mentions?|membres? de phrase|groupes? de mots|nombres?|chiffres?|dates?|annees?|' +
  'references?|sigles?|acronymes?|passages?|locutions?|sommes?|montants?|durees?|delais?|periodes?|phrases?|libelles?';
export const MOT = `(?:(?:les? |la |l')(?:${NOM_MOTS})(?: suivante?s?)? )`;
export const AU_MOT = `(?:(?:aux? |a la |a l')(?:${NOM_MOTS}) )`;
export const ETRE = '(?:est|sont|sera|seront) (?:desormais |dorenavant |donc |ainsi ){0,2}';
export const REMPLACE = `${ETRE}remplacee?s?`;
export const INSERE =
  '(?:(?:il )?(?:est|sont|sera|seront) (?:egalement )?(?<verbe>inseree?s?|ajoutee?s?|intercalee?s?|introduite?s?|creee?s?|annexee?s?))';
export const INSERER = '(?<verbe>inserer|ajouter|intercaler|introduire|creer)';
export const NOMBRE = `(?:une|${Array.from({ length: 20 }, (_, index) => foldLetters(enMots(index + 1))).join('|')}|\\d{1,3})`;
/** « (deux fois) », « aux deux occurrences »: everywhere, and how many times that is. */
const COMPTE_FOIS =
  `(?:(?:les )?${NOMBRE} fois(?: ou (?:il|elle|ils|elles) (?:figurent?|apparait|apparaissent))?|` +
  `(?:aux|a ses|a leurs|en ses|en leurs) ${NOMBRE} (?:occurrences|endroits ou (?:il|elle|ils|elles) (?:figurent?|apparait|apparaissent)))`;
export const PARTOUT =
  `(?:${COMPTE_FOIS}|` +
  '(?:a chaque occurrence|a chacune de (?:ses|leurs) occurrences|(?:a|en|dans) toutes (?:ses|leurs|les) occurrences|' +
  'partout ou (?:il|elle|ils|elles) (?:figurent?|apparait|apparaissent|se trouvent?|sont employee?s|est employee?)|' +
  "(?:a )?chaque fois qu'(?:il|elle|ils|elles) (?:figurent?|apparait|apparaissent)|a chaque fois))";
export const fois = (name: string): string => `(?:(?<${name}>${PARTOUT}) )?`;
export const COTE = '(?<cote>apres|avant|a la suite)';
export const REDIGE =
  '(?:ainsi redigee?s?|ainsi libellee?s?|ainsi concue?s?|redigee?s? (?:comme suit|ainsi)|(?:dont )?la redaction (?:suit|est la suivante)|suivante?s?)';
export const RETRAITS = '(?: retraits? (?<retraits>\\d(?: ⟦\\d+⟧)?(?: \\d(?: ⟦\\d+⟧)?)*))?';
export const BLOC = ' (?<bloc>⟦\\d+⟧(?: ⟦\\d+⟧)*)';
export const TITRE = ` (?:intitulee?|denommee?)(?<nu> sans numero)? ${q('titre')}`;
export const DESORMAIS = `(?: desormais intitulee?(?<nu> sans numero)? ${q('titre')})?`;

/** The alinéas of a sentence: « un alinéa ainsi rédigé », « les deux alinéas suivants ». */
export const ALINEAS =
  `(?:(?<compte>${NOMBRE}) (?:nouvel |nouveaux |dernier |(?<rang>${ORDINAL}) )?(?<unite>alineas?|paragraphes?|tirets?)(?: nouveaux?| supplementaires?)?(?: ${REDIGE})?|` +
  `(?:l'|les? )(?:(?<compte2>${NOMBRE}) )?(?:alineas?|paragraphes?|dispositions|stipulations) ${REDIGE})`;

/** « est ainsi rédigé », and the ways of saying that a passage is written anew. */
export const RECRIT =
  `${ETRE}(?:` +
  `(?<rediger>redigee?s?(?: ainsi| comme suit| de la (?:maniere|facon) suivante| dans les termes suivants)?|libellee?s?(?: comme suit)?|re?ecrite?s?(?: comme suit| ainsi)?)` +
  `|(?:(?<annuler>abrogee?s?|annulee?s?|supprimee?s?) et )?remplacee?s?(?<par> comme suit| ainsi| par (?:${NOMBRE} alineas?(?: ${REDIGE})?|les (?:dispositions|stipulations|termes|mots) ${REDIGE}|` +
  `les (?:${NOMBRE} )?alineas ${REDIGE}|le texte (?:suivant|ci-apres)|la redaction suivante|la phrase ${REDIGE}|(?:l'(?:alinea|article|annexe)|le (?:paragraphe|tiret)) ${REDIGE}|` +
  `un article \\d+(?:-\\d+)*(?: ${REDIGE})?|ce qui suit)| par)?` +
  `|(?<modifier>modifiee?s?(?: comme suit| ainsi qu'il suit| ainsi| de la (?:maniere|facon) suivante)?))` +
  `|(?<lire>se lit(?: desormais)?(?: ainsi| comme suit)?|devient)`;

export const DATE = `(?<fin>${JOUR_DIT.replace('(', '(?:')})`;

/* Reading a place and what is quoted. */

export function place(nom: string | undefined, { citations, reference }: Contenu): Vise | Defaut | null {
  if (nom === undefined) return null;
  const read = lireLieu(nom, citations, reference);
  if (read === null) return null;
  return read.vise ?? read.defaut;
}

/** The place of a sentence that names the article first, then the alinéa: « À l'article 6, remplacer l'alinéa 2… ». */
export const placeDe = ({ cadre, lieu: nom }: Groupes, contenu: Contenu): Vise | Defaut | null =>
  place(cadre === undefined || nom === undefined ? nom : `${cadre} ${nom}`, contenu);

/** The words of a quotation; null when it is empty. */
export function mots(rank: string | undefined, { citations }: Contenu): string | null {
  const texte = (citations[Number(rank)] ?? []).map((ligne) => ligne.trim()).join(' ');
  return rank === undefined || texte === '' ? null : texte;
}

export type Bloc = {
  readonly lignes: readonly string[];
  readonly retraits: Retraits | null;
  readonly doutes: readonly Doute[];
};

export function bloc({ bloc: ranks, retraits }: Groupes, { citations }: Contenu): Bloc | null {
  const all = [...(ranks ?? '').matchAll(/\d+/gu)].map(([rank]) => citations[Number(rank)] ?? []);
  const lignes = all.flat();
  if (lignes.length === 0 || all.some((lines) => lines.length === 0)) return null;
  const said =
    retraits === undefined
      ? null
      : [...retraits.matchAll(/(\d)(?: ⟦(\d+)⟧)?/gu)].map(([, niveau, marque]) => ({
          niveau: Math.min(Number(niveau), 2) as NouvelAlinea['niveau'],
          marque: marque === undefined ? null : (citations[Number(marque)] ?? []).join(' '),
        }));
  return {
    lignes,
    retraits: said,
    doutes: [
      ...(all.length > 1
        ? [{ poids: LEGER, dit: 'Les citations qui se suivent sont lues comme autant d’alinéas.' }]
        : []),
      ...(lignesEntieres(lignes)
        ? []
        : [{ poids: DEVINE, dit: 'Des guillemets s’ouvrent sur une ligne et se ferment sur une autre.' }]),
    ],
  };
}

/** The quoted alinéas at their place. */
export function alineasDe({ lignes, retraits, doutes }: Bloc, contexte: Contexte): Citation | null {
  if (retraits !== null) {
    const alineas = lireRetraits(lignes, retraits);
    return alineas === null ? null : { alineas, doutes };
  }
  const read = lireAlineas(lignes, contexte);
  return { alineas: read.alineas, doutes: [...doutes, ...read.doutes] };
}

/** How many alinéas a sentence announces; null when it does not say. */
export function annonce(compte: string | undefined): number | null {
  if (compte === undefined) return null;
  if (compte === 'une') return 1;
  const rank = Array.from({ length: 20 }, (_, index) => foldLetters(enMots(index + 1))).indexOf(compte);
  return rank >= 0 ? rank + 1 : Number(compte);
}

export const compteFaux = (annoncees: number | null, lignes: readonly string[]): readonly Doute[] =>
  annoncees === null || annoncees === lignes.length
    ? []
    : [
        {
          poids: DEVINE,
          dit: `La phrase annonce ${annoncees} alinéa${s(annoncees)}, la citation en compte ${lignes.length}.`,
        },
      ];

export const DE_QUOI =
  "(?:(?:les (?:dispositions|stipulations|termes)|le texte|le contenu|la redaction)(?: actuelle?s?)? (?=du |de l'|de la |de ))?";

export const tourne = (dit: string, poids = LEGER): readonly Doute[] => [{ poids, dit }];
export const SANS_LES_MOTS = tourne('La phrase cite un passage sans dire « les mots ».');
export const DEMANDE = tourne('La phrase demande le changement au lieu de le dire.');

export const DES_MOTS = `(?:(?:des |du |de la |de l')(?:${NOM_MOTS}) )`;

export function regle(source: string, lire: Regle['lire']): Regle {
  return { motif: new RegExp(`^${source}$`, 'u'), lire };
}

export const avec = (doutes: readonly Doute[], read: Essai): Essai =>
  read === null || estDefaut(read) ? read : { ...read, doutes: [...doutes, ...read.doutes] };
