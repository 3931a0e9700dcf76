import type { Depot } from '../application/ports';
import { diskFiles } from './files';
import type { Files } from './files';
import type { CheckEntity } from './opening';

/**
 * A commit every working minute of a long day, at least: the snapshot waits longer where it is heavy, until the tail of
 * the journal weighs some two times as much (see `SnapshotKeeper`).
 */
const SNAPSHOT_EVERY = 500;

/** Small enough that the segment which holds the snapshot's entry is read in no time. */
const SEGMENT_BYTES = 4 * 1024 * 1024;

export type OpenOptions = {
  readonly dossier: string;
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /**
   * `ecriture` (default) is refused while another session writes. `si-libre` then opens to read, and so it does where
   * the disk takes no writing. `lecture` takes no lock and never writes.
   */
  readonly mode?: 'ecriture' | 'si-libre' | 'lecture';
  /** Looks at every record the snapshot and the journal give; the store itself knows no shape. */
  readonly checkEntity?: CheckEntity;
  /**
   * Awaited once, before the first write in a folder that an earlier version wrote: makes the backup that version's
   * records are kept in. When it rejects, nothing is written and the action fails.
   */
  readonly beforeMigration?: (versions: { readonly from: number; readonly to: number }) => Promise<void>;
  /** Another disk, other sizes: for tests. */
  readonly reglages?: Partial<Reglages>;
};

export type Reglages = {
  readonly files: Files;
  readonly snapshotEvery: number;
  readonly segmentBytes: number;
};

export interface DepotOuvert extends Depot {
  /**
   * Looks at what other sessions did: what was recorded, who writes now, whether our own place was taken. True when
   * something changed. Never rejects: a folder that does not answer is told by `lectureSeule`.
   */
  refresh(): Promise<boolean>;
  /** Tells the user something, once. */
  avertir(message: string): void;
}

/** The sizes and the disk of every day, but for what a test replaces. */
export function reglagesOf(options: OpenOptions): Reglages {
  return {
    files: diskFiles,
    snapshotEvery: SNAPSHOT_EVERY,
    segmentBytes: SEGMENT_BYTES,
    ...options.reglages,
  };
}
