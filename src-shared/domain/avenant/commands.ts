import { formatDate, maxDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee, versionsParties } from '../consolidation/parties';
import { refuseSortie } from '../convention/sorties';
import { requireValidite } from '../convention/validite';
import { avisDuProjet, changeLeFond } from './ecart';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { avisOf, find, findPartie, findSignataireOf, notFuture, signatairesDe } from '../lookup';
import { lastSignature, partieOf } from '../parties/partie';
import type { Signature } from '../parties/partie';
import { addSignatures } from '../convention/signer';
import { visasPosterieurs } from '../convention/visas';
import { partiesSignantes } from '../parties/versions';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { avecConstat, constater, constaterAlertes, direReprise, ouvrirConstat } from '../reprise';
import { refuse } from '../result';
import { AVENANT_VIERGE, texteDuProjet, textesDuProjet } from '../fiches/avenant';
import type { ArticleAvenant, Avenant, PriseEffet } from '../fiches/avenant';
import { signaturesAvantExecutoire } from '../pouvoirs/autorisation';
import { refuseSignaturesVacantes, refuseVacance } from '../titulaire/occupation';
import { saisineWarnings } from './saisine';
import { numeroGarde, numeroter, ordreDesNumeros } from './numero';
import {
  apresDenonciation,
  apresLaFin,
  effetPrevu,
  formeSeule,
  memeJourQueLAvis,
  requireJour,
  requireSignable,
} from './signable';
import { refuseAction } from './transitions';

export type Projet = {
  readonly objet: string;
  readonly articles: readonly ArticleAvenant[];
  readonly priseEffet: PriseEffet;
};

