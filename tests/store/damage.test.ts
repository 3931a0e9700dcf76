import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EntreeJournal } from '../../src-main/application/ports';
import { openDepot } from '../../src-main/store/depot';
import { sealEntry } from '../../src-main/store/entry';
import { StoreError } from '../../src-main/store/errors';
import { verifyDossier } from '../../src-main/store/verify';
import { places } from '../support/essais';
import {
  commit,
  FaultyDisk,
  freshFolder,
  image,
  later,
  now,
  open,
  openDamaged,
  refusal,
  stateOf,
  treeOf,
} from './support';

const journalOf = (dossier: string): string => join(dossier, 'journal', '000000000001.jsonl');

/** A small registry of `count` entries, closed; with its bytes. */
async function small(
  count = 4,
  { snapshot = true } = {},
): Promise<{ dossier: string; bytes: Buffer; states: unknown[] }> {
  const dossier = await freshFolder();
  const depot = await openDepot({ dossier, now });
  const states: unknown[] = [stateOf(depot.registre)];
  for (let n = 1; n <= count; n++) {
    await commit(depot, image('avis', `a${n % 3}`, `émis ${n}`));
    states.push(stateOf(depot.registre));
  }
  await depot.close();
  if (!snapshot) rmSync(join(dossier, 'instantane.json'));
  return { dossier, bytes: readFileSync(journalOf(dossier)), states };
}

describe('a last line cut short', () => {
  it('at every byte: set aside or completed, told, and all before it is there', async () => {
    const { dossier, bytes, states } = await small(4, { snapshot: false });
    const lastStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
    const lengths = Array.from({ length: bytes.length - lastStart }, (_, at) => lastStart + at);
    const edge = (length: number): boolean => length < lastStart + 2 || length > bytes.length - 3;
    for (const length of places('dernière ligne coupée', lengths, edge, 30)) {
      rmSync(join(dossier, 'quarantaine'), { recursive: true, force: true });
      rmSync(join(dossier, 'instantane.json'), { force: true });
      writeFileSync(journalOf(dossier), bytes.subarray(0, length));
      const complete = length === bytes.length - 1;
      // Verification waits a little before it calls a line cut short (it may be being written): not at every byte.
      if (length % 16 === 0 || edge(length))
        expect((await verifyDossier(dossier)).intact).toBe(length === lastStart);
      const depot = await openDepot({ dossier, now });
      expect(depot.seq).toBe(complete ? 4 : 3);
      expect(stateOf(depot.registre)).toEqual(states[depot.seq]);
      expect(depot.avertissements).toHaveLength(length === lastStart ? 0 : 1);
      const aside = existsSync(join(dossier, 'quarantaine')) ? readdirSync(join(dossier, 'quarantaine')) : [];
      expect(aside.map((name) => readFileSync(join(dossier, 'quarantaine', name)))).toEqual(
        complete || length === lastStart ? [] : [bytes.subarray(lastStart, length)],
      );
      await commit(depot, image('avis', 'suite', 1));
      expect(await depot.verify()).toMatchObject({ intact: true, entrees: depot.seq });
      await depot.close();
    }
  });

  it('with zeros where the bytes had not reached the disk', async () => {
    const { dossier, bytes, states } = await small(4, { snapshot: false });
    for (const [from, to] of [
      [bytes.length - 100, bytes.length],
      [bytes.length - 100, bytes.length - 1],
      [bytes.lastIndexOf(10, bytes.length - 2) + 1, bytes.length],
    ] as const) {
      writeFileSync(journalOf(dossier), Buffer.from(bytes).fill(0, from, to));
      const depot = await openDepot({ dossier, now });
      expect(stateOf(depot.registre)).toEqual(states[3]);
      expect(depot.avertissements).toHaveLength(1);
      await depot.close();
      rmSync(join(dossier, 'instantane.json'));
    }
  });

  it('is not taken for a torn one when the snapshot attests it', async () => {
    const { dossier, bytes, states } = await small(4);
    writeFileSync(journalOf(dossier), bytes.subarray(0, bytes.length - 10));
    const { lectureSeule, state } = await openDamaged(dossier);
    expect(state).toEqual(states[4]);
    expect(lectureSeule.raison).toContain('s’arrête à l’entrée 3, alors que l’instantané en atteste 4');
    expect((await verifyDossier(dossier)).intact).toBe(false);
  });

  it('is not said to be unconfirmed by the verification when the snapshot or a printed head attests it', async () => {
    const { dossier, bytes } = await small(4);
    const last = bytes.lastIndexOf(10, bytes.length - 2) + 1;
    for (const cut of [bytes.length - 30, last + 1]) {
      writeFileSync(journalOf(dossier), bytes.subarray(0, cut));
      expect((await verifyDossier(dossier)).premierDefaut).toMatchObject({
        seq: 4,
        nature: 'journal-tronque',
      });
    }
    rmSync(join(dossier, 'instantane.json'));
    expect((await verifyDossier(dossier)).premierDefaut?.nature).toBe('ligne-incomplete');
    const { hash } = JSON.parse(bytes.subarray(last).toString()) as EntreeJournal;
    const reperes = [{ seq: 4, empreinte: hash.slice(0, 16), origine: 'la lettre imprimée' }];
    expect((await verifyDossier(dossier, { reperes })).premierDefaut).toMatchObject({
      nature: 'journal-tronque',
      repere: reperes[0],
    });
  });

  it('is left alone by a reader: the writer may be in the middle of it', async () => {
    const { dossier, bytes, states } = await small(4, { snapshot: false });
    writeFileSync(journalOf(dossier), bytes.subarray(0, bytes.length - 10));
    const depot = await open(dossier, { mode: 'lecture' });
    expect(stateOf(depot.registre)).toEqual(states[3]);
    writeFileSync(journalOf(dossier), bytes);
    expect(await depot.refresh()).toBe(true);
    expect(stateOf(depot.registre)).toEqual(states[4]);
  });
});

