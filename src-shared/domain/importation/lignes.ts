import { rogner, sansBalises, sansParasites, uneEspace } from './caracteres';
import { estCoupee, recoller, vocabulaire } from './coupures';
import { estMarqueSeule, pileVide, profondeur, separerMarque } from './marques';
import type { Pile } from './marques';
import { sansMobilier } from './mobilier';
import type { LigneNette } from './mobilier';
import type { Bloc, HorsTexte, Ligne } from './document';

/*
 * A page that keeps lines and no paragraphs: where each paragraph begins and ends, from what the lines show. Wrapped
 * lines are known by their width: the first word of a line would not have stood at the end of the one before.
 */

/** The paragraphs, items and tables of a text of lines. */
export function blocsDeLignes(lignes: readonly Ligne[]): {
  readonly blocs: readonly Bloc[];
  readonly horsTexte: readonly HorsTexte[];
  readonly remarques: readonly string[];
} {
  const { corps, horsTexte, remarques } = sansMobilier(nettoyer(lignes));
  const page = mesurer(corps);
  const mots = vocabulaire(corps.map(({ texte }) => texte));
  const blocs: Bloc[] = [];
  const coupures: string[] = [];
  const pile = pileVide();
  for (let rang = 0; rang < corps.length;) {
    const tableau = tableauEn(corps, rang);
    if (tableau !== null) {
      blocs.push({ genre: 'tableau', lignes: tableau });
      rang += tableau.length;
      continue;
    }
    const groupe = paragrapheEn(corps, rang, page, pile);
    rang += groupe.length;
    blocs.push(paragraphe(groupe, mots, pile, coupures));
  }
  return { blocs, horsTexte, remarques: [...remarques, ...coupures] };
}

const REMARQUE_COUPURE = /^Coupé en fin de ligne, le mot « (.+?) » peut aussi s’écrire « (.+?) »\.$/u;
/** What a word cut at a line end is read as, and what it could be, in a remark of the reader; null for another remark. */
export function lireCoupure(remarque: string): { readonly lu: string; readonly autre: string } | null {
  const match = REMARQUE_COUPURE.exec(remarque);
  return match === null ? null : { lu: match[1] ?? '', autre: match[2] ?? '' };
}

/* The lines, without what is not theirs. */

const SANS_MOT = /^[^\p{L}\p{N}]*$/u;

function nettoyer(lignes: readonly Ligne[]): readonly LigneNette[] {
  const out: LigneNette[] = [];
  let blanc = 0;
  let seule: string | null = null;
  for (const ligne of lignes) {
    const { texte, gras, titre } = nettoyerTexte(ligne.texte);
    blanc = Math.max(blanc, ligne.blanc);
    if (estMarqueSeule(texte)) {
      seule = texte;
      continue;
    }
    if (SANS_MOT.test(texte)) {
      // A rule, a stray sign, an empty line: a blank; the rule of a table of bars: nothing.
      if (!ligne.texte.includes('|')) blanc = Math.max(blanc, 1);
      continue;
    }
    const dit = seule === null ? texte : `${seule} ${texte}`;
    out.push({ texte: dit, retrait: ligne.retrait, blanc, page: ligne.page, gras, titre, saut: false });
    seule = null;
    blanc = 0;
  }
  return out;
}

