import { foldLetters } from '../french';
import { apparies } from './citation';

/*
 * A sentence parted into what it says and what it quotes. Reading rules then see « au deuxieme alinea de l'article 6
 * les mots ⟦0⟧ sont remplaces par les mots ⟦1⟧ »: no accent, capital, comma or colon, one kind of space.
 */

export type Jetons = {
  /** What the sentence says, folded; each quotation is ⟦its rank⟧. */
  readonly tete: string;
  /** The same, character for character, with its accents and capitals. */
  readonly brut: string;
  /** The lines of each quotation. */
  readonly citations: readonly (readonly string[])[];
};

const ESPACES = /[\t\u00A0\u2000-\u200A\u202F\u3000]/gu;
const INVISIBLES = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/** Without what it quotes: a sentence is judged by its own words. */
export const horsCitations = (texte: string): string =>
  texte.replace(/«[^»]*(?:»|$)|“[^”]*(?:”|$)|"[^"]*(?:"|$)/gu, ' ');

/** The same line with what it quotes blotted out, character for character. */
export function estomper(line: string): string {
  if (!/[«“]/u.test(line)) return line;
  let depth = 0;
  return line.replace(/./gu, (sign) => {
    if (/[«“]/u.test(sign)) depth++;
    const shown = depth > 0 ? '_'.repeat(sign.length) : sign;
    if (/[»”]/u.test(sign)) depth = Math.max(0, depth - 1);
    return shown;
  });
}

/** A number or a bullet put before the sentence by the act: « 1° », « II. – », « - ». */
const NUMEROTATION =
  /^\s*(?:[-–—•]\s+|\d{1,2}\s*(?:°\)?|\)|\.(?!\d))\s*(?:[-–—]\s*)?|[IVX]{1,4}\s*(?:[.)]\s*)?[-–—]\s*|[a-z]\)\s*)+/u;

/** « Par le présent avenant, … »: says who speaks, not what changes. */
const ENTREE =
  /^(?:par (?:le )?present avenant |aux termes du present avenant |il est convenu (?:que |de |d')|les parties conviennent (?:que |de |d')|il convient (?:de |d')|il y a lieu (?:de |d'))/u;

/** « À l'article 7, il y a lieu de remplacer… »: the same, after the place. */
const DEMANDE_AU_MILIEU =
  /(?<= )(?:il convient|il y a lieu) (?:de |d')(?=(?:remplacer|supprimer|inserer|ajouter|abroger|rediger) )/u;

/** Parts the sentence; null when a quotation that opens never closes. */
export function jetons(lignes: readonly string[]): Jetons | null {
  const texte = lignes
    .join('\n')
    // An accent typed apart from its letter is the same letter.
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(INVISIBLES, '')
    .replace(/<</gu, '«')
    .replace(/>>/gu, '»')
    .replace(NUMEROTATION, '');
  const parted = decouper(texte, false) ?? decouper(texte, true) ?? decouper(rouvrir(texte), true);
  if (parted === null) return null;
  const brut = parted.tete
    .replace(ESPACES, ' ')
    .replace(/[,:()\n]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[.;])/gu, '')
    .replace(/^ |(?<![.; ])[.; ]+$/gu, '');
  const tete = foldLetters(brut).replace(DEMANDE_AU_MILIEU, '');
  const entree = ENTREE.exec(tete)?.[0].length ?? 0;
  return { tete: tete.slice(entree), brut: brut.slice(entree), citations: parted.citations };
}

/** Announced before several alinéas quoted on one line. */
const PLUSIEURS = /\b(?:alin[ée]as|articles|tirets|paragraphes)\b/iu;

/**
 * The same text, each of the alinéas quoted on one line, its guillemets opened again, on a line of its own: « … deux
 * alinéas ainsi rédigés : « Un. « Deux. » ». Any other line as it is.
 */
export const rouvrir = (texte: string): string => texte.split('\n').map(rouvrirLigne).join('\n');

function rouvrirLigne(ligne: string): string {
  const [avant = '', ...cites] = ligne.split('«');
  const last = cites.at(-1) ?? '';
  const ferme = last.indexOf('»');
  if (cites.length < 2 || ferme < 0 || /[^\s.;]/u.test(last.slice(ferme + 1)) || !PLUSIEURS.test(avant))
    return ligne;
  const ouverts = cites.slice(0, -1);
  return ouverts.every((one) => !one.includes('»') && /[.;:!?]$/u.test(one.trimEnd()))
    ? `${avant}«${cites.map((one) => one.trimEnd()).join('\n«')}`
    : ligne;
}

type Decoupe = { readonly tete: string; readonly citations: readonly (readonly string[])[] };

/** `officiel`: every quoted line opens with « again, as in the Journal officiel, and only the last one closes. */
function decouper(texte: string, officiel: boolean): Decoupe | null {
  const citations: string[][] = [];
  let tete = '';
  let at = 0;
  while (at < texte.length) {
    const sign = texte.charAt(at);
    if (sign === '»' || sign === '”') return null;
    const end =
      sign === '«'
        ? fermeture(texte, at, '«', '»', officiel)
        : sign === '“'
          ? fermeture(texte, at, '“', '”', false)
          : sign === '"'
            ? texte.indexOf('"', at + 1)
            : null;
    if (end === null) {
      tete += sign === '⟦' || sign === '⟧' ? ' ' : sign;
      at++;
      continue;
    }
    if (end < 0) return null;
    tete += ` ⟦${citations.length}⟧ `;
    citations.push(lignesDe(texte.slice(at + 1, end), officiel && sign === '«'));
    at = end + 1;
  }
  return { tete, citations };
}

/** Where the quotation opened at `at` closes; -1 when it does not. */
function fermeture(texte: string, at: number, open: string, close: string, officiel: boolean): number {
  let depth = 0;
  // Nothing but blanks since the line began.
  let debut = false;
  for (let index = at; index < texte.length; index++) {
    const sign = texte.charAt(index);
    if (sign === open) {
      if (!(officiel && depth === 1 && debut)) depth++;
    } else if (sign === close && --depth === 0) return index;
    debut = sign === '\n' || (debut && /\s/u.test(sign));
  }
  return -1;
}

const lignesDe = (citation: string, officiel: boolean): string[] =>
  citation
    .split('\n')
    .map((ligne, index) => (officiel && index > 0 ? ligne.replace(/^\s*«/u, '') : ligne).trim())
    .filter((ligne) => ligne !== '');

/** Guillemets of a quotation that open and close across its lines: a sign of lines wrongly cut. */
export const lignesEntieres = (lignes: readonly string[]): boolean => lignes.every(apparies);
