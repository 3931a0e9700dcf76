import { existsSync, readdirSync, statSync } from 'node:fs';
import { cp, lstat, mkdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLLECTIONS } from '#domain/registre';
import type { Changement } from '#domain/registre';
import { canonicalJson } from '../../src-main/store/canonical-json';
import { VERSION } from '../../src-main/store/entry';
import { commit, freshFolder, image, now, open, refusal, removal, stateOf } from './support';
import { openDepot } from '../../src-main/store/depot';
import { verifyDossier } from '../../src-main/store/verify';
import { jsonValue } from '../support/json';
import { tirage } from '../support/essais';

const journalOf = (dossier: string): string => join(dossier, 'journal', '000000000001.jsonl');

describe('a commit', () => {
  it('is one canonical line, hashed and chained, read again on opening', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    await commit(depot, image('conventions', 'c1', { titre: 'Été ', n: 1 }));
    const done = await depot.transact(
      () => ({ ok: true, value: 'v', changes: [image('avenants', 'a1', ['x'])] }),
      { action: 'avenant.demander', by: 'Agent', reason: 'motif ,"hash":" "prev":" é' },
    );
    expect(done).toMatchObject({ ok: true, value: 'v', commit: { seq: 2, at: now() } });

    const lines = (await readFile(journalOf(dossier), 'utf8')).split('\n');
    expect(lines).toHaveLength(3);
    let prev = '0'.repeat(64);
    for (const line of lines.slice(0, 2)) {
      const { hash, ...rest } = JSON.parse(line) as { hash: string; prev: string };
      expect(line).toBe(canonicalJson({ ...rest, hash }));
      expect(hash).toBe(createHash('sha256').update(canonicalJson(rest)).digest('hex'));
      expect(rest.prev).toBe(prev);
      prev = hash;
    }
    expect(depot.tete).toBe(prev);
    const before = stateOf(depot.registre);
    await depot.close();
    const again = await open(dossier);
    expect(stateOf(again.registre)).toEqual(before);
    expect([again.seq, again.tete, again.avertissements]).toEqual([2, prev, []]);
    expect(await again.verify()).toEqual({ intact: true, entrees: 2, tete: prev, premierDefaut: null });
  });

  it('that is refused, or changes nothing, writes nothing', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    const refused = await depot.transact(() => ({ ok: false, error: 'art. 6' }), { action: 'a', by: 'b' });
    expect(refused).toEqual({ ok: false, error: 'art. 6' });
    const empty = await depot.transact(() => ({ ok: true, value: 1, changes: [] }), { action: 'a', by: 'b' });
    expect(empty).toEqual({ ok: true, value: 1, commit: null });
    await expect(
      depot.transact(
        () => {
          throw new RangeError('faute de programme');
        },
        { action: 'a', by: 'b' },
      ),
    ).rejects.toThrow(RangeError);
    expect(depot.seq).toBe(0);
    expect(readdirSync(dossier)).toEqual(['verrou.json']);
    expect(await commit(depot, image('avis', 'x', 1))).toBe(1);
  });

  it('keeps what is on the disk, not the object it was given', async () => {
    const depot = await open(await freshFolder());
    const given = { id: 'c1', content: { articles: ['un'] }, absent: undefined };
    await commit(depot, { collection: 'conventions', id: 'c1', after: given } as unknown as Changement);
    given.content.articles.push('deux');
    const kept = depot.registre.conventions.get('c1');
    expect(kept).toEqual({ id: 'c1', content: { articles: ['un'] } });
    expect(Object.isFrozen((kept as unknown as typeof given).content.articles)).toBe(true);
  });

  it.each([
    ['an unknown collection', { collection: 'secrets', id: 'a', after: { id: 'a' } }],
    ['a poisoned collection', { collection: '__proto__', id: 'a', after: { id: 'a' } }],
    ['a poisoned id', { collection: 'avis', id: '__proto__', after: { id: '__proto__' } }],
    ['an image under another id', { collection: 'avis', id: 'a', after: { id: 'b' } }],
    ['a value that JSON loses', { collection: 'avis', id: 'a', after: { id: 'a', n: Number.NaN } }],
  ])('with %s is a fault of the program: nothing is written', async (_name, change) => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    await expect(commit(depot, change as unknown as Changement)).rejects.toThrow(TypeError);
    expect([depot.seq, stateOf(depot.registre)]).toEqual([
      0,
      stateOf((await open(await freshFolder())).registre),
    ]);
    expect(readdirSync(dossier)).toEqual(['verrou.json']);
  });

  it('waits for the one before: ten at once count to ten', async () => {
    const depot = await open(await freshFolder());
    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        depot.transact(
          (registre) => {
            const seen = (registre.avis.get('compteur') as { content?: number } | undefined)?.content ?? 0;
            return { ok: true, value: seen, changes: [image('avis', 'compteur', seen + 1)] };
          },
          { action: 'compter', by: 'test' },
        ),
      ),
    );
    expect(results.map((result) => result.ok && [result.value, result.commit?.seq])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index, index + 1]),
    );
  });

  it('after closing is refused', async () => {
    const depot = await open(await freshFolder());
    await depot.close();
    expect((await refusal(commit(depot, image('avis', 'a', 1)))).code).toBe('ECRITURE_IMPOSSIBLE');
  });
});

