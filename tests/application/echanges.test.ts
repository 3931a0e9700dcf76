import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src-main/application/commands';
import { DownloadShelf } from '../../src-main/rpc/download-shelf';
import { addDays } from '#domain/civil-date';
import { supprimer } from '#domain/corbeille/commands';
import type { Contexte, DecisionResult } from '#domain/decision';
import { COLLECTIONS } from '#domain/registre';
import type { Changement, Registre } from '#domain/registre';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';
import { inputOf, startOf, step } from '../support/marche';
import { mutationsOf } from '../support/mutations';
import { tirage } from '../support/essais';
import type { Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';

type Rule = (registre: Registre, input: unknown, contexte: Contexte) => DecisionResult;

const JOUR = '2026-11-23';
async function open(dossier?: string): Promise<Porte> {
  return ouvrirPourUnTest(dossier ?? (await newFolder()), JOUR);
}
async function sample(): Promise<Porte> {
  const porte = await open();
  await porte.call('exemple.charger', { demonstration: true });
  return porte;
}

const exported = async (
  { call, application }: Porte,
  method: 'echanges.exporter' | 'echanges.dossier' = 'echanges.exporter',
): Promise<Buffer> => {
  const { fichier } =
    method === 'echanges.dossier' ? await call(method, {}) : await call(method, { pieces: true });
  const taken = application.files.take(fichier.jeton);
  if (taken === null) throw new Error('le fichier n’est pas là');
  return Buffer.from(taken.bytes);
};

type Json = Record<string, unknown>;
const parsed = (bytes: Buffer): Json => JSON.parse(bytes.toString('utf8')) as Json;

/** Hands the bytes over as a page does, and answers their token. */
function hand({ application: { uploads } }: Porte, bytes: Uint8Array | string, nom = 'export.json'): string {
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const jeton = uploads.begin(nom, content.byteLength);
  uploads.add(jeton, 0, content);
  return jeton;
}

async function importInto(porte: Porte, bytes: Uint8Array | string): Promise<void> {
  const jeton = hand(porte, bytes);
  const { revision } = await porte.call('echanges.apercu', { jeton });
  await porte.call('echanges.importer', { jeton, motif: 'Reprise du registre', revision });
}

const stateOf = (porte: Porte): Promise<string> => porte.application.depot.empreinte();

describe('an export taken into an empty registry', () => {
  it('gives the same hash, in one entry with its reason, which an undo takes back', async () => {
    const from = await sample();
    const bytes = await exported(from);
    const file = parsed(bytes);
    expect(Object.keys(file)).toEqual([
      'format',
      'version',
      'exporteLe',
      'registre',
      'schema',
      'collections',
      'pieces',
    ]);
    expect(file.registre).toEqual({
      empreinte: await stateOf(from),
      seq: from.application.depot.seq,
      tete: from.application.depot.tete,
    });
    const to = await open();
    await importInto(to, bytes);
    expect(await stateOf(to)).toBe(await stateOf(from));
    const [entry] = await to.application.depot.entries();
    expect(to.application.depot.seq).toBe(1);
    expect(entry?.action).toBe('echanges.importer');
    expect(entry?.reason).toMatch(/^Export du .* entrée n°.21\. Reprise du registre$/u);
    expect(parsed(await exported(to)).collections).toEqual(file.collections);

    const { annuler } = await to.call('historique.pile', {});
    await to.call('historique.annuler', { seq: annuler?.seq ?? 0 });
    for (const name of COLLECTIONS) expect(to.application.depot.registre[name].size).toBe(0);
  });

  it('whatever the registry the rules made', async () => {
    let trashed = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(step, { minLength: 100, maxLength: 100 }), async (start, walk) => {
        const banc = startOf(start);
        for (const { action, n } of walk) {
          if (action === 'temps') banc.aujourdhui = addDays(banc.aujourdhui, 1 + ((n[0] ?? 0) % 30));
          else banc.run(COMMANDS[action] as Rule, inputOf(banc, action, n));
        }
        // The trash goes with the rest: what came last, where the rules let it go.
        for (const collection of ['misesEnDemeure', 'avis', 'avenants'] as const) {
          const id = [...banc.registre[collection].keys()].at(-1);
          if (id !== undefined) banc.run(supprimer, { collection, id, motif: 'Essai', par: 'essai' });
        }
        trashed += banc.registre.corbeille.size;
        const from = await open();
        await from.application.depot.transact(
          () => ({ ok: true, value: null, changes: changesTo(banc.registre) }),
          { action: 'essai', by: 'essai' },
        );
        const to = await open();
        await importInto(to, await exported(from));
        expect(await stateOf(to)).toBe(await stateOf(from));
        expect(await to.application.depot.empreinte(banc.registre)).toBe(await stateOf(to));
      }),
      tirage('export et import', 5, 40, 20261124),
    );
    expect(trashed).toBeGreaterThan(0);
  });

  it('brings the bytes of the attachments, checked, and says which are nowhere', async () => {
    const from = await sample();
    const conventionId = [...from.application.depot.registre.conventions.keys()][0] ?? '';
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const jeton = hand(from, pdf, 'lettre.pdf');
    await from.call('pieces.ajouter', {
      jeton,
      objet: { collection: 'conventions', id: conventionId },
      nature: 'lettre',
    });
    const bytes = await exported(from);
    const to = await open();
    const seen = await to.call('echanges.apercu', { jeton: hand(to, bytes) });
    expect(seen.pieces).toEqual({ fournies: 1, presentes: 0, manquantes: 0 });
    await importInto(to, bytes);
    const [piece] = [...to.application.depot.registre.pieces.values()];
    expect(Buffer.from(await to.application.pieces.read(piece?.sha256 ?? ''))).toEqual(pdf);

    const { pieces, ...without } = parsed(bytes);
    const third = await open();
    const apercu = await third.call('echanges.apercu', { jeton: hand(third, JSON.stringify(without)) });
    expect(apercu.pieces).toEqual({ fournies: 0, presentes: 0, manquantes: 1 });
    const [name] = Object.keys(pieces as Json);
    const altered = JSON.stringify({
      ...without,
      pieces: { [name ?? '']: Buffer.from('autre').toString('base64') },
    });
    const refusal = await third.refused('echanges.apercu', { jeton: hand(third, altered) });
    expect(refusal.champs?.[0]?.champ).toBe(`pieces › ${name ?? ''}`);

    // The ZIP of the dossier brings them too.
    const fourth = await open();
    await importInto(fourth, await exported(from, 'echanges.dossier'));
    expect(await stateOf(fourth)).toBe(await stateOf(from));
    expect(Buffer.from(await fourth.application.pieces.read(piece?.sha256 ?? ''))).toEqual(pdf);
  });
});

