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
