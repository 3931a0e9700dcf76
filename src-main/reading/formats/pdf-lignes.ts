import type { Ligne } from '#domain/importation/document';
import { estMarqueSeule } from '#domain/importation/marques';

/* The lines of a page, found by where its words stand. Lengths are in points; ordinates go up the page. */

export type Fragment = {
  readonly texte: string;
  readonly x: number;
  /** Of the line the letters stand on. */
  readonly y: number;
  readonly largeur: number;
  /** Size of the letters. */
  readonly corps: number;
  readonly travers: boolean;
  readonly balise: string | null;
  /** Of the page and not of the text, says the file. */
  readonly artefact: boolean;
};

/** An element of the structure of a tagged PDF, or a piece of a page that it holds. */
export type NoeudStructure = {
  readonly role?: string;
  readonly children?: readonly NoeudStructure[];
  readonly type?: string;
  readonly id?: string;
};

export type PageLue = {
  readonly numero: number;
  readonly bas: number;
  readonly haut: number;
  readonly structure: NoeudStructure | null;
  readonly fragments: readonly Fragment[];
};

type Cellule = { readonly x: number; fin: number; texte: string };

export type LigneDePage = {
  /** Columns are parted by tabulations. */
  readonly texte: string;
  readonly cellules: readonly Cellule[];
  readonly x: number;
  readonly fin: number;
  readonly y: number;
  /** Of the last line it was printed on. */
  readonly bas: number;
  readonly corps: number;
};

/** Raised or lowered letters (« 1er ») stay on their line: share of the size of its letters. */
const ECART_DE_LIGNE = 0.55;
/** Share of the size of the letters that parts two words, then two columns. */
const ECART_DE_MOT = 0.18;
const ECART_DE_COLONNE = 2;
const ECART_D_ALIGNEMENT = 0.3;
/** A note call: smaller than the line, and above it. */
const CORPS_APPEL = 0.8;
const HAUTEUR_APPEL = 0.15;

const EXPOSANTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Words in reading order, line by line; the order given is kept unless `trier`. */
export function assembler(fragments: readonly Fragment[], trier: boolean): readonly LigneDePage[] {
  const groupes: { readonly y: number; corps: number; readonly mots: Fragment[] }[] = [];
  const pleins = fragments.filter(({ texte }) => texte.trim() !== '');
  for (const mot of trier ? [...pleins].sort((a, b) => b.y - a.y || a.x - b.x) : pleins) {
    const courant = groupes.at(-1);
    if (
      courant !== undefined &&
      Math.abs(courant.y - mot.y) <= ECART_DE_LIGNE * Math.max(courant.corps, mot.corps)
    ) {
      courant.mots.push(mot);
      courant.corps = Math.max(courant.corps, mot.corps);
    } else groupes.push({ y: mot.y, corps: mot.corps, mots: [mot] });
  }
  const suites = groupes.map(({ mots }) => (trier ? [...mots].sort((a, b) => a.x - b.x) : mots));
  return parColonnes(
    suites,
    suites.map((mots) => enLigne(mots, [])),
  );
}

/** The rows of a table tell each other where its columns begin: those below, then those above. */
function parColonnes(
  suites: readonly (readonly Fragment[])[],
  lignes: readonly LigneDePage[],
): readonly LigneDePage[] {
  const found = [...lignes];
  const rangs = [...found.keys()];
  for (const ordre of [rangs, [...rangs].reverse()]) {
    let colonnes: readonly number[] = [];
    for (const rang of ordre) {
      let ligne = found[rang];
      if (ligne === undefined) continue;
      if (ligne.cellules.length < colonnes.length) ligne = enLigne(suites[rang] ?? [], colonnes);
      found[rang] = ligne;
      const { cellules, x, fin, corps } = ligne;
      if (cellules.length > 1 && cellules.length >= colonnes.length) colonnes = cellules.map((one) => one.x);
      else if (cellules.length === 1) {
        const sous = colonnes.findIndex((one) => Math.abs(one - x) < ECART_D_ALIGNEMENT * corps);
        if (sous < 0 || fin > (colonnes[sous + 1] ?? Infinity)) colonnes = [];
      }
    }
  }
  return found;
}

