import { escapeHtml } from '../../escape-html';

/** Text that is safe in HTML by construction: only `html` and `raw` make it. */
export type Html = { readonly html: string };

type Piece = Html | string | number | null | readonly (Html | null)[];

/** A template whose values are escaped, unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  const text = strings.reduce((out, part, index) => {
    const value = values[index - 1];
    return out + (value === undefined ? '' : print(value)) + part;
  });
  return { html: text };
}

function print(value: Piece): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map((one) => one?.html ?? '').join('\n');
}

/** HTML written by this program. */
export const raw = (text: string): Html => ({ html: text });

export const NOTHING = raw('');

export type PageOptions = {
  readonly titre: string;
  readonly demonstration: boolean;
  /** Address of the index, from this page; null on the index itself. */
  readonly index: string | null;
  /** What the foot of every page says. */
  readonly pied: string;
};

/** A whole page: readable with no script, no network and no other file, on screen and on paper. */
export function page({ titre, demonstration, index, pied }: PageOptions, body: Html): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>${titre}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <a class="saut" href="#contenu">Aller au contenu</a>
        <header>
          ${
            index === null
              ? NOTHING
              : html`<nav aria-label="Dossier"><a href="${index}">Sommaire du dossier de continuité</a></nav>`
          }
          ${
            demonstration
              ? html`<p class="demonstration">Démonstration : suite fictive, sans valeur.</p>`
              : NOTHING
          }
        </header>
        <main id="contenu">${body}</main>
        <footer><p>${pied}</p></footer>
      </body>
    </html> `.html;
}

/** A table that scrolls by itself where it is too wide, reachable from the keyboard. */
export function table(caption: string, header: readonly string[], rows: readonly (readonly Html[])[]): Html {
  return html`<div class="large" role="group" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${header.map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Names and values; those without a value are left out. */
export function facts(list: readonly (readonly [string, Html | string | null])[]): Html {
  const said = list.filter(([, value]) => value !== null && value !== '');
  return said.length === 0
    ? NOTHING
    : html`<dl>
        ${said.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`;
}

/** A text typed by someone, its line breaks kept. */
export const multiline = (text: string): Html => html`<span class="texte">${text}</span>`;

const STYLE = `
:root { color-scheme: light dark; --fond: #fff; --encre: #1d2129; --pale: #5b6270; --trait: #d5d9e0; --lien: #1f4fa3; --doux: #f4f6f9; --alerte: #7a3b00; --alerte-fond: #fff3e0; }
@media (prefers-color-scheme: dark) { :root { --fond: #14171c; --encre: #e8eaee; --pale: #a6adba; --trait: #3a404b; --lien: #9cc0ff; --doux: #1d222a; --alerte: #ffd9a8; --alerte-fond: #3a2a14; } }
* { box-sizing: border-box; }
html { font-size: 100%; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 62rem; background: var(--fond); color: var(--encre); font: 1rem/1.55 "Liberation Sans", Arial, Helvetica, sans-serif; overflow-wrap: break-word; }
a { color: var(--lien); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--lien); outline-offset: 2px; }
.saut { position: absolute; left: -100rem; }
.saut:focus { left: 1rem; top: .5rem; background: var(--fond); padding: .25rem .5rem; }
nav { margin-bottom: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: .5rem 0 .75rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--trait); }
h3 { font-size: 1.08rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.1rem 0 .35rem; }
.chapeau { color: var(--pale); margin-top: 0; }
.demonstration { border: 2px solid var(--alerte); background: var(--alerte-fond); color: var(--alerte); padding: .5rem .75rem; font-weight: 700; }
.etat { display: inline-block; border: 1px solid var(--trait); border-radius: .3rem; padding: 0 .5rem; background: var(--doux); font-weight: 700; }
dl { margin: .5rem 0 1rem; }
dl > div { display: grid; grid-template-columns: 15rem 1fr; gap: .25rem 1rem; padding: .3rem 0; border-bottom: 1px solid var(--trait); }
dt { color: var(--pale); }
dd { margin: 0; }
.texte { white-space: pre-line; }
.acte { border: 1px solid var(--trait); border-left: .35rem solid var(--trait); padding: .25rem 1.25rem 1rem; margin: .75rem 0; }
.acte .alinea { margin: .5rem 0; }
.acte .n1 { margin-left: 1.5rem; }
.acte .n2 { margin-left: 3rem; }
.large { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .94rem; }
caption { text-align: left; color: var(--pale); padding-bottom: .35rem; }
th, td { border: 1px solid var(--trait); padding: .35rem .55rem; text-align: left; vertical-align: top; }
th { background: var(--doux); }
code { font: .88em/1.4 "Liberation Mono", Consolas, monospace; overflow-wrap: anywhere; }
ul { padding-left: 1.4rem; }
ol { padding-left: 2.1rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--trait); color: var(--pale); font-size: .9rem; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; } }
@media print { :root { --fond: #fff; --encre: #000; --pale: #333; --trait: #999; --doux: #fff; --lien: #000; --alerte: #000; --alerte-fond: #fff; } body { max-width: none; padding: 0; font-size: 10.5pt; } nav, .saut { display: none; } h2, h3, h4, dt { break-after: avoid; } tr, dl > div, .alinea { break-inside: avoid; } .large { overflow: visible; } thead { display: table-header-group; } @page { margin: 18mm 16mm; } }
`;