describe('a flipped byte', () => {
  it.each([0x01, 0x20, 0x80])(
    'of the journal, each in turn (mask %i): opens equal, or read only before the damage, naming its line',
    async (mask) => {
      for (const snapshot of mask === 0x01 ? [true, false] : [false]) {
        const { dossier, bytes, states } = await small(3, { snapshot });
        const snapshotBytes = snapshot ? readFileSync(join(dossier, 'instantane.json')) : null;
        // Where lines meet, whatever is drawn.
        const edge = (at: number): boolean =>
          at === 0 || bytes[at] === 10 || bytes[at - 1] === 10 || bytes[at + 1] === 10;
        const quoi = `octet retourné du journal (${mask}${snapshot ? ', instantané' : ''})`;
        for (const at of places(quoi, [...bytes.keys()], edge, 30)) {
          const damaged = Buffer.from(bytes);
          damaged[at] = (damaged[at] ?? 0) ^ mask;
          writeFileSync(journalOf(dossier), damaged);
          const seq = bytes.subarray(0, at).toString('latin1').split('\n').length;
          const { intact, premierDefaut } = await verifyDossier(dossier);
          expect([intact, premierDefaut?.ligne, premierDefaut?.fichier]).toEqual([
            false,
            seq,
            'journal/000000000001.jsonl',
          ]);
          // With the snapshot the last entry alone is read; a lost last newline is put back.
          const mended = at === bytes.length - 1;
          if (mended && !snapshot) {
            const depot = await openDepot({ dossier, now });
            expect([depot.lectureSeule, stateOf(depot.registre)]).toEqual([null, states[3]]);
            await depot.close();
          } else if (snapshot && seq < 3 && bytes[at] !== 10) {
            const depot = await openDepot({ dossier, now });
            expect([depot.lectureSeule, stateOf(depot.registre)]).toEqual([null, states[3]]);
            // Found in the background: a second look is taken, so not at every byte.
            if (at % 20 === 0 || edge(at)) {
              expect((await depot.verify()).intact).toBe(false);
              expect(depot.lectureSeule).toMatchObject({ cause: 'endommagee', lieu: { seq, ligne: seq } });
            }
            await depot.close();
            expect(readFileSync(journalOf(dossier))).toEqual(damaged);
          } else {
            const { lectureSeule, state } = await openDamaged(dossier);
            // Two lines run into one: with the snapshot, the journal is one entry short.
            expect(lectureSeule.lieu?.seq).toBe(bytes[at] === 10 && snapshot ? 3 : seq);
            if (!snapshot) expect(lectureSeule.lieu?.ligne).toBe(seq);
            expect(state).toEqual(states[snapshot ? 3 : seq - 1]);
          }
          rmSync(join(dossier, 'instantane.json'), { force: true });
          if (snapshotBytes) writeFileSync(join(dossier, 'instantane.json'), snapshotBytes);
        }
      }
    },
  );

  it('of the snapshot, each in turn: the journal gives it all back, the file is kept aside', async () => {
    const { dossier, states } = await small(3);
    const path = join(dossier, 'instantane.json');
    const bytes = readFileSync(path);
    const edge = (at: number): boolean => at === 0 || at >= bytes.length - 2;
    for (const at of places('octet retourné de l’instantané', [...bytes.keys()], edge, 40)) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      rmSync(join(dossier, 'quarantaine'), { recursive: true, force: true });
      writeFileSync(path, damaged);
      expect((await verifyDossier(dossier)).premierDefaut?.fichier).toBe('instantane.json');
      const depot = await openDepot({ dossier, now });
      expect(stateOf(depot.registre)).toEqual(states[3]);
      expect(depot.avertissements).toHaveLength(1);
      expect(readdirSync(join(dossier, 'quarantaine'))).toHaveLength(1);
      await depot.close();
    }
  });
});

