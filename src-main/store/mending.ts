import { join } from 'node:path';
import type { EntreeJournal } from '../application/ports';
import type { Defaut } from './defaut';
import { readEnvelope } from './entry';
import type { Envelope } from './entry';
import type { Files } from './files';
import { cutFile } from './journal-writer';
import type { ChainEnd, Tete } from './journal';
import { replay } from './opening';
import type { CheckEntity } from './opening';
import { DOSSIER_QUARANTAINE } from './quarantine';
import type { Quarantine } from './quarantine';
import { FICHIER_INSTANTANE } from './snapshot';

export type Mended = {
  /** Where the next entry goes. */
  readonly fin: ChainEnd['fin'];
  /** The entry that lacked its newline only: it is in the journal, and was not in memory yet. */
  readonly completed: EntreeJournal | null;
  /** What was done, in French; `null` when there was nothing to do. */
  readonly avertissement: string | null;
  /** What forbids to mend: nothing was touched. */
  readonly defaut: Defaut | null;
};

/** Makes the journal end with a newline again, keeping aside whatever is cut from it. */
export async function mendTail(
  files: Files,
  quarantine: Quarantine,
  { reste, fin, tete }: Pick<ChainEnd, 'reste' | 'fin'> & { readonly tete: Tete },
  check?: CheckEntity,
): Promise<Mended> {
  const nothing = { fin, completed: null, avertissement: null, defaut: null };
  if (!reste || !fin) return nothing;
  const { segment, bytes, offset } = reste;
  // A whole entry may lack its newline only (or have it altered): it is in the chain, so it is kept.
  const whole = wholeLine(bytes, tete);
  let completed = null as EntreeJournal | null;
  if (whole) {
    const place = { fichier: `journal/${segment.name}`, ligne: tete.seq - segment.first + 2 };
    const defaut = replay((entry) => (completed = entry), check)(whole.line, whole.envelope, place);
    if (defaut) return { ...nothing, defaut };
  }
  const kept = whole?.line.length ?? 0;
  if (kept !== bytes.length) {
    await quarantine.keep(`${segment.name}.fin`, bytes);
    await cutFile(files, segment.path, offset + kept);
  }
  if (!whole) {
    return {
      ...nothing,
      fin: { segment, length: offset },
      avertissement: `La dernière ligne du journal était incomplète (journal/${segment.name}), comme la laisse une écriture interrompue : ses ${bytes.length} octets ont été mis de côté dans « ${DOSSIER_QUARANTAINE} ».`,
    };
  }
  const file = await files.open(segment.path, 'a');
  try {
    await file.write(Buffer.from('\n'));
    await file.sync();
  } finally {
    await file.close();
  }
  return {
    ...nothing,
    fin: { segment, length: offset + kept + 1 },
    completed,
    avertissement: `La fin du journal a été rétablie après une interruption (journal/${segment.name}) : l’entrée ${tete.seq + 1} y était complète, elle est conservée.`,
  };
}

function wholeLine(bytes: Buffer, tete: Tete): { readonly line: Buffer; readonly envelope: Envelope } | null {
  for (const line of [bytes, bytes.subarray(0, -1)]) {
    const envelope = readEnvelope(line);
    if (envelope?.seq === tete.seq + 1 && envelope.prev === tete.hash) return { line, envelope };
  }
  return null;
}

/** Snapshots that a crash left half written are worth nothing: the journal has it all. */
export async function sweep(files: Files, dossier: string): Promise<void> {
  for (const name of await files.list(dossier)) {
    const path = join(dossier, name);
    const ours = name.startsWith(`.${FICHIER_INSTANTANE}.`) || name.startsWith('verrou.json.');
    if (!ours || !name.endsWith('.tmp')) continue;
    // A lock's temporary file may belong to a process that is opening right now.
    const age = Date.now() - ((await files.stat(path))?.mtimeMs ?? Date.now());
    if (name.startsWith('.') || age > 60_000) await files.unlink(path).catch(() => undefined);
  }
}
