import { emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import type {
  Depot,
  EtatLieu,
  EtatSauvegardes,
  Sauvegarde,
  Sauvegardes,
} from '../../src-main/application/ports';

const LIEU: EtatLieu = {
  dossier: '/donnees/sauvegardes',
  absence: null,
  vuLe: null,
  echec: null,
  illisibles: 0,
};

/** Backups without a disk: each is the state of its instant. What the second folder answers is the test's. */
export class MemorySauvegardes implements Sauvegardes {
  readonly #kept = new Map<string, { readonly sauvegarde: Sauvegarde; readonly registre: Registre }>();
  secondaire: EtatLieu | null = null;
  echec: EtatLieu['echec'] = null;

  constructor(private readonly depot: Depot) {}

  list(): Promise<EtatSauvegardes> {
    return Promise.resolve({
      sauvegardes: [...this.#kept.values()].map(({ sauvegarde }) => sauvegarde).reverse(),
      principal: { ...LIEU, echec: this.echec },
      secondaire: this.secondaire,
      avertissement: null,
    });
  }

  reperes(): ReturnType<Sauvegardes['reperes']> {
    return Promise.resolve([]);
  }

  create(genre: Sauvegarde['genre']): Promise<Sauvegarde> {
    const { seq, tete, registre } = this.depot;
    const minute = String(this.#kept.size).padStart(2, '0');
    const sauvegarde: Sauvegarde = {
      id: `2026-11-23T08${minute}00Z-${String(seq).padStart(12, '0')}`,
      at: `2026-11-23T08:${minute}:00.000Z`,
      seq,
      tete,
      empreinte: '0'.repeat(64),
      genre,
      verifieeLe: `2026-11-23T08:${minute}:00.000Z`,
      taille: 20_480,
      pieces: { presentes: 0, manquantes: 0 },
      lieux: ['principal'],
    };
    const still = { ...emptyRegistre() } as unknown as Record<string, unknown>;
    for (const [name, records] of Object.entries(registre))
      still[name] = new Map(records as Map<string, unknown>);
    this.#kept.set(sauvegarde.id, { sauvegarde, registre: still as unknown as Registre });
    return Promise.resolve(sauvegarde);
  }

  open(id: string): ReturnType<Sauvegardes['open']> {
    const found = this.#kept.get(id);
    return found === undefined ? Promise.reject(new Error('unknown backup')) : Promise.resolve(found);
  }

  putBackPieces(): Promise<number> {
    return Promise.resolve(0);
  }

  planRepair(): ReturnType<Sauvegardes['planRepair']> {
    return Promise.reject(new Error('nothing is damaged in memory'));
  }

  repair(): ReturnType<Sauvegardes['repair']> {
    return Promise.reject(new Error('nothing is damaged in memory'));
  }

  chooseSecond(dossier: string | null): Promise<void> {
    this.secondaire = dossier === null ? null : { ...LIEU, dossier };
    return Promise.resolve();
  }
}
