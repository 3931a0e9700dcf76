import { join } from 'node:path';
import { errorCode } from '../errors';
import type { Files } from '../files';
import { FICHIER_MANIFESTE, isBackupId, readManifest } from './manifest';
import type { Manifeste } from './manifest';
import { selectKept } from './rotation';
import { removeTree } from './trees';

/** An unfinished backup of that age is nobody's work any more. */
const ABANDON_MS = 6 * 3_600_000;

/** A folder of backups. */
export class Place {
  constructor(
    private readonly files: Files,
    readonly dossier: string,
  ) {}

  folderOf(id: string): string {
    if (!isBackupId(id)) throw new TypeError('Identifiant de sauvegarde mal formé');
    return join(this.dossier, id);
  }

  /**
   * The finished backups, the latest first, and the names of those whose manifest cannot be read. Of one registry
   * when `premiere` (the hash of its first entry) is known: a shared folder may hold several registries' backups.
   */
  async list(
    premiere: string | null,
  ): Promise<{ readonly sauvegardes: readonly Manifeste[]; readonly illisibles: readonly string[] }> {
    const sauvegardes: Manifeste[] = [];
    const illisibles: string[] = [];
    for (const name of await this.#names()) {
      const manifeste = await readManifest(this.files, join(this.dossier, name), name);
      if (manifeste === 'illisible') illisibles.push(name);
      else if (manifeste !== null && (premiere === null || manifeste.premiere === premiere)) {
        sauvegardes.push(manifeste);
      }
    }
    return { sauvegardes: sauvegardes.sort((a, b) => (a.at < b.at ? 1 : -1)), illisibles };
  }

  /** Removes the backups the rotation lets go, and what interrupted ones left. Never one of another registry. */
  async rotate(premiere: string, now: string): Promise<void> {
    const { sauvegardes } = await this.list(premiere);
    const kept = selectKept(sauvegardes, now);
    for (const { id } of sauvegardes) {
      // The manifest first: cut short, what is left is an unfinished backup, never offered.
      if (!kept.has(id)) await removeTree(this.files, this.folderOf(id), FICHIER_MANIFESTE);
    }
    for (const name of await this.#names()) {
      const folder = join(this.dossier, name);
      const mtime = (await this.files.stat(folder))?.mtimeMs;
      const old = mtime !== undefined && Math.abs(Date.parse(now) - mtime) > ABANDON_MS;
      if (old && (await readManifest(this.files, folder, name)) === null)
        await removeTree(this.files, folder);
    }
  }

  async #names(): Promise<string[]> {
    try {
      return (await this.files.list(this.dossier)).filter(isBackupId).sort().reverse();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}
