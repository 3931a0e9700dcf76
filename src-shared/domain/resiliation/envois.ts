import { formatDate, formatShort, addDays } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Envoi, MotifRetour } from '../fiches/mise-en-demeure';
import { MOTIF_RETOUR_LABELS } from '../fiches/mise-en-demeure';
import { notFuture } from '../lookup';
import { avertir, refus } from '../refus';
import type { Avertissement, Refus } from '../refus';
import type { Registre } from '../registre';
import { ok, refuse } from '../result';
import type { Result } from '../result';
import { ecrireNumero, normaliseNumero, numeroWarnings } from './recommande';

/* One registered letter to one addressee, whichever act it carries: how it is recorded, and what the post says of it. */

/** An electronic registered letter as it was deposited. */
export type DepotElectronique = {
  /** ISO 8601, UTC. */
  readonly deposeA: string;
  /** What shows the addressee's prior agreement; null: nothing does. */
  readonly accord: string | null;
};

export type NouvelEnvoi = {
  readonly destinataireId: string;
  /** Null where a letter of the past does not say it. */
  readonly numero: string | null;
  readonly depotLe: CivilDate;
  readonly preuveDepot: string | null;
  readonly transporteur?: string | null | undefined;
  readonly electronique?: DepotElectronique | null | undefined;
};

export const SOURCE_DEPOT = 'Arrêté du 7 février 2007, art. 2';

/** Days an undelivered registered item waits for its addressee before it goes back. */
export const JOURS_D_INSTANCE = 15;

/** How a sending is recorded on the day it is deposited: nothing is known yet of what becomes of it. */
export const deposer = (
  { destinataireId, numero, depotLe, preuveDepot, transporteur, electronique }: NouvelEnvoi,
  id: string,
): Envoi => ({
  id,
  destinataireId,
  numero: numero === null ? null : ecrireNumero(numero),
  depotLe,
  preuve:
    preuveDepot === null ? { nature: 'declaratif' } : { nature: 'preuve_de_depot', reference: preuveDepot },
  presentationLe: null,
  distributionLe: null,
  retour: null,
  ...(transporteur === undefined || transporteur === null ? {} : { transporteur }),
  ...(electronique === undefined || electronique === null ? {} : { electronique }),
});

/** What is to be checked of a deposit. `nom`: the addressee. */
export function direDepot(envoi: NouvelEnvoi, nom: string): readonly Avertissement[] {
  const { numero, preuveDepot } = envoi;
  const electronique = envoi.electronique ?? null;
  return [
    // The identifier of an electronic letter is its provider's own.
    ...(numero === null || electronique !== null ? [] : numeroWarnings(numero)),
    ...(preuveDepot === null
      ? [
          electronique === null
            ? avertir(
                `Envoi à ${nom} sans preuve de dépôt : la date est déclarative, joignez la preuve dès réception.`,
                SOURCE_DEPOT,
              )
            : avertir(
                `Recommandé électronique à ${nom} sans preuve de dépôt : importez-la tout de suite, le prestataire n’est tenu de la garder qu’un an.`,
                'CPCE, art. R. 53-2',
              ),
        ]
      : []),
    ...(electronique?.accord === null
      ? [
          avertir(
            `Rien ne montre que ${nom} avait accepté d’être destinataire d’un recommandé électronique : l’envoi peut être contesté.`,
            'CRPA, art. L. 112-15 ; CPCE, art. L. 100',
          ),
        ]
      : []),
  ];
}

/** Numbers used more than once: among these letters, or with another case of the registry. */
export function numerosRepetes(
  registre: Registre,
  envois: readonly Envoi[],
  sauf: string,
): readonly Avertissement[] {
  const normal = ({ numero }: Envoi): string => (numero === null ? '' : normaliseNumero(numero));
  const ailleurs = new Set(
    [...registre.misesEnDemeure.values(), ...registre.denonciations.values()]
      .filter(({ id }) => id !== sauf)
      .flatMap((one) => (one.envois ?? []).map(normal)),
  );
  const seen = new Set<string>();
  const said = new Set<string>();
  return envois.flatMap((one) => {
    const { numero } = one;
    const mien = normal(one);
    if (numero === null || mien === '' || said.has(mien)) return [];
    const ici = seen.has(mien);
    seen.add(mien);
    if (!ici && !ailleurs.has(mien)) return [];
    said.add(mien);
    return [
      avertir(
        ici
          ? `Le numéro de recommandé ${numero} sert deux fois.`
          : `Le numéro de recommandé ${numero} sert déjà à un autre dossier.`,
        'Preuve de dépôt',
      ),
    ];
  });
}

/** What the post reports of a letter, whole: what is not said again is no longer known. */
export type SuiviEnvoi = {
  /** The proof of deposit of a letter recorded without it; a proof already recorded does not change. */
  readonly preuveDepot?: string | null | undefined;
  readonly presentationLe: CivilDate | null;
  readonly distributionLe: CivilDate | null;
  readonly retour: { readonly date: CivilDate; readonly motif: MotifRetour } | null;
  readonly refusLe?: CivilDate | null | undefined;
  readonly preuves?:
    | {
        readonly presentation: string | null;
        readonly distribution: string | null;
        readonly retour: string | null;
      }
    | null
    | undefined;
};

