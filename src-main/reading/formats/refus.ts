import { ReadingError } from '../reading-error';

/* Why a file brought in is not read, and what to do about it. Nothing of it names a part of the file. */

const REFAIRE =
  'Ouvrez-le dans le logiciel qui l’a produit, enregistrez-le de nouveau en .docx ou en .odt, puis choisissez cette copie ; ou collez son texte.';
const CONVERTIR =
  'Ouvrez-le dans Word ou LibreOffice, enregistrez-le en .docx ou en .odt, puis choisissez cette copie ; ou collez son texte.';

export const illisible = (message: string): ReadingError =>
  new ReadingError('FICHIER_ILLISIBLE', message, REFAIRE);

export const endommage = (): ReadingError =>
  illisible('Ce fichier est endommagé ou incomplet : il n’a pas pu être lu.');

export const demesure = (message: string): ReadingError =>
  new ReadingError(
    'FICHIER_DEMESURE',
    message,
    'Choisissez le fichier de la convention seule, sans ses pièces volumineuses ; ou collez son texte.',
  );

export const protege = (): ReadingError =>
  new ReadingError(
    'FICHIER_PROTEGE',
    'Ce fichier est protégé par un mot de passe : son texte ne peut pas être lu.',
    'Ouvrez-le avec son mot de passe, enregistrez-en une copie sans protection, puis choisissez cette copie.',
  );

export const vide = (): ReadingError =>
  new ReadingError(
    'FICHIER_VIDE',
    'Ce fichier ne contient aucun texte.',
    'Vérifiez que c’est le bon fichier : ouvrez-le dans le logiciel qui l’a produit.',
  );

export const sansTexte = (): ReadingError =>
  new ReadingError(
    'PDF_SANS_TEXTE',
    'Ce PDF ne contient que des images de pages, comme en fait un numériseur : il n’a pas de texte à lire.',
    'Choisissez le fichier d’origine (.docx ou .odt), ou un PDF passé à la reconnaissance de caractères ; ou collez le texte.',
  );

/** `quoi`: « un ancien document Word (.doc) ». */
export const autreFormat = (quoi: string): ReadingError =>
  new ReadingError(
    'FORMAT_NON_LU',
    `Ce fichier est ${quoi} : le texte d’une convention se lit dans un document Word (.docx), LibreOffice (.odt), un PDF ou un texte.`,
    CONVERTIR,
  );