/** Records the request of one party, during the convention's validity. */
export function demanderAvenant(
  registre: Registre,
  input: Projet & {
    readonly conventionId: string;
    readonly partieId: string;
    readonly date: CivilDate;
    readonly auteurId: string;
    readonly piece: string | null;
    /** Why an act of the past is entered as history; null for a request as it is made. */
    readonly reprise?: string | null | undefined;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const nommee = conventionNommee(registre, convention, contexte.aujourdhui);
  const partie = findPartie(nommee, input.partieId, 'partieId');
  if (!partie.ok) return partie;
  const auteur = findSignataireOf(nommee, partie.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const future = notFuture('La date de la demande', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const constat = ouvrirConstat(input.reprise, undefined, [input.date], contexte.aujourdhui);
  if (!constat.ok) return constat;
  const porteur = { signataireId: auteur.value.id, date: input.date };
  const validite = requireValidite(registre, convention, 'La demande', input.date, 'date');
  for (const denied of [
    refuseSortie(registre, nommee, partie.value.id, input.date, 'partieId'),
    refuseVacance(registre, convention, porteur, 'date'),
    validite.ok ? null : validite.error,
  ]) {
    const kept = constater(constat.value, denied);
    if (kept !== null) return refuse(kept);
  }
  const avenant: Avenant = {
    ...AVENANT_VIERGE,
    id: contexte.newId(),
    conventionId: convention.id,
    objet: input.objet,
    demande: { partieId: partie.value.id, date: input.date, auteurId: auteur.value.id, piece: input.piece },
    articles: input.articles,
    priseEffet: input.priseEffet,
    ...avecConstat(undefined, constat.value),
  };
  return decided(
    avenant.id,
    [put('avenants', avenant)],
    [
      ...(validite.ok ? validite.value : []),
      ...direReprise(registre, { collection: 'avenants', entite: avenant }),
      ...apresDenonciation(registre, convention),
      ...effetPrevu(registre, convention, input, contexte.aujourdhui, { projet: true }),
    ],
  );
}

/** Rewrites the draft. Once a signature is collected every original bears the same text, so it no longer moves. */
export function redigerAvenant(
  registre: Registre,
  input: Projet & { readonly avenantId: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const closed = requireRedigible(registre, avenant, contexte.aujourdhui);
  if (closed) return refuse(closed);
  const after = { ...avenant, objet: input.objet, articles: input.articles, priseEffet: input.priseEffet };
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  return decided(
    after.id,
    [put('avenants', after)],
    [
      ...texteExamine(registre, after, contexte),
      ...saisineWarnings(after, avisOf(registre, after.id), contexte),
      ...apresLaFin(registre, after, contexte.aujourdhui),
      ...effetPrevu(registre, convention.value, input, contexte.aujourdhui),
    ],
  );
}

/** Why the text of a draft may not be written any more; null while it may. Every command that writes it asks this. */
export const requireRedigible = (registre: Registre, avenant: Avenant, jour: CivilDate): Refus | null =>
  refuseAction(registre, avenant, 'rediger', jour);

/** How the draft now departs from the one the committee examined. */
function texteExamine(
  registre: Registre,
  avenant: Avenant,
  contexte: Pick<Contexte, 'sha256'>,
): readonly Avertissement[] {
  const found = avisDuProjet(avisOf(registre, avenant.id), avenant, contexte.sha256);
  const ecart = found?.ecart ?? null;
  if (found === null || ecart === null) return [];
  const {
    instance,
    seance: { date },
  } = found.avis;
  return changeLeFond(ecart)
    ? [
        avertir(
          `Le texte diffère du projet examiné le ${formatDate(date)} (${instance}).`,
          'L’avis porte sur le projet examiné',
        ),
      ]
    : [formeSeule(date)];
}

/**
 * Opens another request with the text of an avenant given up or refused: the same party asks, on another day. Its
 * steps, its avis, its number and its signatures are not taken along, and that is said.
 */
export function reprendreAvenant(
  registre: Registre,
  input: { readonly avenantId: string; readonly date: CivilDate },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const {
    conventionId,
    objet,
    demande,
    articles,
    operations,
    priseEffet,
    abandon,
    refus: oppose,
  } = found.value;
  const fin = abandon?.date ?? oppose?.date ?? null;
  if (fin === null) return refuse(refus('AVENANT_REPRISE', {}));
  const convention = find(registre, 'conventions', conventionId);
  if (!convention.ok) return convention;
  const quoi = 'La nouvelle demande';
  const future = notFuture(quoi, input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (input.date < fin)
    return refuse(
      refus(
        'AVENANT_ORDRE',
        { quoi, date: input.date, fait: 'la fin de l’avenant repris', faitLe: fin },
        'date',
      ),
    );
  const validite = requireValidite(registre, convention.value, quoi, input.date, 'date');
  if (!validite.ok) return validite;
  const sortie = refuseSortie(registre, convention.value, demande.partieId, input.date, 'date');
  if (sortie) return refuse(sortie);
  const avenant: Avenant = {
    ...AVENANT_VIERGE,
    id: contexte.newId(),
    conventionId,
    objet,
    demande: { ...demande, date: input.date, piece: null },
    articles,
    operations: operations.map((one) => ({ ...one, id: contexte.newId() })),
    priseEffet,
  };
  return decided(
    avenant.id,
    [put('avenants', avenant)],
    [
      avertir(
        'Le texte est repris ; restent à refaire la saisine du comité, son avis, la mise à la signature sous un nouveau numéro et toutes les signatures.',
        'Un avis et une signature valent pour l’acte qui les a reçus',
      ),
      ...validite.value,
      ...apresDenonciation(registre, convention.value),
      ...effetPrevu(registre, convention.value, avenant, contexte.aujourdhui),
    ],
  );
}

export function abandonnerAvenant(
  registre: Registre,
  input: { readonly avenantId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const closed = refuseAction(registre, found.value, 'abandonner', input.date);
  if (closed) return refuse(closed);
  const future = notFuture('La date d’abandon', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const demande = found.value.demande.date;
  if (input.date < demande) {
    return refuse(refus('AVANT_DEMANDE', { quoi: 'L’abandon', date: input.date, demande }, 'date'));
  }
  const after = { ...found.value, abandon: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('avenants', after)], numeroGarde(after));
}

/**
 * Collects signatures of an avenant: during the validity of the convention and, where its clause asks for one, after an
 * avis on that very text; the sense of the avis is free. The first one puts to signature, and numbers, an avenant
 * that was not yet: the guards are the same.
 */
export function signerAvenant(
  registre: Registre,
  input: {
    readonly avenantId: string;
    readonly signatures: readonly Signature[];
    readonly numero?: number | null;
    readonly motifTexteModifie: string | null;
    readonly motifAvis?: string | null;
    /** Why it is entered as history, when its request did not say so. */
    readonly reprise?: string | null | undefined;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const motifs = {
    motifTexteModifie: input.motifTexteModifie ?? avenant.motifTexteModifie,
    motifAvis: input.motifAvis ?? avenant.motifAvis ?? null,
  };
  // Signed some days ago, recorded today: its sentences are read on the text of the day it was signed.
  const signee = input.signatures.map(({ date }) => date).reduce(maxDate, avenant.demande.date);
  const jourLu = minDate(signee, contexte.aujourdhui);
  const jours = input.signatures.map(({ date }) => date);
  const ouvert = ouvrirConstat(input.reprise, avenant.reprise, jours, contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const ready = requireSignable(registre, avenant, motifs, contexte, { jour: jourLu, constat });
  if (!ready.ok) return ready;
  const mise = avenant.miseALaSignature;
  // Put to signature by its first signature: an earlier one, recorded later, takes that place.
  const parLaSignature = avenant.signatures.length > 0 && mise?.date === firstOf(avenant.signatures);
  const dates = [...avenant.signatures, ...input.signatures].map(({ date }) => date);
  const miseLe = mise !== null && !parLaSignature ? mise.date : dates.reduce(minDate);
  for (const [index, { signataireId }] of input.signatures.entries()) {
    const partie = partieOf(convention.parties, signataireId);
    const champ = `signatures.${index}.signataireId`;
    const sortie = partie === undefined ? null : refuseSortie(registre, convention, partie.id, miseLe, champ);
    const denied = constater(constat, sortie);
    if (denied !== null) return refuse(denied);
  }
  const signants = partiesSignantes(versionsParties(registre, convention), avenant, contexte.aujourdhui);
  const signatures = addSignatures(
    { ...convention, parties: signants },
    avenant.signatures,
    input.signatures,
    contexte.aujourdhui,
  );
  if (!signatures.ok) return signatures;
  const vacante = constater(constat, refuseSignaturesVacantes(registre, convention, input.signatures));
  if (vacante !== null) return refuse(vacante);
  const avertissements: Avertissement[] = [...ready.value.avertissements];
  const { avis, regle } = ready.value;
  for (const [index, { date }] of input.signatures.entries()) {
    const champ = `signatures.${index}.date`;
    const jour = requireJour(
      registre,
      convention,
      avenant,
      { quoi: 'La signature de l’avenant', date, champ },
      refus(
        'AVIS_POSTERIEUR',
        { avis: avis?.seance.date ?? date, signature: date, source: regle.source },
        champ,
      ),
      { ...ready.value, constat },
    );
    if (!jour.ok) return jour;
    if (index === 0) avertissements.push(...jour.value);
    if (mise !== null && !parLaSignature && date < mise.date) {
      const fait = 'la mise à la signature';
      const ordre = { quoi: 'La signature de l’avenant', date, fait, faitLe: mise.date };
      const denied = constater(constat, refus('AVENANT_ORDRE', ordre, champ));
      if (denied !== null) return refuse(denied);
    }
  }
  if (avis !== null && regle.avisRequis && input.signatures.some(({ date }) => date === avis.seance.date)) {
    avertissements.push(memeJourQueLAvis('Signature', avis, regle));
  }
  const numerote = numeroter(registre, avenant, input.numero ?? null);
  if (!numerote.ok) return numerote;
  avertissements.push(...numerote.value.avertissements);
  const objet = { collection: 'avenants', id: avenant.id } as const;
  // Of an act taken over, it is one of its defects.
  avertissements.push(
    ...constaterAlertes(constat, signaturesAvantExecutoire(registre, convention, objet, input.signatures)),
  );
  const after: Avenant = {
    ...avenant,
    signatures: signatures.value,
    // A reason given for a text that did not change would be a false statement in the record.
    motifTexteModifie: ready.value.texteModifie ? motifs.motifTexteModifie : null,
    ...(ready.value.avisVicie ? { motifAvis: motifs.motifAvis } : {}),
    miseALaSignature:
      mise !== null && !parLaSignature
        ? mise
        : {
            date: miseLe,
            empreinteProjet: mise?.empreinteProjet ?? contexte.sha256(texteDuProjet(avenant)),
          },
    numero: numerote.value.numero,
    ...avecConstat(avenant.reprise, constat),
  };
  avertissements.push(...direReprise(registre, { collection: 'avenants', entite: after }));
  if (mise === null) avertissements.push(...visasPosterieurs(textesDuProjet(avenant), miseLe));
  const last = lastSignature(signatairesDe(registre, convention, after), after.signatures);
  if (last !== null) avertissements.push(...ordreDesNumeros(registre, convention, after, last.date));
  return decided(after.id, [put('avenants', after)], avertissements);
}

const firstOf = (signatures: readonly Signature[]): CivilDate | undefined =>
  signatures.length === 0 ? undefined : signatures.map(({ date }) => date).reduce(minDate);
