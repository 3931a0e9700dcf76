import type { LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import type { Sauvegarde } from '../../application/ports';
import type { Manifeste } from './manifest';

/** A backup as the rest of the application knows it, with the places that hold it. */
export function describe(manifeste: Manifeste, lieux: readonly LieuSauvegarde[]): Sauvegarde {
  const { id, at, seq, tete, empreinte, genre, verifieeLe, taille, pieces } = manifeste;
  const { presentes, manquantes } = pieces;
  return {
    id,
    at,
    seq,
    tete,
    empreinte,
    genre,
    verifieeLe,
    taille,
    pieces: { presentes, manquantes },
    lieux,
  };
}

/** One backup once, with every place that holds it. */
export function merge(own: readonly Manifeste[], there: readonly Manifeste[]): readonly Sauvegarde[] {
  const names = new Set(there.map(({ id }) => id));
  const known = new Set(own.map(({ id }) => id));
  return [
    ...own.map((one) => describe(one, names.has(one.id) ? ['principal', 'secondaire'] : ['principal'])),
    ...there.filter(({ id }) => !known.has(id)).map((one) => describe(one, ['secondaire'])),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
}
