import { upperFirst } from '#domain/french';
import { VisuallyHidden } from '@mantine/core';
import { Fragment, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ComparaisonView, MorceauView, PaireView } from '#contract/texte';
import { RevisionMark } from '../../parts/revision';
import { CellTable } from '../../parts/text-table';
import { textComparaison } from '../../text/comparaison';
import layout from '../../ui/layout.module.css';
import classes from './side-by-side.module.css';
import { rowsOf } from './rows';

function Words({ piece: { texte, sorte, auteur } }: { readonly piece: MorceauView }) {
  return sorte === 'egal' ? (
    <span>{texte}</span>
  ) : (
    <RevisionMark kind={sorte} author={auteur}>
      {texte}
    </RevisionMark>
  );
}

/** The cells of a table, parted as its text parts them; a change may run over several. */
function cellsOf(pieces: readonly MorceauView[]): readonly (readonly ReactNode[])[] {
  const rows: ReactNode[][] = [[]];
  let cell: ReactNode[] = [];
  const close = () => {
    rows.at(-1)?.push(<Fragment key={rows.at(-1)?.length}>{cell}</Fragment>);
    cell = [];
  };
  for (const [index, piece] of pieces.entries())
    for (const [rank, part] of piece.texte.split(/([\t\n])/u).entries()) {
      if (part === '\t' || part === '\n') close();
      if (part === '\n') rows.push([]);
      if (part !== '' && part !== '\t' && part !== '\n')
        cell.push(<Words key={`${index} ${rank}`} piece={{ ...piece, texte: part }} />);
    }
  close();
  return rows;
}

function Cell({
  pieces,
  pair,
  label,
}: {
  readonly pieces: readonly MorceauView[] | null;
  readonly pair: PaireView;
  readonly label: string;
}) {
  const { nature, niveau } = pair;
  return (
    <div className={classes.cell} data-absent={pieces === null || undefined}>
      <span className={classes.label}>{label}</span>
      {pieces === null ? (
        <p className={`${layout.note} ${classes.absent}`}>{textComparaison.absent}</p>
      ) : pieces.some(({ texte }) => texte.includes('\t')) ? (
        <CellTable rows={cellsOf(pieces)} />
      ) : (
        <p className={classes.words} data-nature={nature} data-level={niveau}>
          {pieces.map((piece, index) => (
            <Words key={index} piece={piece} />
          ))}
        </p>
      )}
    </div>
  );
}

function Pair({ pair }: { readonly pair: PaireView }) {
  return (
    <div className={classes.row} data-changed={pair.change || undefined}>
      <Cell pieces={pair.avant} pair={pair} label={textComparaison.before} />
      <Cell pieces={pair.apres} pair={pair} label={textComparaison.after} />
    </div>
  );
}

/** The two texts line by line, in two columns, one below the other where there is no room; what did not change is put away. */
export function SideBySide({ comparaison }: { readonly comparaison: ComparaisonView }) {
  const { de, a, paires } = comparaison;
  const rows = useMemo(() => rowsOf(paires), [paires]);
  return (
    <section className={classes.sides} aria-label={textComparaison.sidesLabel} lang="fr">
      <div className={classes.columns}>
        <h2>
          <VisuallyHidden>{textComparaison.before}&nbsp;: </VisuallyHidden>
          {upperFirst(de)}
        </h2>
        <h2>
          <VisuallyHidden>{textComparaison.after}&nbsp;: </VisuallyHidden>
          {upperFirst(a)}
        </h2>
      </div>
      {rows.map((row, index) =>
        row.kind === 'pair' ? (
          <Pair key={`${index} ${row.pair.id}`} pair={row.pair} />
        ) : (
          <details key={index} className={classes.fold}>
            <summary>
              {row.alineas > 0
                ? textComparaison.unchanged(row.alineas)
                : textComparaison.unchangedLines(row.pairs.length)}
            </summary>
            {row.pairs.map((pair, rank) => (
              <Pair key={`${rank} ${pair.id}`} pair={pair} />
            ))}
          </details>
        ),
      )}
    </section>
  );
}
