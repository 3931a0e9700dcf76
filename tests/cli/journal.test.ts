import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const DEMO = 'convention-demonstration-2022-2028';
const AVENANT = 'avenants/avenant-groupe-technique';
let call: Awaited<ReturnType<typeof porte>>;
let registre = '';
beforeAll(async () => {
  call = await porte();
  registre = mkdtempSync(join(tmpdir(), 'crefop-cli-journal-'));
  run('exemple', '--demonstration');
});

const run = (...args: readonly string[]) => call([...args, '--registre', registre, '--json']);

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the shape a command publishes
function ok<T>(...args: readonly string[]): T {
  const { code, out, err } = run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as T;
}

type Etat = {
  readonly au: string;
  readonly seq: number;
  readonly at: string;
  readonly tete: string;
  readonly empreinte: string;
  readonly compteurs: Readonly<Record<string, number>>;
};
type Journal = {
  readonly lignes: readonly {
    readonly seq: number;
    readonly at: string;
    readonly by: string;
    readonly genre: string;
    readonly hash: string;
    readonly objets: readonly { readonly collection: string; readonly id: string }[];
  }[];
  readonly total: number;
  readonly suite: number | null;
};
type Verification = {
  readonly intact: boolean;
  readonly entrees: number;
  readonly premierDefaut: { readonly message: string } | null;
};

describe('etat', () => {
  it('answers exactly the published shape, now and at an instant', () => {
    const now = ok<Etat>('etat');
    expect(Object.keys(now)).toEqual(['au', 'seq', 'at', 'tete', 'empreinte', 'compteurs']);
    expect(now.compteurs).toMatchObject({ conventions: 1, corbeille: 0 });
    const { lignes } = ok<Journal>('journal', '--limite', '500');
    const third = lignes.find(({ seq }) => seq === 3)!;
    const then = ok<Etat>('etat', '--au', third.at);
    expect(then.au).toBe(third.at);
    expect(then.seq).toBe(lignes.filter(({ at }) => at <= third.at).length);
    expect(then.tete).toBe(lignes.find(({ seq }) => seq === then.seq)!.hash);
    expect(ok<Etat>('etat', '--au', now.at)).toMatchObject({ seq: now.seq, empreinte: now.empreinte });
  });

  it('reads an hour of Paris, and is empty before the first entry', () => {
    const etat = ok<Etat>('etat', '--au', '2020-07-14 12:00');
    expect(etat).toMatchObject({ au: '2020-07-14T10:00:00.000Z', seq: 0, at: null, tete: '0'.repeat(64) });
  });

  it('refuses what is not an instant, and one to come, on one French line', () => {
    const refused = run('etat', '--au', 'hier');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^--au\s: «\s?hier\s?» n’est pas un instant/);
    expect(run('etat', '--au', '2199-01-01 10:00').err).toMatch(/n’est pas encore passé/);
  });
});

describe('what the screens say above every page', () => {
  const copied = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-dit-'));
    cpSync(registre, folder, { recursive: true });
    return folder;
  };
  const inside = (folder: string, ...args: readonly string[]) =>
    call([...args, '--registre', folder, '--json']);
  const segment = (folder: string): string => join(folder, 'journal', '000000000001.jsonl');
  const SUPPRIMER = ['supprimer', 'avenant', 'avenant-axes-schema', '--motif', 'Essai'] as const;

  it('is on the standard error: a journal emptied behind its snapshot is not shown as an empty registry', () => {
    const before = ok<Etat>('etat');
    const folder = copied();
    writeFileSync(segment(folder), Buffer.alloc(4096));
    const { code, out, err } = inside(folder, 'etat');
    const { seq, tete, empreinte } = before;
    expect([code, JSON.parse(out)]).toMatchObject([0, { seq, tete, empreinte, at: null }]);
    expect(err).toMatch(/^Le journal est vide ou absent, alors que l’instantané atteste \d+ action/);
    const verdict = JSON.parse(inside(folder, 'verifier').out) as Verification;
    expect(verdict).toMatchObject({ intact: false, premierDefaut: { nature: 'journal-tronque' } });
  });

  it('is on the standard error: a last line set aside, once', () => {
    const folder = copied();
    writeFileSync(segment(folder), '{"action":"avenants.dem', { flag: 'a' });
    const { code, err } = inside(folder, ...SUPPRIMER);
    expect(code).toBe(0);
    expect(err).toMatch(/^La dernière ligne du journal était incomplète .*mis de côté.*\n$/);
    expect(inside(folder, 'etat').err).toBe('');
  });
});

