import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { findSignataire, notFuture } from '../lookup';
import { refus } from '../refus';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { quiSigne } from '../parties/partie';
import type { Signature } from '../parties/partie';

/**
 * Adds signatures to those already collected: only signatories of the convention, once each, never on a day to come.
 * A recorded signature is a fact; it is not replaced.
 */
export function addSignatures(
  convention: Convention,
  collected: readonly Signature[],
  added: readonly Signature[],
  aujourdhui: CivilDate,
): Result<readonly Signature[]> {
  const signatures = [...collected];
  for (const [index, { signataireId, date }] of added.entries()) {
    const champ = `signatures.${index}.signataireId`;
    const found = findSignataire(convention, signataireId, champ);
    if (!found.ok) return found;
    const signataire = quiSigne(found.value.signataire);
    const existing = collected.find((one) => one.signataireId === signataireId);
    if (existing) return refuse(refus('DEJA_SIGNE', { signataire, date: existing.date }, champ));
    if (signatures.some((one) => one.signataireId === signataireId)) {
      return refuse(refus('SIGNATAIRE_EN_DOUBLE', { signataire }, champ));
    }
    const future = notFuture('La date de signature', date, aujourdhui, `signatures.${index}.date`);
    if (future) return refuse(future);
    signatures.push({ signataireId, date });
  }
  return ok(signatures);
}
