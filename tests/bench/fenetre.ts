import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

export type Fenetre = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly close: () => Promise<void>;
};

/** A window of Electron on a profile of its own: the application's, or an empty one. `args`: its folder first. */
export async function ouvrirFenetre(root: string, args: readonly string[]): Promise<Fenetre> {
  const profile = await mkdtemp(join(tmpdir(), 'crefop-bench-profil-'));
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') env[name] = value;
  }
  const app = await _electron.launch({
    args: [...args, `--user-data-dir=${profile}`],
    cwd: root,
    env,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const close = async () => {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  };
  try {
    return { app, page: await app.firstWindow(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The window that shows nothing, of the same Electron. */
export const fenetreVide = (root: string): readonly string[] => [join(root, 'tests/bench/empty-window')];

/** Waits for what is seen: looked for at each frame, as a locator waits longer and longer between two looks. */
export const seen = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector(wanted)?.checkVisibility() === true, selector, {
    polling: 'raf',
  });
