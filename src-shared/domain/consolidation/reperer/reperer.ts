import { fold } from '../mots';
import { autreActe } from './actes';
import { alineaApres, rangAlinea } from './alineas';
import { annexes, articles } from './divisions';
import { EXTERNE, avantDe, lire } from './lecteur';
import type { AlineaVise, DivisionVisee, Expression, Lecteur } from './lecteur';

/*
 * Where a sentence refers to a part of an act: what it aims at, not yet what stands there. Written as a small parser
 * around the words « article », « alinéa », « annexe », « préambule »: each looks a bounded number of characters
 * around itself, so that a text is read once, in time that grows with its length.
 */

const MOT_CLE =
  /(?<![\p{L}\p{N}])(?:(articles?|arts?\.)|(alin[ée]as?|al\.)|(annexes?)|(préambule))(?![\p{L}])/giu;

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
