import type { Objet } from '#registre/champs';
import type { ACTES } from '#registre/actes';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { versionsParties } from '../consolidation/parties';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import type { Delegation } from '../fiches/delegation';
import { fold } from '../french';
import { find, findSignataire, notFuture } from '../lookup';
import { refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { occupationLe } from '../titulaire/occupation';
import { manquesDelegation } from './validite';

type Saisie<A extends `delegations.${string}` & keyof typeof ACTES> = Objet<(typeof ACTES)[A]['saisie']>;

const PERSONNELLE = 'Une délégation est écrite, expresse, publiée et personnelle';

/** What is wrong with what is written of it, or null. */
function refuseRedaction(registre: Registre, one: Delegation, { aujourdhui }: Contexte): Refus | null {
  const { debut, fin, date, numero } = one;
  if (debut !== null && fin !== null && fin < debut) return refus('DELEGATION_DATES', { debut, fin }, 'fin');
  if (date !== null && fin !== null && fin < date)
    return refus('DELEGATION_DATES', { debut: date, fin }, 'fin');
  const future = date === null ? null : notFuture('La date de l’arrêté', date, aujourdhui, 'date');
  if (future !== null) return future;
  for (const other of registre.delegations.values())
    if (
      other.id !== one.id &&
      other.conventionId === one.conventionId &&
      other.signataireId === one.signataireId &&
      numero !== null &&
      fold(other.numero ?? '') === fold(numero) &&
      fold(`${other.prenom} ${other.nom}`) === fold(`${one.prenom} ${one.nom}`)
    )
      return refus(
        'DELEGATION_EN_DOUBLE',
        { numero, personne: `${one.civilite} ${one.prenom} ${one.nom}` },
        'numero',
      );
  return null;
}

/** What it still lacks to be used, said as it is recorded. */
const aSavoir = (one: Delegation): readonly Avertissement[] =>
  manquesDelegation(one).map(({ message, remede }) => ({
    message: `${message} ${remede}`,
    source: PERSONNELLE,
  }));

/** Records a delegation as its order gives it, whole or not: what lacks keeps it from being used. */
export function enregistrerDelegation(
  registre: Registre,
  { portee = [], ...saisie }: Saisie<'delegations.enregistrer'>,
  contexte: Contexte,
): DecisionResult {
  const convention = find(registre, 'conventions', saisie.conventionId);
  if (!convention.ok) return convention;
  const place = findSignataire(convention.value, saisie.signataireId, 'signataireId');
  if (!place.ok) return place;
  const one: Delegation = {
    id: contexte.newId(),
    ...saisie,
    portee,
    support: null,
    publieeLe: null,
    departLe: null,
    departSource: null,
    abrogeeLe: null,
    abrogationMotif: null,
    reconductions: [],
  };
  const denied = refuseRedaction(registre, one, contexte);
  return denied === null ? decided(one.id, [put('delegations', one)], aSavoir(one)) : refuse(denied);
}

/** Mends what was copied wrong, as long as nobody could rely on it. */
export function corrigerDelegation(
  registre: Registre,
  { delegationId, ...saisie }: Saisie<'delegations.corriger'>,
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'delegations', delegationId);
  if (!found.ok) return found;
  const { publieeLe } = found.value;
  if (publieeLe !== null) return refuse(refus('DELEGATION_PUBLIEE', { date: publieeLe }));
  const next: Delegation = { ...found.value, ...saisie };
  const denied = refuseRedaction(registre, next, contexte);
  return denied === null ? decided(next.id, [put('delegations', next)], aSavoir(next)) : refuse(denied);
}

/** A day that cannot come before the order itself, nor be to come. */
function refuseJour(
  one: Delegation,
  quoi: string,
  date: CivilDate,
  champ: string,
  aujourdhui: CivilDate | null,
): Refus | null {
  if (one.date !== null && date < one.date)
    return refus('DELEGATION_AVANT_ARRETE', { quoi, date, arrete: one.date }, champ);
  return aujourdhui === null ? null : notFuture(quoi, date, aujourdhui, champ);
}