const changesTo = (registre: Registre): Changement[] =>
  COLLECTIONS.flatMap((collection) =>
    [...registre[collection].values()].map((after) => ({ collection, id: after.id, after }) as Changement),
  );

describe('an import over a registry', () => {
  it('tells what would come, change and go, then does exactly that after a backup', async () => {
    const from = await sample();
    const to = await open();
    await to.call('exemple.charger', { demonstration: false });
    const jeton = hand(to, await exported(from));
    const apercu = await to.call('echanges.apercu', { jeton });
    expect([apercu.reviennent.nombre, apercu.changent.nombre, apercu.disparaissent.nombre]).toEqual([
      8, 1, 1,
    ]);
    expect(apercu.disparaissent.elements[0]?.libelle).toContain('la convention «');
    await to.call('echanges.importer', { jeton, motif: 'Essai', revision: apercu.revision });
    expect(await stateOf(to)).toBe(await stateOf(from));
    const { sauvegardes } = await to.call('sauvegardes.lire', {});
    expect(sauvegardes.map(({ genre }) => genre)).toContain('avant-restauration');
  });

  it('is refused when the registry moved since the preview, when nothing would change, and without a reason', async () => {
    const from = await sample();
    const bytes = await exported(from);
    const jeton = hand(from, bytes);
    expect((await from.call('echanges.apercu', { jeton })).identique).toBe(true);
    const { revision } = await from.call('echanges.apercu', { jeton });
    const same = await from.refused('echanges.importer', { jeton, motif: 'Essai', revision });
    expect(same.code).toBe('IMPORT_IDENTIQUE');
    const stale = await from.refused('echanges.importer', { jeton, motif: 'Essai', revision: revision - 1 });
    expect(stale.code).toBe('IMPORT_PERIME');
    const silent = await from.refused('echanges.importer', { jeton, motif: '  ', revision });
    expect(silent.champs?.[0]?.champ).toBe('motif');
    expect(from.application.depot.seq).toBe(revision);
  });
});

/** The members that a record may be without, by their names. */
const absents = new Set<string>();
const visiter = (membres: Membres): void => {
  for (const [name, champ] of Object.entries(membres)) {
    if (champ.absent === true) absents.add(name);
    if (champ.genre === 'groupe') visiter(champ.membres);
    if (champ.genre === 'liste') visiter(champ.element);
    if (champ.genre === 'variantes') for (const cas of Object.values(champ.cas)) visiter(cas);
  }
};
for (const { membres } of Object.values(DESCRIPTIONS)) visiter(membres);

