import type { ACTES } from '#registre/actes';
import type { Objet } from '#registre/champs';
import type { EcheanceLibre } from '#registre/fiches/echeances-libres';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { refus } from '../refus';
import type { Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';

type Saisie<A extends `echeancesLibres.${string}` & keyof typeof ACTES> = Objet<(typeof ACTES)[A]['saisie']>;

function refuseAvenant(
  registre: Registre,
  { conventionId, avenantId = null }: Pick<EcheanceLibre, 'conventionId' | 'avenantId'>,
): Refus | null {
  if (avenantId === null) return null;
  const avenant = find(registre, 'avenants', avenantId);
  if (!avenant.ok) return { ...avenant.error, champ: 'avenantId' };
  return avenant.value.conventionId === conventionId
    ? null
    : refus('ECHEANCE_LIBRE_AUTRE_AVENANT', {}, 'avenantId');
}

/** A date the service holds itself to. */
export function ajouterEcheanceLibre(
  registre: Registre,
  saisie: Saisie<'echeancesLibres.ajouter'>,
  contexte: Contexte,
): DecisionResult {
  const convention = find(registre, 'conventions', saisie.conventionId);
  if (!convention.ok) return convention;
  const denied = refuseAvenant(registre, saisie);
  if (denied !== null) return refuse(denied);
  const one: EcheanceLibre = { id: contexte.newId(), ...saisie, tenueLe: null };
  return decided(one.id, [put('echeancesLibres', one)]);
}

/** Says it otherwise, or puts it on another day, as long as it is not kept. */
export function corrigerEcheanceLibre(
  registre: Registre,
  { echeanceLibreId, ...saisie }: Saisie<'echeancesLibres.corriger'>,
): DecisionResult {
  const found = find(registre, 'echeancesLibres', echeanceLibreId);
  if (!found.ok) return found;
  const { tenueLe } = found.value;
  if (tenueLe !== null) return refuse(refus('ECHEANCE_LIBRE_TENUE', { date: tenueLe }));
  const next: EcheanceLibre = { ...found.value, ...saisie };
  const denied = refuseAvenant(registre, next);
  return denied === null ? decided(next.id, [put('echeancesLibres', next)]) : refuse(denied);
}

/** Kept: it is reminded of no more. */
export function tenirEcheanceLibre(
  registre: Registre,
  { echeanceLibreId, date }: Saisie<'echeancesLibres.tenir'>,
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'echeancesLibres', echeanceLibreId);
  if (!found.ok) return found;
  const { tenueLe } = found.value;
  if (tenueLe !== null) return refuse(refus('ECHEANCE_LIBRE_TENUE', { date: tenueLe }));
  const future = notFuture('La date à laquelle elle est tenue', date, aujourdhui, 'date');
  if (future !== null) return refuse(future);
  return decided(echeanceLibreId, [put('echeancesLibres', { ...found.value, tenueLe: date })]);
}
