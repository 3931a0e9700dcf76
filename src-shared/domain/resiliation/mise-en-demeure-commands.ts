import { formatDate, isAfter, maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { refuseIfDenounced, requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { denonciationOf, find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { ClauseAppliquee, Grief, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refuseSortie } from '../convention/sorties';
import { partiesAgissantes, verifierCoauteurs } from './auteurs';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { debiteursDe } from './griefs';
import { refuseVacance } from '../titulaire/occupation';
import { findOpen } from './ouverture';

/** Drafts a formal notice: a party reproaches another with breaches of its own duties, as the convention allows it. */
export function preparerMiseEnDemeure(
  registre: Registre,
  input: {
    readonly conventionId: string;
    readonly partieEmettriceId: string;
    /** Needed when several parties owe what is cited. */
    readonly partieDestinataireId?: string | null;
    readonly auteurId: string;
    readonly coauteurIds?: readonly string[] | undefined;
    readonly griefs: readonly Grief[];
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const denounced = refuseIfDenounced(
    registre,
    convention,
    derniersFaits(input.griefs) ?? contexte.aujourdhui,
  );
  if (denounced) return refuse(denounced);
  const lettre = examiner(
    registre,
    convention,
    {
      partieEmettriceId: input.partieEmettriceId,
      partieDestinataireId: input.partieDestinataireId ?? null,
      auteurId: input.auteurId,
      coauteurIds: input.coauteurIds ?? [],
      griefs: input.griefs,
    },
    contexte.aujourdhui,
  );
  if (!lettre.ok) return lettre;
  const { destinataire, coauteurIds, avertissements } = lettre.value;
  const miseEnDemeure: MiseEnDemeure = {
    id: contexte.newId(),
    conventionId: convention.id,
    partieEmettriceId: input.partieEmettriceId,
    partieDestinataireId: destinataire.id,
    auteurId: input.auteurId,
    ...(coauteurIds === null ? {} : { coauteurIds }),
    griefs: input.griefs,
    signeeLe: null,
    envois: [],
    delai: null,
    regularisation: null,
    retrait: null,
  };
  return decided(
    miseEnDemeure.id,
    [put('misesEnDemeure', miseEnDemeure)],
    [...avertissements, ...lettreDAvant(registre, convention)],
  );
}

/** The day of the last facts reproached; null when there are none. */
const derniersFaits = (griefs: readonly Grief[]): CivilDate | null =>
  griefs
    .map(({ dateFaits }) => dateFaits)
    .reduce<CivilDate | null>((last, one) => maxDate(last ?? one, one), null);

/** Drafted once the convention has been denounced: only a letter of before can say it. */
function lettreDAvant(registre: Registre, { id }: Convention): readonly Avertissement[] {
  const denonciation = denonciationOf(registre, id);
  return denonciation === null
    ? []
    : [
        avertir(
          `La convention a été dénoncée le ${formatDate(denonciation.notifieeLe)} : cette lettre ne peut être qu’une lettre signée et envoyée avant ce jour.`,
          'Une convention dénoncée ne se met plus en demeure',
        ),
      ];
}

export function redigerMiseEnDemeure(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly auteurId: string;
    readonly coauteurIds?: readonly string[] | undefined;
    readonly griefs: readonly Grief[];
  },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, null);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  if (miseEnDemeure.signeeLe !== null) return refuse(refus('MED_DEJA_SIGNEE', {}));
  const lettre = examiner(
    registre,
    convention,
    {
      ...miseEnDemeure,
      auteurId: input.auteurId,
      coauteurIds: input.coauteurIds ?? miseEnDemeure.coauteurIds ?? [],
      griefs: input.griefs,
    },
    contexte.aujourdhui,
  );
  if (!lettre.ok) return lettre;
  const { coauteurIds: _before, ...kept } = miseEnDemeure;
  const { coauteurIds, avertissements } = lettre.value;
  const after: MiseEnDemeure = {
    ...kept,
    auteurId: input.auteurId,
    ...(coauteurIds === null ? {} : { coauteurIds }),
    griefs: input.griefs,
  };
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    [...avertissements, ...lettreDAvant(registre, convention)],
  );
}

type Lettre = {
  readonly partieEmettriceId: string;
  readonly partieDestinataireId: string | null;
  readonly auteurId: string;
  readonly coauteurIds?: readonly string[] | undefined;
  readonly griefs: readonly Grief[];
};

/** Everything a letter rests on, as of one day: the clause, those who send it, what they reproach and to whom. */
function examiner(
  registre: Registre,
  convention: Convention,
  { partieEmettriceId, partieDestinataireId, auteurId, coauteurIds = [], griefs }: Lettre,
  jour: CivilDate,
): Result<{
  readonly destinataire: Partie;
  readonly coauteurIds: readonly string[] | null;
  readonly avertissements: readonly Avertissement[];
}> {
  const nommee = conventionNommee(registre, convention, jour);
  const emettrice = findPartie(nommee, partieEmettriceId, 'partieEmettriceId');
  if (!emettrice.ok) return emettrice;
  const auteur = findSignataireOf(nommee, emettrice.value, auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const faits = derniersFaits(griefs) ?? jour;
  const sortie = refuseSortie(registre, nommee, emettrice.value.id, faits, 'partieEmettriceId');
  if (sortie) return refuse(sortie);
  const clause = clauseDeLaLettre(registre, convention, griefs, jour);
  if (!clause.ok) return clause;
  const debiteurs = debiteursDe(
    {
      registre,
      convention: nommee,
      clause: clause.value,
      emettrices: partiesAgissantes(nommee, auteurId, coauteurIds),
      aujourdhui: jour,
    },
    griefs,
  );
  if (!debiteurs.ok) return debiteurs;
  const destinataire = destinataireDe(nommee, clause.value, debiteurs.value.debiteurs, {
    emettriceId: emettrice.value.id,
    choisie: partieDestinataireId,
  });
  if (!destinataire.ok) return destinataire;
  const partie = refuseSortie(registre, nommee, destinataire.value.id, faits, 'partieDestinataireId');
  if (partie) return refuse(partie);
  const coauteurs = verifierCoauteurs(registre, nommee, clause.value, {
    emettrice: emettrice.value,
    visee: destinataire.value.id,
    coauteurIds,
    jour,
    depuis: faits,
  });
  if (!coauteurs.ok) return coauteurs;
  return ok({
    destinataire: destinataire.value,
    coauteurIds: coauteurs.value,
    avertissements: [
      ...debiteurs.value.avertissements,
      ...[emettrice.value, destinataire.value].flatMap((one) => partieDAvant(registre, nommee, one, jour)),
    ],
  });
}

/** It has left since the facts: what it owed, or was owed, before may still be reproached, and nothing ends for it. */
function partieDAvant(
  registre: Registre,
  convention: Convention,
  { id }: Partie,
  jour: CivilDate,
): readonly Avertissement[] {
  const sortie = refuseSortie(registre, convention, id, jour, '');
  return sortie === null
    ? []
    : [
        avertir(
          `${sortie.message} La lettre ne vaut que pour les faits d’avant, et ne mène à aucune dénonciation.`,
          sortie.source,
        ),
      ];
}

/** The clause of `jour`; for a letter of the past, the one the facts found in force when today's text has none. */
function clauseDeLaLettre(
  registre: Registre,
  convention: Convention,
  griefs: readonly Grief[],
  jour: CivilDate,
): Result<ClauseAppliquee> {
  const now = clauseDeResiliation(registre, convention, 'manquement', jour);
  if (now.ok) return now;
  const last = derniersFaits(griefs);
  const then = last === null ? now : clauseDeResiliation(registre, convention, 'manquement', last);
  return then.ok ? then : now;
}

/** The addressee: the one that owes, or the one chosen among those that do. */
function destinataireDe(
  nommee: Convention,
  clause: ClauseAppliquee,
  debiteurs: readonly string[],
  { emettriceId, choisie }: { readonly emettriceId: string; readonly choisie: string | null },
): Result<Partie> {
  const source = sourceAppliquee(clause);
  const champ = 'partieDestinataireId';
  const possibles = nommee.parties.filter(({ id }) => debiteurs.includes(id) && id !== emettriceId);
  if (choisie === null) {
    const [only, ...others] = possibles;
    if (only !== undefined && others.length === 0) return ok(only);
    return refuse(refus('DESTINATAIRE_A_CHOISIR', { parties: possibles.map(nomCourant), source }, champ));
  }
  if (choisie === emettriceId) return refuse(refus('MEME_PARTIE', {}, champ));
  const partie = findPartie(nommee, choisie, champ);
  if (!partie.ok) return partie;
  return possibles.some(({ id }) => id === choisie)
    ? partie
    : refuse(
        refus(
          'DESTINATAIRE_NON_OBLIGE',
          { partie: nomCourant(partie.value), debiteurs: possibles.map(nomCourant), source },
          champ,
        ),
      );
}

export function signerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.date);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  if (miseEnDemeure.signeeLe !== null) return refuse(refus('MED_DEJA_SIGNEE', {}));
  const future = notFuture('La date de la lettre', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const later = miseEnDemeure.griefs.find(({ dateFaits }) => isAfter(dateFaits, input.date));
  if (later) {
    return refuse(refus('FAITS_APRES_SIGNATURE', { faits: later.dateFaits, signature: input.date }, 'date'));
  }
  const validite = requireValidite(registre, convention, 'La mise en demeure', input.date, 'date');
  if (!validite.ok) return validite;
  const auteur = { signataireId: miseEnDemeure.auteurId, date: input.date };
  const vacante = refuseVacance(registre, convention, auteur, 'date');
  if (vacante !== null) return refuse(vacante);
  // What it rests on may have changed since it was drafted.
  const clause = clauseDeResiliation(registre, convention, 'manquement', input.date);
  if (!clause.ok) return clause;
  const lettre = examiner(registre, convention, miseEnDemeure, input.date);
  if (!lettre.ok) return lettre;
  const after = { ...miseEnDemeure, signeeLe: input.date };
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    [...validite.value, ...lettre.value.avertissements],
  );
}

