import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { median, mesure } from './measure';
import type { Mesure } from './measure';
import { convention, makeJournal, makeRegistry } from './store/sample';
import { openSqlite, SQLITE_FOLDER } from './store/sqlite';
import { FICHIERS } from './store/tasks';
import type { Figures, NomTache } from './store/tasks';
import { once, Worker } from './store/worker';

const MANY = 10_000;
/** A registry of 50 000 whole conventions takes some 2 GB: a small machine measures what it can hold, and says so. */
const MOST = totalmem() > 8 * 2 ** 30 ? 50_000 : 10_000;
const ENTRIES = 100_000;
const TAILED = 2000;

const count = (n: number): string => n.toLocaleString('fr-FR').replaceAll('\u202F', ' ');

/** What the store costs over what the machine itself asks for the same work, in the same run, on the same disk. */
export async function benchStore(): Promise<Mesure[]> {
  // In the project's own folder: the system's temporary one may be in memory, where nothing is ever durable.
  const cache = join(process.cwd(), 'node_modules', '.cache', 'registre-crefop');
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(join(cache, 'mesures-'));
  const at = (name: string): string => join(root, name);
  try {
    for (const [name, conventions] of [
      ['petit', 100],
      ['100 conventions', 100],
      ['2 000 conventions', 2000],
    ] as const) {
      await makeRegistry(join(at(name), FICHIERS.registre), conventions);
    }
    await makeData(at('dix-mille'), MANY);
    return [
      ...(await benchGrowth(at('petit'), at('grand'))),
      ...(await benchBytes(at('100 conventions'), at('2 000 conventions'))),
      ...(await benchOpening(at('dix-mille'))),
      ...(await benchLongTail(at('suite longue'))),
      ...(await benchCommits(at('dix-mille'))),
      ...(await benchStall(at('dix-mille'))),
      ...(await benchVerify(at('journal'))),
    ];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The same conventions as our registry, as one text, as lowdb's file, and in a database when there is one. */
async function makeData(dossier: string, conventions: number): Promise<void> {
  await makeRegistry(join(dossier, FICHIERS.registre), conventions);
  const data = Object.fromEntries(
    Array.from({ length: conventions }, (_, rank) => [`convention-${rank}`, convention(rank)]),
  );
  await writeFile(join(dossier, FICHIERS.texte), JSON.stringify({ conventions: data }));
  const low = new Low(new JSONFile<{ conventions: typeof data }>(join(dossier, FICHIERS.lowdb)), {
    conventions: data,
  });
  await low.write();
  if (SQLITE_FOLDER === undefined) return;
  const database = openSqlite(join(dossier, FICHIERS.sqlite));
  database.exec('CREATE TABLE conventions (id TEXT PRIMARY KEY, fiche TEXT NOT NULL) STRICT');
  database.exec('CREATE TABLE journal (seq INTEGER PRIMARY KEY, entree TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO conventions (id, fiche) VALUES (?, ?)');
  database.transaction(() => {
    for (const one of Object.values(data)) insert.run(one.id, JSON.stringify(one));
  })();
  database.close();
}

const of = (figures: Figures, name: string): readonly number[] => {
  const values = figures[name];
  if (values === undefined) throw new Error(`mesure absente : ${name}`);
  return values;
};

const middle = (figures: Figures, name: string): number => median(of(figures, name));

/** Both registries take turns, so that a slow moment of the machine is in both. */
async function benchGrowth(small: string, large: string): Promise<Mesure[]> {
  await makeRegistry(join(large, FICHIERS.registre), MOST);
  const workers = [
    await Worker.start('enregistrer', small, 8192),
    await Worker.start('enregistrer', large, 8192),
  ];
  const nous: number[][] = [[], []];
  const nu: number[] = [];
  try {
    for (const worker of workers) await worker.rounds(60);
    for (let turn = 0; turn < 16; turn++) {
      for (const [index, worker] of workers.entries()) {
        const figures = await worker.rounds(24);
        nous[index]?.push(...of(figures, 'nous'));
        if (index === 0) nu.push(...of(figures, 'nu'));
      }
    }
  } finally {
    for (const worker of workers) await worker.stop();
    await rm(large, { recursive: true, force: true });
  }
  const [few = [], many = []] = nous;
  return [
    mesure('enregistrement durable / ajout + fsync des mêmes octets', median(few) / median(nu), 3),
    mesure(`enregistrement : ${count(MOST)} conventions / 100 conventions`, median(many) / median(few), 1.5),
  ];
}

/** The most that is ever written for what is changed, in a small registry and in one whose snapshot weighs. */
async function benchBytes(...dossiers: readonly string[]): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const [index, dossier] of dossiers.entries()) {
    const figures = await once('octets', dossier, 2);
    if (index === 0) {
      const journal = Math.max(...of(figures, 'journal'));
      mesures.push(mesure('octets du journal / octets canoniques des fiches changées', journal, 1.5));
    }
    const what = `octets écrits, instantané compris, au pire moment (${basename(dossier)})`;
    mesures.push(mesure(what, Math.max(...of(figures, 'tout')), 1.5));
  }
  return mesures;
}

