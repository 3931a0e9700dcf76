import { parseEntry, readEnvelope } from '../entry';
import type { Envelope } from '../entry';
import { readLines } from '../files';
import type { Files } from '../files';
import type { Tete } from '../journal';
import { listSegments } from '../segments';
import { readSnapshot } from '../snapshot';

/** A whole line of a journal, wherever it was found. */
export type Fragment = Pick<Envelope, 'seq' | 'prev' | 'hash'> & {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
};

/** What can still be read of a journal, its damaged places skipped. */
export type Wreck = {
  /** Every entry whose bytes match their own hash, by number. */
  readonly fragments: ReadonlyMap<number, readonly Fragment[]>;
  /** The highest number anything in the folder speaks of: a line, sound or not, or the snapshot. */
  readonly dernier: number;
};

/** How an entry begins: two entries stuck together by a damaged newline are told apart by it. */
const BEGINNING = Buffer.from('{"action":"');

/** Reads a damaged journal line by line, trusting only lines that match their own hash. Changes nothing. */
export async function surveyJournal(files: Files, dossier: string): Promise<Wreck> {
  const fragments = new Map<number, Fragment[]>();
  let dernier = 0;
  for (const { path, first } of await listSegments(files, dossier)) {
    // The number the last line would bear: after a sound one, each line that cannot be read was perhaps confirmed.
    let last = first - 1;
    const keep = (line: Buffer, offset: number): boolean => {
      const envelope = readEnvelope(line);
      if (!envelope) return false;
      const { seq, prev, hash } = envelope;
      fragments.set(seq, [
        ...(fragments.get(seq) ?? []),
        { seq, prev, hash, path, offset, length: line.length },
      ]);
      last = seq;
      return true;
    };
    const visit = (line: Buffer, offset: number): boolean => {
      if (keep(line, offset)) return true;
      const found = pieces(line);
      for (const [start, end] of found) keep(line.subarray(start, end), offset + start);
      return found.length > 0;
    };
    const rest = await readLines(files, path, (line, offset) => {
      if (!visit(line, offset)) last++;
      return true;
    });
    // Without its newline a line was not confirmed: it is kept when whole, and not missed when not.
    if (rest.bytes.length > 0) visit(rest.bytes, rest.offset);
    dernier = Math.max(dernier, last);
  }
  return { fragments, dernier: Math.max(dernier, await attested(files, dossier)) };
}

/** The parts of a line between the places where an entry may begin, the byte that stuck them together left out. */
function pieces(line: Buffer): readonly (readonly [number, number])[] {
  const starts: number[] = [];
  for (let at = line.indexOf(BEGINNING); at !== -1; at = line.indexOf(BEGINNING, at + 1)) starts.push(at);
  const found: [number, number][] = [];
  for (const [index, start] of starts.entries()) {
    // An image may hold these bytes too: every later start, and the end, may be where this entry ends.
    for (const next of [...starts.slice(index + 1).map((one) => one - 1), line.length, line.length - 1]) {
      if (next > start && readEnvelope(line.subarray(start, next))) {
        found.push([start, next]);
        break;
      }
    }
  }
  return found;
}

async function attested(files: Files, dossier: string): Promise<number> {
  try {
    return (await readSnapshot(files, dossier, { entities: false }))?.seq ?? 0;
  } catch {
    return 0;
  }
}

/** The entries that follow `from`, each chained onto the one before, as far as they go. */
export function chainFrom({ fragments }: Wreck, from: Tete): readonly Fragment[] {
  const chain: Fragment[] = [];
  let tete = from;
  for (;;) {
    const next = fragments.get(tete.seq + 1)?.find(({ prev }) => prev === tete.hash);
    if (!next) return chain;
    chain.push(next);
    tete = { seq: next.seq, hash: next.hash };
  }
}

/** The bytes of a line, without its newline. */
export async function readFragment(files: Files, { path, offset, length }: Fragment): Promise<Buffer> {
  const file = await files.open(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const count = await file.read(bytes.subarray(done), offset + done);
      if (count === 0) break;
      done += count;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

export type Perdue = {
  readonly seq: number;
  /** What the entry says; `null` when its bytes cannot be read any more. */
  readonly lue: { readonly at: string; readonly by: string; readonly action: string } | null;
};

/** The entries after number `after` that the journal holds or attests, and that the repair cannot keep. */
export async function listLost(files: Files, wreck: Wreck, after: number): Promise<readonly Perdue[]> {
  const lost: Perdue[] = [];
  for (let seq = after + 1; seq <= wreck.dernier; seq++) {
    const [fragment] = wreck.fragments.get(seq) ?? [];
    const line = fragment ? await readFragment(files, fragment) : null;
    const envelope = line && readEnvelope(line);
    const entry = line && envelope ? parseEntry(line, envelope) : null;
    lost.push({
      seq,
      lue:
        entry === null || 'illisible' in entry ? null : { at: entry.at, by: entry.by, action: entry.action },
    });
  }
  return lost;
}
