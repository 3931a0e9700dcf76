import type { DocumentLu } from '#domain/importation/document';

/** Each block as the page shows it: its number, then its text; the cells of a table between bars. */
export const montre = ({ blocs }: DocumentLu): readonly string[] =>
  blocs.flatMap((bloc) =>
    bloc.genre === 'tableau'
      ? bloc.lignes.map((cells) => `| ${cells.join(' | ')} |`)
      : [[bloc.marque, bloc.texte].filter((one) => one !== null && one !== '').join(' ')],
  );
