import { formatDate, isAfter, maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { refuseIfDenounced, requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { lowerFirst } from '../french';
import { estMotif } from '../motif';
import { denonciationOf, find, misesEnDemeureOf, findPartie, findSignataireOf, notFuture } from '../lookup';
import { nomCourant } from '../parties/partie';
import type { Partie } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { avecConstat, constater, direReprise, ouvrirConstat } from '../reprise';
import type { Constat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { accordeJusquAu } from '../fiches/mise-en-demeure';
import type { ClauseAppliquee, Grief, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { refuseSortie } from '../convention/sorties';
import { partiesAgissantes, verifierCoauteurs } from './auteurs';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { refuseSelonLettre } from './gestes';
import { debiteursDe } from './griefs';
import { refuseVacance } from '../titulaire/occupation';
import { controlesLettre } from './controles';
import { findOpen, refuseIfClosed } from './ouverture';

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
    /** Why a letter of the past is entered as history; null for one as it is prepared. */
    readonly reprise?: string | null | undefined;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const faits = derniersFaits(input.griefs) ?? contexte.aujourdhui;
  const ouvert = ouvrirConstat(input.reprise, undefined, [faits], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const denounced = constater(constat, refuseIfDenounced(registre, convention, faits));
  if (denounced) return refuse(denounced);
  const lettre = examinerLettre(
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
    constat,
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
    ...avecConstat(undefined, constat),
  };
  return decided(
    miseEnDemeure.id,
    [put('misesEnDemeure', miseEnDemeure)],
    [
      ...direReprise(registre, { collection: 'misesEnDemeure', entite: miseEnDemeure }),
      ...avertissements,
      ...dossiersVoisins(registre, convention, input.griefs, destinataire.id, null),
      ...lettreDAvant(registre, convention),
    ],
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
  const ferme = refuseSelonLettre(miseEnDemeure, 'rediger', contexte.aujourdhui);
  if (ferme) return refuse(ferme);
  const faits = derniersFaits(input.griefs) ?? contexte.aujourdhui;
  const ouvert = ouvrirConstat(null, miseEnDemeure.reprise, [faits], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const lettre = examinerLettre(
    registre,
    convention,
    {
      ...miseEnDemeure,
      auteurId: input.auteurId,
      coauteurIds: input.coauteurIds ?? miseEnDemeure.coauteurIds ?? [],
      griefs: input.griefs,
    },
    contexte.aujourdhui,
    ouvert.value,
  );
  if (!lettre.ok) return lettre;
  const { coauteurIds: _before, ...kept } = miseEnDemeure;
  const { coauteurIds, avertissements } = lettre.value;
  const after: MiseEnDemeure = {
    ...kept,
    auteurId: input.auteurId,
    ...(coauteurIds === null ? {} : { coauteurIds }),
    griefs: input.griefs,
    ...avecConstat(miseEnDemeure.reprise, ouvert.value),
  };
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    [
      ...avertissements,
      ...dossiersVoisins(
        registre,
        convention,
        input.griefs,
        miseEnDemeure.partieDestinataireId,
        miseEnDemeure.id,
      ),
      ...lettreDAvant(registre, convention),
    ],
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
export function examinerLettre(
  registre: Registre,
  convention: Convention,
  { partieEmettriceId, partieDestinataireId, auteurId, coauteurIds = [], griefs }: Lettre,
  jour: CivilDate,
  constat: Constat,
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
  const sortie = constater(
    constat,
    refuseSortie(registre, nommee, emettrice.value.id, faits, 'partieEmettriceId'),
  );
  if (sortie) return refuse(sortie);
  const found = clauseDeLaLettre(registre, convention, griefs, jour);
  const absente = constater(constat, found.ok ? null : found.error);
  if (absente) return refuse(absente);
  const clause = found.ok ? found.value : null;
  const debiteurs = debiteursDe(
    {
      registre,
      convention: nommee,
      clause,
      constat,
      emettrices: partiesAgissantes(nommee, auteurId, coauteurIds),
      aujourdhui: jour,
    },
    griefs,
  );
  if (!debiteurs.ok) return debiteurs;
  const destinataire = destinataireDe(nommee, clause, constat, debiteurs.value.debiteurs, {
    emettriceId: emettrice.value.id,
    choisie: partieDestinataireId,
  });
  if (!destinataire.ok) return destinataire;
  const partie = constater(
    constat,
    refuseSortie(registre, nommee, destinataire.value.id, faits, 'partieDestinataireId'),
  );
  if (partie) return refuse(partie);
  const coauteurs = verifierCoauteurs(registre, nommee, clause, {
    emettrice: emettrice.value,
    visee: destinataire.value.id,
    coauteurIds,
    jour,
    depuis: faits,
    constat,
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
  clause: ClauseAppliquee | null,
  constat: Constat,
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
  if (possibles.some(({ id }) => id === choisie)) return partie;
  const denied = constater(
    constat,
    refus(
      'DESTINATAIRE_NON_OBLIGE',
      { partie: nomCourant(partie.value), debiteurs: possibles.map(nomCourant), source },
      champ,
    ),
  );
  return denied === null ? partie : refuse(denied);
}

export function signerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.date);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const ferme = refuseSelonLettre(miseEnDemeure, 'signer', input.date);
  if (ferme) return refuse(ferme);
  const future = notFuture('La date de la lettre', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const ouvert = ouvrirConstat(null, miseEnDemeure.reprise, [input.date], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const later = miseEnDemeure.griefs.find(({ dateFaits }) => isAfter(dateFaits, input.date));
  const validite = requireValidite(registre, convention, 'La mise en demeure', input.date, 'date');
  const auteur = { signataireId: miseEnDemeure.auteurId, date: input.date };
  // What it rests on may have changed since it was drafted.
  const clause = clauseDeResiliation(registre, convention, 'manquement', input.date);
  for (const denied of [
    later === undefined
      ? null
      : refus('FAITS_APRES_SIGNATURE', { faits: later.dateFaits, signature: input.date }, 'date'),
    validite.ok ? null : validite.error,
    refuseVacance(registre, convention, auteur, 'date'),
    clause.ok ? null : clause.error,
    faitsInsuffisants(miseEnDemeure.griefs),
  ]) {
    const kept = constater(constat, denied);
    if (kept !== null) return refuse(kept);
  }
  const lettre = examinerLettre(registre, convention, miseEnDemeure, input.date, constat);
  if (!lettre.ok) return lettre;
  const after = {
    ...miseEnDemeure,
    signeeLe: input.date,
    ...avecConstat(miseEnDemeure.reprise, constat),
  };
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    [
      ...direReprise(registre, { collection: 'misesEnDemeure', entite: after }),
      ...(validite.ok ? validite.value : []),
      ...lettre.value.avertissements,
      ...controlesLettre(registre, convention, after, contexte.aujourdhui)
        .filter(({ etat, remede }) => etat === 'a_completer' && remede !== null)
        .map(({ libelle, constat: dit, source }) => avertir(`${libelle} : ${lowerFirst(dit)}`, source)),
    ],
  );
}

/** « x » is no fact: a letter that says nothing challenges nobody. */
function faitsInsuffisants(griefs: readonly Grief[]): Refus | null {
  const at = griefs.findIndex(({ faits }) => !estMotif(faits));
  const grief = griefs[at];
  return grief === undefined ? null : refus('FAITS_INSUFFISANTS', { numero: at + 1, dits: grief.faits });
}

/** Another case open at once: on the same facts, or against the same party. */
export function dossiersVoisins(
  registre: Registre,
  { id: conventionId }: Convention,
  griefs: readonly Grief[],
  destinataireId: string,
  sauf: string | null,
): readonly Avertissement[] {
  const ouverts = misesEnDemeureOf(registre, conventionId).filter(
    (one) =>
      one.id !== sauf &&
      one.partieDestinataireId === destinataireId &&
      refuseIfClosed(registre, one, null) === null,
  );
  const dit = ({ signeeLe }: MiseEnDemeure): string =>
    signeeLe === null ? 'en préparation' : `du ${formatDate(signeeLe)}`;
  const memes = ouverts.find((one) =>
    one.griefs.some((known) =>
      griefs.some(
        (grief) =>
          grief.dateFaits === known.dateFaits &&
          grief.obligationId === known.obligationId &&
          grief.alineaId === known.alineaId,
      ),
    ),
  );
  if (memes !== undefined)
    return [
      avertir(
        `Une autre mise en demeure (${dit(memes)}) reproche déjà les mêmes faits à la même partie : deux lettres sur un même fait ouvrent deux délais, et l’on discutera lequel court.`,
        'C. civ., art. 1344',
      ),
    ];
  const [autre] = ouverts;
  return autre === undefined
    ? []
    : [
        avertir(
          `Une autre mise en demeure (${dit(autre)}) est ouverte contre la même partie : chacune a son délai, et sa dénonciation.`,
          'C. civ., art. 1344',
        ),
      ];
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
  const ferme = refuseSelonLettre(miseEnDemeure, 'regulariser', input.date);
  if (ferme) return refuse(ferme);
  const future = notFuture('La date de régularisation', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const clause = miseEnDemeure.delai?.calcul.prudent.expiration ?? null;
  const accorde = accordeJusquAu(miseEnDemeure);
  const expiration = clause === null || accorde === null ? clause : maxDate(clause, accorde);
  return clore(
    miseEnDemeure,
    { regularisation: { date: input.date, motif: input.motif } },
    input.date,
    contexte,
    [
      // A delay that does not run yet has not run out.
      expiration !== null && input.date > expiration
        ? refus('REGULARISATION_TARDIVE', { expiration, source }, 'date')
        : null,
    ],
  );
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
  return clore(
    miseEnDemeure,
    { retrait: { date: input.date, motif: input.motif } },
    input.date,
    contexte,
    [],
  );
}

/** The author gives the other party more time: nothing may be denounced before it has run. */
export function prolonger(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly date: CivilDate;
    readonly jusquAu: CivilDate;
    readonly motif: string;
  },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.date);
  if (!open.ok) return open;
  const { miseEnDemeure } = open.value;
  const ferme = refuseSelonLettre(miseEnDemeure, 'prolonger', input.date);
  if (ferme) return refuse(ferme);
  const future = notFuture('La date de l’accord', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const depot = firstDepot(miseEnDemeure);
  if (depot !== null && input.date < depot) return refuse(refus('CLOTURE_AVANT_ENVOI', { depot }, 'date'));
  const clause = miseEnDemeure.delai?.calcul.prudent.expiration ?? null;
  const accorde = accordeJusquAu(miseEnDemeure);
  const expiration = [clause, accorde, input.date].reduce<CivilDate>(
    (last, one) => (one === null ? last : maxDate(last, one)),
    input.date,
  );
  if (input.jusquAu <= expiration)
    return refuse(
      refus(
        'DELAI_ACCORDE_TROP_COURT',
        { expiration, source: sourceAppliquee(miseEnDemeure.clause) },
        'jusquAu',
      ),
    );
  const { date, jusquAu, motif } = input;
  const after: MiseEnDemeure = {
    ...miseEnDemeure,
    prolongations: [...(miseEnDemeure.prolongations ?? []), { date, jusquAu, motif }],
  };
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    [
      avertir(
        `Délai accordé jusqu’au ${formatDate(jusquAu)} : aucune dénonciation avant le lendemain. Confirmez-le par écrit à chaque destinataire.`,
        'Délai accordé par l’auteur de la mise en demeure',
      ),
    ],
  );
}

/** What the other party answered: kept with the case, wherever it stands. */
export function observer(
  registre: Registre,
  input: {
    readonly miseEnDemeureId: string;
    readonly date: CivilDate;
    readonly texte: string;
    readonly piece: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'misesEnDemeure', input.miseEnDemeureId);
  if (!found.ok) return found;
  const miseEnDemeure = found.value;
  const { date, texte, piece } = input;
  const ferme = refuseSelonLettre(miseEnDemeure, 'observer', date);
  if (ferme) return refuse(ferme);
  const future = notFuture('La réception des observations', date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (miseEnDemeure.signeeLe !== null && date < miseEnDemeure.signeeLe)
    return refuse(refus('OBSERVATIONS_AVANT_LETTRE', { lettre: miseEnDemeure.signeeLe }, 'date'));
  const after: MiseEnDemeure = {
    ...miseEnDemeure,
    observations: [...(miseEnDemeure.observations ?? []), { date, texte, piece }],
  };
  return decided(after.id, [put('misesEnDemeure', after)], []);
}

/** What closes a notice never comes before its letters; of an act taken over, what was wrong in it is noted. */
function clore(
  miseEnDemeure: MiseEnDemeure,
  issue: Partial<Pick<MiseEnDemeure, 'regularisation' | 'retrait'>>,
  jour: CivilDate,
  { aujourdhui }: Contexte,
  autres: readonly (Refus | null)[],
): DecisionResult {
  const ouvert = ouvrirConstat(null, miseEnDemeure.reprise, [jour], aujourdhui);
  if (!ouvert.ok) return ouvert;
  const depot = firstDepot(miseEnDemeure);
  const avant = depot !== null && jour < depot ? refus('CLOTURE_AVANT_ENVOI', { depot }, 'date') : null;
  for (const denied of [avant, ...autres]) {
    const kept = constater(ouvert.value, denied);
    if (kept !== null) return refuse(kept);
  }
  const after = { ...miseEnDemeure, ...issue, ...avecConstat(miseEnDemeure.reprise, ouvert.value) };
  return decided(after.id, [put('misesEnDemeure', after)]);
}

function firstDepot({ envois }: MiseEnDemeure): CivilDate | null {
  return envois.reduce<CivilDate | null>(
    (first, { depotLe }) => (first === null || depotLe < first ? depotLe : first),
    null,
  );
}
