import { asRead } from '../../french';
import { autreActe } from './actes';
import { alineaApres, rangAlinea } from './alineas';
import { annexes, articles } from './divisions';
import { EXTERNE, avantDe, lire } from './lecteur';
import type { AlineaVise, DivisionVisee, Expression, Lecteur } from './lecteur';
import { pointsApres, pointsAvant, pointsDe } from './points';

/*
 * Where a sentence refers to a part of an act: what it aims at, not yet what stands there. Written as a small parser
 * around the words « article », « alinéa », « annexe », « préambule »: each looks a bounded number of characters
 * around itself, so that a text is read once, in time that grows with its length.
 */

const MOT_CLE =
  /(?<![\p{L}\p{N}])(?:(articles?|arts?\.)|(alin[ée]as?|al\.)|(annexes?)|(préambule)|((?:ci-)?annexée?s?))(?![\p{L}])/giu;

/** `seul`: it names no division, and may share that of the next. */
type Reperee = Expression & { readonly seul: boolean };

/** Every reference of a sentence, in its order, none inside another. */
export function reperer(phrase: string): readonly Expression[] {
  const plain = asRead(phrase);
  const runs = [...plain.matchAll(/\s{2,}/gu)];
  const found = relever(runs.length === 0 ? plain : plain.replace(/\s{2,}/gu, ' '));
  if (runs.length === 0) return found;
  // Where each run of blanks ends once it is one space, and how many characters it lost so far.
  let lost = 0;
  const cuts = runs.map(({ index, 0: blanks }) => {
    const at = index - lost + 1;
    lost += blanks.length - 1;
    return { at, lost };
  });
  let next = 0;
  const place = (at: number): number => {
    while (next > 0 && (cuts[next - 1]?.at ?? 0) > at) next--;
    while (next < cuts.length && (cuts[next]?.at ?? 0) <= at) next++;
    return at + (cuts[next - 1]?.lost ?? 0);
  };
  return found.map((one) => ({ ...one, debut: place(one.debut), fin: place(one.fin) }));
}

