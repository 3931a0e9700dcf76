import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { partiesRestantes, sortieDe, sortiesOf } from '../lookup';
import { nomCourant } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { refus } from '../refus';
import type { Refus } from '../refus';
import type { Registre } from '../registre';

/** The parties that `jour` still finds bound by the convention. */
export const partiesLiees = (
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): readonly Partie[] => partiesRestantes(convention.parties, sortiesOf(registre, convention.id), jour);

/** From the day its departure takes effect, a party asks for nothing, signs nothing and is put on notice no more. */
export function refuseSortie(
  registre: Registre,
  convention: Convention,
  partieId: string,
  jour: CivilDate,
  champ: string,
): Refus | null {
  const effet = sortieDe(registre, convention.id, partieId)?.effet ?? null;
  if (effet === null || jour < effet) return null;
  const partie = convention.parties.find(({ id }) => id === partieId);
  return refus(
    'PARTIE_SORTIE',
    { partie: partie === undefined ? partieId : nomCourant(partie), effet },
    champ,
  );
}