describe('the files', () => {
  it('are for their owner alone', async () => {
    const dossier = join(await freshFolder(), 'neuf');
    const depot = await open(dossier);
    await commit(depot, image('avis', 'a', 1));
    const mode = (path: string): number => statSync(join(dossier, path)).mode & 0o777;
    expect([mode('.'), mode('journal'), mode('journal/000000000001.jsonl'), mode('verrou.json')]).toEqual([
      0o700, 0o700, 0o600, 0o600,
    ]);
    await depot.close();
    expect(mode('instantane.json')).toBe(0o600);
    expect(readdirSync(dossier).sort()).toEqual(['instantane.json', 'journal']);
  });

  it('the snapshot is plain JSON, and a linked one stays linked', async () => {
    const dossier = await freshFolder();
    let depot = await open(dossier);
    await commit(depot, image('avis', 'a', 1), image('avis', 'b', 2));
    await depot.close();
    const elsewhere = join(await freshFolder(), 'ailleurs.json');
    await writeFile(elsewhere, await readFile(join(dossier, 'instantane.json')));
    await unlink(join(dossier, 'instantane.json'));
    await symlink(elsewhere, join(dossier, 'instantane.json'));
    depot = await open(dossier);
    const content = 'x'.repeat(5000);
    await commit(depot, removal('avis', 'a'), image('avis', 'b', content));
    await depot.close();
    expect((await lstat(join(dossier, 'instantane.json'))).isSymbolicLink()).toBe(true);
    const written = JSON.parse(await readFile(elsewhere, 'utf8')) as Record<string, unknown>;
    expect(written).toMatchObject({
      format: 'registre-crefop/instantane',
      version: VERSION,
      seq: 2,
      tete: depot.tete,
    });
    expect(Object.keys(written.collections as object)).toEqual([...COLLECTIONS]);
    expect((written.collections as { avis: unknown }).avis).toEqual({ b: { id: 'b', content } });
  });

  it('the snapshot follows every so many commits, while commits go on', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier, { reglages: { snapshotEvery: 10, segmentBytes: 2000 } });
    for (let n = 1; n <= 60; n++)
      await commit(depot, image('avis', `a${n % 7}`, { n, texte: 'x'.repeat(200) }));
    await expect
      .poll(async () => readFile(join(dossier, 'instantane.json'), 'utf8').catch(() => ''))
      .toContain('"seq":');
    expect(readdirSync(join(dossier, 'journal')).length).toBeGreaterThan(5);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: 60 });
    const state = stateOf(depot.registre);
    // A copy of the folder as a crash would leave it, opened elsewhere; a snapshot being written may vanish under the copy.
    const copy = await freshFolder();
    await cp(dossier, copy, { recursive: true, filter: (name) => !name.endsWith('.tmp') });
    await rm(join(copy, 'verrou.json'));
    const other = await open(copy);
    expect(stateOf(other.registre)).toEqual(state);
    expect(other.tete).toBe(depot.tete);
  });
});

