/** Acts as plain text: a document model as it prints, a convention as its record has it. */
import { titreDe } from '#domain/legistique/corps';
import { formatDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import type { Division } from '#domain/texte/divisions';
import { assertNever } from '#domain/result';
import { faitA, fonctionEnTete, lignesParties, pourPartie } from '#actes/formules';
import type { Block, Cell, DocumentModel, Revision, Run } from '#actes/model';
import { isWords } from '#actes/model';
import { mentionOriginal } from '#actes/pied';

/** Words brought in or taken out say so in words: plain text has no other way, and must not pass them for the act. */
export function runsToText(runs: readonly Run[]): string {
  let out = '';
  let open: Revision | undefined;
  for (const run of runs) {
    if (!sameRevision(open, run.revision)) {
      if (open !== undefined) out += ']';
      if (run.revision !== undefined) out += run.revision.kind === 'ins' ? '[ajouté : ' : '[supprimé : ';
    }
    open = run.revision;
    out += run.kind === 'break' ? '\n' : run.text;
  }
  return open === undefined ? out : `${out}]`;
}

/** Passages of one tracked change, though they may look different. */
export const sameRevision = (a: Revision | undefined, b: Revision | undefined): boolean =>
  a === b || (a?.kind === b?.kind && a?.author === b?.author && a?.date === b?.date);

/** What stands before an item; a mark the act itself gives comes and goes with a tracked item. */
function mark({ marker, revision }: Extract<Block, { kind: 'item' }>): readonly Run[] {
  const text = `${marker ?? '-'} `;
  return [
    marker === null || revision === undefined ? { kind: 'text', text } : { kind: 'text', text, revision },
  ];
}

/** A cell on one line: its blocks one after the other. */
const cellToText = (cell: Cell): string =>
  (isWords(cell) ? runsToText(cell) : cell.blocks.map(blockToText).join('\n')).replaceAll('\n', ', ');

function blockToText(block: Block): string {
  switch (block.kind) {
    case 'title':
    case 'subtitle':
    case 'heading':
    case 'paragraph':
    case 'formula':
    case 'visa':
      return runsToText(block.runs);
    case 'quote':
      return block.liste === undefined
        ? runsToText(block.runs)
        : `${'  '.repeat(block.liste.level - 1)}${block.liste.marker ?? '-'} ${runsToText(block.runs)}`;
    case 'item':
      return `${'  '.repeat(block.level - 1)}${runsToText([...mark(block), ...block.runs])}`;
    case 'table':
      return [
        ...(block.caption === '' ? [] : [block.caption]),
        block.head?.map(runsToText).join(' | ') ?? block.header.join(' | '),
        ...block.rows.map((row) => row.map(cellToText).join(' | ')),
      ].join('\n');
    case 'letterhead':
      return [
        block.sender.join('\n'),
        block.recipient.join('\n'),
        block.placeAndDate,
        block.references.join('\n'),
      ].join('\n\n');
    case 'signatures':
      return block.groups
        .flatMap(({ heading, slots }) => [
          heading,
          ...slots.map(({ office, lines = [], name, signedOn }) =>
            [...(lines.length === 0 ? [office] : lines), name, signedOn]
              .filter((line) => line !== null)
              .join('\n'),
          ),
        ])
        .join('\n\n');
    case 'frame':
      return block.lines.map(runsToText).join('\n');
    case 'group':
      return blocksToText(block.blocks).join('\n\n');
    case 'code':
      return `${block.libelle} [${block.contenu}]`;
    case 'section':
      return block.restarts === true ? (block.header ?? '') : '';
    case 'pageBreak':
      return '';
    default:
      return assertNever(block);
  }
}

/** The text of each block, the items of a list together. */
function blocksToText(blocks: readonly Block[]): readonly string[] {
  const out: string[] = [];
  let previous: Block['kind'] | null = null;
  for (const block of blocks) {
    const text = blockToText(block);
    if (text === '') continue;
    if (block.kind === 'item' && previous === 'item') out.push(`${out.pop() ?? ''}\n${text}`);
    else out.push(text);
    previous = block.kind;
  }
  return out;
}

/** One blank line between blocks; the items of a list follow one another. Which original it is comes last. */
export function modelToText(model: DocumentModel): string {
  const original = mentionOriginal(model);
  const out = [
    ...(model.watermark === null ? [] : [`[${model.watermark}]`]),
    ...blocksToText(model.blocks),
    ...(original === null ? [] : [original]),
  ];
  return `${out.join('\n\n')}\n`;
}

/**
 * The convention as plain text, in its own apostrophes and spaces: what the record says, without the printer's
 * typography. One blank line between blocks; a list is one block, an item of the list below is indented by one space.
 */
export function conventionToText(convention: Convention): string {
  const blocks: string[] = [convention.titre];
  const list: string[] = [];
  const flush = (): void => {
    if (list.length > 0) blocks.push(list.splice(0).join('\n'));
  };
  const add = (text: string): void => {
    flush();
    blocks.push(text);
  };
  for (const { nature, texte } of lignesParties(convention.parties)) {
    if (nature === 'item') list.push(`- ${texte}`);
    else add(texte);
  }
  const { enPresenceDe = [], considerants = [] } = convention;
  if (enPresenceDe.length > 0) add('En présence de :');
  for (const nom of enPresenceDe) list.push(`- ${nom}`);
  for (const { texte } of [...convention.visas, ...considerants]) add(texte);
  add(convention.formule);
  const divisions = (wanted: readonly Division[]): void => {
    for (const division of wanted) {
      add(titreDe(division));
      for (const { niveau, marque, texte } of division.alineas) {
        if (niveau === 0) add(texte);
        else list.push(`${' '.repeat(niveau - 1)}${marque ?? '-'} ${texte}`);
      }
    }
  };
  divisions(convention.divisions.filter(({ nature }) => nature !== 'annexe'));
  add([faitA(convention), ...(convention.faitLe === null ? [] : [formatDate(convention.faitLe)])].join(' '));
  for (const partie of convention.parties) {
    add(pourPartie(partie));
    for (const signataire of partie.signataires) add(fonctionEnTete(signataire));
  }
  divisions(convention.divisions.filter(({ nature }) => nature === 'annexe'));
  flush();
  return `${blocks.join('\n\n')}\n`;
}
