import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Avenant } from '../fiches/avenant';
import type { Convention } from '../fiches/convention';
import { counted, enumeration } from '../french';
import { avenantsOf, signatairesDe } from '../lookup';
import { lastSignature } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';

const SOURCE = 'Les avenants d’une convention portent chacun un numéro, dans l’ordre';

/** What comes after every number given so far: one is never given twice, even when its avenant was never signed. */
export const prochainNumero = (registre: Registre, conventionId: string): number =>
  1 + Math.max(0, ...avenantsOf(registre, conventionId).map(({ numero }) => numero ?? 0));

/**
 * The number of an avenant put to signature: the one it has, else the one asked for (an act of the past, recorded
 * after a later one, has its own already), else the next.
 */
export function numeroter(
  registre: Registre,
  avenant: Avenant,
  demande: number | null,
): Result<{ readonly numero: number; readonly avertissements: readonly Avertissement[] }> {
  const others = avenantsOf(registre, avenant.conventionId).filter(({ id }) => id !== avenant.id);
  if (avenant.numero !== null) {
    return demande !== null && demande !== avenant.numero
      ? refuse(refus('AVENANT_NUMERO_DONNE', { numero: avenant.numero }, 'numero'))
      : ok({ numero: avenant.numero, avertissements: [] });
  }
  const numero = demande ?? prochainNumero(registre, avenant.conventionId);
  const pris = others.find((one) => one.numero === numero);
  if (pris !== undefined) {
    const libre = prochainNumero(registre, avenant.conventionId);
    return refuse(refus('AVENANT_NUMERO_PRIS', { numero, objet: pris.objet, libre }, 'numero'));
  }
  const given = new Set(others.map((one) => one.numero));
  const manquants = Array.from({ length: numero - 1 }, (_, rang) => rang + 1).filter((n) => !given.has(n));
  return ok({
    numero,
    avertissements:
      manquants.length === 0
        ? []
        : [
            avertir(
              `Aucun avenant du registre ne porte ${dire(manquants)} : enregistrez ${manquants.length > 1 ? 'ces avenants' : 'cet avenant'} en indiquant son numéro, ou vérifiez celui-ci.`,
              SOURCE,
            ),
          ],
  });
}

const dire = (numeros: readonly number[]): string =>
  numeros.length > 5
    ? `${counted(numeros.length, 'numéro')} avant celui-ci`
    : `${numeros.length > 1 ? 'les n°' : 'le n°'} ${enumeration(numeros.map(String))}`;

/** An avenant signed whose rank by number is not its rank by date. */
export function ordreDesNumeros(
  registre: Registre,
  convention: Convention,
  { id, numero }: Pick<Avenant, 'id' | 'numero'>,
  signeLe: CivilDate,
): readonly Avertissement[] {
  if (numero === null) return [];
  const contraire = avenantsOf(registre, convention.id).flatMap((other) => {
    const le = lastSignature(signatairesDe(registre, convention, other), other.signatures)?.date;
    if (other.id === id || other.numero === null || le === undefined) return [];
    const inverse = other.numero < numero ? le > signeLe : le < signeLe;
    return inverse ? [{ numero: other.numero, le }] : [];
  });
  const [first] = contraire;
  return first === undefined
    ? []
    : [
        avertir(
          `L’avenant n° ${numero} est signé le ${formatDate(signeLe)}, ${numero > first.numero ? 'avant' : 'après'} l’avenant n° ${first.numero}, signé le ${formatDate(first.le)} : les numéros ne suivent pas les dates.`,
          SOURCE,
        ),
      ];
}

/** A number once given stays with its avenant, which nobody will sign. */
export const numeroGarde = ({ numero }: Pick<Avenant, 'numero'>): readonly Avertissement[] =>
  numero === null
    ? []
    : [avertir(`Cet avenant garde le n° ${numero}, qui ne sera donné à aucun autre.`, SOURCE)];
