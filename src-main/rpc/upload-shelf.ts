import { randomBytes } from 'node:crypto';
import { TAILLE_MAX_TELEVERSEMENT } from '#contract/televersements';
import type { FichierRecu, Televersements } from '../application/ports';

export type UploadShelfOptions = {
  readonly maxFiles?: number;
  readonly maxBytes?: number;
  /** Milliseconds a file waits for its next part. */
  readonly patience?: number;
  /** Milliseconds a whole file waits to be used: as long as one fills the form beside it. */
  readonly lifetime?: number;
  readonly now?: () => number;
};

/** What the sender did not respect; its shape is the one the dispatcher shows to people. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  constructor(
    readonly code: 'TELEVERSEMENT_INCONNU' | 'TELEVERSEMENT_INCOHERENT' | 'TELEVERSEMENT_TROP_GRAND',
    message: string,
    readonly remede: string,
  ) {
    super(message);
  }
}

type Upload = {
  readonly nom: string;
  /** The whole file to be; its pages are only taken as they are filled. */
  readonly bytes: Buffer;
  received: number;
  parts: number;
  touched: number;
};

const RECHOISIR = 'Choisissez de nouveau le fichier : le reste de votre saisie est gardé.';

/**
 * Holds the files a page sends until a command uses them, each under a 256-bit token. Bounded in number, bytes and
 * time, the one left alone longest leaving first: what was begun and forgotten never stands in the way.
 */
export class UploadShelf implements Televersements {
  readonly #uploads = new Map<string, Upload>();
  readonly #maxFiles: number;
  readonly #maxBytes: number;
  readonly #patience: number;
  readonly #lifetime: number;
  readonly #now: () => number;

  constructor(options: UploadShelfOptions = {}) {
    this.#maxFiles = options.maxFiles ?? 4;
    this.#maxBytes = options.maxBytes ?? TAILLE_MAX_TELEVERSEMENT;
    this.#patience = options.patience ?? 2 * 60 * 1000;
    this.#lifetime = options.lifetime ?? 60 * 60 * 1000;
    this.#now = options.now ?? (() => performance.now());
  }

  begin(nom: string, taille: number): string {
    if (taille > this.#maxBytes) {
      throw new UploadError(
        'TELEVERSEMENT_TROP_GRAND',
        'Ce fichier est trop volumineux pour être reçu.',
        'Choisissez un fichier plus petit.',
      );
    }
    this.#dropExpired();
    while (this.#uploads.size >= this.#maxFiles || this.#held() + taille > this.#maxBytes) {
      const [longest] = [...this.#uploads].sort(([, a], [, b]) => a.touched - b.touched);
      if (longest === undefined) break;
      this.#uploads.delete(longest[0]);
    }
    const jeton = randomBytes(32).toString('base64url');
    this.#uploads.set(jeton, {
      nom,
      bytes: Buffer.alloc(taille),
      received: 0,
      parts: 0,
      touched: this.#now(),
    });
    return jeton;
  }

  add(jeton: string, rang: number, partie: Uint8Array): { recus: number; complet: boolean } {
    const upload = this.#find(jeton);
    if (rang !== upload.parts || partie.byteLength === 0) {
      throw this.#incoherent(jeton, 'Une partie du fichier manque ou est arrivée deux fois.');
    }
    if (upload.received + partie.byteLength > upload.bytes.byteLength) {
      throw this.#incoherent(jeton, 'Le fichier reçu est plus long que sa taille annoncée.');
    }
    upload.bytes.set(partie, upload.received);
    upload.received += partie.byteLength;
    upload.parts += 1;
    upload.touched = this.#now();
    return { recus: upload.received, complet: upload.received === upload.bytes.byteLength };
  }

  read(jeton: string): FichierRecu | null {
    this.#dropExpired();
    const upload = this.#uploads.get(jeton);
    if (upload === undefined || upload.received !== upload.bytes.byteLength) return null;
    upload.touched = this.#now();
    return { nom: upload.nom, bytes: upload.bytes };
  }

  drop(jeton: string): void {
    this.#uploads.delete(jeton);
  }

  #find(jeton: string): Upload {
    this.#dropExpired();
    const upload = this.#uploads.get(jeton);
    if (upload === undefined) {
      throw new UploadError('TELEVERSEMENT_INCONNU', 'Le fichier envoyé n’est plus en attente.', RECHOISIR);
    }
    return upload;
  }

  /** A file whose parts do not fit together is worth nothing: it leaves at once. */
  #incoherent(jeton: string, message: string): UploadError {
    this.drop(jeton);
    return new UploadError('TELEVERSEMENT_INCOHERENT', message, RECHOISIR);
  }

  #held(): number {
    let bytes = 0;
    for (const upload of this.#uploads.values()) bytes += upload.bytes.byteLength;
    return bytes;
  }

  #dropExpired(): void {
    const now = this.#now();
    for (const [jeton, { touched, received, bytes }] of this.#uploads) {
      const limit = received === bytes.byteLength ? this.#lifetime : this.#patience;
      if (touched + limit <= now) this.#uploads.delete(jeton);
    }
  }
}
