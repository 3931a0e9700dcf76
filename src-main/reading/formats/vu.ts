import type { Avancement } from '#domain/importation/avancement';

/** Told how far a reading is, as it goes. */
export type Vu = (avancement: Avancement) => void;

/** Goes through the paragraphs of a body, telling how many are read. */
export function chacun<T>(noeuds: readonly T[], vu: Vu, lire: (noeud: T) => void): void {
  for (const [rang, noeud] of noeuds.entries()) {
    lire(noeud);
    vu({ etape: 'paragraphes', faites: rang + 1, total: noeuds.length });
  }
}
