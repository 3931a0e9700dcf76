import type { Avenant } from '../fiches/avenant';
import type { CivilDate } from '../civil-date';
import { avertir, refus } from '../refus';
import type { Avertissement, CodeRefus, Refus } from '../refus';

/*
 * An act of the past entered as history: what was irregular in it happened all the same. Its defects are recorded with
 * it and said until the end, where an act of today would be refused. It is declared, not proven.
 */

export type Reprise = NonNullable<Avenant['reprise']>;

/** The refusals that say an irregularity of the act, and not that its record makes no sense. */
const DEFAUTS: ReadonlySet<CodeRefus> = new Set<CodeRefus>([
  'APRES_TERME',
  'APRES_TERME_NON_CONFIRME',
  'AVANT_DEMANDE',
  'AVANT_EFFET',
  'AVANT_SIGNATURES',
  'AVENANT_CLOS',
  'AVENANT_ORDRE',
  'AVIS_ABSENT',
  'AVIS_AUTRE_PROJET',
  'AVIS_DEFECTUEUX',
  'AVIS_POSTERIEUR',
  'AVIS_SEANCE_SUR_AVENANT_SIGNE',
  'CONVENTION_RESILIEE',
]);

export const estDefaut = ({ code }: Refus): boolean => DEFAUTS.has(code);

/** Notes in `defauts` what `denied` refuses where an act taken over may be so; else gives it back. */
export function constater(reprise: boolean, denied: Refus | null, defauts: string[]): Refus | null {
  if (denied === null || !reprise || !estDefaut(denied)) return denied;
  defauts.push(denied.message);
  return null;
}

/** Only what is past is history: an act of today keeps its guards. */
export const refusePresente = (
  jours: readonly CivilDate[],
  aujourdhui: CivilDate,
  champ: string,
): Refus | null =>
  jours.every((jour) => jour < aujourdhui) ? null : refus('REPRISE_PRESENTE', { aujourdhui }, champ);

/** The reason of the first time, and every defect noted since, once each. */
export const repriseAvec = (
  before: Reprise | undefined,
  motif: string,
  defauts: readonly string[],
): Reprise => ({
  motif: before?.motif ?? motif,
  defauts: [...new Set([...(before?.defauts ?? []), ...defauts])],
});

const SOURCE = 'Repris de l’historique : déclaré, non prouvé par le registre';

/** What is said of an act taken over, for as long as it is there. */
export const direReprise = (reprise: Reprise | undefined): readonly Avertissement[] =>
  reprise === undefined
    ? []
    : [
        avertir(`Repris de l’historique (déclaratif) : ${reprise.motif}`, SOURCE),
        ...reprise.defauts.map((defaut) => avertir(`Défaut de cet acte du passé : ${defaut}`, SOURCE)),
      ];
