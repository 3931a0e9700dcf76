import type { ClausesView } from '#contract/clauses';
import type {
  ActeConventionView,
  DenonciationView,
  EnTeteConventionView,
  ObligationView,
  PartiesView,
} from '#contract/conventions';
import type {
  AvenantView,
  AvisView,
  DocumentDisponibleView,
  FaitView,
  MiseEnDemeureView,
} from '#contract/views';
import { conventionSignee, versionsParties } from '#domain/consolidation/parties';
import { etatAu } from '#domain/convention/etat';
import { delegationsCaduques } from '#domain/pouvoirs/qui-signe';
import { signaturesAvantExecutoire } from '#domain/pouvoirs/autorisation';
import type { Registre } from '#domain/registre';
import { direReprise } from '#domain/reprise';
import { FICHES_PLATES } from '#registre/fiches';
import type { FichePlate } from '#registre/fiches';
import { fichesOf } from './fiches';
import { effetOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { INSTANCE_USUELLE } from '#domain/crefop/commands';
import { derniereInstance, instanceConsultee } from '#domain/crefop/instance';
import {
  avenantsOf,
  avisOf,
  avisSurConvention,
  denonciationsOf,
  misesEnDemeureOf,
  sortiesOf,
} from '#domain/lookup';
import { allSignataires } from '#domain/parties/partie';
import { partiesLe } from '#domain/parties/versions';
import { avenantView, avisView, sortedAvenants, sortedAvis } from './avenant-view';
import { titulairesChangesConvention } from '#domain/titulaire/changements';
import { obligationsConnues } from '#domain/resiliation/griefs';
import { chronologieOf } from './chronologie';
import type { ViewContext } from './context';
import { clausesView } from './clauses-view';
import { documentsDe } from '../catalogue';
import { finView } from './fin-view';
import { miseEnDemeureView } from './mise-en-demeure-view';
import { denonciationsView } from './resiliation-view';

export function acteView({
  divisions: _divisions,
  obligations: _obligations,
  ...acte
}: Convention): ActeConventionView {
  return acte;
}

function etatView(registre: Registre, convention: Convention, { aujourdhui }: ViewContext) {
  return {
    etat: etatAu(registre, convention, aujourdhui),
    effet: effetOf(conventionSignee(registre, convention, aujourdhui)),
    terme: finView(registre, convention, aujourdhui),
  };
}

const compteursPlats = (registre: Registre, conventionId: string) =>
  Object.fromEntries(
    FICHES_PLATES.map((name) => [name, fichesOf(registre, name, conventionId).length]),
  ) as Readonly<Record<FichePlate, number>>;

/** What stands above every tab: what the convention is today, and how much each tab holds. */
export function enTeteView(
  registre: Registre,
  convention: Convention,
  context: ViewContext,
): EnTeteConventionView {
  const { parties, visas: _visas, formule: _formule, ...identite } = acteView(convention);
  const avenants = avenantsOf(registre, convention.id);
  const denonciations = denonciationsOf(registre, convention.id);
  const lettres = misesEnDemeureOf(registre, convention.id).length;
  return {
    convention: identite,
    aujourdhui: context.aujourdhui,
    ...etatView(registre, convention, context),
    sorties: sortiesOf(registre, convention.id),
    signataires: allSignataires(parties).length,
    compteurs: {
      avenants: avenants.length,
      avis: avenants.reduce(
        (sum, { id }) => sum + avisOf(registre, id).length,
        avisSurConvention(registre, convention.id).length,
      ),
      resiliation: lettres + denonciations.filter(({ miseEnDemeureId }) => miseEnDemeureId === null).length,
      documents: 1 + avenants.length + lettres + denonciations.length,
      paquets: [...registre.paquets.values()].filter((one) => one.conventionId === convention.id).length,
      ...compteursPlats(registre, convention.id),
    },
    instance:
      derniereInstance(registre, convention) ??
      instanceConsultee(registre, convention, context.aujourdhui) ??
      INSTANCE_USUELLE,
  };
}

export function partiesView(
  registre: Registre,
  convention: Convention,
  { aujourdhui }: ViewContext,
): PartiesView {
  const versions = versionsParties(registre, convention);
  return {
    parties: partiesLe(versions, aujourdhui),
    versionsParties: versions,
    titulairesChanges: titulairesChangesConvention(registre, convention, aujourdhui),
    aSavoir: [
      ...direReprise(registre, { collection: 'conventions', entite: convention }),
      ...signaturesAvantExecutoire(
        registre,
        convention,
        { collection: 'conventions', id: convention.id },
        convention.signatures,
      ),
      ...delegationsCaduques(registre, convention, aujourdhui),
    ],
  };
}

/** The duties a formal notice may cite: those of the act as it was signed, and of every avenant. */
export const obligationsView = (registre: Registre, convention: Convention): readonly ObligationView[] =>
  obligationsConnues(registre, convention).map(
    ({ id, libelle, debiteur, passages, lieu, venue, abrogation }) => ({
      id,
      libelle,
      partieId: debiteur,
      article:
        convention.obligations.find((one) => one.id === id)?.article ??
        /article (\S+)/u.exec(lieu ?? '')?.[1] ??
        '',
      alineas: passages,
      venue,
      abrogation,
    }),
  );

/** All that is known of one convention: for the archive and the tables, which keep everything. */
export type ConventionView = ReturnType<typeof etatView> &
  PartiesView & {
    /** As it was signed: avenants are not read in it. */
    readonly convention: Convention;
    readonly aujourdhui: ViewContext['aujourdhui'];
    /** What it makes the registry compute today, with the words that say it and the facts it waits for. */
    readonly clauses: ClausesView;
    readonly avenants: readonly AvenantView[];
    readonly avis: readonly AvisView[];
    readonly misesEnDemeure: readonly MiseEnDemeureView[];
    readonly denonciations: readonly DenonciationView[];
    readonly chronologie: readonly FaitView[];
    readonly documents: readonly DocumentDisponibleView[];
  };

export function conventionView(
  registre: Registre,
  convention: Convention,
  context: ViewContext,
): ConventionView {
  const parties = partiesView(registre, convention, context);
  const versions = parties.versionsParties;
  const avenants = sortedAvenants(registre, convention.id).map((avenant) =>
    avenantView(registre, convention, avenant, context, versions),
  );
  return {
    convention,
    aujourdhui: context.aujourdhui,
    ...parties,
    ...etatView(registre, convention, context),
    clauses: clausesView(registre, convention, context.aujourdhui),
    avenants,
    avis: sortedAvis([
      ...avisSurConvention(registre, convention.id).map((avis) => avisView(registre, avis, null, context)),
      ...avenants.flatMap(({ avis }) => avis),
    ]),
    denonciations: denonciationsView(registre, convention),
    misesEnDemeure: misesEnDemeureOf(registre, convention.id).map((one) =>
      miseEnDemeureView(registre, convention, one, context),
    ),
    chronologie: chronologieOf(registre, convention, context, versions),
    documents: documentsDe(registre, convention, context),
  };
}
