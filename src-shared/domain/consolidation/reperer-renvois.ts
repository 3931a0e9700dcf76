import { fold } from './mots';
import { rangOrdinal } from './nommer';

/*
 * Where a sentence refers to a part of an act: what it aims at, not yet what stands there. Written as a small parser
 * around the words « article », « alinéa », « annexe », « préambule »: each looks a bounded number of characters
 * around itself, so that a text is read once, in time that grows with its length.
 */

/** A division as a sentence aims at it. */
export type DivisionVisee =
  | { readonly sorte: 'article'; readonly numero: string; readonly douteux: boolean }
  | { readonly sorte: 'plage'; readonly de: string; readonly a: string; readonly douteux: boolean }
  /** « le présent article », « la présente annexe ». */
  | { readonly sorte: 'present' }
  /** « du même article », « son deuxième alinéa »: the one named before. */
  | { readonly sorte: 'meme' }
  | { readonly sorte: 'voisin'; readonly pas: -1 | 1 }
  /** « les articles précédents ». */
  | { readonly sorte: 'voisins'; readonly pas: -1 | 1 }
  /** Null: « l'annexe ». */
  | { readonly sorte: 'annexe'; readonly numero: string | null }
  | { readonly sorte: 'annexes' }
  | { readonly sorte: 'preambule' }
  | { readonly sorte: 'externe' };

/** An alinéa as a sentence aims at it; ranks start at 1. */
export type AlineaVise =
  | { readonly sorte: 'rang'; readonly rang: number }
  | { readonly sorte: 'plage'; readonly de: number; readonly a: number }
  /** 1: the last; 2: the last but one. */
  | { readonly sorte: 'dernier'; readonly rang: number }
  | { readonly sorte: 'present' }
  /** How many alinéas before (negative) or after. */
  | { readonly sorte: 'voisin'; readonly pas: number }
  | { readonly sorte: 'voisins'; readonly pas: -1 | 1 };

/** One reference as it is written: each of its divisions (none: the very one it stands in) with each of its alinéas. */
export type Expression = {
  readonly debut: number;
  readonly fin: number;
  readonly divisions: readonly DivisionVisee[];
  readonly alineas: readonly AlineaVise[];
};

/** How far around a word its sentence is looked at. */
const FENETRE = 160;
const EXTERNE: DivisionVisee = { sorte: 'externe' };

const MOT_CLE =
  /(?<![\p{L}\p{N}])(?:(articles?|arts?\.)|(alin[ée]as?|al\.)|(annexes?)|(préambule))(?![\p{L}])/giu;

/** Acts that are not the convention. */
const INSTRUMENT =
  /^(?:lois?|codes?|décrets?|arrêtés?|ordonnances?|délibérations?|règlements?|accords?(?:-cadres?)?|traités?|directives?|constitution|chartes?|circulaires?|décisions?|instructions?|protocoles?|statuts?|contrats?|schémas?|avenants?|marchés?|plans?|pactes?|déclarations?|recommandations?|résolutions?|cahiers?|notes?|arrêts?|jugements?|livrets?|livres?|baux|bail|règles|lettres?|guides?|budgets?|avis|conventions-cadres?|convention-cadre)$/iu;
const INSTRUMENTS_AVANT =
  /(?<![\p{L}])(lois?|codes?|décrets?|arrêtés?|ordonnances?|délibérations?|règlements?|accords?(?:-cadres?)?|traités?|directives?|constitution|chartes?|circulaires?|statuts|avenants?|convention)(?![\p{L}])/giu;
