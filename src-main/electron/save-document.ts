import { randomBytes } from 'node:crypto';
import { open, realpath, rename, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppError, Reply } from '#contract/reply';
import { TYPES_PIECE } from '#domain/fichier';
import type { ReportIncident } from '../error-log';
import { safeFileName } from '../rpc/file-name';
import type { ShelvedFile } from '../rpc/download-shelf';

export type SaveDocumentOptions = {
  readonly take: (jeton: string) => Promise<ShelvedFile | null>;
  /** Shows the save dialog; the path chosen by the user, or null. */
  readonly choosePath: (proposal: SaveProposal) => Promise<string | null>;
  readonly write?: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly report: ReportIncident;
};

/** What the dialog opens with. */
export type SaveProposal = {
  readonly nom: string;
  readonly filters: { readonly name: string; readonly extensions: string[] }[];
};

const FILTER_NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(TYPES_PIECE).flatMap(({ extensions, libelle }) => extensions.map((one) => [one, libelle])),
  ),
  docx: 'Document Word',
  pdf: 'Document PDF',
  zip: 'Archive ZIP',
  ics: 'Calendrier',
  json: 'Données JSON',
  csv: 'Tableau CSV',
};

/** Name and kinds of file proposed to the user. */
export function saveProposal(file: ShelvedFile): SaveProposal {
  const nom = safeFileName(file.nom);
  const extension = extname(nom).slice(1).toLowerCase();
  return {
    nom,
    filters:
      extension === '' ? [] : [{ name: FILTER_NAMES[extension] ?? 'Document', extensions: [extension] }],
  };
}

/**
 * The use of `fichiers.enregistrer`: the page names a token, the user names a place, the application writes.
 * The reply holds the file's name for display; the page never learns of a path, nor gives one.
 */
export function createSaveDocument(options: SaveDocumentOptions): (jeton: string) => Promise<Reply> {
  const write = options.write ?? writeWhole;
  return async (jeton) => {
    try {
      const file = await options.take(jeton);
      if (file === null) {
        return {
          ok: false,
          error: {
            code: 'DOCUMENT_EXPIRE',
            message: 'Ce document n’est plus en attente d’enregistrement.',
            remede: 'Demandez-le de nouveau : il est refait à partir du registre.',
          },
        };
      }
      const path = await options.choosePath(saveProposal(file));
      if (path === null) return { ok: true, value: { enregistre: false } };
      await write(path, file.bytes);
      return { ok: true, value: { enregistre: true, nom: basename(path) } };
    } catch (error) {
      options.report('enregistrement', error);
      return { ok: false, error: describeWriteError(error) };
    }
  };
}

const REMEDIES: Readonly<Record<string, string>> = {
  EBUSY:
    'Le fichier est sans doute ouvert dans un autre programme, Word par exemple. Fermez-le, puis recommencez.',
  EPERM:
    'Le fichier est sans doute ouvert dans un autre programme, Word par exemple. Fermez-le, puis recommencez.',
  EACCES: 'Vous n’avez pas le droit d’écrire dans ce dossier. Choisissez-en un autre.',
  EROFS: 'Ce disque est en lecture seule. Choisissez un autre dossier.',
  ENOSPC: 'Le disque est plein. Libérez de la place ou choisissez un autre disque.',
  ENOENT: 'Ce dossier n’existe plus. Choisissez-en un autre.',
  EISDIR: 'Un dossier porte déjà ce nom. Choisissez un autre nom.',
};

/** A refusal of the file system, in words that say what to do. */
export function describeWriteError(error: unknown): AppError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return {
    code: 'DOCUMENT_NON_ENREGISTRE',
    message: 'Le document n’a pas pu être enregistré.',
    remede:
      (Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : undefined) ??
      'Choisissez un autre dossier, puis recommencez.',
  };
}

/**
 * Writes the whole file or nothing: beside it under a name of its own, flushed to the disk, then renamed. An
 * existing document is lost neither to a full disk nor to a power cut. Antivirus and synchronisation programs
 * hold files for a moment on Windows, hence the retries.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  // A link stays a link: its target is what gets replaced.
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameWithRetries(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target));
}

async function renameWithRetries(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if ((code !== 'EPERM' && code !== 'EBUSY') || attempt === 5) throw error;
      await wait(50 * attempt);
    }
  }
}

/** Makes the new name itself durable; Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file is complete either way.
  }
}
