import { formatDate, maxDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import type { Convention } from '../fiches/convention';
import { de } from '../french';
import { requireValidite } from '../convention/validite';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { dureeDe, leDeclencheur } from '../delais/calcul';
import { find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { fullName } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { avecConstat, constater, direReprise, ouvrirConstat } from '../reprise';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { isEffectif } from '../fiches/mise-en-demeure';
import type { Envoi, MiseEnDemeure } from '../fiches/mise-en-demeure';
import { clauseDeResiliation, sourceAppliquee } from './clause';
import { avecDelai, departDe, envoisDuDelai, loiDe, raisonSansDelai } from './horloge';
import { deposer, direDepot, numerosRepetes, suivre } from './envois';
import type { NouvelEnvoi, SuiviEnvoi } from './envois';
import { refuseSelonLettre } from './gestes';
import { addresseesLost, addresseesWithout, delaiApresLaFin, findOpen, refuseIfClosed } from './ouverture';

export type { NouvelEnvoi } from './envois';

/**
 * Records registered letters as deposited. The case is held under the clause of the day they were: it is kept with it,
 * and the delay with the calendar and the steps it came from, once the fact it runs from is known.
 */
export function envoyerMiseEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly envois: readonly NouvelEnvoi[] },
  contexte: Contexte,
): DecisionResult {
  const [firstSent, ...others] = input.envois.map(({ depotLe }) => depotLe);
  const lastSent = firstSent === undefined ? contexte.aujourdhui : others.reduce(maxDate, firstSent);
  const open = findOpen(registre, input.miseEnDemeureId, lastSent);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const ferme = refuseSelonLettre(miseEnDemeure, 'envoyer', lastSent);
  if (ferme !== null || miseEnDemeure.signeeLe === null) return refuse(ferme ?? refus('MED_NON_SIGNEE', {}));
  if (firstSent === undefined)
    return refuse(refus('ENVOI_REQUIS', { source: sourceAppliquee(miseEnDemeure.clause) }, 'envois'));
  const ouvert = ouvrirConstat(null, miseEnDemeure.reprise, [lastSent], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const destinataire = findPartie(nommee, miseEnDemeure.partieDestinataireId, 'partieDestinataireId');
  if (!destinataire.ok) return destinataire;
  const avertissements: Avertissement[] = [];
  const added: Envoi[] = [];
  for (const [index, envoi] of input.envois.entries()) {
    const champ = (name: string) => `envois.${index}.${name}`;
    const who = findSignataireOf(nommee, destinataire.value, envoi.destinataireId, champ('destinataireId'));
    if (!who.ok) return who;
    const future = notFuture('La date de dépôt', envoi.depotLe, contexte.aujourdhui, champ('depotLe'));
    if (future) return refuse(future);
    const validite = requireValidite(registre, convention, 'L’envoi', envoi.depotLe, champ('depotLe'));
    // An addressee whom no letter reached must still be put in default, whenever that is found out.
    const known = miseEnDemeure.delai?.calcul.prudent.premierJour;
    for (const denied of [
      envoi.numero === null ? refus('NUMERO_RECOMMANDE_REQUIS', {}, champ('numero')) : null,
      envoi.depotLe < miseEnDemeure.signeeLe
        ? refus('DEPOT_AVANT_SIGNATURE', { signature: miseEnDemeure.signeeLe }, champ('depotLe'))
        : null,
      validite.ok ? null : validite.error,
      known !== undefined &&
      envoi.depotLe >= known &&
      addresseesLost(destinataire.value, miseEnDemeure.envois).length === 0
        ? refus(
            'ENVOI_DELAI_EXPIRE',
            { premierJour: known, source: sourceAppliquee(miseEnDemeure.clause) },
            champ('depotLe'),
          )
        : null,
    ]) {
      const kept = constater(constat, denied);
      if (kept !== null) return refuse(kept);
    }
    if (validite.ok && index === 0) avertissements.push(...validite.value);
    avertissements.push(...direDepot(envoi, fullName(who.value.personne)));
    added.push(deposer({ ...envoi, destinataireId: who.value.id }, contexte.newId()));
  }
  const envois = [...miseEnDemeure.envois, ...added];
  avertissements.push(...numerosRepetes(registre, envois, miseEnDemeure.id));
  const loi = loiDeLEnvoi(registre, convention, miseEnDemeure, others.reduce(minDate, firstSent));
  const sansLoi = constater(constat, loi.ok ? null : loi.error);
  if (sansLoi !== null) return refuse(sansLoi);
  const untouched = addresseesWithout(destinataire.value, envois);
  if (untouched.length > 0) {
    avertissements.push(
      avertir(
        `Aucun envoi à ${untouched.join(', ')} : par prudence, adressez la lettre à chaque signataire de la partie destinataire.`,
        'C. civ., art. 1344',
      ),
    );
  }
  const after = avecDelai(
    {
      ...miseEnDemeure,
      ...(loi.ok ? loi.value : {}),
      envois,
      ...avecConstat(miseEnDemeure.reprise, constat),
    },
    convention,
  );
  avertissements.push(...direReprise(registre, { collection: 'misesEnDemeure', entite: after }));
  const lue = clauseDeResiliation(registre, convention, 'manquement', miseEnDemeure.signeeLe);
  if (after.clause !== undefined && lue.ok && lue.value.mots.join('\n') !== after.clause.mots.join('\n'))
    avertissements.push(
      avertir(
        `La clause a changé entre la lettre (${formatDate(miseEnDemeure.signeeLe)}) et son envoi : la lettre cite les mots d’alors, le délai suit la clause du jour de l’envoi. Faites apprécier s’il faut une nouvelle lettre.`,
        sourceAppliquee(after.clause),
      ),
    );
  const raison = raisonSansDelai(after);
  if (raison !== null)
    avertissements.push(avertir(`Délai non déterminé. ${raison}`, sourceAppliquee(after.clause)));
  if (after.delai !== null) {
    avertissements.push(...after.delai.calcul.notices.map((message) => ({ message, source: 'Calendrier' })));
    const vain = delaiApresLaFin(registre, convention, after, contexte.aujourdhui);
    if (vain !== null) avertissements.push(vain.avertissement);
  }
  return decided(after.id, [put('misesEnDemeure', after)], avertissements);
}

/**
 * The clause the case is held under: that of the first letter that reached somebody. Once none is left, a new sending is
 * held under the clause of its own day. A case of before clauses were kept goes on under the rule of its delay.
 */
function loiDeLEnvoi(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  depot: CivilDate,
): Result<Pick<MiseEnDemeure, 'clause'>> {
  if (miseEnDemeure.envois.some(isEffectif) && loiDe(miseEnDemeure) !== null) return ok({});
  const clause = clauseDeResiliation(registre, convention, 'manquement', depot);
  return clause.ok ? ok({ clause: clause.value }) : clause;
}

/**
 * What the post reports of a letter. A clause whose delay runs from its presentation or its reception has its delay
 * computed then; under one that counts from the sending, none of it moves the expiry, except a wrong address: nobody was
 * put in default.
 */
export function suivreEnvoi(
  registre: Registre,
  input: SuiviEnvoi & { readonly miseEnDemeureId: string; readonly envoiId: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'misesEnDemeure', input.miseEnDemeureId);
  if (!found.ok) return found;
  const miseEnDemeure = found.value;
  const parent = find(registre, 'conventions', miseEnDemeure.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const ferme = refuseSelonLettre(miseEnDemeure, 'suivre', contexte.aujourdhui);
  if (ferme) return refuse({ ...ferme, champ: 'envoiId' });
  const envoi = miseEnDemeure.envois.find(({ id }) => id === input.envoiId);
  if (envoi === undefined) return refuse(refus('ENVOI_INCONNU', { id: input.envoiId }, 'envoiId'));
  const suivi = suivre(envoi, input, contexte.aujourdhui);
  if (!suivi.ok) return suivi;
  const { envoi: followed, prouve } = suivi.value;
  const envois = miseEnDemeure.envois.map((one) => (one.id === envoi.id ? followed : one));
  // Proofs may arrive after the case is closed; the delay it was closed on does not move any more.
  const rapporte = [
    input.presentationLe,
    input.distributionLe,
    input.refusLe ?? null,
    input.retour?.date ?? null,
  ];
  const jour = rapporte.reduce<CivilDate>((last, one) => maxDate(last, one ?? last), envoi.depotLe);
  const closed = refuseIfClosed(registre, miseEnDemeure, jour) !== null;
  const tenu = sousSaLoi(registre, miseEnDemeure, convention);
  const recorded = { ...tenu, envois };
  const moves = !closed && (prouve || departChange(tenu, envois));
  const after = moves ? avecDelai(recorded, convention) : recorded;
  const avertissements: Avertissement[] = [...suivi.value.avertissements];
  if (!isEffectif(followed))
    avertissements.push(
      avertir(
        closed
          ? 'Adresse inconnue : ce destinataire n’a jamais été mis en demeure. Le dossier est clos, mais ce défaut peut être opposé.'
          : 'Adresse inconnue : ce destinataire n’est pas en demeure. Envoyez une nouvelle lettre ; le délai repartira de ce nouvel envoi.',
        'C. civ., art. 1344',
      ),
    );
  if (moves) avertissements.push(...suiteDuDelai(miseEnDemeure, after));
  return decided(after.id, [put('misesEnDemeure', after)], avertissements);
}

/** A case of before clauses were kept, whose delay was lost with its letters: held under the clause of its sending. */
function sousSaLoi(registre: Registre, miseEnDemeure: MiseEnDemeure, convention: Convention): MiseEnDemeure {
  const [first, ...others] = miseEnDemeure.envois.map(({ depotLe }) => depotLe);
  if (first === undefined || miseEnDemeure.clause !== undefined || miseEnDemeure.delai !== null)
    return miseEnDemeure;
  const clause = clauseDeResiliation(registre, convention, 'manquement', others.reduce(minDate, first));
  return clause.ok ? { ...miseEnDemeure, clause: clause.value } : miseEnDemeure;
}

/** Whether what the post reports changes the fact the delay runs from. */
function departChange(before: MiseEnDemeure, envois: readonly Envoi[]): boolean {
  const regle = loiDe(before);
  if (regle === null) return false;
  const [was, is] = [before.envois, envois].map((some) =>
    departDe(envoisDuDelai({ ...before, envois: some }), regle.declencheur),
  );
  return JSON.stringify(was) !== JSON.stringify(is);
}

/** What became of the delay, said where it was computed, moved or lost. */
function suiteDuDelai(before: MiseEnDemeure, after: MiseEnDemeure): readonly Avertissement[] {
  const source = sourceAppliquee(after.clause);
  const raison = raisonSansDelai(after);
  if (raison !== null) return [avertir(`Délai non déterminé. ${raison}`, source)];
  const calcul = after.delai?.calcul;
  if (calcul === undefined || calcul.prudent.premierJour === before.delai?.calcul.prudent.premierJour)
    return [];
  const { declencheur } = calcul.regle;
  return [
    avertir(
      `Le délai ${de(dureeDe(calcul.regle))} court de ${leDeclencheur(declencheur)}, le ${formatDate(calcul.depart)} : ` +
        `il expire le ${formatDate(calcul.strict.expiration)} (date stricte), le ${formatDate(calcul.prudent.expiration)} (date prudente).`,
      source,
    ),
    ...calcul.notices.map((message) => avertir(message, 'Calendrier')),
  ];
}

/**
 * The jurist's choice, where a letter came back from a wrong address: the party is in default through its other
 * addressees, and the delay runs from their letters. Without it, a new sending is needed and the delay waits for it.
 */
export function tenirEnDemeure(
  registre: Registre,
  input: { readonly miseEnDemeureId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const open = findOpen(registre, input.miseEnDemeureId, input.date);
  if (!open.ok) return open;
  const { miseEnDemeure, convention } = open.value;
  const future = notFuture('La date du choix', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const ferme = refuseSelonLettre(miseEnDemeure, 'tenir', input.date);
  if (ferme) return refuse(ferme);
  const connu = miseEnDemeure.envois
    .filter((one) => !isEffectif(one))
    .map(({ retour, depotLe }) => retour?.date ?? depotLe)
    .reduce(minDate);
  if (input.date < connu)
    return refuse(refus('EVENEMENT_AVANT_DEPOT', { quoi: 'Ce choix', depot: connu }, 'date'));
  const after = avecDelai({ ...miseEnDemeure, tenue: { date: input.date, motif: input.motif } }, convention);
  return decided(
    after.id,
    [put('misesEnDemeure', after)],
    [
      avertir(
        'Le défaut d’envoi à ce destinataire peut être opposé : le choix de ne pas attendre une nouvelle lettre, et son motif, restent au dossier.',
        'C. civ., art. 1344',
      ),
      ...suiteDuDelai(miseEnDemeure, after),
    ],
  );
}
