import { fold } from '../french';
import type { Civilite } from '../parties/partie';
import type { SignataireLu } from './lue';

/* Who signs for a party, in the words that follow « représentée par ». */

/** A signatory, the words that are his, and what the text says of him besides. */
export type SignataireDit = SignataireLu & {
  readonly mots: readonly string[];
  readonly mentions: readonly string[];
  /** Other offices of the same person. */
  readonly aussi: readonly string[];
  /** Why a person should look at it; null: read without doubt. */
  readonly doute: string | null;
};

const CIVILITE =
  /(?<![\p{L}.])(Madame|Monsieur|Mademoiselle|madame|monsieur|MADAME|MONSIEUR|Mme\.?|Mlle\.?|M\.)(?=[\s\u00A0\u202F])/u;
const OFFICE =
  '(?:vice-|sous-|haut-|co-)?(?:préf[eè]te?|préfet|recteur|rectrice|président|présidente|directeur|directrice|délégué|déléguée|maire|secrétaire|commissaire|inspecteur|inspectrice|chef|cheffe|chancelier|chancelière|ministre|gouverneur|gouverneure|administrateur|administratrice|coordinateur|coordinatrice|responsable|proviseur|proviseure|adjoint|adjointe|conseiller|conseillère|dasen|gérant|gérante|trésorier|trésorière)';
