import { join } from 'node:path';
import type { EntreeJournal } from '../application/ports';
import { corruption } from './defaut';
import { readEnvelope } from './entry';
import type { Files } from './files';
import { cutFile } from './journal-writer';
import type { ChainEnd, Tete } from './journal';
import { replay } from './opening';
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
};

/** Makes the journal end with a newline again, keeping aside whatever is cut from it. */
export async function mendTail(
  files: Files,
  quarantine: Quarantine,
  { reste, fin, tete }: Pick<ChainEnd, 'reste' | 'fin'> & { readonly tete: Tete },
): Promise<Mended> {
  if (!reste || !fin) return { fin, completed: null, avertissement: null };
  const { segment, bytes, offset } = reste;
  // A whole entry may lack its newline only (or have it altered): it is in the chain, so it is kept.
  const lengths = [bytes.length, bytes.length - 1];
  const kept = lengths.find((length) => {
    const envelope = readEnvelope(bytes.subarray(0, length));
    return envelope?.seq === tete.seq + 1 && envelope.prev === tete.hash;
  });
  if (kept !== bytes.length) {
    await quarantine.keep(`${segment.name}.fin`, bytes);
    await cutFile(files, segment.path, offset + (kept ?? 0));
  }
  if (kept === undefined) {
    return {
      fin: { segment, length: offset },
      completed: null,
      avertissement: `La dernière écriture avait été interrompue avant d’être confirmée (journal/${segment.name}) : ses ${bytes.length} octets ont été mis de côté dans « ${DOSSIER_QUARANTAINE} ». Toutes les actions confirmées sont là.`,
    };
  }
  const line = bytes.subarray(0, kept);
  const envelope = readEnvelope(line);
  let completed: EntreeJournal | null = null;
  if (envelope) {
    const place = { fichier: `journal/${segment.name}`, ligne: envelope.seq - segment.first + 1 };
    const defaut = replay((entry) => (completed = entry))(line, envelope, place);
    if (defaut) throw corruption(defaut);
  }
  const file = await files.open(segment.path, 'a');
  try {
    await file.write(Buffer.from('\n'));
    await file.sync();
  } finally {
    await file.close();
  }
  return {
    fin: { segment, length: offset + kept + 1 },
    completed,
    avertissement: `La fin du journal a été rétablie après une interruption (journal/${segment.name}) : l’entrée ${tete.seq + 1} y était complète, elle est conservée.`,
  };
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
