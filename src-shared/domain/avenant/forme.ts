/*
 * What a text says, apart from how it is set: two texts that give the same one differ by their typography alone
 * (domaine.md §6.1; Lexique des règles typographiques en usage à l'Imprimerie nationale). A word, a figure, a capital,
 * an accent, a line break, or a sign added or taken away is never typography: in doubt, it is substance.
 */

/** Signs that are not seen: soft hyphen, zero-width spaces and joiners, direction marks, word joiner, byte order mark. */
const INVISIBLES = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
/** Every space but the line break, which starts another alinéa. */
const ESPACES = /[^\S\n]+/gu;
const APOSTROPHES = /[’‘ʼ′´`]/gu;
const GUILLEMETS = /[«»“”„‟‹›]/gu;
const TIRETS = /[\u2010-\u2015\u2212\u2043\uFE58\uFE63\uFF0D]/gu;

const EXPOSANTS: Readonly<Record<string, string>> = {
  ᵉ: 'e',
  ʳ: 'r',
  ˢ: 's',
  ᵐ: 'm',
  è: 'e',
};

/** 1ᵉʳ, 1re, 1ère, 2ᵉ, 2ème, 2ième, XXIe: the figure, arabic or roman, and its ending. « Mère » is no figure. */
const ORDINAL =
  /(?<![\p{L}\p{N}])(\d+|[IVX]+|[IVXLCDM]{2,})([eᵉ][rʳ][sˢ]?|[èe]?[rʳ][eᵉ][sˢ]?|i?[èeᵉ][mᵐ][eᵉ][sˢ]?|[eèᵉ][sˢ]?)(?![\p{L}\p{N}])/gu;

function ordinal(_: string, nombre: string, fin: string): string {
  const plain = fin.replace(/./gu, (sign) => EXPOSANTS[sign] ?? sign);
  const plural = plain.endsWith('s') ? 's' : '';
  const base = plain.replace(/s$/u, '');
  // « ère » and « re » are the feminine of « er »; « ième » and « ème » are « e ».
  const court = base === 'ere' ? 're' : base.endsWith('me') ? 'e' : base;
  return `${nombre}${court}${plural}`;
}

/** The text without its typography: not to be shown, only to be compared. */
export function sansTypographie(texte: string): string {
  return (
    texte
      .normalize('NFC')
      .replace(INVISIBLES, '')
      .replace(ESPACES, ' ')
      .replace(/ ?\n ?/gu, '\n')
      .replace(APOSTROPHES, "'")
      .replace(GUILLEMETS, '"')
      .replace(/''/gu, '"')
      .replace(TIRETS, '-')
      .replace(/…/gu, '...')
      // « nº 5 » and « nᵒ 5 », with the signs that other keyboards have.
      .replace(/(?<=[nN\d])[ºᵒ]/gu, '°')
      .replace(ORDINAL, ordinal)
      // A dash set apart on one side is set apart; between figures, « 2022 – 2028 » and « 2022-2028 » read the same.
      .replace(/(?<=\d) ?- ?(?=\d)/gu, '-')
      .replace(/^ ?- ?/gmu, '- ')
      .replace(/ - ?| ?- /gu, ' - ')
      .replace(/ ?([;:!?"'/()[\]{}]) ?/gu, '$1')
      .replace(/ ([,.…%€°])/gu, '$1')
      .replace(/([%°]) /gu, '$1')
      // « 1,5 » is a figure and « 1, 5 » are two: the space counts between figures alone.
      .replace(/(?<!\d)([,.]) /gu, '$1')
      .replace(/([,.]) (?!\d)/gu, '$1')
      .trim()
  );
}
