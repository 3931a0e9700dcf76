/** The fields of a template, and what fills each: described once, so that what is offered is what is known. */
import type { ChampModele, DonneesModele } from '#contract/modeles';

export type Champ<T> = {
  readonly decrit: ChampModele;
  readonly lire: (lu: T) => string | readonly DonneesModele[];
};

/** A text; null prints nothing. */
export const champ = <T>(nom: string, libelle: string, valeur: (lu: T) => string | null): Champ<T> => ({
  decrit: { nom, libelle },
  lire: (lu) => valeur(lu) ?? '',
});

/** A list, each item of which has fields of its own. */
export const liste = <T, U>(
  nom: string,
  libelle: string,
  elements: (lu: T) => readonly U[],
  champs: readonly Champ<U>[],
): Champ<T> => ({
  decrit: { nom, libelle, champs: champs.map(({ decrit }) => decrit) },
  lire: (lu) => elements(lu).map((one) => donneesDe(one, champs)),
});

export const donneesDe = <T>(lu: T, champs: readonly Champ<T>[]): DonneesModele =>
  Object.fromEntries(champs.map(({ decrit, lire }) => [decrit.nom, lire(lu)]));
