import { dirname, join, sep } from 'node:path';
import type { Registre } from '#domain/registre';
import type { Files } from '../files';
import { DOSSIER_PIECES } from '../pieces';
import type { Manifeste } from './manifest';
import { damaged } from './opened';
import { copyFile, hashFile, listTree } from './trees';

/** `ab/ab12…`, the file of a piece; whatever else lies there is not one. */
const PIECE = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})$/;

/** How long the bytes of unchanged pieces are taken on the word of the last reading: they may weigh gigabytes. */
const RELECTURE_MS = 24 * 3_600_000;

export type PieceCopies = {
  readonly presentes: number;
  readonly manquantes: number;
  readonly taille: number;
  readonly reluesLe: string;
};

/** The files the registry's records speak of, those in the trash included. */
export function piecesOf(registre: Registre): ReadonlySet<string> {
  const deleted = [...registre.corbeille.values()].flatMap(({ elements }) =>
    elements.filter(({ collection }) => collection === 'pieces').map(({ entite }) => entite),
  );
  const known = [...registre.pieces.values(), ...deleted] as readonly { readonly sha256?: unknown }[];
  return new Set(known.flatMap(({ sha256 }) => (typeof sha256 === 'string' ? [sha256] : [])));
}

/**
 * Copies every piece's file: a file is named by its hash, so that the previous backup's is the same one, given a
 * second name. A file whose bytes are no longer those of its name is left out, and taken from the previous backup when
 * that one still has it whole.
 */
export async function copyPieces(
  files: Files,
  {
    source,
    folder,
    twins,
    at,
    precedente,
    signal,
  }: {
    readonly source: string;
    readonly folder: string;
    readonly twins: string | null;
    readonly at: string;
    readonly precedente: Manifeste | null;
    readonly signal: AbortSignal | undefined;
  },
  registre: Registre,
): Promise<PieceCopies> {
  const from = join(source, DOSSIER_PIECES);
  const to = join(folder, DOSSIER_PIECES);
  const wanted = piecesOf(registre);
  const before = twins === null ? null : join(twins, DOSSIER_PIECES);
  const present = new Set([...(await namesIn(files, from)), ...wanted]);
  const age = precedente === null ? Infinity : Date.parse(at) - Date.parse(precedente.pieces.reluesLe);
  const trusted = age >= 0 && age < RELECTURE_MS;
  const reached = new Set<string>();
  let taille = 0;
  for (const name of present) {
    signal?.throwIfAborted();
    const path = join(name.slice(0, 2), name);
    await files.makeFolder(dirname(join(to, path)));
    const size =
      (before === null ? null : await linkTwin(files, join(before, path), join(to, path), name, trusted)) ??
      (await copySound(files, join(from, path), join(to, path), name, signal));
    if (size === null) continue;
    reached.add(name);
    taille += size;
  }
  for (const shelf of new Set([...reached].map((name) => name.slice(0, 2))))
    await files.syncFolder(join(to, shelf));
  if (reached.size > 0) await files.syncFolder(to);
  return {
    presentes: reached.size,
    manquantes: [...wanted].filter((name) => !reached.has(name)).length,
    taille,
    reluesLe: trusted && precedente !== null ? precedente.pieces.reluesLe : at,
  };
}

async function namesIn(files: Files, folder: string): Promise<string[]> {
  const paths = await listTree(files, folder);
  return paths.flatMap((path) => PIECE.exec(path.replaceAll(sep, '/'))?.[2] ?? []);
}

async function linkTwin(
  files: Files,
  twin: string,
  to: string,
  name: string,
  trusted: boolean,
): Promise<number | null> {
  const found = await files.stat(twin);
  if (found === null || (!trusted && (await hashFile(files, twin)).sha256 !== name)) return null;
  try {
    await files.link(twin, to);
    return found.size;
  } catch {
    // No links on this disk: the bytes are copied.
    return null;
  }
}

async function copySound(
  files: Files,
  from: string,
  to: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  if ((await files.stat(from)) === null) return null;
  const { sha256, size } = await copyFile(files, from, to, undefined, signal);
  if (sha256 !== name) {
    await files.unlink(to);
    return null;
  }
  // What was read was sound; here is what the system gives back of the copy, as a restoration would ask for it.
  if ((await hashFile(files, to, undefined, signal)).sha256 !== name)
    throw damaged('La copie d’une pièce n’est pas fidèle.');
  return size;
}
