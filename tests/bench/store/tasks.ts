import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open as openFile, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { put } from '#domain/registre';
import type { DepotOuvert } from '../../../src-main/store/depot';
import { sealEntry } from '../../../src-main/store/entry';
import { diskFiles } from '../../../src-main/store/files';
import type { Files } from '../../../src-main/store/files';
import { FICHIER_INSTANTANE } from '../../../src-main/store/snapshot';
import { SnapshotAdapter } from '../../../src-main/store/snapshot-writer';
import { verifyDossier } from '../../../src-main/store/verify';
import { commit, convention, openToWrite } from './sample';
import { openSqlite } from './sqlite';

/** What a child process does at each call, `rounds` times: figures by name, one a round. */
export type Tache = (rounds: number) => Figures | Promise<Figures>;
export type Figures = Readonly<Record<string, readonly number[]>>;

/** Files the measures are made on, in one folder. */
export const FICHIERS = {
  registre: 'registre',
  texte: 'donnees.json',
  lowdb: 'lowdb.json',
  sqlite: 'sqlite.db',
  nu: 'nu.bin',
} as const;

type Conventions = { conventions: Record<string, unknown> };

const clock = async (act: () => unknown): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

const collect = (): void => {
  if (globalThis.gc === undefined) throw new Error('à lancer avec --expose-gc');
  globalThis.gc();
  globalThis.gc();
};

/** Bytes held after a full collection. */
const held = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** One convention changed and recorded, against the same line appended and synced bare; in turn. */
async function enregistrer(dossier: string): Promise<Tache> {
  const depot = await openToWrite(join(dossier, FICHIERS.registre));
  const bare = await openFile(join(dossier, FICHIERS.nu), 'a');
  let rank = 0;
  return async (rounds) => {
    const nous: number[] = [];
    const nu: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const changed = put('conventions', convention(rank % 100, ++rank));
      const line = lineOf(depot, changed);
      const ours = (): Promise<number> => clock(() => commit(depot, changed));
      const floor = (): Promise<number> =>
        clock(async () => {
          await bare.write(line);
          await bare.sync();
        });
      if (round % 2 === 0) nous.push(await ours());
      nu.push(await floor());
      if (round % 2 === 1) nous.push(await ours());
    }
    return { nous, nu };
  };
}

/** The bytes that the commit of this change will add. */
function lineOf(depot: DepotOuvert, change: ReturnType<typeof put>): Buffer {
  const meta = { action: 'convention.modifier', at: new Date().toISOString(), by: 'mesure' } as const;
  return sealEntry({ ...meta, changes: [change], prev: depot.tete, seq: depot.seq + 1 }).bytes;
}

async function enregistrerLowdb(dossier: string): Promise<Tache> {
  const low = new Low<Conventions>(new JSONFile(join(dossier, FICHIERS.lowdb)), { conventions: {} });
  await low.read();
  let rank = 0;
  return async (rounds) => {
    const lowdb: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const changed = convention(rank % 100, ++rank);
      lowdb.push(
        await clock(async () => {
          low.data.conventions[changed.id] = changed;
          await low.write();
        }),
      );
    }
    return { lowdb };
  };
}

function enregistrerSqlite(dossier: string): Tache {
  const database = openSqlite(join(dossier, FICHIERS.sqlite));
  const update = database.prepare('UPDATE conventions SET fiche = ? WHERE id = ?');
  const insert = database.prepare('INSERT INTO journal (entree) VALUES (?)');
  let rank = 0;
  return async (rounds) => {
    const sqlite: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const changed = convention(rank % 100, ++rank);
      const one = database.transaction(() => {
        const fiche = JSON.stringify(changed);
        update.run(fiche, changed.id);
        insert.run(fiche);
      });
      sqlite.push(await clock(one));
    }
    return { sqlite };
  };
}

/**
 * Everything written to the disk over the canonical bytes of the records changed, from one snapshot to the end of the
 * next: the moment at which the most was written for what was changed.
 */
async function octets(dossier: string): Promise<Tache> {
  let journal = 0;
  let tout = 0;
  let snapshots = 0;
  const files: Files = {
    ...diskFiles,
    async open(path, flags) {
      const file = await diskFiles.open(path, flags);
      return {
        ...file,
        async write(bytes) {
          tout += bytes.length;
          if (path.endsWith('.jsonl')) journal += bytes.length;
          await file.write(bytes);
        },
      };
    },
    async rename(from, to) {
      await diskFiles.rename(from, to);
      if (to.endsWith(FICHIER_INSTANTANE)) snapshots++;
    },
  };
  const depot = await openToWrite(join(dossier, FICHIERS.registre), { files });
  return async (rounds) => {
    const figures = { journal: [] as number[], tout: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      let fiches = 0;
      journal = tout = snapshots = 0;
      for (let rank = 0; snapshots === 0; rank++) {
        if (rank > 100_000) throw new Error('aucun instantané n’est venu');
        const changed = convention(rank % 100, rank);
        fiches += Buffer.byteLength(JSON.stringify(changed));
        await commit(depot, put('conventions', changed));
      }
      figures.journal.push(journal / fiches);
      figures.tout.push(tout / fiches);
    }
    await depot.close();
    return figures;
  };
}

