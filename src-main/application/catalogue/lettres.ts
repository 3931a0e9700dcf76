import type { Block, DocumentModel } from '#actes/model';

/** Several letters in one file, in order, each on a page of its own. Throws when there is none. */
export function lettres(models: readonly DocumentModel[]): DocumentModel {
  const [first, ...others] = models;
  if (first === undefined) throw new Error('aucune lettre');
  if (others.length === 0) return first;
  return {
    ...first,
    fileName: commun(models.map(({ fileName }) => fileName)),
    blocks: models.flatMap(({ blocks }, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ kind: 'section', orientation: 'portrait', restarts: true } as const]),
      ...blocks,
    ]),
  };
}

/** What the names have in common, the addressee left out. */
function commun(names: readonly string[]): string {
  const parts = names.map((name) => name.split('-'));
  const [first = []] = parts;
  return first.filter((word) => parts.every((all) => all.includes(word))).join('-') || (names[0] ?? '');
}
