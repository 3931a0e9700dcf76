import type { AlineaEnVigueur } from '../texte/en-vigueur';
import { texteAlinea } from '../texte/en-vigueur';
import type { NouvelAlinea } from '../texte/operations';
import { s } from '../french';

/*
 * Words and alinéas inside guillemets, written and read back. A quoted alinéa is one line: its mark, then its text.
 * The level of an item is not printed; it follows from the marks, as a reader sees it (« - » then « – » below it), and
 * from the list the alinéa enters. Where that says nothing sure, the sentence itself says it: « (retrait : 2 « - ») ».
 */

/**
 * Something the reader took for granted: said in French, and what it takes off the confidence. `sujet`: it is about the
 * mark of a whole alinéa, and says nothing of a passage of one.
 */
export type Doute = { readonly poids: number; readonly dit: string; readonly sujet?: 'marque' };

/** Weights: a turn of phrase, a deduction, a guess. One guess alone puts a reading under the threshold. */
export const LEGER = 0.05;
export const DEDUIT = 0.1;
export const DEVINE = 0.3;

/** What surrounds the quoted alinéas: it gives the level of the first of them. */
export type Contexte =
  | { readonly lieu: 'division' }
  | { readonly lieu: 'alinea'; readonly remplace: AlineaEnVigueur }
  | {
      readonly lieu: 'insertion';
      readonly avant: AlineaEnVigueur | undefined;
      readonly apres: AlineaEnVigueur | undefined;
    };

/** One line: an alinéa keeps no line break, nor spaces around it. */
export const uneLigne = (texte: string): string =>
  (FIN_DE_LIGNE.test(texte) ? texte.replace(/(?<!\s)\s*[\n\r\u2028\u2029]\s*/gu, ' ') : texte).trim();
const FIN_DE_LIGNE = /[\n\r\u2028\u2029]/u;

/** Whether guillemets open and close by pairs. */
export function apparies(texte: string): boolean {
  let depth = 0;
  for (const sign of texte) {
    if (sign === '«') depth++;
    else if (sign === '»' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Guillemets round a passage; the other quotes when its own guillemets do not pair off. */
const guillemets = (texte: string): readonly [string, string] =>
  !apparies(texte) && !/[“”]/u.test(texte) ? ['“', '”'] : ['« ', ' »'];

/** « x »: words quoted inside a sentence. */
export function citerMots(mots: string): string {
  const texte = uneLigne(mots);
  const [open, close] = guillemets(texte);
  return `${open}${texte}${close}`;
}

/** Lines quoted under a sentence: the first opens the guillemets, the last closes them. */
export function citerLignes(lignes: readonly string[]): readonly string[] {
  const [open, close] = guillemets(lignes.join('\n'));
  return lignes.map(
    (ligne, index) => `${index === 0 ? open : ''}${ligne}${index === lignes.length - 1 ? close : ''}`,
  );
}

const TIRET = /^(-)(?:\s+(?=\S)|(?=\p{L}))/u;
const TIRET_LONG = /^[–—](?:\s+(?=\S)|(?=\p{L}))/u;
const NOMBRE = /^(\d{1,2}(?:\)|°\)?|\.(?!\d)))\s+(?=\S)/u;
const LETTRE = /^(\p{Ll}\)|[ivx]{1,4}\))\s+(?=\S)/u;
const PUCE = /^([•▪◦‣→*])\s+(?=\S)/u;

type Famille = 'tiret' | 'long' | 'nombre' | 'lettre' | 'puce';
type Marquee = { readonly famille: Famille; readonly marque: string; readonly texte: string };

/** The mark a line opens with, by kind; null for a plain paragraph. */
function marquee(ligne: string): Marquee | null {
  for (const [famille, pattern] of [
    ['tiret', TIRET],
    ['long', TIRET_LONG],
    ['nombre', NOMBRE],
    ['lettre', LETTRE],
    ['puce', PUCE],
  ] as const) {
    const match = pattern.exec(ligne);
    if (match) return { famille, marque: match[1] ?? '-', texte: ligne.slice(match[0].length) };
  }
  return null;
}

const familleDe = (marque: string | null): Famille | null =>
  marque === null ? null : (marquee(`${marque} x`)?.famille ?? null);

const OUVRE_UNE_LISTE = /:\s*$/u;
const FINIT = /[.;:!?…»)]\s*$/u;

type Niveau = NouvelAlinea['niveau'];
type Rang = { readonly niveau: Niveau; readonly sur: boolean };

const plus = (niveau: Niveau): Rang =>
  niveau === 2 ? { niveau: 2, sur: false } : { niveau: niveau === 0 ? 1 : 2, sur: true };

