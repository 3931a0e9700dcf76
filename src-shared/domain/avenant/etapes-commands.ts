import { formatDate, maxDate, minDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { conventionNommee } from '../consolidation/parties';
import { refuseSortie } from '../convention/sorties';
import { visasPosterieurs } from '../convention/visas';
import { decided } from '../decision';
import type { Contexte, DecisionResult } from '../decision';
import { avisOf, find, findPartie, jourDesSignataires, lastAvisRendu, notFuture } from '../lookup';
import { missingSignataires, nomCourant } from '../parties/partie';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import { put } from '../registre';
import { avecConstat, ouvrirConstat } from '../reprise';
import type { Registre } from '../registre';
import { refuse } from '../result';
import { sansTexte, texteDuProjet, textesDuProjet } from '../fiches/avenant';
import type { Avenant } from '../fiches/avenant';
import { saisineManquante } from './saisine';
import { numeroGarde, numeroter } from './numero';
import { memeJourQueLAvis, requireJour, requireSignable } from './signable';
import { refuseAction } from './transitions';

/*
 * The steps of an avenant between its request and its signatures, and the refusal that ends it. Each is a dated fact:
 * not to come, not before the request, not before the step it follows.
 */

type Etape = { readonly quoi: string; readonly date: CivilDate };

/** A day to come, or before the request. */
function refuseDate(avenant: Avenant, { quoi, date }: Etape, contexte: Contexte): Refus | null {
  const demande = avenant.demande.date;
  return (
    notFuture(quoi, date, contexte.aujourdhui, 'date') ??
    (date < demande ? refus('AVANT_DEMANDE', { quoi, date, demande }, 'date') : null)
  );
}

const ordre = (etape: Etape, fait: string, faitLe: CivilDate | undefined): Refus | null =>
  faitLe !== undefined && etape.date < faitLe
    ? refus('AVENANT_ORDRE', { ...etape, fait, faitLe }, 'date')
    : null;

/** A service takes the request in hand. */
export function instruireAvenant(
  registre: Registre,
  input: { readonly avenantId: string; readonly date: CivilDate; readonly service: string | null },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const denied =
    refuseAction(registre, avenant, 'instruire', input.date) ??
    refuseDate(avenant, { quoi: 'L’instruction', date: input.date }, contexte);
  if (denied) return refuse(denied);
  const after: Avenant = { ...avenant, instruction: { date: input.date, service: input.service } };
  return decided(after.id, [put('avenants', after)]);
}

/**
 * Sends the draft to the CREFOP (C. trav., art. R. 6123-3-2: it is consulted). A draft that changed is sent again; a
 * referral recorded after the avis that answered it is that of the draft the committee examined.
 */
export function saisirCrefop(
  registre: Registre,
  input: { readonly avenantId: string; readonly date: CivilDate; readonly seancePrevue: CivilDate | null },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const { date, seancePrevue } = input;
  const etape: Etape = { quoi: 'La saisine du comité', date };
  const denied =
    refuseAction(registre, avenant, 'saisir', date) ??
    (sansTexte(avenant) ? refus('AVENANT_SANS_TEXTE', {}) : null) ??
    refuseDate(avenant, etape, contexte) ??
    ordre(etape, 'l’ouverture de l’instruction', avenant.instruction?.date) ??
    ordre(etape, 'la saisine déjà enregistrée', avenant.saisine?.date) ??
    (seancePrevue !== null && seancePrevue < date
      ? refus(
          'AVENANT_ORDRE',
          { quoi: 'La séance prévue', date: seancePrevue, fait: 'la saisine du comité', faitLe: date },
          'seancePrevue',
        )
      : null);
  if (denied) return refuse(denied);
  const empreinte = contexte.sha256(texteDuProjet(avenant));
  const avis = lastAvisRendu(avisOf(registre, avenant.id));
  const repondue = avis !== null && avis.seance.date >= date;
  const after: Avenant = {
    ...avenant,
    saisine: { date, seancePrevue, empreinteProjet: repondue ? avis.empreinteProjet : empreinte },
  };
  return decided(
    after.id,
    [put('avenants', after)],
    avis !== null && !repondue && avis.empreinteProjet === empreinte
      ? [
          avertir(
            `Le comité (${avis.instance}) a déjà rendu son avis sur ce texte, le ${formatDate(avis.seance.date)}.`,
            'Un même projet ne s’examine qu’une fois',
          ),
        ]
      : [],
  );
}

/**
 * Puts the avenant to signature: from then on its text moves no more, every original bears it and its number. The guards are those
 * of the signature itself.
 */
export function mettreALaSignature(
  registre: Registre,
  input: {
    readonly avenantId: string;
    readonly date: CivilDate;
    readonly numero?: number | null;
    readonly motifTexteModifie: string | null;
    readonly motifAvis?: string | null;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  // Put to signature some days ago, recorded today: its sentences are read on the text of that day.
  const mise = maxDate(avenant.demande.date, input.date);
  const constat = ouvrirConstat(null, avenant.reprise, [input.date], contexte.aujourdhui);
  if (!constat.ok) return constat;
  const ready = requireSignable(registre, avenant, input, contexte, {
    constat: constat.value,
    action: 'mettre_a_la_signature',
    jour: minDate(mise, contexte.aujourdhui),
  });
  if (!ready.ok) return ready;
  const { avis, regle, texteModifie, avisVicie } = ready.value;
  const etape: Etape = { quoi: 'La mise à la signature', date: input.date };
  const future = notFuture(etape.quoi, etape.date, contexte.aujourdhui, 'date');
  if (future) return refuse(future);
  const avisLe = avis?.seance.date ?? input.date;
  const jour = requireJour(
    registre,
    convention.value,
    avenant,
    { ...etape, champ: 'date' },
    refus('AVENANT_ORDRE', { ...etape, fait: 'l’avis du comité', faitLe: avisLe }, 'date'),
    { ...ready.value, constat: constat.value },
  );
  if (!jour.ok) return jour;
  const numerote = numeroter(registre, avenant, input.numero ?? null);
  if (!numerote.ok) return numerote;
  const avertissements: Avertissement[] = [
    ...ready.value.avertissements,
    ...jour.value,
    ...(avis !== null && regle.avisRequis && input.date === avisLe
      ? [memeJourQueLAvis('Mise à la signature', avis, regle)]
      : []),
    ...(avis !== null && regle.avisRequis ? saisineManquante(avenant, avis) : []),
    ...numerote.value.avertissements,
    ...visasPosterieurs(textesDuProjet(avenant), input.date),
  ];
  const after: Avenant = {
    ...avenant,
    miseALaSignature: { date: input.date, empreinteProjet: contexte.sha256(texteDuProjet(avenant)) },
    numero: numerote.value.numero,
    motifTexteModifie: texteModifie ? input.motifTexteModifie : null,
    ...(avisVicie ? { motifAvis: input.motifAvis ?? null } : {}),
    ...avecConstat(avenant.reprise, constat.value),
  };
  return decided(after.id, [put('avenants', after)], avertissements);
}

/** A party will not sign: the avenant ends there. A party all of whose signatories have signed no longer can. */
export function refuserAvenant(
  registre: Registre,
  input: {
    readonly avenantId: string;
    readonly date: CivilDate;
    readonly partieId: string;
    readonly motif: string;
  },
  contexte: Contexte,
): DecisionResult {
  const found = find(registre, 'avenants', input.avenantId);
  if (!found.ok) return found;
  const avenant = found.value;
  const closed = refuseAction(registre, avenant, 'refuser', input.date);
  if (closed) return refuse(closed);
  const convention = find(registre, 'conventions', avenant.conventionId);
  if (!convention.ok) return convention;
  const nommee = conventionNommee(registre, convention.value, contexte.aujourdhui);
  const partie = findPartie(nommee, input.partieId, 'partieId');
  if (!partie.ok) return partie;
  const asked = jourDesSignataires(avenant) ?? input.date;
  const sortie = refuseSortie(registre, nommee, partie.value.id, asked, 'partieId');
  if (sortie) return refuse(sortie);
  if (missingSignataires([partie.value], avenant.signatures).length === 0)
    return refuse(refus('AVENANT_PARTIE_SIGNEE', { partie: nomCourant(partie.value) }, 'partieId'));
  const etape: Etape = { quoi: 'Le refus', date: input.date };
  const denied =
    refuseDate(avenant, etape, contexte) ??
    ordre(etape, 'la mise à la signature', avenant.miseALaSignature?.date);
  if (denied) return refuse(denied);
  const { date, partieId, motif } = input;
  const after: Avenant = { ...avenant, refus: { date, partieId, motif } };
  return decided(after.id, [put('avenants', after)], numeroGarde(after));
}
