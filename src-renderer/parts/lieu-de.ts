import type { Trouvaille } from '#contract/recherche';
import type { OngletConvention } from '#contract/views';
import { DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import type { Rubrique } from '#registre/fiche';
import { isOnglet, paths } from './paths';

/** The tab where the acts of a rubric of the journal are. */
const ONGLET_DE: Readonly<Partial<Record<Rubrique, OngletConvention>>> = {
  convention: 'texte',
  avenant: 'avenants',
  avis: 'avis',
  resiliation: 'resiliation',
};

/** The tab where the records of a collection are shown: its own, or that of its rubric. */
const ongletDesFiches = (collection: NomCollection): OngletConvention =>
  isOnglet(collection) ? collection : (ONGLET_DE[DESCRIPTIONS[collection].rubrique] ?? 'texte');

/** The records that have no address of their own: their tab shows them all. */
const ENSEMBLE: ReadonlySet<NomCollection> = new Set(['conventions', 'denonciations']);

/** The tab where the items of a list of a convention are. */
const ONGLET_DES_PARTIES: Readonly<Partial<Record<string, OngletConvention>>> = { signataires: 'parties' };

/** The address where what was found is shown. */
export function lieuDe(one: Trouvaille): string {
  if (one.genre === 'journal') return `${paths.journal}?entree=${one.seq}`;
  const { collection, conventionId } = one;
  if (collection === 'corbeille') return paths.corbeille;
  if (collection === 'seances') return paths.seance(one.id);
  if (collection === 'membresDuComite') return paths.membreDuComite(one.id);
  if (collection === 'instances') return paths.duComite(one.id, 'regles');
  if (collection === 'pieces') return conventionId === null ? paths.comite : paths.pieces(conventionId);
  if (conventionId === null) return paths.accueil;
  const onglet = ongletDesFiches(collection);
  if (one.genre === 'fiche')
    return ENSEMBLE.has(collection)
      ? paths.convention(conventionId, onglet)
      : paths.acte(conventionId, onglet, one.id);
  if (one.champ === 'divisions')
    return `${paths.convention(conventionId)}?article=${encodeURIComponent(one.cleDePartie)}`;
  const its = ONGLET_DES_PARTIES[one.champ];
  return its === undefined
    ? paths.convention(conventionId, onglet)
    : paths.acte(conventionId, its, one.cleDePartie);
}
