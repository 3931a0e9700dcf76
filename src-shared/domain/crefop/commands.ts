import { sansTexte, texteDuProjet } from '../fiches/avenant';
import { avisWarnings } from '../avenant/defauts-avis';
import { saisineManquante } from '../avenant/saisine';
import { refuseAction } from '../avenant/transitions';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { refus } from '../refus';
import { put } from '../registre';
import type { Registre } from '../registre';
import { refuse } from '../result';
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
  const closed = refuseAction(registre, avenant, 'enregistrer_avis', contexte.aujourdhui);
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
  return decided(
    avis.id,
    [put('avis', avis)],
    [...avisWarnings(avis, avenant), ...saisineManquante(avenant)],
  );
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
