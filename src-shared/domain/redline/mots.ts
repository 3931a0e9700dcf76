import { diffWordsWithSpace } from 'diff';
import type { CivilDate } from '../civil-date';

/* The words of a redline: folded one state after the other, each with the act that brought it in or took it out. */

/** Who answers for a change, and from which day; null for a draft, whose day is not known. */
/** An act as the author of a change; `projet`: nobody has signed it, and its day is only what it would be. */
export type ActeDate = {
  readonly auteur: string;
  readonly date: CivilDate | null;
  readonly projet?: boolean;
};

export type Revision = ActeDate & { readonly sorte: 'ins' | 'del' };

/** What a passage looks like on paper. */
type Habit = { readonly gras: boolean; readonly exposant: boolean };

/** Words with the act that brought them in or took them out; null for those both ends share. */
export type Passage = Habit & { readonly texte: string; readonly revision: Revision | null };

/** A passage as it prints. */
export type Imprime = { readonly texte: string; readonly gras?: boolean; readonly exposant?: boolean };

export const revisionDe = ({ auteur, date }: ActeDate, sorte: Revision['sorte']): Revision => ({
  sorte,
  auteur,
  date,
});

export const effacee = ({ revision }: { readonly revision: Revision | null }): boolean =>
  revision?.sorte === 'del';

export const vetir = (imprimes: readonly Imprime[], revision: Revision | null): readonly Passage[] =>
  joindre(imprimes.map(({ texte, gras = false, exposant = false }) => ({ texte, gras, exposant, revision })));

const memeHabit = (a: Habit, b: Habit): boolean => a.gras === b.gras && a.exposant === b.exposant;

export const memeRevision = (a: Revision | null, b: Revision | null): boolean =>
  a === b || (a?.sorte === b?.sorte && a?.auteur === b?.auteur && a?.date === b?.date);

/** Merges neighbours that look alike and come from the same act; drops the empty ones. */
function joindre(passages: readonly Passage[]): readonly Passage[] {
  const out: Passage[] = [];
  for (const passage of passages) {
    if (passage.texte === '') continue;
    const last = out.at(-1);
    if (last !== undefined && memeHabit(last, passage) && memeRevision(last.revision, passage.revision))
      out[out.length - 1] = { ...last, texte: last.texte + passage.texte };
    else out.push(passage);
  }
  return out;
}

export const retirerMots = (passages: readonly Passage[], acte: ActeDate): readonly Passage[] =>
  joindre(passages.flatMap((one) => retirerPassage(one, acte)));

function retirerPassage(one: Passage, acte: ActeDate): readonly Passage[] {
  if (effacee(one)) return [one];
  return one.revision === null ? [{ ...one, revision: revisionDe(acte, 'del') }] : [];
}

/** The passages once the visible ones read as `neuf`. */
export function plierMots(
  passages: readonly Passage[],
  neuf: readonly Imprime[],
  acte: ActeDate,
): readonly Passage[] {
  const printed = vetir(neuf, revisionDe(acte, 'ins'));
  const before = passages.flatMap((one) => (effacee(one) ? [] : one.texte)).join('');
  const after = printed.map(({ texte }) => texte).join('');
  const old = lecteur(passages);
  const fresh = lecteur(printed);
  const out: Passage[] = [];
  for (const { gardes, otes, mis } of before === after
    ? [{ gardes: before, otes: '', mis: '' }]
    : lisibles(ecarts(before, after))) {
    for (const one of old.lire(gardes.length)) {
      if (effacee(one)) out.push(one);
      else for (const other of fresh.lire(one.texte.length)) out.push(...garder(one, other, acte));
    }
    for (const one of old.lire(otes.length)) out.push(...retirerPassage(one, acte));
    // What earlier acts took out at this place comes before what this one puts there.
    out.push(...old.lire(0), ...fresh.lire(mis.length));
  }
  return joindre(grouper([...out, ...old.reste()]));
}

/** Kept words. Should they look otherwise, the old ones go and the new ones come: a word processor shows both. */
function garder(ancien: Passage, neuf: Passage, acte: ActeDate): readonly Passage[] {
  if (ancien.revision !== null) return [{ ...neuf, revision: ancien.revision }];
  return memeHabit(ancien, neuf)
    ? [{ ...neuf, revision: null }]
    : [{ ...ancien, texte: neuf.texte, revision: revisionDe(acte, 'del') }, neuf];
}

