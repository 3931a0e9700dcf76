/** A document model as one HTML page made to be printed: the same blocks, in the same order, as the Word file. */
import { FENETRE } from '#actes/enveloppe';
import type { Align, Block, Cell, DocumentModel, Run, SignatureGroup } from '#actes/model';
import { isWords } from '#actes/model';
import { mentionOriginal } from '#actes/pied';
import { runs as runsOf } from '#actes/typographie';
import { assertNever } from '#domain/result';
import { imageDeCode } from '../../codes/ecrire';
import { html, raw } from '../continuite/html';
import type { Html } from '../continuite/html';
import { partsOf } from '../docx';
import { MARGINS } from '../styles';
import type { Margins } from '../styles';
import { referenceRuns } from '../word/frames';
import { roomFor, signatureRoom, signatureRows } from '../word/signatures';
import type { PageImprimee } from '../../application/ports';
import { STYLE } from './style';

const NOTHING = raw('');

function word(run: Run): string {
  if (run.kind === 'break') return '<br>';
  let node = html`${run.text}`;
  if (run.superscript === true) node = html`<sup>${node}</sup>`;
  if (run.italic === true) node = html`<em>${node}</em>`;
  if (run.bold === true) node = html`<strong>${node}</strong>`;
  if (run.revision === undefined) return node.html;
  return (run.revision.kind === 'ins' ? html`<ins>${node}</ins>` : html`<del>${node}</del>`).html;
}

/** Joined by nothing: between two runs there is no space but theirs. */
const inline = (runs: readonly Run[]): Html => raw(runs.map(word).join(''));

const text = (value: string): Html => inline(runsOf(value));

const lines = (values: readonly string[]): Html => raw(values.map((one) => text(one).html).join('<br>'));

