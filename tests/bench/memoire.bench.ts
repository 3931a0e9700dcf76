import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fenetreVide, ouvrirFenetre, seen } from './fenetre';
import type { Fenetre } from './fenetre';
import { median, mesure } from './measure';
import type { Mesure } from './measure';
import { GRAND, makeGrand } from './registre/grand';

const ROUNDS = 3;
/** Once nothing is asked any more, what was only needed for a while is given back, in milliseconds. */
const CALME = 3000;
const LIGNE = 'main [role="table"] [data-row]';
const MO = 1024;

/** Every process of a program, itself included; from /proc. */
async function processus(pid: number): Promise<readonly number[]> {
  const parents = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(/\) \S (\d+)/u.exec(stat)?.[1] ?? 0);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const all: number[] = [];
  const follow = (one: number): void => {
    all.push(one);
    for (const child of parents.get(one) ?? []) follow(child);
  };
  follow(pid);
  return all;
}

/**
 * Memory of a window and of all its processes, in megabytes: what they share is counted once (PSS) where the system
 * says it, as on Linux; elsewhere what each occupies, as Electron counts it.
 */
async function memoire({ app }: Fenetre): Promise<number> {
  const pid = app.process().pid;
  if (process.platform === 'linux' && pid !== undefined) {
    let kilos = 0;
    for (const one of await processus(pid)) {
      const said = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
      kilos += Number(/^Pss:\s+(\d+)/mu.exec(said)?.[1] ?? 0);
    }
    return kilos / MO;
  }
  const kilos = await app.evaluate((electron) =>
    electron.app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kilos / MO;
}

/** What a morning opens: home, every convention, one of them and its text, words looked for, and home again. */
async function parcourir(page: Page): Promise<void> {
  const aller = async (to: string, selector: string) => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, to);
    await seen(page, selector);
  };
  await seen(page, LIGNE);
  await aller('/conventions', 'main [role="grid"] [data-row]');
  const first = await page.locator('main [role="grid"] [data-row] a').first().getAttribute('href');
  await aller((first ?? '').replace(/^#/u, ''), 'main article');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill('avenant');
  await seen(page, '[role="option"]');
  await page.keyboard.press('Escape');
  await aller('/', LIGNE);
}

async function une(
  root: string,
  args: readonly string[],
  use: (page: Page) => Promise<void>,
): Promise<number> {
  const fenetre = await ouvrirFenetre(root, args);
  try {
    await use(fenetre.page);
    await fenetre.page.waitForTimeout(CALME);
    return await memoire(fenetre);
  } finally {
    await fenetre.close();
  }
}

/** What the application holds more than an empty window, with 500 conventions, once its main screens were opened. */
export async function benchMemoire(): Promise<readonly Mesure[]> {
  const root = process.cwd();
  const folder = await mkdtemp(join(tmpdir(), 'crefop-bench-memoire-'));
  try {
    await makeGrand(folder, GRAND);
    const plus: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const vide = await une(root, fenetreVide(root), (page) => seen(page, 'main h1').then(() => undefined));
      const pleine = await une(root, ['.', `--donnees=${folder}`], parcourir);
      plus.push(pleine - vide);
    }
    // What is aimed at is 120 megabytes; it is not held yet, so that it is told and not held.
    return [mesure('mémoire de plus qu’une fenêtre vide (500 conventions), en Mo', median(plus), null)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
