import type { CivilDate } from '../civil-date';
import { termeEnVigueur } from '../consolidation/terme';
import { effetDenonciationOf } from '../lookup';
import type { Registre } from '../registre';
import { etatConvention } from '../fiches/convention';
import type { Convention, EtatConvention } from '../fiches/convention';

/** The state of a convention on `jour`, with the extensions and the denunciation the registry knows then. */
export function etatAu(registre: Registre, convention: Convention, jour: CivilDate): EtatConvention {
  return etatConvention(
    convention,
    jour,
    effetDenonciationOf(registre, convention.id),
    termeEnVigueur(registre, convention, jour),
  );
}

/** The day a denunciation took effect, when the convention no longer is in force on `jour` because of it. */
export function resilieeDepuis(
  registre: Registre,
  convention: Convention,
  jour: CivilDate,
): CivilDate | null {
  if (etatAu(registre, convention, jour) !== 'resiliee') return null;
  return effetDenonciationOf(registre, convention.id)?.effet ?? null;
}
