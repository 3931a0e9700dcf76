import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Coordonnees, Joindre } from '../application/ports';
import { StoreError, errorCode } from './errors';
import { diskFiles, readSmallFile, renamePatiently, writeNewFile } from './files';
import type { Files } from './files';

export const FICHIER_COORDONNEES = 'coordonnees.json';
const FORMAT = 'registre-crefop/coordonnees';

type Tenu = Readonly<Record<string, Joindre>>;

/**
 * The contact data of the members, in a file of their own. The journal forgets nothing, a backup is a copy of it, and
 * these must be forgotten one day: they stand in neither. Written anew as a whole, so that no earlier version stays.
 */
export class FichierCoordonnees implements Coordonnees {
  readonly #files: Files;
  readonly #dossier: string;
  /** One writing at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(dossier: string, files: Files = diskFiles) {
    this.#dossier = dossier;
    this.#files = files;
  }

  async lire(): Promise<ReadonlyMap<string, Joindre>> {
    const path = join(this.#dossier, FICHIER_COORDONNEES);
    let text: string;
    try {
      text = (await readSmallFile(this.#files, path)).toString('utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return new Map();
      throw illisible(error);
    }
    try {
      const read: unknown = JSON.parse(text);
      if (!estTenu(read)) throw new TypeError('not contact data');
      return new Map(Object.entries(read.membres));
    } catch (cause) {
      throw illisible(cause);
    }
  }

  garder(changes: ReadonlyMap<string, Joindre | null>): Promise<void> {
    const next = this.#last.then(() => this.#write(changes));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #write(changes: ReadonlyMap<string, Joindre | null>): Promise<void> {
    const all = new Map(await this.lire());
    for (const [id, one] of changes) {
      if (one === null) all.delete(id);
      else all.set(id, one);
    }
    const path = join(this.#dossier, FICHIER_COORDONNEES);
    const temporary = join(this.#dossier, `.${FICHIER_COORDONNEES}.${randomUUID()}.tmp`);
    const text = `${JSON.stringify({ format: FORMAT, version: 1, membres: Object.fromEntries(all) }, null, 2)}\n`;
    try {
      await writeNewFile(this.#files, temporary, Buffer.from(text, 'utf8'));
      await renamePatiently(this.#files, temporary, path);
      await this.#files.syncFolder(this.#dossier);
    } catch (cause) {
      await this.#files.unlink(temporary).catch(() => undefined);
      throw new StoreError(
        'COORDONNEES_IMPOSSIBLES',
        `Les coordonnées des membres n’ont pas pu être écrites (${errorCode(cause) || 'erreur du système'}).`,
        'Vérifiez que le dossier du registre est accessible en écriture et que le disque n’est pas plein, puis recommencez.',
        { cause },
      );
    }
  }
}

const illisible = (cause: unknown): StoreError =>
  new StoreError(
    'COORDONNEES_ILLISIBLES',
    `Les coordonnées des membres (${FICHIER_COORDONNEES}) sont illisibles.`,
    'Mettez ce fichier de côté : le registre lui-même n’est pas touché, et les coordonnées se saisissent ou s’importent de nouveau.',
    { cause },
  );

const texteOuRien = (value: unknown): boolean => value === null || typeof value === 'string';

function estTenu(value: unknown): value is { readonly membres: Tenu } {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version, membres } = value as Record<string, unknown>;
  if (format !== FORMAT || version !== 1 || typeof membres !== 'object' || membres === null) return false;
  return Object.values(membres).every(
    (one: unknown) =>
      typeof one === 'object' &&
      one !== null &&
      texteOuRien((one as Record<string, unknown>).courriel) &&
      texteOuRien((one as Record<string, unknown>).telephone),
  );
}
