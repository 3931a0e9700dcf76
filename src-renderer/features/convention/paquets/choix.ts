import type { CaseView, PaquetView } from '#contract/paquets';

/*
 * What is chosen in the matrix. Rows are signatories and columns originals, both from 1; 0 is the header: of a row, of a
 * column, or of the whole.
 */

export type Lieu = { readonly rang: number; readonly colonne: number };

export type Choix = ReadonlySet<string>;
export const RIEN: Choix = new Set();

export const cleDe = ({ original, signataireId }: Pick<CaseView, 'original' | 'signataireId'>): string =>
  `${original}/${signataireId}`;

const ouverte = ({ etat }: CaseView): boolean => etat === 'attendue' || etat === 'a_venir';

/** The slots that one place stands for: itself, its row, its column, or all of them. */
function casesA({ signataires, cases }: PaquetView, { rang, colonne }: Lieu): readonly CaseView[] {
  const qui = rang === 0 ? null : (signataires[rang - 1]?.id ?? '');
  const found = cases.filter(
    (one) =>
      ouverte(one) &&
      (qui === null || one.signataireId === qui) &&
      (colonne === 0 || one.original === colonne),
  );
  if (rang === 0 || colonne > 0) return found;
  // Of one signatory: those whose turn has come, where it has come for some.
  const attendues = found.filter(({ etat }) => etat === 'attendue');
  return attendues.length > 0 ? attendues : found;
}

/** Chooses what a place stands for, or lets go of it where it was chosen whole. */
export function basculer(paquet: PaquetView, choix: Choix, lieu: Lieu): Choix {
  const cles = casesA(paquet, lieu).map(cleDe);
  const next = new Set(choix);
  const toutes = cles.every((one) => choix.has(one));
  for (const one of cles) {
    if (toutes) next.delete(one);
    else next.add(one);
  }
  return next;
}

/** Whether a place is chosen: all that it stands for is. */
export function estChoisi(paquet: PaquetView, choix: Choix, lieu: Lieu): boolean {
  const cases = casesA(paquet, lieu);
  return cases.length > 0 && cases.every((one) => choix.has(cleDe(one)));
}

export const peutChoisir = (paquet: PaquetView, lieu: Lieu): boolean => casesA(paquet, lieu).length > 0;

/** The chosen slots that may still be signed, in the order of the matrix: some may have been signed elsewhere. */
export const casesChoisies = ({ cases }: PaquetView, choix: Choix): readonly CaseView[] =>
  cases.filter((one) => ouverte(one) && choix.has(cleDe(one)));