describe('--au', () => {
  it('reads any query in the past, and refuses to write there', () => {
    expect(ok('conventions', '--au', '2020-07-14 12:00')).toEqual([]);
    const written = run('exemple', '--au', '2020-07-14 12:00');
    expect(written.code).toBe(1);
    expect(written.err).toMatch(/^Vous consultez le registre tel qu’il était le 14 juillet 2020 à 12:00/);
  });
});

describe('journal', () => {
  it('takes the criteria of the screen', () => {
    const all = ok<Journal>('journal', '--limite', '500');
    expect(all.suite).toBeNull();
    const avis = ok<Journal>('journal', '--genre', 'avis', '--texte', 'avis', '--convention', DEMO);
    expect(avis.lignes.map(({ seq }) => seq)).toEqual(
      all.lignes.filter(({ genre }) => genre === 'avis').map(({ seq }) => seq),
    );
    expect(ok<Journal>('journal', '--du', '2199-01-01').lignes).toEqual([]);
    expect(ok<Journal>('journal', '--avant', '3').lignes.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(run('journal', '--genre', 'rien').code).toBe(1);
  });

  it('keeps what one person recorded, and what touched one record', () => {
    const { lignes } = ok<Journal>('journal', '--limite', '500');
    const seqs = (...args: readonly string[]) =>
      ok<Journal>('journal', '--limite', '500', ...args).lignes.map(({ seq }) => seq);
    const [author = ''] = new Set(lignes.map(({ by }) => by));
    expect(seqs('--par', author)).toEqual(lignes.filter(({ by }) => by === author).map(({ seq }) => seq));
    expect(seqs('--par', 'Personne d’autre')).toEqual([]);
    const touching = lignes.filter(({ objets }) =>
      objets.some(({ collection, id }) => `${collection}/${id}` === AVENANT),
    );
    expect(touching.length).toBeGreaterThan(1);
    expect(touching.length).toBeLessThan(lignes.length);
    expect(seqs('--objet', AVENANT)).toEqual(touching.map(({ seq }) => seq));
    expect(seqs('--objet', AVENANT, '--par', 'Personne d’autre')).toEqual([]);
    expect(run('journal', '--objet', 'avenant-sans-collection').code).not.toBe(0);
  });

  it('writes a spreadsheet, and never over a file', () => {
    const sortie = join(registre, '..', `journal-${process.pid}-${Date.now()}.csv`);
    ok('journal', '--sortie', sortie);
    expect(readFileSync(sortie, 'utf8').startsWith('\ufeffN°;')).toBe(true);
    expect(run('journal', '--sortie', sortie).err).toMatch(/existe déjà/);
  });
});

describe('verifier --repere', () => {
  it('bears out the head a document prints, and denies another', () => {
    const { tete, seq } = ok<Etat>('etat');
    const whole = ok<Verification>('verifier', '--repere', `${seq}-${tete.slice(0, 16)}`);
    expect(Object.keys(whole)).toEqual(['intact', 'entrees', 'premierDefaut', 'tete']);
    expect(whole).toMatchObject({ intact: true, entrees: seq, premierDefaut: null });
    const denied = run('verifier', '--repere', `${seq}-${'0'.repeat(16)}`);
    expect(denied.code).toBe(1);
    expect((JSON.parse(denied.out) as Verification).intact).toBe(false);
    expect(run('verifier', '--repere', 'n’importe quoi').err).toMatch(/Le repère se compose/);
  });

  it('detects that the end of the journal was cut off, which nothing else could', () => {
    const { tete, seq } = ok<Etat>('etat');
    const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-tronque-'));
    cpSync(join(registre, 'journal'), join(folder, 'journal'), { recursive: true });
    const [segment] = readdirSync(join(folder, 'journal'));
    const path = join(folder, 'journal', segment!);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`);
    const at = (...args: readonly string[]) =>
      JSON.parse(call(['verifier', ...args, '--registre', folder, '--json']).out) as Verification;
    expect(at()).toMatchObject({ intact: true, entrees: seq - 2 });
    const cut = at('--repere', `${seq}-${tete.slice(0, 16)}`);
    expect(cut.intact).toBe(false);
    expect(cut.premierDefaut?.message).toContain(`le journal s’arrête à l’entrée n°`);
  });
});
