import { cp, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entityFault } from '#contract/entites/check';
import { COLLECTIONS } from '#domain/registre';
import { contradictionsOf } from '#domain/coherence';
import { newFolder, televerser } from '../support/application';
import { ouvrirPourUnTest } from '../support/ouvertures';
import { sha256 } from '../support/registre';
import { contenuDe } from '../support/temoins/contenu';
import { JOUR } from '../support/temoins/recettes';
import { freshFolder, open, treeOf } from './support';

/*
 * Registries written by this format, before its records were described otherwise. Whoever moves how a record is kept
 * or read finds here whether the registries that are out there still say the same thing, to the byte.
 */

const REGISTRES = join(import.meta.dirname, '../fixtures/registres');
const ATTENDUS = JSON.parse(await readFile(join(REGISTRES, 'temoins.json'), 'utf8')) as Record<
  string,
  Awaited<ReturnType<typeof contenuDe>>
>;

const copyOf = async (nom: string): Promise<string> => {
  const dossier = await freshFolder();
  await cp(join(REGISTRES, nom), dossier, { recursive: true });
  return dossier;
};

/** The journal, the attachments, and the snapshot where one was kept. */
const keptOf = (dossier: string, names: readonly string[]): Record<string, string | undefined> => {
  const tree = treeOf(dossier);
  return Object.fromEntries(names.map((name) => [name, tree[name]]));
};

it('there is one of every kind: records, states, modifications, senses, ways back', () => {
  const all = Object.values(ATTENDUS);
  const union = (of: (one: (typeof all)[number]) => readonly string[]) => new Set(all.flatMap(of));
  expect([...union((one) => Object.keys(one.compteurs))].sort()).toEqual([
    'avenants',
    'avis',
    'conventions',
    'corbeille',
    'delegations',
    'deliberations',
    'denonciations',
    'echeancesLibres',
    'emissions',
    'fiches',
    'instances',
    'membresDuComite',
    'misesEnDemeure',
    'paquets',
    'pieces',
    'seances',
  ]);
  // The ten states of an avenant, the fourteen natures of modification, the eight senses of an avis.
  expect([
    union((one) => one.etats).size,
    union((one) => one.natures).size,
    union((one) => one.sens).size,
  ]).toEqual([10, 14, 8]);
  expect([...union((one) => one.actions)]).toEqual(
    expect.arrayContaining([
      'historique.annuler',
      'historique.retablir',
      'historique.rectifier',
      'sauvegardes.restaurer',
      'echanges.importer',
    ]),
  );
});

describe('a witness registry', async () => {
  const noms = (await readdir(REGISTRES)).filter((nom) => /^v\d+-/.test(nom)).sort();

  it('is noted with what it holds', () => expect(Object.keys(ATTENDUS).sort()).toEqual(noms));

  for (const nom of noms) {
    it(`${nom}, looked at, says what it said, at each entry of its journal, and no byte of it moves`, async () => {
      const dossier = await copyOf(nom);
      const before = treeOf(dossier);
      const depot = await open(dossier, { mode: 'lecture', checkEntity: entityFault });
      expect(depot.avertissements).toEqual([]);
      expect(JSON.parse(JSON.stringify(await contenuDe(depot)))).toEqual(ATTENDUS[nom]);
      expect(await depot.empreinte(await depot.registreAt(depot.seq))).toBe(ATTENDUS[nom]?.empreinte);
      const { intact, entrees, tete, premierDefaut } = await depot.verify();
      expect({ intact, entrees, tete, premierDefaut }).toEqual({
        intact: true,
        entrees: ATTENDUS[nom]?.seq,
        tete: ATTENDUS[nom]?.tete,
        premierDefaut: null,
      });
      for (const name of COLLECTIONS)
        for (const entity of depot.registre[name].values()) expect(entityFault(name, entity)).toBeNull();
      for (const id of depot.registre.conventions.keys())
        expect(contradictionsOf(depot.registre, id, { sha256 })).toEqual([]);
      await depot.close();
      expect(treeOf(dossier)).toEqual(before);
    });

    it(`${nom}, opened to write by the whole application, is left as it was and its attachments are there`, async () => {
      const dossier = await copyOf(nom);
      const before = treeOf(dossier);
      const porte = await ouvrirPourUnTest(dossier, JOUR);
      const { depot, pieces } = porte.application;
      expect(depot.lectureSeule).toBeNull();
      expect(await depot.empreinte()).toBe(ATTENDUS[nom]?.empreinte);
      for (const { sha256: name, taille } of depot.registre.pieces.values())
        expect((await pieces.read(name)).byteLength).toBe(taille);
      await porte.close();
      expect(keptOf(dossier, Object.keys(before))).toEqual(before);
      // What was added, if anything, is the snapshot: opened again from it, the state is the same.
      const again = await open(dossier, { mode: 'lecture', checkEntity: entityFault });
      expect(await again.empreinte()).toBe(ATTENDUS[nom]?.empreinte);
    });

    it(`${nom}, exported then imported elsewhere, has the same hash, and its journal is continued, not rewritten`, async () => {
      const dossier = await copyOf(nom);
      const before = treeOf(dossier);
      const from = await ouvrirPourUnTest(dossier, JOUR);
      const { fichier } = await from.call('echanges.exporter', { pieces: true });
      const bytes = from.application.files.take(fichier.jeton)?.bytes ?? new Uint8Array();
      const to = await ouvrirPourUnTest(await newFolder(), JOUR);
      const jeton = await televerser(to, fichier.nom, Buffer.from(bytes));
      const { revision, pieces, avertissements } = await to.call('echanges.apercu', { jeton });
      expect([pieces.manquantes, avertissements]).toEqual([0, []]);
      await to.call('echanges.importer', { jeton, motif: 'Reprise', revision });
      expect(await to.application.depot.empreinte()).toBe(ATTENDUS[nom]?.empreinte);

      const [retour] = [...from.application.depot.registre.corbeille.keys()];
      await from.call('corbeille.retablir', { id: retour ?? '' });
      await from.close();
      const after = treeOf(dossier);
      for (const [name, content] of Object.entries(before).filter(([path]) => path !== 'instantane.json'))
        expect([name, after[name]?.startsWith(content)]).toEqual([name, true]);
    });
  }
});
