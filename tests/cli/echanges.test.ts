import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApercuImportView } from '#contract/echanges';
import { porte } from './porte';

let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
});

const run = (registre: string, ...args: readonly string[]) => call([...args, '--registre', registre]);

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'crefop-cli-'));
const empreinteOf = (file: string): unknown =>
  (JSON.parse(readFileSync(file, 'utf8')) as { registre: { empreinte: unknown } }).registre.empreinte;

describe('exporter, importer', () => {
  it('write the whole registry, take it back into an empty one to the same hash, from JSON and from ZIP', () => {
    const registre = newFolder();
    const out = newFolder();
    expect(run(registre, 'exemple', '--demonstration').code).toBe(0);
    const [json, zip] = [join(out, 'registre.json'), join(out, 'registre.zip')];
    expect(run(registre, 'exporter', '--sortie', json).out).toMatch(
      /^Export du registre écrit dans .*registre\.json/,
    );
    const made = run(registre, 'exporter', '--sortie', zip, '--json');
    expect(JSON.parse(made.out)).toMatchObject({ fichier: zip });
    expect(readdirSync(out).sort()).toEqual(['registre.json', 'registre.zip']);
    for (const fichier of [json, zip]) {
      const other = newFolder();
      const seen = run(other, 'importer', '--fichier', fichier, '--apercu');
      expect((JSON.parse(seen.out) as ApercuImportView).reviennent.nombre).toBe(9);
      const done = run(other, 'importer', '--fichier', fichier, '--motif', 'Reprise');
      expect(done.out).toMatch(/^Import enregistré \(entrée n°\s?1\) : 9 fiche\(s\) ajoutée\(s\)/u);
      const again = join(out, `${fichier.length}-${Math.random()}.json`);
      run(other, 'exporter', '--sortie', again);
      expect(empreinteOf(again)).toBe(empreinteOf(json));
      expect(run(other, 'annuler').code).toBe(0);
    }
  });

  it('refuse in one French line what they cannot do', () => {
    const registre = newFolder();
    const out = newFolder();
    run(registre, 'exemple');
    const file = join(out, 'r.json');
    expect(run(registre, 'exporter', '--sortie', file).code).toBe(0);
    const refused = (...args: readonly string[]): string => {
      const { code, out: said, err } = run(registre, ...args);
      expect([code === 0, said, err.trimEnd().split('\n').length]).toEqual([false, '', 1]);
      return err;
    };
    expect(refused('exporter', '--sortie', file)).toContain('existe déjà');
    expect(run(registre, 'exporter', '--sortie', file, '--remplacer').code).toBe(0);
    expect(refused('exporter', '--sortie', join(out, 'r.docx'))).toContain('.json (export) ou .zip');
    expect(refused('exporter', '--sortie', join(out, 'r.zip'), '--sans-pieces')).toContain('toujours entier');
    expect(refused('exporter', '--sortie', join(out, 'absent', 'r.json'))).toContain('ENOENT');
    expect(refused('importer', '--fichier', file)).toContain('--motif');
    expect(
      refused('importer', '--fichier', join(out, 'absent.json'), '--motif', 'Motif de l’essai'),
    ).toContain('ENOENT');
    expect(refused('importer', '--fichier', file, '--motif', 'Motif de l’essai')).toContain(
      'rien à importer',
    );
    const spoiled = readFileSync(file, 'utf8').replace('"zone":"metropole"', '"zone":"lune"');
    writeFileSync(join(out, 'faux.json'), spoiled);
    const said = refused('importer', '--fichier', join(out, 'faux.json'), '--motif', 'Motif de l’essai');
    expect(said).toContain('conventions/convention-aura-2022-2028 › zone');
    writeFileSync(join(out, 'vide.json'), '');
    expect(refused('importer', '--fichier', join(out, 'vide.json'), '--motif', 'Motif de l’essai')).toContain(
      'est vide',
    );
  });
});

