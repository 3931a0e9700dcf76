import { COLLECTIONS } from '#domain/registre';
import { civilDate } from '#domain/civil-date';
import { etatDe } from '#domain/avenant/transitions';
import type { Depot } from '../../../src-main/application/ports';
import { JOUR } from './recettes';

/** Entries between two of the state hashes noted along the journal. */
export const PAS = 10;

/** What a registry holds, as a witness notes it: its hashes at several entries, and the kinds of things in it. */
export async function contenuDe(depot: Depot) {
  const { registre, seq, tete } = depot;
  const entries = await depot.entries();
  const avenants = [...registre.avenants.values()];
  const envois = [...registre.misesEnDemeure.values()].flatMap((one) => one.envois);
  const empreintes: Record<string, string> = {};
  for (let at = PAS; at < seq; at += PAS)
    empreintes[String(at)] = await depot.empreinte(await depot.registreAt(at));
  const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
  return {
    seq,
    tete,
    empreinte: await depot.empreinte(),
    empreintes,
    compteurs: Object.fromEntries(
      COLLECTIONS.filter((name) => registre[name].size > 0).map((name) => [name, registre[name].size]),
    ),
    versions: [...new Set(entries.map(({ v }) => v))],
    actions: sorted(entries.map(({ action }) => action)),
    etats: sorted(avenants.map((one) => etatDe(registre, one, civilDate(JOUR)))),
    natures: sorted(avenants.flatMap((one) => one.operations.map(({ modification }) => modification.nature))),
    arbitrages: avenants.reduce((count, one) => count + one.arbitrages.length, 0),
    sens: sorted([...registre.avis.values()].map(({ sens }) => sens)),
    retours: sorted(envois.flatMap(({ retour }) => (retour === null ? [] : [retour.motif]))),
    objetsDePieces: sorted([...registre.pieces.values()].map(({ objet }) => objet.collection)),
    corbeille: sorted(
      [...registre.corbeille.values()].flatMap((one) => one.elements.map(({ collection }) => collection)),
    ),
  };
}
