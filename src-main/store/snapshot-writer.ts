import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { COLLECTIONS } from '#domain/registre';
import { VERSION } from './entry';
import { renamePatiently } from './files';
import type { Files, OpenFile } from './files';
import { FICHIER_INSTANTANE, FORMAT_INSTANTANE, readSnapshot } from './snapshot';
import type { Instantane } from './snapshot';

/** lowdb's way to the snapshot. */
export class SnapshotAdapter implements Adapter<Instantane> {
  /** Bytes of the snapshot on the disk: one that could not be given its name is not there. */
  size = 0;

  constructor(
    private readonly files: Files,
    private readonly dossier: string,
  ) {}

  /** `null` when there is no file: lowdb then keeps the default it was given. */
  async read(): Promise<Instantane | null> {
    return readSnapshot(this.files, this.dossier);
  }

  /** Written beside under a unique name, synced, renamed, folder synced: the old one stays whole until the end. */
  async write({ seq, tete, collections }: Instantane): Promise<void> {
    // One look at every collection at once: commits may go on while this is being written.
    const parts = COLLECTIONS.map((name) => ({ name, entities: [...collections[name].values()] }));
    const target = await this.#target();
    const temporary = join(dirname(target), `.${FICHIER_INSTANTANE}.${randomUUID()}.tmp`);
    try {
      const size = await fill(this.files, temporary, { seq, tete, parts });
      await renamePatiently(this.files, temporary, target);
      this.size = size;
    } catch (error) {
      await this.files.unlink(temporary).catch(() => undefined);
      throw error;
    }
    await this.files.syncFolder(dirname(target));
  }

  /** A linked file stays linked: what is replaced is the file it points to. */
  async #target(): Promise<string> {
    const path = join(this.dossier, FICHIER_INSTANTANE);
    return (await this.files.stat(path)) ? this.files.realpath(path) : path;
  }
}

type Part = { readonly name: string; readonly entities: readonly { readonly id: string }[] };

/** Returns the number of bytes written. */
async function fill(
  files: Files,
  path: string,
  { seq, tete, parts }: { seq: number; tete: string; parts: readonly Part[] },
): Promise<number> {
  const file = await files.open(path, 'wx');
  try {
    const pieces = new Pieces(file);
    await pieces.add(
      `{"format":${JSON.stringify(FORMAT_INSTANTANE)},"version":${VERSION},"seq":${seq},"tete":${JSON.stringify(tete)},"collections":{\n`,
    );
    for (const [index, { name, entities }] of parts.entries()) {
      await pieces.add(`${JSON.stringify(name)}:{\n`);
      for (const [rank, entity] of entities.entries()) {
        // Not joined to its name: written to bytes, the joined text would be copied whole once more, to be collected.
        const full = pieces.add(
          `${rank === 0 ? '' : ',\n'}${JSON.stringify(entity.id)}:`,
          JSON.stringify(entity),
        );
        if (full) await full;
      }
      await pieces.add(`${entities.length === 0 ? '' : '\n'}}${index === parts.length - 1 ? '}' : ''},\n`);
    }
    return await pieces.seal();
  } finally {
    await file.close();
  }
}

/** A piece is turned to text in about a millisecond, then the window is served while it goes to the disk. */
const PIECE = 256 * 1024;

/**
 * Texts to a file, through one buffer used again and again: with a new one for each piece, a large registry makes
 * hundreds of megabytes to be collected, and the window stops for it.
 */
class Pieces {
  readonly #hash = createHash('sha256');
  readonly #buffer = Buffer.allocUnsafe(PIECE);
  #filled = 0;
  #written = 0;

  constructor(private readonly file: OpenFile) {}

  /** A promise to wait for when the texts did not fit any more. */
  add(...texts: readonly string[]): Promise<void> | null {
    return this.#fits(texts) ? this.#put(texts) : this.#makeRoom(texts);
  }

  /** Three bytes at most for each UTF-16 unit. */
  #fits(texts: readonly string[]): boolean {
    return texts.reduce((sum, { length }) => sum + length * 3, 0) <= PIECE - this.#filled;
  }

  #put(texts: readonly string[]): null {
    for (const text of texts) this.#filled += this.#buffer.write(text, this.#filled, 'utf8');
    return null;
  }

  async #makeRoom(texts: readonly string[]): Promise<void> {
    await this.#flush(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
    if (this.#fits(texts)) this.#put(texts);
    else for (const text of texts) await this.#flush(Buffer.from(text, 'utf8'));
  }

  /** The last line, and all of it on the disk; returns the number of bytes. */
  async seal(): Promise<number> {
    await this.#flush(this.#buffer.subarray(0, this.#filled));
    const foot = Buffer.from(`"empreinte":"${this.#hash.digest('hex')}"}\n`, 'latin1');
    await this.file.write(foot);
    await this.file.sync();
    return this.#written + foot.length;
  }

  async #flush(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#written += bytes.length;
    await this.file.write(bytes);
  }
}
