import type { ReactNode } from 'react';
import { textCommun } from '../text/commun';
import classes from './text-table.module.css';

/** The rows of a table of an act, as its text keeps them: a row a line, cells between tabulations. */
const rowsOf = (texte: string): readonly (readonly string[])[] =>
  texte.split('\n').map((row) => row.split('\t'));

/** Rows of cells as a table, whose first row heads it; too wide for its place, it scrolls on its own. */
export function CellTable({ rows }: { readonly rows: readonly (readonly ReactNode[])[] }): ReactNode {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  const [head = [], ...others] = rows;
  return (
    <div className={classes.scroll} role="region" aria-label={textCommun.table} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {head[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {others.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A table of an act. `cell`: how the words of a cell are shown. */
export function TextTable({
  texte,
  cell,
}: {
  readonly texte: string;
  readonly cell: (words: string) => ReactNode;
}): ReactNode {
  return <CellTable rows={rowsOf(texte).map((row) => row.map((words) => cell(words)))} />;
}
