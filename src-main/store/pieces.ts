import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { EtatPiece } from '#domain/fiches/piece';
import type { Pieces } from '../application/ports';
import { StoreError, writeFailure } from './errors';
import { diskFiles, readSmallFile, renamePatiently, writeNewFile } from './files';
import type { Files } from './files';
import { DOSSIER_QUARANTAINE } from './quarantine';

export const DOSSIER_PIECES = 'pieces';

const EMPREINTE = /^[0-9a-f]{64}$/;
const TEMPORAIRE = /^\.[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/;

/** Read and hashed at a time: a fraction of a millisecond, then the window is served. */
const MORCEAU = 256 * 1024;

/** What follows a message about a damaged piece, wherever it is said. */
export const REMEDE_PIECE =
  'Ne supprimez rien : reprenez ce fichier dans une sauvegarde, ou joignez de nouveau l’original, que le registre reconnaîtra à son empreinte.';

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.byteLength; from += MORCEAU) {
    hash.update(bytes.subarray(from, from + MORCEAU));
    await turn();
  }
  return hash.digest('hex');
}

/**
 * The bytes of the pieces, each file named by the SHA-256 of what it holds: `pieces/ab/ab12…`. A file is written once
 * and never changed; nothing is handed out without its name being checked against its bytes.
 */
export class PieceStore implements Pieces {
  readonly #states = new Map<string, Exclude<EtatPiece, 'non_verifiee'>>();
  readonly #folder: string;
  /** The files being written now, which have no name yet. */
  readonly #writing = new Set<string>();
  #regime = 0;

  constructor(
    private readonly dossier: string,
    private readonly files: Files = diskFiles,
  ) {
    this.#folder = join(dossier, DOSSIER_PIECES);
  }

  empreinte(bytes: Uint8Array): Promise<string> {
    return sha256(bytes);
  }

  etat(empreinte: string): EtatPiece {
    return this.#states.get(empreinte) ?? 'non_verifiee';
  }

  get regime(): number {
    return this.#regime;
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string; taille: number }> {
    const empreinte = await sha256(bytes);
    try {
      await this.#write(empreinte, bytes);
    } catch (error) {
      throw writeFailure(error);
    }
    this.#note(empreinte, 'intacte');
    return { sha256: empreinte, taille: bytes.byteLength };
  }

  async read(empreinte: string): Promise<Uint8Array> {
    let bytes: Uint8Array | null = null;
    try {
      const path = this.#path(empreinte);
      if (await this.files.stat(path)) bytes = await readSmallFile(this.files, path);
    } catch (cause) {
      throw new StoreError(
        'PIECE_ILLISIBLE',
        'Le fichier de la pièce n’a pas pu être lu sur le disque.',
        'Vérifiez que le disque est branché et que vous avez le droit de lire le dossier du registre, puis recommencez.',
        { cause },
      );
    }
    if (bytes === null) {
      this.#note(empreinte, 'manquante');
      throw new StoreError(
        'PIECE_MANQUANTE',
        'Le fichier de la pièce n’est plus dans le dossier du registre.',
        REMEDE_PIECE,
      );
    }
    if ((await sha256(bytes)) !== empreinte) {
      this.#note(empreinte, 'alteree');
      throw new StoreError(
        'PIECE_ALTEREE',
        'Le fichier de la pièce a changé depuis qu’il a été joint : il ne vaut plus preuve et n’est pas remis.',
        REMEDE_PIECE,
      );
    }
    this.#note(empreinte, 'intacte');
    return bytes;
  }

  async check(empreintes: Iterable<string>, signal?: AbortSignal): Promise<void> {
    for (const empreinte of new Set(empreintes)) {
      if (signal?.aborted === true) return;
      const state = await this.#examine(empreinte, signal);
      if (state !== null) this.#note(empreinte, state);
      await turn();
    }
  }

  /** Removes what an interrupted writing left: no name was given to it, no entry speaks of it. */
  async sweep(): Promise<void> {
    if (!(await this.files.stat(this.#folder))) return;
    for (const shelf of await this.files.list(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
      for (const name of await this.files.list(join(this.#folder, shelf))) {
        const path = join(this.#folder, shelf, name);
        if (TEMPORAIRE.test(name) && !this.#writing.has(path)) await this.files.unlink(path);
      }
    }
  }

  #note(empreinte: string, state: Exclude<EtatPiece, 'non_verifiee'>): void {
    if (this.#states.get(empreinte) === state) return;
    this.#states.set(empreinte, state);
    this.#regime++;
  }

  async #write(empreinte: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(empreinte);
    const shelf = join(this.#folder, empreinte.slice(0, 2));
    if ((await this.#examine(empreinte)) === 'intacte') return;
    await this.files.makeFolder(shelf);
    const temporary = join(shelf, `.${empreinte}.${randomUUID()}.tmp`);
    this.#writing.add(temporary);
    try {
      await writeNewFile(this.files, temporary, bytes);
      if (await this.files.stat(path)) await this.#setAside(empreinte, path);
      await renamePatiently(this.files, temporary, path);
    } catch (error) {
      await this.files.unlink(temporary).catch(() => undefined);
      throw error;
    } finally {
      this.#writing.delete(temporary);
    }
    // The file's name, its folder's and the folder of all: each may be new.
    for (const folder of [shelf, this.#folder, this.dossier]) await this.files.syncFolder(folder);
  }

  /** A damaged file leaves its name to the sound bytes, and is kept. */
  async #setAside(empreinte: string, path: string): Promise<void> {
    const folder = join(this.dossier, DOSSIER_QUARANTAINE);
    await this.files.makeFolder(folder);
    await renamePatiently(this.files, path, join(folder, `piece-${empreinte}.${randomUUID()}`));
    await this.files.syncFolder(folder);
  }

  /** Reads the file by fractions; null when given up, or when the disk does not answer: that proves nothing. */
  async #examine(
    empreinte: string,
    signal?: AbortSignal,
  ): Promise<'intacte' | 'manquante' | 'alteree' | null> {
    const path = this.#path(empreinte);
    try {
      if (!(await this.files.stat(path))) return 'manquante';
      const file = await this.files.open(path, 'r');
      try {
        const hash = createHash('sha256');
        const buffer = Buffer.allocUnsafe(MORCEAU);
        for (let position = 0; ;) {
          if (signal?.aborted === true) return null;
          const count = await file.read(buffer, position);
          if (count === 0) break;
          hash.update(buffer.subarray(0, count));
          position += count;
        }
        return hash.digest('hex') === empreinte ? 'intacte' : 'alteree';
      } finally {
        await file.close();
      }
    } catch {
      return null;
    }
  }

  #path(empreinte: string): string {
    // The registry's own entries are checked against their chain, but a path is never made of anything else.
    if (!EMPREINTE.test(empreinte)) throw new TypeError('Empreinte mal formée');
    return join(this.#folder, empreinte.slice(0, 2), empreinte);
  }
}