/** The other party complied within the delay: the case is closed and opens no denunciation. */
export function regulariser(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.date);
  if (!open.ok) return open;
  const { miseEnDemeure } = open.value;
  const source = sourceAppliquee(miseEnDemeure.clause);
  if (!miseEnDemeure.envois.some(isEffectif)) return refuse(refus('MED_NON_ENVOYEE', { source }));
  const future = notFuture('La date de régularisation', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const depot = firstDepot(miseEnDemeure);
  if (depot !== null && input.date < depot) return refuse(refus('CLOTURE_AVANT_ENVOI', { depot }, 'date'));
  // A delay that does not run yet has not run out.
  const expiration = miseEnDemeure.delai?.calcul.prudent.expiration ?? null;
  if (expiration !== null && input.date > expiration)
    return refuse(refus('REGULARISATION_TARDIVE', { expiration, source }, 'date'));
  const after = { ...miseEnDemeure, regularisation: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('misesEnDemeure', after)]);
}

/** The sender gives the notice up, at any time before denouncing. */
export function retirer(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.date);
  if (!open.ok) return open;
  const { miseEnDemeure } = open.value;
  const future = notFuture('La date de retrait', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const depot = firstDepot(miseEnDemeure);
  if (depot !== null && input.date < depot) return refuse(refus('CLOTURE_AVANT_ENVOI', { depot }, 'date'));
  const after = { ...miseEnDemeure, retrait: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('misesEnDemeure', after)]);
}

function firstDepot({ envois }: MiseEnDemeure): CivilDate | null {
  return envois.reduce<CivilDate | null>(
    (first, { depotLe }) => (first === null || depotLe < first ? depotLe : first),
    null,
  );
}
