import type { DocumentLu, Ligne } from '#domain/importation/document';
import { blocsDeLignes } from '#domain/importation/lignes';
import { decoderEn } from './encodages';
import { autreFormat, demesure, vide } from './refus';

/** Lines of a text that is read: 400 pages have 25 000. */
const MAX_LIGNES = 100_000;
/** Columns of a tabulation. */
const TABULATION = 8;

const WINDOWS =
  'Ce texte n’est pas en UTF-8 : il est lu comme le sont les textes de Windows. Vérifiez ses accents.';

/** Reads a plain text. Throws a ReadingError when its bytes are none. */
export function lireTexte(bytes: Uint8Array): DocumentLu {
  const { texte, doute } = decoder(bytes);
  const lignes = lignesDeTexte(texte);
  if (lignes.length === 0) throw vide();
  const { blocs, horsTexte, remarques } = blocsDeLignes(lignes);
  return { format: 'texte', blocs, horsTexte, remarques: doute ? [WINDOWS, ...remarques] : remarques };
}

/** The lines that hold something, in order; a form feed begins a page. Throws a ReadingError past 100 000 lines. */
export function lignesDeTexte(texte: string): readonly Ligne[] {
  const lignes: Ligne[] = [];
  for (const [rang, page] of texte.split('\f').entries()) {
    let blanc = 0;
    for (const brute of page.split(/\r\n|[\n\r\u0085\u2028\u2029]/u)) {
      const ligne = brute.trimEnd();
      if (ligne === '') {
        blanc++;
        continue;
      }
      if (lignes.length >= MAX_LIGNES)
        throw demesure(
          'Ce texte a plus de 100\u00A0000 lignes, bien plus qu’aucune convention : il n’a pas été lu.',
        );
      const debut = ligne.trimStart();
      lignes.push({
        texte: debut,
        retrait: colonnes(ligne.slice(0, ligne.length - debut.length)),
        blanc,
        page: rang + 1,
      });
      blanc = 0;
    }
  }
  return lignes;
}

function colonnes(blancs: string): number {
  let at = 0;
  for (const one of blancs) at = one === '\t' ? (Math.floor(at / TABULATION) + 1) * TABULATION : at + 1;
  return at;
}

const MARQUES: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

function decoder(bytes: Uint8Array): { readonly texte: string; readonly doute: boolean } {
  const marque = MARQUES.find(([start]) => start.every((byte, rank) => bytes[rank] === byte))?.[1];
  const sure = decoderEn(bytes, marque ?? sansMarque(bytes) ?? 'utf-8');
  const texte = sure ?? decoderEn(bytes, 'windows-1252') ?? '';
  // Tabulation, line ends, form feed, and nothing that only programs write.
  if (/[^\P{Cc}\t\n\r\f\u0085]/u.test(texte)) throw autreFormat('d’un format inconnu');
  return { texte, doute: sure === null };
}

/** Two bytes a letter, of which one is nought for those of every day: which one says the order. */
function sansMarque(bytes: Uint8Array): string | null {
  const noughts = [0, 0];
  const end = Math.min(bytes.length, 1000) & ~1;
  for (let at = 0; at < end; at++) if (bytes[at] === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (odd > end / 4 && even === 0) return 'utf-16le';
  return even > end / 4 && odd === 0 ? 'utf-16be' : null;
}
