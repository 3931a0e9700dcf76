import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { textRedaction } from '../../text/redaction';
import { Faute } from './champs';
import {
  ajouterColonne,
  ajouterLigne,
  cellules,
  ecrireCellule,
  retirerColonne,
  retirerLigne,
} from './gestes';
import classes from './redaction.module.css';

const text = textRedaction.tableau;

/** A table of the act, written cell by cell. */
export function Tableau({
  champ,
  rang,
  texte,
  onChange,
  onFocus,
}: {
  readonly champ: string;
  readonly rang: number;
  readonly texte: string;
  readonly onChange: (texte: string) => void;
  readonly onFocus: () => void;
}): ReactNode {
  const rows = cellules(texte);
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  return (
    <div
      className={classes.texte}
      data-champ={champ}
      role="group"
      aria-label={text.label(rang)}
      onFocus={onFocus}
    >
      <div className={classes.defile}>
        <table className={classes.tableau}>
          <tbody>
            {rows.map((row, ligne) => (
              <tr key={ligne}>
                {columns.map((colonne) => (
                  <td key={colonne}>
                    <input
                      className={classes.cellule}
                      aria-label={text.cell(ligne + 1, colonne + 1)}
                      value={row[colonne] ?? ''}
                      onChange={(event) =>
                        onChange(ecrireCellule(texte, ligne, colonne, event.currentTarget.value))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.gestes}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChange(ajouterLigne(texte, rows.length - 1))}
        >
          {text.addRow}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChange(ajouterColonne(texte, width - 1))}
        >
          {text.addColumn}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={rows.length < 2}
          onClick={() => onChange(retirerLigne(texte, rows.length - 1))}
        >
          {text.removeRow}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={width < 2}
          onClick={() => onChange(retirerColonne(texte, width - 1))}
        >
          {text.removeColumn}
        </Button>
      </div>
      <Faute champ={champ} id={`faute-${champ}`} />
    </div>
  );
}
