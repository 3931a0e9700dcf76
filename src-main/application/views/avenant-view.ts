import type { LigneAvenantView, LigneAvisView } from '#contract/conventions';
import type { AvenantView, AvisView } from '#contract/views';
import { designationAvenant, effetAvenant, isOuvert } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { saisineManquante, saisineWarnings } from '#domain/avenant/saisine';
import { direReprise } from '#domain/avenant/reprise';
import { requireSignable } from '#domain/avenant/signable';
import { etatDe, etatDesFaits, refuseAction } from '#domain/avenant/transitions';
import { daysBetween } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import type { Convention } from '#domain/fiches/convention';
import type { Avis } from '#domain/fiches/avis';
import { avisWarnings } from '#domain/avenant/defauts-avis';
import { avisDuProjet, ecartDepuisAvis } from '#domain/avenant/ecart';
import {
  avenantsOf,
  avisOf,
  avisSurConvention,
  lastAvisRendu,
  signatairesDe,
  sortiesOf,
} from '#domain/lookup';
import { fullName, missingSignataires } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { partiesLe, partiesSignantes } from '#domain/parties/versions';
import type { VersionParties } from '#domain/parties/versions';
import type { Avertissement, Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { titulairesChangesAvenant } from '#domain/titulaire/changements';
import type { ViewContext } from './context';

/** `avenant`: the one it is about; null for the avis on the convention, whose text no act of the registry rewrites. */
export function avisView(avis: Avis, avenant: Avenant | null, context: ViewContext): AvisView {
  const ecart = avenant === null ? null : ecartDepuisAvis(avis, avenant, context.sha256);
  return {
    avis,
    projetInchange: ecart === null,
    ecart,
    aSavoir: avisWarnings(avis, avenant),
  };
}

export function avenantView(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  context: ViewContext,
  versions: readonly VersionParties[] = versionsParties(registre, convention),
): AvenantView {
  const requises = signatairesDe(registre, convention, avenant, context.aujourdhui);
  const parties = partiesSignantes(versions, avenant, context.aujourdhui, requises);
  const avis = avisOf(registre, avenant.id);
  const etat = etatDe(registre, avenant, context.aujourdhui);
  let blocage: Refus | null = null;
  const aSavoir: Avertissement[] = [...direReprise(avenant.reprise)];
  const titulaires = isOuvert(etat)
    ? titulairesChangesAvenant(versions, parties, avenant, context.aujourdhui)
    : [];
  if (isOuvert(etat)) {
    const ready = requireSignable(registre, avenant, avenant, context, {
      reprise: avenant.reprise !== undefined,
    });
    if (ready.ok) aSavoir.push(...ready.value.avertissements);
    else blocage = ready.error;
    if (lastAvisRendu(avis) !== null) aSavoir.push(...saisineManquante(avenant));
    aSavoir.push(...saisineWarnings(avenant, avis, context), ...titulaires);
  } else if (etat === 'clos' && avenant.reprise === undefined)
    blocage = refuseAction(registre, avenant, 'signer', context.aujourdhui);
  return {
    avenant,
    etat,
    etatDesFaits: etatDesFaits(registre, avenant, context.aujourdhui),
    effet: effetAvenant(avenant, requises),
    designation: designationAvenant(avenant),
    avis: avis.map((one) => avisView(one, avenant, context)),
    avisRetenu: avisDuProjet(avis, avenant, context.sha256)?.avis.id ?? null,
    blocage,
    aSavoir,
    titulairesChanges: titulaires,
    parties,
    sortis: sortis(registre, convention, avenant, requises, versions, context.aujourdhui),
    manquants: missingSignataires(parties, avenant.signatures).map(({ personne }) => fullName(personne)),
  };
}

/**
 * The parties that have left since the avenant was asked for, while it is not put to signature: an act of before their
 * departure, recorded now, still has their signatures.
 */
function sortis(
  registre: Registre,
  { id }: Convention,
  avenant: Avenant,
  requises: readonly Partie[],
  versions: readonly VersionParties[],
  aujourdhui: CivilDate,
): AvenantView['sortis'] {
  const { abandon, refus, miseALaSignature: mise, signatures, demande } = avenant;
  if (abandon !== null || refus !== null) return [];
  // Put to signature by its first signature, an earlier one may still come in.
  if (mise !== null && signatures.every(({ date }) => date > mise.date)) return [];
  const asked = new Set(requises.map((one) => one.id));
  return sortiesOf(registre, id).flatMap(({ partieId, effet }) => {
    const partie = partiesLe(versions, aujourdhui).find((one) => one.id === partieId);
    if (partie === undefined || effet === null || asked.has(partieId)) return [];
    return effet <= demande.date ? [] : [{ partie, effet }];
  });
}

/** Latest first: by number, then by date of request. */
export function sortedAvenants(registre: Registre, conventionId: string): readonly Avenant[] {
  return [...avenantsOf(registre, conventionId)].sort((a, b) => {
    if (a.numero !== null && b.numero !== null) return b.numero - a.numero;
    if (a.numero !== b.numero) return a.numero === null ? -1 : 1;
    return daysBetween(a.demande.date, b.demande.date);
  });
}

/** Latest séance first. */
export const sortedAvis = <V extends AvisView>(views: readonly V[]): readonly V[] =>
  [...views].sort((a, b) => daysBetween(a.avis.seance.date, b.avis.seance.date));

function ligneAvenant(
  registre: Registre,
  avenant: Avenant,
  { aujourdhui }: ViewContext,
  versions: readonly VersionParties[],
): LigneAvenantView {
  const { id, objet, conventionId } = avenant;
  const parties = versions[0]?.parties ?? [];
  const requises = signatairesDe(registre, { id: conventionId, parties }, avenant, aujourdhui);
  const etat = etatDe(registre, avenant, aujourdhui);
  const titulairesChanges = isOuvert(etat)
    ? titulairesChangesAvenant(
        versions,
        partiesSignantes(versions, avenant, aujourdhui, requises),
        avenant,
        aujourdhui,
      )
    : [];
  return { id, designation: designationAvenant(avenant), objet, etat, titulairesChanges };
}

const versionsDe = (registre: Registre, conventionId: string): readonly VersionParties[] => {
  const convention = registre.conventions.get(conventionId);
  return convention === undefined ? [] : versionsParties(registre, convention);
};

export function lignesAvenants(
  registre: Registre,
  conventionId: string,
  context: ViewContext,
): readonly LigneAvenantView[] {
  const versions = versionsDe(registre, conventionId);
  return sortedAvenants(registre, conventionId).map((avenant) =>
    ligneAvenant(registre, avenant, context, versions),
  );
}

export const lignesAvis = (
  registre: Registre,
  conventionId: string,
  context: ViewContext,
): readonly LigneAvisView[] => {
  const versions = versionsDe(registre, conventionId);
  return sortedAvis([
    ...avisSurConvention(registre, conventionId).map((avis) => ({
      ...avisView(avis, null, context),
      avenant: null,
    })),
    ...sortedAvenants(registre, conventionId).flatMap((avenant) =>
      avisOf(registre, avenant.id).map((avis) => ({
        ...avisView(avis, avenant, context),
        avenant: {
          ...ligneAvenant(registre, avenant, context, versions),
          motifTexteModifie: avenant.motifTexteModifie,
        },
      })),
    ),
  ]);
};
