import type { AppError } from '#contract/reply';
import type { CivilDate } from '#domain/civil-date';
import { computeDelai } from '#domain/delais/calcul';
import type { Delai, DelaiInput, Regle } from '#domain/delais/calcul';
import type { Registre } from '#domain/registre';
import { clauseDeResiliation, motifsOuverts, sourceAppliquee } from '#domain/resiliation/clause';
import { regleDe } from '#domain/resiliation/horloge';
import { typographie } from '#domain/typographie';

/** The calendars stop with the year 2199: a delay that ends later is refused, not guessed. */
export const DELAI_HORS_CALENDRIER: AppError = {
  code: 'DELAI_HORS_CALENDRIER',
  message: 'Ce délai se termine après l’année 2199, dernière année des calendriers.',
  source: 'Calendrier du registre',
  remede: 'Réduisez la durée, ou avancez le point de départ.',
  champs: [{ champ: 'quantite', message: 'Durée trop longue pour ce point de départ.' }],
};

/** The delay of somebody who asks, which no convention gives; null when it leaves the calendars. */
export function computeDelaiWithinCalendar(input: DelaiInput): Delai | null {
  try {
    return computeDelai({ fondement: 'Délai indiqué par l’utilisateur', ...input });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The clause of the chosen convention, when the delay asked for is the very one it states today; null otherwise. */
export function fondementDuDelai(
  registre: Registre,
  conventionId: string | null,
  { quantite, unite, declencheur, francs = false }: Regle,
  aujourdhui: CivilDate,
): string | null {
  const convention = conventionId === null ? undefined : registre.conventions.get(conventionId);
  if (convention === undefined) return null;
  for (const motif of motifsOuverts(registre, convention, aujourdhui)) {
    const found = clauseDeResiliation(registre, convention, motif, aujourdhui);
    if (!found.ok) continue;
    const regle = regleDe(found.value);
    if (
      regle?.quantite === quantite &&
      regle.unite === unite &&
      regle.declencheur === declencheur &&
      (regle.francs ?? false) === francs
    )
      return typographie(sourceAppliquee(found.value));
  }
  return null;
}
