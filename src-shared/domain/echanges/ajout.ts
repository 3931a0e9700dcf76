import { plierTexte } from '../french';
import { COLLECTIONS, conventionIdOf, familles } from '../registre';
import type { Fait, NomCollection, Registre } from '../registre';
import { isSame } from '../sauvegardes/differences';

/* A file added to a registry: what it brings is put beside what is there, of which nothing is touched. */

/** What an addition makes, and what stands in its way. */
export type Ajout = {
  /** The registry with what the file brings; what is there already stays as it is. */
  readonly registre: Registre;
  /** Records of the file whose id is another record's here. */
  readonly conflits: readonly Fait[];
  /** Short titles of conventions of the file that one of here bears. */
  readonly homonymes: readonly string[];
};

type Ouvert = Record<NomCollection, Map<string, unknown>>;

const copie = (registre: Registre): Ouvert =>
  Object.fromEntries(COLLECTIONS.map((name) => [name, new Map<string, unknown>(registre[name])])) as Ouvert;

const faits = (registre: Registre): readonly Fait[] =>
  COLLECTIONS.flatMap((collection) =>
    [...registre[collection].values()].map((entite) => ({ collection, entite }) as Fait),
  );

const enConflit =
  (actuel: Registre) =>
  ({ collection, entite }: Fait): boolean => {
    const la = actuel[collection].get(entite.id);
    return la !== undefined && !isSame(la, entite);
  };

/** What `apporte` adds to `actuel`. The name of a registry is its own: the file's comes only where there is none. */
export function ajouter(actuel: Registre, apporte: Registre): Ajout {
  const out = copie(actuel);
  const conflits: Fait[] = [];
  const homonymes: string[] = [];
  const titres = new Set([...actuel.conventions.values()].map(({ titreCourt }) => plierTexte(titreCourt)));
  const conflit = enConflit(actuel);
  for (const fait of faits(apporte)) {
    const { collection, entite } = fait;
    if (collection === 'fiches' && actuel.fiches.size > 0) continue;
    if (conflit(fait)) conflits.push(fait);
    else if (!out[collection].has(entite.id)) {
      if (collection === 'conventions' && titres.has(plierTexte(entite.titreCourt)))
        homonymes.push(entite.titreCourt);
      out[collection].set(entite.id, entite);
    }
  }
  return { registre: out as unknown as Registre, conflits, homonymes };
}

/**
 * The same file with new ids wherever one is another record's here: a convention and all its records together, so that
 * none of them is left to the one of here. A convention that takes a new id and bears a name of here says it is a copy.
 */
export function renumeroter(actuel: Registre, apporte: Registre, newId: () => string): Registre {
  const conflit = enConflit(actuel);
  const touchees = new Set(
    [...familles(apporte)]
      .filter(([, famille]) => faits(famille).some((one) => one.collection !== 'fiches' && conflit(one)))
      .map(([id]) => id),
  );
  const ids = new Map<string, string>();
  for (const fait of faits(apporte)) {
    if (fait.collection === 'fiches') continue;
    const famille = conventionIdOf(fait);
    if (famille === null ? conflit(fait) : touchees.has(famille)) ids.set(fait.entite.id, newId());
  }
  const titres = new Set([...actuel.conventions.values()].map(({ titreCourt }) => plierTexte(titreCourt)));
  const out = copie(apporte);
  for (const { collection, entite } of faits(apporte)) {
    const id = ids.get(entite.id);
    if (collection === 'fiches') continue;
    const next = readdresser(entite, ids) as { readonly id: string; readonly titreCourt?: string };
    if (id !== undefined) out[collection].delete(entite.id);
    out[collection].set(
      next.id,
      id !== undefined && collection === 'conventions'
        ? { ...next, titreCourt: titreLibre(entite.titreCourt, titres) }
        : next,
    );
  }
  return out as unknown as Registre;
}

function titreLibre(titre: string, pris: ReadonlySet<string>): string {
  let libre = titre;
  for (let rang = 2; pris.has(plierTexte(libre)); rang++) libre = `${titre} (${rang})`;
  return libre;
}

/** Fields that hold the id of a record: `id`, `conventionId`, `coauteurIds`. */
const CHAMP_ID = /^id$|Ids?$/u;

function readdresser(value: unknown, ids: ReadonlyMap<string, string>, champ = ''): unknown {
  if (typeof value === 'string') return CHAMP_ID.test(champ) ? (ids.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((one) => readdresser(one, ids, champ));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readdresser(one, ids, name)]));
}
