import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { median, mesure } from './measure';
import type { Mesure } from './measure';

const ROUNDS = 9;

/** From spawn to the first screen's heading, in milliseconds. */
async function launch(root: string, args: readonly string[], selector: string): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), 'crefop-bench-profil-'));
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') env[name] = value;
  }
  const start = performance.now();
  const app = await _electron.launch({
    args: [...args, `--user-data-dir=${profile}`],
    cwd: root,
    env,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await app.firstWindow();
    // Looked for at each frame: a locator waits longer and longer between two looks, up to half a second.
    await page.waitForFunction(
      (wanted) => document.querySelector(wanted)?.checkVisibility() === true,
      selector,
      { polling: 'raf' },
    );
    return performance.now() - start;
  } finally {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Launch to the first screen with the sample registry, against an empty window of the same Electron. */
export async function benchLaunch(): Promise<readonly Mesure[]> {
  const root = process.cwd();
  const dossier = await mkdtemp(join(tmpdir(), 'crefop-bench-registre-'));
  try {
    const application = await openApplication({
      dossier,
      porte: 'terminal',
      utilisateur: 'mesure',
      lecteur: readInPlace(),
    });
    await application.handlers['exemple.charger']({ demonstration: true });
    await application.close();
    const ours = () => launch(root, ['.', `--donnees=${dossier}`], 'main h1');
    const empty = () => launch(root, [join(root, 'tests/bench/empty-window')], 'main h1');
    await empty();
    await ours();
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // In turn, and the order alternates: the machine's drift cancels out.
      const first = round % 2 === 0 ? await ours() : await empty();
      const second = round % 2 === 0 ? await empty() : await ours();
      ratios.push(round % 2 === 0 ? first / second : second / first);
    }
    return [mesure('lancement → premier écran / fenêtre vide', median(ratios), 1.4)];
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}
