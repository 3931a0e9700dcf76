import type { Align, Block, Cell, DocumentModel, Run } from '#actes/model';
import { isWords } from '#actes/model';
import { mentionOriginal } from '#actes/pied';
import { assertNever } from '#domain/result';
import { textActes } from '../text/actes';
import { textCommun } from '../text/commun';
import { ActCode } from './act-code';
import classes from './act-sheet.module.css';
import { RunsText } from './runs-text';

/** The dash of the style when the act gives no mark of its own. */
const DASH = '–';

const lines = (texts: readonly string[]) =>
  texts.map((text, index) => (
    <span key={`${index} ${text}`} className={classes.line}>
      {text}
    </span>
  ));

function Signatures({ block }: { readonly block: Extract<Block, { kind: 'signatures' }> }) {
  return (
    <div className={classes.signatures}>
      {block.groups.map(({ heading, slots }) => (
        <div key={heading}>
          <p className={classes.signatureHeading}>{heading}</p>
          <div className={classes.slots}>
            {slots.map(({ office, lines: own = [], name, signedOn }) => (
              <div key={`${office} ${name ?? ''}`} className={classes.slot}>
                <p>{own.length === 0 ? office : lines(own)}</p>
                {name !== null && <p className={classes.name}>{name}</p>}
                <p className={classes.signedOn}>
                  {signedOn === null ? textActes.toSign : textActes.signedOn(signedOn)}
                </p>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

const cell = (runs: readonly Run[]) => <RunsText runs={runs} />;

/** Whether a block holds a tracked change: a bar in the margin says so. */
const changed = (runs: readonly Run[]): true | undefined =>
  runs.some(({ revision }) => revision !== undefined) || undefined;

/** A cell of words, or of blocks. */
function CellContent({ cell }: { readonly cell: Cell }) {
  if (isWords(cell)) return <RunsText runs={cell} />;
  return cell.blocks.map((block, index) => <Sheet key={index} block={block} />);
}

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Room for a row to fill by hand, on screen as on paper. */
const rowStyle = (height: number | null | undefined) =>
  height === null || height === undefined ? undefined : { height: `${height}mm` };

function TableRow({
  block,
  row,
  at,
}: {
  readonly block: TableBlock;
  readonly row: readonly Cell[];
  readonly at: number;
}) {
  const alignOf = (one: Cell, column: number): Align | undefined =>
    (isWords(one) ? undefined : one.align) ?? block.align?.[column];
  return (
    <tr style={rowStyle(block.heights?.[at])}>
      {row.map((one, column) => {
        const names = (!isWords(one) && one.head === true) || (block.rowHead === true && column === 0);
        const span = isWords(one) ? undefined : one.span;
        const content = <CellContent cell={one} />;
        return names ? (
          <th key={column} scope="row" colSpan={span} data-align={alignOf(one, column)}>
            {content}
          </th>
        ) : (
          <td key={column} colSpan={span} data-align={alignOf(one, column)}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

function Table({ block }: { readonly block: TableBlock }) {
  const label = block.caption === '' ? (block.alt ?? textCommun.table) : block.caption;
  const headed = block.head !== undefined || block.header.some((text) => text !== '');
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        {block.caption !== '' && <caption>{block.caption}</caption>}
        {headed && (
          <thead>
            <tr>
              {block.header.map((text, column) => (
                <th key={column} scope="col" data-align={block.align?.[column]}>
                  {block.head === undefined ? text : cell(block.head[column] ?? [])}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {block.rows.map((row, index) => (
            <TableRow key={index} block={block} row={row} at={index} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const HEADINGS = {
  1: ['h4', classes.heading],
  2: ['h5', classes.heading2],
  3: ['h6', classes.heading3],
} as const;

function Heading({ block: { level, runs } }: { readonly block: Extract<Block, { kind: 'heading' }> }) {
  const [Tag, className] = HEADINGS[level];
  return (
    <Tag className={className} data-changed={changed(runs)}>
      <RunsText runs={runs} />
    </Tag>
  );
}

function Sheet({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'title':
      return (
        <h3 className={classes.title}>
          <RunsText runs={block.runs} />
        </h3>
      );
    case 'subtitle':
      return (
        <p className={classes.subtitle}>
          <RunsText runs={block.runs} />
        </p>
      );
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return (
        <p
          className={classes.paragraph}
          data-align={block.align ?? 'justify'}
          data-changed={changed(block.runs)}
        >
          <RunsText runs={block.runs} />
        </p>
      );
    case 'visa':
      return (
        <p className={classes.visa} data-changed={changed(block.runs)}>
          <RunsText runs={block.runs} />
        </p>
      );
    case 'formula':
      return (
        <p className={classes.formula}>
          <RunsText runs={block.runs} />
        </p>
      );
    case 'item':
      return (
        <p className={classes.item} data-level={block.level} data-changed={changed(block.runs)}>
          <span className={classes.marker}>{block.marker ?? DASH}</span>
          <span>
            <RunsText runs={block.runs} />
          </span>
        </p>
      );
    case 'quote':
      return (
        <blockquote className={classes.quote}>
          {block.liste === undefined ? (
            <RunsText runs={block.runs} />
          ) : (
            <p className={classes.item} data-level={block.liste.level}>
              <span className={classes.marker}>{block.liste.marker ?? DASH}</span>
              <span>
                <RunsText runs={block.runs} />
              </span>
            </p>
          )}
        </blockquote>
      );
    case 'table':
      return <Table block={block} />;
    case 'letterhead':
      return (
        <div className={classes.letterhead}>
          <p className={classes.sender}>{lines(block.sender)}</p>
          <p className={classes.recipient}>{lines(block.recipient)}</p>
          <p className={classes.placeAndDate}>{block.placeAndDate}</p>
          {block.references.length > 0 && <p className={classes.references}>{lines(block.references)}</p>}
        </div>
      );
    case 'signatures':
      return <Signatures block={block} />;
    case 'frame':
      return (
        <p className={classes.frame}>
          {block.lines.map((runs, index) => (
            <span key={index} className={classes.line}>
              {cell(runs)}
            </span>
          ))}
        </p>
      );
    case 'group':
      return block.blocks.map((one, index) => <Sheet key={index} block={one} />);
    case 'section':
      return (
        <>
          <hr className={classes.pageBreak} />
          {block.header !== undefined && <p className={classes.header}>{block.header}</p>}
        </>
      );
    case 'code':
      return <ActCode block={block} />;
    case 'pageBreak':
      return <hr className={classes.pageBreak} />;
    default:
      return assertNever(block);
  }
}

/** A document model printed on screen as a sheet of paper: the same blocks, in the same order, as the file. */
export function ActSheet({ model }: { readonly model: DocumentModel }) {
  const original = mentionOriginal(model);
  const image = model.paper?.image;
  return (
    <article className={classes.sheet} lang="fr" aria-label={model.title}>
      <p className={classes.header}>{model.header}</p>
      {image !== undefined && (
        <img
          className={classes.paper}
          src={`data:image/${image.type};base64,${image.base64}`}
          alt={image.alt}
          style={{ width: `${image.width}mm` }}
        />
      )}
      {model.watermark !== null && <p className={classes.watermark}>{model.watermark}</p>}
      {model.blocks.map((block, index) => (
        <Sheet key={index} block={block} />
      ))}
      <p className={classes.footer}>{model.footer}</p>
      {original !== null && <p className={classes.repere}>{original}</p>}
      {model.repere !== undefined && <p className={classes.repere}>{model.repere}</p>}
    </article>
  );
}