describe('a file that is not a sound export', () => {
  /** Refused by the preview and by the import alike, with nothing written. */
  async function refusedWhole(porte: Porte, bytes: Uint8Array | string) {
    const before = [porte.application.depot.seq, await stateOf(porte)];
    const jeton = hand(porte, bytes);
    const seen = await porte.refused('echanges.apercu', { jeton });
    const done = await porte.refused('echanges.importer', {
      jeton,
      motif: 'Essai',
      revision: porte.application.depot.seq,
    });
    expect(done).toEqual(seen);
    expect([porte.application.depot.seq, await stateOf(porte)]).toEqual(before);
    return seen;
  }

  it('is refused in French, by its place', async () => {
    const from = await sample();
    const bytes = await exported(from);
    const file = parsed(bytes);
    const collections = file.collections as Record<string, Record<string, Json>>;
    const [avisId = ''] = Object.keys(collections.avis ?? {});
    const [avenantId = ''] = Object.keys(collections.avenants ?? {});
    const [medId = ''] = Object.keys(collections.misesEnDemeure ?? {});
    const [conventionId = ''] = Object.keys(collections.conventions ?? {});
    const edited = (
      change: (copy: Record<string, never>, all: Record<string, Record<string, never>>) => void,
    ): string => {
      const copy = structuredClone(file);
      change(copy as never, copy.collections as never);
      return JSON.stringify(copy);
    };
    const to = await open();
    const table: readonly (readonly [string, Uint8Array | string, string, string])[] = [
      ['cut short', bytes.subarray(0, bytes.length - 40), 'IMPORT_ETRANGER', ''],
      ['not JSON', 'Bonjour', 'IMPORT_ETRANGER', ''],
      ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'IMPORT_ETRANGER', ''],
      ['a list', '[]', 'IMPORT_ETRANGER', 'format'],
      ['null', 'null', 'IMPORT_ETRANGER', 'format'],
      ['another format', JSON.stringify({ ...file, format: 'autre' }), 'IMPORT_ETRANGER', 'format'],
      ['a newer version', JSON.stringify({ ...file, version: 99 }), 'IMPORT_VERSION', ''],
      ['no version', JSON.stringify({ ...file, version: undefined }), 'IMPORT_DEFECTUEUX', 'version'],
      ['a version that is none', JSON.stringify({ ...file, version: 1.5 }), 'IMPORT_DEFECTUEUX', 'version'],
      ['an unknown member', JSON.stringify({ ...file, intrus: 1 }), 'IMPORT_DEFECTUEUX', 'intrus'],
      [
        'no collections',
        JSON.stringify({ ...file, collections: undefined }),
        'IMPORT_DEFECTUEUX',
        'collections',
      ],
      [
        'an unknown collection',
        edited((_, all) => void (all.scelles = {})),
        'IMPORT_DEFECTUEUX',
        'collections › scelles',
      ],
      ['no date', JSON.stringify({ ...file, exporteLe: 'hier' }), 'IMPORT_DEFECTUEUX', 'exporteLe'],
      [
        'a head that is none',
        JSON.stringify({ ...file, registre: { seq: 1, empreinte: 'courte' } }),
        'IMPORT_DEFECTUEUX',
        'registre › empreinte',
      ],
      [
        'a record under another name',
        edited((_, all) => void ((all.avis as Json).autre = (all.avis as Json)[avisId])),
        'IMPORT_DEFECTUEUX',
        'avis/autre › id',
      ],
      [
        'a convention that is not there',
        edited((_, all) => void Reflect.deleteProperty(all.conventions ?? {}, conventionId)),
        'IMPORT_DEFECTUEUX',
        `avenants/${avenantId} › conventionId`,
      ],
      [
        'an avenant that is not there',
        edited((_, all) => void ((all.avis as Record<string, Json>)[avisId]!.avenantId = 'perdu')),
        'IMPORT_DEFECTUEUX',
        `avis/${avisId} › avenantId`,
      ],
      [
        'a signatory who is not of the convention',
        edited((_, all) => void ((all.misesEnDemeure as Record<string, Json>)[medId]!.auteurId = 'personne')),
        'IMPORT_DEFECTUEUX',
        `misesEnDemeure/${medId} › auteurId`,
      ],
      [
        'a text changed by hand',
        edited((_, all) => void ((all.avis as Record<string, Json>)[avisId]!.texte = 'Autre avis.')),
        'IMPORT_DEFECTUEUX',
        'registre › empreinte',
      ],
      ['a ZIP that is none', Buffer.from('PK\u0003\u0004 et rien d’autre'), 'IMPORT_ETRANGER', ''],
    ];
    for (const [name, content, code, champ] of table) {
      const error = await refusedWhole(to, content);
      expect([name, error.code, error.champs?.[0]?.champ ?? '']).toEqual([name, code, champ]);
      expect(error.message).toMatch(/^[A-ZÀÉ].*\.$/u);
      expect(error.remede).toContain('Rien n’a été modifié');
    }
  });

  it('sixty ways of spoiling a record, each refused with the field named', async () => {
    const from = await sample();
    const file = parsed(await exported(from));
    const collections = file.collections as Record<string, Record<string, Json>>;
    const to = await open();
    const every = COLLECTIONS.flatMap((name) =>
      Object.entries(collections[name] ?? {}).flatMap(([id, record]) =>
        mutationsOf(record, absents).map((mutation) => ({ name, id, ...mutation })),
      ),
    );
    const chosen = every.filter((_, index) => index % Math.floor(every.length / 60) === 0);
    expect(chosen.length).toBeGreaterThanOrEqual(60);
    for (const { name, id, place, nature, spoiled } of chosen) {
      const copy = structuredClone(file);
      (copy.collections as typeof collections)[name]![id] = spoiled as Json;
      const error = await refusedWhole(to, JSON.stringify(copy));
      const named = (error.champs ?? []).some(({ champ }) => {
        const [record, field = ''] = champ.split(' › ');
        return (
          record === `${name}/${id}` && (field === '' || place === field || place.startsWith(`${field}.`))
        );
      });
      expect([place, nature, named || JSON.stringify(error.champs)]).toEqual([place, nature, true]);
    }
    expect(await readdir(join(await folder(to), 'journal')).catch(() => [])).toEqual([]);
  });

  it('of an earlier version is brought to this one, and its own hash is the one that is checked', async () => {
    const head = parsed(await exported(await sample()));
    const fixture = join(import.meta.dirname, '../fixtures/registres/v1');
    const { collections } = parsed(await readFile(join(fixture, 'instantane.json')));
    const v1 = {
      ...head,
      version: 1,
      // The state as the program of version 1 hashed it.
      registre: {
        ...(head.registre as Json),
        empreinte: '089e0f64795aad4ee62b990b474cf4b41f7ea4eacc741f7a8aadb88613b2a32c',
      },
      collections,
    };
    const to = await open();
    const jeton = hand(to, JSON.stringify(v1));
    const apercu = await to.call('echanges.apercu', { jeton });
    expect(apercu.versionAnterieure).toBe(1);
    await to.call('echanges.importer', { jeton, motif: 'Essai', revision: 0 });
    const dossier = await newFolder();
    await cp(fixture, dossier, { recursive: true });
    const opened = await ouvrir(dossier, '2026-11-23');
    expect(await stateOf(to)).toBe(await stateOf(opened));
    await opened.close();
  });
});

