import { fixe, ouiNon, texte } from '../champs';
import { decrire } from '../fiche';
import { delaisUsage } from './delais-usage';
import type { Fiche as De } from '../fiche';

/** What a registry says of itself. There is exactly one, under the id `registre`. */
export const fiches = decrire({
  nom: 'Fiche du registre',
  pluriel: 'Fiche du registre',
  le: 'la fiche',
  disparue: 'la fiche',
  membres: {
    id: fixe('registre'),
    nom: texte('Nom'),
    /** True for the fictional sequel: every screen and every document then says so. */
    demonstration: ouiNon('Registre de démonstration'),
    /** Delays no text fixes, where this office has its own. */
    delaisUsage,
  },
  nommer: ({ nom }) => nom,
  designer: ({ nom }) => `la fiche du registre « ${nom} »`,
  rubrique: 'sauvegarde',
  terminal: null,
  tableau: null,
});
export type Fiche = De<typeof fiches>;
