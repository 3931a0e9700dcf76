import { feuilleSemaineModel } from '#actes/feuille-semaine';
import type { LigneFeuille } from '#actes/feuille-semaine';
import { formatDate } from '#domain/civil-date';
import { echeancesDe, estOuverte } from '#domain/echeances/liste';
import type { Echeance } from '#domain/echeances/liste';
import { find } from '#domain/lookup';
import { ok } from '#domain/result';
import { ficheDe } from './commun';
import { definir } from './type';

/** What a sheet says of a date. */
export const ligneFeuille = (
  { date, acte, aFaire, attendu }: Echeance,
  convention: string | null,
): LigneFeuille => ({ date, convention, acte, aFaire, attendu });

export const feuilleSemaine = definir({
  nature: 'feuille-semaine',
  lire(registre, id, { aujourdhui }) {
    const found = find(registre, 'conventions', id);
    if (!found.ok) return found;
    const convention = found.value;
    return ok({
      fiche: ficheDe(registre, convention),
      objet: convention.titreCourt,
      au: aujourdhui,
      lignes: echeancesDe({ famille: registre, convention, aujourdhui })
        .filter(estOuverte)
        .map((one) => ligneFeuille(one, null)),
    });
  },
  modele: feuilleSemaineModel,
  lister: (_registre, convention, { aujourdhui }) => [
    {
      id: convention.id,
      titre: `Feuille de la semaine au ${formatDate(aujourdhui)}`,
      etat: 'Document de travail',
      empechement: null,
    },
  ],
});
