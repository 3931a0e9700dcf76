/**
 * What the palette asks at each key, against a bare scan of the same words, folded once; and what one more entry of the
 * journal costs to be found.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fold } from '#domain/french';
import { COLLECTIONS } from '#domain/registre';
import { DESCRIPTIONS } from '#registre/fiches';
import { openApplication } from '../../src-main/compose';
import type { Application } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { motsDuRegistre } from '../../src-main/application/recherche/recherche';
import { actionLabel, objetLabel } from '../../src-main/application/journal/line';
import { median, mesure } from './measure';
import type { Mesure } from './measure';
import { GRAND, JOUR, makeGrand } from './registre/grand';
import { tenue } from './tenue';

const TENUE_MS = 50;
const ROUNDS = 5;
const ACTES = 15;
/** Typed key by key. */
const PHRASES = [
  'avnant',
  'valbrune',
  'prefete',
  'bilan 2024',
  'orientation',
  'convention avenant',
  'comité handicap',
];

const clock = async (act: () => unknown): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

/** Every word that is sought, folded: what a bare scan looks through. */
async function plies({ depot }: Application): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const collection of COLLECTIONS)
    for (const entite of depot.registre[collection].values()) {
      const { textes, parents, parties } = motsDuRegistre(depot.registre, collection, entite);
      texts.push([DESCRIPTIONS[collection].nommer(entite), ...textes, ...parents].join(' '));
      for (const partie of parties) texts.push([partie.titre, ...partie.textes].join(' '));
    }
  for (let from = 1; from <= depot.seq; from += 500)
    for (const { action, changes } of await depot.entries({ from, limit: 500 }))
      texts.push([actionLabel(action), ...changes.map(objetLabel)].join(' '));
  return texts.map(fold);
}

export async function benchRecherche(): Promise<readonly Mesure[]> {
  const cache = join(process.cwd(), 'node_modules', '.cache', 'registre-crefop');
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(join(cache, 'mesures-'));
  try {
    await makeGrand(root, GRAND);
    const application = await openApplication({
      dossier: root,
      horloge: JOUR,
      porte: 'terminal',
      utilisateur: 'mesure',
      lecteur: readInPlace(),
    });
    const chercher = async (texte: string) => {
      const reply = await application.handlers['recherche.chercher']({
        texte,
        dans: null,
        pres: null,
        limite: 200,
      });
      if (!reply.ok) throw new Error(reply.error.message);
      return reply.value;
    };
    const reading = await tenue(async () => {
      while ((await chercher('')).enCours) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const texts = await plies(application);
    const keys = PHRASES.flatMap((phrase) => Array.from(phrase, (_, rang) => phrase.slice(0, rang + 1)));
    const [ours, scans, longest]: [number[], number[], number[]] = [[], [], []];
    for (let round = -1; round < ROUNDS; round++) {
      let [mine, bare, slowest] = [0, 0, 0];
      for (const key of keys) {
        const spent = await clock(() => chercher(key));
        mine += spent;
        slowest = Math.max(slowest, spent);
        const words = fold(key).split(/\s+/u).filter(Boolean);
        bare += await clock(() => texts.filter((text) => words.every((word) => text.includes(word))));
      }
      if (round < 0) continue;
      ours.push(mine);
      scans.push(bare);
      longest.push(slowest);
    }
    const updates: number[] = [];
    for (let n = 0; n < ACTES; n++) {
      const done = await application.handlers['titulaires.constaterVacance']({
        conventionId: `convention-${n + 1}`,
        signataireId: 'draaf',
        debut: JOUR,
        source: 'arrêté du 30 novembre 2026 (fictif)',
      });
      if (!done.ok) throw new Error(done.error.message);
      updates.push(await clock(() => chercher('vacante')));
    }
    await application.close();
    const what = `${GRAND.conventions} conventions, ${GRAND.entrees} entrées`;
    return [
      mesure(`recherche par touche (${what}) / parcours des mêmes mots`, median(ours) / median(scans), 3),
      mesure('recherche, plus longue touche (ms)', Math.min(...longest), TENUE_MS),
      mesure('première lecture de ce qui se cherche, plus longue tenue (ms)', reading, null),
      mesure('recherche juste après un acte enregistré (ms)', median(updates), TENUE_MS),
    ];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
