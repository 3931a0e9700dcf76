import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { fenetreVide, ouvrirFenetre, seen } from './fenetre';
import { median, mesure } from './measure';
import { GRAND, makeGrand } from './registre/grand';
import type { Mesure } from './measure';

const ROUNDS = 9;

/** What is waited for, in the order it comes: a heading; a line of the work table. */
const TITRE = 'main h1';
const LIGNE = 'main [role="table"] [data-row]';

/** From spawn to each of these, in milliseconds. */
async function launch(
  root: string,
  args: readonly string[],
  selectors: readonly string[],
): Promise<readonly number[]> {
  const start = performance.now();
  const { page, close } = await ouvrirFenetre(root, args);
  try {
    const times: number[] = [];
    for (const selector of selectors) {
      await seen(page, selector);
      times.push(performance.now() - start);
    }
    return times;
  } finally {
    await close();
  }
}

/** Launch to the first heading and to the first thing to do, against an empty window of the same Electron. */
async function contre(root: string, dossier: string): Promise<readonly (readonly number[])[]> {
  const ours = () => launch(root, ['.', `--donnees=${dossier}`], [TITRE, LIGNE]);
  const empty = () => launch(root, fenetreVide(root), [TITRE]);
  await empty();
  await ours();
  const ratios: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turn, and the order alternates: the machine's drift cancels out.
    const first = round % 2 === 0 ? await ours() : await empty();
    const second = round % 2 === 0 ? await empty() : await ours();
    const [seen, [floor = Number.NaN]] = round % 2 === 0 ? [first, second] : [second, first];
    ratios.push(seen.map((time) => time / floor));
  }
  return ratios;
}

/** With the sample registry, then with one of 500 conventions. */
export async function benchLaunch(): Promise<readonly Mesure[]> {
  const root = process.cwd();
  const folder = await mkdtemp(join(tmpdir(), 'crefop-bench-registre-'));
  const [petit, grand] = [join(folder, 'petit'), join(folder, 'grand')];
  try {
    const application = await openApplication({
      dossier: petit,
      porte: 'terminal',
      utilisateur: 'mesure',
      lecteur: readInPlace(),
    });
    await application.handlers['exemple.charger']({ demonstration: true });
    await application.close();
    await makeGrand(grand, GRAND);
    const small = await contre(root, petit);
    const large = await contre(root, grand);
    const at = (all: readonly (readonly number[])[], rang: number): number =>
      median(all.map((times) => times[rang] ?? Number.NaN));
    return [
      mesure('lancement → premier écran / fenêtre vide', at(small, 0), 1.4),
      mesure('lancement → première chose à faire / fenêtre vide', at(small, 1), 1.25),
      mesure('lancement → première chose à faire (500 conventions) / fenêtre vide', at(large, 1), 1.6),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
