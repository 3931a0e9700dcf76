import { sansTexte, texteDuProjet } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { avisWarnings } from '../avenant/defauts-avis';
import { saisineManquante } from '../avenant/saisine';
import { repriseAvec } from '../avenant/reprise';
import type { Reprise } from '../avenant/reprise';
import { refuseAction } from '../avenant/transitions';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import type { CodeRefus, Refus } from '../refus';
import { put } from '../registre';
import type { Changement, Registre } from '../registre';
import { refuse } from '../result';
import { direVisa, isAvisRendu } from '../fiches/avis';
import type { Avis } from '../fiches/avis';
import { texteDeConvention } from '../fiches/convention';
import { avisTardif } from '../convention/avis-prealable';
import { typographie } from '../typographie';

export const INSTANCE_USUELLE =
  'Comité régional de l’emploi, de la formation et de l’orientation professionnelles (CREFOP)';

/** What the minutes of a séance say. */
type AvisRendu = Pick<Avis, 'instance' | 'seance' | 'sens' | 'votes' | 'texte'>;

/** What in the minutes contradicts itself. */
function refuseAvis({ seance, sens, votes, texte }: AvisRendu, contexte: Contexte): Refus | null {
  const future = notFuture('La date de la séance', seance.date, contexte.aujourdhui, 'seance.date');
  if (future) return future;
  if (seance.convocationLe !== null && seance.convocationLe >= seance.date)
    return refus('CONVOCATION_APRES_SEANCE', { seance: seance.date }, 'seance.convocationLe');
  const { quorum } = seance;
  if (quorum !== null && (quorum.membres === 0 || quorum.presents > quorum.membres))
    return refus('AVIS_QUORUM_INCOHERENT', quorum, 'seance.quorum.presents');
  const voices = votes === null ? 0 : votes.pour + votes.contre + votes.abstentions + votes.nePrendPasPart;
  if (quorum !== null && voices > quorum.presents)
    return refus('AVIS_VOTES_INCOHERENTS', { votes: voices, presents: quorum.presents }, 'votes.pour');
  const needsText = sens === 'favorable_avec_reserves' || sens === 'favorable_avec_recommandations';
  return needsText && texte === '' ? refus('AVIS_TEXTE_REQUIS', {}, 'texte') : null;
}

const DEJA_SIGNE: ReadonlySet<CodeRefus> = new Set<CodeRefus>([
  'AVENANT_SIGNE',
  'AVIS_SEANCE_SUR_AVENANT_SIGNE',
]);

/** It has an avis now; given after its first signature, that is its defect. */
function avecAvis(reprise: Reprise, { signatures }: Avenant, seance: CivilDate): Reprise {
  const sansAvis = refus('AVIS_ABSENT', { source: '' }).message;
  const first = signatures.map(({ date }) => date).sort()[0];
  const tardif = first !== undefined && seance > first;
  return repriseAvec(
    { ...reprise, defauts: reprise.defauts.filter((one) => one !== sansAvis) },
    reprise.motif,
    tardif ? [`L’avis du ${formatDate(seance)} a été rendu après la signature du ${formatDate(first)}.`] : [],
  );
}

/**
 * Records the avis given in séance on the draft as it stands now: its fingerprint binds the avis to that text.
 * What the file lacks (convocation, quorum, vote, minutes) is said, not invented.
 */
export function enregistrerAvis(
  registre: Registre,
  input: AvisRendu & { readonly avenantId: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const empeche = refuseAction(registre, avenant, 'enregistrer_avis', input.seance.date);
  // Of an act of the past, entered as history, the avis may be recorded after the signatures.
  const { reprise } = avenant;
  const closed = reprise !== undefined && empeche !== null && DEJA_SIGNE.has(empeche.code) ? null : empeche;
  if (closed) return refuse(closed);
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const denied = sansTexte(avenant) ? refus('AVENANT_SANS_TEXTE', {}) : refuseAvis(input, contexte);
  if (denied) return refuse(denied);
  const projetExamine = texteDuProjet(avenant);
  const { instance, seance, sens, votes, texte } = input;
  const avis: Avis = {
    id: contexte.newId(),
    conventionId: avenant.conventionId,
    avenantId: avenant.id,
    instance,
    seance,
    sens,
    votes,
    texte,
    empreinteProjet: contexte.sha256(projetExamine),
    projetExamine,
    publication: null,
  };
  return decided(
    avis.id,
    [
      put('avis', avis),
      ...(reprise === undefined
        ? []
        : [put('avenants', { ...avenant, reprise: avecAvis(reprise, avenant, seance.date) })]),
    ],
    [...avisWarnings(avis, avenant), ...saisineManquante(avenant)],
  );
}

/**
 * Records the avis on the convention itself, which the code wants before it is concluded (C. trav., art. R. 6123-3-2,
 * 5°). While nobody has signed, the convention takes it among its visas; afterwards its text no longer moves.
 */
export function enregistrerAvisSurConvention(
  registre: Registre,
  input: AvisRendu & { readonly conventionId: string },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const denied = refuseAvis(input, contexte);
  if (denied) return refuse(denied);
  const { instance, seance, sens, votes, texte } = input;
  const avis: Avis = {
    id: contexte.newId(),
    conventionId: convention.id,
    avenantId: null,
    instance,
    seance,
    sens,
    votes,
    texte,
    empreinteProjet: contexte.sha256(texteDeConvention(convention)),
    projetExamine: null,
    publication: null,
  };
  const avertissements = [...avisWarnings(avis, null), ...avisTardif(convention, avis)];
  const changes: Changement[] = [put('avis', avis)];
  if (isAvisRendu(sens)) {
    const visa = typographie(direVisa(avis));
    if (convention.signatures.length === 0)
      changes.push(
        put('conventions', {
          ...convention,
          visas: [...convention.visas, { id: `visa-${avis.id}`, texte: visa }],
        }),
      );
    else if (!convention.visas.some((one) => typographie(one.texte) === visa))
      avertissements.push(
        avertir(
          'La convention est déjà signée : son texte ne change plus, et elle ne vise pas cet avis.',
          'Tous les originaux portent le même texte',
        ),
      );
  }
  return decided(avis.id, changes, avertissements);
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
