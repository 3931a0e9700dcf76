import { typographie } from './typographie';

/** Digits of the hash printed on a document: 64 bits, far beyond what chance or a forger of one line could match. */
export const CHIFFRES_REPERE = 16;

/** The head of the journal's chain as a document prints it: the number of an entry, the first digits of its hash. */
export type Repere = { readonly seq: number; readonly empreinte: string };

/** What is printed of the head `tete` (64 hexadecimal digits) of a journal of `seq` entries. */
export function repereOf(seq: number, tete: string): Repere {
  return { seq, empreinte: tete.slice(0, CHIFFRES_REPERE) };
}

/** « 8f3a 01bc 77de 2a90 » */
export function groupDigits(empreinte: string): string {
  return empreinte.replace(/(.{4})(?=.)/g, '$1 ');
}

/** « Registre : entrée n° 123, empreinte 8f3a 01bc 77de 2a90 », as footers carry it. */
export function formatRepere({ seq, empreinte }: Repere): string {
  return typographie(`Registre : entrée n° ${seq}, empreinte ${groupDigits(empreinte)}`);
}

/**
 * Reads what a person copied from a document, whole or in part: « Registre : entrée n° 123, empreinte 8f3a 01bc 77de
 * 2a90 », « 123 8f3a01bc77de2a90 », « 123-8f3a01bc77de2a90 ». Null when it is not a number then 16 hexadecimal digits.
 */
export function parseRepere(text: string): Repere | null {
  const digits = text
    .toLowerCase()
    .replace(/registre|entrée|entree|empreinte|n°|n\u00ba/g, ' ')
    .replace(/[\s\u00a0\u202f:;,.]+/g, ' ')
    .trim();
  const match = /^([1-9]\d{0,14})(?: - |[ -])([0-9a-f ]+)$/.exec(digits);
  const empreinte = match?.[2]?.replaceAll(' ', '') ?? '';
  return match !== null && empreinte.length === CHIFFRES_REPERE ? { seq: Number(match[1]), empreinte } : null;
}
