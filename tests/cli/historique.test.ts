import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
let call: Awaited<ReturnType<typeof porte>>;
const registre = mkdtempSync(join(tmpdir(), 'crefop-retour-'));
beforeAll(async () => {
  call = await porte();
});
afterAll(() => rmSync(registre, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', '2026-11-23']);
  return { code, out: out.trimEnd(), err: err.trimEnd() };
}

describe('revenir en arrière, au terminal', () => {
  it('supprime, annule, rétablit, restaure et rectifie, chaque fois d’un seul appel', () => {
    expect(run('exemple').code).toBe(0);
    expect(run('corbeille').out).toBe('La corbeille est vide.');

    const barred = run('annuler');
    expect(barred.code).toBe(1);
    expect(barred.err).toMatch(/^L’entrée n°\u00a01 \(Exemple ouvert\) ne s’annule pas/);

    expect(run('supprimer', 'convention', AURA).code).toBe(2);
    expect(run('supprimer', 'bureau', AURA, '--motif', 'Motif de l’essai').code).toBe(2);
    const deleted = run('supprimer', 'convention', AURA, '--motif', 'Saisie d’essai');
    expect(deleted.out).toMatch(/^Mis à la corbeille \(.+\) : La convention «/);
    expect(JSON.parse(run('conventions', '--json').out)).toEqual([]);

    expect(run('annuler').out).toMatch(/^Annulé : entrée n° 2, Mise à la corbeille \(la convention «/);
    expect(JSON.parse(run('conventions', '--json').out)).toHaveLength(1);
    expect(run('annuler', '--seq', '2').err).toContain('ne s’annule pas');
    expect(run('retablir').out).toMatch(/^Rétabli : entrée n° 2/);
    expect(run('retablir').err).toContain('aucune action à rétablir');

    const list = JSON.parse(run('corbeille', '--json').out) as { elements: { id: string; motif: string }[] };
    expect(list.elements).toMatchObject([{ motif: 'Saisie d’essai' }]);
    expect(run('corbeille', 'retablir', list.elements[0]?.id ?? '').out).toBe(`Restauré : ${AURA}.`);

    const signed = ['prefete', 'recteur', 'draaf', 'president'].flatMap((id) => [
      '--signature',
      `${id}=2026-11-02`,
    ]);
    expect(run('convention', 'signer', AURA, ...signed)).toMatchObject({ code: 0, err: '' });
    expect(run('rectifier', '--seq', '6').code).toBe(2);
    expect(run('rectifier', '--seq', '6', '--motif', 'Date lue sur la copie').out).toBe(
      'Entrée n° 6 rectifiée par l’entrée n° 7.',
    );
    expect(run('rectifier', '--seq', '6', '--motif', 'Motif de l’essai').err).toContain(
      'déjà rectifiée par l’entrée n°\u00a07',
    );
  });
});
