import { formatDate, maxDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee, versionsParties } from '../consolidation/parties';
import { termeEnVigueur } from '../consolidation/terme';
import type { Convention } from '../fiches/convention';
import { requireValidite } from '../convention/validite';
import { avisDuProjet, changeLeFond } from './ecart';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { avenantsOf, avisOf, find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { missingSignataires } from '../parties/partie';
import type { Signature } from '../parties/partie';
import { addSignatures } from '../convention/signer';
import { partiesSignantes } from '../parties/versions';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { AVENANT_VIERGE, texteDuProjet } from '../fiches/avenant';
import type { ArticleAvenant, Avenant, PriseEffet } from '../fiches/avenant';
import { saisineWarnings } from './saisine';
import { formeSeule, memeJourQueLAvis, requireJour, requireSignable } from './signable';
import { refuseAction } from './transitions';

export type Projet = {
  readonly objet: string;
  readonly articles: readonly ArticleAvenant[];
  readonly priseEffet: PriseEffet;
};

/** Records the request of one party (art. 6, al. 3), during the convention's validity. */
export function demanderAvenant(
  registre: Registre,
  input: Projet & {
    readonly conventionId: string;
    readonly partieId: string;
    readonly date: CivilDate;
    readonly auteurId: string;
    readonly piece: string | null;
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
  const validite = requireValidite(registre, convention, 'La demande', input.date, 'date');
  if (!validite.ok) return validite;
  const avenant: Avenant = {
    ...AVENANT_VIERGE,
    id: contexte.newId(),
    conventionId: convention.id,
    objet: input.objet,
    demande: { partieId: partie.value.id, date: input.date, auteurId: auteur.value.id, piece: input.piece },
    articles: input.articles,
    priseEffet: input.priseEffet,
  };
  return decided(
    avenant.id,
    [put('avenants', avenant)],
    [...validite.value, ...effetTardif(registre, convention, input, contexte.aujourdhui)],
  );
}

/** An entry into force after the end of the convention would never come. */
function effetTardif(
  registre: Registre,
  convention: Convention,
  { priseEffet }: Pick<Projet, 'priseEffet'>,
  aujourdhui: CivilDate,
): readonly Avertissement[] {
  const terme = termeEnVigueur(registre, convention, aujourdhui, { aVenir: true });
  return priseEffet.nature === 'date' && terme.date !== null && priseEffet.date > terme.date
    ? [
        avertir(
          `La prise d’effet prévue (${formatDate(priseEffet.date)}) vient après la fin de la convention (${formatDate(terme.date)}${
            terme.etat === 'confirme' ? '' : ', à confirmer'
          }).`,
          'Convention, art. 6, al. 3',
        ),
      ]
    : [];
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
  const closed = requireRedigible(registre, avenant);
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
      ...effetTardif(registre, convention.value, input, contexte.aujourdhui),
    ],
  );
}

/** Why the text of a draft may not be written any more; null while it may. Every command that writes it asks this. */
export const requireRedigible = (registre: Registre, avenant: Avenant): Refus | null =>
  refuseAction(registre, avenant, 'rediger');

/** How the draft now departs from the one the committee examined. */
function texteExamine(
  registre: Registre,
  avenant: Avenant,
  contexte: Pick<Contexte, 'sha256'>,
): readonly Avertissement[] {
  const found = avisDuProjet(avisOf(registre, avenant.id), avenant, contexte.sha256);
  const ecart = found?.ecart ?? null;
  if (found === null || ecart === null) return [];
  const { date } = found.avis.seance;
  return changeLeFond(ecart)
    ? [
        avertir(
          `Le texte diffère du projet examiné par le CREFOP le ${formatDate(date)}.`,
          'Convention, art. 6, al. 3',
        ),
      ]
    : [formeSeule(date)];
}

