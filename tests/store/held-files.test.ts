import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GENESIS } from '../../src-main/store/entry';
import { diskFiles } from '../../src-main/store/files';
import type { Files } from '../../src-main/store/files';
import { Lock } from '../../src-main/store/lock';
import { emptyCollections } from '../../src-main/store/opening';
import { PieceStore } from '../../src-main/store/pieces';
import { readSettings, writeSettings } from '../../src-main/store/settings';
import type { Instantane } from '../../src-main/store/snapshot';
import { SnapshotAdapter } from '../../src-main/store/snapshot-writer';
import { backupsOf, Clock, registry } from './backup/support';
import { freshFolder, lockText, now, open, refusal } from './support';

/* An antivirus or a sync client holds the file that is to be given its name: Windows refuses, for a moment. */

const CODES = ['EBUSY', 'EPERM', 'EACCES'] as const;
type Code = (typeof CODES)[number];

/** Every name is refused that many times, then given. */
function holdingDisk(
  code: Code,
  times: number,
): { readonly files: Files; readonly held: Map<string, number> } {
  const held = new Map<string, number>();
  const rename: Files['rename'] = async (from, to) => {
    const done = held.get(to) ?? 0;
    if (done === times) return diskFiles.rename(from, to);
    held.set(to, done + 1);
    throw Object.assign(new Error(code), { code });
  };
  return { files: { ...diskFiles, rename }, held };
}

const REGLAGES = { secondaire: { dossier: '/media/cle', marque: 'm', vuLe: null } };

async function writeAndRead(files: Files, damaged: string | null): Promise<void> {
  const dossier = await freshFolder();
  if (damaged !== null) writeFileSync(join(dossier, 'reglages.json'), damaged);
  await writeSettings(files, dossier, REGLAGES, now);
  expect(await readSettings(diskFiles, dossier)).toEqual({ reglages: REGLAGES, avertissement: null });
  if (damaged !== null) expect(readdirSync(join(dossier, 'quarantaine'))).toHaveLength(1);
}

/** Each renaming of the store, and how many of them it makes. */
const RENAMINGS: readonly (readonly [string, number, (files: Files) => Promise<void>])[] = [
  ['the settings', 1, (files) => writeAndRead(files, null)],
  ['damaged settings, set aside', 2, (files) => writeAndRead(files, '{"format":')],
  [
    'the lock of a dead session, taken over',
    1,
    async (files) => {
      const dossier = await freshFolder();
      writeFileSync(join(dossier, 'verrou.json'), lockText());
      const lock = await Lock.acquire(files, dossier);
      expect(lock.interrompue?.detenteur?.nom).toBe('Camille');
      await lock.release();
      expect(readdirSync(dossier)).toEqual([]);
    },
  ],
  [
    'a snapshot',
    1,
    async (files) => {
      const dossier = await freshFolder();
      const collections = emptyCollections() as unknown as Instantane['collections'];
      await new SnapshotAdapter(files, dossier).write({ seq: 1, tete: GENESIS, collections });
      expect(readdirSync(dossier)).toEqual(['instantane.json']);
    },
  ],
  [
    'a piece',
    1,
    async (files) => {
      const { sha256 } = await new PieceStore(await freshFolder(), files).put(Buffer.from('scan'));
      expect(sha256).toHaveLength(64);
    },
  ],
  [
    'a backup: its snapshot and its manifest',
    2,
    async (files) => {
      const { backups } = await registry(3, { files });
      const { id } = await backups.create('manuelle');
      expect((await backups.list()).sauvegardes).toMatchObject([{ id }]);
    },
  ],
  [
    'a repair: its note, what is set aside with what it tells, and the repaired journal',
    5,
    async (files) => {
      const { dossier, depot, backups } = await registry(3);
      const { id } = await backups.create('manuelle');
      await depot.close();
      const journal = join(dossier, 'journal', '000000000001.jsonl');
      const bytes = readFileSync(journal);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      writeFileSync(journal, bytes);
      writeFileSync(join(dossier, 'instantane.json'), '');
      const damaged = await open(dossier, { mode: 'si-libre' });
      const repairing = backupsOf(dossier, damaged, new Clock(), { files });
      const plan = await repairing.planRepair(id);
      await repairing.repair(
        id,
        { ...plan, perdues: plan.perdues.length },
        { par: 'essai', motif: 'Essai.' },
      );
      expect([damaged.seq, damaged.lectureSeule]).toEqual([plan.seq, null]);
    },
  ],
];

describe('a file held for a moment', () => {
  it.each(RENAMINGS.flatMap(([what, count, act]) => CODES.map((code) => [what, code, count, act] as const)))(
    '%s, %s: waited for',
    async (_what, code, count, act) => {
      const { files, held } = holdingDisk(code, 2);
      await act(files);
      expect([...held.values()]).toEqual(Array.from({ length: count }, () => 2));
    },
  );

  it('is waited for no longer than a moment: the settings stay as they were, and it is said', async () => {
    const dossier = await freshFolder();
    await writeSettings(diskFiles, dossier, { secondaire: null }, now);
    const { files } = holdingDisk('EBUSY', Infinity);
    const refused = await refusal(writeSettings(files, dossier, REGLAGES, now));
    expect([refused.code, refused.message.includes('EBUSY')]).toEqual(['REGLAGES_IMPOSSIBLES', true]);
    expect(await readSettings(diskFiles, dossier)).toMatchObject({ reglages: { secondaire: null } });
    expect(readdirSync(dossier)).toEqual(['reglages.json']);
  });

  it('that is the lock does not shut everyone out once it is let go: the same session tries again', async () => {
    const dossier = await freshFolder();
    writeFileSync(join(dossier, 'verrou.json'), lockText());
    const { files } = holdingDisk('EPERM', Infinity);
    await expect(Lock.acquire(files, dossier)).rejects.toMatchObject({ code: 'EPERM' });
    expect(readdirSync(dossier)).toEqual(['verrou.json']);
    const lock = await Lock.acquire(diskFiles, dossier);
    await lock.release();
  });

  it.each(['gives a sign of life', 'is replaced'])(
    'that is the lock of a session of another machine is left to it when it %s meanwhile',
    async (what) => {
      const dossier = await freshFolder();
      const path = join(dossier, 'verrou.json');
      writeFileSync(path, lockText({ host: 'poste-12', processStart: null }));
      const silent = Date.now() / 1000 - 61;
      utimesSync(path, silent, silent);
      const other = lockText({ host: 'poste-12', nonce: what === 'is replaced' ? 'autre' : 'mort' });
      const { files, held } = holdingDisk('EBUSY', 2);
      const rename: Files['rename'] = async (from, to) => {
        // It was only asleep: it says so as its lock is about to be replaced.
        if (held.get(to) === 1) writeFileSync(path, other);
        await files.rename(from, to);
      };
      const refused = await refusal(Lock.acquire({ ...files, rename }, dossier));
      expect([refused.code, refused.detenteur?.machine]).toEqual(['VERROUILLE', 'poste-12']);
      expect([readdirSync(dossier), readFileSync(path, 'utf8')]).toEqual([['verrou.json'], other]);
    },
  );
});