describe('the snapshot', () => {
  const heavy = (n: number): Changement => image('avis', 'lourd', `${n}`.padEnd(100_000, 'x'));

  it('is not written again at closing for a short tail, which the next opening reads', async () => {
    const dossier = await freshFolder();
    const first = await openDepot({ dossier, now });
    await commit(first, heavy(1));
    await first.close();
    const snapshot = await readFile(join(dossier, 'instantane.json'), 'utf8');
    const session = async (...changes: Changement[]): Promise<boolean> => {
      const depot = await openDepot({ dossier, now });
      for (const change of changes) await commit(depot, change);
      await depot.close();
      return (await readFile(join(dossier, 'instantane.json'), 'utf8')) !== snapshot;
    };
    for (let n = 0; n < 60; n++) expect(await session(image('avis', 'a', n)), `fermeture ${n}`).toBe(false);
    // Each closing so that all that is written stays under one and a half times what was journaled.
    const heavier = [await session(heavy(2)), await session(heavy(3)), await session(heavy(4))];
    expect(heavier).toEqual([false, false, true]);
    expect((await open(dossier)).registre.avis.get('a')).toMatchObject({ content: 59 });
  });

  it('waits until so much was journaled that it adds less than a half to it', async () => {
    const dossier = await freshFolder();
    const depot = await open(dossier, { reglages: { snapshotEvery: 5 } });
    for (let n = 0; n < 5; n++) await commit(depot, heavy(n));
    const seqOf = async (): Promise<unknown> =>
      /"seq":(\d+)/.exec(await readFile(join(dossier, 'instantane.json'), 'utf8').catch(() => ''))?.[1];
    await expect.poll(seqOf).toBe('5');
    for (let n = 0; n < 20; n++) await commit(depot, image('avis', 'a', n));
    expect(await seqOf()).toBe('5');
    for (let n = 0; n < 2; n++) await commit(depot, heavy(n));
    expect(await seqOf()).toBe('5');
    await commit(depot, heavy(9));
    await expect.poll(seqOf).toBe('28');
  });
});

describe('the entries', () => {
  it('are read in pages, both ways, across segments', async () => {
    const depot = await open(await freshFolder(), { reglages: { segmentBytes: 1000 } });
    for (let n = 1; n <= 25; n++) await commit(depot, image('avis', `a${n}`, 'x'.repeat(100)));
    const seqs = async (options?: Parameters<typeof depot.entries>[0]): Promise<number[]> =>
      (await depot.entries(options)).map(({ seq }) => seq);
    expect(await seqs()).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect(await seqs({ from: 9, limit: 4 })).toEqual([9, 10, 11, 12]);
    expect(await seqs({ limit: 3, descending: true })).toEqual([25, 24, 23]);
    expect(await seqs({ from: 12, limit: 20, descending: true })).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    expect(await seqs({ from: 26 })).toEqual([]);
    expect(await seqs({ limit: 0 })).toEqual([]);
    const [entry] = await depot.entries({ from: 3, limit: 1 });
    expect(entry).toMatchObject({ v: VERSION, seq: 3, by: 'test', action: 'essai', at: now() });
    expect(entry?.changes).toEqual([image('avis', 'a3', 'x'.repeat(100))]);
  });
});

describe('reading only', () => {
  it('takes no lock, writes nothing, follows what the writer records when asked', async () => {
    const dossier = await freshFolder();
    const writer = await open(dossier);
    await commit(writer, image('avis', 'a', 1));
    const reader = await open(dossier, { mode: 'lecture' });
    expect(reader.lectureSeule?.raison).toContain(`processus ${process.pid}`);
    expect((await refusal(commit(reader, image('avis', 'b', 1)))).code).toBe('LECTURE_SEULE');
    expect(await reader.refresh()).toBe(false);
    await commit(writer, image('avis', 'b', 2));
    expect(reader.registre.avis.has('b')).toBe(false);
    expect(await reader.refresh()).toBe(true);
    expect(stateOf(reader.registre)).toEqual(stateOf(writer.registre));
    expect(reader.tete).toBe(writer.tete);
    expect(await reader.verify()).toMatchObject({ intact: true, entrees: 2 });
  });

  it('does not create a folder', async () => {
    const dossier = join(await freshFolder(), 'absent');
    expect((await refusal(openDepot({ dossier, now, mode: 'lecture' }))).code).toBe('DOSSIER_INACCESSIBLE');
  });
});

