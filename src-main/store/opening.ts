import { join } from 'node:path';
import { emptyRegistre } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import type { EntreeJournal } from '../application/ports';
import { DOSSIER_SAUVEGARDES } from './backup/places';
import { corruption } from './defaut';
import type { Defaut } from './defaut';
import { applyChanges, parseEntry, readEnvelope, VERSION } from './entry';
import type { Envelope } from './entry';
import { StoreError } from './errors';
import type { Files } from './files';
import { DEBUT, walkChain } from './journal';
import type { ChainEnd, Tete } from './journal';
import { DOSSIER_PIECES } from './pieces';
import { DOSSIER_JOURNAL, segmentsOf } from './segments';
import { FICHIER_INSTANTANE, readSnapshot, UnusableSnapshot } from './snapshot';
import type { Instantane, SnapshotFault } from './snapshot';

/** What is wrong with a record, in French; null when it has the shape its collection asks for. */
export type CheckEntity = (collection: NomCollection, entity: unknown) => string | null;

export type Collections = Readonly<Record<NomCollection, Map<string, unknown>>>;

export function emptyCollections(): Collections {
  return emptyRegistre();
}

/** What the disk says: the registry in its last sound state, and where its journal ends. */
export type Loaded = {
  readonly collections: Collections;
  readonly chain: ChainEnd;
  /** What keeps the rest from being read. The registry may then be looked at, never written. */
  readonly defaut: Defaut | null;
  /** The entry the state stands at. */
  readonly tete: Tete;
  /** When that entry was recorded; `null` before the first, or when the journal cannot tell. */
  readonly at: string | null;
  /** The entry after which the snapshot was taken; 0 without a snapshot. */
  readonly snapshotSeq: number;
  /** Bytes of that snapshot, and of the entries read after it. */
  readonly snapshotBytes: number;
  readonly tailBytes: number;
  /** Version of the records of the last entry; this program's own in an empty registry. */
  readonly version: number;
  /** A snapshot is there, and could not serve. */
  readonly fault: SnapshotFault | null;
};

/**
 * Reads the snapshot if it serves, then the tail of the journal, up to the first defect; `check` looks at every record.
 * Changes nothing on the disk. Rejects with a StoreError when the folder is not one of this program, is one of a newer
 * version, or cannot be read.
 */
export async function loadRegistre(files: Files, dossier: string, check?: CheckEntity): Promise<Loaded> {
  const { snapshot, fault } = await trySnapshot(files, dossier, check);
  const segments = await segmentsOf(files, dossier);
  if (fault === 'version') throw newerSnapshot();

  const collections = (snapshot?.collections ?? emptyCollections()) as unknown as Collections;
  const start: Tete = snapshot ? { seq: snapshot.seq, hash: snapshot.tete } : DEBUT;
  let last = null as EntreeJournal | null;
  let tailBytes = 0;
  const take = replay((entry) => {
    last = entry;
    applyChanges(collections, entry.changes);
  }, check);
  const chain = await walkChain(files, segments, start, (line, envelope, place) => {
    tailBytes += line.length;
    return take(line, envelope, place);
  });
  const { tete } = chain;
  if (chain.defaut && REFUSED.has(chain.defaut.nature)) throw corruption(chain.defaut);
  const nothing = tete.seq === 0 && !chain.defaut;
  if (nothing && fault === 'etranger') throw foreignSnapshot();
  const defaut = chain.defaut ?? (nothing ? await emptyOverData(files, dossier, fault) : null);
  const at = last?.at ?? (chain.depart ? instantOf(chain.depart) : null);
  const version = last?.v ?? (chain.depart && readEnvelope(chain.depart))?.version ?? VERSION;
  return {
    collections,
    chain,
    defaut,
    tete,
    at,
    snapshotSeq: snapshot?.seq ?? 0,
    snapshotBytes: snapshot ? ((await files.stat(join(dossier, FICHIER_INSTANTANE)))?.size ?? 0) : 0,
    tailBytes,
    version,
    fault,
  };
}

