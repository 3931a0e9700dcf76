/**
 * Every date of a large registry, told for the first time, against reading the records it is told from; what one more
 * act costs, and what the list takes of home.
 */
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

const TENUE_MS = 50;
const ROUNDS = 5;

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

export async function benchEcheances(): Promise<readonly Mesure[]> {
  const cache = join(process.cwd(), 'node_modules', '.cache', 'registre-crefop');
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(join(cache, 'mesures-'));
  try {
    await makeGrand(root, GRAND);
    const [liste, suite, lecture, accueil, tenues]: number[][] = [[], [], [], [], []];
    let dates = 0;
    for (let round = -1; round < ROUNDS; round++) {
      const reading = await clock(
        () => JSON.parse(readFileSync(join(root, FICHIER_INSTANTANE), 'utf8')) as unknown,
      );
      const application = await open(root);
      const lister = () =>
        application.handlers['echeances.lister']({ du: null, au: null, conventionId: null });
      let first = 0;
      const held = await tenue(async () => {
        first = await clock(lister);
      });
      const again = await clock(lister);
      const reply = await lister();
      if (!reply.ok) throw new Error(reply.error.message);
      dates = reply.value.echeances.length;
      await application.close();
      const seule = await open(root);
      const home = await clock(() => seule.handlers['accueil.lire']({}));
      await seule.close();
      if (round < 0) continue;
      lecture?.push(reading);
      liste?.push(first);
      suite?.push(again);
      accueil?.push(home);
      tenues?.push(held);
    }
    const what = `${GRAND.conventions} conventions, ${GRAND.avenants} avenants, ${dates} dates`;
    const of = (values: readonly number[] | undefined): number => median(values ?? []);
    return [
      mesure(`liste des échéances (${what}) / lecture des mêmes fiches`, of(liste) / of(lecture), 2),
      mesure('liste des échéances, plus longue tenue (ms)', Math.min(...(tenues ?? [])), TENUE_MS),
      mesure('liste des échéances, ensuite / lecture des mêmes fiches', of(suite) / of(lecture), 1),
      mesure('accueil entier / liste des échéances seule', of(accueil) / of(liste), null),
    ];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
