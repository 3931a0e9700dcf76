/** A large registry opened and listed, against the same words with one convention, in one run. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openApplication } from '../../src-main/compose';
import type { Application } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { FICHIER_INSTANTANE } from '../../src-main/store/snapshot';
import { median, mesure } from './measure';
import type { Mesure } from './measure';
import { GRAND, JOUR, makeGrand } from './registre/grand';
import { tenue } from './tenue';

const ROUNDS = 5;
/** Longest that a question may hold the thread that answers everyone, in milliseconds. */
const TENUE_MS = 50;
const ECRANS = ['conventions.lister', 'accueil.lire'] as const;

const clock = async (act: () => unknown): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

const open = (dossier: string): Promise<Application> =>
  openApplication({
    dossier,
    horloge: JOUR,
    porte: 'terminal',
    utilisateur: 'mesure',
    lecteur: readInPlace(),
    mode: 'lecture',
  });

export async function benchRegistre(): Promise<readonly Mesure[]> {
  const cache = join(process.cwd(), 'node_modules', '.cache', 'registre-crefop');
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(join(cache, 'mesures-'));
  const [grand, petit] = [join(root, 'grand'), join(root, 'petit')];
  try {
    await makeGrand(grand, GRAND);
    await makeGrand(petit, { conventions: 1, avenants: 4, entrees: 40 });
    return [...(await ouverture(grand)), ...(await ecrans(grand, petit))];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function ouverture(grand: string): Promise<readonly Mesure[]> {
  const ours: number[] = [];
  const parse: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const opening = await clock(async () => {
      const application = await open(grand);
      await application.close();
    });
    const parsing = await clock(
      () => JSON.parse(readFileSync(join(grand, FICHIER_INSTANTANE), 'utf8')) as unknown,
    );
    if (round < 0) continue;
    ours.push(opening);
    parse.push(parsing);
  }
  const what = `${GRAND.conventions} conventions, ${GRAND.avenants} avenants, ${GRAND.entrees} entrées`;
  return [mesure(`ouverture de ${what} / JSON.parse de l’instantané`, median(ours) / median(parse), 3)];
}

/** The first answer is worked out; the next ones only where something changed. */
async function ecrans(grand: string, petit: string): Promise<readonly Mesure[]> {
  const mesures: Mesure[] = [];
  for (const ecran of ECRANS) {
    const premiers: number[] = [];
    const uns: number[] = [];
    const suivants: number[] = [];
    const ecritures: number[] = [];
    const tenues: number[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      const all = await open(grand);
      const un = await open(petit);
      const ask = (application: Application) => application.handlers[ecran]({});
      let first = 0;
      const held = await tenue(async () => {
        first = await clock(() => ask(all));
      });
      const one = await clock(() => ask(un));
      const again = await clock(() => ask(all));
      const answer = await ask(all);
      const write = await clock(() => JSON.stringify(answer));
      await all.close();
      await un.close();
      if (round < 0) continue;
      premiers.push(first);
      uns.push(one);
      suivants.push(again);
      ecritures.push(write);
      tenues.push(held);
    }
    const n = GRAND.conventions;
    mesures.push(
      mesure(
        `${ecran}, première fois : ${n} conventions / ${n} fois une`,
        median(premiers) / (n * median(uns)),
        2,
      ),
      mesure(`${ecran}, première fois : plus longue tenue (ms)`, Math.min(...tenues), TENUE_MS),
      mesure(`${ecran}, ensuite / écriture de la réponse`, median(suivants) / median(ecritures), 5),
    );
  }
  return mesures;
}
