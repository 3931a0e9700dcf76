import { formatLong } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import type { Denonciation } from '../fiches/denonciation';
import type { MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refuseVacance } from '../titulaire/occupation';
import { numeroWarnings } from './recommande';
import { addresseesLost, addresseesWithout, findOpen, refuseIfClosed } from './ouverture';

/**
 * Denounces the convention, the only act that terminates it (art. 7: « pourra »). Never before the delay has wholly
 * run: the prudent date is the gate; a reasoned derogation goes down to the strict date and no further.
 */
export function notifierDenonciation(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly auteurId: string;
    readonly notifieeLe: CivilDate;
    readonly numero: string | null;
    readonly persistance: string;
    readonly priseEffet: Denonciation['priseEffet'];
    readonly derogation: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const future = notFuture('La date de notification', input.notifieeLe, contexte.aujourdhui, 'notifieeLe');
  if (future) return refuse(future);
  const gate = requireDenonciable(registre, miseEnDemeure, input.notifieeLe, input.derogation);
  if (!gate.ok) return gate;
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const emettrice = findPartie(nommee, miseEnDemeure.partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(nommee, emettrice.value, input.auteurId, 'auteurId');
  if (!auteur.ok) {
    return auteur.error.code === 'SIGNATAIRE_AUTRE_PARTIE'
      ? refuse(refus('DENONCIATION_AUTRE_PARTIE', { partie: nomCourant(emettrice.value) }, 'auteurId'))
      : auteur;
  }
  const signant = { signataireId: auteur.value.id, date: input.notifieeLe };
  const vacante = refuseVacance(registre, convention, signant, 'notifieeLe');
  if (vacante !== null) return refuse(vacante);
  if (input.priseEffet.nature === 'date' && input.priseEffet.date < input.notifieeLe) {
    return refuse(refus('EFFET_AVANT_NOTIFICATION', { notification: input.notifieeLe }, 'priseEffet.date'));
  }
  const denonciation: Denonciation = {
    id: contexte.newId(),
    conventionId: convention.id,
    miseEnDemeureId: miseEnDemeure.id,
    partieId: emettrice.value.id,
    auteurId: auteur.value.id,
    notifieeLe: input.notifieeLe,
    numero: input.numero,
    persistance: input.persistance,
    priseEffet: input.priseEffet,
    receptionLe: null,
    derogation: gate.value.derogee ? input.derogation : null,
  };
  return decided(
    denonciation.id,
    [put('denonciations', denonciation)],
    [
      ...gate.value.avertissements,
      ...(input.numero === null ? [] : numeroWarnings(input.numero)),
      avertir(
        'L’autre partie peut saisir le juge dans les deux mois qui suivent la dénonciation.',
        'CE, 21 mars 2011, n° 304806',
      ),
    ],
  );
}

export function enregistrerReception(
  registre: Registre,
  input: { readonly denonciationId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'denonciations', input.denonciationId);
  if (!found.ok) return found;
  const denonciation = found.value;
  const future = notFuture('La date de réception', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (denonciation.receptionLe !== null) {
    return refuse(refus('RECEPTION_DEJA_CONNUE', { date: denonciation.receptionLe }, 'date'));
  }
  if (input.date < denonciation.notifieeLe) {
    return refuse(refus('RECEPTION_AVANT_NOTIFICATION', { notification: denonciation.notifieeLe }, 'date'));
  }
  const after = { ...denonciation, receptionLe: input.date };
  return decided(after.id, [put('denonciations', after)]);
}

/** Whether the convention may be denounced on `jour` on the ground of this notice. The screens ask it beforehand. */
export function requireDenonciable(
  registre: Registre,
  miseEnDemeure: MiseEnDemeure,
  jour: CivilDate,
  derogation: string | null,
): Result<{ readonly derogee: boolean; readonly avertissements: readonly Avertissement[] }> {
  const closed = refuseIfClosed(registre, miseEnDemeure);
  if (closed) return refuse(closed);
  const parent = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const nommee = conventionNommee(registre, convention, jour);
  const destinataire = findPartie(nommee, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const lost = addresseesLost(destinataire.value, miseEnDemeure.envois);
  if (lost.length > 0) return refuse(refus('DESTINATAIRE_NON_TOUCHE', { destinataires: lost }));
  if (miseEnDemeure.delai === null) return refuse(refus('MED_NON_ENVOYEE', {}));
  const { strict, prudent } = miseEnDemeure.delai.calcul;
  const avertissements: Avertissement[] = [];
  let derogee = false;
  if (jour < prudent.premierJour) {
    if (derogation === null) {
      return refuse(
        refus(
          'DELAI_EN_COURS',
          {
            notification: jour,
            strict: strict.expiration,
            prudent: prudent.expiration,
            premierJour: prudent.premierJour,
          },
          'notifieeLe',
        ),
      );
    }
    if (jour < strict.premierJour) {
      return refuse(
        refus('DEROGATION_AVANT_STRICT', { notification: jour, strict: strict.expiration }, 'notifieeLe'),
      );
    }
    derogee = true;
    avertissements.push(
      avertir(
        `Dénonciation notifiée avant la date prudente (${formatLong(prudent.premierJour)}) : le report de l’article 642 du CPC peut être opposé.`,
        'CPC, art. 642 ; Civ. 3e, 8 mars 2018, n° 17-11.312',
      ),
    );
  }
  const validite = requireValidite(registre, convention, 'La dénonciation', jour, 'notifieeLe');
  if (!validite.ok) return validite;
  avertissements.push(...validite.value);
  const untouched = addresseesWithout(destinataire.value, miseEnDemeure.envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(`La mise en demeure n’a pas été envoyée à ${untouched.join(', ')}.`, 'Convention, art. 7'),
    );
  }
  return ok({ derogee, avertissements });
}
