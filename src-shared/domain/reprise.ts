import type { Reprise } from '#registre/fiches/commun';
import type { CivilDate } from './civil-date';
import { avertir, refus } from './refus';
import type { Avertissement, CodeRefus, Refus } from './refus';
import type { Fait, Registre } from './registre';
import { ok, refuse } from './result';
import type { Result } from './result';

/*
 * An act of the past entered as history: what was irregular in it happened all the same. Its defects are recorded with
 * it and said until the end, where an act of today would be refused. What nothing attached proves is declared. One
 * mechanism for every act of the past: each command opens a `Constat`, passes what it would refuse through it, and
 * keeps what was noted.
 */

export type { Reprise } from '#registre/fiches/commun';

/** The refusals that say an irregularity of the act, and not that its record makes no sense. */
const DEFAUTS: ReadonlySet<CodeRefus> = new Set<CodeRefus>([
  'ABROGEE_DEPUIS',
  'APRES_TERME',
  'APRES_TERME_NON_CONFIRME',
  'ARTICLE_NON_INVOCABLE',
  'AVANT_DEMANDE',
  'AVANT_EFFET',
  'AVANT_SIGNATURES',
  'AVENANT_CLOS',
  'AVENANT_ORDRE',
  'AVIS_ABSENT',
  'AVIS_AUTRE_PROJET',
  'AVIS_DEFECTUEUX',
  'AVIS_POSTERIEUR',
  'AVIS_QUORUM_INCOHERENT',
  'AVIS_SEANCE_SUR_AVENANT_SIGNE',
  'AVIS_TEXTE_REQUIS',
  'AVIS_VOTES_INCOHERENTS',
  'CLAUSE_ABSENTE',
  'CLAUSE_A_APPRECIER',
  'CLOTURE_AVANT_ENVOI',
  'COAUTEUR_DE_TROP',
  'COEMETTRICES_REQUISES',
  'CONSTAT_SANS_PLEIN_DROIT',
  'CONVENTION_RESILIEE',
  'CONVOCATION_APRES_SEANCE',
  'DELAI_EN_COURS',
  'DELAI_NON_DETERMINE',
  'DELIBERATION_PAS_EXECUTOIRE',
  'DELIBERATION_REQUISE',
  'DEPOT_AVANT_SIGNATURE',
  'DEROGATION_AVANT_STRICT',
  'DESTINATAIRE_NON_OBLIGE',
  'DESTINATAIRE_NON_TOUCHE',
  'EFFET_AVANT_NOTIFICATION',
  'EFFET_AVANT_PREAVIS',
  'ENVOI_DELAI_EXPIRE',
  'FAITS_APRES_SIGNATURE',
  'FAITS_AVANT_EFFET',
  'FIN_AVANT_EFFET',
  'FONCTION_VACANTE',
  'MED_NON_ENVOYEE',
  'NON_EN_VIGUEUR_AUX_FAITS',
  'NUMERO_RECOMMANDE_REQUIS',
  'OBLIGATIONS_DISPERSEES',
  'OBLIGATION_PROPRE',
  'PARTIE_SORTIE',
  'PREAVIS_TROP_TARD',
  'REGULARISATION_TARDIVE',
]);

/** What is noted of an act as it is recorded; `motif` null: an act of today, which keeps its guards. */
export type Constat = { readonly motif: string | null; readonly defauts: string[] };

export const constatDuJour = (): Constat => ({ motif: null, defauts: [] });

/** Of what was taken over, when nothing new is done on it. */
export const constatDe = (reprise: Reprise | undefined): Constat => ({
  motif: reprise?.motif ?? null,
  defauts: [],
});

/**
 * Only what is past is history: said to be taken over, an act of today is refused; an act of today on what was taken
 * over keeps its guards. `avant`: what the act belongs to was taken over, and it with it.
 */