const folder = async (porte: Porte): Promise<string> => (await porte.call('registre.etat', {})).dossier;

describe('what a page can be handed over', () => {
  it('is bounded, and says how to go on', async () => {
    const { collector, ExportTooLargeError } = await import('../../src-main/application/echanges/collector');
    const { sink } = collector();
    const part = new Uint8Array(16 * 1024 * 1024);
    for (let n = 0; n < 4; n += 1) await sink(part);
    expect(() => sink(part)).toThrow(ExportTooLargeError);
    expect(new DownloadShelf().put('x', 'y', new Uint8Array(64 * 1024 * 1024))).toBeTypeOf('string');
  });

  it('the export goes out in pieces far below the whole', async () => {
    const from = await sample();
    const sizes: number[] = [];
    await from.application.echanges.exporter(true, (bytes) => void sizes.push(bytes.byteLength));
    const changes = Array.from({ length: 60 }, (_, n) => {
      const [convention] = [...from.application.depot.registre.conventions.values()];
      return { collection: 'conventions', id: `c${n}`, after: { ...convention, id: `c${n}` } } as Changement;
    });
    await from.application.depot.transact(() => ({ ok: true, value: null, changes }), {
      action: 'e',
      by: 'e',
    });
    sizes.length = 0;
    await from.application.echanges.exporter(true, (bytes) => void sizes.push(bytes.byteLength));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(1_000_000);
    expect(Math.max(...sizes)).toBeLessThan(250_000);
  });
});
