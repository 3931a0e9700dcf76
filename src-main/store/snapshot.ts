import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { emptyRegistre } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import { deepFreeze, isCollection, isEntity, isId } from './entry';
import { readLines } from './files';
import type { Files } from './files';
import { CHAIN } from './migrations';
import { MigrationError, upcast } from './migrations/migration';
import type { Chain, Image } from './migrations/migration';

export const FICHIER_INSTANTANE = 'instantane.json';
export const FORMAT_INSTANTANE = 'registre-crefop/instantane';

/** The registry as it stood after entry `seq`; derived from the journal, never the other way round. */
export type Instantane = { readonly seq: number; readonly tete: string; readonly collections: Registre };

/** Why a snapshot that is there cannot serve. */
export type SnapshotFault = 'endommage' | 'etranger' | 'version' | 'contenu';

export class UnusableSnapshot extends Error {
  constructor(
    readonly fault: SnapshotFault,
    readonly ligne: number,
    /** For `contenu`: which record, which field, in French. */
    readonly detail: string | null = null,
  ) {
    super(`instantané ${fault}`);
  }
}

/**
 * The file is one JSON object, laid out one entity a line so that it is read and written piece by piece (one
 * string has a ceiling near 40 000 conventions). Its last line is the SHA-256 of all the bytes before: the
 * journal's chain does not cover this file, and a byte flipped in a date must not pass for a date.
 *
 *     {"format":"registre-crefop/instantane","version":2,"seq":12,"tete":"…","collections":{
 *     "fiches":{
 *     "registre":{…}
 *     },
 *     "conventions":{
 *     }},
 *     "empreinte":"…"}
 *
 * `version` is that of the records. Older ones are brought to this program's as they are read.
 */
