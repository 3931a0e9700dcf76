import { texteDuProjet } from '../avenant/avenant';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { missingSignataires } from '../parties/partie';
import { refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { isAvisRendu, quorumAtteint } from './avis';
import type { Avis, Seance, SensAvis, Votes } from './avis';

export const INSTANCE_USUELLE =
  'Comité régional de l’emploi, de la formation et de l’orientation professionnelles (CREFOP)';

/**
 * Records the avis given in séance on the draft as it stands now: its fingerprint binds the avis to that text.
 * What the file lacks (convocation, quorum, vote, minutes) is said, not invented.
 */
export function enregistrerAvis(
  registre: Registre,
  input: {
    readonly avenantId: string;
    readonly instance: string;
    readonly seance: Seance;
    readonly sens: SensAvis;
    readonly votes: Votes | null;
    readonly texte: string;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  if (avenant.abandon !== null) return refuse(refus('AVENANT_ABANDONNE', { date: avenant.abandon.date }));
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  if (missingSignataires(convention.value.parties, avenant.signatures).length === 0)
    return refuse(refus('AVENANT_SIGNE', {}));
  if (avenant.signatures.length > 0) return refuse(refus('AVIS_SEANCE_SUR_AVENANT_SIGNE', {}));
  if (avenant.articles.length === 0) return refuse(refus('AVENANT_SANS_TEXTE', {}));
  const { seance, sens, votes } = input;
  const future = notFuture('La date de la séance', seance.date, contexte.aujourdhui, 'seance.date');
  if (future) return refuse(future);
  if (seance.convocationLe !== null && seance.convocationLe >= seance.date) {
    return refuse(refus('CONVOCATION_APRES_SEANCE', { seance: seance.date }, 'seance.convocationLe'));
  }
  if (seance.quorum !== null && seance.quorum.presents > seance.quorum.membres) {
    return refuse(refus('AVIS_QUORUM_INCOHERENT', seance.quorum, 'seance.quorum.presents'));
  }
  const voices = votes === null ? 0 : votes.pour + votes.contre + votes.abstentions + votes.nePrendPasPart;
  if (seance.quorum !== null && voices > seance.quorum.presents) {
    return refuse(
      refus('AVIS_VOTES_INCOHERENTS', { votes: voices, presents: seance.quorum.presents }, 'votes.pour'),
    );
  }
  const needsText = sens === 'favorable_avec_reserves' || sens === 'favorable_avec_recommandations';
  if (needsText && input.texte === '') return refuse(refus('AVIS_TEXTE_REQUIS', {}, 'texte'));
  const avis: Avis = {
    id: contexte.newId(),
    conventionId: avenant.conventionId,
    avenantId: avenant.id,
    instance: input.instance,
    seance,
    sens,
    votes,
    texte: input.texte,
    empreinteProjet: contexte.sha256(texteDuProjet(avenant)),
    publication: null,
  };
  const avertissements = avisWarnings(avis);
  if (seance.date < avenant.demande.date) {
    avertissements.push({
      message: `La séance (${formatDate(seance.date)}) précède la demande d’avenant (${formatDate(avenant.demande.date)}).`,
      source: 'Convention, art. 6, al. 3',
    });
  }
  return decided(avis.id, [put('avis', avis)], avertissements);
}

/** Records that the avis was made public. */
export function publierAvis(
  registre: Registre,
  input: { readonly avisId: string; readonly date: CivilDate; readonly support: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avis', input.avisId);
  if (!found.ok) return found;
  const future = notFuture('La date de publication', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (input.date < found.value.seance.date) {
    return refuse(refus('PUBLICATION_AVANT_SEANCE', { seance: found.value.seance.date }, 'date'));
  }
  const after = { ...found.value, publication: { date: input.date, support: input.support } };
  return decided(after.id, [put('avis', after)]);
}

/** What could be held against this avis, or is missing from its file. */
export function avisWarnings(avis: Avis): Avertissement[] {
  const warnings: Avertissement[] = [];
  if (!isAvisRendu(avis.sens)) {
    warnings.push({
      message:
        'Un report ou un silence n’est pas un avis : la signature reste bloquée. Aucun texte ne prévoit d’avis tacite.',
      source: 'C. trav., art. R. 6123-3-15',
    });
  }
  if (avis.seance.formation === 'bureau') {
    warnings.push({
      message:
        'Avis rendu par le bureau : l’avis appartient au comité ; joignez la clause du règlement intérieur qui le permet.',
      source: 'C. trav., art. R. 6123-3-9',
    });
  }
  if (avis.seance.quorum === null) {
    warnings.push({ message: 'Le quorum n’est pas renseigné.', source: 'CRPA, art. R. 133-10' });
  } else if (!quorumAtteint(avis.seance.quorum)) {
    warnings.push({
      message: `Quorum non atteint : ${avis.seance.quorum.presents} présents ou représentés sur ${avis.seance.quorum.membres}. Une seconde convocation sur le même ordre du jour est nécessaire.`,
      source: 'CRPA, art. R. 133-10',
    });
  }
  if (avis.seance.convocationLe === null) {
    warnings.push({
      message: 'La date de convocation n’est pas renseignée.',
      source: 'C. trav., art. R. 6123-3-14',
    });
  }
  if (avis.votes === null)
    warnings.push({ message: 'Le vote n’est pas renseigné.', source: 'CRPA, art. R. 133-11' });
  if (avis.seance.procesVerbal === null) {
    warnings.push({
      message: 'La référence du procès-verbal n’est pas renseignée.',
      source: 'CRPA, art. R. 133-13',
    });
  }
  if (avis.publication === null && isAvisRendu(avis.sens)) {
    warnings.push({
      message: 'L’avis n’a pas encore été rendu public.',
      source: 'C. trav., art. R. 6123-3-2',
    });
  }
  return warnings;
}
