import type { Registre } from '#domain/registre';
import { applyChanges, VERSION } from '../entry';
import { errorCode, StoreError } from '../errors';
import type { Files } from '../files';
import { DEBUT, walkChain } from '../journal';
import { emptyCollections, replay } from '../opening';
import { listSegments } from '../segments';
import { readSnapshot, UnusableSnapshot } from '../snapshot';
import { stateHash } from '../state-hash';
import type { Manifeste } from './manifest';

export type Rejoue = {
  readonly registre: Registre;
  readonly seq: number;
  readonly tete: string;
  readonly premiere: string;
};

/**
 * Reads a backup's journal from its first byte, as a restoration would, and answers the registry it holds. Rejects
 * with `SAUVEGARDE_ENDOMMAGEE`, naming the first defect, or with the system's own error where it cannot be read. Nothing
 * is written.
 */
export async function replayBackup(files: Files, folder: string): Promise<Rejoue> {
  const collections = emptyCollections();
  let premiere = '';
  const chain = await walkChain(
    files,
    await listSegments(files, folder),
    DEBUT,
    replay(({ seq, hash, changes }) => {
      if (seq === 1) premiere = hash;
      applyChanges(collections, changes);
    }),
  );
  if (chain.defaut) throw damaged(chain.defaut.message);
  if (chain.reste && chain.reste.bytes.length > 0)
    throw damaged('La dernière ligne de son journal est incomplète.');
  if (chain.tete.seq === 0) throw damaged('Son journal est vide.');
  const { seq, hash } = chain.tete;
  return { registre: collections as unknown as Registre, seq, tete: hash, premiere };
}

/** The registry a backup holds, once the whole of it was found to be what it says; otherwise rejects. */
export async function openBackup(files: Files, folder: string, attested: Manifeste): Promise<Rejoue> {
  const read = await replayBackup(files, folder).catch((error: unknown) => {
    if (errorCode(error) === '' || error instanceof StoreError) throw error;
    throw damaged(`Ses fichiers ne peuvent pas être lus (${errorCode(error)}).`);
  });
  if (read.seq !== attested.seq || read.tete !== attested.tete || read.premiere !== attested.premiere) {
    throw damaged('Son journal n’est pas celui que sa fiche atteste.');
  }
  // Records of an earlier form have another hash once brought to this one; their chain vouches for them.
  if (attested.donnees !== VERSION) return read;
  if ((await stateHash(read.registre)) !== attested.empreinte) {
    throw damaged('Le registre qu’elle rend n’a pas l’empreinte attestée.');
  }
  await checkSnapshot(files, folder, read);
  return read;
}

/** The snapshot is read on opening before the journal: it must be whole, and of that very entry. */
export async function checkSnapshot(files: Files, folder: string, { seq, tete }: Rejoue): Promise<void> {
  try {
    const snapshot = await readSnapshot(files, folder, { entities: false });
    if (snapshot?.seq === seq && snapshot.tete === tete) return;
  } catch (error) {
    if (!(error instanceof UnusableSnapshot)) throw error;
  }
  throw damaged('Son instantané est endommagé ou manque.');
}

export function damaged(detail: string): StoreError {
  return new StoreError(
    'SAUVEGARDE_ENDOMMAGEE',
    `Cette sauvegarde ne peut pas servir. ${detail}`,
    'Choisissez une autre sauvegarde, plus ancienne ou dans l’autre dossier. Rien n’a été modifié dans le registre.',
  );
}