const COMPLEMENT =
  /^(?:de|du|des|d['’]|et|à|aux?|en charge|en région|chargée?s?|pour|par intérim|près)(?![\p{L}])/iu;
const COUPE = new RegExp(
  `,?\\s+(?:et|ainsi qu['’e])\\s*,?\\s*(?:(?:conjointement\\s+)?par\\s+(?!délégation)|(?=${CIVILITE.source}|sa? |son |(?:le|la|l['’])\\s?${OFFICE}(?!\\p{L})))`,
  'iu',
);

/** The persons and offices a text names, in its order. */
export function lireSignataires(texte: string): readonly SignataireDit[] {
  const net = texte.replace(/^[\s:,]+|[\s,;.]+$/gu, '');
  if (net === '') return [];
  return couper(net).map(lireSignataire);
}

function couper(texte: string): readonly string[] {
  const out: string[] = [];
  let reste = texte;
  for (let n = 0; n < 40; n++) {
    const et = COUPE.exec(reste);
    const autre = apresVirgule(reste);
    const at = Math.min(et?.index ?? reste.length, autre ?? reste.length);
    if (at >= reste.length) break;
    out.push(reste.slice(0, at).trim());
    reste = reste.slice(at + (et?.index === at ? et[0].length : 0)).replace(/^[,;]\s*(?:par\s+)?/u, '');
  }
  return [...out, reste.trim()].filter(Boolean);
}

/** Where a comma parts two persons: « Madame A, préfète, Monsieur B, recteur », and not « la préfète, Madame A ». */
function apresVirgule(texte: string): number | null {
  const first = CIVILITE.exec(texte);
  if (first === null) return null;
  const from = first.index + first[0].length;
  const next = new RegExp(`[,;]\\s*(?:par\\s+)?(?=${CIVILITE.source})`, 'u').exec(texte.slice(from));
  if (next === null) return null;
  const entre = texte.slice(from, from + next.index);
  // « Madame A, préfète, Monsieur B »: the office is said. « la préfète, Madame A, le recteur, Monsieur B »: cut before the second office.
  if (first.index < 3) return from + next.index;
  const virgule = entre.lastIndexOf(',');
  return virgule < 0 ? from + next.index : from + virgule;
}

const parts = (texte: string): readonly string[] => {
  const out: string[] = [];
  for (const one of texte.split(/\s*[,;]\s*/u).filter(Boolean)) {
    const last = out.at(-1);
    if (last !== undefined && COMPLEMENT.test(one)) out[out.length - 1] = `${last}, ${one}`;
    else out.push(one);
  }
  return out;
};

const sansArticle = (office: string): string =>
  office
    .replace(/^(?:en (?:sa |leur )?qualité d[e'’]\s*|agissant en (?:sa )?qualité d[e'’]\s*)/iu, '')
    .replace(/^(?:(?:son|sa|ses|leur|le|la|les|un|une)\s+|l['’]\s?)/iu, '')
    .trim();

const civiliteDe = (dit: string): Civilite => (/^m(?:onsieur|\.)/iu.test(dit) ? 'Monsieur' : 'Madame');

const PARTICULE = /^(?:de|du|des|d['’]\p{L}*|la|le|van|von|el|ben)$/iu;
const CAPITALES = /^(?:d['’])?[\p{Lu}][\p{Lu}'’-]+$/u;

/** « Jean-Luc DE LA TOUR »: the first name, the name, and what follows them. */
function lireNom(texte: string): { readonly prenom: string; readonly nom: string; readonly suite: string } {
  const tokens = texte.split(/\s+/u);
  let n = 0;
  while (n < tokens.length && n < 8) {
    const token = tokens[n] ?? '';
    if (/^\p{Lu}/u.test(token)) n++;
    else if (
      PARTICULE.test(token) &&
      /^\p{Lu}/u.test(tokens.slice(n + 1).find((one) => !PARTICULE.test(one)) ?? '')
    )
      n++;
    else break;
  }
  const noms = tokens.slice(0, n);
  const capitale = noms.findIndex((one) => CAPITALES.test(one));
  const toutes = noms.every((one) => !/\p{Ll}/u.test(one));
  let debut = capitale > 0 && !toutes ? capitale : Math.min(1, noms.length - 1);
  while (debut > 1 && PARTICULE.test(noms[debut - 1] ?? '')) debut--;
  return {
    prenom: noms.slice(0, Math.max(0, debut)).join(' '),
    nom: noms.slice(Math.max(0, debut)).join(' '),
    suite: tokens.slice(n).join(' '),
  };
}

const NOM_SEUL =
  /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*\s+(?:(?:de|du|d['’]|la|le)\s*)*\p{Lu}[\p{Lu}'’-]+(?:\s+\p{Lu}[\p{Lu}'’-]+)*$/u;
const DELEGATION = /^(.+?),?\s+(?:et\s*,?\s*)?(par délégation,?)\s+(?!d[ue]\s|d['’])(.+)$/iu;

function lireSignataire(texte: string): SignataireDit {
  const delegue = DELEGATION.exec(texte);
  if (delegue !== null) {
    const [, delegant = '', mots = '', qui = ''] = delegue;
    const lu = lireSignataire(qui);
    return {
      ...lu,
      mentions: [delegant, mots.replace(/,$/u, ''), ...lu.mentions],
      doute: 'Cette personne signe par délégation : qui engage la partie ?',
    };
  }
  const civilite = CIVILITE.exec(texte);
  if (civilite === null) return sansCivilite(texte);
  const avant = texte.slice(0, civilite.index).replace(/[\s,]+$/u, '');
  const apres = texte.slice(civilite.index + civilite[0].length).trim();
  const titre = new RegExp(`^(?:le|la|l['’])\\s?(?=${OFFICE}(?!\\p{L}))`, 'iu').exec(apres);
  if (titre !== null) {
    const lu = sansCivilite(apres);
    return lu.nom === null ? lu : { ...lu, civilite: civiliteDe(civilite[0]), doute: null };
  }
  const [premier = '', ...autres] = parts(apres);
  const { prenom, nom, suite } = lireNom(premier);
  const dites = suite === '' ? autres : [suite, ...autres];
  // « la préfète de région, préfète du Rhône, Madame A »: two offices of one person.
  const [dite = '', ...suivantes] = avant.split(new RegExp(`,\\s+(?=${OFFICE}(?!\\p{L}))`, 'iu'));
  const fonction = sansArticle(avant === '' ? (dites[0] ?? '') : dite);
  const mentions = avant === '' ? dites.slice(1) : [...suivantes, ...dites];
  return {
    civilite: civiliteDe(civilite[0]),
    prenom,
    nom,
    fonction,
    aussi: mentions.filter(estOffice),
    mots: [prenom, nom, fonction],
    mentions: mentions.filter((one) => !estOffice(one)),
    doute:
      nom === ''
        ? 'Le nom n’a pas été trouvé.'
        : fonction === ''
          ? 'La fonction de cette personne n’est pas dite.'
          : prenom === ''
            ? 'Le prénom n’est pas dit.'
            : null,
  };
}

/** « préfète de la Seine-Maritime »: another office of the same person. */
const estOffice = (texte: string): boolean => new RegExp(`^${OFFICE}(?!\\p{L})`, 'iu').test(texte);

/** « sa directrice régionale », « le préfet, Jean MODÈLE », « Jean MODÈLE, préfet ». */
function sansCivilite(texte: string): SignataireDit {
  const dites = parts(texte);
  const rang = dites.findIndex((one) => NOM_SEUL.test(one));
  const personne = rang < 0 ? null : lireNom(dites[rang] ?? '');
  const [office = '', ...mentions] = dites.filter((_one, n) => n !== rang);
  const [tout = '', suppleance] = office.split(
    /\s+(?=ou (?:son|sa) (?:représentant|délégataire|délégué|suppléant))/iu,
  );
  const fonction = sansArticle(tout);
  return {
    civilite: null,
    prenom: personne?.prenom ?? null,
    nom: personne?.nom ?? null,
    fonction,
    mots: [fonction, personne?.prenom ?? '', personne?.nom ?? ''].filter(Boolean),
    aussi: mentions.filter(estOffice),
    mentions: [
      ...(suppleance === undefined ? [] : [suppleance]),
      ...mentions.filter((one) => !estOffice(one)),
    ],
    doute:
      personne !== null
        ? 'La civilité de cette personne n’est pas dite.'
        : new RegExp(`(?<!\\p{L})${OFFICE}(?!\\p{L})`, 'iu').test(fonction) ||
            /^[\p{Ll}\p{Lu}]\p{Ll}/u.test(fonction)
          ? null
          : 'Ces mots ne sont ni une personne ni une fonction connue.',
  };
}

/** Whether words open on a person or on an office. */
export const nommeUnSignataire = (texte: string): boolean =>
  new RegExp(`^(?:${CIVILITE.source}|(?:(?:son|sa|le|la)\\s+|l['’]\\s?)?${OFFICE}(?!\\p{L}))`, 'iu').test(
    texte,
  );

/** The names a text prints in capitals after a first name: « Claire MODÈLE ». */
export const estNom = (texte: string): boolean =>
  NOM_SEUL.test(texte.replace(new RegExp(`^${CIVILITE.source}\\s*`, 'u'), ''));
export const cleNom = (texte: string): string =>
  fold(texte)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