function nettoyerTexte(brut: string) {
  const douce = brut.trimEnd().endsWith('\u00AD');
  const { texte, gras } = sansBalises(sansParasites(brut));
  const cellules = /^\s*\|.*\|.*\|\s*$/u.test(texte);
  const net = cellules
    ? texte
        .trim()
        .slice(1, -1)
        .split('|')
        .map((one) => one.trim())
        .join('\t')
    : rogner(texte, /[\s|~¦]/u);
  const diese = /^(#{1,6})\s+(?=\S)/u.exec(net);
  const dit = diese === null ? net : net.slice(diese[0].length);
  return {
    texte: `${dit.includes('\t') ? dit.split('\t').map(uneEspace).join('\t') : uneEspace(dit)}${douce ? '\u00AD' : ''}`,
    gras,
    titre: diese === null ? null : (diese[1]?.length ?? 1),
  };
}

/* How wide the page is. */

type Page = {
  /** Lines are wrapped; else each is a paragraph. */
  readonly repliee: boolean;
  /** A line that would end before it, the next word added, was ended on purpose. */
  readonly seuil: number;
};

const bord = ({ retrait, texte }: LigneNette): number => retrait + texte.length;
/** A dash or a number goes with the word after it. */
const premierMot = (texte: string): number => /^(?:[^\p{L}\s]{1,3}\s)?\S*/u.exec(texte)?.[0].length ?? 0;
const ouverteEnFin = (texte: string): boolean => !/[.;:!?…][\s»”")]*$/u.test(texte);
const minuscule = (texte: string): boolean => /^[«"“(]?\s*\p{Ll}/u.test(texte);

function mesurer(lignes: readonly LigneNette[]): Page {
  const suites = lignes.flatMap((ligne, rang) => {
    const next = lignes[rang + 1];
    if (next === undefined || next.blanc > 0 || ligne.texte.includes('\t')) return [];
    if (!ouverteEnFin(ligne.texte) || !minuscule(next.texte) || bord(ligne) < 40) return [];
    return separerMarque(next.texte).marque === null ? [[bord(ligne), premierMot(next.texte)] as const] : [];
  });
  const bords = suites.map(([fin]) => fin).sort((a, b) => a - b);
  const large = bords[Math.floor(0.98 * (bords.length - 1))] ?? 0;
  if (suites.length === 0 || large > 220) return { repliee: false, seuil: 0 };
  const courtes = suites.filter(([fin, mot]) => fin + 1 + mot <= large).length;
  return { repliee: true, seuil: courtes <= 0.05 * suites.length ? large : 0.86 * large };
}

/* Tables. */

/** Consecutive lines of cells; a line alone, or one of a mark and its text, is none. */
function tableauEn(lignes: readonly LigneNette[], debut: number): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  for (let rang = debut; rang < lignes.length; rang++) {
    const ligne = lignes[rang];
    if (
      ligne === undefined ||
      !ligne.texte.includes('\t') ||
      (rang > debut && ligne.blanc > 0 && !ligne.saut)
    )
      break;
    const cells = ligne.texte.split('\t');
    if (cells.length === 2 && /^(?:[-–—•]|\(?\w{1,3}[.)°]|(?:article|annexe)\s+\S+)$/iu.test(cells[0] ?? ''))
      break;
    rows.push(cells);
  }
  return rows.length > 1 ? rows : null;
}

/* Paragraphs. */

/** Words that open something wherever they stand. */
const OUVRE =
  /^(?:(?:entre|et)\s*(?:[:,]|$)|(?:et,?\s+)?d['’](?:une|autre)\s+part\s*,?$|entre les soussign|vu (?=l)|considérant (?:que|qu['’]|l)|attendu qu|(?:article|art\.|titre|chapitre|section|annexe)\s*(?:n°\s*)?(?:\d|[ivx]+(?!\p{L})|premier|unique|préliminaire|$)|annexes?\s*[-–—:]|fait (?:à|en) |(?:d['’]une part|d['’]autre part)\s*[,;]?$)/iu;

/** Words that no line ends of itself. */
const APPELLE =
  /(?:^|\s)(?:articles?|alinéas?|n°|à|aux?|du|des|de|le|la|les|par|pour|sur|dans|[ldn]['’])$|\s[–—]$/iu;

/** « et » at the end of an item comes after its stop; elsewhere what it joins is on the next line. */
const CONJOINT = /[^;,.:\s]\s(?:et|ou)$/u;
/** Alone on a line, they stand between two parties. */
const SEULE = /^(?:et|entre|d['’](?:une|autre) part)\s*[:,]?$/iu;

function paragrapheEn(
  lignes: readonly LigneNette[],
  debut: number,
  page: Page,
  pile: Pile,
): readonly LigneNette[] {
  const groupe: LigneNette[] = [];
  for (let rang = debut; rang < lignes.length; rang++) {
    const ligne = lignes[rang];
    const avant = groupe.at(-1);
    if (ligne === undefined) break;
    if (avant !== undefined) {
      const enListe = pile.listes.length > 0 || separerMarque(groupe[0]?.texte ?? '').marque !== null;
      if (!vaAvec(avant, ligne, page, enListe)) break;
    }
    groupe.push(ligne);
  }
  return groupe;
}

function vaAvec(avant: LigneNette, ligne: LigneNette, page: Page, enListe: boolean): boolean {
  if (ligne.titre !== null || avant.titre !== null) return false;
  if (ligne.texte.includes('\t') && ligne.texte.split('\t').length > 2) return false;
  const ouverte = ouverteEnFin(avant.texte);
  const colle = ligne.blanc === 0 || ligne.saut;
  if (estCoupee(avant.texte) && colle && /^[\p{L}\d]/u.test(ligne.texte)) return true;
  const tient = !page.repliee || bord(avant) + 1 + premierMot(ligne.texte) <= page.seuil;
  // In the middle of a sentence, what looks like a mark or a heading is a dash, a number, a reference.
  const enPleinePhrase =
    page.repliee && (APPELLE.test(avant.texte) || (!tient && ouverte && !avant.texte.endsWith(',')));
  const marque = separerMarque(ligne.texte).marque;
  if (marque !== null) return enPleinePhrase && colle && !enListe;
  if (SEULE.test(ligne.texte)) return false;
  if (OUVRE.test(ligne.texte) && !/^\p{Ll}/u.test(ligne.texte)) return enPleinePhrase && colle;
  if (colle && (APPELLE.test(avant.texte) || CONJOINT.test(avant.texte))) return true;
  if (SEULE.test(avant.texte)) return false;
  const suit = minuscule(ligne.texte);
  if (ligne.saut) return ouverte && (suit || !tient);
  if (ligne.blanc > 0)
    return (
      page.repliee &&
      ouverte &&
      !avant.texte.endsWith(',') &&
      suit &&
      bord(avant) > 0.75 * page.seuil &&
      !tient
    );
  if (!page.repliee) return ouverte && suit;
  if (suit) return !tient || ouverte;
  if (ligne.retrait > avant.retrait + 1.5 && !ouverte && !enListe) return false;
  return !tient;
}

function paragraphe(
  groupe: readonly LigneNette[],
  mots: ReadonlySet<string>,
  pile: Pile,
  coupures: string[],
): Bloc {
  const [first] = groupe;
  const { marque, texte: debut } = separerMarque((first?.texte ?? '').replace(/\t/gu, ' '));
  const morceaux = [debut];
  for (const ligne of groupe.slice(1)) {
    const suite = ligne.texte.replace(/\t/gu, ' ');
    const last = morceaux.pop() ?? '';
    if (!estCoupee(last) || !/^[\p{L}\d]/u.test(suite)) {
      morceaux.push(last, suite);
      continue;
    }
    const { texte, doute } = recoller(last, suite, mots);
    morceaux.push(texte);
    if (doute !== null)
      coupures.push(`Coupé en fin de ligne, le mot « ${doute.lu} » peut aussi s’écrire « ${doute.autre} ».`);
  }
  const texte = morceaux.join(' ').replace(/\u00AD/gu, '');
  const gras = groupe.every((ligne) => ligne.gras);
  const titre = first?.titre ?? null;
  if (marque === null || titre !== null) {
    Object.assign(pile, pileVide());
    return { genre: 'paragraphe', texte, marque, niveau: null, titre, gras };
  }
  const { niveau } = profondeur(pile, { marque, retrait: first?.retrait ?? 0, texte }, false);
  return { genre: 'paragraphe', texte, marque, niveau, titre, gras };
}
