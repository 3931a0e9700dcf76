import { join } from 'node:path';
import type { GenreSauvegarde } from '#domain/sauvegardes/sauvegarde';
import { VERSION } from '../entry';
import { errorCode, StoreError } from '../errors';
import { readSmallFile } from '../files';
import type { Files } from '../files';
import { DOSSIER_JOURNAL, endOfEntry, listSegments } from '../segments';
import { SnapshotAdapter } from '../snapshot-writer';
import { stateHash } from '../state-hash';
import { backupId, FICHIER_MANIFESTE, readManifest, writeManifest } from './manifest';
import type { Manifeste } from './manifest';
import { checkSnapshot, damaged, replayBackup } from './opened';
import { copyPieces } from './piece-copies';
import { copyOrLink, removeTree } from './trees';

/** The registry at one entry: what the copy must turn out to be. */
export type Point = { readonly seq: number; readonly tete: string; readonly empreinte: string };

export type Making = {
  /** The registry's folder. */
  readonly source: string;
  /** The folder of backups. */
  readonly lieu: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly genre: GenreSauvegarde;
  readonly point: Point;
  /** The latest backup of the same place, whose unchanged files are given a second name. */
  readonly precedente: Manifeste | null;
  readonly signal?: AbortSignal | undefined;
};

/** Marks the folder of a backup under way; whoever creates it owns the name. */
const MARQUE = '.en-cours';

/**
 * Makes a backup: a folder that is itself a registry, copied up to the entry of `point`, then restored for a test (its
 * whole journal replayed, the state compared); only then does its manifest say that it is one. Rejects with a
 * StoreError, and leaves nothing behind, when anything fails.
 */
export async function makeBackup(files: Files, making: Making): Promise<Manifeste> {
  const { id, folder } = await claimFolder(files, making).catch((error: unknown) => {
    throw backupFailure(error);
  });
  try {
    return await fill(files, making, id, folder);
  } catch (error) {
    const told = await tellFailure(files, folder, error);
    await removeTree(files, folder, FICHIER_MANIFESTE).catch(() => undefined);
    throw told;
  }
}

