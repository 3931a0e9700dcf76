import type {
  ActeView,
  ConcordanceView,
  ConflitView,
  ConsolidationView,
  DefautView,
  EssaiView,
} from '#contract/texte';
import { designationAvenant, effetAvenant, estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import type { OperationProposee } from '#domain/avenant/operations-commands';
import { compareDates } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { ARBITRABLES, concordanceDe } from '#domain/concordance/concordance';
import type { DefautSitue, LigneConcordance } from '#domain/concordance/concordance';
import { couvre } from '#domain/texte/defauts';
import { consolider, sansEffetEncore } from '#domain/consolidation/consolider';
import type { Acte, Conflit } from '#domain/consolidation/consolider';
import { actesSignes } from '#domain/consolidation/ordre';
import { nommerActes } from '#domain/consolidation/reference';
import { renvoisMortsDe } from '#domain/concordance/renvois';
import { termeEnVigueur } from '#domain/consolidation/terme';
import { effetOf } from '#domain/fiches/convention';
import type { Convention } from '#domain/fiches/convention';
import { resilieeDepuis } from '#domain/convention/etat';
import { avenantsOf, signatairesDe } from '#domain/lookup';
import { lastSignature } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import { preparerOperation } from '#domain/avenant/operations-commands';

export function acteView(
  registre: Registre,
  avenant: Avenant,
  convention: Convention,
  aujourdhui: CivilDate,
): ActeView {
  const signants = signatairesDe(registre, convention, avenant);
  const effet = effetAvenant(avenant, signants);
  return {
    avenantId: avenant.id,
    designation: designationAvenant(avenant),
    objet: avenant.objet,
    signe: lastSignature(signants, avenant.signatures)?.date ?? null,
    effet,
    projet: effet === null,
    aVenir: effet !== null && sansEffetEncore({ effet }, aujourdhui),
  };
}

/** Drafts that change something and may still be signed. */
export function projetsOuverts(registre: Registre, convention: Convention): readonly Avenant[] {
  return avenantsOf(registre, convention.id).filter(
    (one) =>
      one.abandon === null &&
      one.refus === null &&
      one.operations.length > 0 &&
      !estSigne(one, signatairesDe(registre, convention, one)),
  );
}

export function conflitView(
  registre: Registre,
  conflit: Conflit,
  actes: readonly Acte[],
  convention: Convention,
  aujourdhui: CivilDate,
): ConflitView[] {
  const acte = actes.find(({ avenant }) => avenant.id === conflit.avenantId);
  if (acte === undefined) return [];
  const { arbitrage, defaut, operationId } = conflit;
  return [
    {
      acte: acteView(registre, acte.avenant, convention, aujourdhui),
      operationId,
      defaut,
      arbitrage:
        arbitrage === null ? null : { choix: arbitrage.choix, motif: arbitrage.motif, le: arbitrage.le },
    },
  ];
}

/** The day a text is read at, the drafts taken in, and the day it is read on. */
export type Lecture = {
  readonly jour: CivilDate;
  readonly projets: readonly Avenant[];
  readonly aujourdhui: CivilDate;
};

/** The convention as it reads on a day, with what its reader must be told. */
export function consolidationView(
  registre: Registre,
  convention: Convention,
  { jour, projets, aujourdhui }: Lecture,
): ConsolidationView {
  const consolidation = consolider(registre, convention, jour, projets);
  const actes = consolidation.versions.map(({ acte }) => acte);
  const vue = (avenant: Avenant): ActeView => acteView(registre, avenant, convention, aujourdhui);
  const effet = effetOf(convention);
  const signed = actesSignes(registre, convention);
  const jalons = new Map<CivilDate, string>();
  if (effet.etat === 'determine') jalons.set(effet.date, 'Prise d’effet de la convention');
  for (const { avenant, effet: day } of signed)
    jalons.set(day, [jalons.get(day), designationAvenant(avenant)].filter(Boolean).join(', '));
  return {
    jour,
    texte: consolidation.texte,
    actes: actes.map(({ avenant }) => vue(avenant)),
    aVenir: consolidation.aVenir.map(({ avenant }) => vue(avenant)),
    sansOperation: consolidation.sansOperation.map(vue),
    conflits: consolidation.conflits.flatMap((conflit) =>
      conflitView(registre, conflit, actes, convention, aujourdhui),
    ),
    renvoisMorts: renvoisMortsDe(consolidation.texte, nommerActes(registre, convention)),
    terme: termeEnVigueur(registre, convention, jour),
    resiliee: resilieeDepuis(registre, convention, jour),
    projets: projetsOuverts(registre, convention).map(vue),
    jalons: [...jalons]
      .sort(([a], [b]) => compareDates(a, b))
      .map(([day, libelle]) => ({ jour: day, libelle })),
  };
}

const defautView = (one: DefautSitue): DefautView => ({ ...one, arbitrable: ARBITRABLES.has(one.code) });

export function concordanceView(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  aujourdhui: CivilDate,
): ConcordanceView {
  const { pret, lignes, defauts, reference } = concordanceDe(registre, convention, avenant, aujourdhui);
  return {
    avenantId: avenant.id,
    pret,
    lignes: lignes.map((ligne) => {
      const choice = avenant.arbitrages
        .filter(
          (one) =>
            one.sujet === ligne.operation.id &&
            ligne.defauts.some((defaut) => defaut.tranche && couvre(one, defaut)),
        )
        .at(-1);
      return {
        ...ligne,
        defauts: ligne.defauts.map(defautView),
        arbitrage: choice === undefined ? null : { motif: choice.motif, le: choice.le },
      };
    }),
    defauts: defauts.map(defautView),
    reference: reference.jour,
  };
}

/** What one operation would say and do in its place, before anything is recorded. */
export function essaiView(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  proposed: OperationProposee & { readonly operationId: string | null },
  aujourdhui: CivilDate,
): EssaiView {
  const { avenant: tried, operationId } = preparerOperation(
    registre,
    convention,
    avenant,
    proposed,
    aujourdhui,
  );
  const { lignes } = concordanceDe(registre, convention, tried, aujourdhui);
  const ligne = lignes.find(({ operation }) => operation.id === operationId);
  if (ligne === undefined) throw new Error(`essai sans ligne : ${operationId}`);
  return ligneVue(ligne);
}

export const ligneVue = ({
  operation,
  lieu,
  avant,
  apres,
  clauses,
  defauts,
}: LigneConcordance): EssaiView => ({
  phrase: operation.phrase,
  lieu,
  avant,
  apres,
  clauses,
  defauts,
});
