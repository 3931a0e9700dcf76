import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { GENRES_SAUVEGARDE } from '#domain/sauvegardes/sauvegarde';
import type { GenreSauvegarde } from '#domain/sauvegardes/sauvegarde';
import { canonicalJson } from '../canonical-json';
import { StoreError } from '../errors';
import { readSmallFile, renamePatiently, writeNewFile } from '../files';
import type { Files } from '../files';

/** Written last: a folder without it is a backup that was not finished. */
export const FICHIER_MANIFESTE = 'sauvegarde.json';
const FORMAT = 'registre-crefop/sauvegarde';
const VERSION = 1;

/** What a backup says of itself. Instants are ISO 8601 in UTC, hashes 64 hexadecimal digits. */
export type Manifeste = {
  readonly id: string;
  readonly at: string;
  /** Number and hash of the last entry of its journal. */
  readonly seq: number;
  readonly tete: string;
  /** Hash of its first entry: which registry it is the backup of. */
  readonly premiere: string;
  /** Version of the records when it was made: `empreinte` is that of their form then. */
  readonly donnees: number;
  /** Hash of the state (see state-hash.ts), computed on the registry and found again in the copy. */
  readonly empreinte: string;
  readonly genre: GenreSauvegarde;
  readonly verifieeLe: string;
  /** In bytes, links to an earlier backup's files included. */
  readonly taille: number;
  /** The files kept as evidence: how many, how many the registry itself no longer had whole, and when their bytes were last read. */
  readonly pieces: { readonly presentes: number; readonly manquantes: number; readonly reluesLe: string };
};

const ID = /^\d{4}-\d{2}-\d{2}T\d{6}Z-\d{12}$/;

export const isBackupId = (name: string): boolean => ID.test(name);

/** « 2026-11-24T031500Z-000000000123 »: sorts by date, and is a name every file system takes. */
export function backupId(at: string, seq: number): string {
  return `${at.slice(0, 19).replaceAll(':', '')}Z-${String(seq).padStart(12, '0')}`;
}

/** Sealed by its own hash: the heads it attests accuse a journal of having been cut or rewritten. */
export async function writeManifest(files: Files, folder: string, manifeste: Manifeste): Promise<void> {
  const content = { format: FORMAT, version: VERSION, ...manifeste };
  const text = JSON.stringify({ ...content, sceau: seal(content) }, null, 2);
  const path = join(folder, FICHIER_MANIFESTE);
  await writeNewFile(files, `${path}.tmp`, Buffer.from(`${text}\n`, 'utf8'));
  await renamePatiently(files, `${path}.tmp`, path);
  await files.syncFolder(folder);
}

/** `null` when there is none; `illisible` when it is damaged, of a later version, or not this folder's. */
export async function readManifest(
  files: Files,
  folder: string,
  id: string,
): Promise<Manifeste | 'illisible' | null> {
  const path = join(folder, FICHIER_MANIFESTE);
  if ((await files.stat(path)) === null) return null;
  try {
    const read: unknown = JSON.parse((await readSmallFile(files, path)).toString('utf8'));
    return isManifest(read, id) ? read : 'illisible';
  } catch {
    return 'illisible';
  }
}

function seal(content: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

const HASH = /^[0-9a-f]{64}$/;
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);
const isInstant = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

function isManifest(value: unknown, id: string): value is Manifeste {
  if (typeof value !== 'object' || value === null) return false;
  const { sceau, ...content } = value as Record<string, unknown>;
  const { pieces } = content as { readonly pieces?: Record<string, unknown> | null };
  return (
    content.format === FORMAT &&
    content.version === VERSION &&
    sceau === seal(content) &&
    content.id === id &&
    isInstant(content.at) &&
    isInstant(content.verifieeLe) &&
    isCount(content.seq) &&
    isCount(content.taille) &&
    isCount(content.donnees) &&
    [content.tete, content.premiere, content.empreinte].every(isHash) &&
    GENRES_SAUVEGARDE.some((genre) => genre === content.genre) &&
    typeof pieces === 'object' &&
    pieces !== null &&
    isCount(pieces.presentes) &&
    isCount(pieces.manquantes) &&
    isInstant(pieces.reluesLe)
  );
}

/** A backup opened to write would stop being what it attests, and others share its files: it may only be looked at. */
export async function refuseBackupFolder(files: Files, dossier: string): Promise<void> {
  if ((await files.stat(join(dossier, FICHIER_MANIFESTE))) === null) return;
  throw new StoreError(
    'LECTURE_SEULE',
    'Ce dossier est une sauvegarde : elle se consulte, et ne se modifie pas.',
    'Pour revenir à l’état qu’elle garde, ouvrez le registre lui-même et sa page « Sauvegardes ».',
  );
}
