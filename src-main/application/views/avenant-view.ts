import type { LigneAvenantView, LigneAvisView, RepereView } from '#contract/conventions';
import type { AvenantView, AvisView } from '#contract/views';
import { designationAvenant, effetAvenant, isOuvert } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { saisineEnCours, saisineManquante, saisineWarnings } from '#domain/avenant/saisine';
import { requireSignable } from '#domain/avenant/signable';
import { etatDe, etatDesFaits, refuseAction } from '#domain/avenant/transitions';
import { daysBetween } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import type { Convention } from '#domain/fiches/convention';
import type { Avis } from '#domain/fiches/avis';
import { jugementDeLAvis } from '#domain/comite/lien';
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
import { signaturesAvantExecutoire } from '#domain/pouvoirs/autorisation';
import type { Avertissement, Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { constatDe, direReprise, mentionReprise } from '#domain/reprise';
import { titulairesChangesAvenant } from '#domain/titulaire/changements';
import { actionsDe, refuseSelonEtat } from '#domain/etats/table';
import { TABLE_AVIS, etatAvis } from '#domain/crefop/etats';
import type { ViewContext } from './context';

/** `avenant`: the one it is about; null for the avis on the convention, whose text no act of the registry rewrites. */
export function avisView(
  registre: Registre,
  avis: Avis,
  avenant: Avenant | null,
  context: ViewContext,
): AvisView {
  const fait = { collection: 'avis', entite: avis } as const;
  const ecart = avenant === null ? null : ecartDepuisAvis(avis, avenant, context.sha256);
  return {
    avis,
    projetInchange: ecart === null,
    ecart,
    mention: mentionReprise(registre, fait),
    aSavoir: [
      ...direReprise(registre, fait),
      ...avisWarnings(avis, avenant, jugementDeLAvis(registre, avis.id)),
    ],
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
  const aSavoir: Avertissement[] = [
    ...direReprise(registre, { collection: 'avenants', entite: avenant }),
    ...signaturesAvantExecutoire(
      registre,
      convention,
      { collection: 'avenants', id: avenant.id },
      avenant.signatures,
    ),
  ];
  const titulaires = isOuvert(etat)
    ? titulairesChangesAvenant(versions, parties, avenant, context.aujourdhui)
    : [];
  if (isOuvert(etat)) {
    const ready = requireSignable(registre, avenant, avenant, context, {
      constat: constatDe(avenant.reprise),
    });
    if (ready.ok) aSavoir.push(...ready.value.avertissements);
    else blocage = ready.error;
    const rendu = lastAvisRendu(avis);
    if (rendu !== null) aSavoir.push(...saisineManquante(avenant, rendu));
    aSavoir.push(...saisineWarnings(avenant, avis, context), ...titulaires);
  } else if (etat === 'clos' && avenant.reprise === undefined)
    blocage = refuseAction(registre, avenant, 'signer', context.aujourdhui);
  return {
    avenant,
    etat,
    etatDesFaits: etatDesFaits(registre, avenant, context.aujourdhui),
    effet: effetAvenant(avenant, requises),
    designation: designationAvenant(avenant),
    avis: avis.map((one) => avisView(registre, one, avenant, context)),
    mention: mentionReprise(registre, { collection: 'avenants', entite: avenant }),
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
  const { id, objet, numero, conventionId } = avenant;
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
  return {
    id,
    designation: designationAvenant(avenant),
    numero,
    objet,
    etat,
    repere: repere(registre, avenant, requises),
    mention: mentionReprise(registre, { collection: 'avenants', entite: avenant }),
    titulairesChanges,
  };
}

/** The day to know of an avenant: the next one, or the last thing that happened to it. */
function repere(registre: Registre, avenant: Avenant, requises: readonly Partie[]): RepereView {
  const { demande, instruction, saisine, miseALaSignature, refus, abandon } = avenant;
  const at = (libelle: string, date: CivilDate | null | undefined): RepereView | null =>
    date === null || date === undefined ? null : { libelle, date };
  const avis = avisOf(registre, avenant.id);
  return (
    at('le', abandon?.date) ??
    at('le', refus?.date) ??
    at('effet le', effetAvenant(avenant, requises)) ??
    at('depuis le', miseALaSignature?.date) ??
    at('séance le', saisineEnCours(avenant, avis)?.seancePrevue) ??
    at('séance du', lastAvisRendu(avis)?.seance.date) ??
    at('depuis le', saisine?.date) ??
    at('depuis le', instruction?.date) ?? { libelle: 'du', date: demande.date }
  );
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

const gestesAvis = (avis: Avis): Pick<LigneAvisView, 'etat' | 'gestes'> => {
  const etat = etatAvis(avis);
  return {
    etat,
    gestes: actionsDe(TABLE_AVIS).map((geste) => ({
      geste,
      refus: refuseSelonEtat(TABLE_AVIS, etat, geste, avis),
    })),
  };
};

export const lignesAvis = (
  registre: Registre,
  conventionId: string,
  context: ViewContext,
): readonly LigneAvisView[] => {
  const versions = versionsDe(registre, conventionId);
  return sortedAvis([
    ...avisSurConvention(registre, conventionId).map((avis) => ({
      ...avisView(registre, avis, null, context),
      ...gestesAvis(avis),
      avenant: null,
    })),
    ...sortedAvenants(registre, conventionId).flatMap((avenant) =>
      avisOf(registre, avenant.id).map((avis) => ({
        ...avisView(registre, avis, avenant, context),
        ...gestesAvis(avis),
        avenant: {
          ...ligneAvenant(registre, avenant, context, versions),
          motifTexteModifie: avenant.motifTexteModifie,
        },
      })),
    ),
  ]);
};
