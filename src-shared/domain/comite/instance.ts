import type { Denomination, Instance } from '#registre/fiches/comite';
import type { CivilDate } from '../civil-date';
import { plierTexte } from '../french';
import type { Registre } from '../registre';

/* What the committee is called, day by day. A renaming never rewrites: acts keep the name of their day. */

const byDate = (all: readonly Denomination[]): readonly Denomination[] =>
  [...all].sort((a, b) => (a.depuis < b.depuis ? -1 : 1));

/** The name it bears that day; null before its first one. */
export function denominationLe(
  { denominations }: Pick<Instance, 'denominations'>,
  jour: CivilDate,
): Denomination | null {
  return (
    byDate(denominations)
      .filter(({ depuis }) => depuis <= jour)
      .at(-1) ?? null
  );
}

/** « Comité régional de l’emploi… (CREFOP) » */
export const nomComplet = ({ nom, sigle }: Pick<Denomination, 'nom' | 'sigle'>): string =>
  sigle === null || plierTexte(nom).includes(plierTexte(sigle)) ? nom : `${nom} (${sigle})`;

/** What a sentence calls it: its acronym when it has one. */
export const nomUsuel = ({ nom, sigle }: Pick<Denomination, 'nom' | 'sigle'>): string => sigle ?? nom;

/** Whether what is written names it so: its whole name, its acronym, or both. */
function nomme(ecrit: string, one: Denomination): boolean {
  const texte = plierTexte(ecrit);
  return [nomComplet(one), one.nom, one.sigle].some((mot) => mot !== null && plierTexte(mot) === texte);
}

/** A name of one of the committees on record that it does not bear yet that day; null: nothing to say. */
export function nomTropTot(registre: Registre, ecrit: string, jour: CivilDate): Denomination | null {
  let tot: Denomination | null = null;
  for (const instance of registre.instances.values())
    for (const one of byDate(instance.denominations)) {
      if (!nomme(ecrit, one)) continue;
      // Another committee, or the same one earlier, bore it that day.
      if (one.depuis <= jour) return null;
      tot ??= one;
    }
  return tot;
}

/** « le CREFOP, devenu comité régional pour l’emploi »: how a later paper speaks of the body of an earlier act. */
export function direDevenu(
  instance: Pick<Instance, 'denominations'>,
  alors: CivilDate,
  jour: CivilDate,
): string {
  const avant = denominationLe(instance, alors);
  const apres = denominationLe(instance, jour);
  if (avant === null) return apres === null ? 'le comité' : `le ${nomUsuel(apres)}`;
  return apres === null || apres.depuis === avant.depuis
    ? `le ${nomUsuel(avant)}`
    : `le ${nomUsuel(avant)}, devenu ${nomUsuel(apres)}`;
}
