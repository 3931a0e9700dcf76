import { A_OUVRIR } from '#domain/importation/avancement';
import type { Avancement } from '#domain/importation/avancement';
import type { SuiteLecture } from './echanges/ports';

/** A long reading under way: how far it is, and how it is stopped. */
export type Suivi = {
  avancement: Avancement;
  readonly arret: AbortController;
};

/** The readings under way that can be followed and stopped, by the name their caller gave them. */
export class Lectures {
  readonly #suivis = new Map<string, Suivi>();

  /** Does a work that `nom` follows, until it has settled; without a name, nobody does. */
  async suivre<T>(nom: string | null, work: (suivi: Suivi) => Promise<T>): Promise<T> {
    const suivi: Suivi = { avancement: A_OUVRIR, arret: new AbortController() };
    if (nom !== null) this.#suivis.set(nom, suivi);
    try {
      return await work(suivi);
    } finally {
      if (nom !== null && this.#suivis.get(nom) === suivi) this.#suivis.delete(nom);
    }
  }

  of(nom: string): Suivi | null {
    return this.#suivis.get(nom) ?? null;
  }
}

/** What a reader of files asks for, to be followed and stopped. */
export const suiteDe = (suivi: Suivi): SuiteLecture => ({
  signal: suivi.arret.signal,
  vu: (avancement: Avancement): void => {
    suivi.avancement = avancement;
  },
});
