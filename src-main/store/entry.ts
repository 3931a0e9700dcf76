import { COLLECTIONS } from '#domain/registre';
import type { Changement, NomCollection } from '#domain/registre';
import type { EntreeJournal } from '../application/ports';
import { canonicalJson } from './canonical-json';
import { digestWithout } from './digest';
import { CHAIN } from './migrations';
import { MigrationError, upcast } from './migrations/migration';
import type { Chain, Image } from './migrations/migration';

/** Head of a journal with no entry. */
export const GENESIS = '0'.repeat(64);

/** Version of the records this program writes: of those of an entry, and of those of a snapshot. */
export const VERSION = CHAIN.version;

/**
 * One line of the journal is the canonical JSON of the entry. Its hash is SHA-256 over the canonical JSON of
 * the entry without its `hash` member, that is over the line itself with `"hash":"…",` cut out: a line can be
 * checked byte by byte without being parsed, and a byte changed anywhere in it shows. This rule and the
 * envelope hold for every future version of the content.
 */
export type SealedEntry = {
  readonly seq: number;
  readonly at: string;
  readonly hash: string;
  readonly bytes: Buffer;
  /** What memory keeps is what the disk holds, read back: never an object the caller could still change. */
  readonly readBack: () => EntreeJournal;
};

export function sealEntry(content: Omit<EntreeJournal, 'hash' | 'v'>): SealedEntry {
  const body = canonicalJson({ ...content, v: VERSION });
  const raw = Buffer.from(body, 'utf8');
  const hash = digestWithout(raw, raw.length, raw.length);
  // The last raw `,"prev":"` is the entry's own: `changes` come before it, and quotes in `reason` are escaped.
  const cut = raw.lastIndexOf(PREV_MEMBER);
  const bytes = Buffer.concat([
    raw.subarray(0, cut),
    Buffer.from(`,"hash":"${hash}"`, 'latin1'),
    raw.subarray(cut),
    NEWLINE,
  ]);
  const readBack = (): EntreeJournal => {
    const changes = deepFreeze((JSON.parse(body) as EntreeJournal).changes);
    return { ...content, v: VERSION, changes, hash };
  };
  return { seq: content.seq, at: content.at, hash, bytes, readBack };
}

export type Envelope = {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly version: number;
};

const PREV_MEMBER = Buffer.from(',"prev":"');
const NEWLINE = Buffer.from('\n');
const HASH_MEMBER = Buffer.from(',"hash":"');
const HASH_LENGTH = 64;
const ENVELOPE =
  /^,"hash":"([0-9a-f]{64})","prev":"([0-9a-f]{64})",(?:"reason":"(?:[^"\\]|\\.)*",)?"seq":([1-9]\d{0,14}),"v":([1-9]\d{0,5})\}$/;

/** The envelope of a line whose bytes match their own hash; `null` for any other bytes. */
export function readEnvelope(line: Buffer): Envelope | null {
  const cut = line.lastIndexOf(HASH_MEMBER);
  const match = cut === -1 ? null : ENVELOPE.exec(line.toString('utf8', cut));
  if (!match) return null;
  const [, hash = '', prev = '', seq = '', version = ''] = match;
  return hashAt(line, cut) === hash ? { seq: Number(seq), prev, hash, version: Number(version) } : null;
}

/**
 * The envelope of the entry after `depuis`, when the line ends to the byte as that entry would, given no reason:
 * most do, and a long verification feels the search that is spared. `null` says nothing: `readEnvelope` does.
 */
export function followsPlainly(
  line: Buffer,
  depuis: { readonly seq: number; readonly hash: string },
  version: number,
): Envelope | null {
  const seq = depuis.seq + 1;
  const rest = `","prev":"${depuis.hash}","seq":${seq},"v":${version}}`;
  const cut = line.length - rest.length - HASH_LENGTH - HASH_MEMBER.length;
  if (cut < 0) return null;
  const end = line.toString('latin1', cut);
  // Before its hash is worked out: that of any other line is `readEnvelope`'s to work out.
  if (!end.endsWith(rest)) return null;
  const hash = hashAt(line, cut);
  return end === `,"hash":"${hash}${rest}` ? { seq, prev: depuis.hash, hash, version } : null;
}

/** The hash of a line whose `hash` member begins at `cut`. */
const hashAt = (line: Buffer, cut: number): string =>
  digestWithout(line, cut, cut + HASH_MEMBER.length + HASH_LENGTH + 1);

/** Why a line that is whole cannot be used by this program. */
export type Illisible = {
  readonly illisible: 'version' | 'contenu';
  /** What exactly, in French; null when there is no more to say. */
  readonly detail: string | null;
};

const unusable = (illisible: Illisible['illisible'], detail: string | null = null): Illisible => ({
  illisible,
  detail,
});

/**
 * The entry of a line whose envelope was checked. Its images are brought to the version of `chain`; `v` stays the one
 * it was written at.
 */
export function parseEntry(
  line: Buffer,
  envelope: Envelope,
  chain: Chain = CHAIN,
): EntreeJournal | Illisible {
  if (envelope.version > chain.version) return unusable('version');
  let entry: unknown;
  try {
    entry = JSON.parse(line.toString('utf8'));
  } catch {
    return unusable('contenu');
  }
  if (!isObject(entry) || !Array.isArray(entry.changes)) return unusable('contenu');
  if (typeof entry.at !== 'string' || typeof entry.by !== 'string') return unusable('contenu');
  if (typeof entry.action !== 'string') return unusable('contenu');
  for (const change of entry.changes as unknown[]) {
    const fault = changeFault(change);
    if (fault) return unusable(fault === 'collection' ? 'version' : 'contenu');
  }
  if (envelope.version < chain.version) {
    try {
      entry.changes = upcastChanges(chain, envelope.version, entry.changes as Changement[]);
    } catch (error) {
      if (error instanceof MigrationError) return unusable('contenu', error.message);
      throw error;
    }
  }
  deepFreeze(entry.changes);
  return entry as EntreeJournal;
}

function upcastChanges(chain: Chain, from: number, changes: readonly Changement[]): readonly Changement[] {
  return changes.map((change) =>
    change.after === null
      ? change
      : ({
          ...change,
          after: upcast(chain, from, change.collection, change.after as unknown as Image),
        } as unknown as Changement),
  );
}

const KNOWN = new Set<string>(COLLECTIONS);

export function isCollection(name: string): name is NomCollection {
  return KNOWN.has(name);
}

/** An id that can name an entity in a JSON object and in a Map alike. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '__proto__';
}

/** Whether an image may stand under this id. */
export function isEntity(value: unknown, id: string): boolean {
  return isObject(value) && value.id === id;
}

/** What is wrong with a change, whoever wrote it. */
export function changeFault(change: unknown): 'collection' | 'id' | 'after' | null {
  if (!isObject(change)) return 'after';
  const { collection, id, after } = change;
  if (typeof collection !== 'string' || !isCollection(collection)) return 'collection';
  if (!isId(id)) return 'id';
  return after === null || isEntity(after, id) ? null : 'after';
}

/** Puts the images of a commit in their place. */
export function applyChanges(
  collections: Readonly<Record<NomCollection, Map<string, unknown>>>,
  changes: readonly Changement[],
): void {
  for (const { collection, id, after } of changes) {
    if (after === null) collections[collection].delete(id);
    else collections[collection].set(id, after);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Freezes a value of JSON wholly: an entity is an image, a change makes another one. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const member of Object.values(value)) deepFreeze(member);
    Object.freeze(value);
  }
  return value;
}
