import uFuzzy from '@leeoniya/ufuzzy';
import { fold } from '#domain/french';

/* Which document has which words, and which of them answers a query best. Words are folded; positions are not kept. */

/** Where a word of a document stands: what names it counts most. */
export const CHAMPS = ['parents', 'textes', 'titre'] as const;
export type ChampIndexe = (typeof CHAMPS)[number];

/** What a document is found by; `poids` (0 to 15) settles between two that answer alike. */
export type Document = Readonly<Record<ChampIndexe, readonly string[]>> & { readonly poids: number };

/** How well a word of the vocabulary answers one that is sought; nothing for one that does not. */
const EXACT = 4;
const DEBUT = 3;
const DEDANS = 2;
const FAUTE = 1;
/** Below it, a word is not sought inside of others, nor with a typo. */
const LETTRES_DEDANS = 3;
const LETTRES_FAUTE = 4;
/** A number of one or two digits is whole. */
const NUMERO = /^\d{1,2}$/u;
/** What a better answer weighs against `poids`. */
const QUALITE = 4;
/** Words of a query that count; the others are ignored. */
const MOTS_CHERCHES = 8;
/** Little words, which say nothing of what is sought as long as there is another one. */
const OUTILS = new Set(['au', 'aux', 'de', 'des', 'du', 'en', 'et', 'la', 'le', 'les', 'sur', 'un', 'une']);

const MOT = /[\p{L}\p{N}\p{M}]+/gu;
/** Folded once a word, however often it is written. */
const plies = new Map<string, string>();
function plier(mot: string): string {
  const known = plies.get(mot);
  if (known !== undefined) return known;
  const plie = fold(mot);
  plies.set(mot, plie);
  return plie;
}
const mots = (text: string): readonly string[] => (text.match(MOT) ?? []).map(plier);

/** The words of a query that are sought. */
export function motsCherches(query: string): readonly string[] {
  const all = [...new Set(mots(query))];
  const dits = all.filter((mot) => !OUTILS.has(mot) && (mot.length > 1 || /\d/u.test(mot)));
  return (dits.length > 0 ? dits : all).slice(0, MOTS_CHERCHES);
}

/** One typo in a word (a letter more, less, other, or two the wrong way round), from its beginning. */
const UNE_FAUTE: object = {
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
  interLft: 2,
};
const proche = new uFuzzy(UNE_FAUTE);

type Tri<T> = {
  readonly limite: number;
  /** Which ones may answer; null: any. */
  readonly parmi: ((contenu: T) => boolean) | null;
  /** What is added to `poids`. */
  readonly bonus: ((contenu: T) => number) | null;
};
type Trouves<T> = { readonly trouves: readonly T[]; readonly total: number };

export class Indice<T> {
  readonly #termes: string[] = [];
  readonly #rangs = new Map<string, number>();
  /** By term: slots in order, each with the best place of the term there (`slot * 4 + rank of CHAMPS`). */
  readonly #postings: number[][] = [];
  readonly #slots = new Map<string, number>();
  readonly #contenus: (T | undefined)[] = [];
  readonly #poids: number[] = [];
  /** By slot: the terms of its document, each with its place (`term * 4 + rank of CHAMPS`). */
  readonly #ecrits: (Uint32Array | undefined)[] = [];

  get taille(): number {
    return this.#slots.size;
  }

