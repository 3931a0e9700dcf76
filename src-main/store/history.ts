import { emptyRegistre, entityKey } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import type { EntityName, EntreeJournal, Renvoi } from '../application/ports';
import { corruption } from './defaut';
import { applyChanges, parseEntry, readEnvelope } from './entry';
import { readLines } from './files';
import type { Files } from './files';
import { DOSSIER_JOURNAL, segmentsOf } from './segments';
import type { Segment } from './segments';

/*
 * The past of the registry, read from the journal. Nothing of it is kept in memory: the journal holds the image of
 * every entity after each of its changes, so the image before one is the image after the previous one.
 */

/** The entries numbered `low` to `high`, in order, one by one. Rejects when one of them cannot be read. */
export async function eachEntry(
  files: Files,
  dossier: string,
  low: number,
  high: number,
  visit: (entry: EntreeJournal) => void,
): Promise<void> {
  if (low > high) return;
  const segments = await segmentsOf(files, dossier);
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (segment.first > high || (next && next.first <= low)) continue;
    await eachLine(files, segment, (line, seq) => {
      if (seq > high) return false;
      if (seq >= low) visit(readEntry(line, seq, segment));
      return true;
    });
  }
}

/** The registry after entry `seq`, replayed from the first. */
export async function replayUntil(files: Files, dossier: string, seq: number): Promise<Registre> {
  const collections = emptyRegistre();
  await eachEntry(files, dossier, 1, seq, ({ changes }) => applyChanges(collections, changes));
  return collections;
}

/**
 * The last image each wanted entity had before the entry numbered `before`, `null` for one that did not exist. The journal is searched backwards, segment by segment, by the
 * bytes that name the entity: a line is turned to objects only when it holds an image that is looked for.
 */
export async function imagesBefore(
  files: Files,
  dossier: string,
  before: number,
  entities: readonly EntityName[],
): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  const wanted = new Map(
    entities.map(({ collection, id }) => [entityKey(collection, id), needle(collection, id)]),
  );
  const segments = (await segmentsOf(files, dossier)).filter(({ first }) => first < before).reverse();
  for (const segment of segments) {
    if (wanted.size === 0) break;
    const last = new Map<string, { readonly line: Buffer; readonly seq: number }>();
    await eachLine(files, segment, (line, seq) => {
      if (seq >= before) return false;
      for (const [key, bytes] of wanted) if (line.includes(bytes)) last.set(key, { line, seq });
      return true;
    });
    for (const [key, { line, seq }] of last) {
      const { changes } = readEntry(line, seq, segment);
      // An entry may change an entity twice: what follows sees the last image.
      const change = changes.filter(({ collection, id }) => entityKey(collection, id) === key).at(-1);
      found.set(key, change?.after ?? null);
      wanted.delete(key);
    }
  }
  for (const key of wanted.keys()) found.set(key, null);
  return found;
}

/**
 * The entries after number `from` that act upon an earlier one (undo, redo, rectification), in order. A line's own
 * `cible` stands right before its hash: nothing is parsed.
 */
export async function listRenvois(files: Files, dossier: string, from: number): Promise<Renvoi[]> {
  const found: Renvoi[] = [];
  const segments = await segmentsOf(files, dossier);
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (next && next.first <= from + 1) continue;
    await eachLine(files, segment, (line, seq) => {
      if (seq <= from) return true;
      const hash = line.lastIndexOf(HASH_MEMBER);
      const cible = /,"cible":([1-9]\d{0,14})$/.exec(line.toString('latin1', Math.max(0, hash - 32), hash));
      const action = cible && /^\{"action":"([^"\\]*)"/.exec(line.toString('utf8', 0, 200));
      if (cible && action) found.push({ seq, cible: Number(cible[1]), action: action[1] ?? '' });
      return true;
    });
  }
  return found;
}

const HASH_MEMBER = Buffer.from(',"hash":"');

/** In canonical JSON the collection and the id of a change stand side by side, and no text can hold a bare quote. */
function needle(collection: NomCollection, id: string): Buffer {
  return Buffer.from(`"collection":${JSON.stringify(collection)},"id":${JSON.stringify(id)}`, 'utf8');
}

async function eachLine(
  files: Files,
  segment: Segment,
  visit: (line: Buffer, seq: number) => boolean,
): Promise<void> {
  let seq = segment.first - 1;
  await readLines(files, segment.path, (line) => visit(line, ++seq));
}

function readEntry(line: Buffer, seq: number, segment: Segment): EntreeJournal {
  const envelope = readEnvelope(line);
  const entry = envelope?.seq === seq ? parseEntry(line, envelope) : null;
  if (entry !== null && typeof entry !== 'string') return entry;
  const fichier = `${DOSSIER_JOURNAL}/${segment.name}`;
  const ligne = seq - segment.first + 1;
  throw corruption({
    seq,
    fichier,
    ligne,
    nature: 'ligne-alteree',
    message: `L’entrée ${seq} du journal est illisible (${fichier}, ligne ${ligne}).`,
  });
}