/** The letter with what the post reports of it, or why that cannot be. */
export function suivre(
  envoi: Envoi,
  input: SuiviEnvoi,
  aujourdhui: CivilDate,
): Result<{
  readonly envoi: Envoi;
  /** The proof of deposit came with it. */
  readonly prouve: boolean;
  readonly avertissements: readonly Avertissement[];
}> {
  const refusLe = input.refusLe ?? null;
  const events = [
    ['La première présentation', input.presentationLe, 'presentationLe'],
    ['La distribution', input.distributionLe, 'distributionLe'],
    ['Le refus', refusLe, 'refusLe'],
    ['Le retour', input.retour?.date ?? null, 'retour.date'],
  ] as const;
  for (const [quoi, date, champ] of events) {
    if (date === null) continue;
    const future = notFuture(quoi, date, aujourdhui, champ);
    if (future) return refuse(future);
    if (date < envoi.depotLe)
      return refuse(refus('EVENEMENT_AVANT_DEPOT', { quoi, depot: envoi.depotLe }, champ));
  }
  const contradiction = contradictionOf({ ...input, refusLe });
  if (contradiction) return refuse(contradiction);
  const preuveDepot = input.preuveDepot ?? null;
  if (
    preuveDepot !== null &&
    envoi.preuve.nature === 'preuve_de_depot' &&
    envoi.preuve.reference !== preuveDepot
  ) {
    return refuse(refus('PREUVE_DEJA_CONNUE', { reference: envoi.preuve.reference }, 'preuveDepot'));
  }
  const prouve = preuveDepot !== null && envoi.preuve.nature === 'declaratif';
  const { refusLe: _refus, preuves: _preuves, ...kept } = envoi;
  const preuves = input.preuves ?? null;
  const some = preuves !== null && Object.values(preuves).some((one) => one !== null);
  const followed: Envoi = {
    ...kept,
    preuve: prouve ? { nature: 'preuve_de_depot', reference: preuveDepot } : envoi.preuve,
    presentationLe: input.presentationLe,
    distributionLe: input.distributionLe,
    retour: input.retour,
    ...(refusLe === null ? {} : { refusLe }),
    ...(some ? { preuves } : {}),
  };
  return ok({ envoi: followed, prouve, avertissements: direSuivi(followed) });
}

/** A letter is presented, then handed over or returned; never both, never the other way round. */
function contradictionOf({
  presentationLe,
  distributionLe,
  retour,
  refusLe,
}: {
  readonly presentationLe: CivilDate | null;
  readonly distributionLe: CivilDate | null;
  readonly retour: { readonly date: CivilDate; readonly motif: MotifRetour } | null;
  readonly refusLe: CivilDate | null;
}): Refus | null {
  const contredit = (raison: string, champ: string): Refus =>
    refus('EVENEMENTS_CONTRADICTOIRES', { raison }, champ);
  if (distributionLe !== null && retour !== null)
    return contredit('un pli distribué ne revient pas à l’expéditeur', 'retour.date');
  if (distributionLe !== null && refusLe !== null)
    return contredit('un pli refusé n’est pas distribué', 'refusLe');
  if (refusLe !== null && retour !== null && retour.motif !== 'refuse')
    return contredit(`un pli refusé ne revient pas comme ${MOTIF_RETOUR_LABELS[retour.motif]}`, 'refusLe');
  if (presentationLe !== null && distributionLe !== null && distributionLe < presentationLe)
    return contredit('la distribution précède la première présentation', 'distributionLe');
  if (presentationLe !== null && refusLe !== null && refusLe < presentationLe)
    return contredit('le refus précède la première présentation', 'refusLe');
  if (refusLe !== null && retour !== null && retour.date < refusLe)
    return contredit('le retour précède le refus', 'retour.date');
  if (presentationLe !== null && retour !== null && retour.date < presentationLe)
    return contredit('le retour précède la première présentation', 'retour.date');
  return null;
}

/** What is odd, or weak, in what the post reported. */
function direSuivi({ presentationLe, retour }: Envoi): readonly Avertissement[] {
  if (retour?.motif !== 'non_reclame') return [];
  if (presentationLe === null)
    return [
      avertir(
        'Pli avisé et non réclamé, sans date de première présentation : c’est elle qui prouve que le destinataire pouvait le retirer. Relevez-la sur l’enveloppe retournée.',
        'CE, 24 avril 2012, n° 341146',
      ),
    ];
  const garde = addDays(presentationLe, JOURS_D_INSTANCE);
  return retour.date < garde
    ? [
        avertir(
          `Le pli est revenu le ${formatDate(retour.date)}, avant la fin des quinze jours de mise en instance (${formatDate(garde)}) : vérifiez les dates, ou réclamez à la poste.`,
          'CPCE, art. R. 1-1-6',
        ),
      ]
    : [];
}

/** What a fact of the post is proved by; null: by the word of whoever recorded it. */
export function preuveDuFait(envoi: Envoi, fait: 'depot' | 'presentation' | 'distribution' | 'retour') {
  if (fait === 'depot') return envoi.preuve.nature === 'preuve_de_depot' ? envoi.preuve.reference : null;
  return envoi.preuves?.[fait] ?? null;
}

/** The facts of a sending that nothing proves, in the order of the post: « la première présentation (25/11/2026) ». */
export function faitsDeclaratifs(envoi: Envoi): readonly string[] {
  const dits = [
    ['depot', 'le dépôt', envoi.depotLe],
    ['presentation', 'la première présentation', envoi.presentationLe],
    ['distribution', 'la distribution', envoi.distributionLe],
    ['retour', envoi.retour === null ? 'le refus' : 'le retour', envoi.retour?.date ?? envoi.refusLe ?? null],
  ] as const;
  return dits.flatMap(([fait, nom, date]) =>
    date === null || preuveDuFait(envoi, fait) !== null ? [] : [`${nom} (${formatShort(date)})`],
  );
}

/** The proofs somebody named, deposit included, each once. */
export const preuvesCitees = (envoi: Envoi): readonly string[] => [
  ...new Set(
    (['depot', 'presentation', 'distribution', 'retour'] as const).flatMap((fait) => {
      const reference = preuveDuFait(envoi, fait);
      return reference === null ? [] : [reference];
    }),
  ),
];
