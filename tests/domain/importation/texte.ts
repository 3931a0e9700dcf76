import type { Ligne } from '#domain/importation/document';
import { blocsDeLignes } from '#domain/importation/lignes';
import type { DocumentLu } from '#domain/importation/document';

/** The lines of a text as a page shows them. */
export function lignesDe(texte: string): readonly Ligne[] {
  const out: Ligne[] = [];
  let [blanc, page] = [0, 1];
  for (const brut of texte.split(/\r?\n/u)) {
    page += brut.split('\f').length - 1;
    const ligne = brut.replaceAll('\f', '');
    if (ligne.trim() === '') blanc++;
    else {
      out.push({ texte: ligne.trim(), retrait: ligne.length - ligne.trimStart().length, blanc, page });
      blanc = 0;
    }
  }
  return out;
}

export const documentDe = (texte: string): DocumentLu => ({
  format: 'texte',
  ...blocsDeLignes(lignesDe(texte)),
});