describe('a snapshot', () => {
  it.each([
    ['empty', (_: Buffer) => Buffer.alloc(0)],
    ['of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['of another program', (_: Buffer) => Buffer.from('{"posts":[]}\n')],
  ])('%s is set aside and rebuilt', async (_name, damage) => {
    const { dossier, states } = await small(3);
    const path = join(dossier, 'instantane.json');
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    const depot = await open(dossier);
    expect(stateOf(depot.registre)).toEqual(states[3]);
    const [aside = ''] = readdirSync(join(dossier, 'quarantaine'));
    expect(readFileSync(join(dossier, 'quarantaine', aside))).toEqual(damaged);
  });

  it.each(['missing', 'empty', 'without its file'])(
    'shows its state, read only, over a journal that is %s',
    async (how) => {
      const { dossier, states } = await small(3);
      if (how === 'missing') rmSync(join(dossier, 'journal'), { recursive: true });
      else if (how === 'empty') writeFileSync(journalOf(dossier), '');
      else rmSync(journalOf(dossier));
      const { lectureSeule, state } = await openDamaged(dossier);
      expect([lectureSeule.raison.includes('3 action'), state]).toEqual([true, states[3]]);
      expect((await verifyDossier(dossier)).intact).toBe(false);
    },
  );

  it.each([
    ['ahead of the journal', 5, 'journal-tronque'],
    ['of the same length', 4, 'instantane-discordant'],
  ])(
    'of another registry, %s: its state is shown, read only, and that is told',
    async (_how, count, nature) => {
      const { dossier } = await small(4);
      const other = await freshFolder();
      const depot = await openDepot({ dossier: other, now });
      for (let n = 1; n <= count; n++) await commit(depot, image('conventions', 'autre', n));
      const state = stateOf(depot.registre);
      await depot.close();
      writeFileSync(join(dossier, 'instantane.json'), readFileSync(join(other, 'instantane.json')));
      expect((await openDamaged(dossier)).state).toEqual(state);
      expect((await verifyDossier(dossier)).premierDefaut?.nature).toBe(nature);
    },
  );
});

describe('a file that is not what it should be', () => {
  const zeros = Buffer.alloc(4096);
  const nothing = Buffer.alloc(0);
  it.each([
    ['a journal of zeros behind a snapshot', { journal: zeros }, 3, 'journal est vide ou absent'],
    ['an empty journal behind a snapshot', { journal: nothing }, 3, 'journal est vide ou absent'],
    ['zeros in both', { journal: zeros, instantane: zeros }, 0, 'instantané (instantane.json) est endommagé'],
    ['nothing in both', { journal: nothing, instantane: nothing }, 0, 'le journal est vide ou absent'],
    [
      'a journal of another program behind a snapshot',
      { journal: Buffer.from('{"event":"login"}\n') },
      3,
      's’arrête à l’entrée 1',
    ],
  ])('%s: read only, in the last state that is sound', async (_name, files, seq, words) => {
    const { dossier, states } = await small(3);
    const { journal, instantane } = files as { journal: Buffer; instantane?: Buffer };
    writeFileSync(journalOf(dossier), journal);
    if (instantane) writeFileSync(join(dossier, 'instantane.json'), instantane);
    const { lectureSeule, state } = await openDamaged(dossier);
    expect(state).toEqual(states[seq]);
    expect(lectureSeule.raison).toContain(words);
  });

  it.each(['an empty file', 'zeros'])('a snapshot made of %s with no journal: read only', async (what) => {
    const dossier = await freshFolder();
    writeFileSync(join(dossier, 'instantane.json'), what === 'zeros' ? zeros : nothing);
    const { lectureSeule } = await openDamaged(dossier);
    expect(lectureSeule.lieu).toEqual({ fichier: 'instantane.json', ligne: 1, seq: null });
  });

  it.each([
    ['sauvegardes', '', 'contient des sauvegardes'],
    ['sauvegardes', '\0\0\0\0', 'contient des sauvegardes'],
    ['pieces', null, 'contient des pièces jointes'],
  ])(
    '%s without a journal that says anything: never an empty registry over it',
    async (folder, journal, words) => {
      const dossier = await freshFolder();
      mkdirSync(join(dossier, folder));
      writeFileSync(join(dossier, folder, 'un-fichier'), 'x');
      if (journal !== null) {
        mkdirSync(join(dossier, 'journal'));
        writeFileSync(journalOf(dossier), journal);
      }
      expect((await openDamaged(dossier)).lectureSeule.raison).toContain(words);
    },
  );

  it.each([
    ['with a newline', '{"event":"login"}\n'],
    ['without', 'bonjour'],
  ])('a journal of another program, %s: refused, left as it was', async (_name, content) => {
    const dossier = await freshFolder();
    mkdirSync(join(dossier, 'journal'));
    writeFileSync(journalOf(dossier), content);
    const before = treeOf(dossier);
    expect((await refusal(openDepot({ dossier, now }))).code).toBe('FORMAT_INCONNU');
    expect((await verifyDossier(dossier)).premierDefaut?.nature).toBe('format-inconnu');
    expect(treeOf(dossier)).toEqual(before);
  });

  it('a first commit cut short by zeros, in a folder that held nothing else, is set aside', async () => {
    const dossier = await freshFolder();
    mkdirSync(join(dossier, 'journal'));
    writeFileSync(journalOf(dossier), zeros);
    const depot = await open(dossier);
    expect([depot.seq, depot.lectureSeule, readdirSync(join(dossier, 'quarantaine')).length]).toEqual([
      0,
      null,
      1,
    ]);
    expect(await commit(depot, image('avis', 'a', 1))).toBe(1);
  });

  it('an entry whose content is not a registry’s: read only before it', async () => {
    const { dossier, bytes, states } = await small(3, { snapshot: false });
    const [first = '', second = ''] = bytes.toString().split('\n');
    const { hash: _hash, v: _v, ...content } = JSON.parse(second) as EntreeJournal;
    const strange = { ...content, changes: [{ collection: 'avis', id: 'x', after: { id: 'y' } }] };
    const sealed = sealEntry(strange as unknown as Parameters<typeof sealEntry>[0]).bytes.toString();
    writeFileSync(journalOf(dossier), `${first}\n${sealed}`);
    const { lectureSeule, state } = await openDamaged(dossier);
    expect([lectureSeule.lieu?.seq, state]).toEqual([2, states[1]]);
    // The same without its newline: nothing is mended that cannot be read.
    writeFileSync(journalOf(dossier), `${first}\n${sealed.trimEnd()}`);
    expect((await openDamaged(dossier)).lectureSeule.lieu?.seq).toBe(2);
  });
});

describe('the chain', () => {
  const lines = (bytes: Buffer): string[] => bytes.toString().trimEnd().split('\n');
  it.each([
    ['an edit', ([a, b, c, d]: string[]) => [a, b?.replace('émis 2', 'émis 9'), c, d], 2],
    ['a deletion', ([a, _b, c, d]: string[]) => [a, c, d], 2],
    ['an insertion', ([a, b, c, d]: string[]) => [a, b, a, c, d], 3],
    ['an exchange', ([a, b, c, d]: string[]) => [a, c, b, d], 2],
    ['a blank line', ([a, b, c, d]: string[]) => [a, b, c, '', d], 4],
  ])('shows %s in the middle', async (_name, change, seq) => {
    const { dossier, bytes, states } = await small(4, { snapshot: false });
    writeFileSync(journalOf(dossier), `${change(lines(bytes)).join('\n')}\n`);
    const { intact, entrees, premierDefaut } = await verifyDossier(dossier);
    expect([intact, entrees, premierDefaut?.seq, premierDefaut?.ligne]).toEqual([false, seq - 1, seq, seq]);
    const { lectureSeule, state } = await openDamaged(dossier);
    expect(lectureSeule.lieu).toEqual({ fichier: 'journal/000000000001.jsonl', seq, ligne: seq });
    expect(lectureSeule.raison).toContain(premierDefaut?.message);
    expect(state).toEqual(states[seq - 1]);
  });

  it('shows an entry rewritten with a hash of its own', async () => {
    const { dossier, bytes } = await small(4, { snapshot: false });
    const [first = '', ...others] = lines(bytes);
    const forged = JSON.parse(first.replace('émis 1', 'émis 7')) as EntreeJournal;
    const { hash: _hash, v: _v, ...content } = forged;
    writeFileSync(
      journalOf(dossier),
      `${[sealEntry(content).bytes.toString().trimEnd(), ...others].join('\n')}\n`,
    );
    expect((await verifyDossier(dossier)).premierDefaut).toMatchObject({
      seq: 2,
      nature: 'rupture-de-chaine',
    });
  });

  it('shows a segment that was taken away', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier, { reglages: { segmentBytes: 500 } });
    for (let n = 0; n < 9; n++) await commit(depot, image('avis', 'a', n));
    await depot.close();
    const segments = readdirSync(join(dossier, 'journal')).sort();
    rmSync(join(dossier, 'journal', segments[1] ?? ''));
    const { premierDefaut } = await verifyDossier(dossier);
    const place = { fichier: `journal/${segments[1] ?? ''}`, ligne: 0 };
    expect(premierDefaut).toMatchObject({ nature: 'segment-manquant', ...place });
    rmSync(join(dossier, 'instantane.json'));
    const { lectureSeule } = await openDamaged(dossier);
    expect(lectureSeule.lieu).toMatchObject(place);
  });

  it('shows a first segment that was taken away, and the state of the snapshot and all that follows it', async () => {
    const dossier = await freshFolder();
    const depot = await openDepot({ dossier, now, reglages: { segmentBytes: 500 } });
    for (let n = 0; n < 9; n++) await commit(depot, image('avis', `a${n}`, n));
    await depot.close();
    const snapshot = readFileSync(join(dossier, 'instantane.json'));
    const again = await openDepot({ dossier, now, reglages: { segmentBytes: 500 } });
    await commit(again, image('avis', 'ensuite', 1));
    const state = stateOf(again.registre);
    await again.close();
    writeFileSync(join(dossier, 'instantane.json'), snapshot);
    rmSync(journalOf(dossier));
    const shown = await openDamaged(dossier);
    expect([shown.lectureSeule.lieu?.fichier, shown.state]).toEqual(['journal/000000000001.jsonl', state]);
  });
});

