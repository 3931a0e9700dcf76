import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entityFault } from '#contract/entites/check';
import { COLLECTIONS, emptyRegistre, put } from '#domain/registre';
import { VERSION, parseEntry, readEnvelope, sealEntry } from '../../src-main/store/entry';
import { diskFiles } from '../../src-main/store/files';
import { CHAIN } from '../../src-main/store/migrations';
import { chainOf, MigrationError, upcast } from '../../src-main/store/migrations/migration';
import type { Image, Migration } from '../../src-main/store/migrations/migration';
import { v1ToV2 } from '../../src-main/store/migrations/v1-to-v2';
import { v2ToV3 } from '../../src-main/store/migrations/v2-to-v3';
import { readSnapshot, UnusableSnapshot } from '../../src-main/store/snapshot';
import { SnapshotAdapter } from '../../src-main/store/snapshot-writer';
import { freshFolder, open, refusal } from './support';

const REGISTRES = join(import.meta.dirname, '../fixtures/registres');

/** The state every past version's registry holds, once the chain has brought it to this version. */
const EMPREINTES: Readonly<Record<string, string>> = {
  v1: 'bc80a9acc9eeca297374de9e14a8198fbe793012111eee9f18eafcee16dde9c8',
  v2: 'b311e0864c3581bdbaf9a84bfa0627fc5a99588ddf4d49e6dd0e02f32bc354f1',
};

const step = (from: number, migrateEntity: Migration['migrateEntity']): Migration => ({
  from,
  to: from + 1,
  describe: `étape d’essai ${from}`,
  migrateEntity,
});

/** A chain longer than the real one, whose steps leave a trace in order. */
const tracing = (through: number): ReturnType<typeof chainOf> =>
  chainOf(
    Array.from({ length: through }, (_, index) =>
      step(index + 1, (_collection, image) => ({
        ...image,
        trace: [...((image.trace as readonly number[] | undefined) ?? []), index + 1],
      })),
    ),
  );

const entryLine = (v: number, after: unknown): Buffer => {
  const { bytes } = sealEntry({
    action: 'essai',
    at: '2026-01-01T00:00:00.000Z',
    by: 'essai',
    changes: [{ collection: 'avis', id: 'a', after }] as never,
    prev: '0'.repeat(64),
    seq: 1,
  });
  // The same line as another version would have sealed it.
  const text = bytes.toString().trimEnd();
  return v === VERSION ? Buffer.from(text) : reseal(text, v);
};