/** Between two kept passages, deletions before insertions: neither end's text moves, and it reads more easily. */
function grouper(passages: readonly Passage[]): readonly Passage[] {
  const out: Passage[] = [];
  const inserted: Passage[] = [];
  for (const passage of passages) {
    if (passage.revision?.sorte === 'ins') inserted.push(passage);
    else {
      if (passage.revision === null) out.push(...inserted.splice(0));
      out.push(passage);
    }
  }
  return [...out, ...inserted];
}

/** Reads passages by number of visible characters; deleted ones come along, whole, when they are passed. */
function lecteur(passages: readonly Passage[]) {
  let [rank, offset] = [0, 0];
  function* lire(count: number): Generator<Passage> {
    let left = count;
    for (;;) {
      const passage = passages[rank];
      if (passage === undefined) return;
      if (effacee(passage)) {
        rank += 1;
        yield passage;
        continue;
      }
      if (left === 0) return;
      const texte = passage.texte.slice(offset, offset + left);
      left -= texte.length;
      offset += texte.length;
      if (offset === passage.texte.length) [rank, offset] = [rank + 1, 0];
      yield { ...passage, texte };
    }
  }
  return { lire: (count: number) => [...lire(count)], reste: () => [...lire(Number.POSITIVE_INFINITY)] };
}

/** Words kept, then those taken out and those put in their place. */
type Ecart = { readonly gardes: string; readonly otes: string; readonly mis: string };

/** Beyond as many words changed, two texts are one another's replacement: looking further would take time for nothing. */
const MAX_ECARTS = 1_000;

export function ecarts(avant: string, apres: string): readonly Ecart[] {
  const changes = diffWordsWithSpace(avant, apres, { maxEditLength: MAX_ECARTS });
  if (changes === undefined) return [{ gardes: '', otes: avant, mis: apres }];
  const out: { gardes: string; otes: string; mis: string }[] = [];
  let kept = true;
  for (const { added, removed, value } of changes) {
    let last = out.at(-1);
    if (last === undefined || (!added && !removed && !kept)) {
      last = { gardes: '', otes: '', mis: '' };
      out.push(last);
    }
    if (added) last.mis += value;
    else if (removed) last.otes += value;
    else last.gardes += value;
    kept = !added && !removed;
  }
  return out;
}

const LETTRE = /[\p{L}\p{N}]/u;

const lettres = (texte: string): number => texte.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Below this share of common letters, a text is another text. */
const PART_COMMUNE = 0.25;

/** Whether what two texts share is only what any two texts share. */
export function sansRapport(list: readonly Ecart[]): boolean {
  const total = (pick: (one: Ecart) => string): number =>
    list.reduce((sum, one) => sum + lettres(pick(one)), 0);
  const kept = total(({ gardes }) => gardes);
  return (
    kept <
    PART_COMMUNE *
      (kept +
        Math.max(
          total(({ otes }) => otes),
          total(({ mis }) => mis),
        ))
  );
}

/**
 * Differences as a person reads them. Signs and spaces alone between two replacements belong to them; a text that has
 * next to nothing in common with the other replaces it whole, instead of being woven with it around « de » and « la ».
 */
function lisibles(list: readonly Ecart[]): readonly Ecart[] {
  const joined: Ecart[] = [];
  for (const one of list) {
    const last = joined.at(-1);
    const both = last !== undefined && last.otes + one.otes !== '' && last.mis + one.mis !== '';
    const changes = last !== undefined && last.otes + last.mis !== '' && one.otes + one.mis !== '';
    if (both && changes && !LETTRE.test(one.gardes)) {
      joined[joined.length - 1] = {
        gardes: last.gardes,
        otes: last.otes + one.gardes + one.otes,
        mis: last.mis + one.gardes + one.mis,
      };
    } else joined.push(one);
  }
  if (joined.length < 3 || !sansRapport(joined)) return joined;
  return [
    {
      gardes: '',
      otes: joined.map(({ gardes, otes }) => gardes + otes).join(''),
      mis: joined.map(({ gardes, mis }) => gardes + mis).join(''),
    },
  ];
}
