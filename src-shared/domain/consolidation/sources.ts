import { clauseDe, clausesDe } from '../clauses/clause';
import type { ClauseTenue, NatureClause } from '../clauses/clause';
import type { CivilDate } from '../civil-date';
import type { Convention } from '../fiches/convention';
import { plierTexte } from '../french';
import type { Registre } from '../registre';
import { texteInitial } from '../texte/en-vigueur';
import type { TexteEnVigueur } from '../texte/en-vigueur';
import { clausesAu, lectureDe, motsDe } from './clauses';

/* What a message cites: the article and the words of the convention at hand, as they stand on a day. */

const ABSENTES: Readonly<Record<NatureClause, string>> = {
  effet: 'Convention, qui ne dit pas quand elle prend effet',
  duree: 'Convention, qui ne dit pas sa durée',
  renouvellement: 'Convention, qui ne prévoit pas de renouvellement',
  avenant: 'Convention, qui ne dit rien des avenants',
  resiliation: 'Convention, qui ne prévoit pas de résiliation',
  exemplaires: 'Convention',
  obligation: 'Convention',
  litige: 'Convention, qui ne dit rien des litiges',
  autre: 'Convention',
};

/** « art. 6, al. 1 », « préambule, al. 2 », « annexe 1, al. 3 »; null when no passage says the clause. */
export function lieuCourt(texte: TexteEnVigueur, { ancres }: Pick<ClauseTenue, 'ancres'>): string | null {
  for (const id of ancres)
    for (const { abrogee, alineas, nature, numero, intitule } of texte.divisions) {
      const rang = abrogee === null ? alineas.findIndex((one) => one.id === id) : -1;
      if (rang < 0) continue;
      const division =
        nature === 'article'
          ? `art. ${numero ?? ''}`
          : nature === 'section'
            ? `section « ${intitule} »`
            : `${nature}${numero === null ? '' : ` ${numero}`}`;
      return `${division}, al. ${rang + 1}`;
    }
  return null;
}

const MOTS = 160;

/** The words that say a clause, short enough for a message: the sentence about `sujet`, the one read, or the alinéa. */
function extrait(texte: TexteEnVigueur, clause: ClauseTenue, sujet: RegExp | null): string | null {
  const phrases =
    sujet === null ? [] : motsDe(texte, clause.ancres).flatMap((one) => one?.split(/(?<=[.;])\s/u) ?? []);
  const mots =
    phrases.find((one) => sujet?.test(plierTexte(one))) ??
    lectureDe(texte, clause)?.dit ??
    motsDe(texte, clause.ancres).find((one) => one !== null);
  if (mots === undefined) return null;
  const dits = mots.replace(/[.;]\s*$/u, '').trim();
  if (dits.length <= MOTS) return dits;
  const cut = dits.slice(0, MOTS);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** « Convention, art. 6, al. 1 : « La convention prend effet… » »: a clause as a message cites it; `sujet` is folded. */
export function sourceClause(
  texte: TexteEnVigueur,
  clause: ClauseTenue,
  sujet: RegExp | null = null,
): string {
  const lieu = lieuCourt(texte, clause);
  const mots = extrait(texte, clause, sujet);
  if (lieu === null) return 'Convention';
  return mots === null ? `Convention, ${lieu}` : `Convention, ${lieu} : « ${mots} »`;
}

/** The clause of a nature in force on `jour` (null: as the avenants signed so far make it), as a message cites it. */
export function sourceDe(
  registre: Registre,
  convention: Convention,
  nature: NatureClause,
  jour: CivilDate | null = null,
  sujet: RegExp | null = null,
): string {
  const { clauses, texte } = clausesAu(registre, convention, jour);
  return citer(convention, clauses, texte, nature, sujet);
}

/** The same, in the act as it was signed. */
export const sourceSignee = (convention: Convention, nature: NatureClause): string =>
  citer(convention, clausesDe(convention), texteInitial(convention), nature);

function citer(
  convention: Convention,
  clauses: readonly ClauseTenue[],
  texte: TexteEnVigueur,
  nature: NatureClause,
  sujet: RegExp | null = null,
): string {
  const clause = clauseDe(clauses, nature);
  if (clause === null) return ABSENTES[nature];
  if (clause.ancres.length === 0 && nature === 'duree' && convention.duree.article !== '')
    return `Convention, art. ${convention.duree.article}`;
  return sourceClause(texte, clause, sujet);
}
