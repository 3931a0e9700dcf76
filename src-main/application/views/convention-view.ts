import type {
  AvenantView,
  AvisView,
  ConventionView,
  DocumentDisponibleView,
  MiseEnDemeureView,
} from '#contract/views';
import { designationAvenant, effetAvenant, isOuvert } from '#domain/fiches/avenant';
import type { Avenant, EtatAvenant } from '#domain/fiches/avenant';
import { saisineManquante, saisineWarnings } from '#domain/avenant/saisine';
import { requireSignable } from '#domain/avenant/signable';
import { etatDe } from '#domain/avenant/transitions';
import { daysBetween } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { effetOf } from '#domain/fiches/convention';
import { etatAu } from '#domain/convention/etat';
import type { Convention } from '#domain/fiches/convention';
import type { Avis } from '#domain/fiches/avis';
import { avisDuProjet, ecartDepuisAvis } from '#domain/avenant/ecart';
import { INSTANCE_USUELLE, avisWarnings } from '#domain/crefop/commands';
import { avenantsOf, avisOf, denonciationOf, lastAvisRendu, misesEnDemeureOf } from '#domain/lookup';
import { fullName, missingSignataires } from '#domain/parties/partie';
import { partiesLe, partiesSignantes } from '#domain/parties/versions';
import type { VersionParties } from '#domain/parties/versions';
import type { Avertissement, Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { requireDenonciable } from '#domain/resiliation/denonciation-commands';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import type { MiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { delaiApresLaFin } from '#domain/resiliation/ouverture';
import { numeroWarnings } from '#domain/resiliation/recommande';
import { typographie } from '#domain/typographie';
import { chronologieOf } from './chronologie';
import type { ViewContext } from './context';

export function avisView(avis: Avis, avenant: Avenant | undefined, context: ViewContext): AvisView {
  const ecart = avenant === undefined ? null : ecartDepuisAvis(avis, avenant, context.sha256);
  return {
    avis,
    projetInchange: avenant !== undefined && ecart === null,
    ecart,
    aSavoir: avisWarnings(avis),
  };
}

export function avenantView(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  context: ViewContext,
  versions: readonly VersionParties[] = versionsParties(registre, convention),
): AvenantView {
  const parties = partiesSignantes(versions, avenant, context.aujourdhui);
  const avis = avisOf(registre, avenant.id);
  const etat = etatDe(registre, avenant, context.aujourdhui);
  let blocage: Refus | null = null;
  const aSavoir: Avertissement[] = [];
  if (isOuvert(etat)) {
    const ready = requireSignable(registre, avenant, avenant.motifTexteModifie, context);
    if (ready.ok) aSavoir.push(...ready.value.avertissements);
    else blocage = ready.error;
    if (lastAvisRendu(avis) !== null) aSavoir.push(...saisineManquante(avenant));
    aSavoir.push(...saisineWarnings(avenant, avis, context));
  }
  return {
    avenant,
    etat,
    effet: effetAvenant(avenant, convention.parties),
    designation: designationAvenant(avenant),
    avis: avis.map((one) => avisView(one, avenant, context)),
    avisRetenu: avisDuProjet(avis, avenant, context.sha256)?.avis.id ?? null,
    blocage,
    aSavoir,
    parties,
    manquants: missingSignataires(parties, avenant.signatures).map(({ personne }) => fullName(personne)),
  };
}

export function miseEnDemeureView(
  registre: Registre,
  convention: Convention,
  miseEnDemeure: MiseEnDemeure,
  context: ViewContext,
): MiseEnDemeureView {
  const found = denonciationOf(registre, miseEnDemeure.conventionId);
  const denonciation = found?.miseEnDemeureId === miseEnDemeure.id ? found : null;
  const etat = etatMiseEnDemeure(miseEnDemeure, context.aujourdhui, denonciation !== null);
  const open = etat === 'signee' || etat === 'delai_en_cours' || etat === 'delai_expire';
  const aSavoir: Avertissement[] = miseEnDemeure.envois.flatMap(({ numero }) => numeroWarnings(numero));
  let blocage: Refus | null = null;
  if (open) {
    const vain = delaiApresLaFin(registre, convention, miseEnDemeure);
    if (vain !== null) aSavoir.push(vain.avertissement);
    const gate = requireDenonciable(registre, miseEnDemeure, context.aujourdhui, null);
    if (gate.ok) aSavoir.push(...gate.value.avertissements);
    else blocage = gate.error;
  }
  aSavoir.push(
    ...(miseEnDemeure.delai?.calcul.notices ?? []).map((message) => ({ message, source: 'Calendrier' })),
  );
  return {
    miseEnDemeure,
    etat,
    denonciation,
    effetDenonciation: denonciation === null ? null : effetDenonciation(denonciation),
    blocage,
    aSavoir,
  };
}

/** Latest first: by number, then by date of request. */
function sortedAvenants(avenants: readonly Avenant[]): readonly Avenant[] {
  return [...avenants].sort((a, b) => {
    if (a.numero !== null && b.numero !== null) return b.numero - a.numero;
    if (a.numero !== b.numero) return a.numero === null ? -1 : 1;
    return daysBetween(a.demande.date, b.demande.date);
  });
}

/** Everything one screen needs to know of a convention, every date with its cause. */
export function conventionView(
  registre: Registre,
  convention: Convention,
  context: ViewContext,
): ConventionView {
  const versions = versionsParties(registre, convention);
  const avenants = sortedAvenants(avenantsOf(registre, convention.id)).map((avenant) =>
    avenantView(registre, convention, avenant, context, versions),
  );
  const misesEnDemeure = misesEnDemeureOf(registre, convention.id).map((one) =>
    miseEnDemeureView(registre, convention, one, context),
  );
  return {
    convention,
    aujourdhui: context.aujourdhui,
    parties: partiesLe(versions, context.aujourdhui),
    versionsParties: versions,
    etat: etatAu(registre, convention, context.aujourdhui),
    effet: effetOf(convention),
    terme: termeEnVigueur(registre, convention, null),
    avenants,
    avis: avenants
      .flatMap(({ avis }) => avis)
      .sort((a, b) => daysBetween(a.avis.seance.date, b.avis.seance.date)),
    misesEnDemeure,
    chronologie: chronologieOf(registre, convention, context, versions),
    documents: documentsOf(convention, avenants, misesEnDemeure),
    instance: INSTANCE_USUELLE,
  };
}

function etatDocument(etat: EtatAvenant, avenant: Avenant): string {
  if (etat === 'abandonne') return 'Abandonné';
  if (etat === 'refuse') return 'Refusé';
  return avenant.numero === null ? 'Projet' : 'Signé';
}

function documentsOf(
  convention: Convention,
  avenants: readonly AvenantView[],
  misesEnDemeure: readonly MiseEnDemeureView[],
): readonly DocumentDisponibleView[] {
  const signed = missingSignataires(convention.parties, convention.signatures).length === 0;
  return [
    {
      acte: 'convention',
      id: convention.id,
      titre: convention.titreCourt,
      etat: signed ? 'Signée' : 'À signer',
      empechement: null,
    },
    ...avenants.map(({ avenant, designation, etat }): DocumentDisponibleView => ({
      acte: 'avenant',
      id: avenant.id,
      titre: typographie(`${designation} : ${avenant.objet}`),
      etat: etatDocument(etat, avenant),
      empechement:
        avenant.articles.length + avenant.operations.length === 0
          ? 'Le projet ne contient encore aucun article.'
          : null,
    })),
    ...misesEnDemeure.map(({ miseEnDemeure }): DocumentDisponibleView => ({
      acte: 'mise-en-demeure',
      id: miseEnDemeure.id,
      titre: `Mise en demeure (${miseEnDemeure.griefs.map(({ obligationId }) => obligationId).join(', ')})`,
      etat:
        miseEnDemeure.signeeLe === null ? 'Projet' : miseEnDemeure.envois.length > 0 ? 'Envoyée' : 'Signée',
      empechement: null,
    })),
  ];
}
