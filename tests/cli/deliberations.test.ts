import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-deliberations-'));
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const run = (...args: readonly string[]) => call([...args, '--registre', folder, '--horloge', '2026-11-23']);

const ENREGISTRER = [
  ...['deliberation', 'enregistrer', AURA, '--partie', 'region', '--organe', 'assemblee'],
  ...['--numero', '2019-03/1', '--date', '28/03/2019', '--derniere-date', '29/03/2019'],
  ...['--objet', 'Autorisation de signer'],
];

describe('une délibération, au terminal', () => {
  it('s’enregistre, se liste, devient exécutoire, et se dit au journal', () => {
    expect(run('exemple').code).toBe(0);
    expect(run('deliberation', 'lister', AURA).out).toBe('Aucune.\n');
    const { code, out } = run(...ENREGISTRER);
    expect(code).toBe(0);
    const id = /\(([^)]+)\)/u.exec(out)?.[1] ?? '';
    expect(out).toContain('Délibération enregistrée');
    expect(run('deliberation', 'lister', AURA).out).toContain(
      'Délibération n°\u00a02019-03/1 du 28 mars 2019',
    );
    const half = run('deliberation', 'executoire', id, '--transmission', '2019-04-02');
    expect(half.out).toContain('la publication reste à enregistrer');
    expect(run('deliberation', 'executoire', id, '--publication', '2019-04-05').code).toBe(0);
    expect(run('journal').out).toContain('Transmission et publication d’une délibération');
    expect(run('supprimer', 'deliberation', id, '--motif', 'Doublon').err).toContain('ne se supprime pas');
  });

  it('dit ce qu’elle autorise : la signature donnée trop tôt est signalée, et le reste', () => {
    const { out } = run(
      ...ENREGISTRER.map((one) => (one === '2019-03/1' ? '2023-1' : one)),
      ...['--autorise', 'convention'],
    );
    const id = /\(([^)]+)\)/u.exec(out)?.[1] ?? '';
    const signee = run('convention', 'signer', AURA, '--tous', '2023-10-02');
    expect(signee.code).toBe(0);
    expect(signee.out).toMatch(/signature de la Région.*2.octobre.2023.*2023-1.*contestée/u);
    const dits = (): string => run('convention', AURA).out;
    expect(dits()).toMatch(/précède le jour où la délibération/u);
    run('deliberation', 'executoire', id, '--transmission', '2019-04-02', '--publication', '2019-04-05');
    expect(dits()).not.toMatch(/précède le jour où la délibération/u);
    expect(run(...ENREGISTRER, '--autorise', 'tout').code).toBe(2);
  });

  it('est refusée comme à l’écran, avec la règle et l’issue', () => {
    const { code, err } = run(...ENREGISTRER);
    expect(code).toBe(1);
    expect(err).toMatch(/^La délibération n°.2019-03\/1 du 28 mars 2019 est déjà enregistrée.*\n$/u);
    expect(run('deliberation', 'enregistrer', AURA, '--organe', 'bureau').code).toBe(2);
  });
});