/** `colonnes`: where those of the lines above begin; a line that has words under two of them is parted there alone. */
function enLigne(donnes: readonly Fragment[], colonnes: readonly number[]): LigneDePage {
  const corps = Math.max(...donnes.map((one) => one.corps));
  const y = donnes.find((one) => one.corps === corps)?.y ?? 0;
  const tenue = ({ x }: Fragment): number =>
    colonnes.findIndex((one) => Math.abs(one - x) < ECART_D_ALIGNEMENT * corps);
  const guidee = new Set(donnes.map(tenue).filter((rang) => rang >= 0)).size > 1;
  const mots = guidee ? donnes.flatMap((mot) => couper(mot, colonnes)) : donnes;
  const cellules: Cellule[] = [];
  let avant: Fragment | null = null;
  for (const mot of mots) {
    // Printed twice to look bold.
    if (avant?.texte === mot.texte && Math.abs(avant.x - mot.x) < 0.1 * corps) continue;
    avant = mot;
    let cellule = cellules.at(-1);
    const ecart = cellule === undefined ? Infinity : mot.x - cellule.fin;
    if (cellule === undefined || (guidee ? tenue(mot) > 0 && ecart > 0 : ecart > ECART_DE_COLONNE * corps)) {
      cellule = { x: mot.x, fin: mot.x, texte: '' };
      cellules.push(cellule);
    }
    const colle = cellule.texte === '' || /\s$/u.test(cellule.texte) || /^\s/u.test(mot.texte);
    if (!colle && mot.x - cellule.fin > ECART_DE_MOT * corps) cellule.texte += ' ';
    const appel =
      /^\s*\d{1,3}\s*$/u.test(mot.texte) &&
      mot.corps <= CORPS_APPEL * corps &&
      mot.y - y > HAUTEUR_APPEL * corps &&
      /\S$/u.test(cellule.texte);
    cellule.texte += appel
      ? mot.texte.trim().replaceAll(/\d/gu, (digit) => EXPOSANTS[Number(digit)] ?? digit)
      : mot.texte;
    cellule.fin = Math.max(cellule.fin, mot.x + mot.largeur);
  }
  for (const one of cellules) one.texte = one.texte.replaceAll(/ {2,}/gu, ' ').trim();
  const texte = cellules.map((one) => one.texte).join('\t');
  return { texte, cellules, x: cellules[0]?.x ?? 0, fin: cellules.at(-1)?.fin ?? 0, y, bas: y, corps };
}

/** Letters between a column and the space where words that the file writes as one go on to it, as far as can be told. */
const TOLERANCE = 3;

/** Words of two columns too close to be apart in the file, parted at the space nearest to where the next begins. */
function couper(mot: Fragment, colonnes: readonly number[]): readonly Fragment[] {
  const { texte, x, largeur, corps } = mot;
  const suivante = colonnes.find((one) => one > x + corps && one < x + largeur - ECART_D_ALIGNEMENT * corps);
  if (suivante === undefined) return [mot];
  const vise = ((suivante - x) / largeur) * texte.length - 1;
  const espaces = [...texte.matchAll(/ /gu)].map(({ index }) => index);
  const [at] = espaces.sort((a, b) => Math.abs(a - vise) - Math.abs(b - vise));
  if (at === undefined || Math.abs(at - vise) > TOLERANCE) return [mot];
  const reste = { ...mot, texte: texte.slice(at + 1), x: suivante, largeur: x + largeur - suivante };
  return [
    { ...mot, texte: texte.slice(0, at), largeur: suivante - x - ECART_DE_MOT * corps },
    ...couper(reste, colonnes),
  ];
}

