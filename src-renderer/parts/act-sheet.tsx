import type { Block, DocumentModel, Run } from '#actes/model';
import { assertNever } from '#domain/result';
import { textActes } from '../text/actes';
import { textCommun } from '../text/commun';
import classes from './act-sheet.module.css';
import { RunsText } from './runs-text';

/** The dash of the style when the act gives no mark of its own. */
const DASH = '–';

function Signatures({ block }: { readonly block: Extract<Block, { kind: 'signatures' }> }) {
  return (
    <div className={classes.signatures}>
      {block.groups.map(({ heading, slots }) => (
        <div key={heading}>
          <p className={classes.signatureHeading}>{heading}</p>
          <div className={classes.slots}>
            {slots.map(({ office, name, signedOn }) => (
              <div key={`${office} ${name ?? ''}`} className={classes.slot}>
                <p>{office}</p>
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

const lines = (texts: readonly string[]) =>
  texts.map((text, index) => (
    <span key={`${index} ${text}`} className={classes.line}>
      {text}
    </span>
  ));

const cell = (runs: readonly Run[]) => <RunsText runs={runs} />;

/** Whether a block holds a tracked change: a bar in the margin says so. */
const changed = (runs: readonly Run[]): true | undefined =>
  runs.some(({ revision }) => revision !== undefined) || undefined;

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
      return (
        <div
          className={classes.scroll}
          role="region"
          aria-label={block.caption === '' ? textCommun.table : block.caption}
          tabIndex={0}
        >
          <table className={classes.table}>
            {block.caption !== '' && <caption>{block.caption}</caption>}
            <thead>
              <tr>
                {block.header.map((text, column) => (
                  <th key={column} scope="col">
                    {block.head === undefined ? text : cell(block.head[column] ?? [])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((runs, column) => (
                    <td key={column}>{cell(runs)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
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
    case 'pageBreak':
      return <hr className={classes.pageBreak} />;
    default:
      return assertNever(block);
  }
}

/** A document model printed on screen as a sheet of paper: the same blocks, in the same order, as the file. */
export function ActSheet({ model }: { readonly model: DocumentModel }) {
  return (
    <article className={classes.sheet} lang="fr" aria-label={model.title}>
      <p className={classes.header}>{model.header}</p>
      {model.watermark !== null && <p className={classes.watermark}>{model.watermark}</p>}
      {model.blocks.map((block, index) => (
        <Sheet key={index} block={block} />
      ))}
      <p className={classes.footer}>{model.footer}</p>
      {model.repere !== undefined && <p className={classes.repere}>{model.repere}</p>}
    </article>
  );
}