export function abandonnerAvenant(
  registre: Registre,
  input: { readonly avenantId: string; readonly date: CivilDate; readonly motif: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const closed = refuseAction(registre, found.value, 'abandonner');
  if (closed) return refuse(closed);
  const future = notFuture('La date d’abandon', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const demande = found.value.demande.date;
  if (input.date < demande) {
    return refuse(refus('AVANT_DEMANDE', { quoi: 'L’abandon', date: input.date, demande }, 'date'));
  }
  const after = { ...found.value, abandon: { date: input.date, motif: input.motif } };
  return decided(after.id, [put('avenants', after)]);
}

/**
 * Collects signatures of an avenant. Art. 6, al. 3: during the validity of the convention and after an avis of the
 * CREFOP on that very text; the sense of the avis is free. The number is given by the last signature. The first one
 * puts to signature an avenant that was not yet: the guards are the same.
 */
export function signerAvenant(
  registre: Registre,
  input: {
    readonly avenantId: string;
    readonly signatures: readonly Signature[];
    readonly motifTexteModifie: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const convention = parent.value;
  const motif = input.motifTexteModifie ?? avenant.motifTexteModifie;
  // Signed some days ago, recorded today: its sentences are read on the text of the day it was signed.
  const signee = input.signatures.map(({ date }) => date).reduce(maxDate, avenant.demande.date);
  const lecture = { ...contexte, aujourdhui: minDate(signee, contexte.aujourdhui) };
  const ready = requireSignable(registre, avenant, motif, lecture);
  if (!ready.ok) return ready;
  const signants = partiesSignantes(versionsParties(registre, convention), avenant, contexte.aujourdhui);
  const signatures = addSignatures(
    { ...convention, parties: signants },
    avenant.signatures,
    input.signatures,
    contexte.aujourdhui,
  );
  if (!signatures.ok) return signatures;
  const avertissements: Avertissement[] = [...ready.value.avertissements];
  const { avis } = ready.value;
  const dates = [...avenant.signatures, ...input.signatures].map(({ date }) => date);
  const mise = avenant.miseALaSignature;
  // Put to signature by its first signature: an earlier one, recorded later, takes that place.
  const parLaSignature = avenant.signatures.length > 0 && mise?.date === firstOf(avenant.signatures);
  for (const [index, { date }] of input.signatures.entries()) {
    const champ = `signatures.${index}.date`;
    const jour = requireJour(
      registre,
      convention,
      avenant,
      { quoi: 'La signature de l’avenant', date, champ },
      refus('AVIS_POSTERIEUR', { avis: avis.seance.date, signature: date }, champ),
      avis,
    );
    if (!jour.ok) return jour;
    if (index === 0) avertissements.push(...jour.value);
    if (mise !== null && !parLaSignature && date < mise.date) {
      const fait = 'la mise à la signature';
      return refuse(
        refus('AVENANT_ORDRE', { quoi: 'La signature de l’avenant', date, fait, faitLe: mise.date }, champ),
      );
    }
  }
  if (input.signatures.some(({ date }) => date === avis.seance.date)) {
    avertissements.push(memeJourQueLAvis('Signature', avis));
  }
  const complete = missingSignataires(convention.parties, signatures.value).length === 0;
  const after: Avenant = {
    ...avenant,
    signatures: signatures.value,
    // A reason given for a text that did not change would be a false statement in the record.
    motifTexteModifie: ready.value.texteModifie ? motif : null,
    miseALaSignature:
      mise !== null && !parLaSignature
        ? mise
        : {
            date: dates.reduce(minDate),
            empreinteProjet: mise?.empreinteProjet ?? contexte.sha256(texteDuProjet(avenant)),
          },
    numero: complete ? nextNumero(registre, convention.id) : null,
  };
  return decided(after.id, [put('avenants', after)], avertissements);
}

const firstOf = (signatures: readonly Signature[]): CivilDate | undefined =>
  signatures.length === 0 ? undefined : signatures.map(({ date }) => date).reduce(minDate);

/** 1, 2, 3… without gap, per convention; a number is never given twice. */
function nextNumero(registre: Registre, conventionId: string): number {
  return 1 + Math.max(0, ...avenantsOf(registre, conventionId).map(({ numero }) => numero ?? 0));
}
