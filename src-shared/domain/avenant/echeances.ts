import { declarer } from '../echeances/echeance';
import type { EcheanceDite } from '../echeances/echeance';
import { designationAvenant, effetAvenant } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { avenantsOf, effetDenonciationOf, signatairesDe } from '../lookup';

/** « Avenant n° 2 « Actualisation des axes » ». */
export const nomAvenant = (avenant: Avenant): string => `${designationAvenant(avenant)} « ${avenant.objet} »`;

/** What every date of an avenant says alike. */
export const communAvenant = (avenant: Avenant) =>
  ({
    fiche: { collection: 'avenants', id: avenant.id },
    acte: nomAvenant(avenant),
    lieu: 'avenants',
    objet: avenant.id,
  }) as const;

export const effetAvenants = declarer({
  genre: 'effet_avenant',
  fondement: 'acte',
  sinon: 'Rien n’est à faire : le texte change ce jour-là.',
  echeances: ({ famille, convention, aujourdhui }): readonly EcheanceDite[] => {
    const cesse = effetDenonciationOf(famille, convention.id)?.effet ?? null;
    return avenantsOf(famille, convention.id).flatMap((avenant): readonly EcheanceDite[] => {
      const date = effetAvenant(avenant, signatairesDe(famille, convention, avenant, aujourdhui));
      if (date === null || (cesse !== null && date >= cesse)) return [];
      return [
        {
          ...communAvenant(avenant),
          id: `${avenant.id}/effet`,
          date,
          libelle: 'Prise d’effet',
          cause:
            avenant.priseEffet.nature === 'date'
              ? 'L’avenant fixe ce jour.'
              : 'Jour de la dernière signature.',
          attendu: null,
          etat: 'a_venir',
        },
      ];
    });
  },
});

export const ECHEANCES_AVENANT = [effetAvenants];
