import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { emptyRegistre, put } from '#domain/registre';
import { applyChanges, GENESIS, sealEntry } from '../../../src-main/store/entry';
import { diskFiles } from '../../../src-main/store/files';
import { PieceStore } from '../../../src-main/store/pieces';
import { segmentName } from '../../../src-main/store/segments';
import { SnapshotAdapter } from '../../../src-main/store/snapshot-writer';
import { vieDe } from './vie';
import type { Acte } from './vie';

export type Taille = { readonly conventions: number; readonly avenants: number; readonly entrees: number };

/** A Region’s office would not fill it in a century: what holds there holds everywhere. */
export const GRAND: Taille = { conventions: 500, avenants: 2000, entrees: 20_000 };
/** The day its dates are counted from. */
export const JOUR = civilDate('2026-11-30');

const SEGMENT_BYTES = 4 * 1024 * 1024;
const FICHIERS = ['acte signé.txt', 'bordereau de transmission.txt'] as const;

/** What falls to the one of that rank, of `total` shared by `count`: the first take what remains. */
const part = (total: number, count: number, rank: number): number =>
  Math.trunc(total / count) + (rank < total % count ? 1 : 0);

/**
 * Writes a whole registry in an empty folder: its journal, its snapshot, its pieces. The same sizes and the same day
 * give the same bytes. Its names are invented, and it says so itself.
 */
export async function makeGrand(
  dossier: string,
  { conventions, avenants, entrees }: Taille,
  aujourdhui: CivilDate = JOUR,
): Promise<void> {
  await mkdir(dossier, { recursive: true });
  const pieces = new PieceStore(dossier);
  const fichiers = await Promise.all(
    FICHIERS.map(async (nom) => ({
      nom,
      ...(await pieces.put(new TextEncoder().encode(`Pièce fictive : ${nom}`))),
    })),
  );
  const fiche = put('fiches', { id: 'registre', nom: 'Registre d’essai, fictif', demonstration: true });
  const vies = Array.from({ length: conventions }, (_, rank) =>
    vieDe(rank, {
      aujourdhui,
      avenants: part(avenants, conventions, rank),
      // The first entry is the registry’s own.
      entrees: part(entrees - 1, conventions, rank),
      fichiers,
    }),
  );
  await write(dossier, [{ action: 'exemple.charger', changes: [fiche] }, ...interleaved(vies)], aujourdhui);
}

/** Every convention goes on a little each day, as in an office. */
function* interleaved(vies: readonly (readonly Acte[])[]): Generator<Acte> {
  const longest = Math.max(0, ...vies.map(({ length }) => length));
  for (let step = 0; step < longest; step++)
    for (const vie of vies) {
      const acte = vie[step];
      if (acte !== undefined) yield acte;
    }
}

async function write(dossier: string, actes: readonly Acte[], aujourdhui: CivilDate): Promise<void> {
  const folder = join(dossier, 'journal');
  await mkdir(folder);
  const collections = emptyRegistre();
  let prev = GENESIS;
  let seq = 1;
  for (let rest = actes; rest.length > 0;) {
    const file = await open(join(folder, segmentName(seq)), 'wx', 0o600);
    const lines: Buffer[] = [];
    let bytes = 0;
    for (const { action, changes } of rest) {
      if (bytes >= SEGMENT_BYTES) break;
      // A year of work, up to the day before.
      const day = addDays(aujourdhui, Math.floor(((seq - 1) / actes.length) * 365) - 365);
      const at = `${day}T08:00:00.000Z`;
      const sealed = sealEntry({ action, at, by: 'essai', changes, prev, seq });
      applyChanges(collections, changes);
      lines.push(sealed.bytes);
      bytes += sealed.bytes.length;
      prev = sealed.hash;
      seq++;
    }
    rest = rest.slice(lines.length);
    await file.writeFile(Buffer.concat(lines));
    await file.close();
  }
  await new SnapshotAdapter(diskFiles, dossier).write({ seq: seq - 1, tete: prev, collections });
}
