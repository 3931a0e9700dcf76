import { formatDepassement, formatTaille, TAILLE_MAX_PIECE } from '#domain/fichier';
import type { Contenu, DossierLu } from '../../application/echanges/ports';
import { ArchiveError, readCatalogue } from '../archive';
import type { ArchiveEntry } from '../archive';

/*
 * Measured on a registry of 500 conventions and 2 000 avenants, each with the whole text of the real convention: its
 * dossier holds 4 016 files and 127 MiB once inflated, of which registre.json is 19 MiB deflated 95 times, the texts of
 * conventions being so much alike. What is refused is several times as much.
 */
const MAX_ENTRIES = 50_000;
const MAX_REGISTRE = 128 * 1024 * 1024;
const MAX_TOTAL = 512 * 1024 * 1024;

/** Times a text may be deflated, past its first megabytes. A scan may be more: blank pages are; its size is bounded. */
const MAX_RATIO = 200;
const FREE_OF_RATIO = 8 * 1024 * 1024;

const REGISTRE = 'registre.json';
const PIECE = /^pieces\/([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/;

/**
 * Takes from a ZIP what an import uses, and nothing else: no name of it ever becomes a path. What it announces is
 * looked at before anything is inflated; a piece is only inflated when it is asked for.
 */
export async function readDossier(bytes: Uint8Array): Promise<DossierLu> {
  const catalogue = await readCatalogue(bytes, MAX_ENTRIES);
  const registre = catalogue.get(REGISTRE) ?? null;
  const pieces = new Map<string, Contenu>();
  let total = registre?.size ?? 0;
  for (const entry of catalogue.values()) {
    const sha256 = PIECE.exec(entry.name)?.[1];
    if (sha256 === undefined) continue;
    if (pieces.has(sha256)) throw new ArchiveError('Cette archive contient deux fois la même pièce jointe.');
    if (entry.size > TAILLE_MAX_PIECE) throw tooLarge('une pièce jointe', entry.size, TAILLE_MAX_PIECE);
    total += entry.size;
    pieces.set(sha256, { lire: () => entry.read() });
  }
  if (registre !== null) checkRegistre(registre);
  if (total > MAX_TOTAL) throw tooLarge('un ensemble', total, MAX_TOTAL);
  return { registre: (await registre?.read()) ?? null, pieces };
}

function checkRegistre({ size, compressed }: ArchiveEntry): void {
  if (size > MAX_REGISTRE) throw tooLarge('un registre', size, MAX_REGISTRE);
  if (size > FREE_OF_RATIO + MAX_RATIO * compressed)
    throw new ArchiveError(
      `Cette archive annonce un registre de ${formatTaille(size)} tenu dans ${formatTaille(compressed)}, ce qu’aucun registre ne permet : elle n’a pas été lue.`,
    );
}

function tooLarge(what: string, size: number, limit: number): ArchiveError {
  const { taille, borne } = formatDepassement(size, limit);
  return new ArchiveError(
    `Cette archive annonce ${what} de ${taille}, et ${borne} au plus sont lus : elle n’a pas été lue.`,
  );
}
