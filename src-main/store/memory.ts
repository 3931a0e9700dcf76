import { COLLECTIONS } from '#domain/registre';
import type { EntreeJournal, LectureSeule } from '../application/ports';
import { applyChanges } from './entry';
import { DEBUT } from './journal';
import type { Tete } from './journal';
import { emptyCollections } from './opening';
import type { Collections, Loaded } from './opening';
import type { Derniere } from './warnings';

/** What an open registry holds: never ahead of the disk. */
export class Memory {
  /** One Map a collection for the life of the registry: commits move it in place, so no commit copies a collection. */
  readonly collections: Collections = emptyCollections();
  readonly avertissements: string[] = [];
  #tete: Tete = DEBUT;
  #at: string | null = null;
  #lectureSeule: LectureSeule | null = null;
  #regime = 0;

  get tete(): Tete {
    return this.#tete;
  }

  get lectureSeule(): LectureSeule | null {
    return this.#lectureSeule;
  }

  /** Moves when `lectureSeule` or `avertissements` do. */
  get regime(): number {
    return this.#regime;
  }

  /** The last entry, and when it was recorded; `null` before the first, or when the journal cannot tell. */
  get derniere(): Derniere | null {
    return this.#at === null ? null : { seq: this.#tete.seq, at: this.#at };
  }

  /** What the disk says takes the place of everything, in one go, so that nobody sees a registry half read. */
  replace({ collections, tete, at }: Loaded): void {
    for (const name of COLLECTIONS) {
      this.collections[name].clear();
      for (const [id, entity] of collections[name]) this.collections[name].set(id, entity);
    }
    this.#tete = tete;
    this.#at = at;
  }

  /** An entry that is on the disk. */
  publish({ seq, hash, at, changes }: EntreeJournal): void {
    applyChanges(this.collections, changes);
    this.#tete = { seq, hash };
    this.#at = at;
  }

  setReadOnly(lectureSeule: LectureSeule | null): void {
    if (JSON.stringify(lectureSeule) === JSON.stringify(this.#lectureSeule)) return;
    this.#lectureSeule = lectureSeule;
    this.#regime++;
  }

  /** Says something once. */
  warn(message: string | null): void {
    if (message === null || this.avertissements.includes(message)) return;
    this.avertissements.push(message);
    this.#regime++;
  }
}
