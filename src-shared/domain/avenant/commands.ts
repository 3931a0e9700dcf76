import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { concordanceDe, phrasesSansOperation } from '../consolidation/concordance';
import { termeEnVigueur } from '../consolidation/terme';
import type { Convention } from '../convention/convention';
import { refuseIfDenounced, requireValidite } from '../convention/validite';
import type { Avis } from '../crefop/avis';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { avenantsOf, avisApplicable, avisOf, find, findPartie, findSignataireOf, notFuture } from '../lookup';
import { missingSignataires } from '../parties/partie';
import type { Signature } from '../parties/partie';
import { addSignatures } from '../parties/signer';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { AVENANT_VIERGE, texteDuProjet } from './avenant';
import type { ArticleAvenant, Avenant, PriseEffet } from './avenant';

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
  const partie = findPartie(convention, input.partieId, 'partieId');
  if (!partie.ok) return partie;
  const auteur = findSignataireOf(convention, partie.value, input.auteurId, 'auteurId');
  if (!auteur.ok) return auteur;
  const future = notFuture('La date de la demande', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const denounced = refuseIfDenounced(registre, convention);
  if (denounced) return refuse(denounced);
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
    [...validite.value, ...effetTardif(registre, convention, input)],
  );
}

/** An entry into force after the end of the convention would never come. */
function effetTardif(
  registre: Registre,
  convention: Convention,
  { priseEffet }: Pick<Projet, 'priseEffet'>,
): readonly Avertissement[] {
  const terme = termeEnVigueur(registre, convention, null);
  return priseEffet.nature === 'date' && priseEffet.date > terme.date
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
  const empreinte = contexte.sha256(texteDuProjet(after));
  const avis = avisApplicable(avisOf(registre, avenant.id), empreinte);
  return decided(
    after.id,
    [put('avenants', after)],
    [
      ...(avis === null || avis.empreinteProjet === empreinte
        ? []
        : [
            avertir(
              `Le texte diffère du projet examiné par le CREFOP le ${formatDate(avis.seance.date)}.`,
              'Convention, art. 6, al. 3',
            ),
          ]),
      ...effetTardif(registre, convention.value, input),
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
  const open = requireOpen(registre, found.value);
  if (open) return refuse(open);
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
 * CREFOP on that very text; the sense of the avis is free. The number is given by the last signature.
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
  const ready = requireSignable(registre, avenant, motif, contexte);
  if (!ready.ok) return ready;
  const signatures = addSignatures(convention, avenant.signatures, input.signatures, contexte.aujourdhui);
  if (!signatures.ok) return signatures;
  const avertissements: Avertissement[] = [...ready.value.avertissements];
  const avisLe = ready.value.avis.seance.date;
  for (const [index, { date }] of input.signatures.entries()) {
    const champ = `signatures.${index}.date`;
    const validite = requireValidite(registre, convention, 'La signature de l’avenant', date, champ);
    if (!validite.ok) return validite;
    if (index === 0) avertissements.push(...validite.value);
    if (date < avisLe) return refuse(refus('AVIS_POSTERIEUR', { avis: avisLe, signature: date }, champ));
    const demande = avenant.demande.date;
    if (date < demande) {
      return refuse(refus('AVANT_DEMANDE', { quoi: 'La signature de l’avenant', date, demande }, champ));
    }
  }
  if (input.signatures.some(({ date }) => date === avisLe)) {
    avertissements.push(
      avertir(
        `Signature le jour même de l’avis (${formatDate(avisLe)}) : gardez la preuve que l’avis l’a précédée.`,
        'Convention, art. 6, al. 3 : « après avis du CREFOP »',
      ),
    );
  }
  const complete = missingSignataires(convention.parties, signatures.value).length === 0;
  const after: Avenant = {
    ...avenant,
    signatures: signatures.value,
    // A reason given for a text that did not change would be a false statement in the record.
    motifTexteModifie: ready.value.texteModifie ? motif : null,
    numero: complete ? nextNumero(registre, convention.id) : null,
  };
  return decided(after.id, [put('avenants', after)], avertissements);
}

/** 1, 2, 3… without gap, per convention; a number is never given twice. */
function nextNumero(registre: Registre, conventionId: string): number {
  return 1 + Math.max(0, ...avenantsOf(registre, conventionId).map(({ numero }) => numero ?? 0));
}

/** Whether the avenant may be put to signature today, and the avis it rests on. The screens ask it beforehand. */
export function requireSignable(
  registre: Registre,
  avenant: Avenant,
  motifTexteModifie: string | null,
  contexte: Pick<Contexte, 'sha256' | 'aujourdhui'>,
): Result<{
  readonly avis: Avis;
  readonly texteModifie: boolean;
  readonly avertissements: readonly Avertissement[];
}> {
  const open = requireOpen(registre, avenant);
  if (open) return refuse(open);
  const parent = find(registre, 'conventions', avenant.conventionId);
  if (!parent.ok) return parent;
  const denounced = refuseIfDenounced(registre, parent.value);
  if (denounced) return refuse(denounced);
  if (avenant.articles.length === 0 && avenant.operations.length === 0)
    return refuse(refus('AVENANT_SANS_TEXTE', {}));
  const empreinte = contexte.sha256(texteDuProjet(avenant));
  const avis = avisApplicable(avisOf(registre, avenant.id), empreinte);
  if (avis === null) return refuse(refus('AVIS_ABSENT', {}));
  // Once a signature is collected the text no longer moves: the next ones are facts to record.
  const discord =
    avenant.signatures.length > 0 ? null : refuseDiscordance(registre, parent.value, avenant, contexte);
  if (discord !== null) return refuse(discord);
  const avertissements: Avertissement[] = [];
  const texteModifie = avis.empreinteProjet !== empreinte;
  if (texteModifie) {
    if (motifTexteModifie === null) {
      return refuse(refus('AVIS_AUTRE_PROJET', { seance: avis.seance.date }, 'motifTexteModifie'));
    }
    avertissements.push(
      avertir(
        `Texte modifié depuis l’avis du ${formatDate(avis.seance.date)} : ${motifTexteModifie}`,
        'Convention, art. 6, al. 3',
      ),
    );
  }
  if (avis.sens === 'defavorable') {
    avertissements.push(
      avertir(
        `L’avis du ${formatDate(avis.seance.date)} est défavorable : il est consultatif et ne bloque pas la signature.`,
        'Convention, art. 6, al. 3',
      ),
    );
  }
  if (avis.sens === 'pris_acte') {
    avertissements.push(
      avertir(
        'Le comité a « pris acte » : il peut être soutenu qu’il n’a pas pris position.',
        'Convention, art. 6, al. 3',
      ),
    );
  }
  return ok({ avis, texteModifie, avertissements });
}

/** A sentence, an operation or the text it gives that does not agree with the others, and that nobody settled. */
function refuseDiscordance(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  { aujourdhui }: Pick<Contexte, 'aujourdhui'>,
): Refus | null {
  // Most drafts of an older registry change nothing by operations: their text is not worked out for nothing.
  if (avenant.operations.length === 0 && phrasesSansOperation(avenant).length === 0) return null;
  const { lignes, defauts, pret } = concordanceDe(registre, convention, avenant, aujourdhui);
  if (pret) return null;
  const open = [...lignes.flatMap((ligne) => ligne.defauts), ...defauts].filter(
    ({ bloquant, tranche }) => bloquant && !tranche,
  );
  const [first] = open;
  return first === undefined
    ? null
    : refus('CONCORDANCE_DEFAUT', { defaut: first.message, remede: first.remede, autres: open.length - 1 });
}

/** Why the text of a draft may not be written any more; null while it may. */
export function requireRedigible(registre: Registre, avenant: Avenant): Refus | null {
  const closed = requireOpen(registre, avenant);
  if (closed !== null) return closed;
  return avenant.signatures.length > 0 ? refus('AVENANT_SIGNATURES_COMMENCEES', {}) : null;
}

/** Not abandoned, not signed by all. */
function requireOpen(registre: Registre, avenant: Avenant): Refus | null {
  if (avenant.abandon !== null) return refus('AVENANT_ABANDONNE', { date: avenant.abandon.date });
  const convention = registre.conventions.get(avenant.conventionId);
  if (convention && missingSignataires(convention.parties, avenant.signatures).length === 0) {
    return refus('AVENANT_SIGNE', {});
  }
  return null;
}