const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}="${value}"`;

const aligned = (align: Align | undefined): string => attribute('class', align);

function item(level: number, marker: string | null, runs: readonly Run[]): Html {
  return html`<p class="item n${level}">
    <span class="marque">${marker ?? '–'}</span><span>${inline(runs)}</span>
  </p>`;
}

function cell(one: Cell): Html {
  if (isWords(one)) return inline(one);
  return raw(one.blocks.map((block) => blockHtml(block, BASE).html).join(''));
}

function table(block: Extract<Block, { kind: 'table' }>): Html {
  const total = block.header.reduce((sum, _, index) => sum + (block.widths[index] ?? 1), 0);
  const columns = block.header.map(
    (_, index) => `<col style="width:${(100 * (block.widths[index] ?? 1)) / Math.max(total, 1)}%">`,
  );
  const head = block.header.map((one, index) => {
    const content = block.head === undefined ? text(one) : inline(block.head[index] ?? []);
    return `<th scope="col"${aligned(block.align?.[index])}>${content.html}</th>`;
  });
  const headed = block.head !== undefined || block.header.some((one) => one !== '');
  const rows = block.rows.map((row, at) => {
    const height = block.heights?.[at] ?? null;
    let column = 0;
    const cells = row.map((one) => {
      const from = column;
      const span = isWords(one) ? undefined : one.span;
      column += span ?? 1;
      const names = (!isWords(one) && one.head === true) || (block.rowHead === true && from === 0);
      const align = (isWords(one) ? undefined : one.align) ?? block.align?.[from];
      const said = `${attribute('colspan', span)}${aligned(align)}`;
      return names ? `<th scope="row"${said}>${cell(one).html}</th>` : `<td${said}>${cell(one).html}</td>`;
    });
    return `<tr${height === null ? '' : ` style="height:${height}mm"`}>${cells.join('')}</tr>`;
  });
  return raw(
    `<table${block.alt === undefined ? '' : html` aria-description="${block.alt}"`.html}>` +
      (block.caption === '' ? '' : `<caption>${text(block.caption).html}</caption>`) +
      `<colgroup>${columns.join('')}</colgroup>` +
      (headed ? `<thead><tr>${head.join('')}</tr></thead>` : '') +
      `<tbody>${rows.join('')}</tbody></table>`,
  );
}

/** `room`: for a signature, in centimetres. */
function slot(
  { office, lines: own = [], name, signedOn }: SignatureGroup['slots'][number],
  room: number,
): string {
  const place =
    signedOn === null
      ? html`<p class="place" style="height:${Math.round(room * 10)}mm"></p>`
      : html`<p class="place signe">${text(signedOn)}</p>`;
  return (
    `<div class="signataire"><p>${lines(own.length === 0 ? [office] : own).html}</p>` +
    place.html +
    `<p>${name === null ? '' : `<strong>${text(name).html}</strong>`}</p></div>`
  );
}

function signatures(
  groups: readonly SignatureGroup[],
  closing: readonly Run[] | null,
  coded: boolean,
  height: number,
): Html {
  const room = signatureRoom(groups, height);
  return raw(
    `<section class="signatures${coded ? ' codees' : ''}">${closing === null ? '' : `<p class="cloture">${inline(closing).html}</p>`}` +
      groups
        .map(
          ({ heading, slots }) =>
            `<p class="partie">${text(heading).html}</p>` +
            signatureRows(slots)
              .map((row) => `<div class="rang">${row.map((one) => slot(one, room)).join('')}</div>`)
              .join(''),
        )
        .join('') +
      '</section>',
  );
}

type Context = {
  readonly margins: Margins;
  readonly paper: DocumentModel['paper'];
  readonly next?: Block | undefined;
  readonly previous?: Block | undefined;
  /** What a block of signatures may take of its page, in centimetres. */
  readonly signing?: number;
};

const BASE: Context = { margins: MARGINS, paper: undefined };

/** A place of the sheet, from the first line of the text. */
const place = ({ x, y, width }: { x: number; y: number; width: number }, margins: Margins): string =>
  `left:${x - margins.left}mm;top:${y - margins.top}mm;width:${width}mm`;

function letterhead(block: Extract<Block, { kind: 'letterhead' }>, { margins, paper }: Context): Html {
  const image = paper?.image;
  const [first, ...rest] = block.sender;
  const foot = FENETRE.y + FENETRE.height + 5 - margins.top;
  return raw(
    `<header class="lettre" style="min-height:${foot}mm">` +
      (image === undefined
        ? ''
        : html`<img
            src="data:image/${image.type};base64,${image.base64}"
            alt="${image.alt}"
            style="width:${image.width}mm;height:${image.height}mm"
          />`.html) +
      `<p class="expediteur" style="width:${FENETRE.x - 5 - margins.left}mm">${
        first === undefined ? '' : `<strong>${text(first).html}</strong><br>${lines(rest).html}`
      }</p><p class="cadre" style="${place(FENETRE, margins)}">${lines(block.recipient).html}</p></header>` +
      `<p class="lieu">${text(block.placeAndDate).html}</p>` +
      block.references.map((one) => `<p class="reference">${inline(referenceRuns(one)).html}</p>`).join(''),
  );
}

const paragraph = (name: string, runs: readonly Run[]): Html =>
  raw(`<p class="${name}">${inline(runs).html}</p>`);

function blockHtml(block: Block, context: Context): Html {
  switch (block.kind) {
    case 'title':
      return raw(`<h1>${inline(block.runs).html}</h1>`);
    case 'subtitle':
      return paragraph('sous-titre', block.runs);
    case 'heading':
      return raw(`<h${block.level + 1}>${inline(block.runs).html}</h${block.level + 1}>`);
    case 'paragraph': {
      // In the block of the signatures, as in the Word file.
      if (context.next?.kind === 'signatures') return NOTHING;
      const names = [
        block.align ?? 'justify',
        ...(block.keepWithNext === true ? ['tenu'] : []),
        ...(block.spaceBefore === true ? ['espace'] : []),
      ];
      return paragraph(names.join(' '), block.runs);
    }
    case 'formula':
      return paragraph('formule', block.runs);
    case 'visa':
      return paragraph('justify visa', block.runs);
    case 'item':
      return item(block.level, block.marker, block.runs);
    case 'quote':
      return raw(
        `<blockquote${block.keepWithNext === true ? ' class="tenu"' : ''}>${
          block.liste === undefined
            ? paragraph('justify', block.runs).html
            : item(block.liste.level, block.liste.marker, block.runs).html
        }</blockquote>`,
      );
    case 'table':
      return table(block);
    case 'letterhead':
      return letterhead(block, context);
    case 'frame':
      return raw(
        `<p class="cadre" style="${place(block, context.margins)}">${block.lines.map((one) => inline(one).html).join('<br>')}</p>`,
      );
    case 'group':
      return raw(`<div class="groupe">${flow(block.blocks, context).html}</div>`);
    case 'signatures':
      return signatures(
        block.groups,
        context.previous?.kind === 'paragraph' ? context.previous.runs : null,
        context.next?.kind === 'code',
        context.signing ?? roomFor([], 0),
      );
    case 'code': {
      const { png, cote } = imageDeCode(block.contenu);
      const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
      const image = html`<img
        src="${source}"
        alt="Code lu par les machines : ${block.contenu}"
        style="width:${cote}mm"
      />`;
      return html`<figure>
        <div class="codes">${image}${block.deuxFois === true ? image : NOTHING}</div>
        <figcaption>${text(block.libelle)}</figcaption>
      </figure>`;
    }
    case 'pageBreak':
      return raw('<div class="page"></div>');
    case 'section':
      return NOTHING;
    default:
      return assertNever(block);
  }
}

function flow(blocks: readonly Block[], context: Context): Html {
  return raw(
    blocks
      .map(
        (block, index) =>
          blockHtml(block, {
            ...context,
            previous: blocks[index - 1],
            next: blocks[index + 1],
            signing: roomFor(blocks, index),
          }).html,
      )
      .join('\n'),
  );
}

/** What stands round each sheet is laid out by Chromium apart from the page: it knows none of its styles. */
const AUTOUR =
  'font:11px "Times New Roman","Liberation Serif",serif;color:#555;width:100%;box-sizing:border-box;-webkit-print-color-adjust:exact;';

/** The page to print; no script, nothing fetched, images in its own text. */
export function pageImprimee(model: DocumentModel): PageImprimee {
  const margins = model.paper?.margins ?? MARGINS;
  const sides = `padding:0 ${margins.right}mm 0 ${margins.left}mm;`;
  const original = mentionOriginal(model);
  const parts = partsOf(model.blocks).map(({ section, blocks }) => {
    const landscape = section?.orientation === 'landscape';
    return (
      `<section class="${landscape ? 'paysage' : 'portrait'}">` +
      (section?.header === undefined ? '' : `<p class="en-tete">${text(section.header).html}</p>`) +
      `${flow(blocks, { margins, paper: model.paper }).html}</section>`
    );
  });
  return {
    margins,
    html: html`<!doctype html>
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
          />
          <title>${model.title}</title>
          <style>
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          ${model.watermark === null ? NOTHING : html`<p class="filigrane" aria-hidden="true">${model.watermark}</p>`}
          ${raw(parts.join('\n'))}
        </body>
      </html>`.html,
    header: html`<div style="${AUTOUR}${sides}display:flex;justify-content:space-between">
      <strong style="color:#9a1b1b">${model.watermark ?? ''}</strong><span>${model.header}</span>
    </div>`.html,
    footer: html`<div style="${AUTOUR}${sides}">
      <div style="border-top:0.5px solid #b8c0cc;padding-top:4px;display:flex;justify-content:space-between">
        <span>${model.footer}</span
        ><span>Page <span class="pageNumber"></span> sur <span class="totalPages"></span></span>
      </div>
      ${[original, model.repere].map((one) =>
        one === null || one === undefined ? null : html`<div style="font-size:8.5px">${one}</div>`,
      )}
    </div>`.html,
  };
}
