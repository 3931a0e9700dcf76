import { formatDate } from '../civil-date';
import { declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';
import { allSignataires } from '../parties/partie';

export const finMandat = declarer({
  genre: 'mandat',
  fondement: 'acte',
  sinon:
    'La fonction est vacante le lendemain : nul ne peut signer pour elle, et ses délégations personnelles tombent.',
  rappels: [60, 30, 15, 7, 2, 0],
  echeances: ({ famille, convention }): readonly EcheanceDite[] => {
    const all = [...famille.titulaires.values()].filter((one) => one.conventionId === convention.id);
    return all.flatMap((one): readonly EcheanceDite[] => {
      const { fin } = one;
      if (fin === null || one.nom === null) return [];
      // Succeeded before that day, the office is not left.
      if (
        all.some(
          (other) => other.signataireId === one.signataireId && other.debut > one.debut && other.debut <= fin,
        )
      )
        return [];
      const fonction =
        one.intitule ??
        allSignataires(convention.parties).find(({ id }) => id === one.signataireId)?.fonction.libelle ??
        'Fonction';
      return [
        {
          id: `titulaire/${one.id}`,
          date: fin,
          fiche: { collection: 'titulaires', id: one.id },
          acte: fonction,
          libelle: 'Dernier jour des fonctions',
          aFaire: 'Dernier jour des fonctions : enregistrer qui succède',
          cause: `Fonctions jusqu’au ${formatDate(fin)} (${one.source}).`,
          attendu: 'Secrétariat',
          etat: 'a_venir',
          lieu: 'titulaires',
          objet: one.id,
        },
      ];
    });
  },
});

export const ECHEANCES_TITULAIRE = [finMandat];
