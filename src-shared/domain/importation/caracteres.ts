/* Signs that a page, a scanner or a markup adds to what an author wrote. */

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};
const ENTITES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00A0',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&laquo;': '«',
  '&raquo;': '»',
};

/** Without what no reader sees: ligatures parted, spaces of no width and soft hyphens gone. Apostrophes stay. */
export const sansParasites = (texte: string): string =>
  texte
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/gu, (sign) => LIGATURES[sign] ?? sign)
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD\uFFFC]/gu, '');

/** Without these signs at its ends, in one pass over each: an expression sought at an end goes over each run again. */
export function rogner(texte: string, debut: RegExp, fin: RegExp = debut): string {
  let [from, to] = [0, texte.length];
  while (from < to && debut.test(texte.charAt(from))) from++;
  while (to > from && fin.test(texte.charAt(to - 1))) to--;
  return texte.slice(from, to);
}

/** One kind of space, one at a time; a space that does not break stays. */
export const uneEspace = (texte: string): string =>
  texte.replace(/[ \t\u2000-\u200A\u3000]{2,}|[\t\u2000-\u200A\u3000]/gu, ' ').trim();

/** Markup kept by a copy: « **mot** », « 2^{e} », « &nbsp; ». `gras`: the whole was in bold. */
export function sansBalises(texte: string): { readonly texte: string; readonly gras: boolean } {
  const decode = texte
    .replace(/&(?:nbsp|amp|lt|gt|quot|apos|laquo|raquo|#39);/gu, (one) => ENTITES[one] ?? one)
    .replace(/<\/?(?:b|i|u|em|strong|span|sup|sub|p|div)(?:\s[^<>]*)?>/giu, '')
    .replace(/<br\s*\/?>/giu, ' ')
    .replace(/\^\{([^{}]{1,6})\}/gu, '$1');
  const gras = /^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*$/u.test(decode.trim());
  return { texte: decode.replace(/\*\*([^*]+)\*\*/gu, '$1').replace(/__([^_]+)__/gu, '$1'), gras };
}