/** Not damage: another program's file, or a newer version's. */
const REFUSED = new Set<Defaut['nature']>(['format-inconnu', 'version-plus-recente']);

function instantOf(line: Buffer): string | null {
  const envelope = readEnvelope(line);
  const entry = envelope && parseEntry(line, envelope);
  return entry === null || 'illisible' in entry ? null : entry.at;
}

/** Folders that hold something only once actions were recorded. */
const WITNESSES = [
  { folder: DOSSIER_SAUVEGARDES, what: 'des sauvegardes' },
  { folder: DOSSIER_PIECES, what: 'des pièces jointes' },
] as const;

/** A folder whose journal says nothing is a new registry only if nothing else says that there was one. */
async function emptyOverData(
  files: Files,
  dossier: string,
  fault: SnapshotFault | null,
): Promise<Defaut | null> {
  if (fault) {
    return {
      seq: null,
      fichier: FICHIER_INSTANTANE,
      ligne: 1,
      nature: 'instantane-endommage',
      message: `L’instantané (${FICHIER_INSTANTANE}) est endommagé et le journal est vide ou absent : le registre ne peut pas être reconstruit.`,
    };
  }
  for (const { folder, what } of WITNESSES) {
    const path = join(dossier, folder);
    if (!(await files.stat(path))?.folder || (await files.list(path)).length === 0) continue;
    return {
      seq: 1,
      fichier: DOSSIER_JOURNAL,
      ligne: 0,
      nature: 'journal-tronque',
      message: `Le journal est vide ou absent, alors que ce dossier contient ${what} (${folder}) : un registre s’y trouvait.`,
    };
  }
  return null;
}

async function trySnapshot(
  files: Files,
  dossier: string,
  check: CheckEntity | undefined,
): Promise<{ readonly snapshot: Instantane | null; readonly fault: SnapshotFault | null }> {
  try {
    return { snapshot: await readSnapshot(files, dossier, { check }), fault: null };
  } catch (error) {
    if (error instanceof UnusableSnapshot) return { snapshot: null, fault: error.fault };
    throw error;
  }
}

/** Turns good lines to entries for `use`; a line this program cannot use is a defect. */
export function replay(
  use: (entry: EntreeJournal) => unknown,
  check: CheckEntity = () => null,
): (line: Buffer, envelope: Envelope, place: { fichier: string; ligne: number }) => Defaut | null {
  return (line, envelope, place) => {
    const entry = parseEntry(line, envelope);
    const { seq } = envelope;
    if ('illisible' in entry) {
      return entry.illisible === 'version'
        ? {
            seq,
            ...place,
            nature: 'version-plus-recente',
            message: `Ce registre a été écrit par une version plus récente de Registre CREFOP (entrée ${seq}).`,
          }
        : unknownContent(seq, place, entry.detail);
    }
    for (const { collection, id, after } of entry.changes) {
      const fault = after === null ? null : check(collection, after);
      if (fault !== null) return unknownContent(seq, place, `fiche ${collection}/${id}, ${fault}`);
    }
    use(entry);
    return null;
  };
}

function unknownContent(
  seq: number,
  place: { readonly fichier: string; readonly ligne: number },
  detail: string | null,
): Defaut {
  return {
    seq,
    ...place,
    nature: 'contenu-inconnu',
    message: `L’entrée ${seq} du journal est intacte mais son contenu n’est pas celui d’un registre (${place.fichier}, ligne ${place.ligne})${detail === null ? '.' : ` : ${detail}.`}`,
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

function foreignSnapshot(): StoreError {
  return new StoreError(
    'FORMAT_INCONNU',
    `Le fichier ${FICHIER_INSTANTANE} de ce dossier n’est pas celui d’un registre CREFOP.`,
    'Choisissez un autre dossier pour le registre ; rien n’a été modifié dans celui-ci.',
    { lieu: { fichier: FICHIER_INSTANTANE, ligne: 1, seq: null } },
  );
}
