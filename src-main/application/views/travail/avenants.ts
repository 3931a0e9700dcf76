import type { GesteTravail, LigneTravailView } from '#contract/travail';
import { nomAvenant } from '#domain/avenant/echeances';
import { requireSignable } from '#domain/avenant/signable';
import { etatDe } from '#domain/avenant/transitions';
import { formatDate } from '#domain/civil-date';
import { versionsParties } from '#domain/consolidation/parties';
import { instanceConsultee, derniereInstance } from '#domain/crefop/instance';
import { isOuvert } from '#domain/fiches/avenant';
import type { Avenant, EtatAvenant } from '#domain/fiches/avenant';
import { counted, upperFirst } from '#domain/french';
import { avenantsOf, avisOf, signatairesDe } from '#domain/lookup';
import { estOuverte } from '#domain/echeances/liste';
import type { Echeance } from '#domain/echeances/liste';
import { missingSignataires } from '#domain/parties/partie';
import { partiesSignantes } from '#domain/parties/versions';
import type { Registre } from '#domain/registre';
import { constatDe } from '#domain/reprise';
import { titulairesChangesAvenant } from '#domain/titulaire/changements';
import type { NomActe } from '#registre/actes';
import { HORIZON, ligne, manquent, SECRETARIAT, titulairesChanges } from './ligne';
import type { Champ } from '../par-convention';
import type { Dit } from './ligne';

/** Whether the sentences and the operations of a draft are compared: it takes longer than all the rest. */
type Options = { readonly concordance: boolean };

const etape = (acte: NomActe, libelle: string, { id }: Avenant): GesteTravail => ({
  nature: 'acte',
  libelle,
  acte,
  id,
});

/** Drafts under way, and those whose words say something that their operations may not do. */
export const projetsOuverts = ({ famille, convention, context }: Champ): readonly Avenant[] =>
  avenantsOf(famille, convention.id).filter((one) => isOuvert(etatDe(famille, one, context.aujourdhui)));

export function lignesAvenants(
  champ: Champ,
  echeances: readonly Echeance[],
  options: Options,
): readonly LigneTravailView[] {
  const { famille, convention, context } = champ;
  const found: LigneTravailView[] = [];
  for (const avenant of avenantsOf(famille, convention.id)) {
    const etat = etatDe(famille, avenant, context.aujourdhui);
    if (isOuvert(etat)) found.push(...lignesProjet(champ, avenant, echeances, options));
  }
  return found;
}

/** The next step of a draft, its séance, and what stands in its way. */
export function lignesProjet(
  champ: Champ,
  avenant: Avenant,
  echeances: readonly Echeance[],
  { concordance }: Options,
): readonly LigneTravailView[] {
  const { famille, convention, context } = champ;
  const { aujourdhui } = context;
  const etat = etatDe(famille, avenant, aujourdhui);
  const versions = versionsParties(famille, convention);
  const requises = signatairesDe(famille, convention, avenant, aujourdhui);
  const parties = partiesSignantes(versions, avenant, aujourdhui, requises);
  const ready = requireSignable(famille, avenant, avenant, context, {
    constat: constatDe(avenant.reprise),
    concordance,
  });
  const commun = { acte: nomAvenant(avenant), onglet: 'avenants', objet: avenant.id } as const;
  const suite = avantAvis(etat, avenant, comite(famille, champ));
  // A missing opinion is what the next step is about, not an obstacle to it.
  const blocage = ready.ok || (suite !== null && ready.error.code === 'AVIS_ABSENT') ? null : ready.error;
  const missing = missingSignataires(parties, avenant.signatures);
  const aSigner = etat === 'mise_a_la_signature' || etat === 'en_cours_de_signature';
  const step: Omit<Dit, 'id' | 'onglet'> =
    suite ??
    (aSigner
      ? {
          ...commun,
          aFaire: `Recueillir ${counted(missing.length, 'signature')}`,
          attendu: manquent(missing),
          etat: 'a_signer',
          geste: etape('avenants.signer', 'Enregistrer les signatures', avenant),
        }
      : {
          ...commun,
          aFaire: 'Mettre l’avenant à la signature',
          geste: etape('avenants.mettreALaSignature', 'Mettre à la signature', avenant),
        });
  // The avis is waited for on the day of the séance; the next act, on the day its schedule has.
  const datee = echeances.find(
    (one) =>
      (one.genre === 'seance' || (one.genre === 'planning' && one.jours <= HORIZON)) &&
      estOuverte(one) &&
      one.objet === avenant.id &&
      one.geste?.nature === 'acte' &&
      one.geste.acte === (step.geste?.nature === 'acte' ? step.geste.acte : null),
  );
  return [
    ligne(champ, {
      ...commun,
      ...step,
      id: avenant.id,
      ...(datee === undefined ? {} : { date: datee.date, echeance: datee.cle }),
      blocage,
      ...(blocage === null ? {} : obstacle(blocage.code, avenant, famille)),
    }),
    ...titulairesChanges(
      champ,
      { ...commun, id: avenant.id },
      titulairesChangesAvenant(versions, parties, avenant, aujourdhui),
    ),
  ];
}

/** Who lifts an obstacle, and where. */
function obstacle(code: string, avenant: Avenant, famille: Registre): Partial<Dit> {
  const texte = { nature: 'texte', libelle: 'Reprendre le texte', avenantId: avenant.id } as const;
  if (code === 'CONCORDANCE_DEFAUT' || code === 'AVENANT_SANS_TEXTE')
    return { aFaire: 'Reprendre le texte du projet', attendu: 'Rédaction', geste: texte };
  if (code === 'AVIS_AUTRE_PROJET' && avisOf(famille, avenant.id).length > 0)
    return { geste: etape('avenants.saisir', 'Saisir de nouveau le comité', avenant) };
  return {};
}

const comite = (famille: Registre, { convention, context }: Champ): string =>
  upperFirst(
    instanceConsultee(famille, convention, context.aujourdhui) ??
      derniereInstance(famille, convention) ??
      'comité',
  );

/** What a draft waits for before its avis, step by step; null once it is given. */
function avantAvis(
  etat: EtatAvenant,
  avenant: Avenant,
  instance: string,
): Pick<Dit, 'acte' | 'aFaire' | 'cause' | 'attendu' | 'geste'> | null {
  const acte = nomAvenant(avenant);
  switch (etat) {
    case 'demande':
      return {
        acte,
        aFaire: 'Instruire la demande d’avenant',
        cause: `Demande du ${formatDate(avenant.demande.date)}.`,
        geste: etape('avenants.instruire', 'Ouvrir l’instruction', avenant),
      };
    case 'instruction':
      return {
        acte,
        aFaire: 'Saisir le comité du projet d’avenant',
        attendu: SECRETARIAT,
        geste: etape('avenants.saisir', 'Saisir le comité', avenant),
      };
    case 'saisine':
      return {
        acte,
        aFaire: 'Recueillir l’avis du comité',
        cause: `Saisine du ${formatDate(avenant.saisine?.date ?? avenant.demande.date)}.`,
        attendu: instance,
        geste: etape('avis.enregistrer', 'Enregistrer l’avis', avenant),
      };
    case 'avis_rendu':
    case 'mise_a_la_signature':
    case 'en_cours_de_signature':
    case 'signe':
    case 'en_vigueur':
    case 'refuse':
    case 'abandonne':
    case 'clos':
      return null;
  }
}
