import type {
  Importe,
  ParagrapheSitue,
  Refuse,
  ResultatModele,
  ScanLu,
  TravailModele,
} from '../application/echanges/ports';
import type { TypePiece } from '#domain/fichier';
import type { Avancement } from '#domain/importation/avancement';
import type { DocumentLu } from '#domain/importation/document';
import type { Examen } from '#domain/importation/examen';
import type { SignaturePdf } from '#domain/paquet/signature-pdf';
import type { NomCollection } from '#domain/registre';

/** What the worker is started for, and how many bytes will come to it. */
export type Job = { readonly taille: number } & (
  | { readonly genre: 'type'; readonly nom: string }
  | { readonly genre: 'importation' }
  | { readonly genre: 'examen' | 'document' | 'paragraphes' | 'signatures' | 'tableau' }
  | { readonly genre: 'modele'; readonly travail: TravailModele }
  /** `module`: the file of the reader of codes. */
  | { readonly genre: 'scans'; readonly module: string }
);

/** To the worker, which answers each of them but the parts of the file. */
export type Question =
  | { readonly genre: 'partie'; readonly bytes: Uint8Array }
  | { readonly genre: 'lire' }
  | { readonly genre: 'fiches' }
  | { readonly genre: 'piece'; readonly sha256: string };

/** From the worker, at any time, or as the answer to a question. */
export type Annonce = { readonly genre: 'avancement'; readonly avancement: Avancement } | Answer;

export type Answer =
  | { readonly genre: 'type'; readonly type: TypePiece | null }
  | { readonly genre: 'examen'; readonly examen: Examen }
  | { readonly genre: 'document'; readonly document: DocumentLu }
  | { readonly genre: 'paragraphes'; readonly paragraphes: readonly ParagrapheSitue[] }
  | { readonly genre: 'tableau'; readonly rangees: readonly (readonly string[])[] }
  | { readonly genre: 'modele'; readonly resultat: ResultatModele }
  | { readonly genre: 'scans'; readonly scan: ScanLu }
  | { readonly genre: 'signatures'; readonly signatures: readonly SignaturePdf[] }
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
