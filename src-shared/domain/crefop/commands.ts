import { sansTexte, texteDuProjet } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { avisWarnings } from '../avenant/defauts-avis';
import { saisineManquante } from '../avenant/saisine';
import { refuseAction } from '../avenant/transitions';
import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { nomTropTot } from '../comite/instance';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { find, notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import type { Refus } from '../refus';
import { put } from '../registre';
import type { Changement, Registre } from '../registre';
import { avecConstat, constater, constaterAlertes, direReprise, ouvrirConstat, sansDefaut } from '../reprise';
import type { Constat, Reprise } from '../reprise';
import { refuse } from '../result';
import { direVisa, isAvisRendu } from '../fiches/avis';
import type { Avis } from '../fiches/avis';
import { texteDeConvention } from '../fiches/convention';
import { SANS_AVIS, avisTardif } from '../convention/avis-prealable';
import { refuseSelonEtat } from '../etats/table';
import { TABLE_AVIS, etatAvis } from './etats';
import { typographie } from '../typographie';

export const INSTANCE_USUELLE =
  'Comité régional de l’emploi, de la formation et de l’orientation professionnelles (CREFOP)';

/** What the minutes of a séance say. */
type AvisRendu = Pick<Avis, 'instance' | 'seance' | 'sens' | 'votes' | 'texte'> & {
  /** Votes of people without one that the count takes in: recorded as it happened, and held against the avis. */
  readonly voixSansDroit?: number;
  /** Why the papers of the séance bear a name the committee did not have yet. */
  readonly nommeAvantMotif?: string | null;
};

/** What in the count of the votes contradicts itself. */
export function refuseDecompte({ seance, sens, votes, texte, voixSansDroit = 0 }: AvisRendu): Refus | null {
  return fautesDuDecompte({ seance, sens, votes, texte, voixSansDroit })[0] ?? null;
}

function fautesDuDecompte({
  seance: { quorum },
  sens,
  votes,
  texte,
  voixSansDroit,
}: Pick<AvisRendu, 'seance' | 'sens' | 'votes' | 'texte'> & {
  readonly voixSansDroit: number;
}): readonly Refus[] {
  const voices = votes === null ? 0 : votes.pour + votes.contre + votes.abstentions + votes.nePrendPasPart;
  const needsText = sens === 'favorable_avec_reserves' || sens === 'favorable_avec_recommandations';
  return [
    quorum !== null && (quorum.membres === 0 || quorum.presents > quorum.membres)
      ? refus('AVIS_QUORUM_INCOHERENT', quorum, 'seance.quorum.presents')
      : null,
    quorum !== null && voices - voixSansDroit > quorum.presents
      ? refus('AVIS_VOTES_INCOHERENTS', { votes: voices, presents: quorum.presents }, 'votes.pour')
      : null,
    needsText && texte === '' ? refus('AVIS_TEXTE_REQUIS', {}, 'texte') : null,
  ].filter((one) => one !== null);
}

/** What in the minutes contradicts itself. */
function refuseAvis(
  registre: Registre,
  rendu: AvisRendu,
  constat: Constat,
  contexte: Contexte,
): Refus | null {
  const { instance, seance, voixSansDroit = 0, nommeAvantMotif = null } = rendu;
  const future = notFuture('La date de la séance', seance.date, contexte.aujourdhui, 'seance.date');
  if (future) return future;
  const tot = nommeAvantMotif === null ? nomTropTot(registre, instance, seance.date) : null;
  const fautes = [
    tot === null
      ? null
      : refus('NOM_AVANT_DATE', { nom: tot.nom, seance: seance.date, depuis: tot.depuis }, 'instance'),
    seance.convocationLe !== null && seance.convocationLe >= seance.date
      ? refus('CONVOCATION_APRES_SEANCE', { seance: seance.date }, 'seance.convocationLe')
      : null,
    ...fautesDuDecompte({ ...rendu, voixSansDroit }),
  ];
  return fautes.map((faute) => constater(constat, faute)).find((kept) => kept !== null) ?? null;
}

/** It has an avis now; given after its first signature, that is its defect. */
function avecAvis(reprise: Reprise, { signatures }: Avenant, seance: CivilDate): Reprise {
  const first = signatures.map(({ date }) => date).sort()[0];
  const { motif, defauts } = sansDefaut(reprise, refus('AVIS_ABSENT', { source: '' }).message);
  const tardif =
    first !== undefined && seance > first
      ? [`L’avis du ${formatDate(seance)} a été rendu après la signature du ${formatDate(first)}.`]
      : [];
  return { motif, defauts: [...new Set([...defauts, ...tardif])] };
}

/**
 * Records the avis given in séance on the draft as it stands now: its fingerprint binds the avis to that text.
 * What the file lacks (convocation, quorum, vote, minutes) is said, not invented.
 */
export function enregistrerAvis(
  registre: Registre,
  input: AvisRendu & { readonly avenantId: string; readonly reprise?: string | null | undefined },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const { reprise } = avenant;
  const ouvert = ouvrirConstat(input.reprise, reprise, [input.seance.date], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const empeche = refuseAction(registre, avenant, 'enregistrer_avis', input.seance.date);
  // Of an act of the past, entered as history, the avis is recorded when it is found, whatever came after it.
  const closed = reprise !== undefined && constat.motif !== null ? null : constater(constat, empeche);
  if (closed) return refuse(closed);
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const denied = sansTexte(avenant)
    ? refus('AVENANT_SANS_TEXTE', {})
    : refuseAvis(registre, input, constat, contexte);
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
    ...avecConstat(undefined, constat),
  };
  return decided(
    avis.id,
    [
      put('avis', avis),
      ...(reprise === undefined
        ? []
        : [put('avenants', { ...avenant, reprise: avecAvis(reprise, avenant, seance.date) })]),
    ],
    [
      ...direReprise(registre, { collection: 'avis', entite: avis }),
      ...avisWarnings(avis, avenant),
      ...saisineManquante(avenant, avis),
    ],
  );
}

/**
 * Records the avis on the convention itself, which the code wants before it is concluded (C. trav., art. R. 6123-3-2,
 * 5°). While nobody has signed, the convention takes it among its visas; afterwards its text no longer moves.
 */
export function enregistrerAvisSurConvention(
  registre: Registre,
  input: AvisRendu & { readonly conventionId: string; readonly reprise?: string | null | undefined },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'conventions', input.conventionId);
  if (!found.ok) return found;
  const convention = found.value;
  const { reprise } = convention;
  const ouvert = ouvrirConstat(input.reprise, reprise, [input.seance.date], contexte.aujourdhui);
  if (!ouvert.ok) return ouvert;
  const constat = ouvert.value;
  const denied = refuseAvis(registre, input, constat, contexte);
  if (denied) return refuse(denied);
  const { instance, seance, sens, votes, texte } = input;
  const tardif = constaterAlertes(constat, avisTardif(convention, input));
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
    ...avecConstat(undefined, constat),
  };
  const avertissements = [
    ...direReprise(registre, { collection: 'avis', entite: avis }),
    ...avisWarnings(avis, null),
    ...tardif,
  ];
  const changes: Changement[] = [put('avis', avis)];
  if (reprise !== undefined && isAvisRendu(sens))
    changes.push(put('conventions', { ...convention, reprise: sansDefaut(reprise, SANS_AVIS.message) }));
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
  const ferme = refuseSelonEtat(TABLE_AVIS, etatAvis(found.value), 'publier', found.value);
  if (ferme !== null) return refuse(ferme);
  const future = notFuture('La date de publication', input.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  if (input.date < found.value.seance.date) {
    return refuse(refus('PUBLICATION_AVANT_SEANCE', { seance: found.value.seance.date }, 'date'));
  }
  const after = { ...found.value, publication: { date: input.date, support: input.support } };
  return decided(after.id, [put('avis', after)]);
}
