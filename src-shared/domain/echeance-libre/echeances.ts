import { nomAvenant } from '../avenant/echeances';
import { ACTE_CONVENTION } from '../convention/echeances';
import { SECRETARIAT, declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';

export const libre = declarer({
  genre: 'libre',
  fondement: 'saisie',
  sinon: 'Ce que le service s’est engagé à faire n’est pas fait.',
  echeances: ({ famille, convention }): readonly EcheanceDite[] =>
    [...famille.echeancesLibres.values()].flatMap((one): readonly EcheanceDite[] => {
      if (one.conventionId !== convention.id) return [];
      const avenant = famille.avenants.get(one.avenantId ?? '');
      return [
        {
          id: `libre/${one.id}`,
          date: one.date,
          fiche: { collection: 'echeancesLibres', id: one.id },
          acte: avenant === undefined ? ACTE_CONVENTION : nomAvenant(avenant),
          libelle: one.libelle,
          cause: one.cause,
          attendu: one.attendu ?? SECRETARIAT,
          ...(one.sinon === null ? {} : { sinon: one.sinon }),
          etat: 'a_faire',
          tenueLe: one.tenueLe,
          lieu: 'echeancesLibres',
          objet: one.id,
          geste: { nature: 'acte', libelle: 'Dire tenue', acte: 'echeancesLibres.tenir', id: one.id },
        },
      ];
    }),
});

export const ECHEANCES_LIBRES = [libre];
