import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-delegations-'));
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  expect(run('exemple').code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const run = (...args: readonly string[]) => call([...args, '--registre', folder, '--horloge', '2026-11-23']);
const json = (...args: readonly string[]): Record<string, unknown> =>
  JSON.parse(run(...args, '--json').out) as Record<string, unknown>;
const idIn = (out: string): string => /\(([^)]+)\)/u.exec(out)?.[1] ?? '';

const ENREGISTRER = [
  ...['delegation', 'enregistrer', AURA, '--fonction', 'prefete', '--civilite', 'Monsieur'],
  ...['--prenom', 'Ivan', '--nom', 'PETIT', '--qualite', 'Secrétaire général', '--date', '02/03/2026'],
];
const COMPLETE = [...ENREGISTRER, '--numero', '2026-041', '--portee', 'avenant, correspondance'];

describe('une délégation, au terminal', () => {
  it('s’enregistre, se publie, et permet de signer dans sa portée, pas avant sa publication', () => {
    const { code, out } = run(...COMPLETE);
    expect(code).toBe(0);
    expect(out).toContain('Délégation enregistrée');
    expect(out).toContain('n’est pas publiée');
    const id = idIn(out);
    expect(run('delegation', 'lister', AURA).out).toContain('Monsieur Ivan PETIT, Secrétaire général');
    const demander = (...suite: readonly string[]) =>
      run('qui-signe', '--fonction', 'prefete', '--nature', 'avenant', '--delegation', id, ...suite);
    expect(demander()).toMatchObject({ code: 1, err: expect.stringMatching(/pas publiée/u) as string });
    expect(
      run('delegation', 'publier', id, '--support', 'RAA n° 84-2026-041', '--publication', '2026-03-05').code,
    ).toBe(0);
    expect(demander('--au', '2026-03-04').err).toMatch(/publiée que le 5 mars 2026/u);
    expect(
      json('qui-signe', '--fonction', 'prefete', '--nature', 'avenant', '--delegation', id),
    ).toMatchObject({
      etat: 'delegation',
      delegationId: id,
      blocSignature: [
        'Pour la Préfète de région et par délégation,',
        'le Secrétaire général,',
        'Monsieur Ivan PETIT',
      ],
    });
    expect(
      run('qui-signe', '--fonction', 'prefete', '--nature', 'denonciation', '--delegation', id).err,
    ).toMatch(/vise avenants et correspondances, et non\s: dénonciation/u);
    expect(run('journal').out).toContain('Publication d’une délégation de signature');
    expect(run('supprimer', 'delegation', id, '--motif', 'Doublon').err).toContain('ne se supprime pas');
    expect(run('delegation', 'corriger', id, ...COMPLETE.slice(5)).err).toMatch(/ne se corrige plus/u);
  });

  it('laisse signer le titulaire, et dit qui le peut aussi', () => {
    const { out, code } = run('qui-signe', '--fonction', 'la préfète', '--nature', 'avenant');
    expect(code).toBe(0);
    expect(out).toMatch(/^Madame Fabienne BUCCIO, la Préfète de région, le 23 novembre 2026/u);
    expect(out).toMatch(/Peut aussi signer par délégation\s:\n.*Ivan PETIT.*2026-041/u);
  });

  it('tombe avec qui l’a donnée : une vacance dite, avec ce qui écarte chaque délégation', () => {
    run('titulaire', 'vacance', AURA, '--fonction', 'prefete', '--debut', '2026-10-01', '--source', 'décret');
    const said = json('qui-signe', '--fonction', 'prefete', '--au', '02/10/2026');
    expect(said).toMatchObject({ etat: 'vacante', blocSignature: [] });
    expect(said.dit).toMatch(/Nul ne peut signer.*BUCCIO n’occupe plus/u);
    expect(String(said.ecartees)).toMatch(/caduque/u);
    expect(json('qui-signe', '--fonction', 'prefete', '--au', '30/09/2026')).toMatchObject({
      etat: 'titulaire',
    });
  });

  it('incomplète, s’enregistre et dit ce qui lui manque', () => {
    const { out } = run(...ENREGISTRER.map((one) => (one === 'PETIT' ? 'GRAND' : one)));
    expect(out).toMatch(/pas de numéro/u);
    expect(out).toMatch(/ne dit pas les actes/u);
    expect(run('delegation', 'enregistrer', AURA, '--portee', 'tout').code).toBe(2);
    expect(run('qui-signe', '--fonction', 'prefete', '--nature', 'tout').code).toBe(2);
    expect(run('qui-signe', '--fonction', 'maire').code).toBe(1);
  });
});
