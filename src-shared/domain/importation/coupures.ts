import { fold } from '../french';

/*
 * A word cut at the end of a line: the hyphen is the page's, or the word's own.
 */

/** First halves that no word without hyphen opens with. */
const TOUJOURS =
  /^(?:peut|vice|quasi|demi|celui|celle|ceux|celles|nord|sud|vis|vis-a|c'est|c'est-a|dix|vingt|trente|quarante|cinquante|soixante|soixante-dix|quatre|quatre-vingt|rendez|proces|avant|apres)$/u;
/** Pairs that are written with a hyphen, whose first half also opens words. */
const PAIRES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:ci|la)$/u,
    /^(?:apres|avant|contre|dessous|dessus|joint|jointe|joints|jointes|annexe|annexee|bas|haut)/u,
  ],
  [/^(?:au|par)$/u, /^(?:dela|dessous|dessus|devant)/u],
  [/^mi$/u, /^(?:temps|parcours|mandat|annee|chemin)/u],
  [/^ex$/u, /^(?:president|prefet|recteur|direct|ministre|aequo)/u],
  [/^sous$/u, /^(?!cri|sign|trai(?:re|s$|t$)|trac|venir|ten)/u],
  [/^non$/u, /^(?!obstant|ant|ce)/u],
  [/^bien$/u, /^(?:etre|fonde)/u],
  [/^(?:compte|compre)$/u, /^rendu/u],
  [/^(?:lui|elle|eux|elles|soi|nous|vous)$/u, /^memes?(?!\p{L})/u],
  [/[dt]$/u, /^(?:ils?|elles?|on|ce)(?!\p{L})/u],
  [/\p{L}$/u, /^(?:t-(?:il|elle|on)|a-(?:dire|vis))/u],
];
/** Halves written with and without: « co-ordination », « inter-réseaux », « contre-visite ». */
const INDECIS =
  /^(?:co|inter|intra|infra|supra|pluri|multi|socio|auto|anti|contre|entre|extra|post|micro|macro|ultra|semi)$/u;

export type Recollage = {
  readonly texte: string;
  /** Where the word may be either: as it is read, then the other way. */
  readonly doute: { readonly lu: string; readonly autre: string } | null;
};

/** Words of a text, folded, with how each is written: what a cut word is compared with. */
export function vocabulaire(textes: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const texte of textes)
    for (const [word] of fold(texte).matchAll(/\p{L}+(?:-\p{L}+)*(?!-?\p{L}|-$)/gu)) words.add(word);
  return words;
}

/** The end of a line that a hyphen cuts, soft or hard; null: nothing is cut. */
export const estCoupee = (fin: string): boolean =>
  /[\p{L}\d](?:[-\u2010\u2011]|\u00AD)$/u.test(fin.slice(-3));

/** A line and the next, which goes on with the word the first cuts. `mots`: those the whole text writes. */
export function recoller(fin: string, debut: string, mots: ReadonlySet<string>): Recollage {
  const tete = fin.slice(0, -1);
  const plie: Recollage = { texte: tete + debut, doute: null };
  if (fin.endsWith('\u00AD')) return plie;
  const garde: Recollage = { texte: `${tete}-${debut}`, doute: null };
  const gauche = /[\p{L}\d'’-]{1,60}$/u.exec(tete.slice(-60))?.[0].replace(/^.{1,2}['’]/u, '') ?? '';
  const droite = /^[\p{L}\d'’-]{1,60}/u.exec(debut)?.[0] ?? '';
  if (droite === '' || /\d$/u.test(gauche) || /^\d/u.test(droite)) return garde;
  const doute = (lu: Recollage): Recollage => {
    const ecrits = [gauche + droite, `${gauche}-${droite}`] as const;
    const [un, autre] = lu === plie ? ecrits : ([ecrits[1], ecrits[0]] as const);
    return { texte: lu.texte, doute: { lu: un, autre } };
  };
  const colle = mots.has(fold(gauche + droite));
  const avecTiret = mots.has(fold(`${gauche}-${droite}`));
  if (colle && avecTiret) return doute(plie);
  if (colle) return plie;
  if (avecTiret) return garde;
  const [avant, apres] = [fold(gauche), fold(droite)];
  // « Rhône- / Alpes »; a heading in capitals may cut a word or a name.
  if (/^\p{Lu}/u.test(droite)) return /\p{Lu}$/u.test(gauche) ? doute(garde) : garde;
  if (TOUJOURS.test(avant) || PAIRES.some(([a, b]) => a.test(avant) && b.test(apres))) return garde;
  return INDECIS.test(avant) ? doute(garde) : plie;
}
