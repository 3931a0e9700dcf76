import type { AppError } from '#contract/reply';
import { computeDelai } from '#domain/delais/calcul';
import type { Delai, DelaiInput } from '#domain/delais/calcul';

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
