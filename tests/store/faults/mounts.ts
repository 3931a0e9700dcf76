import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/* Real file systems, small ones, where this machine lets a test mount them: Linux, as root. */

const run = promisify(execFile);

export async function unmount(folder: string): Promise<void> {
  await run('umount', [folder]);
}

/** A file system in memory, of so many kilobytes. */
export async function mountTmpfs(folder: string, kilobytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
}

/** Takes writing away from a mounted file system, or gives it back; refused while a file is open to be written. */
export async function remount(folder: string, access: 'ro' | 'rw'): Promise<void> {
  await run('mount', ['-o', `remount,${access}`, folder]);
}

/** An empty ext4 disk in a file. */
export async function makeImage(image: string, megabytes: number): Promise<void> {
  await writeFile(image, '');
  await truncate(image, megabytes * 1024 * 1024);
  await run('mkfs.ext4', ['-q', '-F', image]);
}

/** `options` beside `loop`, separated by commas. */
export async function mountImage(image: string, folder: string, options = 'rw'): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run('mount', ['-o', `loop,${options}`, image, folder]);
}

/** Why this machine cannot; `null` when it can. Tried once, for real. */
async function obstacle(attempt: (folder: string) => Promise<void>): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'root requis';
  const folder = await mkdtemp(join(tmpdir(), 'crefop-montage-'));
  try {
    await attempt(folder);
    return null;
  } catch {
    return 'montage refusé par cette machine';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const NO_TMPFS = await obstacle(async (folder) => {
  const mounted = join(folder, 'm');
  await mountTmpfs(mounted, 64);
  await unmount(mounted);
});

/** What a test that has a failing layer of files beside the real disk is tried on: said in its title. */
export const DISKS_TRIED =
  NO_TMPFS === null ? 'tmpfs réel et couche simulée' : `couche simulée seule : ${NO_TMPFS}`;

export const NO_LOOP = await obstacle(async (folder) => {
  const [image, mounted] = [join(folder, 'i.img'), join(folder, 'm')];
  await makeImage(image, 4);
  await mountImage(image, mounted);
  await unmount(mounted);
});
