import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { makeLastingFolder, renamePatiently, writeNewFile } from './files';
import type { Files } from './files';

/** Where what cannot be read is kept: nothing that was once in the registry's folder is ever overwritten. */
export const DOSSIER_QUARANTAINE = 'quarantaine';

export class Quarantine {
  constructor(
    private readonly files: Files,
    private readonly dossier: string,
    private readonly now: () => string,
  ) {}

  /** Keeps a copy of these bytes, durably. */
  async keep(name: string, bytes: Buffer): Promise<void> {
    const folder = await this.#folder();
    await writeNewFile(this.files, join(folder, `${name}.${this.#stamp()}`), bytes);
    await this.files.syncFolder(folder);
  }

  /** Moves a file of the registry's folder here. */
  async move(name: string): Promise<void> {
    const folder = await this.#folder();
    await renamePatiently(this.files, join(this.dossier, name), join(folder, `${name}.${this.#stamp()}`));
    await this.files.syncFolder(folder);
    await this.files.syncFolder(this.dossier);
  }

  async #folder(): Promise<string> {
    const folder = join(this.dossier, DOSSIER_QUARANTAINE);
    await makeLastingFolder(this.files, folder);
    return folder;
  }

  /** The instant, for the eye, and a random part. */
  #stamp(): string {
    return `${this.now().replaceAll(/[^0-9TZ]/g, '')}-${randomUUID().slice(0, 8)}`;
  }
}
