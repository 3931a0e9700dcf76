import { s } from './french';
import { TYPES_PIECE } from '#registre/fiches/pieces';
import type { TypePiece } from '#registre/fiches/pieces';

export { TYPES_PIECE } from '#registre/fiches/pieces';
export type { TypePiece } from '#registre/fiches/pieces';

/** As people are told. */
export const TYPES_ACCEPTES =
  'PDF, images JPEG, PNG et TIFF, documents Word (.docx) et OpenDocument (.odt), classeurs Excel (.xlsx) et OpenDocument (.ods), courriels (.eml), textes simples (.txt)';

/** Largest piece, in bytes: a hundred scanned pages. */
export const TAILLE_MAX_PIECE = 20 * 1024 * 1024;

const NBSP = '\u00A0';
const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « 1,2 Mo », counted as the file managers of offices do (1 Ko is 1024 octets). */
export function formatTaille(octets: number): string {
  if (octets < 1024) return `${nombre.format(octets)}${NBSP}octet${s(octets)}`;
  const ko = octets / 1024;
  if (ko < 1023.5) return `${nombre.format(ko < 10 ? ko : Math.round(ko))}${NBSP}Ko`;
  return `${nombre.format(ko / 1024)}${NBSP}Mo`;
}

/**
 * A size and the bound it goes past, as they are told one beside the other: to the byte when they would read the same
 * (« 20 Mo » is no more than « 20 Mo »).
 */
export function formatDepassement(
  octets: number,
  borne: number,
): { readonly taille: string; readonly borne: string } {
  const [taille, limite] = [formatTaille(octets), formatTaille(borne)];
  return taille === limite && octets !== borne
    ? {
        taille: `${nombre.format(octets)}${NBSP}octets`,
        borne: `${limite} (${nombre.format(borne)}${NBSP}octets)`,
      }
    : { taille, borne: limite };
}

/**
 * A name stripped of what could deceive whoever reads it or reach beyond a folder: controls and marks that turn the
 * text around (« exe.pdf » shown for « fdp.exe »), separators, characters some systems refuse.
 */
export function nomSansPiege(nom: string): string {
  return nom
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Characters of a name; more helps nobody find a file. */
const LONGUEUR_NOM = 150;

/** The name without its extension, and the extension in lower case, empty when there is none. */
function decoupe(nom: string): { readonly base: string; readonly extension: string } {
  const match = /^(.+)\.([A-Za-z0-9]{1,8})$/su.exec(nom);
  return match === null
    ? { base: nom, extension: '' }
    : { base: match[1] ?? nom, extension: (match[2] ?? '').toLowerCase() };
}

export const extensionDe = (nom: string): string => decoupe(nomSansPiege(nom)).extension;

export type NomDePiece = {
  readonly nom: string;
  /** The extension announced another type than the one of the bytes. */
  readonly extensionFausse: string | null;
  /** Characters were taken out. */
  readonly nettoye: boolean;
};

/** The name a piece is kept and saved under: as given, made safe, ending with the extension of what it really is. */
export function nomDePiece(donne: string, type: TypePiece): NomDePiece {
  const propre = nomSansPiege(donne);
  const { base, extension } = decoupe(propre);
  const extensions: readonly string[] = TYPES_PIECE[type].extensions;
  const juste = extensions.includes(extension);
  const ending = juste ? extension : (extensions[0] ?? '');
  // An extension that says something else stays readable in the name, without its dot.
  const stem = juste || extension === '' ? base : `${base.trimEnd()} (${extension})`;
  const letters = Array.from(stem.replace(/^[. ]+|(?<![. ])[. ]+$/g, ''));
  const court =
    letters.length <= LONGUEUR_NOM
      ? letters.join('')
      : `${letters.slice(0, LONGUEUR_NOM).join('').trimEnd()}…`;
  return {
    nom: `${court === '' ? 'piece' : court}.${ending}`,
    extensionFausse: juste || extension === '' ? null : extension,
    nettoye: propre !== donne.normalize('NFC').trim(),
  };
}
