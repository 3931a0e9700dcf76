/** What XML 1.0 forbids, even escaped: control characters but tab and line feed, halves of a pair, non-characters. */
// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu;

/** Any string, as text that a word processor opens: the soft break of a paste (U+000B), a CR LF of a form, is a line end. */
export function xmlText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u2028\u2029\u0085]/gu, '\n')
    .replace(FORBIDDEN, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}
