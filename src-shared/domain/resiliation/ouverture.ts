import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { termeEnVigueur } from '../consolidation/terme';
import type { Convention } from '../fiches/convention';
import { denonciationDuDossier, denonciationOf, find } from '../lookup';
import { fullName } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { Envoi, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { sourceAppliquee } from './clause';
import { refuseLettreClose } from './gestes';

/** A notice on which an act of `jour` may be done, with its convention; null for what bears no day yet, a draft. */
export function findOpen(
  registre: Registre,
  id: string,
  jour: CivilDate | null,
): Result<{ readonly miseEnDemeure: MiseEnDemeure; readonly convention: Convention }> {
  const found = find(registre, 'misesEnDemeure', id);
  if (!found.ok) return found;
  const closed = refuseIfClosed(registre, found.value, jour);
  if (closed) return refuse(closed);
  const convention = find(registre, 'conventions', found.value.conventionId);
  if (!convention.ok) return convention;
  return ok({ miseEnDemeure: found.value, convention: convention.value });
}

/**
 * Why an act of `jour` may not be done on a notice: denounced upon, complied with or given up, or somebody had ended the
 * convention by then. What was done before is recorded even afterwards; a draft bears no day yet (null).
 */
export function refuseIfClosed(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate | null,
): Refus | null {
  const propre = denonciationDuDossier(registre, miseEnDemeure);
  const entiere = denonciationOf(registre, miseEnDemeure.conventionId);
  const denonciation =
    propre ?? (entiere !== null && jour !== null && jour >= entiere.notifieeLe ? entiere : null);
  return denonciation === null
    ? refuseLettreClose(miseEnDemeure)
    : refus('DENONCIATION_DEJA_NOTIFIEE', { date: denonciation.notifieeLe });
}

/**
 * Why no other act may end the convention: one does already. Before that one was notified, a party may have left it; the
 * whole convention ends once.
 */
export function refuseSecondeFin(
  registre: Registre,
  conventionId: string,
  { notifieeLe, entiere }: { readonly notifieeLe: CivilDate; readonly entiere: boolean },
): Refus | null {
  const fin = denonciationOf(registre, conventionId);
  if (fin === null) return null;
  const avant = notifieeLe < fin.notifieeLe;
  return avant && !(entiere && fin.partieSortanteId === undefined)
    ? null
    : refus('DENONCIATION_DEJA_NOTIFIEE', { date: fin.notifieeLe });
}

/** Signatories of the addressed party to whom no letter was sent. */
export const addresseesWithout = (destinataire: Partie, envois: readonly Envoi[]): readonly string[] =>
  destinataire.signataires
    .filter(({ id }) => !envois.some(({ destinataireId }) => destinataireId === id))
    .map(({ personne }) => fullName(personne));

/** Addressees whose every letter came back from a wrong address. */
export const addresseesLost = (destinataire: Partie, envois: readonly Envoi[]): readonly string[] =>
  destinataire.signataires
    .filter(({ id }) => {
      const own = envois.filter(({ destinataireId }) => destinataireId === id);
      return own.length > 0 && !own.some(isEffectif);
    })
    .map(({ personne }) => fullName(personne));

/**
 * A delay that runs out once the convention is over: there would be nothing left to denounce. Not `certain` while the
 * end is a hypothesis: the faculty is then kept in sight.
 */
export function delaiApresLaFin(
  registre: Registre,
  convention: Convention,
  { delai, clause }: Pick<MiseEnDemeure, 'delai' | 'clause'>,
  aujourdhui: CivilDate,
): { readonly certain: boolean; readonly avertissement: Avertissement } | null {
  const terme = termeEnVigueur(registre, convention, aujourdhui, { aVenir: true });
  if (delai === null || terme.date === null || delai.calcul.prudent.premierJour <= terme.date) return null;
  // A tacit renewal that nobody stopped keeps the convention alive past its term.
  if (terme.renouvellement?.tacite === true && terme.renouvellement.prochain !== null) return null;
  const certain = terme.etat === 'confirme';
  const fin = formatDate(terme.date);
  return {
    certain,
    avertissement: avertir(
      certain
        ? `Le délai expire après la fin de la convention (${fin}) : la dénonciation serait sans objet.`
        : `Le délai expire après la fin supposée de la convention (${fin}) : si elle est confirmée, la dénonciation sera sans objet.`,
      sourceAppliquee(clause),
    ),
  };
}
