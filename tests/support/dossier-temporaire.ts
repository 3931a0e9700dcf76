import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;

/** One seed for all the processes of the run. */
export function graine(): void {
  process.env.ESSAIS_GRAINE ??= String(1 + Math.floor(Math.random() * 2147483646));
}

/** One temporary folder for the whole run, gone with it: the tests make hundreds, some in processes that are killed. */
export function setup(): void {
  graine();
  folder = mkdtempSync(join(tmpdir(), 'registre-crefop-essais-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
}

export function teardown(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
