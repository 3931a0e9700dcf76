import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Backups } from '../../../src-main/store/backup/backups';
import type { BackupsOptions } from '../../../src-main/store/backup/backups';
import { PieceStore } from '../../../src-main/store/pieces';
import type { DepotOuvert } from '../../../src-main/store/depot';
import { commit, freshFolder, image, open } from '../support';

export const START = '2026-11-24T03:00:00.000Z';

/** A clock the test moves. */
export class Clock {
  constructor(public at: string = START) {}
  readonly now = (): string => this.at;
  advance(ms: number): void {
    this.at = new Date(Date.parse(this.at) + ms).toISOString();
  }
}

export const HOUR = 3_600_000;

/** A registry of `count` entries, and its backups. */
export async function registry(
  count: number,
  { files, ...options }: Partial<BackupsOptions> = {},
  segmentBytes = 700,
) {
  const dossier = await freshFolder();
  const clock = new Clock();
  const reglages = { segmentBytes };
  const depot = await open(dossier, { now: clock.now, reglages });
  for (let n = 1; n <= count; n++) await commit(depot, image('avis', `a${n % 4}`, `émis ${n}`));
  const backups = backupsOf(dossier, depot, clock, { segmentBytes, ...(files ? { files } : {}), ...options });
  return { dossier, clock, depot, backups, reglages };
}

export function backupsOf(
  dossier: string,
  depot: DepotOuvert,
  clock: Clock,
  options: Partial<BackupsOptions> = {},
): Backups {
  return new Backups({
    dossier,
    depot,
    pieces: new PieceStore(dossier),
    now: clock.now,
    avertir: () => undefined,
    ...options,
  });
}

export const places = (dossier: string): string => join(dossier, 'sauvegardes');

export const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