  /** Puts a document in the place of the one of that key; nothing is done when it says the same. */
  put(cle: string, contenu: T, document: Document): void {
    const places = new Map<string, number>();
    for (const [rang, champ] of CHAMPS.entries())
      for (const text of document[champ]) for (const mot of mots(text)) places.set(mot, rang);
    const ecrit = Uint32Array.from(places, ([mot, rang]) => this.#terme(mot) * 4 + rang);
    const known = this.#slots.get(cle);
    if (known !== undefined && this.#dit(known, contenu, document.poids, ecrit)) return;
    this.remove(cle);
    const slot = this.#contenus.length;
    this.#slots.set(cle, slot);
    this.#contenus.push(contenu);
    this.#poids.push(document.poids);
    this.#ecrits.push(ecrit);
    for (const one of ecrit) this.#postings[one >>> 2]?.push(slot * 4 + (one & 3));
  }

  #dit(slot: number, contenu: T, poids: number, ecrit: Uint32Array): boolean {
    const own = this.#ecrits[slot];
    return (
      own !== undefined &&
      own.length === ecrit.length &&
      this.#poids[slot] === poids &&
      own.every((one, rang) => one === ecrit[rang]) &&
      JSON.stringify(this.#contenus[slot]) === JSON.stringify(contenu)
    );
  }

  remove(cle: string): void {
    const slot = this.#slots.get(cle);
    if (slot === undefined) return;
    this.#slots.delete(cle);
    for (const one of this.#ecrits[slot] ?? []) {
      const postings = this.#postings[one >>> 2];
      if (postings !== undefined) postings.splice(placeDe(postings, slot * 4), 1);
    }
    this.#contenus[slot] = undefined;
    this.#ecrits[slot] = undefined;
  }

  /** The documents that have every word, in part or but for a typo; the best first. Without words: all of `parmi`. */
  chercher(cherches: readonly string[], tri: Tri<T>): Trouves<T> {
    const count = this.#contenus.length;
    if (count === 0 || (cherches.length === 0 && tri.parmi === null)) return { trouves: [], total: 0 };
    const total = new Uint16Array(count);
    const best = new Uint8Array(count);
    if (cherches.length === 0) total.fill(1);
    for (const [rang, mot] of cherches.entries()) {
      best.fill(0);
      this.#repondre(mot, best);
      for (let slot = 0; slot < count; slot++) {
        const own = best[slot] ?? 0;
        if (own === 0) total[slot] = 0;
        else if (rang === 0) total[slot] = own;
        else if (total[slot] !== 0) total[slot] = (total[slot] ?? 0) + own;
      }
    }
    return this.#meilleurs(total, tri);
  }

  /** Notes in `best` how well each document answers one word. */
  #repondre(mot: string, best: Uint8Array): void {
    // « avenants » is « avenant » too.
    const racine = mot.length > LETTRES_FAUTE ? mot.replace(/[sx]$/u, '') : mot;
    const dedans = mot.length >= LETTRES_DEDANS;
    // « avenant 1 » is not the eleventh.
    const entier = NUMERO.test(mot);
    let commence = false;
    for (let terme = 0; terme < this.#termes.length; terme++) {
      const own = this.#termes[terme] ?? '';
      const rang = own.indexOf(racine);
      if (rang === -1 || (rang > 0 && !dedans) || (entier && own !== mot)) continue;
      const postings = this.#postings[terme] ?? [];
      if (rang === 0 && postings.length > 0) commence = true;
      noter(best, postings, own === mot || own === racine ? EXACT : rang === 0 ? DEBUT : DEDANS);
    }
    if (commence || mot.length < LETTRES_FAUTE || !/^\p{L}+$/u.test(mot)) return;
    for (const terme of proche.filter(this.#termes, mot) ?? [])
      noter(best, this.#postings[terme] ?? [], FAUTE);
  }

  /** By buckets of one score: the many that answer are not sorted, only counted. */
  #meilleurs(total: Uint16Array, { limite, parmi, bonus }: Tri<T>): Trouves<T> {
    const buckets = new Map<number, number[]>();
    let found = 0;
    for (let slot = 0; slot < total.length; slot++) {
      const score = total[slot] ?? 0;
      const contenu = this.#contenus[slot];
      if (score === 0 || contenu === undefined || parmi?.(contenu) === false) continue;
      found++;
      const key = score * QUALITE + (this.#poids[slot] ?? 0) + (bonus?.(contenu) ?? 0);
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [slot]);
      else bucket.push(slot);
    }
    const trouves: T[] = [];
    for (const key of [...buckets.keys()].sort((a, b) => b - a))
      for (const slot of buckets.get(key) ?? []) {
        if (trouves.length === limite) return { trouves, total: found };
        const contenu = this.#contenus[slot];
        if (contenu !== undefined) trouves.push(contenu);
      }
    return { trouves, total: found };
  }

  #terme(mot: string): number {
    const known = this.#rangs.get(mot);
    if (known !== undefined) return known;
    const made = this.#termes.length;
    this.#rangs.set(mot, made);
    this.#termes.push(mot);
    this.#postings.push([]);
    return made;
  }
}

function noter(best: Uint8Array, postings: readonly number[], qualite: number): void {
  for (const posting of postings) {
    const slot = posting >>> 2;
    const score = qualite * 4 + (posting & 3);
    if (score > (best[slot] ?? 0)) best[slot] = score;
  }
}

/** Where the first posting at or after `wanted` stands. */
function placeDe(postings: readonly number[], wanted: number): number {
  let [low, high] = [0, postings.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