export function ouvrirConstat(
  motif: string | null | undefined,
  avant: Reprise | undefined,
  jours: readonly CivilDate[],
  aujourdhui: CivilDate,
): Result<Constat> {
  const present = jours.some((jour) => jour >= aujourdhui);
  if (present && (motif ?? null) !== null)
    return refuse(refus('REPRISE_PRESENTE', { aujourdhui }, 'reprise'));
  return ok({ motif: present ? null : (motif ?? avant?.motif ?? null), defauts: [] });
}

/** Notes what is refused where an act taken over may be so; else gives it back. */
export function constater({ motif, defauts }: Constat, denied: Refus | null): Refus | null {
  if (denied === null || motif === null || !DEFAUTS.has(denied.code)) return denied;
  defauts.push(denied.message);
  return null;
}

/** What an act of today is only warned of is a defect of an act taken over. */
export function constaterAlertes(
  { motif, defauts }: Constat,
  alertes: readonly Avertissement[],
): readonly Avertissement[] {
  if (motif === null) return alertes;
  defauts.push(...alertes.map(({ message }) => message));
  return [];
}

/** What the record keeps: the reason of the first time, and every defect noted since, once each. */
export const avecConstat = (
  before: Reprise | undefined,
  { motif, defauts }: Constat,
): { readonly reprise?: Reprise } =>
  motif === null
    ? before === undefined
      ? {}
      : { reprise: before }
    : {
        reprise: {
          motif: before?.motif ?? motif,
          defauts: [...new Set([...(before?.defauts ?? []), ...defauts])],
        },
      };

/** The same, without a defect that something recorded since has lifted. */
export const sansDefaut = (reprise: Reprise, defaut: string): Reprise => ({
  ...reprise,
  defauts: reprise.defauts.filter((one) => one !== defaut),
});

/** The collections whose acts may be taken over. */
export type FaitRepris = Extract<Fait, { readonly entite: { readonly reprise?: Reprise } }>;

/** What would prove an act of the past: a file kept with it, the minutes of the séance, the proofs of deposit. */
function estProuve(registre: Registre, fait: FaitRepris): boolean {
  const { collection, entite } = fait;
  for (const { objet } of registre.pieces.values())
    if (objet.collection === collection && objet.id === entite.id) return true;
  switch (collection) {
    case 'avis':
      return entite.seance.procesVerbal !== null;
    case 'misesEnDemeure':
      return entite.envois.length > 0 && entite.envois.every(({ preuve }) => preuve.nature !== 'declaratif');
    case 'conventions':
    case 'avenants':
    case 'denonciations':
      return false;
  }
}

/** Taken over, and nothing proves it. */
export const estDeclaratif = (registre: Registre, fait: FaitRepris): boolean =>
  fait.entite.reprise !== undefined && !estProuve(registre, fait);

/** « repris de l’historique, déclaratif », wherever the act is named; null for an act recorded as it was made. */
export const mentionReprise = (registre: Registre, fait: FaitRepris): string | null =>
  fait.entite.reprise === undefined
    ? null
    : `repris de l’historique${estDeclaratif(registre, fait) ? ', déclaratif' : ''}`;

/** The same, after the name of the act. */
export function suiteReprise(registre: Registre, fait: FaitRepris): string {
  const mention = mentionReprise(registre, fait);
  return mention === null ? '' : ` (${mention})`;
}

/** What is said of an act taken over, for as long as it is there. */
export function direReprise(registre: Registre, fait: FaitRepris): readonly Avertissement[] {
  const { reprise } = fait.entite;
  if (reprise === undefined) return [];
  const prouve = estProuve(registre, fait);
  const source = prouve
    ? 'Repris de l’historique, avec ce qui le prouve'
    : 'Repris de l’historique : déclaré, non prouvé par le registre';
  return [
    avertir(`Repris de l’historique${prouve ? '' : ' (déclaratif)'} : ${reprise.motif}`, source),
    ...reprise.defauts.map((defaut) => avertir(`Défaut de cet acte du passé : ${defaut}`, source)),
  ];
}
