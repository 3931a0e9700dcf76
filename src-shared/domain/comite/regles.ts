import type { Instance, ReglesComite } from '#registre/fiches/comite';
import type { CivilDate } from '../civil-date';

/*
 * Under which rules a committee meets: its règlement intérieur of the day first; where it has none on record, the rules
 * of the State's consultative commissions. The labour code gives the committee no quorum and no majority of its own
 * (C. trav., art. R. 6123-3-2 to R. 6123-3-15).
 */

/** Since the code exists in its regulatory part (décret n° 2015-1342 du 23 octobre 2015). */
const CRPA_DEPUIS = '2016-01-01' as CivilDate;

/**
 * CRPA, art. R. 133-8 (five days, save urgency), R. 133-9 (one mandate each), R. 133-10 (half of the members, remote ones
 * and mandates counted; a second convocation without quorum), R. 133-11 (majority of members present or represented).
 * The casting vote of R. 133-11 is the chair's: this committee has two, so that none is taken by default.
 */
export const REGLES_CRPA: ReglesComite = {
  nature: 'crpa',
  source: 'CRPA, art. R. 133-3 à R. 133-15, à défaut de règlement intérieur',
  depuis: CRPA_DEPUIS,
  preavisPleniere: 5,
  preavisBureau: 5,
  joursFrancs: false,
  urgence: true,
  quorumNumerateur: 1,
  quorumDenominateur: 2,
  quorumStrict: false,
  quorumBase: 'en_exercice',
  nombreMembres: null,
  distance: true,
  mandats: 1,
  secondeSansQuorum: true,
  majorite: 'presents',
  voixPreponderante: 'aucune',
  clauseBureau: null,
  clauseTacite: null,
  delaiTacite: null,
};

/** The rules that hold on a day: the last set that had begun, else the fallback. */
export function reglesLe({ regles }: Pick<Instance, 'regles'>, jour: CivilDate): ReglesComite {
  return (
    [...regles]
      .filter(({ depuis }) => depuis <= jour)
      .sort((a, b) => (a.depuis < b.depuis ? -1 : 1))
      .at(-1) ?? REGLES_CRPA
  );
}

/** Where each rule is written: the fallback article by article, the text of the committee as it is named. */
export const sourceRegle = ({ nature, source }: ReglesComite, article: string): string =>
  nature === 'crpa' ? `CRPA, art. ${article}` : source;

/** « la moitié au moins », « plus des deux tiers », « 3/5 au moins ». */
export function direFraction({
  quorumNumerateur: n,
  quorumDenominateur: d,
  quorumStrict: strict,
}: Pick<ReglesComite, 'quorumNumerateur' | 'quorumDenominateur' | 'quorumStrict'>): string {
  const nommee: Readonly<Record<string, readonly [string, string]>> = {
    '1/2': ['la moitié', 'de la moitié'],
    '1/3': ['le tiers', 'du tiers'],
    '2/3': ['les deux tiers', 'des deux tiers'],
    '1/4': ['le quart', 'du quart'],
    '3/4': ['les trois quarts', 'des trois quarts'],
  };
  const [mots, de] = nommee[`${n}/${d}`] ?? [`${n}/${d}`, `de ${n}/${d}`];
  return strict ? `plus ${de}` : `${mots} au moins`;
}

/** Voices needed for a quorum among `base` members. */
export function quorumRequis(
  base: number,
  {
    quorumNumerateur: n,
    quorumDenominateur: d,
    quorumStrict: strict,
  }: Pick<ReglesComite, 'quorumNumerateur' | 'quorumDenominateur' | 'quorumStrict'>,
): number {
  const part = base * n;
  return strict ? Math.floor(part / d) + 1 : Math.ceil(part / d);
}
