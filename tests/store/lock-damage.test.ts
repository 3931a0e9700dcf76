import { cpSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDepot } from '../../src-main/store/depot';
import { StoreError } from '../../src-main/store/errors';
import { places } from '../support/essais';
import { commit, freshFolder, image, lockText, now, stateOf } from './support';

/** Opened side by side: one that finds an unreadable lock waits most of a second to see whether it is being written. */
const TOGETHER = 40;

/** Where the system does not tell when a process started, only that instant says that this one is over. */
function isOfStart(lock: Buffer, at: number): boolean {
  const start = lock.indexOf('"startedAt":"') + '"startedAt":"'.length;
  return at >= start && at < lock.indexOf('"', start);
}

it.each([
  ['just now', 0],
  ['more than a minute ago', 61],
])(
  'a lock left by a dead session %s, with a byte of it altered: the registry opens, or is refused clearly; it is read in any case',
  async (when, seconds) => {
    const source = await freshFolder();
    const first = await openDepot({ dossier: source, now });
    await commit(first, image('avis', 'a', 1));
    const state = stateOf(first.registre);
    await first.close();
    // A process that lives, and that is not the one the lock was for: nothing hides it, whatever is hidden of others.
    const sound = Buffer.from(lockText({ pid: process.pid }));
    const all = [...sound.keys()].filter((at) => process.platform === 'linux' || !isOfStart(sound, at));
    // Where a lock that can be read becomes one that cannot.
    const edge = (at: number): boolean => '{}'.includes(String.fromCharCode(sound[at] ?? 0));
    const tried = places(`octet retourné du verrou, ${when}`, all, edge, 38);

    const tryByte = async (at: number, mask: number): Promise<'opened' | 'refused'> => {
      const dossier = await freshFolder();
      cpSync(source, dossier, { recursive: true });
      const lock = join(dossier, 'verrou.json');
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      writeFileSync(lock, bytes);
      const written = Date.now() / 1000 - seconds;
      utimesSync(lock, written, written);

      const reader = await openDepot({ dossier, now, mode: 'lecture' });
      expect(stateOf(reader.registre)).toEqual(state);
      await reader.close();
      expect(readFileSync(lock).equals(bytes)).toBe(true);
      try {
        const depot = await openDepot({ dossier, now });
        expect(stateOf(depot.registre)).toEqual(state);
        expect(await commit(depot, image('avis', 'b', 2))).toBe(2);
        await depot.close();
        expect(readdirSync(dossier).filter((name) => name.startsWith('verrou'))).toEqual([]);
        return 'opened';
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        expect([error.code, error.message.startsWith('Ce registre est ')]).toEqual(['VERROUILLE', true]);
        return 'refused';
      }
    };

    const outcomes: string[] = [];
    for (let from = 0; from < tried.length; from += TOGETHER) {
      const some = tried.slice(from, from + TOGETHER);
      outcomes.push(...(await Promise.all(some.map((at) => tryByte(at, at % 2 === 0 ? 1 : 0x80)))));
    }
    // One that says nothing any more may be being written; a minute later it holds nobody out.
    expect(new Set(outcomes)).toEqual(new Set(seconds > 60 ? ['opened'] : ['opened', 'refused']));
  },
);
