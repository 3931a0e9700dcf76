import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { NATURE_DE, deliberationsAutorisant, refuseSignatureAvantExecutoire } from '../pouvoirs/autorisation';
import { pouvoirDe } from '../pouvoirs/qui-signe';
import { partieOf } from '../parties/partie';
import type { Refus } from '../refus';
import type { Registre } from '../registre';
import { executoireLe } from '#registre/fiches/deliberations';
import type { CaseSignee, ObjetDePaquet } from './paquet';

type Donnee = Pick<CaseSignee, 'signataireId' | 'delegationId'> & { readonly date: CivilDate };

/**
 * Why this person had no power to sign this act that day: nobody held the office, the delegation did not hold, or the
 * délibération that authorises it was not enforceable yet. Null when they had.
 */
export function refusePouvoir(
  registre: Registre,
  convention: Convention,
  objet: ObjetDePaquet,
  { signataireId, delegationId, date }: Donnee,
  champ: string,
): Refus | null {
  const nature = NATURE_DE[objet.collection];
  const pouvoir = pouvoirDe(registre, convention, { signataireId, delegationId, jour: date, nature });
  if (!pouvoir.ok) return { ...pouvoir.error, champ };
  return refuseSignatureAvantExecutoire(registre, convention, { objet, signataireId, date }, champ);
}

/** The day from which a signatory's party may sign, by the délibération recorded for this act; null: none is. */
export function executoireDe(
  registre: Registre,
  convention: Convention,
  objet: ObjetDePaquet,
  signataireId: string,
): CivilDate | null {
  const partie = partieOf(convention.parties, signataireId);
  if (partie === undefined) return null;
  const jours = deliberationsAutorisant(registre, convention.id, objet, partie.id).flatMap((one) => {
    const le = executoireLe(one);
    return le === null ? [] : [le];
  });
  return jours.sort()[0] ?? null;
}
