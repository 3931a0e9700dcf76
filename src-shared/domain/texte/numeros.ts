import type { DivisionEnVigueur } from './en-vigueur';

/** « 4-1-2 » → [4, 1, 2]; null when it is not made of numbers. */
const parts = (numero: string): readonly number[] | null =>
  /^\d+(?:-\d+)*$/u.test(numero) ? numero.split('-').map(Number) : null;

/** « 4 » before « 4-1 », « 4-2 » before « 4-10 ». */
export function compareNumeros(a: string, b: string): number {
  const [left, right] = [parts(a) ?? [], parts(b) ?? []];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

const articles = (divisions: readonly DivisionEnVigueur[]): readonly DivisionEnVigueur[] =>
  divisions.filter(({ nature }) => nature === 'article');

/**
 * The number of an article inserted after another one: « 4-1 » after « 4 », « 4-2 » after « 4-1 », « 4-1-1 » when
 * « 4-2 » is taken; after the very last article, the number that follows. Repealed articles keep theirs.
 */
export function numeroInsere(divisions: readonly DivisionEnVigueur[], apres: DivisionEnVigueur): string {
  const taken = new Set(articles(divisions).map(({ numero }) => numero));
  const numero = apres.numero ?? '';
  const own = parts(numero);
  if (own === null) return '';
  if (own.length === 1) {
    for (let rank = 1; ; rank++) if (!taken.has(`${numero}-${rank}`)) return `${numero}-${rank}`;
  }
  const next = [...own.slice(0, -1), (own.at(-1) ?? 0) + 1].join('-');
  if (!taken.has(next)) return next;
  for (let rank = 1; ; rank++) if (!taken.has(`${numero}-${rank}`)) return `${numero}-${rank}`;
}

/** Whether an article inserted after the last one may simply bear the number that follows. */
export function suitLeDernier(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  numero: string,
): boolean {
  const last = articles(divisions).at(-1);
  return (
    last?.id === apres.id &&
    parts(apres.numero ?? '')?.length === 1 &&
    numero === String(Number(apres.numero) + 1)
  );
}

/** The number an annex added at the end bears; null when those of the text do not follow 1, 2, 3. */
export function numeroAnnexe(divisions: readonly DivisionEnVigueur[]): string | null {
  const own = divisions
    .filter(({ nature }) => nature === 'annexe')
    .map(({ numero }) => (/^\d+$/u.test(numero ?? '') ? Number(numero) : null));
  return own.includes(null) ? null : String(Math.max(0, ...own.filter((one) => one !== null)) + 1);
}

/** Where an article numbered `numero` goes: after its anchor and those of the anchor's family that come before it. */
export function placeApres(
  divisions: readonly DivisionEnVigueur[],
  apres: DivisionEnVigueur,
  numero: string | null,
): number {
  let at = divisions.indexOf(apres) + 1;
  if (numero === null || apres.numero === null) return at;
  const famille = `${apres.numero}-`;
  for (; at < divisions.length; at++) {
    const next = divisions[at];
    if (next?.nature !== 'article' || next.numero === null) break;
    if (!next.numero.startsWith(famille) || compareNumeros(next.numero, numero) > 0) break;
  }
  return at;
}
