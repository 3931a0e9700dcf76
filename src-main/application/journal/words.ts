import type { PassageView } from '#contract/journal';

/** Words compared at most: past it, the middle that differs is marked as a whole. */
const MAX_WORDS = 600;

/** Marks, in two texts, the words that are not in the other one: a longest common subsequence of words. */
export function markWords(
  avant: string,
  apres: string,
): { readonly avant: readonly PassageView[]; readonly apres: readonly PassageView[] } {
  const a = split(avant);
  const b = split(apres);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const midA = a.slice(start, a.length - end);
  const midB = b.slice(start, b.length - end);
  const kept = midA.length > MAX_WORDS || midB.length > MAX_WORDS ? new Set<string>() : common(midA, midB);
  const marks = (words: readonly string[], side: 'a' | 'b'): readonly PassageView[] =>
    merge([
      ...words.slice(0, start).map((word) => ({ texte: word, marque: false })),
      ...words
        .slice(start, words.length - end)
        .map((word, index) => ({ texte: word, marque: !kept.has(`${side}${index}`) })),
      ...words.slice(words.length - end).map((word) => ({ texte: word, marque: false })),
    ]);
  return { avant: marks(a, 'a'), apres: marks(b, 'b') };
}

/** Words with the blank that follows them, so that joining gives the text back. */
const split = (text: string): readonly string[] => text.match(/\S+\s*|\s+/gu) ?? [];

/** Places of the words common to both, in order: « a3 », « b5 ». */
function common(a: readonly string[], b: readonly string[]): Set<string> {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<string>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) kept.add(`a${i++}`).add(`b${j++}`);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}

function merge(passages: readonly PassageView[]): readonly PassageView[] {
  const merged: PassageView[] = [];
  for (const passage of passages) {
    const last = merged.at(-1);
    if (last?.marque === passage.marque) {
      merged[merged.length - 1] = { texte: last.texte + passage.texte, marque: last.marque };
    } else merged.push(passage);
  }
  return merged;
}