describe('a folder that is not a registry of this version', () => {
  it.each([
    ['another program’s JSON', '{"posts":[]}', 'FORMAT_INCONNU'],
    ['a JSON string', '"str"', 'FORMAT_INCONNU'],
  ])('is refused and left as it was: %s', async (_name, content, code) => {
    const dossier = await freshFolder();
    await writeFile(join(dossier, 'instantane.json'), content);
    const error = await refusal(openDepot({ dossier, now }));
    expect(error.code).toBe(code);
    expect(error.remede).not.toBe('');
    expect(readdirSync(dossier)).toEqual(['instantane.json']);
    expect(await readFile(join(dossier, 'instantane.json'), 'utf8')).toBe(content);
  });

  it('refuses a journal of another kind', async () => {
    const dossier = await freshFolder();
    await mkdir(join(dossier, 'journal'));
    await writeFile(journalOf(dossier), '{"event":"login"}\n');
    expect((await refusal(openDepot({ dossier, now }))).code).toBe('FORMAT_INCONNU');
    expect((await verifyDossier(dossier)).premierDefaut?.nature).toBe('format-inconnu');
  });

  it.each([
    ['entries of a newer version', `"v":${VERSION}`, `"v":${VERSION + 1}`],
    ['a collection of a newer version', '"collection":"avis"', '"collection":"scelles"'],
  ])('refuses kindly %s', async (_name, from, to) => {
    const dossier = await freshFolder();
    const depot = await open(dossier);
    await commit(depot, image('avis', 'a', 1));
    await depot.close();
    const { hash: _hash, ...entry } = JSON.parse(await readFile(journalOf(dossier), 'utf8')) as {
      hash: string;
    };
    const body = canonicalJson(entry).replace(from, to);
    const hash = createHash('sha256').update(body).digest('hex');
    await writeFile(journalOf(dossier), `${body.replace(/,"prev":"[0-9a-f]{64}"/, `,"hash":"${hash}"$&`)}\n`);
    await unlink(join(dossier, 'instantane.json'));
    const error = await refusal(openDepot({ dossier, now }));
    expect([error.code, error.remede.includes('dernière version')]).toEqual(['VERSION_PLUS_RECENTE', true]);
  });
});

describe('any sequence of commits', () => {
  const change = fc.record({
    collection: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('avis', 'conventions') },
      { weight: 1, arbitrary: fc.constantFrom(...COLLECTIONS) },
    ),
    // Twice in three times a few names in two collections, so that what is removed is often there.
    id: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('a', 'b') },
      { weight: 1, arbitrary: fc.constantFrom('1', '10', 'constructor', 'é', 'a"b') },
      { weight: 1, arbitrary: fc.uuid() },
    ),
    content: fc.option(jsonValue({ maxDepth: 3 }), { freq: 2 }),
  });
  const step = fc.record({
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    reopen: fc.constantFrom('no', 'no', 'close', 'close-without-snapshot', 'close-with-older-snapshot'),
  });

  it('is there after reopening, with the snapshot and without it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const dossier = await freshFolder();
        const reglages = { snapshotEvery: 3, segmentBytes: 700 };
        let depot = await open(dossier, { reglages });
        const model = new Map<string, unknown>();
        let seq = 0;
        for (const { changes, reopen } of steps) {
          await commit(
            depot,
            ...changes.map(({ collection, id, content }) =>
              content === null ? removal(collection, id) : image(collection, id, content),
            ),
          );
          seq++;
          for (const { collection, id, content } of changes) {
            const key = `${collection}/${id}`;
            if (content === null) model.delete(key);
            else model.set(key, JSON.parse(JSON.stringify({ id, content })));
          }
          if (reopen === 'no') continue;
          const snapshot = join(dossier, 'instantane.json');
          const older = existsSync(snapshot) ? await readFile(snapshot) : null;
          await depot.close();
          if (reopen === 'close-without-snapshot') await rm(snapshot);
          // What a process that died after these commits would have left: they are in the journal alone.
          if (reopen === 'close-with-older-snapshot' && older !== null) await writeFile(snapshot, older);
          depot = await open(dossier, { reglages });
          const found = new Map(
            COLLECTIONS.flatMap((name) => [...depot.registre[name]].map(([id, e]) => [`${name}/${id}`, e])),
          );
          expect(found).toEqual(model);
          expect(depot.seq).toBe(seq);
        }
        expect(await depot.verify()).toMatchObject({ intact: true, entrees: seq });
        await depot.close();
      }),
      tirage('réouvertures', 12, 120),
    );
  });
});
