import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PiecesView } from '#contract/pieces';
import { bundle } from '../support/bundle';

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-pieces-'));
const registre = join(folder, 'registre');
let cli = '';
beforeAll(async () => {
  cli = await bundle('src-main/cli/main.ts', { lecteur: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, ...args, '--registre', registre, '--horloge', '2026-11-23'],
    { encoding: 'utf8' },
  );
  return { code: status, out: stdout, err: stderr };
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const ajouter = (fichier: string, objet = `conventions/${AURA}`, nature = 'bordereau_recommande') =>
  run('piece', 'ajouter', '--objet', objet, '--nature', nature, '--fichier', fichier);

/** One line of French, and nothing else. */
function refused({ code, out, err }: ReturnType<typeof run>, expected: number): string {
  expect({ code, out }).toEqual({ code: expected, out: '' });
  expect(err.trimEnd()).not.toContain('\n');
  return err;
}

describe('les pièces, au terminal', () => {
  it('joindre, lister, exporter : les mêmes octets', () => {
    expect(run('exemple').code).toBe(0);
    expect(run('piece', 'lister', AURA).out).toBe('Aucune pièce jointe.\n');
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_800_000, 5)]);
    const added = ajouter(file('preuve de dépôt.jpg', content));
    expect(added.err).toBe('');
    expect(added.out).toMatch(/^Pièce jointe : .*«\s\.jpg\s»/);
    const { out } = run('piece', 'lister', AURA, '--json');
    const [piece] = (JSON.parse(out) as PiecesView).pieces;
    expect(piece).toMatchObject({ nom: 'preuve de dépôt (jpg).pdf', taille: content.length });
    expect(run('piece', 'lister', AURA).out).toMatch(/PDF, 1,7\u00A0Mo, 23\/11\/2026/);

    const sortie = join(folder, 'copie.pdf');
    expect(run('piece', 'exporter', piece?.id ?? '', '--sortie', sortie).code).toBe(0);
    expect(readFileSync(sortie).equals(content)).toBe(true);
    expect(refused(run('piece', 'exporter', piece?.id ?? '', '--sortie', sortie), 1)).toMatch(/existe déjà/);

    const kept = join(registre, 'pieces', (piece?.sha256 ?? '').slice(0, 2), piece?.sha256 ?? '');
    rmSync(kept);
    expect(refused(run('piece', 'exporter', piece?.id ?? '', '--sortie', join(folder, 'b.pdf')), 1)).toMatch(
      /preuve de dépôt.*n’est plus dans le dossier/,
    );
  });

  it('refuse en une ligne ce qui ne va pas', () => {
    expect(refused(ajouter(file('a.exe', 'MZ\0')), 1)).toMatch(/n’est pas d’un type accepté.*PDF, images/);
    expect(refused(ajouter(file('vide.pdf', '')), 1)).toMatch(/est vide/);
    expect(refused(ajouter(join(folder, 'absent.pdf')), 1)).toMatch(/n’a pas pu être lu/);
    expect(refused(ajouter(folder), 1)).toMatch(/n’a pas pu être lu/);
    expect(refused(ajouter(file('b.pdf', '%PDF-1.7\n'), 'avenants/absent'), 1)).toMatch(/L’avenant/);
    expect(refused(ajouter(file('c.pdf', '%PDF-1.7\n'), 'fiches/registre'), 2)).toMatch(/--objet attend/);
    expect(refused(ajouter(file('d.pdf', '%PDF-1.7\n'), undefined, 'roman'), 2)).toMatch(/--nature attend/);
  });
});
