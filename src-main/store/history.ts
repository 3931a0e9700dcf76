import { emptyRegistre, entityKey } from '#domain/registre';
import type { Changement, NomCollection, Registre } from '#domain/registre';
import type { EntityName, EntreeJournal, EntreeSurvolee } from '../application/ports';
import { applyChanges, parseEntry, readEnvelope } from './entry';
import { readLines } from './files';
import type { Files } from './files';
import { corruption } from './defaut';
import { replay } from './opening';
import type { CheckEntity } from './opening';
import type { StoreError } from './errors';
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
  await eachLineBetween(files, dossier, low, high, (line, seq, segment) => {
    visit(readEntry(line, seq, segment));
  });
}

async function eachLineBetween(
  files: Files,
  dossier: string,
  low: number,
  high: number,
  visit: (line: Buffer, seq: number, segment: Segment) => void,
): Promise<void> {
  if (low > high) return;
  const segments = await segmentsOf(files, dossier);
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (segment.first > high || (next && next.first <= low)) continue;
    await eachLine(files, segment, (line, seq) => {
      if (seq > high) return false;
      if (seq >= low) visit(line, seq, segment);
      return true;
    });
  }
}

/** The registry after entry `seq`, replayed from the first. Rejects at a record that `check` finds unsound. */
export async function replayUntil(
  files: Files,
  dossier: string,
  seq: number,
  check: CheckEntity = () => null,
): Promise<Registre> {
  const collections = emptyRegistre();
  const apply = replay(({ changes }) => applyChanges(collections, changes), check);
  await eachLineBetween(files, dossier, 1, seq, (line, at, segment) => {
    const envelope = readEnvelope(line);
    if (envelope?.seq !== at) throw unreadable(at, segment);
    const place = { fichier: `${DOSSIER_JOURNAL}/${segment.name}`, ligne: at - segment.first + 1 };
    const defaut = apply(line, envelope, place);
    if (defaut) throw corruption(defaut);
  });
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
    const candidates = new Map<string, { readonly line: Buffer; readonly seq: number }[]>();
    await eachLine(files, segment, (line, seq) => {
      if (seq >= before) return false;
      for (const [key, bytes] of wanted) {
        if (!line.includes(bytes)) continue;
        const lines = candidates.get(key);
        const kept = { line: Buffer.from(line), seq };
        if (lines === undefined) candidates.set(key, [kept]);
        else lines.push(kept);
      }
      return true;
    });
    for (const [key, lines] of candidates) {
      const change = lastChange(key, lines, segment);
      if (change === undefined) continue;
      found.set(key, change.after);
      wanted.delete(key);
    }
  }
  for (const key of wanted.keys()) found.set(key, null);
  return found;
}

/**
 * Looks over the entries numbered `low` to `high` without reading their images nor checking their hash: in canonical
 * JSON the action, the instant and the author open a line, and its target stands right before its hash.
 */
export async function skimEntries(
  files: Files,
  dossier: string,
  low: number,
  high: number,
  visit: (entry: EntreeSurvolee) => void,
): Promise<void> {
  await eachLineBetween(files, dossier, low, high, (line, seq, segment) => {
    const start = OPENING.exec(line.toString('utf8', 0, OPENING_BYTES));
    const hash = line.lastIndexOf(HASH_MEMBER);
    if (start === null || hash === -1) throw unreadable(seq, segment);
    const [, action = '', at = '', by = ''] = start;
    const cible = TARGET.exec(line.toString('latin1', Math.max(0, hash - 96), hash));
    visit({
      seq,
      action: JSON.parse(action) as string,
      at: JSON.parse(at) as string,
      by: JSON.parse(by) as string,
      ...(cible === null ? {} : { cible: Number(cible[1]) }),
    });
  });
}

const STRING = '("(?:[^"\\\\]|\\\\.)*")';
const OPENING = new RegExp(`^\\{"action":${STRING},"at":${STRING},"by":${STRING},"changes":`);
/** Longer than any action, instant and name of a user together. */
const OPENING_BYTES = 4096;
const TARGET = /,"cible":([1-9]\d{0,14})(?:,"clock":"[^"\\]{1,40}")?$/;
const HASH_MEMBER = Buffer.from(',"hash":"');

/** The latest change of one entity among lines that name it: an image may name another entity without changing it. */
function lastChange(
  key: string,
  lines: readonly { readonly line: Buffer; readonly seq: number }[],
  segment: Segment,
): Changement | undefined {
  for (const { line, seq } of [...lines].reverse()) {
    const { changes } = readEntry(line, seq, segment);
    // An entry may change an entity twice: what follows sees the last image.
    const change = changes.filter(({ collection, id }) => entityKey(collection, id) === key).at(-1);
    if (change !== undefined) return change;
  }
  return undefined;
}

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
  if (entry !== null && !('illisible' in entry)) return entry;
  throw unreadable(seq, segment);
}

function unreadable(seq: number, segment: Segment): StoreError {
  const fichier = `${DOSSIER_JOURNAL}/${segment.name}`;
  const ligne = seq - segment.first + 1;
  return corruption({
    seq,
    fichier,
    ligne,
    nature: 'ligne-alteree',
    message: `L’entrée ${seq} du journal est illisible (${fichier}, ligne ${ligne}).`,
  });
}
