import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { ouvertA, refuseDate, resteASigner } from './commun';
import type { Paquet } from './paquet';

/* What happens beside the signatures: initials, originals that change hands, reminders. */

/** An initial inside the service. */
export function viserPaquet(
  registre: Registre,
  input: {
    readonly paquetId: string;
    readonly role: string;
    readonly nom: string | null;
    readonly date: CivilDate;
  },
  contexte: Contexte,
): DecisionResult {
  const found = ouvertA(registre, input.paquetId, 'viser');
  if (!found.ok) return found;
  const paquet = found.value;
  const visa = paquet.visas.find(({ role }) => role === input.role);
  if (visa === undefined)
    return refuse(refus('PAQUET_VISA_INCONNU', { connus: paquet.visas.map(({ role }) => role) }, 'role'));
  if (visa.date !== null)
    return refuse(refus('PAQUET_VISA_DONNE', { role: visa.role, date: visa.date }, 'role'));
  const denied = refuseDate(paquet, 'Le visa', input.date, contexte);
  if (denied !== null) return refuse(denied);
  const { role, nom, date } = input;
  const after: Paquet = {
    ...paquet,
    visas: paquet.visas.map((one) => (one.role === role ? { role, nom, date } : one)),
  };
  return decided(after.id, [put('paquets', after)]);
}

/** One original goes to someone, or comes back. */
export function remettreOriginal(
  registre: Registre,
  input: {
    readonly paquetId: string;
    readonly original: number;
    readonly date: CivilDate;
    readonly detenteur: string;
    readonly lieu: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = ouvertA(registre, input.paquetId, 'remettre');
  if (!found.ok) return found;
  const paquet = found.value;
  const { original, date, detenteur, lieu } = input;
  if (original > paquet.nombreOriginaux)
    return refuse(refus('PAQUET_ORIGINAL', { original, nombre: paquet.nombreOriginaux }, 'original'));
  const denied = refuseDate(paquet, 'La remise', date, contexte);
  if (denied !== null) return refuse(denied);
  const after: Paquet = {
    ...paquet,
    mouvements: [...paquet.mouvements, { original, date, detenteur, lieu }],
  };
  return decided(after.id, [put('paquets', after)]);
}

/** A signatory is asked again. */
export function relancerSignataire(
  registre: Registre,
  input: { readonly paquetId: string; readonly signataireId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const found = resteASigner(registre, input, 'relancer', contexte);
  if (!found.ok) return found;
  const paquet = found.value;
  const denied = refuseDate(paquet, 'La relance', input.date, contexte);
  if (denied !== null) return refuse(denied);
  const { signataireId, date } = input;
  const after: Paquet = { ...paquet, relances: [...paquet.relances, { signataireId, date }] };
  return decided(after.id, [put('paquets', after)]);
}
