import { basename } from 'node:path';

/** Who holds the registry, as its lock file says. */
export type Detenteur = {
  readonly nom: string;
  readonly pid: number;
  readonly machine: string;
  /** ISO instant. */
  readonly depuis: string;
};

/** Where a file is damaged. `ligne` counts from 1; 0 when the whole file is meant. */
export type Lieu = { readonly fichier: string; readonly ligne: number; readonly seq: number | null };

export type StoreErrorCode =
  | 'VERROUILLE'
  | 'VERROU_ETRANGER'
  | 'LECTURE_SEULE'
  | 'JOURNAL_CORROMPU'
  | 'FORMAT_INCONNU'
  | 'VERSION_PLUS_RECENTE'
  | 'DOSSIER_INACCESSIBLE'
  | 'DISQUE_PLEIN'
  | 'ECRITURE_IMPOSSIBLE'
  | 'PIECE_MANQUANTE'
  | 'PIECE_ALTEREE'
  | 'PIECE_ILLISIBLE'
  | 'REGLAGES_IMPOSSIBLES'
  | 'AGENDA_NON_TENU'
  | 'RAPPELS_NON_GARDES'
  | 'RAPPELS_ILLISIBLES'
  | 'COORDONNEES_IMPOSSIBLES'
  | 'COORDONNEES_ILLISIBLES'
  | 'REPARATION_IMPOSSIBLE'
  | 'REPARATION_SANS_OBJET'
  | 'SAUVEGARDE_ENDOMMAGEE'
  | 'SAUVEGARDE_IMPOSSIBLE'
  | 'SAUVEGARDE_INCONNUE';

type Details = { readonly detenteur?: Detenteur; readonly lieu?: Lieu; readonly cause?: unknown };

/** What the store cannot do, said in French to the person at the screen, with the way out. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly detenteur: Detenteur | null;
  readonly lieu: Lieu | null;

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    readonly remede: string,
    details: Details = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.detenteur = details.detenteur ?? null;
    this.lieu = details.lieu ?? null;
  }
}

/** The system's error code (`ENOSPC`…), or the empty string. */
export function errorCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return '';
}

/** Code of the error met where a file should be and something else is: a folder, a pipe, a device. */
export const NOT_A_FILE = 'NOT_A_FILE';

export const notAFile = (path: string, cause?: unknown): Error =>
  Object.assign(new Error(`not a regular file: ${path}`, { cause }), { code: NOT_A_FILE, path });

const PLEIN = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A failed write: nothing was recorded, and the person must know why. */
export function writeFailure(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  if (PLEIN.has(errorCode(cause))) {
    return new StoreError(
      'DISQUE_PLEIN',
      'Le disque est plein : l’action n’a pas été enregistrée, le registre est resté tel qu’avant.',
      'Libérez de la place sur le disque, puis recommencez : votre saisie n’est pas perdue.',
      { cause },
    );
  }
  return new StoreError(
    'ECRITURE_IMPOSSIBLE',
    `L’écriture du registre a échoué (${errorCode(cause) || 'erreur du système'}) : l’action n’est pas confirmée.`,
    'Vérifiez que le dossier du registre est accessible en écriture et que le disque est branché, puis recommencez.',
    { cause },
  );
}

/** The folder cannot be read, created or listed. */
export function folderFailure(dossier: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  if (PLEIN.has(errorCode(cause))) return writeFailure(cause);
  if (errorCode(cause) === NOT_A_FILE) {
    const { path } = cause as { readonly path: string };
    return new StoreError(
      'DOSSIER_INACCESSIBLE',
      `Dans le dossier du registre, « ${basename(path)} » n’est pas un fichier (c’est un dossier, un tube ou un périphérique).`,
      'Déplacez-le hors du dossier du registre, remettez à sa place le fichier d’origine s’il existe, puis rouvrez le registre.',
      { cause },
    );
  }
  return new StoreError(
    'DOSSIER_INACCESSIBLE',
    `Le dossier du registre, « ${dossier} », est inaccessible (${errorCode(cause) || 'erreur du système'}).`,
    'Vérifiez que le dossier existe et que vous avez le droit de le lire et d’y écrire, ou choisissez un autre dossier.',
    { cause },
  );
}
