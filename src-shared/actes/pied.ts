import type { DocumentModel } from './model';

/** How many digits of the fingerprint are printed: enough to tell two texts apart, few enough to be read aloud. */
const CHIFFRES = 16;

/** « 1a2b 3c4d 5e6f 7a8b »: the first digits of a fingerprint, by groups of four. */
export const empreinteDite = (empreinte: string): string =>
  empreinte.slice(0, CHIFFRES).replace(/(.{4})(?=.)/gu, '$1\u00A0');

/**
 * « n° 1/4 — texte 1a2b 3c4d 5e6f 7a8b »: which original this is, and of what text, as it stands in the footer. Printed
 * sign for sign: typography would raise the letters of « 499e ». Null for a document that is nobody's original.
 */
export function mentionOriginal({
  original,
  empreinte,
}: Pick<DocumentModel, 'original' | 'empreinte'>): string | null {
  const parts = [
    ...(original === undefined ? [] : [`n°\u00A0${original.numero}/${original.sur}`]),
    ...(empreinte === undefined ? [] : [`texte\u00A0${empreinteDite(empreinte)}`]),
  ];
  return parts.length === 0 ? null : parts.join(' — ');
}