describe('importer, beside what is there', () => {
  const enTete = (file: string) =>
    JSON.parse(readFileSync(file, 'utf8')) as {
      readonly registre?: unknown;
      readonly collections: Record<string, Record<string, Record<string, unknown>>>;
    } & Record<string, unknown>;
  const titres = (registre: string): readonly string[] =>
    (JSON.parse(run(registre, 'conventions').out) as readonly { readonly titre: string }[]).map(
      ({ titre }) => titre,
    );

  it('takes a file written by hand, without a hash, and says so and what it changes', () => {
    const [registre, out] = [newFolder(), newFolder()];
    run(registre, 'exemple');
    const file = join(out, 'r.json');
    run(registre, 'exporter', '--sortie', file);
    const { format, collections } = enTete(file);
    const main = join(out, 'main.json');
    writeFileSync(main, JSON.stringify({ format, collections }));
    const other = newFolder();
    const seen = JSON.parse(run(other, 'importer', '--fichier', main, '--apercu').out) as ApercuImportView;
    expect([seen.empreinte, seen.exporteLe, seen.seq, seen.reviennent.nombre]).toEqual([null, null, null, 2]);
    const done = run(other, 'importer', '--fichier', main, '--motif', 'Reprise à la main');
    expect(done.out).toContain(
      'un fichier qui ne dit pas d’où il vient, sans empreinte qui prouve son contenu',
    );
    expect(titres(other)).toEqual(titres(registre));
    expect(run(other, 'verifier').code).toBe(0);
    // A hash that is there is held to.
    writeFileSync(main, readFileSync(file, 'utf8').replace('"lieu":"Lyon"', '"lieu":"Lyonn"'));
    const refused = run(newFolder(), 'importer', '--fichier', main, '--motif', 'Reprise');
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/empreinte.*retirez-la/u)]);
  });

  it('adds what the file brings and touches nothing of what is there; the same id twice is named, or renumbered', () => {
    const [registre, out] = [newFolder(), newFolder()];
    run(registre, 'exemple');
    const id = 'convention-aura-2022-2028';
    const file = join(out, 'r.json');
    run(registre, 'exporter', '--sortie', file);
    const conventions = join(import.meta.dirname, '../fixtures/conventions');
    const bretagne = join(conventions, '2-bretagne-cinq-parties.odt');
    run(registre, 'convention', 'importer', bretagne, '--confirmer', '--titre-court', 'Bretagne');
    const before = enTete(join(out, 'r.json')).collections.conventions?.[id];
    // What is identical is left as it is.
    const rien = run(registre, 'importer', '--ajouter', '--fichier', file, '--motif', 'Ajout');
    expect([rien.code, rien.err]).toEqual([1, expect.stringContaining('rien à importer')]);

    run(registre, 'convention', 'dater', id, '--date', '2023-07-03', '--horloge', '2023-07-04');
    const ajout = ['importer', '--ajouter', '--fichier', file, '--motif', 'Ajout du fichier d’avant'];
    const refus = run(registre, ...ajout);
    expect([refus.code, refus.err]).toEqual([
      1,
      expect.stringMatching(
        /un de ses éléments porte l’identifiant d’un autre.*Auvergne-Rhône-Alpes.*--renumeroter/u,
      ),
    ]);
    const apercu = JSON.parse(run(registre, ...ajout, '--apercu').out) as ApercuImportView;
    expect([apercu.conflits.nombre, apercu.disparaissent.nombre, apercu.changent.nombre]).toEqual([1, 0, 0]);
    expect(run(registre, ...ajout, '--renumeroter').code).toBe(0);
    expect(titres(registre)).toHaveLength(3);
    expect(titres(registre).filter((titre) => titre.endsWith(' (2)'))).toHaveLength(1);
    const after = join(out, 'apres.json');
    run(registre, 'exporter', '--sortie', after);
    const kept = enTete(after).collections.conventions ?? {};
    expect(kept[id]).toEqual({ ...before, faitLe: '2023-07-03' });
    expect(run(registre, 'verifier').code).toBe(0);
    expect(run(registre, 'annuler').code).toBe(0);
    expect(titres(registre)).toHaveLength(2);
  });

  it('renumbers a whole convention with its acts, and keeps fiction out of what is real', () => {
    const [demonstration, out] = [newFolder(), newFolder()];
    run(demonstration, 'exemple', '--demonstration');
    const file = join(out, 'd.json');
    run(demonstration, 'exporter', '--sortie', file);
    const reel = newFolder();
    run(reel, 'exemple');
    const refus = run(reel, 'importer', '--ajouter', '--fichier', file, '--motif', 'Ajout');
    expect([refus.code, refus.err]).toEqual([1, expect.stringContaining('démonstration')]);

    const autre = join(out, 'autre.json');
    const { registre: _registre, collections, ...tete } = enTete(file);
    const [convention] = Object.values(collections.conventions ?? {});
    const conventionId = String(convention?.id);
    writeFileSync(
      autre,
      JSON.stringify({
        ...tete,
        collections: {
          ...collections,
          conventions: { [conventionId]: { ...convention, region: 'Ailleurs' } },
        },
      }),
    );
    const done = run(
      demonstration,
      ...['importer', '--ajouter', '--renumeroter', '--fichier', autre, '--motif', 'Copie de travail'],
    );
    expect(done.err).toBe('');
    const after = join(out, 'apres.json');
    run(demonstration, 'exporter', '--sortie', after);
    const now = enTete(after).collections;
    for (const [name, records] of Object.entries(collections)) {
      const entries = Object.entries(records);
      const all = Object.entries(now[name] ?? {});
      expect([name, all.length]).toEqual([name, name === 'fiches' ? 1 : entries.length * 2]);
      for (const [id, one] of entries) expect(now[name]?.[id]).toEqual(one);
    }
    const copie = Object.values(now.conventions ?? {}).find((one) => one.id !== conventionId);
    const avenants = Object.values(now.avenants ?? {}).filter((one) => one.conventionId === copie?.id);
    expect(avenants).toHaveLength(Object.keys(collections.avenants ?? {}).length);
    expect(run(demonstration, 'verifier').code).toBe(0);
  });
});
