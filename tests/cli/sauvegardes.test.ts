import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApercuSauvegardeView, SauvegardesView, SauvegardeView } from '#contract/sauvegardes';
import { porte } from './porte';

let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
});

const run = (registre: string, ...args: readonly string[]) => call([...args, '--registre', registre]);

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the shape a command publishes
function json<T>(registre: string, ...args: readonly string[]): T {
  const { code, out, err } = run(registre, ...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
  return JSON.parse(out) as T;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'crefop-cli-'));
const AVENANT = ['avenant', 'avenant-axes-schema', '--motif', 'Supprimé par erreur'] as const;

function demonstration(): string {
  const registre = newFolder();
  json(registre, 'exemple', '--demonstration');
  return registre;
}

describe('sauvegarder, sauvegardes, restaurer', () => {
  it('copies to both folders, previews without writing, goes back, and is undone', () => {
    const registre = demonstration();
    const key = newFolder();
    const made = json<SauvegardeView>(registre, 'sauvegarder', '--dossier-secondaire', key);
    expect(made).toMatchObject({ seq: 21, genre: 'manuelle', lieux: ['principal', 'secondaire'] });
    expect(json<SauvegardesView>(registre, 'sauvegardes').sauvegardes.map(({ id }) => id)).toEqual([made.id]);
    const verdict = run(join(key, 'sauvegardes-registre-crefop', made.id), 'verifier', '--json');
    expect(JSON.parse(verdict.out)).toMatchObject({ intact: true, entrees: 21 });

    json(registre, 'supprimer', ...AVENANT);
    const apercu = json<ApercuSauvegardeView>(registre, 'restaurer', '--sauvegarde', made.id, '--apercu');
    expect(apercu).toMatchObject({ nature: 'restauration', revision: 22, reviennent: { nombre: 1 } });
    const back = run(registre, 'restaurer', '--sauvegarde', made.id, '--motif', 'Essai');
    expect(back.out).toMatch(/^Registre revenu à l’état de la sauvegarde du .* \(entrée n°\s23\)/);
    expect(run(registre, 'annuler').code).toBe(0);
    expect(json<SauvegardesView>(registre, 'sauvegardes').sauvegardes.map(({ genre }) => genre)).toEqual([
      'avant-restauration',
      'manuelle',
    ]);

    const alone = run(registre, 'sauvegarder', '--sans-dossier-secondaire');
    expect(alone.out).toContain('(dossier du registre)');
    expect(json<SauvegardesView>(registre, 'sauvegardes').secondaire).toBeNull();
  });

  it('gives back the very registry that « etat --au » shows of that instant', () => {
    const registre = demonstration();
    const made = json<SauvegardeView>(registre, 'sauvegarder');
    json(registre, 'supprimer', ...AVENANT);
    type Etat = { readonly seq: number; readonly tete: string; readonly empreinte: string };
    const { seq, tete, empreinte } = json<Etat>(registre, 'etat', '--au', made.at);
    const kept = json<Etat>(join(registre, 'sauvegardes', made.id), 'etat');
    expect({ seq, tete, empreinte }).toEqual({
      seq: kept.seq,
      tete: kept.tete,
      empreinte: kept.empreinte,
    });
    const manifest = readFileSync(join(registre, 'sauvegardes', made.id, 'sauvegarde.json'), 'utf8');
    expect((JSON.parse(manifest) as Etat).empreinte).toBe(empreinte);
    expect(json<Etat>(registre, 'etat').empreinte).not.toBe(empreinte);
  });

  it('repairs a damaged journal once asked to, and says what it could not keep', () => {
    const registre = demonstration();
    const { id } = json<SauvegardeView>(registre, 'sauvegarder');
    json(registre, 'supprimer', ...AVENANT);
    const path = join(registre, 'journal', '000000000001.jsonl');
    const bytes = readFileSync(path);
    const last = bytes.lastIndexOf(10, bytes.length - 2) + 1;
    bytes[last + 150] = (bytes[last + 150] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    rmSync(join(registre, 'instantane.json'));

    const asked = run(registre, 'restaurer', '--sauvegarde', id, '--motif', 'Disque défaillant');
    expect(asked.code).toBe(1);
    expect(asked.err).toMatch(/n°\s22\. Pour réparer, ajoutez --reparer\.\n$/);
    expect(run(registre, 'sauvegarder').err).toContain('endommagé');
    const done = run(registre, 'restaurer', '--sauvegarde', id, '--reparer', '--motif', 'Disque défaillant');
    expect(done.out).toMatch(
      /^Journal réparé jusqu’à l’entrée n°\s21\. Une entrée n’est pas récupérable\s: n°\s22\./,
    );
    expect(json(registre, 'verifier')).toMatchObject({ intact: true, entrees: 21 });
    expect(run(registre, 'supprimer', ...AVENANT).code).toBe(0);
    expect(
      run(registre, 'restaurer', '--sauvegarde', id, '--reparer', '--motif', 'Motif de l’essai').err,
    ).toContain('n’est pas endommagé');
  });

  it('refuses in one French line', () => {
    const registre = newFolder();
    const refusals: readonly (readonly [number, ...string[]])[] = [
      [1, 'sauvegarder'],
      [1, 'sauvegarder', '--dossier-secondaire', join(registre, 'absent')],
      [1, 'sauvegarder', '--dossier-secondaire', registre],
      [2, 'sauvegarder', '--dossier-secondaire', '/tmp', '--sans-dossier-secondaire'],
      [2, 'restaurer', '--sauvegarde', '2026-11-24T030000Z-000000000001'],
      [2, 'restaurer', '--motif', 'Motif de l’essai'],
      [1, 'restaurer', '--sauvegarde', '../journal', '--apercu'],
      [1, 'restaurer', '--sauvegarde', '2026-11-24T030000Z-000000000001', '--apercu'],
    ];
    for (const [expected, ...args] of refusals) {
      const { code, out, err } = run(registre, ...args);
      expect([args.join(' '), code, out]).toEqual([args.join(' '), expected, '']);
      expect(err.trimEnd()).not.toContain('\n');
      expect(err).toMatch(/^[A-ZÀÉL«-].{15,}\n$/u);
    }
  });
});
