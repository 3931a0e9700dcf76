import { formatDepassement, formatTaille } from '#domain/fichier';
import { ArchiveError, readCatalogue } from '../../documents/archive';
import type { ArchiveEntry } from '../../documents/archive';
import { demesure, endommage, protege } from './refus';

/** Files of an office document; one with hundreds of pictures has fewer. */
const MAX_ENTRIES = 10_000;
/** Bytes of one part, unpacked. */
const MAX_PART = 20 * 1024 * 1024;
/** Bytes of all the parts that are read, unpacked. */
const MAX_TOTAL = 60 * 1024 * 1024;
/** Times a part may be deflated, past its first megabytes: text repeated by a program, never by an author. */
const MAX_RATIO = 200;
const FREE_OF_RATIO = 2 * 1024 * 1024;

/** The parts of an office document, unpacked when they are asked for and never twice what they announce. */
export type Paquet = {
  /** As the archive writes them. */
  readonly noms: readonly string[];
  contient(nom: string): boolean;
  /** Null when there is none of that name; small and capital letters are the same, as the format has it. */
  lire(nom: string): Promise<Uint8Array | null>;
};

/** Opens the archive an office document is. Rejects with a ReadingError when it is no archive, lies, or has a password. */
export async function ouvrirPaquet(bytes: Uint8Array): Promise<Paquet> {
  const catalogue = await readCatalogue(bytes, MAX_ENTRIES).catch((error: unknown) => {
    throw error instanceof ArchiveError ? endommage() : error;
  });
  const parNom = new Map<string, ArchiveEntry>();
  for (const entry of catalogue.values()) {
    if (entry.encrypted) throw protege();
    const nom = entry.name.toLowerCase();
    // Two programs that read the same file would not read the same text.
    if (parNom.has(nom)) throw endommage();
    parNom.set(nom, entry);
  }
  let total = 0;
  return {
    noms: [...parNom.values()].map(({ name }) => name),
    contient: (nom) => parNom.has(nom.toLowerCase()),
    lire: async (nom) => {
      const entry = parNom.get(nom.toLowerCase());
      if (entry === undefined) return null;
      total += entry.size;
      verifier(entry, total);
      return entry.read().catch(() => {
        throw endommage();
      });
    },
  };
}

function verifier({ size, compressed }: ArchiveEntry, total: number): void {
  const [mesure, borne] = size > MAX_PART ? [size, MAX_PART] : [total, MAX_TOTAL];
  if (mesure > borne) {
    const { taille, borne: limite } = formatDepassement(mesure, borne);
    throw demesure(
      `Le texte de ce document annonce ${taille}, et ${limite} au plus sont lus : il n’a pas été ouvert.`,
    );
  }
  if (size > FREE_OF_RATIO + MAX_RATIO * compressed)
    throw demesure(
      `Ce document annonce ${formatTaille(size)} de texte tenus dans ${formatTaille(compressed)}, ce qu’aucun texte ne permet : il n’a pas été ouvert.`,
    );
}
