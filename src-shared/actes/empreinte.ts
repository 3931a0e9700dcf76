import type { DocumentModel } from './model';

/** JSON with the keys in order and nothing undefined: two equal values give the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : one,
  );

/**
 * The fingerprint of an act's text, 64 hexadecimal digits: the same on all its originals, whatever their number, and
 * whatever is printed round the text (footer, watermark, codes).
 */
export function empreinteDuModele(model: DocumentModel, sha256: (text: string) => string): string {
  const { title, blocks } = model;
  return sha256(canonical({ title, blocks: blocks.filter(({ kind }) => kind !== 'code') }));
}
