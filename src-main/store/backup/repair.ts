import { join } from 'node:path';
import type { Registre } from '#domain/registre';
import { errorCode, StoreError } from '../errors';
import { writeNewFile } from '../files';
import type { Files, OpenFile } from '../files';
import { DOSSIER_JOURNAL, listSegments, segmentName } from '../segments';
import type { Manifeste } from './manifest';
import { openBackup, replayBackup } from './opened';
import { chainFrom, listLost, readFragment, surveyJournal } from './salvage';
import type { Fragment, Perdue } from './salvage';
import { FICHIER_RECIT, newWorkFolder, swapJournal } from './swap';
import { copyFile, removeTree } from './trees';

/** What a repair would do: the backup's entries, then those of the journal that follow them without a break. */
export type Plan = {
  readonly sauvegarde: Manifeste;
  readonly conservees: readonly Fragment[];
  readonly perdues: readonly Perdue[];
  /** Where the repaired journal ends. */
  readonly seq: number;
  readonly tete: string;
};

/** Reads both journals and says what a repair would keep and lose. Changes nothing. */
export async function planRepair(
  files: Files,
  dossier: string,
  backup: { readonly folder: string; readonly manifeste: Manifeste },
): Promise<{ readonly plan: Plan; readonly registre: Registre }> {
  const { manifeste, folder } = backup;
  const { registre } = await openBackup(files, folder, manifeste);
  const wreck = await surveyJournal(files, dossier);
  const conservees = chainFrom(wreck, { seq: manifeste.seq, hash: manifeste.tete });
  const last = conservees.at(-1);
  const seq = last?.seq ?? manifeste.seq;
  const perdues = await listLost(files, wreck, seq);
  return {
    plan: { sauvegarde: manifeste, conservees, perdues, seq, tete: last?.hash ?? manifeste.tete },
    registre,
  };
}

/**
 * Rebuilds the journal beside the damaged one, reads it whole as an opening would, then puts it in its place; the
 * writer's lock must be held. Rejects with a StoreError and leaves the registry as it was when the rebuilt journal is
 * not the one planned. Answers where what was replaced is kept.
 */
export async function repairJournal(
  files: Files,
  dossier: string,
  folder: string,
  plan: Plan,
  { at, segmentBytes, recit }: RepairOptions,
): Promise<string> {
  const travail = newWorkFolder();
  const work = join(dossier, travail);
  try {
    await build(files, work, folder, plan, segmentBytes);
    const { seq, tete } = await replayBackup(files, work);
    if (seq !== plan.seq || tete !== plan.tete) throw unlikePlan();
    await writeNewFile(files, join(work, FICHIER_RECIT), tell(plan, at, recit));
  } catch (error) {
    await removeTree(files, work).catch(() => undefined);
    throw error instanceof StoreError ? error : repairFailure(error);
  }
  try {
    return await swapJournal(files, dossier, travail, at);
  } catch (error) {
    throw repairFailure(error);
  }
}

export type RepairOptions = {
  readonly at: string;
  readonly segmentBytes: number;
  readonly recit: { readonly par: string; readonly motif: string };
};

/** What is kept beside what was replaced. */
function tell(
  { sauvegarde, conservees, perdues, seq }: Plan,
  at: string,
  recit: RepairOptions['recit'],
): Buffer {
  const content = {
    format: 'registre-crefop/recit-de-reparation',
    version: 1,
    at,
    ...recit,
    sauvegarde: { id: sauvegarde.id, seq: sauvegarde.seq, tete: sauvegarde.tete },
    entreesConservees: conservees.length,
    entreesPerdues: perdues,
    derniereEntree: seq,
  };
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
}

async function build(
  files: Files,
  work: string,
  folder: string,
  { sauvegarde, conservees }: Plan,
  segmentBytes: number,
): Promise<void> {
  const target = join(work, DOSSIER_JOURNAL);
  await files.makeFolder(target);
  let path = join(target, segmentName(1));
  let length = 0;
  for (const segment of await listSegments(files, folder)) {
    path = join(target, segment.name);
    length = (await copyFile(files, segment.path, path)).size;
  }
  let file: OpenFile | null = null;
  try {
    for (const fragment of conservees) {
      if (length >= segmentBytes && fragment.seq > sauvegarde.seq) {
        await file?.sync();
        await file?.close();
        file = null;
        path = join(target, segmentName(fragment.seq));
        length = 0;
      }
      file ??= await files.open(path, 'a');
      const line = await readFragment(files, fragment);
      await file.write(Buffer.concat([line, Buffer.from('\n')]));
      length += line.length + 1;
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  await files.syncFolder(target);
  await files.syncFolder(work);
}

function unlikePlan(): StoreError {
  return new StoreError(
    'REPARATION_IMPOSSIBLE',
    'Le journal réparé n’est pas celui qui était annoncé : rien n’a été remplacé.',
    'Relisez ce que la réparation changerait, puis recommencez ; si cela se répète, choisissez une autre sauvegarde.',
  );
}

function repairFailure(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  return new StoreError(
    'REPARATION_IMPOSSIBLE',
    `La réparation n’a pas pu être menée à bien (${errorCode(cause) || 'erreur du système'}).`,
    'Rien n’est perdu. Libérez de la place sur le disque et vérifiez que le dossier est accessible en écriture, puis rouvrez le registre et recommencez.',
    { cause },
  );
}
