import type { NouvelAlinea } from '#domain/texte/operations';

/*
 * Alinéas as a person types them: a line each, the mark of a list before it, two spaces before a list in a list. Lines
 * with tabulations, one under the other, are the rows of a table: so are cells pasted from elsewhere.
 */

type Ligne = Pick<NouvelAlinea, 'niveau' | 'marque' | 'texte' | 'tableau'>;

/** A row of one cell alone ends with a tabulation. */
const rangees = (texte: string): string =>
  texte
    .split('\n')
    .map((rangee) => (rangee.includes('\t') ? rangee : `${rangee}\t`))
    .join('\n');

export const ecrireLigne = ({ niveau, marque, texte, tableau }: Ligne): string =>
  tableau === true
    ? rangees(texte)
    : `${niveau === 2 ? '  ' : ''}${niveau === 0 && marque === null ? '' : `${marque ?? '-'} `}${texte}`;

/** A blank line parts two tables. */
export const ecrireLignes = (alineas: readonly Ligne[]): string =>
  alineas
    .map((one, rang) =>
      one.tableau === true && alineas[rang - 1]?.tableau === true
        ? `\n${ecrireLigne(one)}`
        : ecrireLigne(one),
    )
    .join('\n');

/** Rows one under the other are one table, all of as many cells. */
function tableauDe(lignes: readonly string[]): NouvelAlinea {
  const cells = lignes.map((ligne) => ligne.split('\t').map((cell) => cell.trim()));
  const seule = cells.every((row) => row.length === 2 && row[1] === '');
  const width = seule ? 1 : cells.reduce((most, row) => Math.max(most, row.length), 0);
  const rows = cells.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '').join('\t'));
  return { niveau: 0, marque: null, texte: rows.join('\n'), tableau: true };
}

const estRangee = (line: string): boolean => line.includes('\t') && line.trim() !== '';

/** The lines one by one, those of a table together; a tabulation that only indents makes no table. */
function parTableau(lines: readonly string[]): readonly (string | readonly string[])[] {
  const out: (string | readonly string[])[] = [];
  for (let at = 0; at < lines.length; at++) {
    const run: string[] = [];
    for (; estRangee(lines[at] ?? ''); at++) run.push(lines[at] ?? '');
    if (run.some((line) => line.trimStart().includes('\t'))) out.push(run);
    else out.push(...run);
    if (at < lines.length) out.push(lines[at] ?? '');
  }
  return out;
}

const MARK = /^(\s*)([-–•]|\d{1,2}[)°]|[a-z][)])\s+(?=\S)/u;

/** The alinéas of a typed text. A line of `connus` left as it was keeps the level and the mark it had. */
export function lireLignes(typed: string, connus: readonly Ligne[] = []): readonly NouvelAlinea[] {
  const known = new Map(connus.map((one) => [ecrireLigne(one).trimEnd(), one]));
  return parTableau(typed.split('\n')).flatMap((raw): readonly NouvelAlinea[] => {
    if (typeof raw !== 'string') return [tableauDe(raw)];
    const line = raw.trimEnd();
    if (line.trim() === '') return [];
    const same = known.get(line);
    if (same !== undefined) return [{ niveau: same.niveau, marque: same.marque, texte: same.texte }];
    const mark = MARK.exec(line);
    if (mark === null) return [{ niveau: 0, marque: null, texte: line.trim() }];
    const [whole, indent = '', sign = '-'] = mark;
    return [
      {
        niveau: indent.length >= 2 ? 2 : 1,
        marque: /[-–•]/u.test(sign) ? '-' : sign,
        texte: line.slice(whole.length).trim(),
      },
    ];
  });
}
