import { randomBytes } from 'node:crypto';

/** A document made and waiting to be taken by the person who asked for it. */
export type ShelvedFile = { readonly nom: string; readonly type: string; readonly bytes: Uint8Array };

export type DownloadShelfOptions = {
  readonly maxFiles?: number;
  readonly maxBytes?: number;
  readonly lifetime?: number;
  readonly now?: () => number;
};

/** The document is larger than the shelf; its shape is the one the dispatcher shows to people. */
export class FileTooLargeError extends Error {
  readonly code = 'DOCUMENT_TROP_GRAND';
  readonly remede = 'Réduisez les annexes du document, puis recommencez.';
  constructor() {
    super('Le document produit est trop volumineux pour être remis.');
    this.name = 'FileTooLargeError';
  }
}

/**
 * Holds generated documents between the use case that makes them and the door that hands them over, each under
 * a 256-bit token that works once. Bounded in number, bytes and time, the oldest leaving first: a page that asks
 * for documents and never takes them cannot fill the memory.
 */
export class DownloadShelf {
  readonly #files = new Map<string, ShelvedFile & { readonly expires: number }>();
  readonly #maxFiles: number;
  readonly #maxBytes: number;
  readonly #lifetime: number;
  readonly #now: () => number;
  #bytes = 0;

  constructor(options: DownloadShelfOptions = {}) {
    this.#maxFiles = options.maxFiles ?? 16;
    this.#maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
    this.#lifetime = options.lifetime ?? 10 * 60 * 1000;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Puts a document on the shelf and returns the token that takes it. */
  put(nom: string, type: string, bytes: Uint8Array): string {
    if (bytes.byteLength > this.#maxBytes) throw new FileTooLargeError();
    this.#dropExpired();
    while (this.#files.size >= this.#maxFiles || this.#bytes + bytes.byteLength > this.#maxBytes) {
      const [oldest] = this.#files.keys();
      if (oldest === undefined) break;
      this.#remove(oldest);
    }
    const jeton = randomBytes(32).toString('base64url');
    this.#files.set(jeton, { nom, type, bytes, expires: this.#now() + this.#lifetime });
    this.#bytes += bytes.byteLength;
    return jeton;
  }

  /** Takes the document away, once; null when the token is unknown, used or expired. */
  take(jeton: string): ShelvedFile | null {
    this.#dropExpired();
    const file = this.#files.get(jeton);
    if (file === undefined) return null;
    this.#remove(jeton);
    return { nom: file.nom, type: file.type, bytes: file.bytes };
  }

  #remove(jeton: string): void {
    this.#bytes -= this.#files.get(jeton)?.bytes.byteLength ?? 0;
    this.#files.delete(jeton);
  }

  #dropExpired(): void {
    const now = this.#now();
    for (const [jeton, file] of this.#files) if (file.expires <= now) this.#remove(jeton);
  }
}
