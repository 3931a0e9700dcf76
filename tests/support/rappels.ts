import type { LigneRappel } from '#domain/echeances/rappels';
import type { Agenda, Rappels } from '../../src-main/application/ports';

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

/** No folder is chosen, and none can be. */
export class AgendaEnMemoire implements Agenda {
  readonly echec = null;
  readonly regime = 0;
  lire(): Promise<null> {
    return Promise.resolve(null);
  }
  choisir(): Promise<void> {
    return Promise.reject(new Error('no folder here'));
  }
  oublier(): Promise<void> {
    return Promise.resolve();
  }
  signaler(): void {
    // Nothing is written.
  }
  ecrire(): Promise<void> {
    return Promise.resolve();
  }
}
