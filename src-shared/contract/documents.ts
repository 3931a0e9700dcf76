import { z } from 'zod';
import { NATURES_DOCUMENT } from '#registre/documents';
import { count, id, optionalDay, optionalId, optionalText, query, shortText } from './base';
import { borne } from './texte';
import type { ApercuView, DocumentDisponibleView, ExportView } from './views';

/** The kinds of file a document may be handed over as; Word when not told. */
export const FORMATS_DOCUMENT = ['docx', 'pdf'] as const;
export type FormatDocument = (typeof FORMATS_DOCUMENT)[number];

/** One document: its type, the record it is of, and what some types may be asked beside it. */
const demande = z.strictObject({
  type: z.enum(NATURES_DOCUMENT),
  id,
  /** One addressee of a letter; absent: all of them, one letter after the other. */
  destinataireId: optionalId,
  /** Which of the originals that left; absent: the first. */
  original: count.min(1, 'Au moins 1.').exactOptional(),
  /** A copy as the act stands, with the days of its signatures, rather than the original as it left. */
  copie: z.boolean().exactOptional(),
  /** The day a text is read at; absent: today. */
  jour: optionalDay,
  /** Drafts to take in, for a working text that counts for nothing in law. */
  projets: z.array(id).max(50).exactOptional(),
  /** One point of an agenda; absent: all of them. */
  point: shortText.exactOptional(),
  /** The two ends of a comparison; absent: from the text signed to the text in force. */
  de: borne.exactOptional(),
  a: borne.exactOptional(),
  /** Who certifies a copy: nobody else does. What is absent is left to be filled by hand. */
  certifie: z
    .strictObject({ par: optionalText, qualite: optionalText, lieu: optionalText, le: optionalDay })
    .exactOptional(),
});
export type DemandeDocument = z.output<typeof demande>;

export const documentProcedures = {
  'documents.lister': query(z.strictObject({ conventionId: id })),
  'documents.apercu': query(demande),
  /** A whole case as one ZIP: its bordereau, and every exhibit under its number. */
  'misesEnDemeure.exporter': query(z.strictObject({ miseEnDemeureId: id })),
  'documents.exporter': query(demande.extend({ format: z.enum(FORMATS_DOCUMENT).exactOptional() })),
};

export type DocumentsView = { readonly documents: readonly DocumentDisponibleView[] };

/** The file; of a PDF, also what made it, in words. */
export type ExportDocumentView = ExportView & { readonly outil?: string };

export type DocumentOutputs = {
  'documents.lister': DocumentsView;
  'documents.apercu': ApercuView;
  'documents.exporter': ExportDocumentView;
  'misesEnDemeure.exporter': ExportView;
};
