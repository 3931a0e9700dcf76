import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/*
 * A convention signed years ago, its avenants entered as history: numbers are the user's, order by date renumbers
 * nothing, and what was irregular is recorded with its defect said, never refused; today's acts keep their guards.
 */

const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-reprise-'));
const registre = join(folder, 'registre');
const ID = 'convention-aura-2022-2028';
const JOUR = '2026-06-01';
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  expect(run('exemple').code).toBe(0);
  ok('convention', 'signer', ID, '--tous', '2023-07-10');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', JOUR]);
  return { code, out: out.replace(/[\u00A0\u202F]/gu, ' '), err: err.replace(/[\u00A0\u202F]/gu, ' ') };
};
type Dit = {
  readonly id: string;
  readonly avertissements: readonly { readonly message: string }[];
  readonly avenant: {
    readonly numero: number | null;
    readonly reprise?: { readonly motif: string; readonly defauts: readonly string[] };
  };
  readonly aSavoir: readonly { readonly message: string }[];
  readonly chronologie: readonly { readonly libelle: string; readonly date: string }[];
};
const ok = (...args: readonly string[]): Dit => {
  const { code, out, err } = run(...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as Dit;
};
const no = (...args: readonly string[]): string => {
  const { code, err } = run(...args);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};
const demander = (date: string, objet: string, ...autres: readonly string[]) => [
  ...['avenant', 'demander', '--convention', ID, '--partie', 'region', '--date', date, '--objet', objet],
  ...autres,
];
const MOTIF = 'Dossier papier de 2024, retrouvé sans procès-verbal';

describe('what is taken over from the past', () => {
  let tardif = '';
  let premier = '';

  it('keeps the number it has, whatever the order in which it is recorded', () => {
    tardif = ok(...demander('2025-04-01', 'Second', '--reprise', MOTIF)).id;
    ok('avenant', 'signer', tardif, '--tous', '2025-05-15', '--numero', '2');
    premier = ok(...demander('2024-04-01', 'Premier', '--reprise', MOTIF)).id;
    ok('avenant', 'signer', premier, '--tous', '2024-05-15', '--numero', '1');
    expect(ok('avenant', 'lire', tardif).avenant.numero).toBe(2);
    expect(ok('avenant', 'lire', premier).avenant.numero).toBe(1);
  });

  it('is recorded with its defect said, in the act, the timeline, the journal and the check', () => {
    const { avenant, aSavoir } = ok('avenant', 'lire', tardif);
    expect(avenant.reprise).toMatchObject({
      motif: MOTIF,
      defauts: [expect.stringContaining('Aucun avis')],
    });
    expect(aSavoir.map(({ message }) => message).join(' ')).toMatch(
      /Repris de l’historique \(déclaratif\).*Défaut de cet acte du passé/u,
    );
    expect(run('convention', ID).out).toContain('(repris de l’historique, déclaratif)');
    expect(run('journal').out).toContain(MOTIF);
    expect(run('verifier').code).toBe(0);
  });

  it('may be out of every order, and each disorder is a defect of its own', () => {
    // Asked and signed before the convention was, on an avis given after.
    expect(no(...demander('2023-01-05', 'Anticipé'))).toContain('5 janvier 2023');
    const { id } = ok(...demander('2023-01-05', 'Anticipé', '--reprise', MOTIF));
    ok('avis', 'enregistrer', '--avenant', id, '--date', '2023-03-01', '--sens', 'favorable');
    ok('avenant', 'signer', id, '--tous', '2023-02-01', '--numero', '3');
    const { avenant } = ok('avenant', 'lire', id);
    expect(avenant.numero).toBe(3);
    const dits = avenant.reprise?.defauts.join(' ') ?? '';
    expect(dits.replace(/[\u00A0\u202F]/gu, ' ')).toMatch(/5 janvier 2023.*1er février 2023/u);
    expect(avenant.reprise?.defauts.length).toBeGreaterThanOrEqual(3);
    ok('avis', 'enregistrer', '--avenant', id, '--date', '2023-04-01', '--sens', 'favorable');
    expect(ok('avenant', 'lire', id).avenant.reprise?.defauts.at(-1)).toMatch(/rendu après la signature/u);
  });

  it('has its avis even recorded after it, and is then no more without one', () => {
    ok('avis', 'enregistrer', '--avenant', premier, '--date', '2024-05-02', '--sens', 'favorable');
    expect(ok('avenant', 'lire', premier).avenant.reprise?.defauts).toEqual([]);
  });

  it('may be rectified: an avis taken back leaves it the defect it had, and is not held against it anew', () => {
    const { lignes } = ok('journal', '--genre', 'avis') as unknown as {
      readonly lignes: readonly { readonly seq: number }[];
    };
    ok('rectifier', '--seq', String(lignes[0]?.seq), '--motif', 'Avis d’un autre avenant');
    expect(ok('avenant', 'lire', premier).avenant.reprise?.defauts).toEqual([
      expect.stringContaining('Aucun avis'),
    ]);
  });

  it('leaves the acts of today their guards', () => {
    expect(no(...demander(JOUR, 'Du jour', '--reprise', MOTIF))).toContain('se reprend de l’historique');
    const { id } = ok(...demander('2026-05-01', 'Récent', '--reprise', MOTIF));
    expect(no('avenant', 'signer', id, '--tous', JOUR)).toContain('Aucun avis');
    expect(no('avenant', 'signer', id, '--tous', JOUR, '--reprise', MOTIF)).toContain('se reprend');
    // What makes no sense as a record is refused, even of the past.
    expect(no('avenant', 'signer', id, '--tous', '2026-05-20', '--numero', '2')).toContain('2');
    const { id: ordinaire } = ok(...demander('2026-05-01', 'Ordinaire'));
    expect(no('avenant', 'signer', ordinaire, '--tous', '2026-05-20')).toContain('Aucun avis');
  });
});
