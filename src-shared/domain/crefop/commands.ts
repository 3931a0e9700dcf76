import { sansTexte, texteDuProjet } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { saisineManquante } from '../avenant/saisine';
import { refuseAction } from '../avenant/transitions';
import { daysBetween, formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { SENS_LABELS, isAvisRendu, quorumAtteint } from '../fiches/avis';
import type { Avis, Seance, SensAvis, Votes } from '../fiches/avis';

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
  const closed = refuseAction(registre, avenant, 'enregistrer_avis');
  if (closed) return refuse(closed);
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  if (sansTexte(avenant)) return refuse(refus('AVENANT_SANS_TEXTE', {}));
  const { seance, sens, votes } = input;
  const future = notFuture('La date de la séance', seance.date, contexte.aujourdhui, 'seance.date');
  if (future) return refuse(future);
  if (seance.convocationLe !== null && seance.convocationLe >= seance.date) {
    return refuse(refus('CONVOCATION_APRES_SEANCE', { seance: seance.date }, 'seance.convocationLe'));
  }
  if (
    seance.quorum !== null &&
    (seance.quorum.membres === 0 || seance.quorum.presents > seance.quorum.membres)
  ) {
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
  const projetExamine = texteDuProjet(avenant);
  const avis: Avis = {
    id: contexte.newId(),
    conventionId: avenant.conventionId,
    avenantId: avenant.id,
    instance: input.instance,
    seance,
    sens,
    votes,
    texte: input.texte,
    empreinteProjet: contexte.sha256(projetExamine),
    projetExamine,
    publication: null,
  };
  const avertissements = avisWarnings(avis);
  if (seance.date < avenant.demande.date) {
    avertissements.push(
      avertir(
        `La séance (${formatDate(seance.date)}) précède la demande d’avenant (${formatDate(avenant.demande.date)}).`,
        'Convention, art. 6, al. 3',
      ),
    );
  }
  avertissements.push(...saisineManquante(avenant), ...autreQueLaSaisine(avenant, avis));
  return decided(avis.id, [put('avis', avis)], avertissements);
}

/** The séance, or the draft it examined, is not the one the referral announced. */
function autreQueLaSaisine({ saisine }: Avenant, avis: Avis): readonly Avertissement[] {
  if (saisine === null) return [];
  const le = formatDate(saisine.date);
  if (avis.seance.date < saisine.date) {
    return [
      avertir(
        `La séance (${formatDate(avis.seance.date)}) précède la saisine du CREFOP (${le}).`,
        'C. trav., art. R. 6123-3-2',
      ),
    ];
  }
  return avis.empreinteProjet === saisine.empreinteProjet
    ? []
    : [
        avertir(
          `Le projet examiné n’est pas celui transmis au CREFOP le ${le} : vérifiez au procès-verbal le texte dont il a débattu.`,
          'C. trav., art. R. 6123-3-2',
        ),
      ];
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
  if (found.value.publication !== null) {
    return refuse(refus('PUBLICATION_DEJA_CONNUE', { date: found.value.publication.date }, 'date'));
  }
  const after = { ...found.value, publication: { date: input.date, support: input.support } };
  return decided(after.id, [put('avis', after)]);
}

/** A majority against a favourable avis, or the reverse: possible only by a slip, or by a rule the file must state. */
function contradicts(sens: SensAvis, { pour, contre }: Votes): boolean {
  switch (sens) {
    case 'favorable':
    case 'favorable_avec_reserves':
    case 'favorable_avec_recommandations':
      return pour <= contre;
    case 'defavorable':
      return contre <= pour;
    case 'partage':
      return pour !== contre;
    case 'pris_acte':
    case 'sursis':
    case 'sans_avis':
      return false;
  }
}

/** What could be held against this avis, or is missing from its file. */
export function avisWarnings(avis: Avis): Avertissement[] {
  const warnings: Avertissement[] = [];
  if (!isAvisRendu(avis.sens)) {
    warnings.push(
      avertir(
        'Un report ou un silence n’est pas un avis : la signature reste bloquée. Aucun texte ne prévoit d’avis tacite.',
        'C. trav., art. R. 6123-3-15',
      ),
    );
  }
  if (avis.seance.formation === 'bureau') {
    warnings.push(
      avertir(
        'Avis rendu par le bureau : l’avis appartient au comité ; joignez la clause du règlement intérieur qui le permet.',
        'C. trav., art. R. 6123-3-9',
      ),
    );
  }
  if (avis.seance.quorum === null) {
    warnings.push(avertir('Le quorum n’est pas renseigné.', 'CRPA, art. R. 133-10'));
  } else if (!quorumAtteint(avis.seance.quorum)) {
    warnings.push(
      avertir(
        `Quorum non atteint : ${avis.seance.quorum.presents} présents ou représentés sur ${avis.seance.quorum.membres}. Une seconde convocation sur le même ordre du jour est nécessaire.`,
        'CRPA, art. R. 133-10',
      ),
    );
  }
  if (avis.seance.convocationLe === null) {
    warnings.push(avertir('La date de convocation n’est pas renseignée.', 'C. trav., art. R. 6123-3-14'));
  }
  if (avis.seance.convocationLe !== null && daysBetween(avis.seance.convocationLe, avis.seance.date) < 5) {
    warnings.push(
      avertir(
        'La convocation précède la séance de moins de cinq jours.',
        avis.seance.formation === 'bureau' ? 'C. trav., art. R. 6123-3-15' : 'CRPA, art. R. 133-8',
      ),
    );
  }
  if (avis.votes !== null && contradicts(avis.sens, avis.votes)) {
    warnings.push(
      avertir(
        `Le décompte (${avis.votes.pour} pour, ${avis.votes.contre} contre) ne correspond pas à un avis ${SENS_LABELS[avis.sens]} : vérifiez le procès-verbal.`,
        'CRPA, art. R. 133-11',
      ),
    );
  }
  if (avis.votes === null) warnings.push(avertir('Le vote n’est pas renseigné.', 'CRPA, art. R. 133-11'));
  if (avis.seance.procesVerbal === null) {
    warnings.push(avertir('La référence du procès-verbal n’est pas renseignée.', 'CRPA, art. R. 133-13'));
  }
  if (avis.publication === null && isAvisRendu(avis.sens)) {
    warnings.push(avertir('L’avis n’a pas encore été rendu public.', 'C. trav., art. R. 6123-3-2'));
  }
  return warnings;
}