describe('a disk that refuses', () => {
  it('full: the commit fails, memory and disk are as before; space again: it goes on', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const depot = await open(dossier, { reglages: { files: disk.files } });
    let confirmed = 0;
    for (const free of [0, 1, 50, 200, 280]) {
      confirmed = await commit(depot, image('avis', `ok${free}`, 1));
      const before = stateOf(depot.registre);
      const bytes = readFileSync(journalOf(dossier));
      disk.free = free;
      const error = await refusal(commit(depot, image('avis', 'perdu', 'x'.repeat(300))));
      expect([error.code, error.remede.includes('place')]).toEqual(['DISQUE_PLEIN', true]);
      expect([depot.seq, stateOf(depot.registre)]).toEqual([confirmed, before]);
      expect(readFileSync(journalOf(dossier))).toEqual(bytes);
      disk.free = Number.POSITIVE_INFINITY;
    }
    expect(await commit(depot, image('avis', 'fin', 1))).toBe(confirmed + 1);
    const state = stateOf(depot.registre);
    await depot.close();
    rmSync(join(dossier, 'instantane.json'));
    const again = await open(dossier);
    expect([stateOf(again.registre), again.avertissements]).toEqual([state, []]);
  });

  it('unable even to cut the torn line back: nothing is written after it until that is done', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const depot = await open(dossier, { reglages: { files: disk.files } });
    await commit(depot, image('avis', 'a', 1));
    disk.free = 20;
    disk.fails.set('truncate', 'EIO');
    await refusal(commit(depot, image('avis', 'perdu', 1)));
    disk.free = Number.POSITIVE_INFINITY;
    expect((await refusal(commit(depot, image('avis', 'perdu', 2)))).code).toBe('ECRITURE_IMPOSSIBLE');
    disk.fails.clear();
    expect(await commit(depot, image('avis', 'b', 3))).toBe(2);
    expect([...depot.registre.avis.keys()]).toEqual(['a', 'b']);
    expect(await verifyDossier(dossier)).toMatchObject({ intact: true, entrees: 2 });
  });

  it('that fails to sync: not confirmed, not kept', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const depot = await open(dossier, { reglages: { files: disk.files } });
    await commit(depot, image('avis', 'a', 1));
    disk.fails.set('datasync', 'EIO');
    expect((await refusal(commit(depot, image('avis', 'b', 1)))).code).toBe('ECRITURE_IMPOSSIBLE');
    disk.fails.clear();
    expect([...depot.registre.avis.keys()]).toEqual(['a']);
    expect(await commit(depot, image('avis', 'c', 1))).toBe(2);
    expect(await verifyDossier(dossier)).toMatchObject({ intact: true, entrees: 2 });
  });

  it('that holds the snapshot (antivirus): patience, then a word, and nothing lost', async () => {
    const dossier = await freshFolder();
    const disk = new FaultyDisk();
    const depot = await openDepot({ dossier, now, reglages: { files: disk.files } });
    await commit(depot, image('avis', 'a', 1));
    disk.fails.set('rename', 'EPERM');
    setTimeout(() => disk.fails.clear(), 60);
    await depot.close();
    expect(existsSync(join(dossier, 'instantane.json'))).toBe(true);

    const second = await openDepot({ dossier, now, reglages: { files: disk.files } });
    await commit(second, image('avis', 'b', 'x'.repeat(5000)));
    disk.fails.set('rename', 'ENOSPC');
    await second.close();
    expect(second.avertissements).toHaveLength(1);
    disk.fails.clear();
    expect([...(await open(dossier)).registre.avis.keys()]).toEqual(['a', 'b']);
  });

  it('a journal that another program touched is not written to', async () => {
    const { dossier, bytes } = await small(2);
    const depot = await open(dossier);
    await commit(depot, image('avis', 'a', 1));
    writeFileSync(journalOf(dossier), bytes);
    const error = await refusal(commit(depot, image('avis', 'b', 1)));
    expect([error.code, error.message.includes('autre programme')]).toEqual(['ECRITURE_IMPOSSIBLE', true]);
    expect(readFileSync(journalOf(dossier))).toEqual(bytes);
  });

  it('really full, where a small disk can be mounted; an injected one elsewhere', async () => {
    const parent = await freshFolder();
    const mount = join(parent, 'disque');
    mkdirSync(mount);
    const disk = new FaultyDisk();
    const mounted = mountSmallDisk(mount);
    if (!mounted) disk.free = 200_000;
    const dossier = join(mount, 'registre');
    const depot = await openDepot({ dossier, now, reglages: { files: disk.files } });
    const fill = async (): Promise<StoreError> => {
      for (;;) {
        const done = await commit(depot, image('avis', `a${depot.seq}`, 'x'.repeat(7001))).catch(
          (error: unknown) => error,
        );
        if (done instanceof StoreError) return done;
        if (done instanceof Error) throw done;
      }
    };
    const ballast = join(mount, 'lest');
    writeFileSync(ballast, Buffer.alloc(100_000));
    expect((await fill()).code).toBe('DISQUE_PLEIN');
    const full = depot.seq;
    expect(full).toBeGreaterThan(5);
    rmSync(ballast);
    disk.free = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 5; n++) await commit(depot, image('avis', `apres${n}`, 'y'.repeat(3000)));
    const state = stateOf(depot.registre);
    await depot.close();
    const again = await openDepot({ dossier, now });
    expect([again.seq, stateOf(again.registre)]).toEqual([full + 5, state]);
    expect(await again.verify()).toMatchObject({ intact: true, entrees: full + 5 });
    await again.close();
  });
});

/** A memory disk of half a megabyte; false without the right to mount one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'none', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  later(() => Promise.resolve(execFileSync('umount', ['-l', folder])));
  return true;
}