function reseal(line: string, v: number): Buffer {
  const { hash: _hash, ...content } = JSON.parse(line) as Record<string, unknown>;
  const body = JSON.stringify(
    Object.fromEntries(Object.entries({ ...content, v }).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  const hash = createHash('sha256').update(body).digest('hex');
  const cut = body.lastIndexOf(',"prev":"');
  return Buffer.from(`${body.slice(0, cut)},"hash":"${hash}"${body.slice(cut)}`);
}

describe('the chain of migrations', () => {
  it('goes from the first version to the current one, step by step, each with its words', () => {
    expect(CHAIN.steps.map(({ from, to }) => [from, to])).toEqual(
      Array.from({ length: VERSION - 1 }, (_, index) => [index + 1, index + 2]),
    );
    for (const { describe: words } of CHAIN.steps) expect(words.length).toBeGreaterThan(5);
  });

  it('refuses to be built with a gap, a loop or a jump', () => {
    const same = (_: string, image: Image): Image => image;
    expect(() => chainOf([step(2, same)])).toThrow('hors de sa place');
    expect(() => chainOf([step(1, same), step(1, same)])).toThrow('hors de sa place');
    expect(() => chainOf([{ ...step(1, same), to: 3 }])).toThrow('hors de sa place');
  });

  it('applies the steps in order, from the version the record was written at', () => {
    const chain = tracing(5);
    expect(chain.version).toBe(6);
    expect(upcast(chain, 1, 'avis', { id: 'a' }).trace).toEqual([1, 2, 3, 4, 5]);
    expect(upcast(chain, 4, 'avis', { id: 'a' }).trace).toEqual([4, 5]);
    expect(upcast(chain, 6, 'avis', { id: 'a' })).toEqual({ id: 'a' });
  });

  it('reads older entries at the current version and leaves their own number', () => {
    const line = entryLine(2, { id: 'a' });
    const envelope = readEnvelope(line);
    if (!envelope) throw new Error('enveloppe');
    const entry = parseEntry(line, envelope, tracing(5));
    expect(entry).toMatchObject({ v: 2, changes: [{ after: { id: 'a', trace: [2, 3, 4, 5] } }] });
    expect(parseEntry(line, envelope, tracing(0))).toEqual({ illisible: 'version', detail: null });
  });

  it('a step that fails, or changes an id, names the record and itself, and nothing is given', () => {
    const broken = chainOf([
      step(1, (_, image) => image),
      step(2, () => {
        throw new Error('impossible');
      }),
    ]);
    expect(() => upcast(broken, 1, 'avis', { id: 'a' })).toThrow(MigrationError);
    expect(() => upcast(chainOf([step(1, () => ({ id: 'b' }))]), 1, 'avis', { id: 'a' })).toThrow('avis/a');
    const line = entryLine(1, { id: 'a' });
    const envelope = readEnvelope(line);
    if (!envelope) throw new Error('enveloppe');
    expect(parseEntry(line, envelope, broken)).toMatchObject({
      illisible: 'contenu',
      detail: expect.stringContaining('étape 2 → 3') as unknown,
    });
  });

  it('reads an older snapshot through the chain; a failing step makes it unusable and leaves the file', async () => {
    const dossier = join(REGISTRES, 'v1');
    const before = await readFile(join(dossier, 'instantane.json'));
    const read = await readSnapshot(diskFiles, dossier, { chain: tracing(5) });
    const [convention] = [...(read?.collections.conventions.values() ?? [])] as unknown as Image[];
    expect(convention?.trace).toEqual([1, 2, 3, 4, 5]);
    const broken = chainOf([
      step(1, () => {
        throw new Error('impossible');
      }),
    ]);
    const error = await readSnapshot(diskFiles, dossier, { chain: broken }).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(UnusableSnapshot);
    expect(error).toMatchObject({
      fault: 'contenu',
      detail: expect.stringContaining('étape 1 → 2') as unknown,
    });
    expect(await readFile(join(dossier, 'instantane.json'))).toEqual(before);
  });
});

describe('version 1 to 2: attachments and trash', () => {
  it('leaves every record of version 1 as it was', () => {
    const image = Object.freeze({ id: 'a', n: 1 });
    for (const name of COLLECTIONS) expect(v1ToV2.migrateEntity(name, image)).toBe(image);
  });
});

describe('version 2 to 3: what an avenant changes, and the steps of its life', () => {
  const AVENANT = { id: 'a', objet: 'x' };

  it('gives an avenant no operation and no step, and an avis no kept draft', () => {
    expect(v2ToV3.migrateEntity('avenants', AVENANT)).toEqual({
      ...AVENANT,
      operations: [],
      arbitrages: [],
      instruction: null,
      saisine: null,
      miseALaSignature: null,
      refus: null,
    });
    expect(v2ToV3.migrateEntity('avis', { id: 'b' })).toEqual({ id: 'b', projetExamine: null });
  });

  it('reaches the images in the trash, and leaves every other record as it was', () => {
    const suppression = { id: 's', elements: [{ collection: 'avenants', entite: AVENANT }] };
    expect(v2ToV3.migrateEntity('corbeille', suppression)).toEqual({
      id: 's',
      elements: [{ collection: 'avenants', entite: v2ToV3.migrateEntity('avenants', AVENANT) }],
    });
    const image = Object.freeze({ id: 'a', n: 1 });
    for (const name of COLLECTIONS)
      if (!['avenants', 'avis', 'corbeille'].includes(name))
        expect(v2ToV3.migrateEntity(name, image)).toBe(image);
    expect(() => v2ToV3.migrateEntity('corbeille', { id: 's' })).toThrow('sans éléments');
  });
});

describe('a real registry of every past version', async () => {
  // Those with more in their name are witnesses of a version, of any age: see temoins.test.ts.
  const versions = (await readdir(REGISTRES)).filter((nom) => /^v\d+$/.test(nom)).sort();

  it('one is kept for each', () => {
    expect(versions).toEqual(Array.from({ length: VERSION - 1 }, (_, index) => `v${index + 1}`));
    expect(Object.keys(EMPREINTES)).toEqual(versions);
  });

  for (const version of versions) {
    const copy = async (): Promise<string> => {
      const dossier = await freshFolder();
      await cp(join(REGISTRES, version), dossier, { recursive: true });
      return dossier;
    };
    const files = async (dossier: string): Promise<Record<string, string>> => {
      const names = [
        'instantane.json',
        ...(await readdir(join(dossier, 'journal'))).map((n) => `journal/${n}`),
      ];
      return Object.fromEntries(
        await Promise.all(names.map(async (n) => [n, await readFile(join(dossier, n), 'utf8')] as const)),
      );
    };

    it(`${version} opens with the state it had, from the snapshot and from the journal alone`, async () => {
      const dossier = await copy();
      const depot = await open(dossier, { checkEntity: entityFault });
      expect(await depot.empreinte()).toBe(EMPREINTES[version]);
      expect(await depot.empreinte(await depot.registreAt(depot.seq))).toBe(EMPREINTES[version]);
      expect((await depot.verify()).premierDefaut).toBeNull();
      for (const name of COLLECTIONS)
        for (const entity of depot.registre[name].values()) expect(entityFault(name, entity)).toBeNull();
    });

    it(`${version}, only looked at, is left as it is`, async () => {
      const dossier = await copy();
      const before = await files(dossier);
      let asked = 0;
      const depot = await open(dossier, {
        beforeMigration: () => {
          asked += 1;
          return Promise.resolve();
        },
      });
      await depot.close();
      expect(asked).toBe(0);
      expect(await files(dossier)).toEqual(before);
    });

    it(`${version}: the backup comes once, before the first write; the journal is continued, never rewritten`, async () => {
      const dossier = await copy();
      const before = await files(dossier);
      const seen: unknown[] = [];
      const depot = await open(dossier, {
        beforeMigration: async (versionsOf) => {
          seen.push(versionsOf, await files(dossier));
        },
      });
      const fiche = { id: 'registre', nom: 'Repris', demonstration: true } as const;
      for (const nom of ['Repris', 'Repris encore'])
        await depot.transact(() => ({ ok: true, value: null, changes: [put('fiches', { ...fiche, nom })] }), {
          action: 'essai',
          by: 'essai',
        });
      expect(seen).toEqual([{ from: Number(version.slice(1)), to: VERSION }, before]);
      expect(depot.avertissements.join(' ')).toContain('avant migration');
      await depot.close();
      const after = await files(dossier);
      const [segment = ''] = Object.keys(after).filter((name) => name.startsWith('journal/'));
      expect(after[segment]?.startsWith(before[segment] ?? '?')).toBe(true);
      expect(after['instantane.json']).toContain(`"version":${VERSION},`);
      expect((await open(dossier)).registre.fiches.get('registre')?.nom).toBe('Repris encore');
    });

    it(`${version}: when that backup fails nothing is written, and the action says why`, async () => {
      const dossier = await copy();
      const before = await files(dossier);
      const depot = await open(dossier, {
        beforeMigration: () => Promise.reject(new Error('plus de place')),
      });
      const done = depot.transact(
        () => ({
          ok: true,
          value: null,
          changes: [put('fiches', { id: 'registre', nom: 'x', demonstration: true })],
        }),
        { action: 'essai', by: 'essai' },
      );
      await expect(done).rejects.toThrow('plus de place');
      expect(await depot.empreinte()).toBe(EMPREINTES[version]);
      await depot.close();
      expect(await files(dossier)).toEqual(before);
    });
  }

  it('a newer version is refused kindly, by its snapshot and by its journal, and left as it is', async () => {
    const dossier = await freshFolder();
    await cp(join(REGISTRES, 'v1'), dossier, { recursive: true });
    const path = join(dossier, 'instantane.json');
    const text = (await readFile(path, 'utf8')).split('\n');
    const body = [text[0]?.replace('"version":1', `"version":${VERSION + 1}`), ...text.slice(1, -2), ''].join(
      '\n',
    );
    const newer = `${body}"empreinte":"${createHash('sha256').update(body).digest('hex')}"}\n`;
    await writeFile(path, newer);
    const error = await refusal(open(dossier));
    expect([error.code, error.remede]).toEqual([
      'VERSION_PLUS_RECENTE',
      'Installez la dernière version de Registre CREFOP, puis rouvrez ce registre ; rien n’y a été modifié.',
    ]);
    expect(await readFile(path, 'utf8')).toBe(newer);
  });
});

describe('a record that has not the shape of its collection', () => {
  it('is named at the opening, entry, record and field, and the registry opens read only before it', async () => {
    const dossier = await freshFolder();
    const writer = await open(dossier);
    const good = put('fiches', { id: 'registre', nom: 'Bon', demonstration: false });
    const bad = put('fiches', { id: 'registre', nom: 12, demonstration: false } as never);
    for (const change of [good, bad])
      await writer.transact(() => ({ ok: true, value: null, changes: [change] }), { action: 'e', by: 'e' });
    await writer.close();
    await rm(join(dossier, 'instantane.json'));
    const depot = await open(dossier, { checkEntity: entityFault });
    expect(depot.lectureSeule?.cause).toBe('endommagee');
    expect(depot.lectureSeule?.raison).toContain('L’entrée 2 du journal est intacte');
    expect(depot.lectureSeule?.raison).toContain('fiche fiches/registre, champ « nom »');
    expect(depot.registre.fiches.get('registre')?.nom).toBe('Bon');
  });

  it('in a sealed snapshot, does not get in: the journal gives the sound one, the file is set aside', async () => {
    const dossier = await freshFolder();
    const writer = await open(dossier);
    const sound = put('fiches', { id: 'registre', nom: 'Bon', demonstration: false });
    await writer.transact(() => ({ ok: true, value: null, changes: [sound] }), { action: 'e', by: 'e' });
    await writer.close();
    const collections = emptyRegistre();
    collections.fiches.set('registre', { id: 'registre', nom: 12, demonstration: false } as never);
    await new SnapshotAdapter(diskFiles, dossier).write({ seq: 1, tete: writer.tete, collections });
    const ruined = await readFile(join(dossier, 'instantane.json'), 'utf8');

    const depot = await open(dossier, { checkEntity: entityFault });
    expect([depot.lectureSeule, depot.registre.fiches.get('registre')?.nom]).toEqual([null, 'Bon']);
    expect(depot.avertissements.join()).toContain('L’instantané était endommagé');
    const [aside = ''] = await readdir(join(dossier, 'quarantaine'));
    expect(await readFile(join(dossier, 'quarantaine', aside), 'utf8')).toBe(ruined);
  });

  it('in a snapshot, is found by the verification', async () => {
    const dossier = await freshFolder();
    const writer = await open(dossier);
    await writer.transact(
      () => ({
        ok: true,
        value: null,
        changes: [put('fiches', { id: 'registre', nom: 12, demonstration: false } as never)],
      }),
      { action: 'e', by: 'e' },
    );
    await writer.close();
    const depot = await open(dossier, { mode: 'lecture', checkEntity: entityFault });
    const { premierDefaut } = await depot.verify();
    expect(premierDefaut).toMatchObject({ nature: 'contenu-inconnu', fichier: 'instantane.json', ligne: 3 });
    expect(premierDefaut?.message).toContain('champ « nom »');
  });
});