/** Conventions changed until the next snapshot is about to be due: the longest tail an opening may find. */
async function alourdir(dossier: string): Promise<Tache> {
  const registre = join(dossier, FICHIERS.registre);
  const depot = await openToWrite(registre);
  const { size } = await stat(join(registre, FICHIER_INSTANTANE));
  return async () => {
    let journaled = 0;
    for (let rank = 0; journaled < 2.1 * size; rank++) {
      const changed = put('conventions', convention(rank % 100, rank));
      journaled += lineOf(depot, changed).length;
      await commit(depot, changed);
    }
    return { journal: [journaled] };
  };
}

/** Milliseconds the main thread spent on a processor; only Linux tells. */
function ownTime(): number {
  if (process.platform !== 'linux') return Number.NaN;
  const [run] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(run) / 1e6;
}

/**
 * The longest time the event loop did not turn while a snapshot was being written and commits went on, and while nothing
 * was done. `calcul` leaves out what the main thread waited for a processor that others kept.
 */
async function arret(dossier: string): Promise<Tache> {
  const registre = join(dossier, FICHIERS.registre);
  const depot = await openToWrite(registre);
  const adapter = new SnapshotAdapter(diskFiles, registre);
  const longest = async (go: () => boolean): Promise<{ readonly stall: number; readonly own: number }> => {
    let [last, lastOwn] = [performance.now(), ownTime()];
    let [stall, own] = [0, 0];
    while (go()) {
      await turn();
      const [now, nowOwn] = [performance.now(), ownTime()];
      stall = Math.max(stall, now - last);
      own = Math.max(own, nowOwn - lastOwn);
      [last, lastOwn] = [now, nowOwn];
    }
    return { stall, own };
  };
  return async (rounds) => {
    const compaction: number[] = [];
    const calcul: number[] = [];
    const temoin: number[] = [];
    for (let round = 0; round < rounds; round++) {
      collect();
      let taken = false as boolean;
      const start = performance.now();
      const writing = adapter
        .write({ seq: depot.seq, tete: depot.tete, collections: depot.registre })
        .finally(() => (taken = true));
      const committing = (async () => {
        for (let rank = 0; !taken; rank++)
          await commit(depot, put('conventions', convention(rank % 100, rank)));
      })();
      const { stall, own } = await longest(() => !taken);
      await Promise.all([writing, committing]);
      compaction.push(stall);
      calcul.push(own);
      const until = 2 * performance.now() - start;
      temoin.push((await longest(() => performance.now() < until)).stall);
    }
    return { compaction, calcul, temoin };
  };
}

function ouvrir(dossier: string): Tache {
  return async () => {
    const before = held();
    const start = performance.now();
    const depot = await openToWrite(join(dossier, FICHIERS.registre));
    const duree = performance.now() - start;
    const memoire = held() - before;
    const conventions = depot.registre.conventions.size;
    await depot.close();
    return { duree: [duree], memoire: [memoire], conventions: [conventions] };
  };
}

function analyser(dossier: string): Tache {
  return () => {
    const before = held();
    const { duree, data } = parseFile(join(dossier, FICHIERS.texte));
    const memoire = held() - before;
    return { duree: [duree], memoire: [memoire], conventions: [Object.keys(data.conventions).length] };
  };
}

/** Apart, so that nothing holds the text any more once it is parsed. */
function parseFile(path: string): { readonly duree: number; readonly data: Conventions } {
  const text = readFileSync(path, 'utf8');
  const start = performance.now();
  const data = JSON.parse(text) as Conventions;
  return { duree: performance.now() - start, data };
}

function ouvrirLowdb(dossier: string): Tache {
  return async () => {
    const low = new Low<Conventions>(new JSONFile(join(dossier, FICHIERS.lowdb)), { conventions: {} });
    const duree = await clock(() => low.read());
    return { duree: [duree], conventions: [Object.keys(low.data.conventions).length] };
  };
}

function ouvrirSqlite(dossier: string): Tache {
  return async () => {
    const found = new Map<string, unknown>();
    const duree = await clock(() => {
      const database = openSqlite(join(dossier, FICHIERS.sqlite));
      for (const { fiche } of database.prepare('SELECT fiche FROM conventions').all()) {
        const one = JSON.parse(fiche) as { readonly id: string };
        found.set(one.id, one);
      }
      database.close();
    });
    return { duree: [duree], conventions: [found.size] };
  };
}

/** The chain checked from end to end, against SHA-256 of the same bytes, already in memory. */
async function verifier(dossier: string): Promise<Tache> {
  const folder = join(dossier, FICHIERS.registre);
  const segments = await Promise.all(
    (await readdir(join(folder, 'journal'))).map((name) => readFile(join(folder, 'journal', name))),
  );
  return async (rounds) => {
    const nous: number[] = [];
    const sha: number[] = [];
    for (let round = 0; round < rounds; round++) {
      sha.push(
        await clock(() => {
          const hash = createHash('sha256');
          for (const bytes of segments) hash.update(bytes);
          return hash.digest('hex');
        }),
      );
      nous.push(
        await clock(async () => {
          const { intact, premierDefaut } = await verifyDossier(folder);
          if (!intact) throw new Error(premierDefaut?.message);
        }),
      );
    }
    return { nous, sha };
  };
}

export const TACHES = {
  enregistrer,
  enregistrerLowdb,
  enregistrerSqlite,
  octets,
  alourdir,
  arret,
  ouvrir,
  analyser,
  ouvrirLowdb,
  ouvrirSqlite,
  verifier,
} as const satisfies Record<string, (dossier: string) => Tache | Promise<Tache>>;

export type NomTache = keyof typeof TACHES;
