/**
 * A writer to be killed. `node child.mjs commit DIR [PAYLOAD]` commits until it dies, printing each sequence
 * once it is confirmed; `hold DIR` opens, says so and waits; `count DIR N` adds one to a counter N times,
 * opening and closing each time, as often as it gets the lock.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Changement } from '#domain/registre';
import { openDepot } from '../../src-main/store/depot';
import { StoreError } from '../../src-main/store/errors';

const [, , command = '', dossier = '', argument = '0'] = process.argv;
const now = (): string => new Date().toISOString();
const say = (text: string): void => void writeSync(1, `${text}\n`);

function image(id: string, content: unknown): Changement {
  return { collection: 'avis', id, after: { id, content } } as unknown as Changement;
}

if (command === 'commit') {
  const depot = await openDepot({ dossier, now, reglages: { snapshotEvery: 20, segmentBytes: 40_000 } });
  say(`open ${depot.seq}`);
  for (;;) {
    const seq = depot.seq + 1;
    const changes = [image(`a${seq % 50}`, { seq, texte: 'é'.repeat(Number(argument) + (seq % 700)) })];
    const done = await depot.transact(() => ({ ok: true, value: 0, changes }), {
      action: 'essai',
      by: 'enfant',
    });
    if (done.ok) say(`ok ${done.commit?.seq ?? 0}`);
  }
} else if (command === 'hold') {
  await openDepot({ dossier, now });
  say('open');
  await sleep(600_000);
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
