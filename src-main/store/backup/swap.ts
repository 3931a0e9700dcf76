import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { StoreError } from '../errors';
import { readSmallFile, renamePatiently, writeNewFile } from '../files';
import type { Files } from '../files';
import { DOSSIER_QUARANTAINE } from '../quarantine';
import { DOSSIER_JOURNAL } from '../segments';
import { FICHIER_INSTANTANE } from '../snapshot';
import { removeTree } from './trees';

/*
 * Putting a repaired journal in the place of the damaged one, by renames. Nothing renames two names at once, so a note
 * is left first that says what is being done: whoever finds it, this process or the next opening after a crash, goes on
 * from wherever it stopped. The same code does both.
 */

/** The note that is left. */
export const FICHIER_REPARATION = 'reparation.json';

/** Who repaired, when, why, from which backup: goes to the quarantine with what was replaced. */
export const FICHIER_RECIT = 'recit.json';
const FORMAT = 'registre-crefop/reparation';
/** The names `newWorkFolder` gives. */
export const TRAVAIL = /^\.reparation-[0-9a-f-]{36}$/;
const ECARTE = /^reparation-[0-9TZ]{10,30}-[0-9a-f]{8}$/;

type Note = { readonly travail: string; readonly ecarte: string };

/** A new name for the folder, beside the registry, in which a journal is rebuilt. */
export const newWorkFolder = (): string => `.reparation-${randomUUID()}`;

/** Replaces the journal by the one of `travail`, already verified. What it replaces goes to `quarantaine/<ecarte>`. */
export async function swapJournal(
  files: Files,
  dossier: string,
  travail: string,
  at: string,
): Promise<string> {
  const ecarte = `reparation-${at.replaceAll(/[^0-9TZ]/g, '')}-${randomUUID().slice(0, 8)}`;
  const text = `${JSON.stringify({ format: FORMAT, version: 1, travail, ecarte })}\n`;
  const path = join(dossier, FICHIER_REPARATION);
  const temporary = join(dossier, travail, FICHIER_REPARATION);
  await writeNewFile(files, temporary, Buffer.from(text, 'utf8'));
  await renamePatiently(files, temporary, path);
  await files.syncFolder(dossier);
  await goOn(files, dossier, { travail, ecarte });
  return `${DOSSIER_QUARANTAINE}/${ecarte}`;
}

/**
 * To be called when a registry is opened, before anything of it is read. A writer finishes the repair a crash
 * interrupted, answers what it did in French, and removes the remains of one that had not begun to replace anything. A
 * reader is refused while a repair is half done.
 */
export async function settleRepair(
  files: Files,
  dossier: string,
  { writing }: { readonly writing: boolean },
): Promise<string | null> {
  const note = await readNote(files, dossier);
  if (note === null) {
    if (!writing) return null;
    for (const name of await files.list(dossier)) {
      if (TRAVAIL.test(name)) await removeTree(files, join(dossier, name));
    }
    return null;
  }
  if (!writing || note === 'illisible') {
    throw new StoreError(
      'REPARATION_IMPOSSIBLE',
      note === 'illisible'
        ? `La réparation de ce registre a été interrompue, et la note qui permet de l’achever (${FICHIER_REPARATION}) est illisible.`
        : 'La réparation de ce registre a été interrompue et n’est pas achevée.',
      note === 'illisible'
        ? 'Ne modifiez rien dans le dossier. Faites-en une copie, puis ouvrez une sauvegarde (dossier « sauvegardes »).'
        : 'Ouvrez le registre dans l’application : la réparation s’y achève d’elle-même.',
    );
  }
  await goOn(files, dossier, note);
  return `La réparation du registre, interrompue par un arrêt, a été achevée à cette ouverture. Ce qu’elle a remplacé est dans « ${DOSSIER_QUARANTAINE}/${note.ecarte} ».`;
}

/** Each step asks the disk whether it was done already: it may be called again from any point. */
async function goOn(files: Files, dossier: string, { travail, ecarte }: Note): Promise<void> {
  const repaired = join(dossier, travail, DOSSIER_JOURNAL);
  if (await files.stat(repaired)) {
    const aside = join(dossier, DOSSIER_QUARANTAINE, ecarte);
    await files.makeFolder(aside);
    for (const name of [DOSSIER_JOURNAL, FICHIER_INSTANTANE]) {
      if (!(await files.stat(join(dossier, name)))) continue;
      // A name already taken there is that of what was set aside before the crash.
      const taken = (await files.stat(join(aside, name))) !== null;
      await renamePatiently(
        files,
        join(dossier, name),
        join(aside, taken ? `${name}.${randomUUID()}` : name),
      );
    }
    const recit = join(dossier, travail, FICHIER_RECIT);
    if (await files.stat(recit)) await renamePatiently(files, recit, join(aside, FICHIER_RECIT));
    await files.syncFolder(aside);
    await files.syncFolder(join(dossier, DOSSIER_QUARANTAINE));
    await files.syncFolder(dossier);
    await renamePatiently(files, repaired, join(dossier, DOSSIER_JOURNAL));
    await files.syncFolder(dossier);
  }
  await files.unlink(join(dossier, FICHIER_REPARATION));
  await files.syncFolder(dossier);
  if (await files.stat(join(dossier, travail))) await removeTree(files, join(dossier, travail));
}

async function readNote(files: Files, dossier: string): Promise<Note | 'illisible' | null> {
  const path = join(dossier, FICHIER_REPARATION);
  if (!(await files.stat(path))) return null;
  try {
    const read: unknown = JSON.parse((await readSmallFile(files, path)).toString('utf8'));
    const { format, version, travail, ecarte } = (read ?? {}) as Record<string, unknown>;
    const valid =
      format === FORMAT && version === 1 && typeof travail === 'string' && typeof ecarte === 'string';
    // The names make paths: nothing else than what this program writes is taken.
    return valid && TRAVAIL.test(travail) && ECARTE.test(ecarte) ? { travail, ecarte } : 'illisible';
  } catch {
    return 'illisible';
  }
}
