import { choix, cle, groupe, images, jour, texte } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { seances } from './comite';
import { DOSSIER, nomsDe } from './dossier';
import { pieces } from './pieces';

/** What may go to the trash. */
export const SUPPRIMABLES = { ...DOSSIER, seances, pieces };
export type CollectionSupprimable = keyof typeof SUPPRIMABLES;
const NOMS = nomsDe(SUPPRIMABLES);

/**
 * One deletion: the record and every record that depended on it, as they were, so that putting it back restores its
 * links.
 */
export const corbeille = decrire({
  nom: 'Corbeille',
  pluriel: 'Corbeille',
  le: 'l’élément de la corbeille',
  disparue: 'l’élément',
  membres: {
    id: cle(),
    supprimeLe: jour('Supprimée le'),
    /** Who deleted it, as the journal names him. */
    par: texte('Par'),
    motif: texte('Motif'),
    /** What the user deleted, and how it was called. */
    racine: groupe('Fiche supprimée', {
      collection: choix('Nature', NOMS),
      id: cle(),
      libelle: texte('Désignation'),
    }),
    /**
     * The convention it belonged to, which may be in the trash itself; its own id when it is one, or when it belonged to
     * none.
     */
    conventionId: cle(),
    /** The root first, then what depended on it. */
    elements: images('Fiches emportées', NOMS, {
      cle: ({ collection, entite }) => `${collection}/${entite.id}`,
      nom: ({ collection }, n) => `${NOMS[collection]} (${n + 1})`,
    }),
  },
  nommer: ({ racine }) => `Corbeille : ${racine.libelle}`,
  designer: ({ racine }) => racine.libelle,
  rubrique: 'corbeille',
  terminal: null,
  tableau: 'corbeille',
});
export type Suppression = Fiche<typeof corbeille>;