/** The level of an item that opens the quotation. */
function niveauDepart(contexte: Contexte, famille: Famille): Rang {
  switch (contexte.lieu) {
    case 'division':
      return { niveau: 1, sur: true };
    case 'alinea':
      return contexte.remplace.niveau === 0
        ? { niveau: 1, sur: true }
        : { niveau: contexte.remplace.niveau, sur: true };
    case 'insertion': {
      const { avant, apres } = contexte;
      if (avant === undefined || avant.niveau === 0) {
        if (apres === undefined || apres.niveau === 0) return { niveau: 1, sur: true };
        return { niveau: apres.niveau, sur: familleDe(apres.marque) === famille || apres.niveau === 1 };
      }
      const ouvre = OUVRE_UNE_LISTE.test(texteAlinea(avant));
      // After the last item of a list, one that bears the same mark goes on with it; with another mark, or under an
      // item that opens a list, it may belong to either.
      if (apres === undefined || apres.niveau === 0) {
        const same = avant.niveau === 1 || familleDe(avant.marque) === famille;
        return { niveau: ouvre ? 2 : avant.niveau, sur: same && !ouvre };
      }
      return { niveau: avant.niveau, sur: avant.niveau === apres.niveau && !ouvre };
    }
  }
}

/** Whether a plain paragraph may well be an item that lost its mark. */
function sansMarque(contexte: Contexte, ligne: string): boolean {
  const item = /^\p{Ll}/u.test(ligne) || /;\s*$/u.test(ligne);
  switch (contexte.lieu) {
    case 'division':
      return item;
    case 'alinea':
      return contexte.remplace.niveau > 0 || item;
    case 'insertion':
      return (contexte.avant?.niveau ?? 0) > 0 && (contexte.apres?.niveau ?? 0) > 0 ? true : item;
  }
}

export type Citation = { readonly alineas: readonly NouvelAlinea[]; readonly doutes: readonly Doute[] };

/** The alinéas that quoted lines say, and what had to be assumed to know their levels. */
export function lireAlineas(lignes: readonly string[], contexte: Contexte): Citation {
  const alineas: NouvelAlinea[] = [];
  const doutes: Doute[] = [];
  const vues = new Map<Famille, Niveau>();
  for (const ligne of lignes) {
    const read = lireLigne(ligne, { before: alineas.at(-1), vues, contexte });
    alineas.push(read.alinea);
    doutes.push(...read.doutes);
    if (read.famille !== null) vues.set(read.famille, read.alinea.niveau);
  }
  return { alineas, doutes };
}

/** What is read of the lines before: the last of them, and the level of each kind of mark met. */
type Avant = {
  readonly before: NouvelAlinea | undefined;
  readonly vues: ReadonlyMap<Famille, Niveau>;
  readonly contexte: Contexte;
};

function lireLigne(
  dite: string,
  { before, vues, contexte }: Avant,
): { readonly alinea: NouvelAlinea; readonly famille: Famille | null; readonly doutes: readonly Doute[] } {
  const ligne = uneLigne(dite);
  const doutes: Doute[] = [];
  const marked = marquee(ligne);
  if (marked === null) {
    if (before !== undefined && /^\p{Ll}/u.test(ligne) && !FINIT.test(before.texte))
      doutes.push({ poids: DEVINE, dit: `« ${debut(ligne)} » semble continuer la ligne précédente.` });
    else if (sansMarque(contexte, ligne))
      doutes.push({
        sujet: 'marque',
        poids: DEVINE,
        dit: `« ${debut(ligne)} » est cité sans marque de liste, à une place où les alinéas en portent une.`,
      });
    // One alinéa written anew without its mark: most likely its author left it out.
    const kept = contexte.lieu === 'alinea' && before === undefined ? contexte.remplace : null;
    const alinea = { niveau: kept?.niveau ?? 0, marque: kept?.marque ?? null, texte: ligne } as const;
    return { alinea, famille: null, doutes };
  }
  const { niveau, sur } = rang(marked.famille, before, vues, contexte);
  if (!sur)
    doutes.push({
      poids: DEVINE,
      dit: `Le niveau de « ${debut(ligne)} » dans la liste est supposé : ${niveau}.`,
    });
  if (marked.famille === 'long' && vues.get('tiret') !== 1)
    doutes.push({ poids: LEGER, dit: 'Le tiret long est lu comme un tiret.' });
  if (!/\s/u.test(ligne.charAt(marked.marque.length)))
    doutes.push({ poids: LEGER, dit: `« ${debut(ligne)} » : la marque n’est pas suivie d’une espace.` });
  return { alinea: { niveau, marque: marked.marque, texte: marked.texte }, famille: marked.famille, doutes };
}

