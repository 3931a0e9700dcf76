// @ts-expect-error -- jsdom ships no types; all it is asked for is a Document
import { JSDOM } from 'jsdom';

/** A page as a browser with no script parses it. */
export function parseHtml(source: string): Document {
  const { window } = new (JSDOM as new (html: string) => { readonly window: Window })(source);
  return window.document;
}
