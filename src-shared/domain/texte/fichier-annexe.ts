/*
 * An annex may be a joined file: its text then is one line that names the file by its fingerprint. It goes wherever a
 * text goes (the sentence of an avenant, the text in force, a comparison, the printed act and its reading), and says by
 * itself which file it is.
 */

/** A file that an annex stands for. */
export type FichierAnnexe = {
  readonly nom: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Null when nobody counted them. */
  readonly pages: number | null;
};

/** Signs that would close the line, or the quotation that holds it, before its end. */
const SIGNES = /["«»“”()\\\s]+/gu;

/** « (fichier budget.pdf, 12 pages, SHA-256 0f3c…) » */
export function mentionFichier({ nom, sha256, pages }: FichierAnnexe): string {
  const compte = pages === null ? '' : `, ${pages} page${pages > 1 ? 's' : ''}`;
  return `(fichier ${nom
    .replace(SIGNES, ' ')
    .replace(/ (?=\.)/gu, '')
    .trim()}${compte}, SHA-256 ${sha256})`;
}

const MENTION = /\(fichier\s([^()]+?)(?:,\s(\d+)\spages?)?,\sSHA-256\s([0-9a-f]{64})\)/giu;

/** The text without the files that it names. */
export const sansFichiers = (texte: string): string => texte.replaceAll(MENTION, '');

/** The files that a text names, in order. */
export const fichiersDits = (texte: string): readonly FichierAnnexe[] =>
  [...texte.matchAll(MENTION)].map(([, nom = '', pages, sha256 = '']) => ({
    nom,
    sha256: sha256.toLowerCase(),
    pages: pages === undefined ? null : Number(pages),
  }));
