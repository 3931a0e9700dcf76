import { randomUUID } from 'node:crypto';
import { basename, join, relative, isAbsolute } from 'node:path';
import { errorCode, StoreError } from '../errors';
import { makeLastingFolder, readSmallFile, writeNewFile } from '../files';
import type { Files } from '../files';
import type { Reglages } from '../settings';

/** Made inside the folder that was chosen, so that backups do not mix with what is there. */
export const DOSSIER_SECONDAIRE = 'sauvegardes-registre-crefop';
const FICHIER_MARQUE = '.lieu.json';

export type Secondaire = NonNullable<Reglages['secondaire']>;

/** Why the second folder cannot be used now. */
export type Absence = 'introuvable' | 'autre-support' | 'sans-reponse' | 'refuse';

export const placeOf = ({ dossier }: Pick<Secondaire, 'dossier'>): string =>
  basename(dossier) === DOSSIER_SECONDAIRE ? dossier : join(dossier, DOSSIER_SECONDAIRE);

/**
 * Whether the folder that was chosen is there. A mark laid in it tells it from the empty folder a system leaves where
 * a key was plugged in: nothing is ever written there by mistake.
 */
export async function probeSecond(files: Files, second: Secondaire): Promise<Absence | null> {
  try {
    const path = join(placeOf(second), FICHIER_MARQUE);
    if ((await files.stat(second.dossier)) === null) return 'introuvable';
    if ((await files.stat(path)) === null) return 'autre-support';
    const read: unknown = JSON.parse((await readSmallFile(files, path)).toString('utf8'));
    const { marque } = (typeof read === 'object' && read !== null ? read : {}) as { marque?: unknown };
    return marque === second.marque ? null : 'autre-support';
  } catch (error) {
    return error instanceof SyntaxError ? 'autre-support' : 'refuse';
  }
}

/** Lays the mark in the folder a person chose; what to remember of it. Rejects with a StoreError. */
export async function adoptSecond(files: Files, chosen: string, registre: string): Promise<Secondaire> {
  let dossier: string;
  try {
    if ((await files.stat(chosen))?.folder !== true) throw refused('Ce dossier n’existe pas.');
    dossier = await files.realpath(chosen);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw refused(`Ce dossier ne répond pas (${errorCode(error) || 'erreur du système'}).`);
  }
  if (isWithin(await files.realpath(registre), dossier)) {
    throw refused('Ce dossier est dans celui du registre : une panne de disque emporterait les deux.');
  }
  const place = placeOf({ dossier });
  const path = join(place, FICHIER_MARQUE);
  try {
    await makeLastingFolder(files, place);
    const present = await readMark(files, path);
    if (present !== null) return { dossier, marque: present, vuLe: null };
    const marque = randomUUID();
    if (await files.stat(path)) await files.unlink(path);
    await writeNewFile(files, path, Buffer.from(`${JSON.stringify({ marque })}\n`, 'utf8'));
    await files.syncFolder(place);
    return { dossier, marque, vuLe: null };
  } catch (error) {
    throw refused(
      `L’application ne peut pas écrire dans ce dossier (${errorCode(error) || 'erreur du système'}).`,
    );
  }
}

async function readMark(files: Files, path: string): Promise<string | null> {
  if (!(await files.stat(path))) return null;
  try {
    const { marque } = JSON.parse((await readSmallFile(files, path)).toString('utf8')) as {
      marque?: unknown;
    };
    return typeof marque === 'string' ? marque : null;
  } catch {
    return null;
  }
}

function isWithin(parent: string, child: string): boolean {
  const path = relative(parent, child);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

function refused(message: string): StoreError {
  return new StoreError(
    'REGLAGES_IMPOSSIBLES',
    message,
    'Choisissez un dossier d’un autre disque, où vous avez le droit d’écrire : une clé USB, un disque externe, un partage du réseau.',
  );
}

/** What is told of an absent folder. */
export const ABSENCES: Readonly<Record<Absence, string>> = {
  introuvable: 'Le second dossier n’est pas là : la clé est débranchée, ou le partage n’est pas monté.',
  'autre-support':
    'Un dossier répond à cette adresse, mais ce n’est pas celui qui a été choisi : une autre clé, ou son contenu a été effacé.',
  'sans-reponse': 'Le second dossier ne répond pas : le réseau est lent ou coupé.',
  refuse: 'Le second dossier refuse l’accès.',
};
