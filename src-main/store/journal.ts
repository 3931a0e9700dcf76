import { altered, discordant, foreign, misnumbered, missing, truncated, unlinked } from './defaut';
import type { Defaut } from './defaut';
import { followsPlainly, GENESIS, readEnvelope, VERSION } from './entry';
import type { Envelope } from './entry';
import { newTampons, readLines } from './files';
import type { Files } from './files';
import { DOSSIER_JOURNAL } from './segments';
import type { Segment } from './segments';

/** Where the reading of a chain has come to. */
export type Tete = { readonly seq: number; readonly hash: string };

export const DEBUT: Tete = { seq: 0, hash: GENESIS };

export type ChainEnd = {
  readonly tete: Tete;
  readonly defaut: Defaut | null;
  /** The line of the entry the walk started after, checked; `null` when it started from nothing. */
  readonly depart: Buffer | null;
  /** Bytes after the last newline of the last segment: a write cut short, when not empty. */
  readonly reste: { readonly segment: Segment; readonly bytes: Buffer; readonly offset: number } | null;
  /** Where the next entry goes; `null` when there is no segment yet. */
  readonly fin: { readonly segment: Segment; readonly length: number } | null;
};

/**
 * Walks the chain from the entry after `depuis` to the end, checking every line's hash, number and link;
 * `visit` receives the good ones and may name a defect itself. The entry `depuis` itself must be in the
 * journal, whole and with that hash. Stops at the first defect.
 */
export async function walkChain(
  files: Files,
  segments: readonly Segment[],
  depuis: Tete,
  visit: (line: Buffer, envelope: Envelope, place: { fichier: string; ligne: number }) => Defaut | null,
  limit?: { readonly segment: string; readonly length: number },
): Promise<ChainEnd> {
  let tete: Tete = depuis;
  let defaut = null as Defaut | null;
  let reste: ChainEnd['reste'] = null;
  let fin: ChainEnd['fin'] = null;
  let depart: Buffer | null = null as Buffer | null;

  const startIndex = Math.max(0, segments.filter(({ first }) => first <= Math.max(1, depuis.seq)).length - 1);
  const firstSegment = segments[0];
  const beheaded = firstSegment && firstSegment.first !== 1 ? missing(firstSegment, 1) : null;
  // What follows a snapshot can be read all the same.
  if (beheaded && depuis.seq < (firstSegment?.first ?? 1)) {
    return { tete, defaut: beheaded, depart, reste, fin };
  }
  const tampons = newTampons();
  let version = VERSION;
  let next = segments[startIndex]?.first ?? 1;
  for (const segment of segments.slice(startIndex)) {
    if (segment.first !== next) {
      defaut = missing(segment, next);
      break;
    }
    const fichier = `${DOSSIER_JOURNAL}/${segment.name}`;
    let ligne = 0;
    let lastLine: Buffer | null = null as Buffer | null;
    let lastOffset = 0;
    const end = limit?.segment === segment.name ? { end: limit.length } : {};
    const after = await readLines(
      files,
      segment.path,
      (line, offset) => {
        ligne++;
        lastLine = line;
        lastOffset = offset;
        const seq = next++;
        if (seq < depuis.seq) return true;
        const place = { fichier, ligne };
        const envelope = followsPlainly(line, tete, version) ?? readEnvelope(line);
        if (!envelope) defaut = altered(seq, place, line);
        else if (envelope.seq !== seq) defaut = misnumbered(seq, envelope.seq, place);
        else if (seq === depuis.seq) {
          if (envelope.hash === depuis.hash) depart = Buffer.from(line);
          else defaut = discordant(seq, place);
        } else if (envelope.prev !== tete.hash) defaut = unlinked(seq, place);
        else {
          version = envelope.version;
          defaut = visit(line, envelope, place);
          if (!defaut) tete = { seq, hash: envelope.hash };
        }
        return defaut === null;
      },
      end,
      tampons,
    );
    if (defaut) {
      if (defaut.seq === 1 && (await isForeign(files, segment))) defaut = foreign(segment);
      const torn =
        segment === segments.at(-1) && lastLine && (await tornLastLine(files, segment, lastLine, lastOffset));
      if (!torn || next <= depuis.seq + 1) break;
      defaut = null;
      reste = torn;
      fin = { segment, length: torn.offset };
      break;
    }
    if (after.bytes.length > 0) {
      if (segment !== segments.at(-1)) {
        defaut = altered(next, { fichier, ligne: ligne + 1 }, after.bytes);
        break;
      }
      reste = { segment, ...after };
    }
    fin = { segment, length: after.offset };
    if (limit?.segment === segment.name) break;
  }
  if (!defaut && next <= depuis.seq) defaut = truncated(next - 1, depuis.seq, segments.at(-1));
  if (!defaut && reste && next === 1 && (await isForeign(files, reste.segment)))
    defaut = foreign(reste.segment);
  return { tete, defaut: beheaded ?? defaut, depart, reste, fin };
}

/**
 * A power cut may leave the last line with its end written and its middle still zero. Such a line was never
 * confirmed (it is whole on the disk before anyone is told); one that has other bytes wrong may have been.
 */
async function tornLastLine(
  files: Files,
  segment: Segment,
  line: Buffer,
  offset: number,
): Promise<ChainEnd['reste']> {
  if (!line.includes(ZEROS)) return null;
  const size = (await files.stat(segment.path))?.size;
  const bytes = Buffer.concat([line, Buffer.from('\n')]);
  return size === offset + bytes.length ? { segment, bytes, offset } : null;
}

const ZEROS = Buffer.alloc(16);

/** How an entry begins: its members are in the order of their names. */
const BEGINNING = '{"action":"';

/** Whether a first segment was never one of ours: not even torn, damaged or zeroed by a power cut. */
async function isForeign(files: Files, segment: Segment): Promise<boolean> {
  const file = await files.open(segment.path, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    const head = buffer.subarray(0, await file.read(buffer, 0));
    // A power cut may leave zeros from any byte on: what stands before them tells.
    const [start = ''] = head.toString('latin1', 0, BEGINNING.length).split('\0');
    if (BEGINNING.startsWith(start)) return false;
    return !head.includes('"changes":[') && !head.includes('"prev":"');
  } finally {
    await file.close();
  }
}
