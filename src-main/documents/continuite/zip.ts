import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Sink } from '../../application/echanges/ports';

/** Bytes compressed between two turns of the event loop: some milliseconds. */
const STEP = 128 * 1024;

/** Already compressed: deflating it again costs time and gains nothing. */
const COMPRESSED = /\.(docx|xlsx|odt|ods|pdf|jpe?g|jpe|jfif|png|zip)$/i;

/** A ZIP written piece by piece: never whole in memory, and the window is served in between. */
export class ZipWriter {
  readonly #zip: Zip;
  readonly #empreintes: string[] = [];
  readonly #pending: Uint8Array[] = [];
  #failure: Error | null = null;

  constructor(
    private readonly sink: Sink,
    /** Written as the time of every file. */
    private readonly at: Date,
  ) {
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure = error;
      else this.#pending.push(bytes);
    });
  }

  /** The lines `sha256sum -c` reads, one for each file added so far. */
  get empreintes(): string {
    return this.#empreintes.map((line) => `${line}\n`).join('');
  }

  async add(name: string, content: Uint8Array | string | AsyncIterable<Uint8Array>): Promise<void> {
    const file = COMPRESSED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = this.at;
    this.#zip.add(file);
    const hash = createHash('sha256');
    for await (const part of parts(content)) {
      hash.update(part);
      file.push(part, false);
      await this.#drain();
      await turn();
    }
    file.push(new Uint8Array(0), true);
    await this.#drain();
    this.#empreintes.push(`${hash.digest('hex')}  ${name}`);
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#failure) throw this.#failure;
    for (const bytes of this.#pending.splice(0)) await this.sink(bytes);
  }
}

async function* parts(content: Uint8Array | string | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let at = 0; at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
  } else yield* content;
}
