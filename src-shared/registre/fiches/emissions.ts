import {
  cle,
  choix,
  empreinte,
  facultatif,
  fiche,
  ficheParmi,
  jour,
  liste,
  nombre,
  signataire,
} from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';

/** The acts whose documents are kept as they left, by the name of their document. */
export const DOCUMENTS_EMIS_LABELS = {
  convention: 'Convention',
  avenant: 'Avenant',
  'mise-en-demeure': 'Mise en demeure',
  denonciation: 'Dénonciation',
} as const;
export type DocumentEmis = keyof typeof DOCUMENTS_EMIS_LABELS;

/** Where the record stands that each of these documents is printed from. */
export const COLLECTION_EMISE = {
  convention: 'conventions',
  avenant: 'avenants',
  'mise-en-demeure': 'misesEnDemeure',
  denonciation: 'denonciations',
} as const satisfies Readonly<Record<DocumentEmis, string>>;

/** And the document printed from each of them. */
export const DOCUMENT_DE = Object.fromEntries(
  Object.entries(COLLECTION_EMISE).map(([document, collection]) => [collection, document]),
) as Readonly<Record<(typeof COLLECTION_EMISE)[DocumentEmis], DocumentEmis>>;

const membresOriginal = {
  numero: nombre('Original', 1),
  /** Of the bytes, which a piece of this record keeps. */
  sha256: empreinte('Empreinte du fichier'),
};

/**
 * A document as it left: put to signature, signed or sent. Its model and its bytes are pieces of this record; it is
 * printed again from them, and never from what the registry has become since.
 */
export const emissions = decrire({
  nom: 'Document émis',
  pluriel: 'Documents émis',
  le: 'le document émis',
  disparue: 'le document émis dont il dépend',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    objet: ficheParmi('Acte', Object.values(COLLECTION_EMISE)),
    document: choix('Document', DOCUMENTS_EMIS_LABELS),
    /** Of a letter: one for each addressee. */
    destinataireId: facultatif(signataire('Destinataire')),
    /** 1, then 2 where the same document is issued again: the one before is kept. */
    version: nombre('Version', 1),
    emisLe: jour('Émis le'),
    /** Of the text of the act, the same on every original (actes/empreinte). */
    empreinteTexte: empreinte('Empreinte du texte'),
    /** Of the model it is printed from, kept as a piece. */
    modele: empreinte('Empreinte du modèle'),
    originaux: liste('Originaux', membresOriginal, {
      cle: ({ numero }) => String(numero),
      nom: ({ numero }) => `Original n°\u00a0${numero}`,
    }),
  },
  nommer: ({ document, version }) => `${DOCUMENTS_EMIS_LABELS[document]}, version ${version}`,
  designer: ({ document, version }) =>
    `le document émis « ${DOCUMENTS_EMIS_LABELS[document]} », version ${version}`,
  rubrique: 'pieces',
  terminal: 'document-emis',
  tableau: 'documents-emis',
});
export type Emission = Fiche<typeof emissions>;