/** Of a text without two blanks in a row: a page of spaces is looked at once, not by each word that stands before it. */
function relever(texte: string): readonly Expression[] {
  const lecteur = { texte };
  const out: Reperee[] = [];
  let fini = 0;
  for (const match of lecteur.texte.matchAll(MOT_CLE)) {
    const [debut, fin] = [match.index, match.index + match[0].length];
    if (debut < fini) continue;
    const read =
      match[1] !== undefined
        ? articleSeul(lecteur, debut, fin, fini, match[1])
        : match[2] !== undefined
          ? alinea(lecteur, debut, fin, fini)
          : match[3] !== undefined
            ? annexeSeule(lecteur, debut, fin, match[3])
            : match[4] !== undefined
              ? preambule(lecteur, debut, fin)
              : annexe(lecteur, debut, fin);
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
function accorder({ texte }: Lecteur, all: readonly Reperee[]): readonly Expression[] {
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

function articleSeul(
  lecteur: Lecteur,
  debut: number,
  fin: number,
  floor: number,
  mot: string,
): Reperee | null {
  const read = articles(lecteur, debut, fin, mot);
  if (read === null) return null;
  const points = pointsAvant(lecteur, debut, floor);
  const before = avantDe(lecteur, debut);
  const present = /(?:présents?|précédents?|suivants?)\s+$/iu.exec(before)?.[0].length ?? 0;
  const from =
    read.vises[0]?.sorte === 'article' || read.vises[0]?.sorte === 'plage' ? debut : debut - present;
  const rang = read.vises.every(({ sorte }) => sorte !== 'voisins') ? alineaApres(lecteur, read.fin) : null;
  const apres = rang ?? (points === null ? pointsApres(lecteur, read.fin) : null);
  const end = apres?.fin ?? read.fin;
  // « article 22, alinéa 2, de la loi ».
  const divisions = apres !== null && autreActe(lecteur, end) ? [EXTERNE] : read.vises;
  const alineas = apres?.vises ?? points?.vises ?? [];
  return { debut: points?.debut ?? from, fin: end, divisions, alineas, seul: false };
}

const DE_DIVISION =
  /\s*,?\s*(?:de\s+l'|des\s+|du(?:dit)?\s+|de\s+cet\s+|de\s+la\s+|de\s+|à\s+l'|aux?\s+)(?:(présente?s?)\s+|(même|dit)\s+|précédents?\s+|suivants?\s+)?(?:(articles?|arts?\.)|(annexes?)|(préambule))(?!\p{L})/iuy;

/** Counted from the head or the end of an article, of whichever one the sentence names. */
const ABSOLUS: ReadonlySet<AlineaVise['sorte']> = new Set(['rang', 'plage', 'dernier']);

function alinea(lecteur: Lecteur, debut: number, fin: number, floor: number): Reperee | null {
  const rang = rangAlinea(lecteur, debut, fin, floor);
  if (rang === null) return null;
  // « le deuxième alinéa du 2) de l'article 4 » is counted from the 2), which is all that is looked for.
  const points = pointsDe(lecteur, rang.fin);
  const { vises: alineas, fin: suite } = points ?? rang;
  const de = lire(DE_DIVISION, lecteur, suite);
  if (de !== null) {
    const at = suite + de[0].length;
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
  if (autreActe(lecteur, suite))
    return { debut: rang.debut, fin: suite, divisions: [EXTERNE], alineas, seul: false };
  const before = avantDe(lecteur, rang.debut);
  // « l'article 6 … son deuxième alinéa »: that of the article named before.
  if (/(?<!\p{L})(?:son|ses)\s+$/iu.test(before))
    return { debut: rang.debut, fin: suite, divisions: [{ sorte: 'meme' }], alineas, seul: false };
  return {
    debut: rang.debut,
    fin: suite,
    divisions: [],
    alineas,
    seul: alineas.every(({ sorte }) => ABSOLUS.has(sorte)),
  };
}

function annexeSeule(lecteur: Lecteur, debut: number, fin: number, mot: string): Reperee | null {
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
  const convention = lire(A_LA_CONVENTION, lecteur, read.fin);
  if (convention !== null) return rendre(debut, read.fin + convention[0].length, read.vises);
  // « une annexe », « budget annexe », « les annexes du budget » are words, not references.
  if (!DETERMINANT.test(before)) return null;
  if (lire(/\s+(?:de|du|des|à(?!\s+titre)|aux?(?!\s+(?:titre|même)))\s|\s+d'/iuy, lecteur, read.fin) !== null)
    return null;
  return rendre(debut, read.fin, read.vises);
}

const A_LA_CONVENTION = /\s+(?:à|de)\s+(?:la|cette)\s+(?:présente\s+)?convention(?!\p{L})/iuy;
/** « l'annexe », « en annexe », « (annexe) », « la présente convention et ses annexes ». */
const DETERMINANT =
  /(?:(?<!\p{L})[ld]'|(?<!\p{L})(?:les|des|aux|en|voir|cf\.?)\s+|\(|(?<!\p{L})(?:présente|cette|la)\s+convention,?\s+(?:(?:et|ainsi\s+que|avec)\s+)?(?:de\s+)?(?:ses|son)\s+)$/iu;

/** « la liste ci-annexée », « annexé à la présente convention »: the annex, said by a participle. */
function annexe(lecteur: Lecteur, debut: number, fin: number): Reperee | null {
  const convention = lire(A_LA_CONVENTION, lecteur, fin);
  if (convention === null && !/^ci-/iu.test(lecteur.texte.slice(debut, fin))) return null;
  const end = fin + (convention?.[0].length ?? 0);
  const divisions: readonly DivisionVisee[] =
    convention !== null && autreActe(lecteur, fin) ? [EXTERNE] : [{ sorte: 'annexe', numero: null }];
  return { debut, fin: end, divisions, alineas: [], seul: false };
}

function preambule(lecteur: Lecteur, debut: number, fin: number): Reperee | null {
  if (!/(?<!\p{L})(?:le|au|du)\s+(?:présent\s+)?$/iu.test(avantDe(lecteur, debut))) return null;
  const divisions: readonly DivisionVisee[] = autreActe(lecteur, fin) ? [EXTERNE] : [{ sorte: 'preambule' }];
  return { debut, fin, divisions, alineas: [], seul: false };
}