const HEAD =
  /^\{"format":"registre-crefop\/instantane","version":([1-9]\d{0,5}),"seq":([1-9]\d{0,14}),"tete":"([0-9a-f]{64})","collections":\{$/;
const COLLECTION = /^"([A-Za-z0-9_]{1,64})":\{$/;
const FOOT = /^"empreinte":"([0-9a-f]{64})"\}$/;

/**
 * Reads the snapshot; `null` when there is none. Throws `UnusableSnapshot` rather than let a doubtful byte in.
 * A collection the file does not name is empty (a file of before it existed). With `entities: false` the bytes
 * are only checked, not turned to objects.
 *
 * `check` looks at the whole shape of every record: a seal proves that the bytes are those that were written, not that
 * the program which wrote them was sound.
 */
export async function readSnapshot(
  files: Files,
  dossier: string,
  { entities = true, check, chain = CHAIN }: SnapshotReading = {},
): Promise<Instantane | null> {
  const path = join(dossier, FICHIER_INSTANTANE);
  if (!(await files.stat(path))) return null;
  const reader = new SnapshotReader(entities, check, chain);
  const rest = await readLines(files, path, (line) => {
    reader.line(line);
    return true;
  });
  if (rest.bytes.length > 0) reader.line(rest.bytes);
  return reader.finish(rest.bytes.length === 0);
}

export type SnapshotReading = {
  readonly entities?: boolean;
  readonly check?: ((collection: NomCollection, entity: unknown) => string | null) | undefined;
  readonly chain?: Chain;
};

/** Understands the lines in order; what it understood counts only once the seal is checked. */
class SnapshotReader {
  readonly #hash = createHash('sha256');
  readonly #collections = emptyRegistre() as Readonly<Record<NomCollection, Map<string, unknown>>>;
  #ligne = 0;
  #head: { readonly version: number; readonly seq: number; readonly tete: string } | null = null;
  #current: { readonly name: NomCollection; readonly records: Map<string, unknown> } | null = null;
  #seal: string | null = null;
  #fault: { readonly fault: SnapshotFault; readonly ligne: number; readonly detail: string | null } | null =
    null;

  constructor(
    private readonly entities: boolean,
    private readonly check: SnapshotReading['check'],
    private readonly chain: Chain,
  ) {}

  line(bytes: Buffer): void {
    this.#ligne++;
    if (this.#seal !== null) this.#suspect('endommage');
    const foot = bytes.length < 100 ? FOOT.exec(bytes.toString('latin1')) : null;
    if (foot) {
      this.#seal = foot[1] ?? '';
      return;
    }
    this.#hash.update(bytes).update('\n');
    if (this.#fault) return;
    if (this.#ligne === 1) this.#readHead(bytes.toString('utf8'));
    else if (this.#current === null) this.#readCollection(bytes.toString('utf8'));
    else if (bytes.length <= 3) this.#current = null;
    else if (this.entities || this.check) this.#readEntity(bytes.toString('utf8'), this.#current);
  }

  finish(ended: boolean): Instantane {
    const whole = ended && this.#seal !== null && this.#hash.digest('hex') === this.#seal;
    if (!whole) {
      // Without the seal nothing the file says of itself is sure, except that it never was ours.
      const fault = this.#fault?.fault === 'etranger' ? 'etranger' : 'endommage';
      throw new UnusableSnapshot(fault, this.#fault?.ligne ?? this.#ligne);
    }
    if (this.#fault) throw new UnusableSnapshot(this.#fault.fault, this.#fault.ligne, this.#fault.detail);
    if (!this.#head) throw new UnusableSnapshot('endommage', this.#ligne);
    const { seq, tete } = this.#head;
    return { seq, tete, collections: this.#collections as unknown as Registre };
  }

  #suspect(fault: SnapshotFault, detail: string | null = null): void {
    this.#fault ??= { fault, ligne: this.#ligne, detail };
  }

  #readHead(text: string): void {
    const match = HEAD.exec(text);
    const known = match !== null && Number(match[1]) <= this.chain.version;
    if (match && known) {
      this.#head = { version: Number(match[1]), seq: Number(match[2]), tete: match[3] ?? '' };
      return;
    }
    const version = /^\{"format":"registre-crefop\/instantane","version":(\d+)[,}]/.exec(text);
    if (version && Number(version[1]) > this.chain.version) this.#suspect('version');
    else {
      // A power cut leaves zeros where the bytes had not reached the disk: that is ours, and ruined.
      const ours = text.startsWith('{"format":"registre-crefop/') || text.includes('\0');
      this.#suspect(ours ? 'endommage' : 'etranger');
    }
  }

  #readCollection(text: string): void {
    const name = COLLECTION.exec(text)?.[1];
    if (name === undefined) this.#suspect('endommage');
    else if (!isCollection(name)) this.#suspect('version');
    else this.#current = { name, records: this.#collections[name] };
  }

  #readEntity(
    text: string,
    { name, records }: { readonly name: NomCollection; readonly records: Map<string, unknown> },
  ): void {
    let member: [string, unknown] | undefined;
    try {
      const object = `{${text.endsWith(',') ? text.slice(0, -1) : text}}`;
      member = Object.entries(JSON.parse(object) as Record<string, unknown>)[0];
    } catch {
      // A line that does not parse is damage, told below.
    }
    if (!member || !isId(member[0]) || !isEntity(member[1], member[0])) {
      this.#suspect('endommage');
      return;
    }
    const [id, written] = member;
    let entity = written;
    const version = this.#head?.version ?? this.chain.version;
    if (version < this.chain.version) {
      try {
        entity = upcast(this.chain, version, name, written as Image);
      } catch (error) {
        if (!(error instanceof MigrationError)) throw error;
        this.#suspect('contenu', error.message);
        return;
      }
    }
    const fault = this.check?.(name, entity) ?? null;
    if (fault !== null) this.#suspect('contenu', `fiche ${name}/${id}, ${fault}`);
    else if (this.entities) records.set(id, deepFreeze(entity));
  }
}
