import { basename, join } from 'node:path';
import { StoreError, writeFailure } from './errors';
import type { Files, OpenFile } from './files';
import type { ChainEnd } from './journal';
import { DOSSIER_JOURNAL, segmentName } from './segments';

/** The only hand that writes the journal. */
export class JournalWriter {
  #file: OpenFile | null = null;
  #path: string;
  #length: number;
  /** True while bytes of a failed commit may stand after the last good one. */
  #dirty = false;

  constructor(
    private readonly files: Files,
    private readonly dossier: string,
    private readonly segmentBytes: number,
    fin: ChainEnd['fin'],
  ) {
    this.#path = fin?.segment.path ?? '';
    this.#length = fin?.length ?? 0;
  }

  /** Where the good bytes end: nothing after it was ever confirmed. */
  get end(): { readonly segment: string; readonly length: number } | null {
    return this.#path === '' ? null : { segment: basename(this.#path), length: this.#length };
  }

  /**
   * Appends one line and returns once it is on the disk. On any error the file is cut back to its last good
   * length: a torn line left in the middle would make every later entry unreadable, confirmed or not. `meanwhile`,
   * which cannot throw, runs while the disk works.
   */
  async append<T>(bytes: Buffer, seq: number, meanwhile: () => T): Promise<T> {
    try {
      if (this.#dirty) await this.#cutBack();
      const file = await this.#currentFile(seq);
      await this.#checkUntouched(file);
      this.#dirty = true;
      await file.write(bytes);
      const synced = file.datasync();
      const done = meanwhile();
      await synced;
      this.#dirty = false;
      this.#length += bytes.length;
      return done;
    } catch (error) {
      // A second failure changes nothing for the caller: the next append starts by trying again.
      if (this.#dirty) await this.#cutBack().catch(() => undefined);
      throw writeFailure(error);
    }
  }

  /** `mine` false: another session writes there now, what stands after our last entry may be its own. */
  async close(mine: boolean): Promise<void> {
    const file = this.#file;
    this.#file = null;
    if (mine && this.#dirty) await this.#cutBack().catch(() => undefined);
    await file?.close();
  }

  async #currentFile(seq: number): Promise<OpenFile> {
    if (this.#path !== '' && this.#length < this.segmentBytes) {
      this.#file ??= await this.files.open(this.#path, 'a');
      return this.#file;
    }
    const folder = join(this.dossier, DOSSIER_JOURNAL);
    const path = join(folder, segmentName(seq));
    await this.files.makeFolder(folder);
    const file = await this.files.open(path, 'a');
    try {
      if ((await file.state()).size !== 0) throw foreignWriter(path);
      await this.files.syncFolder(folder);
      await this.files.syncFolder(this.dossier);
    } catch (error) {
      await file.close();
      throw error;
    }
    await this.#file?.close();
    this.#file = file;
    this.#path = path;
    this.#length = 0;
    return file;
  }

  /** A file that is longer, shorter or gone was touched by someone else: appending would bury the evidence. */
  async #checkUntouched(file: OpenFile): Promise<void> {
    const { size, links } = await file.state();
    if (size !== this.#length || links === 0) throw foreignWriter(this.#path);
  }

  /** A handle of its own: Windows does not truncate through one opened for appending. */
  async #cutBack(): Promise<void> {
    await cutFile(this.files, this.#path, this.#length);
    this.#dirty = false;
  }
}

/** Shortens a file, durably. */
export async function cutFile(files: Files, path: string, length: number): Promise<void> {
  const file = await files.open(path, 'r+');
  try {
    await file.truncate(length);
    await file.sync();
  } finally {
    await file.close();
  }
}

function foreignWriter(path: string): StoreError {
  return new StoreError(
    'ECRITURE_IMPOSSIBLE',
    `Le journal a été modifié par un autre programme (${DOSSIER_JOURNAL}/${basename(path)}) : l’action n’est pas enregistrée.`,
    'Fermez puis rouvrez le registre ; si le dossier est synchronisé, laissez la synchronisation se terminer d’abord.',
  );
}
