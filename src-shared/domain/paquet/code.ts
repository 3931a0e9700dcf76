/**
 * What the code printed on a signature page says: which packet, which original, which page. Digits, capitals and colons
 * alone, so that the printed code stays small; a check at the end, so that one character read or typed wrong is no page.
 */
export type CodePage = {
  /** 12 digits and capitals: see `marqueDePaquet`. */
  readonly paquet: string;
  /** Number of the original, from 1 to 99. */
  readonly original: number;
  /** Rank of the signature page in its original, from 1 to 99. */
  readonly page: number;
};

/** How the code begins: what it is, and the version of its form. */
const PREFIXE = 'RC1';
const LONGUEUR_MARQUE = 12;

const SIGNES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:';

/** A prime below 36²: one character changed, or two neighbours swapped, always change the check. */
const MODULE = 1291;

function controle(text: string): string {
  let sum = 0;
  for (const sign of text) sum = (sum * SIGNES.length + SIGNES.indexOf(sign)) % MODULE;
  return sum.toString(36).toUpperCase().padStart(2, '0');
}

/** The mark by which codes name a packet: the first 12 digits and capitals of its identifier, filled up with zeros. */
export const marqueDePaquet = (id: string): string =>
  id
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/gu, '')
    .slice(0, LONGUEUR_MARQUE)
    .padStart(LONGUEUR_MARQUE, '0');

const RANG = /^[1-9]\d?$/u;

/**
 * The code of a page: « RC1:3F9A01BC77DE:2:1:0K ».
 * @throws RangeError for a mark that is not one, or a number out of 1–99: what prints a code has made them itself.
 */
export function codeDe({ paquet, original, page }: CodePage): string {
  if (!/^[0-9A-Z]{12}$/u.test(paquet) || !RANG.test(String(original)) || !RANG.test(String(page)))
    throw new RangeError(`no code for ${paquet}, ${original}, ${page}`);
  const corps = `${PREFIXE}:${paquet}:${original}:${page}`;
  return `${corps}:${controle(corps)}`;
}

const FORME = new RegExp(
  `^(${PREFIXE}:([0-9A-Z]{${LONGUEUR_MARQUE}}):([1-9]\\d?):([1-9]\\d?)):([0-9A-Z]{2})$`,
  'u',
);

/** Reads such a code, as printed or typed; null when it is anything else, or its check is not its own. */
export function lireCode(text: string): CodePage | null {
  const [, corps = '', paquet = '', original = '', page = '', check] = FORME.exec(text.trim()) ?? [];
  return corps !== '' && controle(corps) === check
    ? { paquet, original: Number(original), page: Number(page) }
    : null;
}
