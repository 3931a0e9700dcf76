import type { NouvelAlinea } from '#domain/texte/operations';

/* Alinéas as a person types them: a line each, the mark of a list before it, two spaces before a list in a list. */

type Ligne = Pick<NouvelAlinea, 'niveau' | 'marque' | 'texte'>;

export const ecrireLigne = ({ niveau, marque, texte }: Ligne): string =>
  `${niveau === 2 ? '  ' : ''}${niveau === 0 && marque === null ? '' : `${marque ?? '-'} `}${texte}`;

export const ecrireLignes = (alineas: readonly Ligne[]): string => alineas.map(ecrireLigne).join('\n');

const MARK = /^(\s*)([-–•]|\d{1,2}[)°]|[a-z][)])\s+(?=\S)/u;

/** The alinéas of a typed text. A line of `connus` left as it was keeps the level and the mark it had. */
export function lireLignes(typed: string, connus: readonly Ligne[] = []): readonly NouvelAlinea[] {
  const known = new Map(connus.map((one) => [ecrireLigne(one).trimEnd(), one]));
  return typed.split('\n').flatMap((raw): readonly NouvelAlinea[] => {
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