/** One name a second: a backup of that very second and entry makes this one wait for the next. */
async function claimFolder(
  files: Files,
  { lieu, at, point }: Making,
): Promise<{ readonly id: string; readonly folder: string }> {
  for (let later = 0; ; later++) {
    const id = backupId(new Date(Date.parse(at) + later * 1000).toISOString(), point.seq);
    const folder = join(lieu, id);
    if ((await files.stat(folder)) !== null) continue;
    await files.makeFolder(folder);
    try {
      await (await files.open(join(folder, MARQUE), 'wx')).close();
      return { id, folder };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function fill(files: Files, making: Making, id: string, folder: string): Promise<Manifeste> {
  const { source, lieu, at, genre, point, precedente, signal } = making;
  const twins = precedente === null ? null : join(lieu, precedente.id);
  const journal = await copyJournal(files, source, folder, point.seq, twins, signal);
  signal?.throwIfAborted();

  const restored = await replayBackup(files, folder);
  if (restored.seq !== point.seq || restored.tete !== point.tete) {
    throw damaged('Sa copie du journal n’est pas celle de l’entrée voulue.');
  }
  signal?.throwIfAborted();
  if ((await stateHash(restored.registre)) !== point.empreinte) {
    throw damaged('Restaurée pour essai, elle ne rend pas le registre tel qu’il est.');
  }
  await new SnapshotAdapter(files, folder).write({
    seq: point.seq,
    tete: point.tete,
    collections: restored.registre,
  });
  await checkSnapshot(files, folder, restored);
  signal?.throwIfAborted();
  const pieces = await copyPieces(
    files,
    { source, folder, twins, at, precedente, signal },
    restored.registre,
  );

  await files.unlink(join(folder, MARQUE));
  const snapshot = (await files.stat(join(folder, 'instantane.json')))?.size ?? 0;
  const manifeste: Manifeste = {
    id,
    at,
    seq: point.seq,
    tete: point.tete,
    premiere: restored.premiere,
    donnees: VERSION,
    empreinte: point.empreinte,
    genre,
    verifieeLe: at,
    taille: journal + snapshot + pieces.taille,
    pieces: { presentes: pieces.presentes, manquantes: pieces.manquantes, reluesLe: pieces.reluesLe },
  };
  await files.syncFolder(folder);
  await writeManifest(files, folder, manifeste);
  const told = await readManifest(files, folder, id);
  if (told === null || told === 'illisible') {
    // Where the disk gives nothing back, what it says is the reason.
    await readSmallFile(files, join(folder, FICHIER_MANIFESTE));
    throw damaged('Sa fiche ne peut pas être relue.');
  }
  await files.syncFolder(lieu);
  return manifeste;
}

/** Copies the lines of the journal up to entry `seq`: those after it may be being written. Returns their bytes. */
async function copyJournal(
  files: Files,
  source: string,
  folder: string,
  seq: number,
  twins: string | null,
  signal: AbortSignal | undefined,
): Promise<number> {
  const target = join(folder, DOSSIER_JOURNAL);
  await files.makeFolder(target);
  const segments = (await listSegments(files, source)).filter(({ first }) => first <= seq);
  let total = 0;
  for (const [index, segment] of segments.entries()) {
    const closed = index < segments.length - 1;
    const { size } = await copyOrLink(files, {
      from: segment.path,
      to: join(target, segment.name),
      end: closed ? undefined : await endOfEntry(files, segment, seq),
      twin: twins === null ? null : join(twins, DOSSIER_JOURNAL, segment.name),
      signal,
    });
    total += size;
  }
  await files.syncFolder(target);
  return total;
}

/** A copy that is not there any more is not an unfaithful one: its disk went away. */
async function tellFailure(files: Files, folder: string, error: unknown): Promise<StoreError> {
  if (!isDamage(error)) return backupFailure(error);
  return files.list(join(folder, DOSSIER_JOURNAL)).then(() => unfaithful(error), backupFailure);
}

function isDamage(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'SAUVEGARDE_ENDOMMAGEE';
}

/** The test restore failed: either of the two disks may be at fault, so neither is said to be sound. */
function unfaithful(cause: StoreError): StoreError {
  return new StoreError(
    'SAUVEGARDE_IMPOSSIBLE',
    'La sauvegarde n’a pas été gardée : restaurée pour essai, elle ne rend pas le registre tel qu’il est.',
    'Vérifiez l’intégrité du registre depuis la page « Journal du registre », puis le disque qui reçoit les sauvegardes : une nouvelle tentative a lieu toutes les cinq minutes.',
    { cause },
  );
}

const PLEIN = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What to tell of a backup that could not be made. */
export function backupFailure(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  if (cause instanceof DOMException && cause.name === 'AbortError') {
    return new StoreError(
      'SAUVEGARDE_IMPOSSIBLE',
      'La sauvegarde a été interrompue avant d’être achevée.',
      'Elle sera refaite à la prochaine ouverture du registre.',
      { cause },
    );
  }
  const code = errorCode(cause);
  return new StoreError(
    'SAUVEGARDE_IMPOSSIBLE',
    PLEIN.has(code)
      ? 'La sauvegarde n’a pas pu être faite : le disque qui la reçoit est plein.'
      : `La sauvegarde n’a pas pu être faite (${code === '' ? 'erreur inattendue' : code}).`,
    PLEIN.has(code)
      ? 'Libérez de la place sur ce disque : une nouvelle tentative a lieu toutes les cinq minutes. Le registre, lui, est intact.'
      : 'Vérifiez que le dossier des sauvegardes est accessible en écriture : une nouvelle tentative a lieu toutes les cinq minutes. Le registre, lui, est intact.',
    { cause },
  );
}
