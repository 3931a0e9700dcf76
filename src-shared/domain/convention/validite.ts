import type { CivilDate } from '../civil-date';
import { sourceDe, sourceSignee } from '../consolidation/sources';
import { termeEnVigueur } from '../consolidation/terme';
import { effetDenonciationOf } from '../lookup';
import { fullName, lastSignature } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { effetOf } from '../fiches/convention';
import type { Convention, EffetDenonciation } from '../fiches/convention';

/** The convention's effect date, or why there is none. */
export function requireEffet(convention: Convention): Result<CivilDate> {
  const effet = effetOf(convention);
  switch (effet.etat) {
    case 'determine':
      return ok(effet.date);
    case 'a_trancher':
      return refuse(refus('EFFET_A_TRANCHER', { source: sourceSignee(convention, 'effet') }));
    case 'non_determine':
      return refuse(
        refus('EFFET_NON_DETERMINE', {
          manquants: effet.manquants.map(({ personne }) => fullName(personne)),
          cause: effet.cause,
          source: sourceSignee(convention, 'effet'),
        }),
      );
  }
}

/**
 * Whether `date` falls within the validity of the convention: not before the effect nor the last signature, not after
 * the end, not after a denunciation took effect. An end that nobody confirmed does not bar a date before it; it is said.
 */
export function requireValidite(
  registre: Registre,
  convention: Convention,
  quoi: string,
  date: CivilDate,
  champ: string,
): Result<readonly Avertissement[]> {
  const effet = requireEffet(convention);
  if (!effet.ok) return effet;
  if (date < effet.value) {
    const source = sourceSignee(convention, 'effet');
    return refuse(refus('AVANT_EFFET', { quoi, date, effet: effet.value, source }, champ));
  }
  // A clause may fix an earlier effect: nobody rests on what is not signed yet.
  const derniere = lastSignature(convention.parties, convention.signatures)?.date;
  if (derniere !== undefined && date < derniere) {
    const source = sourceSignee(convention, 'effet');
    return refuse(refus('AVANT_SIGNATURES', { quoi, date, derniere, source }, champ));
  }
  const terme = termeEnVigueur(registre, convention, date);
  if (terme.date !== null && date > terme.date) {
    const source = sourceDe(registre, convention, 'duree', date);
    return refuse(
      terme.etat === 'confirme'
        ? refus('APRES_TERME', { quoi, date, terme: terme.date, source }, champ)
        : refus('APRES_TERME_NON_CONFIRME', { quoi, date, hypothese: terme.date, source }, champ),
    );
  }
  const ended = refuseIfEnded(registre, convention, date);
  if (ended) return refuse({ ...ended, champ });
  return ok(
    terme.etat !== 'hypothese'
      ? []
      : [
          avertir(
            'La date de fin de la convention n’est pas confirmée : la validité est appréciée sur l’hypothèse.',
            sourceDe(registre, convention, 'duree', date),
          ),
        ],
  );
}

/** Why a fact of that day comes too late: the convention had ended by a denunciation. Until then, it still ran. */
export function refuseIfEnded(registre: Registre, convention: Convention, jour: CivilDate): Refus | null {
  const denonciation = effetDenonciationOf(registre, convention.id);
  const effet = denonciation?.effet ?? null;
  return denonciation === null || effet === null || jour < effet
    ? null
    : resilieeParElle(registre, convention, denonciation);
}

/**
 * From the notification on, whatever the day it ceases: for what is not done on a convention that somebody ended.
 * `jour` is the day of the act itself: what was done before is recorded even afterwards.
 */
export function refuseIfDenounced(registre: Registre, convention: Convention, jour: CivilDate): Refus | null {
  const denonciation = effetDenonciationOf(registre, convention.id);
  return denonciation === null || jour < denonciation.notifieeLe
    ? null
    : resilieeParElle(registre, convention, denonciation);
}

const resilieeParElle = (
  registre: Registre,
  convention: Convention,
  { effet, notifieeLe }: EffetDenonciation,
): Refus =>
  refus('CONVENTION_RESILIEE', {
    effet,
    source: sourceDe(registre, convention, 'resiliation', notifieeLe),
  });