/** Records where and when it was published: from then on it may be used. */
export function publierDelegation(
  registre: Registre,
  { delegationId, support, publieeLe }: Saisie<'delegations.publier'>,
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'delegations', delegationId);
  if (!found.ok) return found;
  const one = found.value;
  if (one.publieeLe !== null)
    return refuse(
      refus('DELEGATION_DEJA_DITE', { quoi: 'La publication', date: one.publieeLe }, 'publieeLe'),
    );
  const denied = refuseJour(one, 'La publication', publieeLe, 'publieeLe', aujourdhui);
  if (denied !== null) return refuse(denied);
  const next: Delegation = { ...one, support, publieeLe };
  return decided(next.id, [put('delegations', next)], aSavoir(next));
}

/** The new holder of the office makes it theirs. */
export function reconduireDelegation(
  registre: Registre,
  { delegationId, ...reconduction }: Saisie<'delegations.reconduire'>,
  { aujourdhui }: Contexte,
): DecisionResult {
  const found = find(registre, 'delegations', delegationId);
  if (!found.ok) return found;
  const one = found.value;
  const convention = find(registre, 'conventions', one.conventionId);
  if (!convention.ok) return convention;
  const { date, publieeLe } = reconduction;
  const known = one.reconductions.find((other) => other.date === date);
  if (known !== undefined)
    return refuse(refus('DELEGATION_DEJA_DITE', { quoi: 'La reconduction', date }, 'date'));
  const office = occupationLe(versionsParties(registre, convention.value), one.signataireId, date);
  const denied =
    refuseJour(one, 'La reconduction', date, 'date', aujourdhui) ??
    (publieeLe < date
      ? refus(
          'DELEGATION_AVANT_ARRETE',
          { quoi: 'La publication', date: publieeLe, arrete: date },
          'publieeLe',
        )
      : notFuture('La publication', publieeLe, aujourdhui, 'publieeLe')) ??
    (office?.etat === 'vacante'
      ? refus('FONCTION_VACANTE', { fonction: office.fonction.libelle, date, cause: office.cause }, 'date')
      : null);
  if (denied !== null) return refuse(denied);
  const next: Delegation = {
    ...one,
    reconductions: [...one.reconductions, reconduction].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
  return decided(next.id, [put('delegations', next)], aSavoir(next));
}

/** The delegate leaves: a delegation is personal. It may be known beforehand. */
export function constaterDepart(
  registre: Registre,
  { delegationId, departLe, source }: Saisie<'delegations.constaterDepart'>,
): DecisionResult {
  const found = find(registre, 'delegations', delegationId);
  if (!found.ok) return found;
  const one = found.value;
  if (one.departLe !== null)
    return refuse(refus('DELEGATION_DEJA_DITE', { quoi: 'Le départ', date: one.departLe }, 'departLe'));
  const denied = refuseJour(one, 'Le départ', departLe, 'departLe', null);
  if (denied !== null) return refuse(denied);
  return decided(one.id, [put('delegations', { ...one, departLe, departSource: source })]);
}

/** It is withdrawn from a day on. */
export function abrogerDelegation(
  registre: Registre,
  { delegationId, abrogeeLe, motif }: Saisie<'delegations.abroger'>,
): DecisionResult {
  const found = find(registre, 'delegations', delegationId);
  if (!found.ok) return found;
  const one = found.value;
  if (one.abrogeeLe !== null)
    return refuse(refus('DELEGATION_DEJA_DITE', { quoi: 'L’abrogation', date: one.abrogeeLe }, 'abrogeeLe'));
  const denied = refuseJour(one, 'L’abrogation', abrogeeLe, 'abrogeeLe', null);
  if (denied !== null) return refuse(denied);
  return decided(
    one.id,
    [put('delegations', { ...one, abrogeeLe, abrogationMotif: motif })],
    [
      {
        message: `Personne ne peut plus s’en prévaloir à compter du ${formatDate(abrogeeLe)}.`,
        source: PERSONNELLE,
      },
    ],
  );
}