/** « convention collective », « convention du 3 mars 2010 »: another one than this. */
const AUTRE_CONVENTION =
  /\s+(?:collective|nationale|internationale|européenne|interrégionale|cadre|type|constitutive|pluriannuelle|tripartite|quadripartite|d'(?:objectifs|application)|de\s+(?:\p{Lu}|financement|partenariat|délégation|gestion)|du\s+(?:\d|1er)|des\s+Nations|n°|conclue|européenne)/uy;
const ACRONYMES_INTERNES = new Set(['SPRO', 'CREFOP', 'CARIF', 'OREF', 'CEP']);

type Lecteur = { readonly texte: string };

/** What the pattern (sticky) reads at this place. */
function lire(pattern: RegExp, { texte }: Lecteur, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(texte);
}

const avantDe = ({ texte }: Lecteur, at: number): string => texte.slice(Math.max(0, at - FENETRE), at);

/** Every reference of a sentence, in its order, none inside another. */
export function reperer(phrase: string): readonly Expression[] {
  const lecteur = { texte: fold(phrase) };
  const out: (Expression & { readonly seul: boolean })[] = [];
  let fini = 0;
  for (const match of lecteur.texte.matchAll(MOT_CLE)) {
    const [debut, fin] = [match.index, match.index + match[0].length];
    if (debut < fini) continue;
    const read =
      match[1] !== undefined
        ? articleSeul(lecteur, debut, fin, match[1])
        : match[2] !== undefined
          ? alinea(lecteur, debut, fin, fini)
          : match[3] !== undefined
            ? annexeSeule(lecteur, debut, fin, match[3])
            : preambule(lecteur, debut, fin);
    // « l'article précédent article … »: the adjective goes with the first.
    if (read === null || read.debut < fini) continue;
    out.push(read);
    fini = read.fin;
  }
  return accorder(lecteur, out);
}

const LIEN =
  /^\s*(?:,|et|ou|ainsi\s+qu['e])?\s*(?:et\s+|ou\s+)?(?:à\s+|de\s+|par\s+)?(?:au\s|aux\s|du\s|des\s|les?\s|la\s|l')?\s*$/iu;

/**
 * « au premier alinéa et au troisième alinéa de l'article 6 »: the article named last is the article of both. « l'article
 * 22 et l'article 23 de la loi »: the first may be of the law too, and is when the convention has no such number.
 */
function accorder(
  { texte }: Lecteur,
  all: readonly (Expression & { readonly seul: boolean })[],
): readonly Expression[] {
  const out = [...all];
  for (let rang = out.length - 2; rang >= 0; rang--) {
    const [one, next] = [out[rang], out[rang + 1]];
    if (one === undefined || next === undefined || next.debut - one.fin > 30) continue;
    if (!LIEN.test(texte.slice(one.fin, next.debut))) continue;
    const aussi = next.divisions.length > 0 && next.alineas.length > 0;
    if (one.seul && aussi) out[rang] = { ...one, divisions: next.divisions };
    else if (next.divisions[0]?.sorte === 'externe' && texte.slice(one.fin, next.debut).trim() !== '')
      out[rang] = {
        ...one,
        divisions: one.divisions.map((division) =>
          division.sorte === 'article' || division.sorte === 'plage'
            ? { ...division, douteux: true }
            : division,
        ),
      };
  }
  return out.map(({ debut, fin, divisions, alineas }) => ({ debut, fin, divisions, alineas }));
}

type Lu<T> = { readonly vises: readonly T[]; readonly fin: number };

const CODE = /(?:L\.?\s?O|L|R|D|A|C)\s?\.?\s?\*{0,2}\s?\d+(?:[-.]\d+)*(?:\s(?:bis|ter|quater)(?!\p{L}))?/uy;
const NUMERO =
  /(?:(\d+(?:[-.]\d+)*)(?:\s?(?:er|re)(?!\p{L}))?(\s(?:bis|ter|quater)(?!\p{L}))?(?![\p{L}\d°])|(premier|[IVX]+)(?!\p{L}))/uy;
/** « aux articles 2 et 3, 15 jours après »: the third is no article. */
const UNITE =
  /\s*(?:jours?|mois|ans?|années?|semaines?|heures?|exemplaires?|euros?|%|€|alinéas?)(?!\p{L})/iuy;
const SUITE = /\s*(?:(,)\s*(?:et\s+|ou\s+)?|(et|ou|à|au)\s+)(?:aux?\s+|le\s+|l')?/uy;

/** « 6 », « 2 et 3 », « 2 à 5 », « L. 6111-3 à L. 6111-6 »; only one when the word was singular. */
function numeros(lecteur: Lecteur, debut: number, plusieurs: boolean): Lu<DivisionVisee> | null {
  const vises: DivisionVisee[] = [];
  let [at, fin, codes] = [debut, -1, false];
  let lien = '';
  for (;;) {
    const code = lire(CODE, lecteur, at);
    const numero = code === null ? lire(NUMERO, lecteur, at) : null;
    const read = code ?? numero;
    if (read === null) break;
    const end = at + read[0].length;
    if (fin >= 0 && lire(UNITE, lecteur, end) !== null) break;
    codes ||= code !== null;
    const dit =
      numero === null
        ? ''
        : `${numero[3] === 'premier' ? '1' : (numero[3] ?? numero[1] ?? '')}${numero[2] ?? ''}`;
    const last = vises.at(-1);
    if (codes) vises.push(EXTERNE);
    else if ((lien === 'à' || lien === 'au') && last?.sorte === 'article')
      vises[vises.length - 1] = { sorte: 'plage', de: last.numero, a: dit, douteux: false };
    else vises.push({ sorte: 'article', numero: dit, douteux: false });
    fin = end;
    const suite = lire(SUITE, lecteur, end);
    if (suite === null) break;
    const next = end + suite[0].length;
    if (!plusieurs && lire(CODE, lecteur, next) === null) break;
    lien = suite[2] ?? '';
    at = next;
  }
  return fin < 0 ? null : { vises, fin };
}

/** What may stand between a number and the act it belongs to: « (II) », « , § 2, », « et suivants », « modifié ». */
const INCISE =
  /(?:\s*\([^()]{0,40}\))?(?:\s*,?\s*(?:§{1,2}|paragraphes?|points?|lettres?|(?=[IVX]+(?!\p{L}))|(?=\d{1,2}°)|(?=[a-z]\)))\s?[\dIVXa-z°)]{1,5})?(?:\s+et\s+suivants)?(?:\s+(?:modifiée?s?|nouveaux?|susvisée?s?|précitée?s?))?\s*,?\s*/uy;
const COMPLEMENT =
  /(?:de\s+l'\s?|de\s+la(?:dite)?\s+|du(?:dit)?\s+|des(?:dits|dites)?\s+|de\s+ce(?:t|tte|s)?\s+|d'une?\s+|aux?\s+|à\s+l'\s?|à\s+la\s+|de\s+(?=\p{Lu}))(?:(présente?s?|mêmes?|nouvel(?:le)?|nouveau)\s+)?([\p{L}][\p{L}\p{N}-]*)/uy;

/** Whether what follows says that the number is another act's: « de la loi du 5 mars 2014 », « du code du travail ». */
function autreActe(lecteur: Lecteur, fin: number): boolean {
  const incise = lire(INCISE, lecteur, fin);
  const at = fin + (incise?.[0].length ?? 0);
  const read = at === fin ? null : lire(COMPLEMENT, lecteur, at);
  const mot = read?.[2] ?? '';
  if (read === null || mot === '') return false;
  const end = at + read[0].length;
  if (/^conventions?$/iu.test(mot))
    return !/^présente/iu.test(read[1] ?? '') && lire(AUTRE_CONVENTION, lecteur, end) !== null;
  return INSTRUMENT.test(mot) || (/^\p{Lu}{3,}$/u.test(mot) && !ACRONYMES_INTERNES.has(mot));
}

const RENVOYANT =
  /(?:(?:notamment|en\s+particulier|spécialement|à\s+savoir|et\s+plus\s+précisément|\()\s*,?\s*(?:(?:en|à|dans|de)\s+)?(?:les\s|l'|ses\s|son\s|leurs?\s|des\s|aux?\s)?|(?:(?:^|\s)(?:son|ses|leurs?)\s))\s*$/iu;

/** « la loi du 5 mars 2014, notamment son article 22 »: the act is named before. */
function acteNommeAvant(lecteur: Lecteur, debut: number): boolean {
  const before = avantDe(lecteur, debut);
  if (!RENVOYANT.test(before)) return false;
  const named = [...before.matchAll(INSTRUMENTS_AVANT)].at(-1)?.[1];
  return named !== undefined && named.toLowerCase() !== 'convention';
}

const VOISIN =
  /\s+(?:(précédents?|ci-dessus|ci-avant|qui\s+précède(?:nt)?)|(suivants?|ci-dessous|ci-après|qui\s+sui(?:t|vent)))(?!\p{L})/iuy;

/** The articles named after the word « article », which ends at `fin`. */
function articles(lecteur: Lecteur, debut: number, fin: number, mot: string): Lu<DivisionVisee> | null {
  const pluriel = /s\.?$/iu.test(mot);
  const before = avantDe(lecteur, debut);
  if (/(?:^|\P{L})(?:présents?)\s+$/iu.test(before)) return { vises: [{ sorte: 'present' }], fin };
  const espace = lire(/\s*(?:n°\s?)?/uy, lecteur, fin)?.[0].length ?? 0;
  const read = espace === 0 ? null : numeros(lecteur, fin + espace, pluriel || mot.endsWith('.'));
  if (read !== null) {
    const ailleurs = autreActe(lecteur, read.fin) || acteNommeAvant(lecteur, debut);
    const annexe = ailleurs ? null : dansAnnexe(lecteur, read.fin);
    if (annexe !== null) return annexe;
    return ailleurs ? { vises: read.vises.map(() => EXTERNE), fin: read.fin } : read;
  }
  const voisin = lire(VOISIN, lecteur, fin);
  const avant = /(?:^|\P{L})(?:(précédents?)|(suivants?))\s+$/iu.exec(before);
  const pas = voisin?.[1] !== undefined || avant?.[1] !== undefined ? -1 : 1;
  if (voisin === null && avant === null) return null;
  return {
    vises: [{ sorte: pluriel ? 'voisins' : 'voisin', pas }],
    fin: fin + (voisin?.[0].length ?? 0),
  };
}

/** « l'article 2 de l'annexe 1 »: the annex is what the convention has; its own articles are not divisions. */
function dansAnnexe(lecteur: Lecteur, fin: number): Lu<DivisionVisee> | null {
  const read = lire(/\s+(?:de\s+l'|des\s+|de\s+la\s+(présente)\s+)(annexes?)(?!\p{L})/iuy, lecteur, fin);
  if (read === null) return null;
  const end = fin + read[0].length;
  if (read[1] !== undefined) return { vises: [{ sorte: 'present' }], fin: end };
  return annexes(lecteur, end, read[2] ?? '');
}

const RANG_APRES =
  /\s*[,(]?\s*(?:en\s+son\s+|à\s+son\s+|le\s+)?(?:(alin[ée]as?|al\.)|((?:premier|second|dernier|avant-dernier|\p{L}+ième|\d{1,2}(?:er|e|è|ème)))\s+alin[ée]a(?!\p{L}))/iuy;

/** « article 6, alinéa 2 », « article 6, deuxième alinéa ». */
function alineaApres(lecteur: Lecteur, fin: number): Lu<AlineaVise> | null {
  const read = lire(RANG_APRES, lecteur, fin);
  if (read === null) return null;
  const end = fin + read[0].length;
  if (read[1] !== undefined) return rangs(lecteur, end, /s$/iu.test(read[1]));
  const vise = ordre(read[2] ?? '');
  return vise === null ? null : { vises: [vise], fin: end };
}

function articleSeul(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  mot: string,
): (Expression & { readonly seul: boolean }) | null {
  const read = articles(lecteur, debut, fin, mot);
  if (read === null) return null;
  const before = avantDe(lecteur, debut);
  const present = /(?:présents?|précédents?|suivants?)\s+$/iu.exec(before)?.[0].length ?? 0;
  const from =
    read.vises[0]?.sorte === 'article' || read.vises[0]?.sorte === 'plage' ? debut : debut - present;
  const rang = read.vises.every(({ sorte }) => sorte !== 'voisins') ? alineaApres(lecteur, read.fin) : null;
  const end = rang?.fin ?? read.fin;
  // « article 22, alinéa 2, de la loi ».
  const divisions = rang !== null && autreActe(lecteur, end) ? [EXTERNE] : read.vises;
  return { debut: from, fin: end, divisions, alineas: rang?.vises ?? [], seul: false };
}

const ORDINAL =
  '(?:premi(?:er|ère)|second|dernier|avant-dernier|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième|dix-(?:sept|huit|neuv)ième|vingtième|\\d{1,2}(?:er|e|è|ème|ième))';
const NOMBRES = ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const NOMBRE = `(?:${NOMBRES.join('|')}|\\d{1,2})`;
const ORDINAUX_AVANT = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${ORDINAL}(?:(?:\\s*,\\s*|\\s+(?:et|ou|à|au)\\s+)(?:le\\s+|au\\s+|du\\s+)?${ORDINAL}){0,6})\\s+$`,
  'iu',
);
const PREMIERS_AVANT = new RegExp(`(?<![\\p{L}\\p{N}])(${NOMBRE})\\s+(premiers|derniers)\\s+$`, 'iu');
const COMBIEN_AVANT = new RegExp(`(?<![\\p{L}\\p{N}])(${NOMBRE})\\s+$`, 'iu');

const combien = (mot: string): number =>
  NOMBRES.includes(mot.toLowerCase()) ? NOMBRES.indexOf(mot.toLowerCase()) + 2 : Number(mot);

function ordre(mot: string): AlineaVise | null {
  if (/^dernier$/iu.test(mot)) return { sorte: 'dernier', rang: 1 };
  if (/^avant-dernier$/iu.test(mot)) return { sorte: 'dernier', rang: 2 };
  const rang = rangOrdinal(mot.replace(/ième$/iu, (end) => (/^\d/u.test(mot) ? 'e' : end)));
  return rang === null ? null : { sorte: 'rang', rang };
}

/** « premier, deuxième et quatrième », « premier à troisième ». */
function ordres(suite: string): readonly AlineaVise[] {
  const out: AlineaVise[] = [];
  let lien = '';
  for (const [mot] of suite.matchAll(/avant-dernier|dix-\p{L}+|[\p{L}\p{N}]+/giu)) {
    const vise = ordre(mot);
    if (vise === null) {
      if (lien === '' || /^(?:à|et|ou)$/iu.test(mot)) lien = mot.toLowerCase();
      continue;
    }
    const last = out.at(-1);
    if ((lien === 'à' || lien === 'au') && last?.sorte === 'rang' && vise.sorte === 'rang')
      out[out.length - 1] = { sorte: 'plage', de: last.rang, a: vise.rang };
    else out.push(vise);
    lien = '';
  }
  return out;
}

const RANG = /(?:(\d{1,3})(?:er|re)?|(premier))(?![\p{L}\d°-])/iuy;

/** « 2 », « 2 et 3 », « 2 à 4 » after the word « alinéa ». */
function rangs(lecteur: Lecteur, debut: number, plusieurs: boolean): Lu<AlineaVise> | null {
  const espace = lire(/\s+/uy, lecteur, debut)?.[0].length ?? 0;
  const vises: AlineaVise[] = [];
  let [at, fin, lien] = [debut + espace, -1, ''];
  while (espace > 0) {
    const read = lire(RANG, lecteur, at);
    if (read === null) break;
    const end = at + read[0].length;
    if (lire(UNITE, lecteur, end) !== null) break;
    const rang = read[2] === undefined ? Number(read[1]) : 1;
    const last = vises.at(-1);
    if ((lien === 'à' || lien === 'au') && last?.sorte === 'rang')
      vises[vises.length - 1] = { sorte: 'plage', de: last.rang, a: rang };
    else vises.push({ sorte: 'rang', rang });
    fin = end;
    const suite = plusieurs ? lire(SUITE, lecteur, end) : null;
    if (suite === null) break;
    lien = suite[2] ?? '';
    at = end + suite[0].length;
  }
  return fin < 0 ? null : { vises, fin };
}

/** What an alinéa is said to be, before and after the word; `debut` moves back over what stands before it. */
function rangAlinea(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  floor: number,
): (Lu<AlineaVise> & { readonly debut: number }) | null {
  const before = lecteur.texte.slice(Math.max(floor, debut - FENETRE), debut);
  const from = (found: RegExpExecArray): number => debut - before.length + found.index;
  const voisin = lire(VOISIN, lecteur, fin);
  const sens = voisin?.[1] !== undefined ? -1 : 1;
  const premiers = PREMIERS_AVANT.exec(before);
  if (premiers !== null) {
    const n = combien(premiers[1] ?? '');
    const vises: readonly AlineaVise[] = /^premiers$/iu.test(premiers[2] ?? '')
      ? [{ sorte: 'plage', de: 1, a: n }]
      : Array.from({ length: n }, (_, rang) => ({ sorte: 'dernier', rang: n - rang }) as const);
    return { vises, debut: from(premiers), fin };
  }
  const ordinaux = ORDINAUX_AVANT.exec(before);
  if (ordinaux !== null) return { vises: ordres(ordinaux[1] ?? ''), debut: from(ordinaux), fin };
  const pluriel = /s$/iu.test(lecteur.texte.slice(debut, fin));
  if (voisin !== null) {
    const end = fin + voisin[0].length;
    const nombre = pluriel ? COMBIEN_AVANT.exec(before) : null;
    if (nombre !== null) {
      const n = combien(nombre[1] ?? '');
      const vises = Array.from({ length: n }, (_, rang): AlineaVise => ({
        sorte: 'voisin',
        pas: sens < 0 ? rang - n : rang + 1,
      }));
      return { vises, debut: from(nombre), fin: end };
    }
    return {
      vises: [pluriel ? { sorte: 'voisins', pas: sens } : { sorte: 'voisin', pas: sens }],
      debut,
      fin: end,
    };
  }
  const adjectif = /(?<!\p{L})(?:(présent)|(précédent)|(suivant))\s+$/iu.exec(before);
  if (adjectif !== null) {
    const vise: AlineaVise =
      adjectif[1] !== undefined
        ? { sorte: 'present' }
        : { sorte: 'voisin', pas: adjectif[2] !== undefined ? -1 : 1 };
    return { vises: [vise], debut: from(adjectif), fin };
  }
  const nombres = rangs(lecteur, fin, pluriel || lecteur.texte.slice(debut, fin).endsWith('.'));
  return nombres === null ? null : { ...nombres, debut };
}

/** « du II », « du 2° »: a part of an article the convention does not number its alinéas by. */
const PARTIE = /\s*,?\s*(?:du|au|de\s+l')\s+(?:[IVX]+|\d{1,2}[°)]|[a-z]\))(?!\p{L})/uy;
const DE_DIVISION =
  /\s*,?\s*(?:de\s+l'|des\s+|du(?:dit)?\s+|de\s+cet\s+|de\s+la\s+|de\s+|à\s+l'|aux?\s+)(?:(présente?s?)\s+|(même|dit)\s+|précédents?\s+|suivants?\s+)?(?:(articles?|arts?\.)|(annexes?)|(préambule))(?!\p{L})/iuy;

/** Counted from the head or the end of an article, of whichever one the sentence names. */
const ABSOLUS: ReadonlySet<AlineaVise['sorte']> = new Set(['rang', 'plage', 'dernier']);

function alinea(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  floor: number,
): (Expression & { readonly seul: boolean }) | null {
  const rang = rangAlinea(lecteur, debut, fin, floor);
  if (rang === null) return null;
  const partie = lire(PARTIE, lecteur, rang.fin)?.[0].length ?? 0;
  const de = lire(DE_DIVISION, lecteur, rang.fin + partie);
  // « le deuxième alinéa du II de l'article 6 » is counted from the II: the article is all that can be known.
  const alineas = partie > 0 && de !== null ? [] : rang.vises;
  if (de !== null) {
    const at = rang.fin + partie + de[0].length;
    const end = at;
    const mot = de[3] ?? de[4] ?? de[5] ?? '';
    const rendre = (divisions: readonly DivisionVisee[], fin: number) =>
      ({ debut: rang.debut, fin, divisions, alineas, seul: false }) as const;
    if (de[1] !== undefined) return rendre([{ sorte: 'present' }], end);
    if (de[2] !== undefined || /\s(?:cet|dudit)\s/iu.test(`${de[0]} `) || /dudit/iu.test(de[0]))
      return rendre([{ sorte: 'meme' }], end);
    const read =
      de[3] !== undefined
        ? articles(lecteur, at - mot.length, at, mot)
        : de[4] !== undefined
          ? annexes(lecteur, at, mot)
          : { vises: autreActe(lecteur, at) ? [EXTERNE] : [{ sorte: 'preambule' } as const], fin: at };
    if (read !== null) return rendre(read.vises, read.fin);
  }
  if (autreActe(lecteur, rang.fin))
    return { debut: rang.debut, fin: rang.fin, divisions: [EXTERNE], alineas, seul: false };
  const before = avantDe(lecteur, rang.debut);
  // « l'article 6 … son deuxième alinéa »: that of the article named before.
  if (/(?<!\p{L})(?:son|ses)\s+$/iu.test(before))
    return { debut: rang.debut, fin: rang.fin, divisions: [{ sorte: 'meme' }], alineas, seul: false };
  return {
    debut: rang.debut,
    fin: rang.fin,
    divisions: [],
    alineas,
    seul: alineas.every(({ sorte }) => ABSOLUS.has(sorte)),
  };
}

const LETTRE = /\s+(?:n°\s?)?(\d{1,3}|[IVX]+|[A-Z])(?![\p{L}\d-])/uy;

/** The annexes named after the word « annexe »: « 1 », « 1 et 2 »; « l'annexe » alone. */
function annexes(lecteur: Lecteur, fin: number, mot: string): Lu<DivisionVisee> {
  const vises: DivisionVisee[] = [];
  let end = fin;
  const pluriel = /s$/iu.test(mot);
  for (let read = lire(LETTRE, lecteur, end); read !== null;) {
    vises.push({ sorte: 'annexe', numero: read[1] ?? '' });
    end += read[0].length;
    const suite = pluriel ? lire(/\s*(?:,|et|ou|à)(?=\s)/uy, lecteur, end) : null;
    read = suite === null ? null : lire(LETTRE, lecteur, end + suite[0].length);
    if (read !== null && suite !== null) end += suite[0].length;
  }
  if (autreActe(lecteur, end)) return { vises: [EXTERNE], fin: end };
  if (vises.length > 0) return { vises, fin: end };
  return { vises: [pluriel ? { sorte: 'annexes' } : { sorte: 'annexe', numero: null }], fin: end };
}

function annexeSeule(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  mot: string,
): (Expression & { readonly seul: boolean }) | null {
  const before = avantDe(lecteur, debut);
  const rendre = (from: number, to: number, divisions: readonly DivisionVisee[]) => {
    const rang = divisions.some(({ sorte }) => sorte === 'annexe') ? alineaApres(lecteur, to) : null;
    return { debut: from, fin: rang?.fin ?? to, divisions, alineas: rang?.vises ?? [], seul: false } as const;
  };
  const presente = /(?<!\p{L})présentes?\s+$/iu.exec(before);
  if (presente !== null) return rendre(debut - presente[0].length, fin, [{ sorte: 'present' }]);
  const read = annexes(lecteur, fin, mot);
  const [first] = read.vises;
  if (first?.sorte === 'externe' || (first?.sorte === 'annexe' && first.numero !== null))
    return rendre(debut, read.fin, read.vises);
  const convention = lire(
    /\s+(?:à|de)\s+(?:la|cette)\s+(?:présente\s+)?convention(?!\p{L})/iuy,
    lecteur,
    read.fin,
  );
  if (convention !== null) return rendre(debut, read.fin + convention[0].length, read.vises);
  // « une annexe », « en annexe », « budget annexe », « les annexes du budget » are words, not references.
  if (!/(?:(?<!\p{L})[ld]'|(?<!\p{L})(?:les|des|aux)\s)$/iu.test(before)) return null;
  if (lire(/\s+(?:de|du|des|à|au|aux)\s|\s+d'/iuy, lecteur, read.fin) !== null) return null;
  return rendre(debut, read.fin, read.vises);
}

function preambule(
  lecteur: Lecteur,
  debut: number,
  fin: number,
): (Expression & { readonly seul: boolean }) | null {
  if (!/(?<!\p{L})(?:le|au|du)\s+(?:présent\s+)?$/iu.test(avantDe(lecteur, debut))) return null;
  const divisions: readonly DivisionVisee[] = autreActe(lecteur, fin) ? [EXTERNE] : [{ sorte: 'preambule' }];
  return { debut, fin, divisions, alineas: [], seul: false };
}
