import { sansParasites, uneEspace } from './caracteres';
import { separerMarque } from './marques';
import type { Bloc } from './document';

/*
 * What the parts of a convention are read from: a paragraph, an item, a line that the author broke, a table; each is
 * placed somewhere or said not to be.
 */

export type Unite = {
  readonly texte: string;
  readonly marque: string | null;
  /** Depth in a list as the file says it, from 0; null where it says none. */
  readonly niveau: number | null;
  readonly titre: number | null;
  readonly gras: boolean;
  /** Passages in bold, each as it stands in `texte`; absent without. */
  readonly enGras?: readonly string[];
  /** Rows of a table; null for a text. */
  readonly tableau: readonly (readonly string[])[] | null;
};

const net = (texte: string): string =>
  sansParasites(texte)
    .replace(/\r\n?|\v/gu, '\n')
    .split('\n')
    .map(uneEspace)
    .filter(Boolean)
    .join('\n');

const VIDE = { marque: null, niveau: null, titre: null, gras: false, tableau: null } as const;

export function unitesDe(blocs: readonly Bloc[]): readonly Unite[] {
  return blocs.flatMap((bloc): readonly Unite[] => {
    if (bloc.genre === 'tableau') {
      const tableau = bloc.lignes.map((cells) => cells.map(net));
      const texte = tableau.map((cells) => cells.join('\t')).join('\n');
      return /\p{L}|\p{N}/u.test(texte) ? [{ ...VIDE, texte, tableau }] : [];
    }
    const { niveau, titre, gras } = bloc;
    const brut = net(bloc.texte);
    const lue = bloc.marque === null ? separerMarque(brut) : { marque: uneEspace(bloc.marque), texte: brut };
    if (lue.texte === '' && lue.marque === null) return [];
    const passages = (bloc.enGras ?? []).map((one) => net(one).replaceAll('\n', ' '));
    const avecGras = (unite: Unite): Unite => {
      const enGras = passages.filter((one) => /[\p{L}\d]/u.test(one) && unite.texte.includes(one));
      return enGras.length === 0 ? unite : { ...unite, enGras };
    };
    // An item is one alinéa; a line break inside a sentence is the page's.
    if (lue.marque !== null && niveau !== null)
      return [
        avecGras({ ...lue, texte: lue.texte.replaceAll('\n', ' '), niveau, titre, gras, tableau: null }),
      ];
    const [first = '', ...rest] = lue.texte.replace(/(?<=[\p{L}\d,’'])\n(?=\p{Ll})/gu, ' ').split('\n');
    return [
      ...separerFormule({ texte: first, marque: lue.marque, niveau, titre, gras, tableau: null }),
      ...rest.flatMap((texte) => separerFormule({ ...VIDE, ...separerMarque(texte), titre, gras })),
    ].map(avecGras);
  });
}

/** Each party in its column, who represents it under its name. */
const enColonnes = (tableau: readonly (readonly string[])[]): boolean =>
  tableau
    .slice(1)
    .some((cells) => cells.filter((cell) => /^représentée?s?(?!\p{L})/iu.test(cell)).length > 1);
const transposer = (tableau: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  (tableau[0] ?? []).map((_cell, colonne) => tableau.map((cells) => cells[colonne] ?? ''));

/** The cells of a table that only lays a page out: those of the parties, of the signatures. */
export const aplatir = (unite: Unite): readonly Unite[] =>
  unite.tableau === null
    ? [unite]
    : (enColonnes(unite.tableau) ? transposer(unite.tableau) : unite.tableau)
        .flat()
        .flatMap((cell) => cell.split('\n'))
        .filter(Boolean)
        .map((texte) => ({ ...VIDE, ...separerMarque(texte) }));

export const FORMULE =
  /(?:(?:ceci|cela)(?: étant)?(?: préalablement)? (?:exposé|rappelé|dit)s?,? )?(?:il (?:est|a été)(?: donc| ainsi| préalablement)?(?: (?:arrêté|décidé)(?: et)?)? (?:convenu|arrêté|décidé)(?: et (?:arrêté|convenu|décidé))?|(?:les (?:parties|signataires|partenaires|soussignés)|elles|ils)(?: soussignée?s)? (?:conviennent|sont convenue?s|ont convenu|décident|arrêtent)|(?:ont|sont) (?:convenu|arrêté|adopté|convenue?s)(?: et arrêté)?|conviennent)(?: et arrêtent)?(?: entre (?:elles|les parties))?(?: d[ue]| de)? (?:ce qui suit|les (?:dispositions|stipulations|articles) (?:suivante?s|qui suivent|ci-après))\s*[:.]?\s*$/iu;

/** « …, d’autre part, il est convenu ce qui suit : » holds the formula at its end. */
function separerFormule(unite: Unite): readonly Unite[] {
  const { texte } = unite;
  if (!/ce qui suit\s*[:.]?\s*$/iu.test(texte)) return [unite];
  const from = Math.max(0, texte.length - 160);
  const match = FORMULE.exec(texte.slice(from));
  if (match === null || from + match.index === 0) return [unite];
  const avant = texte.slice(0, from + match.index).trim();
  return [
    { ...unite, texte: avant },
    { ...VIDE, texte: match[0].trim() },
  ];
}

/** The text with its mark, as the page shows it. */
export const entier = ({ marque, texte }: Unite): string =>
  marque === null ? texte : texte === '' ? marque : `${marque} ${texte}`;

/** Nothing ends it: neither a sentence nor an item. */
export const sansFin = (texte: string): boolean => !/[.;:,!?…]["»”)\s]*$/u.test(texte);
