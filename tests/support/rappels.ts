import type { LigneRappel } from '#domain/echeances/rappels';
import type { Rappels } from '../../src-main/application/ports';

/** What is kept of reminders, while the test lasts. */
export class RappelsEnMemoire implements Rappels {
  #lignes: readonly LigneRappel[] = [];
  lignes(): Promise<readonly LigneRappel[]> {
    return Promise.resolve(this.#lignes);
  }
  ajouter(lignes: readonly LigneRappel[]): Promise<void> {
    this.#lignes = [...this.#lignes, ...lignes];
    return Promise.resolve();
  }
}