/** What most of the letters are, or the lines. */
export function usuel(valeurs: readonly (readonly [valeur: number, poids: number])[]): number {
  const poids = new Map<number, number>();
  for (const [valeur, n] of valeurs) {
    const ronde = Math.round(valeur * 2) / 2;
    poids.set(ronde, (poids.get(ronde) ?? 0) + n);
  }
  return [...poids].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** Mean width of a letter, in sizes of letters. */
const LETTRE = 0.5;
/** Times the usual distance between lines from which there is a blank, then two. */
const BLANC = 1.25;
const DEUX_BLANCS = 2.2;
/** Notes are printed smaller than the text. */
const CORPS_NOTE = 0.92;
const APPEL_DE_NOTE = /^(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s*(?=[\p{L}«“"])/u;

export const estNote = ({ corps, texte }: LigneDePage, usuel: number): boolean =>
  corps < CORPS_NOTE * usuel && APPEL_DE_NOTE.test(texte);
export const sansAppel = (note: string): string => note.replace(APPEL_DE_NOTE, '');

export type LignesDePages = {
  readonly lignes: readonly Ligne[];
  readonly notes: readonly string[];
  /** Stamps and watermarks, each once. */
  readonly travers: readonly string[];
};

export function lignesDePages(pages: readonly PageLue[]): LignesDePages {
  const parPage = pages.map(({ numero, fragments }) => ({
    numero,
    lignes: assembler(
      fragments.filter(({ travers }) => !travers),
      true,
    ),
  }));
  const toutes = parPage.flatMap(({ lignes }) => lignes);
  const corps = usuel(toutes.map((one) => [one.corps, one.texte.length])) || 1;
  const bord = Math.min(...toutes.map(({ x }) => x));
  const interligne = interligneDe(
    parPage.map(({ lignes }) => lignes),
    corps,
  );
  const lignes: Ligne[] = [];
  const notes: string[] = [];
  for (const page of parPage) {
    const { texte, pied } = sansNotes(page.lignes, corps);
    notes.push(...pied);
    let above: LigneDePage | null = null;
    for (const one of sansReplis(texte, interligne)) {
      const ecart: number = above === null ? 0 : (above.bas - one.y) / interligne;
      // Between the rows of a table, the room that its cells keep is no blank.
      const rangees =
        one.cellules.length > 1 && above !== null && above.cellules.length > 1 && ecart < DEUX_BLANCS;
      above = one;
      lignes.push({
        texte: one.texte,
        retrait: Math.max(0, Math.round(((one.x - bord) / (LETTRE * corps)) * 10) / 10),
        blanc: rangees || ecart <= BLANC ? 0 : ecart > DEUX_BLANCS ? 2 : 1,
        page: page.numero,
      });
    }
  }
  const travers = pages.flatMap(({ fragments }) =>
    fragments.filter((one) => one.travers && one.texte.trim() !== '').map((one) => one.texte.trim()),
  );
  return { lignes, notes, travers: [...new Set(travers)] };
}

/** The rows of tables, each on one line though some of its cells take several. */
function sansReplis(lignes: readonly LigneDePage[], interligne: number): readonly LigneDePage[] {
  const found: LigneDePage[] = [];
  for (const ligne of lignes) {
    const rangee = found.at(-1);
    const places = rangee === undefined ? null : colonnesDe(rangee, ligne, interligne);
    if (rangee === undefined || places === null) {
      found.push(ligne);
      continue;
    }
    const cellules = rangee.cellules.map((cellule, rang) => {
      const suite = ligne.cellules[places.indexOf(rang)];
      return suite === undefined ? cellule : { ...cellule, texte: `${cellule.texte} ${suite.texte}` };
    });
    found[found.length - 1] = {
      ...rangee,
      cellules,
      texte: cellules.map(({ texte }) => texte).join('\t'),
      bas: ligne.y,
    };
  }
  return found;
}

/** The columns that a line goes on with: fewer than the row has, each under its own and no wider; null when it does not. */
function colonnesDe(rangee: LigneDePage, ligne: LigneDePage, interligne: number): readonly number[] | null {
  const { cellules, bas, corps } = rangee;
  if (cellules.length < 2 || ligne.cellules.length >= cellules.length) return null;
  if (bas - ligne.y > BLANC * interligne || estMarqueSeule(cellules[0]?.texte ?? '')) return null;
  const places = ligne.cellules.map(({ x, fin }) =>
    cellules.findIndex(
      (cellule, rang) =>
        Math.abs(cellule.x - x) < 0.5 * corps &&
        fin < (cellules[rang + 1]?.x ?? Math.max(cellule.fin, fin) + 1),
    ),
  );
  return places.includes(-1) ? null : places;
}

/** The least distance that comes often between two lines of the text. */
function interligneDe(pages: readonly (readonly LigneDePage[])[], corps: number): number {
  const ecarts = pages.flatMap((lignes) =>
    lignes.flatMap((one, rang) => {
      const above = lignes[rang - 1];
      const ecart = above === undefined ? 0 : above.y - one.y;
      const ordinaire = Math.abs(one.corps - corps) < 0.6 && ecart > 0.7 * corps && ecart < 3 * corps;
      return ordinaire ? [Math.round(ecart * 2) / 2] : [];
    }),
  );
  const compte = new Map<number, number>();
  for (const ecart of ecarts) compte.set(ecart, (compte.get(ecart) ?? 0) + 1);
  const souvent = [...compte].filter(([, n]) => n >= 0.1 * ecarts.length).map(([ecart]) => ecart);
  return souvent.length === 0 ? 1.2 * corps : Math.min(...souvent);
}

/** Lines at the foot of a page, smaller than the text, of which the first bears the number of a note. */
function sansNotes(
  lignes: readonly LigneDePage[],
  corps: number,
): { readonly texte: readonly LigneDePage[]; readonly pied: readonly string[] } {
  const petite = (one: LigneDePage | undefined): boolean =>
    one !== undefined && one.corps < CORPS_NOTE * corps;
  const numerotee = (one: LigneDePage | undefined): boolean => one !== undefined && estNote(one, corps);
  let debut = lignes.length;
  while (debut > 0 && petite(lignes[debut - 1])) debut--;
  while (debut < lignes.length && !numerotee(lignes[debut])) debut++;
  const notes: string[] = [];
  const reste: LigneDePage[] = [];
  let bas = lignes[debut]?.y ?? 0;
  for (const one of lignes.slice(debut)) {
    // Far below the notes: the footer of the page.
    if (reste.length > 0 || bas - one.y > 1.6 * one.corps) reste.push(one);
    else if (numerotee(one)) notes.push(sansAppel(one.texte));
    else notes.push(`${notes.pop() ?? ''} ${one.texte}`.trim());
    bas = one.y;
  }
  return { texte: [...lignes.slice(0, debut), ...reste], pied: notes };
}
