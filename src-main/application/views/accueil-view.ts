import { compterTravail } from '#contract/travail';
import type { AccueilView, LigneTravailView } from '#contract/travail';
import type { LigneConventionView, ProchaineEcheanceView } from '#contract/views';
import { compareDates } from '#domain/civil-date';
import { phrasesSansOperation } from '#domain/concordance/concordance';
import { ACTE_CONVENTION } from '#domain/convention/echeances';
import { etatAu } from '#domain/convention/etat';
import type { Avenant } from '#domain/fiches/avenant';
import { effetOf } from '#domain/fiches/convention';
import { lowerFirst } from '#domain/french';
import { avenantsOf } from '#domain/lookup';
import { allSignataires } from '#domain/parties/partie';
import type { Registre } from '#domain/registre';
import type { ViewContext } from './context';
import { finView } from './fin-view';
import { parConvention, toutes } from './par-convention';
import type { Champ } from './par-convention';
import { lignesAvenants, lignesProjet, projetsOuverts } from './travail/avenants';
import { echeancesDuChamp } from './echeances-view';
import { lignesConvention } from './travail/convention';
import { desComites } from '../echeances/lire';
import { lignesEcheances } from './travail/ligne';
import { lettresOuvertes, lignesResiliation } from './travail/resiliation';

/** What is told of one convention: what it asks for, and its row in the list. */
type Recensee = {
  readonly lignes: readonly LigneTravailView[];
  readonly ligne: LigneConventionView;
  readonly avenantsEnCours: number;
  readonly projetsAVerifier: number;
};

/** What one convention asks of its secretariat; the texts of its drafts are checked apart, which takes longer. */
const recenser = parConvention((champ): Recensee => {
  const lettres = lettresOuvertes(champ);
  const echeances = echeancesDuChamp(champ);
  const etapes = [
    ...lignesConvention(champ),
    ...lignesAvenants(champ, echeances, { concordance: false }),
    ...lignesResiliation(champ, lettres),
  ];
  const dites = new Set(etapes.flatMap(({ echeance }) => (echeance === null ? [] : [echeance])));
  const lignes = [...etapes, ...lignesEcheances(champ, echeances, dites)];
  return {
    lignes,
    ligne: ligneDe(champ, lignes, lettres.length),
    avenantsEnCours: projetsOuverts(champ).length,
    projetsAVerifier: aVerifier(champ).length,
  };
});

/** The lines of the drafts whose words and operations do not agree. */
const discordants = parConvention((champ): readonly LigneTravailView[] =>
  aVerifier(champ).flatMap((avenant) =>
    lignesProjet(champ, avenant, echeancesDuChamp(champ), { concordance: true }).filter(
      ({ etat }) => etat === 'bloque',
    ),
  ),
);

/** The drafts that nobody has signed yet and that change something, or say they do. */
const aVerifier = (champ: Champ): readonly Avenant[] =>
  projetsOuverts(champ).filter(
    (one) =>
      one.signatures.length === 0 && (one.operations.length > 0 || phrasesSansOperation(one).length > 0),
  );

/**
 * Home: what is due, what is blocked, what comes next, over every convention. `auPlus`: the lines of the first
 * conventions alone, as many as make so many lines (see `debut`).
 */
export async function accueilView(
  registre: Registre,
  context: ViewContext,
  auPlus: number | null = null,
): Promise<AccueilView> {
  const conventions = await toutes(registre, context, recenser);
  const comites = desComites(registre, context, null);
  const all = [
    ...conventions.flatMap(({ lignes }) => lignes),
    ...comites.flatMap(({ echeance }) =>
      lignesEcheances({ convention: { id: echeance.conventionId }, context }, [echeance], new Set()),
    ),
  ].sort(parDate);
  const lignes = auPlus === null ? all : debut(all, auPlus);
  const sum = (of: (one: Recensee) => number): number =>
    conventions.reduce((total, one) => total + of(one), 0);
  return {
    aujourdhui: context.aujourdhui,
    lignes,
    reste: all.length - lignes.length,
    comptes: compterTravail(all),
    titres: Object.fromEntries([
      ...conventions.map(({ ligne: { id, titre } }) => [id, titre] as const),
      ...comites.map(({ echeance, convention }) => [echeance.conventionId, convention] as const),
    ]),
    projetsAVerifier: sum(({ projetsAVerifier }) => projetsAVerifier),
    compteurs: {
      conventions: conventions.length,
      enVigueur: conventions.filter(({ ligne }) => ligne.etat === 'en_vigueur').length,
      avenantsEnCours: sum(({ avenantsEnCours }) => avenantsEnCours),
      misesEnDemeureOuvertes: sum(({ ligne }) => ligne.misesEnDemeureOuvertes),
    },
  };
}

/**
 * The beginning of the table, where each convention has its lines together: every line of the first conventions, until
 * there are `auPlus`.
 */
function debut(lignes: readonly LigneTravailView[], auPlus: number): readonly LigneTravailView[] {
  const parConvention = new Map<string, number>();
  for (const { conventionId } of lignes)
    parConvention.set(conventionId, (parConvention.get(conventionId) ?? 0) + 1);
  const kept = new Set<string>();
  let count = 0;
  for (const [conventionId, of] of parConvention) {
    if (count >= auPlus) break;
    kept.add(conventionId);
    count += of;
  }
  return lignes.filter(({ conventionId }) => kept.has(conventionId));
}

/** What the comparison of each draft with its operations adds to home: the lines that it blocks. */
export const projetsVerifies = async (
  registre: Registre,
  context: ViewContext,
): Promise<readonly LigneTravailView[]> => (await toutes(registre, context, discordants)).flat();

/** Dated lines in their order; the others as they are found. */
function parDate(a: LigneTravailView, b: LigneTravailView): number {
  if (a.date !== null && b.date !== null) return compareDates(a.date, b.date);
  return Number(a.date === null) - Number(b.date === null);
}

/** One row a convention, for the list. */
export const listeView = async (
  registre: Registre,
  context: ViewContext,
): Promise<readonly LigneConventionView[]> =>
  (await toutes(registre, context, recenser)).map(({ ligne }) => ligne);

function ligneDe(
  champ: Champ,
  lignes: readonly LigneTravailView[],
  misesEnDemeureOuvertes: number,
): LigneConventionView {
  const { famille, convention, context } = champ;
  const { aujourdhui } = context;
  const effet = effetOf(convention);
  const terme = finView(famille, convention, aujourdhui);
  return {
    id: convention.id,
    titre: convention.titreCourt,
    region: convention.region,
    etat: etatAu(famille, convention, aujourdhui),
    effet: effet.etat === 'determine' ? effet.date : null,
    terme: { date: terme.date, etat: terme.etat, confirme: terme.etat === 'confirme' },
    signatures: {
      recueillies: convention.signatures.length,
      requises: allSignataires(convention.parties).length,
    },
    avenants: avenantsOf(famille, convention.id).length,
    misesEnDemeureOuvertes,
    prochaineEcheance: prochaine(lignes),
  };
}

/** The next day that someone waits for. */
function prochaine(lignes: readonly LigneTravailView[]): ProchaineEcheanceView | null {
  const [next] = lignes
    .flatMap(({ date, jours, acte, aFaire }) =>
      date === null || jours === null || jours < 0 ? [] : [{ date, jours, acte, aFaire }],
    )
    .sort((a, b) => compareDates(a.date, b.date));
  if (next === undefined) return null;
  const { date, jours, acte, aFaire } = next;
  return { date, jours, libelle: acte === ACTE_CONVENTION ? aFaire : `${acte}\u00a0: ${lowerFirst(aFaire)}` };
}
