import type { EcheanceView } from '#contract/echeances';
import { compareDates } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { Echeance } from '#domain/echeances/liste';
import { arriver, echeancesDepuis, etatDes } from '#domain/echeances/rappels';
import type { EtatRappels } from '#domain/echeances/rappels';
import type { Registre } from '#domain/registre';
import type { Rappels } from '../ports';
import type { ViewContext } from '../views/context';
import { echeancesDuChamp } from '../views/echeances-view';
import { toutes } from '../views/par-convention';

/** A date, and the name of its convention. */
export type Nommee = { readonly echeance: Echeance; readonly convention: string };

export function vueDe({ echeance, convention }: Nommee): EcheanceView {
  const { etapes: _etapes, ...reste } = echeance;
  return { ...reste, convention };
}

/** Every date of every convention, oldest first. */
export async function toutesLesEcheances(
  registre: Registre,
  context: ViewContext,
): Promise<readonly Nommee[]> {
  const all = await toutes(registre, context, (champ) =>
    echeancesDuChamp(champ).map((echeance): Nommee => ({
      echeance,
      convention: champ.convention.titreCourt,
    })),
  );
  return all.flat().sort((a, b) => compareDates(a.echeance.date, b.echeance.date));
}

/** The same, with what came and went since a day. */
export async function echeancesDepuisLe(
  registre: Registre,
  context: ViewContext,
  depuis: CivilDate | null,
): Promise<readonly Nommee[]> {
  const all = await toutes(registre, context, (champ) => {
    const { famille, convention } = champ;
    return echeancesDepuis(
      { famille, convention, aujourdhui: context.aujourdhui },
      depuis,
      undefined,
      echeancesDuChamp(champ),
    ).map((echeance): Nommee => ({ echeance, convention: convention.titreCourt }));
  });
  return all.flat().sort((a, b) => compareDates(a.echeance.date, b.echeance.date));
}

/** Where reminders stand once somebody is there on that day. */
export async function etatAuJour(rappels: Rappels, aujourdhui: CivilDate): Promise<EtatRappels> {
  const lignes = await rappels.lignes();
  const etat = etatDes(lignes);
  const nouvelles = arriver(etat, aujourdhui);
  if (nouvelles.length === 0) return etat;
  try {
    await rappels.ajouter(nouvelles);
  } catch {
    // A folder that takes no writing: everything due is told again next time.
  }
  return etatDes([...lignes, ...nouvelles]);
}
