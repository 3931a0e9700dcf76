import { formatDate } from '../civil-date';
import { declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';
import { fullName } from '../parties/partie';
import { nomArrete } from '#registre/fiches/delegations';

export const finDelegation = declarer({
  genre: 'delegation',
  fondement: 'acte',
  sinon:
    'Le délégataire ne peut plus signer : un acte signé ensuite par lui serait pris par une autorité incompétente.',
  echeances: ({ famille, convention }): readonly EcheanceDite[] =>
    [...famille.delegations.values()].flatMap((one): readonly EcheanceDite[] => {
      if (one.conventionId !== convention.id || one.fin === null) return [];
      // Gone before its last day, it has none.
      if ([one.abrogeeLe, one.departLe].some((day) => day !== null && one.fin !== null && day <= one.fin))
        return [];
      return [
        {
          id: `delegation/${one.id}`,
          date: one.fin,
          fiche: { collection: 'delegations', id: one.id },
          acte: `Délégation de ${fullName({ civilite: one.civilite, prenom: one.prenom, nom: one.nom })}`,
          libelle: 'Dernier jour de la délégation',
          aFaire: 'Dernier jour de la délégation : la renouveler ou prévoir qui signe',
          cause: `Terme porté par ${nomArrete(one)}, au ${formatDate(one.fin)}.`,
          attendu: 'Délégant',
          etat: 'a_venir',
          lieu: 'delegations',
          objet: one.id,
        },
      ];
    }),
});

export const ECHEANCES_POUVOIRS = [finDelegation];
