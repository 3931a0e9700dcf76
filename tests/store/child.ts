/**
 * A writer to be killed. `node child.mjs commit DIR [PAYLOAD [MOMENT RANK]]` commits until it dies, printing each
 * sequence once it is confirmed; on a full disk it prints `refus` and tries again. It kills itself before, in the
 * middle of or after (`avant`, `pendant`, `apres`) the operation on the disk of that rank. `hold DIR` opens, says so
 * and waits; `count DIR N` adds one to a counter N times, opening and closing each time, as often as it gets the lock;
 * `relay DIR NAME FROM COUNT` does the same in longer turns, one of five counters at a time, each action signed by its
 * number.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Changement } from '#domain/registre';
import { openDepot } from '../../src-main/store/depot';
import { StoreError } from '../../src-main/store/errors';
import { diskFiles } from '../../src-main/store/files';
import type { Files } from '../../src-main/store/files';

const [, , command = '', dossier = '', argument = '0', moment = '', rank = ''] = process.argv;
const now = (): string => new Date().toISOString();
const say = (text: string): void => void writeSync(1, `${text}\n`);

function image(id: string, content: unknown): Changement {
  return { collection: 'avis', id, after: { id, content } } as unknown as Changement;
}

/** A disk under a program that dies at one exact operation, of those that change it or wait for it. */
function deadly(): Files {
  let left = Number(rank);
  const die = (): never => {
    process.kill(process.pid, 'SIGKILL');
    throw new Error('mort');
  };
  const around = async <T>(act: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> => {
    if (left-- !== 0) return act();
    if (moment === 'pendant') await half?.();
    if (moment === 'apres') await act();
    return die();
  };
  return {
    ...diskFiles,
    open: async (path, flags) => {
      const file = await (flags === 'r'
        ? diskFiles.open(path, flags)
        : around(() => diskFiles.open(path, flags)));
      return {
        ...file,
        write: (bytes) =>
          around(
            () => file.write(bytes),
            () => file.write(bytes.subarray(0, bytes.length >> 1)),
          ),
        datasync: () => around(() => file.datasync()),
        sync: () => around(() => file.sync()),
        truncate: (length) => around(() => file.truncate(length)),
      };
    },
    makeFolder: (path) => around(() => diskFiles.makeFolder(path)),
    rename: (from, to) => around(() => diskFiles.rename(from, to)),
    link: (from, to) => around(() => diskFiles.link(from, to)),
    unlink: (path) => around(() => diskFiles.unlink(path)),
    syncFolder: (path) => around(() => diskFiles.syncFolder(path)),
  };
}

/** Counts in turn with another process, of which each tries to take the place as soon as it is free. */
async function relay(name: string, from: number, count: number): Promise<void> {
  for (let done = from; done < count;) {
    try {
      const depot = await openDepot({ dossier, now });
      say('open');
      for (let turn = 100 + Math.random() * 200; turn > 0 && done < count; turn--) {
        const id = `compteur-${done % 5}`;
        await depot.transact(
          ({ avis }) => {
            const seen = (avis.get(id) as { content?: number } | undefined)?.content ?? 0;
            return { ok: true, value: 0, changes: [image(id, seen + 1)] };
          },
          { action: `${name}-${done}`, by: name },
        );
        say(`plus ${done++}`);
      }
      await depot.close();
      await sleep(20);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'VERROUILLE') throw error;
      await sleep(1 + Math.random() * 4);
    }
  }
}

if (command === 'commit') {
  const files = moment === '' ? diskFiles : deadly();
  const reglages = { files, snapshotEvery: 20, segmentBytes: 40_000 };
  const depot = await openDepot({ dossier, now, reglages });
  say(`open ${depot.seq}`);
  for (;;) {
    const seq = depot.seq + 1;
    const changes = [image(`a${seq % 50}`, { seq, texte: 'é'.repeat(Number(argument) + (seq % 700)) })];
    try {
      const done = await depot.transact(() => ({ ok: true, value: 0, changes }), {
        action: 'essai',
        by: 'enfant',
      });
      if (done.ok) say(`ok ${done.commit?.seq ?? 0}`);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'DISQUE_PLEIN') throw error;
      // What a person does: try again, until there is room.
      say(`refus ${depot.seq}`);
      await sleep(5);
    }
  }
} else if (command === 'hold') {
  await openDepot({ dossier, now });
  say('open');
  await sleep(600_000);
} else if (command === 'relay') {
  await relay(argument, Number(moment), Number(rank));
} else {
  for (let done = 0; done < Number(argument);) {
    try {
      const depot = await openDepot({ dossier, now });
      await depot.transact(
        ({ avis }) => {
          const seen = (avis.get('compteur') as { content?: number } | undefined)?.content ?? 0;
          return { ok: true, value: 0, changes: [image('compteur', seen + 1)] };
        },
        { action: 'compter', by: String(process.pid) },
      );
      say('plus');
      done++;
      await depot.close();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'VERROUILLE') throw error;
      await sleep(1 + Math.random() * 4);
    }
  }
}
