import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../support/bundle';

const DEMO = 'convention-demonstration-2022-2028';
const PROJET = 'avenant-axes-schema';
let cli = '';
let registre = '';
beforeAll(async () => {
  cli = await bundle('src-main/cli/main.ts');
  registre = mkdtempSync(join(tmpdir(), 'crefop-cli-texte-'));
  run('exemple', '--demonstration');
});

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, ...args, '--registre', registre, '--horloge', '2026-11-23'],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return { code: status, out: stdout, err: stderr };
}

const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');

describe('consolidation', () => {
  it('reads the day before and the day of an avenant’s effect, in text and in JSON', () => {
    const before = spaces(run('consolidation', '--id', DEMO, '--au', '2024-06-30').out);
    const after = spaces(run('consolidation', '--id', DEMO, '--au', '2024-07-01').out);
    expect(before).toContain('Version consolidée au 30 juin 2024');
    expect(before).not.toContain('ARTICLE 5-1');
    expect(after).toContain('ARTICLE 5-1');
    expect(after).toContain('(inséré par l’avenant n° 1 du 1er juillet 2024)');
    const { texte } = JSON.parse(
      run('consolidation', '--id', DEMO, '--au', '2024-07-01', '--format', 'json').out,
    ) as { texte: { divisions: readonly { numero: string | null }[] } };
    expect(texte.divisions.map(({ numero }) => numero)).toContain('5-1');
  });

  it('writes a DOCX, and asks where', () => {
    const sortie = join(registre, 'consolidee.docx');
    const args = ['consolidation', '--id', DEMO, '--au', '2024-07-01', '--format', 'docx'] as const;
    expect(run(...args).code).toBe(2);
    expect(run(...args, '--sortie', sortie).code).toBe(0);
    expect(readFileSync(sortie).subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses a day that does not exist, in one French line', () => {
    const { code, err } = run('consolidation', '--id', DEMO, '--au', '2024-02-30');
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('n’existe pas');
  });
});

describe('comparer', () => {
  it('says on the terminal what a day, or a draft, changed, and writes the redline', () => {
    const said = spaces(run('comparer', '--id', DEMO, '--de', '2024-07-01', '--a-projet', PROJET).out);
    expect(said).toMatch(/7.*8/u);
    const sortie = join(registre, 'comparaison.docx');
    const args = ['comparer', '--id', DEMO, '--de', '2024-06-30', '--a', '2024-07-01'] as const;
    expect(run(...args, '--sortie', sortie).code).toBe(0);
    expect(readFileSync(sortie).byteLength).toBeGreaterThan(5000);
  });
});

describe('avenant operation and concordance', () => {
  it('reads a sentence, records it only when confirmed, and says whether the avenant is ready', () => {
    const phrase = 'L’article 7 est abrogé.';
    const read = run('avenant', 'operation', PROJET, '--phrase', phrase, '--json');
    expect(JSON.parse(read.out)).toMatchObject({ enregistree: false, modification: { nature: 'abroger' } });
    const operations = (): readonly unknown[] =>
      JSON.parse(run('avenant', 'operations', PROJET, '--json').out) as readonly unknown[];
    expect(operations()).toHaveLength(2);
    expect(run('avenant', 'operation', PROJET, '--phrase', phrase, '--confirmer').code).toBe(0);
    expect(operations()).toHaveLength(3);
    expect(run('concordance', '--avenant', PROJET).code).toBe(0);
  });

  it('takes an operation described by its parts; a faulty one is recorded, told, and holds the avenant back', () => {
    const described = run(
      ...['avenant', 'operation', PROJET, '--nature', 'remplacer-mots', '--article', '6', '--alinea', '3'],
      ...['--ancien', 'avis du CESER', '--nouveau', 'avis motivé'],
    );
    expect(described.code).toBe(0);
    expect(spaces(described.out)).toContain('ne figurent pas');
    const { code, out } = run('concordance', '--avenant', PROJET, '--json');
    expect(code).toBe(1);
    const { pret, lignes } = JSON.parse(out) as {
      pret: boolean;
      lignes: readonly {
        operation: { id: string };
        defauts: readonly { code: string; lieu: { libelle: string } }[];
      }[];
    };
    expect(pret).toBe(false);
    expect(lignes.at(-1)?.defauts).toMatchObject([
      { code: 'MOTS_INTROUVABLES', lieu: { libelle: "troisième alinéa de l'article 6" } },
    ]);
    const id = lignes.at(-1)?.operation.id ?? '';
    expect(run('avenant', 'operation-retirer', PROJET, '--operation', id).code).toBe(0);
    expect(run('concordance', '--avenant', PROJET).code).toBe(0);
  });

  it('names what it does not know', () => {
    expect(
      spaces(run('avenant', 'operation', PROJET, '--nature', 'abroger', '--article', '12').err),
    ).toContain('« 12 »');
    expect(run('avenant', 'operation', PROJET, '--nature', 'effacer').code).toBe(2);
    expect(run('avenant', 'operation', PROJET).code).toBe(2);
  });

  it('simulates without recording', () => {
    const tete = (): string => (JSON.parse(run('etat', '--json').out) as { tete: string }).tete;
    const before = tete();
    expect(spaces(run('avenant', 'simuler', PROJET).out)).toContain('Rien n’est enregistré');
    expect(tete()).toBe(before);
  });
});
