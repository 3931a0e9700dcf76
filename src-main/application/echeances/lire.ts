import type { EcheanceView } from '#contract/echeances';
import { compareDates } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { nomDuComite } from '#domain/comite/echeances';
import type { Echeance } from '#domain/echeances/liste';
import { arriver, echeancesDepuis, etatDes } from '#domain/echeances/rappels';
import type { EtatRappels } from '#domain/echeances/rappels';
import type { Registre } from '#domain/registre';
import type { Rappels } from '../ports';
import type { ViewContext } from '../views/context';
import { echeancesDuChamp } from '../views/echeances-view';
import { toutes } from '../views/par-convention';

/** A date, and the name of its convention; of the committee, when it is the committee's own. */
export type Nommee = { readonly echeance: Echeance; readonly convention: string };

export function vueDe({ echeance, convention }: Nommee): EcheanceView {
  const { etapes: _etapes, ...reste } = echeance;
  return { ...reste, convention };
}

const parDate = (a: Nommee, b: Nommee): number => compareDates(a.echeance.date, b.echeance.date);

/** The dates that the committees themselves wait for. */
export const desComites = (
  registre: Registre,
  { aujourdhui }: ViewContext,
  depuis: CivilDate | null,
): readonly Nommee[] =>
  [...registre.instances.values()].flatMap((instance) =>
    echeancesDepuis({ registre, instance, aujourdhui }, depuis).map((echeance) => ({
      echeance,
      convention: nomDuComite(instance, aujourdhui),
    })),
  );

/** Every date of every convention and committee, oldest first. */
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
  return [...all.flat(), ...desComites(registre, context, null)].sort(parDate);
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
  return [...all.flat(), ...desComites(registre, context, depuis)].sort(parDate);
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