const OPENINGS = 5;

/** A process each time: what a person waits for who starts the application. */
async function benchOpening(dossier: string): Promise<Mesure[]> {
  const tasks: NomTache[] = ['ouvrir', 'analyser', 'ouvrirLowdb'];
  if (SQLITE_FOLDER !== undefined) tasks.push('ouvrirSqlite');
  const durations = new Map<NomTache, number[]>(tasks.map((task) => [task, []]));
  const memories = new Map<NomTache, number>();
  for (let round = 0; round < OPENINGS; round++) {
    for (const task of tasks) {
      const figures = await once(task, dossier);
      if (middle(figures, 'conventions') !== MANY) throw new Error(`${task} n’a pas tout lu`);
      durations.get(task)?.push(middle(figures, 'duree'));
      const memory = figures.memoire;
      if (memory) memories.set(task, median(memory));
    }
  }
  const duration = (task: NomTache): number => median(durations.get(task) ?? []);
  const ratio = (task: NomTache): number => duration(task) / duration('analyser');
  const what = `${count(MANY)} conventions`;
  return [
    mesure(`ouverture de ${what} / JSON.parse`, ratio('ouvrir'), 3),
    mesure(`ouverture de ${what} par lowdb (JSONFile) / JSON.parse`, ratio('ouvrirLowdb'), null),
    ...(SQLITE_FOLDER === undefined
      ? []
      : [mesure(`ouverture de ${what} par better-sqlite3 / JSON.parse`, ratio('ouvrirSqlite'), null)]),
    mesure(
      `mémoire de ${what} / JSON.parse`,
      (memories.get('ouvrir') ?? Number.NaN) / (memories.get('analyser') ?? Number.NaN),
      2,
    ),
  ];
}

/** A registry whose next snapshot is about to be due, as one killed just then leaves it. */
async function benchLongTail(dossier: string): Promise<Mesure[]> {
  await makeData(dossier, TAILED);
  await once('alourdir', dossier);
  const durations = { ouvrir: [] as number[], analyser: [] as number[] };
  for (let round = 0; round < OPENINGS; round++)
    for (const task of ['analyser', 'ouvrir'] as const)
      durations[task].push(middle(await once(task, dossier), 'duree'));
  const ratio = median(durations.ouvrir) / median(durations.analyser);
  const what = `ouverture de ${count(TAILED)} conventions, la plus longue suite à relire / JSON.parse`;
  return [mesure(what, ratio, null)];
}

/** lowdb rewrites everything at each change: one round tells enough. */
async function benchCommits(dossier: string): Promise<Mesure[]> {
  const ours = await Worker.start('enregistrer', dossier);
  const sqlite = SQLITE_FOLDER === undefined ? null : await Worker.start('enregistrerSqlite', dossier);
  const lowdb = await once('enregistrerLowdb', dossier);
  const nu: number[] = [];
  const theirs: number[] = [];
  try {
    await ours.rounds(30);
    await sqlite?.rounds(30);
    for (let turn = 0; turn < 8; turn++) {
      nu.push(...of(await ours.rounds(16), 'nu'));
      if (sqlite) theirs.push(...of(await sqlite.rounds(16), 'sqlite'));
    }
  } finally {
    await ours.stop();
    await sqlite?.stop();
  }
  const what = `parmi ${count(MANY)}, / ajout + fsync`;
  return [
    mesure(`enregistrement par lowdb (JSONFile), ${what}`, middle(lowdb, 'lowdb') / median(nu), null),
    ...(sqlite
      ? [mesure(`enregistrement par better-sqlite3, ${what}`, median(theirs) / median(nu), null)]
      : []),
  ];
}

async function benchStall(dossier: string): Promise<Mesure[]> {
  const figures = await once('arret', dossier, 3);
  const longest = (name: string): number => Math.max(...of(figures, name));
  return [
    mesure(
      `plus long arrêt pendant l’instantané de ${count(MANY)} conventions (ms)`,
      longest('compaction'),
      16,
    ),
    ...(process.platform === 'linux'
      ? [mesure('dont calcul, sans l’attente d’un processeur occupé ailleurs (ms)', longest('calcul'), null)]
      : []),
    mesure('même durée sans rien faire, plus long arrêt (ms)', longest('temoin'), null),
  ];
}

async function benchVerify(dossier: string): Promise<Mesure[]> {
  await makeJournal(join(dossier, FICHIERS.registre), ENTRIES);
  const figures = await once('verifier', dossier, 9);
  return [
    mesure(
      `vérification de ${count(ENTRIES)} entrées / SHA-256 des mêmes octets`,
      middle(figures, 'nous') / middle(figures, 'sha'),
      3,
    ),
  ];
}