function rang(
  famille: Famille,
  before: NouvelAlinea | undefined,
  vues: ReadonlyMap<Famille, Niveau>,
  contexte: Contexte,
): Rang {
  const seen = vues.get(famille);
  const under = before !== undefined && before.niveau > 0 && OUVRE_UNE_LISTE.test(before.texte);
  if (seen !== undefined) return { niveau: seen, sur: !(under && before.niveau === seen) };
  if (famille === 'long' && vues.get('tiret') === 1) return { niveau: 2, sur: true };
  if (before === undefined) return niveauDepart(contexte, famille);
  if (before.niveau === 0) return { niveau: 1, sur: true };
  return under ? plus(before.niveau) : { niveau: before.niveau, sur: false };
}

const debut = (ligne: string): string => (ligne.length > 40 ? `${ligne.slice(0, 39).trimEnd()}…` : ligne);

export const memesAlineas = (a: readonly NouvelAlinea[], b: readonly NouvelAlinea[]): boolean =>
  a.length === b.length &&
  a.every(
    (one, at) =>
      one.niveau === b[at]?.niveau &&
      one.marque === b[at].marque &&
      one.texte === b[at].texte &&
      one.tableau === b[at].tableau,
  );

/** An alinéa as a quotation can say it: one line, no space around. */
export const normaliserAlinea = ({ niveau, marque, texte, tableau }: NouvelAlinea): NouvelAlinea =>
  tableau === true
    ? { niveau, marque, texte, tableau }
    : { niveau, marque: marque === null ? null : uneLigne(marque), texte: uneLigne(texte) };

/** The lines an alinéa takes in a sentence: one, or one a row, its cells set apart. */
export const lignesCitees = (alinea: NouvelAlinea): readonly string[] =>
  alinea.tableau === true
    ? alinea.texte.split('\n').map((rangee) => rangee.split('\t').map(uneLigne).join(' | ').trim())
    : [imprimer(alinea)];

/** The level and the mark of each quoted alinéa, when the sentence says them itself. */
export type Retraits = readonly Pick<NouvelAlinea, 'niveau' | 'marque'>[];

/** « (retraits : 0, 1 « - », 2 « a) ») », after a space; nothing when the quoted lines say it all. */
export const direRetraits = (retraits: Retraits | null): string =>
  retraits === null
    ? ''
    : ` (retrait${s(retraits.length)} : ${retraits
        .map(({ niveau, marque }) => (marque === null ? String(niveau) : `${niveau} « ${marque} »`))
        .join(', ')})`;

const imprimer = ({ marque, texte }: NouvelAlinea): string =>
  marque === null ? texte : `${marque} ${texte}`;

/**
 * The lines of quoted alinéas, without their guillemets. `retraits` is null when the lines alone say every level and
 * mark; otherwise the sentence must say them.
 */
export function ecrireAlineas(
  nouveaux: readonly NouvelAlinea[],
  contexte: Contexte,
): { readonly lignes: readonly string[]; readonly retraits: Retraits | null } {
  const alineas = nouveaux.map(normaliserAlinea);
  // What stands beside a table is laid out as the convention will be: the page says it.
  if (alineas.some(({ tableau }) => tableau === true))
    return { lignes: alineas.flatMap(lignesCitees), retraits: null };
  const lignes: string[] = [];
  const vues = new Map<Famille, Niveau>();
  for (const [index, alinea] of alineas.entries()) {
    const avant: Avant = { before: alineas[index - 1], vues, contexte };
    const forms = [imprimer(alinea), ...(alinea.marque === '-' ? [`– ${alinea.texte}`] : [])];
    const said = forms
      .map((form) => ({ form, ...lireLigne(form, avant) }))
      .find((read) => read.doutes.length === 0 && memesAlineas([read.alinea], [alinea]));
    if (said === undefined) return { lignes: alineas.map(imprimer), retraits: alineas };
    lignes.push(said.form);
    if (said.famille !== null) vues.set(said.famille, said.alinea.niveau);
  }
  return { lignes, retraits: null };
}

/** The alinéas whose levels and marks the sentence says; null when lines and marks do not agree. */
export function lireRetraits(lignes: readonly string[], retraits: Retraits): readonly NouvelAlinea[] | null {
  if (lignes.length !== retraits.length) return null;
  const alineas: NouvelAlinea[] = [];
  for (const [index, { niveau, marque }] of retraits.entries()) {
    const ligne = uneLigne(lignes[index] ?? '');
    if (marque !== null && !(ligne.startsWith(marque) && /\s/u.test(ligne.charAt(marque.length))))
      return null;
    alineas.push({ niveau, marque, texte: marque === null ? ligne : ligne.slice(marque.length + 1).trim() });
  }
  return alineas;
}
