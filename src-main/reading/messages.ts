import type { Importe, Refuse } from '../application/echanges/ports';
import type { TypePiece } from '#domain/fichier';
import type { DocumentLu } from '#domain/importation/document';
import type { Examen } from '#domain/importation/examen';
import type { NomCollection } from '#domain/registre';

/** What the worker is started for, and how many bytes will come to it. */
export type Job = { readonly taille: number } & (
  | { readonly genre: 'type'; readonly nom: string }
  | { readonly genre: 'importation' }
  | { readonly genre: 'examen' | 'document' }
);

/** To the worker, which answers each of them but the parts of the file. */
export type Question =
  | { readonly genre: 'partie'; readonly bytes: Uint8Array }
  | { readonly genre: 'lire' }
  | { readonly genre: 'fiches' }
  | { readonly genre: 'piece'; readonly sha256: string };

export type Answer =
  | { readonly genre: 'type'; readonly type: TypePiece | null }
  | { readonly genre: 'examen'; readonly examen: Examen }
  | { readonly genre: 'document'; readonly document: DocumentLu }
  | { readonly genre: 'refuse'; readonly error: Refuse }
  | {
      readonly genre: 'lu';
      readonly tete: Omit<Importe, 'registre' | 'pieces'>;
      /** SHA-256 of the attachments. */
      readonly pieces: readonly string[];
    }
  /** The next records, few enough to be taken in without the window being felt to stop; none when all were given. */
  | { readonly genre: 'fiches'; readonly fiches: readonly (readonly [NomCollection, string, unknown])[] }
  | { readonly genre: 'piece'; readonly bytes: Uint8Array }
  /** An error made for people, as the dispatcher tells it. */
  | { readonly genre: 'erreur'; readonly code: string; readonly message: string; readonly remede: string }
  | { readonly genre: 'incident'; readonly stack: string };
