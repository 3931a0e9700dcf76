import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
let run: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  run = await porte();
});

describe('the steps of an avenant, from the terminal', () => {
  it('takes an avenant from its request to a refusal, the text told changed on the way', () => {
    const registre = mkdtempSync(join(tmpdir(), 'crefop-etapes-'));
    const at = ['--registre', registre, '--horloge', '2026-11-23'];
    const ok = (...line: readonly string[]): Record<string, never> & { readonly id: string } => {
      const { code, out, err } = run([...line, ...at, '--json']);
      if (code !== 0) throw new Error(`${line.join(' ')}: ${err}`);
      return JSON.parse(out) as Record<string, never> & { readonly id: string };
    };
    const no = (...line: readonly string[]): string => {
      const { code, err } = run([...line, ...at]);
      expect(code).toBe(1);
      return err;
    };
    const etat = () =>
      (ok('convention', AURA) as unknown as { avenants: { etat: string }[] }).avenants.map((one) => one.etat);
    ok('exemple');
    ok('convention', 'signer', AURA, '--tous', '2026-09-01');
    const demande = ['--convention', AURA, '--partie', 'region', '--date', '2026-09-10', '--objet', 'Essai'];
    const { id } = ok('avenant', 'demander', ...demande);
    ok('avenant', 'instruire', id, '--date', '2026-09-12', '--service', 'Direction de la formation');
    expect(no('avenant', 'instruire', id, '--date', '2026-09-13')).toContain('déjà ouverte');
    expect(etat()).toEqual(['instruction']);
    ok('avenant', 'saisir', id, '--date', '2026-09-20', '--seance', '2026-10-15');
    expect(no('avenant', 'mettre-a-la-signature', id, '--date', '2026-10-01')).toContain('Aucun avis');
    ok('avis', 'enregistrer', '--avenant', id, '--date', '2026-10-15', '--sens', 'favorable');
    const article = ['--article', 'Article 1er – Objet|Le présent avenant a pour objet : Essai.'];
    ok('avenant', 'rediger', id, '--objet', 'Un essai', ...article);
    const [ecart] = ok('avenant', 'ecart', id) as unknown as { ecart: { fond: { lieu: string }[] } }[];
    expect(ecart?.ecart.fond.map(({ lieu }) => lieu)).toEqual(['Objet']);
    expect(run(['avenant', 'ecart', id, ...at]).out).toMatch(/Fond\n {2}Objet\n {4}- Essai\n {4}\+ Un essai/);
    expect(no('avenant', 'mettre-a-la-signature', id, '--date', '2026-10-20')).toContain('a changé depuis');
    ok('avenant', 'rediger', id, '--objet', 'Essai', ...article);
    ok('avenant', 'mettre-a-la-signature', id, '--date', '2026-10-20');
    expect(no('avenant', 'rediger', id, '--objet', 'Essai', ...article)).toContain('figé');
    expect(
      no('avenant', 'refuser', id, '--partie', 'etat', '--date', '2026-10-19', '--motif', 'Motif de l’essai'),
    ).toContain('précède la mise à la signature');
    ok(
      'avenant',
      'refuser',
      id,
      '--partie',
      'etat',
      '--date',
      '2026-11-02',
      '--motif',
      'Crédits non ouverts',
    );
    expect(etat()).toEqual(['refuse']);
    expect(no('avenant', 'signer', id, '--tous', '2026-11-03')).toContain('a refusé cet avenant');
  });
});
