import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-clauses-'));
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  run('exemple');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const run = (...args: readonly string[]) => call([...args, '--registre', folder, '--horloge', '2026-11-23']);

type Dite = {
  readonly nature: string;
  readonly parametres: Readonly<Record<string, unknown>>;
  readonly ancres: readonly string[];
  readonly dit: string;
  readonly origine: string;
  readonly depuis: string | null;
};
const dites = (...args: readonly string[]): readonly Dite[] =>
  JSON.parse(run('convention', 'clauses', AURA, '--json', ...args).out) as Dite[];

describe('les clauses, au terminal', () => {
  it('se lisent avec leurs paramètres, leurs passages et leurs mots', () => {
    const resiliation = dites().find(({ nature }) => nature === 'resiliation');
    expect(Object.keys(resiliation ?? {})).toEqual([
      'nature',
      'parametres',
      'ancres',
      'dit',
      'origine',
      'depuis',
    ]);
    expect(resiliation).toMatchObject({
      parametres: { motif: 'manquement', n: 2, unite: 'mois', depart: 'envoi', caractere: 'faculte' },
      ancres: ['art7-1'],
      origine: 'acte',
      depuis: null,
    });
    expect(resiliation?.parametres).not.toHaveProperty('avantLe');
    expect(dites('--au', '2027-03-01').length).toBe(dites().length);
    const table = run('convention', 'clauses', AURA).out;
    expect(table).toContain('Résiliation [resiliation], premier alinéa de l’article 7');
    expect(table).toMatch(/Renouvellement\s: aucune\n {2}Cette convention ne prévoit pas de renouvellement/u);
  });

  it('se posent, se changent et se retirent tant que personne n’a signé, avec un motif', () => {
    const poser = ['convention', 'clause', 'poser', AURA, '--nature', 'renouvellement', '--ancres', 'art6-2'];
    const parametres = ['--parametres', 'tacite:oui,fois:2,n:1,unite:ans,preavis:2mois'];
    expect(run(...poser, ...parametres).code).toBe(2);
    expect(run(...poser, '--parametres', 'tacite:oui,durée:1', '--motif', 'Négociation').err).toContain(
      'clé:valeur',
    );
    expect(run(...poser, ...parametres, '--motif', 'Négociation en cours').code).toBe(0);
    expect(dites().find(({ nature }) => nature === 'renouvellement')).toMatchObject({
      parametres: {
        tacite: true,
        fois: 2,
        n: 1,
        unite: 'ans',
        preavis: { n: 2, unite: 'mois', avant: 'terme' },
      },
      origine: 'posee',
    });
    const visee = [AURA, '--nature', 'renouvellement', '--motif', 'Nouvelle rédaction'];
    expect(
      run('convention', 'clause', 'changer', ...visee, '--parametres', 'tacite:non,n:3,unite:ans').code,
    ).toBe(0);
    expect(dites().find(({ nature }) => nature === 'renouvellement')?.parametres).toEqual({
      tacite: false,
      n: 3,
      unite: 'ans',
    });
    expect(run('convention', 'clause', 'retirer', ...visee).code).toBe(0);
    expect(dites().some(({ nature }) => nature === 'renouvellement')).toBe(false);
    expect(
      run('convention', 'clause', 'confirmer', AURA, '--nature', 'effet', '--motif', 'Relue').err,
    ).toContain('rien à confirmer');
  });

  it('les faits qu’aucune clause n’attend sont refusés, avec la clause', () => {
    expect(run('convention', 'signer', AURA, '--tous', '2026-11-02').code).toBe(0);
    for (const fait of ['notification', 'transmission', 'publication', 'reconduction']) {
      const { code, err } = run('convention', fait, AURA, '--date', '2026-11-10', '--preuve', 'Preuve');
      expect([fait, code]).toEqual([fait, 1]);
      expect(err).toMatch(/^Aucune clause n’attend/u);
    }
    const opposition = ['convention', 'opposition', AURA, '--partie', 'region', '--date', '2026-11-10'];
    expect(run(...opposition, '--preuve', 'Courrier').err).toContain('ne prévoit pas de renouvellement');
    const { code, err } = run(
      ...['convention', 'clause', 'retirer', AURA, '--nature', 'effet', '--motif', 'Trop tard pour cela'],
    );
    expect(code).toBe(1);
    expect(err).toContain('avenant');
  });

  it('les jours chômés locaux s’ajoutent et se retirent', () => {
    const jour = ['--date', '2027-05-29'];
    expect(run('convention', 'jour-local', 'ajouter', AURA, ...jour, '--nom', 'Fête locale').code).toBe(0);
    expect(run('convention', 'jour-local', 'ajouter', AURA, ...jour, '--nom', 'Encore').err).toContain(
      'déjà',
    );
    expect(
      run('convention', 'jour-local', 'retirer', AURA, ...jour, '--motif', 'Il est travaillé').code,
    ).toBe(0);
    expect(run('verifier').out).not.toContain('Clause');
  });
});
