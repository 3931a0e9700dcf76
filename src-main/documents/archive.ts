import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { crc32 } from './crc32';

/** What is wrong with an archive; its shape is the one the dispatcher shows to people. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly remede =
    'Rien n’a été modifié dans le registre. Choisissez le ZIP d’un dossier de continuité tel qu’il a été produit, ou son registre.json.';
  constructor(
    message: string,
    readonly code: 'ARCHIVE_ILLISIBLE' | 'IMPORT_ETRANGER' = 'ARCHIVE_ILLISIBLE',
  ) {
    super(message);
  }
}

/** One file of an archive, as the catalogue declares it. */
export type ArchiveEntry = {
  /** Never a path: only compared with names that are expected. */
  readonly name: string;
  /** Declared sizes, in bytes. Reading gives exactly `size` bytes, whose checksum is that of the catalogue, and stops at the first one more. */
  readonly size: number;
  readonly compressed: number;
  readonly encrypted: boolean;
  read(): Promise<Uint8Array>;
};

const damaged = (): ArchiveError =>
  new ArchiveError('Cette archive est endommagée : elle n’a pas pu être lue.');

/**
 * The catalogue at the end of a ZIP, which says what every file in it will weigh: nothing is inflated before it was
 * read whole. Rejects with an ArchiveError when it cannot be read, names a file twice, or announces more than
 * `maxEntries` files.
 */
export async function readCatalogue(
  bytes: Uint8Array,
  maxEntries: number,
): Promise<ReadonlyMap<string, ArchiveEntry>> {
  const found = new Map<string, ArchiveEntry>();
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names as bytes: decoded, those that would lead out of a folder are errors, and here they are only strings.
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false }).catch(() => {
      throw new ArchiveError('Ce fichier n’est pas une archive ZIP, ou il a été coupé.', 'IMPORT_ETRANGER');
    });
    if (zip.entryCount > maxEntries)
      throw new ArchiveError(
        `Cette archive annonce ${zip.entryCount} fichiers, et ${maxEntries} au plus sont lus : elle n’a pas été ouverte.`,
      );
    for await (const entry of zip.eachEntry()) {
      const name = (entry.fileName as string | Buffer).toString('utf8');
      if (found.has(name)) throw new ArchiveError('Cette archive contient deux fois le même nom de fichier.');
      found.set(name, {
        name,
        size: entry.uncompressedSize,
        compressed: entry.compressedSize,
        encrypted: entry.isEncrypted(),
        read: () => inflate(zip, entry),
      });
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : damaged();
  }
  return found;
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    const whole = new Uint8Array(entry.uncompressedSize);
    let at = 0;
    // The stream fails as soon as it holds more, and at its end when it held less, than was declared.
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      whole.set(chunk, at);
      at += chunk.byteLength;
    }
    if (crc32(whole) === entry.crc32) return whole;
  } catch {
    // Told below.
  }
  throw damaged();
}
