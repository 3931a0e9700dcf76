import type { LigneTravailView } from '#contract/travail';
import type { LieuView } from '#contract/views';
import { daysBetween } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { SECRETARIAT } from '#domain/echeances/echeance';
import { estOuverte } from '#domain/echeances/liste';
import type { Echeance } from '#domain/echeances/liste';
import { counted, upperFirst } from '#domain/french';
import type { Signataire } from '#domain/parties/partie';
import type { Avertissement, Refus } from '#domain/refus';
import { typographie } from '#domain/typographie';
import type { Champ } from '../par-convention';

/** A line as it is told: what is not said is null, what nothing is waited from is for the secretariat. */
export type Dit = Pick<LigneTravailView, 'acte' | 'aFaire'> &
  Partial<Pick<LigneTravailView, 'cause' | 'attendu' | 'etat' | 'geste'>> & {
    /** Within the convention. */
    readonly id: string;
    readonly date?: CivilDate | null;
    readonly onglet: LieuView['onglet'];
    readonly objet?: string | null;
    readonly echeance?: string;
    readonly blocage?: Pick<Refus, 'message' | 'source' | 'remede'> | null;
  };

export { SECRETARIAT } from '#domain/echeances/echeance';

/** The work table looks a year ahead: negotiating another convention takes months. */
export const HORIZON = 365;

/** What it is of: a convention, or a committee. */
type ChampDite = Pick<Champ, 'context'> & { readonly convention: Pick<Champ['convention'], 'id'> };

/** The line of the table, in the typography of what is printed. */
export function ligne({ convention, context }: ChampDite, dit: Dit): LigneTravailView {
  const { date = null, blocage = null, attendu = SECRETARIAT, objet = null, geste = null } = dit;
  return {
    id: `${convention.id}/${dit.id}`,
    date,
    jours: date === null ? null : daysBetween(context.aujourdhui, date),
    conventionId: convention.id,
    onglet: dit.onglet,
    acteId: objet,
    acte: typographie(dit.acte),
    aFaire: typographie(dit.aFaire),
    cause: typographie(blocage === null ? (dit.cause ?? '') : `${blocage.message} (${blocage.source})`),
    remede: blocage === null ? null : typographie(blocage.remede),
    attendu: attendu === null ? null : typographie(attendu),
    etat: blocage === null ? (dit.etat ?? 'a_faire') : 'bloque',
    geste,
    echeance: dit.echeance ?? null,
  };
}

/** « Préfète de région et 2 autres »: those whose signature is missing. */
export function manquent(signataires: readonly Signataire[]): string | null {
  const [first, ...others] = signataires;
  if (first === undefined) return null;
  const name = upperFirst(first.fonction.libelle);
  return others.length === 0 ? name : `${name} et ${counted(others.length, 'autre')}`;
}

/** One line an act, however many of its signatories have changed since it was prepared. */
export function titulairesChanges(
  champ: Champ,
  dit: Pick<Dit, 'id' | 'acte' | 'onglet' | 'objet'>,
  changes: readonly Avertissement[],
): readonly LigneTravailView[] {
  if (changes.length === 0) return [];
  return [
    ligne(champ, {
      ...dit,
      id: `${dit.id}/titulaires`,
      aFaire: changes.length > 1 ? 'Des titulaires ont changé' : 'Un titulaire a changé',
      cause: changes.map(({ message }) => message).join(' '),
    }),
  ];
}

/** A line for each date still waited for, within a year, save those that a step of a draft tells. */
export const lignesEcheances = (
  champ: ChampDite,
  echeances: readonly Echeance[],
  dites: ReadonlySet<string>,
): readonly LigneTravailView[] =>
  echeances
    .filter((one) => estOuverte(one) && one.jours <= HORIZON && !dites.has(one.cle))
    .map((one) => ligne(champ, deEcheance(one)));

/** What a line says of a date. */
export const deEcheance = (one: Echeance): Dit => ({
  id: one.id,
  date: one.date,
  acte: one.acte,
  aFaire: one.aFaire,
  cause: one.cause,
  attendu: one.attendu,
  etat: one.etat,
  onglet: one.lieu,
  objet: one.objet,
  geste: one.geste,
  echeance: one.cle,
});
