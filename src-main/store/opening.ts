import { emptyRegistre } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import type { EntreeJournal } from '../application/ports';
import { corruption } from './defaut';
import type { Defaut } from './defaut';
import { applyChanges, parseEntry } from './entry';
import type { Envelope } from './entry';
import { StoreError } from './errors';
import type { Files } from './files';
import { DEBUT, walkChain } from './journal';
import type { ChainEnd, Tete } from './journal';
import { segmentsOf } from './segments';
import { FICHIER_INSTANTANE, readSnapshot, UnusableSnapshot } from './snapshot';
import type { Instantane, SnapshotFault } from './snapshot';

export type Collections = Readonly<Record<NomCollection, Map<string, unknown>>>;

export function emptyCollections(): Collections {
  return emptyRegistre();
}

/** What the disk says: the registry, and where its journal ends. */
export type Loaded = {
  readonly collections: Collections;
  readonly chain: ChainEnd;
  /** The entry after which the snapshot was taken; 0 without a snapshot. */
  readonly snapshotSeq: number;
  /** A snapshot is there, and could not serve. */
  readonly fault: SnapshotFault | null;
};

/** Reads the snapshot if it serves, then the tail of the journal. Changes nothing on the disk. */
export async function loadRegistre(files: Files, dossier: string): Promise<Loaded> {
  const { snapshot, fault } = await trySnapshot(files, dossier);
  const segments = await segmentsOf(files, dossier);
  if (fault && segments.length === 0) throw orphanSnapshot(fault);
  if (fault === 'version') throw newerSnapshot();

  const collections = (snapshot?.collections as unknown as Collections | undefined) ?? emptyCollections();
  const start: Tete = snapshot ? { seq: snapshot.seq, hash: snapshot.tete } : DEBUT;
  const chain = await walkChain(
    files,
    segments,
    start,
    replay((entry) => applyChanges(collections, entry.changes)),
  );
  if (chain.defaut) throw corruption(chain.defaut);
  // A damaged snapshot over a journal that says nothing: the data was in the snapshot, do not start empty.
  if (fault && chain.tete.seq === 0) throw orphanSnapshot(fault);
  return { collections, chain, snapshotSeq: snapshot?.seq ?? 0, fault };
}

async function trySnapshot(
  files: Files,
  dossier: string,
): Promise<{ readonly snapshot: Instantane | null; readonly fault: SnapshotFault | null }> {
  try {
    return { snapshot: await readSnapshot(files, dossier), fault: null };
  } catch (error) {
    if (error instanceof UnusableSnapshot) return { snapshot: null, fault: error.fault };
    throw error;
  }
}

/** Turns good lines to entries for `use`; a line this program cannot use is a defect. */
export function replay(
  use: (entry: EntreeJournal) => unknown,
): (line: Buffer, envelope: Envelope, place: { fichier: string; ligne: number }) => Defaut | null {
  return (line, envelope, place) => {
    const entry = parseEntry(line, envelope);
    if (typeof entry !== 'string') {
      use(entry);
      return null;
    }
    const { seq } = envelope;
    return entry === 'version'
      ? {
          seq,
          ...place,
          nature: 'version-plus-recente',
          message: `Ce registre a été écrit par une version plus récente de Registre CREFOP (entrée ${seq}).`,
        }
      : {
          seq,
          ...place,
          nature: 'contenu-inconnu',
          message: `L’entrée ${seq} du journal est intacte mais son contenu n’est pas celui d’un registre (${place.fichier}, ligne ${place.ligne}).`,
        };
  };
}

function newerSnapshot(): StoreError {
  return new StoreError(
    'VERSION_PLUS_RECENTE',
    `Ce registre a été écrit par une version plus récente de Registre CREFOP (${FICHIER_INSTANTANE}).`,
    'Installez la dernière version de Registre CREFOP, puis rouvrez ce registre ; rien n’y a été modifié.',
    { lieu: { fichier: FICHIER_INSTANTANE, ligne: 1, seq: null } },
  );
}

/** A snapshot that cannot be read and no journal to rebuild it from. */
function orphanSnapshot(fault: SnapshotFault): StoreError {
  const lieu = { fichier: FICHIER_INSTANTANE, ligne: 1, seq: null };
  switch (fault) {
    case 'version':
      return newerSnapshot();
    case 'etranger':
      return new StoreError(
        'FORMAT_INCONNU',
        `Le fichier ${FICHIER_INSTANTANE} de ce dossier n’est pas celui d’un registre CREFOP.`,
        'Choisissez un autre dossier pour le registre ; rien n’a été modifié dans celui-ci.',
        { lieu },
      );
    case 'endommage':
      return new StoreError(
        'JOURNAL_CORROMPU',
        `L’instantané (${FICHIER_INSTANTANE}) est endommagé et le journal manque : le registre ne peut pas être reconstruit.`,
        'Ne modifiez rien dans le dossier. Faites-en une copie, puis restaurez une sauvegarde.',
        { lieu },
      );
  }
}
