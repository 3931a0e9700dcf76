import { setTimeout as sleep } from 'node:timers/promises';
import type { Verification } from '../application/ports';
import type { Defaut } from './defaut';
import { folderFailure } from './errors';
import { diskFiles } from './files';
import type { Files } from './files';
import { DEBUT, walkChain } from './journal';
import type { ChainEnd } from './journal';
import { listSegments } from './segments';
import { FICHIER_INSTANTANE, readSnapshot, UnusableSnapshot } from './snapshot';
import type { Instantane } from './snapshot';

type Options = {
  readonly files?: Files;
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Where the good bytes end in a journal being written: what follows is not confirmed yet. */
  readonly end?: () => { readonly segment: string; readonly length: number } | null;
};

/** How many entries are checked between two words of progress. */
const PROGRESS = 200;

/**
 * Re-reads the whole journal from its first byte, and the snapshot against it, without changing anything and
 * without taking the lock. Never throws for damage: it names the first defect.
 */
export async function verifyDossier(dossier: string, options: Options = {}): Promise<Verification> {
  const files = options.files ?? diskFiles;
  try {
    let result = await verifyOnce(files, dossier, options);
    // Another process may be writing its line this very moment: look again before calling it cut short.
    for (let retry = 0; retry < 3 && result.premierDefaut?.nature === 'ligne-incomplete'; retry++) {
      await sleep(30);
      result = await verifyOnce(files, dossier, options);
    }
    return result;
  } catch (error) {
    throw folderFailure(dossier, error);
  }
}

async function verifyOnce(
  files: Files,
  dossier: string,
  { onProgress, end }: Options,
): Promise<Verification> {
  // The snapshot first: it is never ahead of the journal, whatever is being written meanwhile.
  const snapshot = await snapshotState(files, dossier);
  const limit = end?.() ?? undefined;
  const segments = await listSegments(files, dossier);
  let discord: Defaut | null = null;
  const chain = await walkChain(
    files,
    segments,
    DEBUT,
    (_line, { seq, hash }) => {
      if (seq % PROGRESS === 0) onProgress?.(seq);
      if (snapshot.read?.seq === seq && snapshot.read.tete !== hash) discord = snapshotDefect(seq, 'autre');
      return null;
    },
    limit,
  );
  onProgress?.(chain.tete.seq);
  const premierDefaut =
    chain.defaut ?? incomplete(chain) ?? discord ?? behind(snapshot.read, chain) ?? snapshot.defaut;
  return { intact: premierDefaut === null, entrees: chain.tete.seq, tete: chain.tete.hash, premierDefaut };
}

async function snapshotState(
  files: Files,
  dossier: string,
): Promise<{ readonly read: Instantane | null; readonly defaut: Defaut | null }> {
  try {
    return { read: await readSnapshot(files, dossier, { entities: false }), defaut: null };
  } catch (error) {
    if (!(error instanceof UnusableSnapshot)) throw error;
    return {
      read: null,
      defaut: {
        seq: null,
        fichier: FICHIER_INSTANTANE,
        ligne: error.ligne,
        nature: 'instantane-endommage',
        message: `L’instantané (${FICHIER_INSTANTANE}) est endommagé ou n’est pas de cette version ; le journal permet de le reconstruire.`,
      },
    };
  }
}

function incomplete({ reste, tete, fin }: ChainEnd): Defaut | null {
  if (!reste || !fin) return null;
  return {
    seq: tete.seq + 1,
    fichier: `journal/${reste.segment.name}`,
    ligne: tete.seq - reste.segment.first + 2,
    nature: 'ligne-incomplete',
    message: `La dernière ligne du journal est incomplète (journal/${reste.segment.name}) : une écriture a été interrompue avant d’être confirmée. Elle sera mise de côté à la prochaine ouverture.`,
  };
}

function behind(snapshot: Instantane | null, { tete }: ChainEnd): Defaut | null {
  return snapshot && snapshot.seq > tete.seq ? snapshotDefect(snapshot.seq, tete.seq) : null;
}

function snapshotDefect(seq: number, found: number | 'autre'): Defaut {
  return {
    seq,
    fichier: FICHIER_INSTANTANE,
    ligne: 1,
    nature: found === 'autre' ? 'instantane-discordant' : 'journal-tronque',
    message:
      found === 'autre'
        ? `L’instantané n’atteste pas la même entrée ${seq} que le journal : l’un des deux vient d’un autre registre ou a été réécrit.`
        : `Le journal s’arrête à l’entrée ${found}, alors que l’instantané en atteste ${seq} : des actions confirmées manquent.`,
  };
}
