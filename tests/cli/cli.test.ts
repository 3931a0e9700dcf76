import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZONES } from '#domain/delais/calendriers';
import { bundle } from '../support/bundle';
import { porte, processus } from './porte';
import type { Run } from './porte';

const AURA = 'convention-aura-2022-2028';
let cli = '';
let run: (args: readonly string[], stdin?: string) => Run;
beforeAll(async () => {
  [cli, run] = await Promise.all([bundle('src-main/cli/main.ts'), porte()]);
});

const newRegistry = (): string => mkdtempSync(join(tmpdir(), 'crefop-cli-'));

/** A terminal on one registry, on one day. */
const terminal = (registre: string, horloge = '2026-11-23') => ({
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the shape a command publishes
  ok: <T>(...args: readonly string[]): T => {
    const { code, out, err } = run([...args, '--registre', registre, '--horloge', horloge, '--json']);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
    expect(err).toBe('');
    expect(out.trimEnd()).not.toContain('\n');
    return JSON.parse(out) as T;
  },
  /** The one French line of a refusal. */
  no: (...args: readonly string[]): string => {
    const { code, out, err } = run([...args, '--registre', registre, '--horloge', horloge]);
    expect(code).toBeGreaterThanOrEqual(1);
    expect(out).toBe('');
    expectOneFrenchLine(err);
    return err;
  },
});

function expectOneFrenchLine(err: string): void {
  expect(err.endsWith('\n')).toBe(true);
  expect(err.trimEnd()).not.toContain('\n');
  expect(err).toMatch(/^[A-ZÀÉ«0-9-].{10,}/u);
  expect(err).not.toMatch(/\b(Error|at \/|undefined|null|invalid|required)\b/);
}

type Recorded = { readonly id: string; readonly revision: number };

describe('the program', () => {
  it('answers as the door does within the tests: words, streams, standard input, exit codes', () => {
    const registre = newRegistry();
    const [told, absent] = [['--registre', registre, '--horloge', '2026-11-23'], newRegistry()];
    const calls: readonly (readonly [readonly string[], string?])[] = [
      [[]],
      [['delai', '--mois', '2', '--envoi', '2026-11-23', '--json']],
      [['delai', '--mois', '2', '--lot'], '2026-11-23\n2026-02-30\n\n2026-11-24\n'],
      [['delais']],
      [['avenant', 'demander', '--aide']],
      [['exemple', '--demonstration', ...told, '--json']],
      [['conventions', ...told]],
      [['convention', 'autre', ...told]],
      [['convention', 'signer', AURA, ...told]],
      [['document', 'convention', '--id', AURA, '--sortie', join(absent, 'x', 'a.docx'), ...told]],
      [['verifier', ...told]],
      [['etat', '--au', 'hier', ...told]],
    ];
    const codes = calls.map(([args, stdin]) => {
      const answer = processus(cli, args, stdin);
      expect(answer, args.join(' ')).toEqual(run(args, stdin));
      return answer.code;
    });
    expect(new Set(codes)).toEqual(new Set([0, 1, 2]));
  });
});

describe('delai', () => {
  it('answers exactly the published shape', () => {
    const { code, out } = run(['delai', '--mois', '2', '--envoi', '2026-11-23', '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Record<string, Record<string, string>> & {
      etapes: Record<string, string>[];
    };
    expect(Object.keys(answer)).toEqual(['envoi', 'zone', 'strict', 'prudent', 'franc', 'etapes']);
    const { etapes, ...dates } = answer;
    expect(dates).toEqual({
      envoi: '2026-11-23',
      zone: 'metropole',
      strict: { expiration: '2027-01-23', premierJour: '2027-01-24' },
      prudent: { expiration: '2027-01-25', premierJour: '2027-01-26', premierJourOuvre: '2027-01-26' },
      franc: { expiration: '2027-01-25' },
    });
    expect(etapes.length).toBeGreaterThan(2);
    for (const etape of etapes) expect(Object.keys(etape)).toEqual(['regle', 'source', 'resultat']);
  });

  it('is the same without --json, needs no registry, knows the ten zones and --mois', () => {
    expect(JSON.parse(run(['delai', '--mois', '2', '--envoi', '2026-11-23']).out)).toEqual(
      JSON.parse(run(['delai', '--envoi', '2026-11-23', '--mois', '2', '--zone', 'metropole', '--json']).out),
    );
    expect(ZONES).toHaveLength(10);
    for (const zone of ZONES)
      expect(
        JSON.parse(run(['delai', '--mois', '2', '--envoi', '2026-02-03', '--zone', zone]).out),
      ).toMatchObject({ zone });
    expect(
      JSON.parse(
        run(['delai', '--mois', '2', '--envoi', '2026-02-03', '--zone', 'alsace-moselle-vendredi-saint']).out,
      ),
    ).toMatchObject({
      prudent: { expiration: '2026-04-07' },
    });
    expect(JSON.parse(run(['delai', '--envoi', '2026-11-30', '--mois', '3']).out)).toMatchObject({
      strict: { expiration: '2027-02-28' },
    });
  });

  it('--lot: one line in, one line out, same answers', () => {
    const dates = ['2026-11-23', '2027-12-31', '2026-02-06'];
    const { code, out, err } = run(['delai', '--mois', '2', '--lot'], `${dates.join('\n')}\n`);
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { envoi: string }).envoi)).toEqual(dates);
    expect(JSON.parse(lines[0] ?? '')).toEqual(
      JSON.parse(run(['delai', '--mois', '2', '--envoi', '2026-11-23']).out),
    );
  });

  it('--lot: every day of 2020-2045 at once, an impossible date named and the others answered', () => {
    const start = Date.UTC(2020, 0, 1);
    const dates = Array.from({ length: 9497 }, (_, index) =>
      new Date(start + index * 86_400_000).toISOString().slice(0, 10),
    );
    expect(dates.at(-1)).toBe('2045-12-31');
    const all = run(['delai', '--mois', '2', '--lot', '--zone', 'la-reunion'], dates.join('\n'));
    expect(all.code).toBe(0);
    expect(all.out.trimEnd().split('\n')).toHaveLength(9497);
    const wrong = run(['delai', '--mois', '2', '--lot'], '2026-11-23\n2026-02-30\n\n2026-11-24\n');
    expect(wrong.code).toBeGreaterThanOrEqual(1);
    expect(wrong.err).toContain('2');
    expectOneFrenchLine(wrong.err);
    expect(wrong.out.trimEnd().split('\n')).toHaveLength(3);
  });

  it.each([
    [['delai']],
    [['delai', '--envoi', '2026-11-23']],
    [['delai', '--envoi', '2026-11-23', '--mois', '2', '--ans', '1']],
    [['delai', '--mois', '2', '--envoi', '2026-02-30']],
    [['delai', '--mois', '2', '--envoi', '31/02/2026']],
    [['delai', '--mois', '2', '--envoi', '31/12/26']],
    [['delai', '--mois', '2', '--envoi', '2026-11-23', '--zone', 'lune']],
    [['delai', '--envoi', '2026-11-23', '--mois', '0']],
    [['delai', '--envoi', '2026-11-23', '--mois', 'deux']],
    [['delai', '2026-11-23']],
    [['delai', '--envoie', '2026-11-23']],
    [['delais']],
    [['convention']],
    [['avenant', 'manger']],
    [['conventions', '--horloge', 'demain']],
  ])('%j is one French line and a code ≥ 1', (args) => {
    const { code, out, err } = run(args);
    expect(code).toBeGreaterThanOrEqual(1);
    expect(out).toBe('');
    expectOneFrenchLine(err);
  });
});

describe('a date', () => {
  it('is taken as people write it, as much as the registry’s way', () => {
    const french = ['--horloge', '23/11/2026'];
    expect(run(['delai', '--mois', '2', '--envoi', '3/2/2026']).out).toBe(
      run(['delai', '--mois', '2', '--envoi', '2026-02-03']).out,
    );
    expect(run(['delai', '--mois', '2', '--lot'], '03/02/2026\n').out).toBe(
      run(['delai', '--mois', '2', '--lot'], '2026-02-03\n').out,
    );
    const registre = newRegistry();
    const say = (...args: readonly string[]) => run([...args, '--registre', registre, ...french]);
    expect(say('exemple').code).toBe(0);
    expect(say('consolidation', '--id', AURA, '--au', '31/12/2026').out).toMatch(/31\sdécembre\s2026/u);
    expect(say('etat', '--au', '01/01/2020')).toEqual(say('etat', '--au', '2020-01-01'));
    expect(say('convention', 'signer', AURA, '--signature', 'prefete=14/09/2023').code).toBe(0);
    expect(JSON.parse(say('convention', AURA).out)).toMatchObject({
      convention: { signatures: [{ signataireId: 'prefete', date: '2023-09-14' }] },
    });
  });

  it('that is not one is refused under the name of its option, with both ways of writing it', () => {
    const registre = newRegistry();
    run(['exemple', '--registre', registre, '--horloge', '2026-11-23']);
    const party = ['--convention', AURA, '--emetteur', 'region', '--obligation', 'ART3-4'];
    for (const args of [
      ['consolidation', '--id', AURA, '--au', '31/02/2026'],
      ['convention', 'signer', AURA, '--signature', 'prefete=demain'],
      ['mise-en-demeure', 'preparer', ...party, '--faits', 'Faits', '--date-faits', '2026-13-01'],
    ]) {
      const { code, err } = run([...args, '--registre', registre, '--horloge', '2026-11-23']);
      expect(code).toBe(2);
      expectOneFrenchLine(err);
      expect(err).toMatch(/^--\S+\s: .*(?:AAAA-MM-JJ ou JJ\/MM\/AAAA)/u);
    }
  });
});

describe('an answer nobody reads to its end', () => {
  it('ends there, quietly', async () => {
    const registre = newRegistry();
    run(['exemple', '--registre', registre, '--horloge', '2026-11-23']);
    const args = [cli, 'convention', AURA, '--registre', registre, '--horloge', '2026-11-23'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });
});

describe('a file to write', () => {
  it('bears the ending of what it holds', () => {
    const registre = newRegistry();
    run(['exemple', '--registre', registre, '--horloge', '2026-11-23']);
    const folder = newRegistry();
    for (const args of [
      ['document', 'convention', '--id', AURA, '--sortie', join(folder, 'acte.pdf')],
      ['consolidation', '--id', AURA, '--format', 'docx', '--sortie', join(folder, 'acte.pdf')],
      ['comparer', '--id', AURA, '--de', '2026-01-01', '--a', '2026-02-01', '--sortie', join(folder, 'a')],
      ['journal', '--sortie', join(folder, 'journal.xlsx')],
    ]) {
      const { code, out, err } = run([...args, '--registre', registre, '--horloge', '2026-11-23']);
      expect([code, out]).toEqual([2, '']);
      expectOneFrenchLine(err);
      expect(err).toMatch(args[0] === 'journal' ? /journal\.csv\.$/mu : /(?:acte|a)\.docx\.$/mu);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('help', () => {
  it('lists every command, each with its own help', () => {
    const { code, out } = run([]);
    expect(code).toBe(0);
    for (const name of [
      'exemple',
      'delai',
      'conventions',
      'convention signer',
      'avenant demander',
      'avenant signer',
      'avis enregistrer',
      'mise-en-demeure envoyer',
      'denonciation notifier',
      'document',
      'verifier',
    ]) {
      expect(out).toContain(`  ${name} `);
      const help = run([...name.split(' '), '--aide']);
      expect([help.code, help.err]).toEqual([0, '']);
      expect(help.out).toContain('Usage');
    }
  });
});

describe('the registry', () => {
  it('exemple is idempotent, refuses a demonstration registry, and is the real text', () => {
    const registre = newRegistry();
    const { ok, no } = terminal(registre);
    const first = ok<Recorded>('exemple');
    expect(ok<Recorded>('exemple').revision).toBe(first.revision);
    const demonstration = terminal(newRegistry());
    demonstration.ok('exemple', '--demonstration');
    expect(demonstration.no('exemple')).toContain('déjà un autre registre');
    const [ligne, ...others] = ok<readonly { readonly titre: string }[]>('conventions');
    expect(others).toEqual([]);
    expect(ligne).toMatchObject({ id: AURA, etat: 'projet' });
    expect(ligne?.titre).toContain('Auvergne-Rhône-Alpes');
    const view = ok<{ convention: { divisions: unknown[] } }>('convention', AURA);
    expect(view.convention.divisions.length).toBe(10);
    const { code, out } = run(['convention', AURA, '--format', 'texte', '--registre', registre]);
    expect(code).toBe(0);
    const words = (text: string): string =>
      text
        .replace(/[’]/g, "'")
        .replace(/[^\p{L}\p{N}']+/gu, ' ')
        .trim();
    const source = readFileSync(
      new URL('../fixtures/convention-auvergne-rhone-alpes-2022-2028.txt', import.meta.url),
      'utf8',
    );
    expect(words(out)).toBe(words(source));
    expect(no('convention', 'autre')).toContain('n’existe pas');
  });

  it('carries the whole course: avenant refused, avis, signed, notice, denunciation refused then accepted', () => {
    const registre = newRegistry();
    const { ok, no } = terminal(registre);
    ok('exemple');
    ok(
      'convention',
      'signer',
      AURA,
      '--signature',
      'prefete=2026-11-02',
      '--signature',
      'recteur=2026-11-02',
    );
    expect(
      no(
        'avenant',
        'demander',
        '--convention',
        AURA,
        '--partie',
        'region',
        '--date',
        '2026-11-10',
        '--objet',
        'Essai',
      ),
    ).toContain('FERREIRA');
    ok('convention', 'signer', AURA, '--tous', '2026-11-03');
    expect(ok('convention', AURA)).toMatchObject({ etat: 'en_vigueur', effet: { date: '2026-11-03' } });

    const { id: avenant } = ok<Recorded>(
      'avenant',
      'demander',
      '--convention',
      AURA,
      '--partie',
      'region',
      '--date',
      '2026-11-10',
      '--objet',
      'Essai',
    );
    const refus = no('avenant', 'signer', avenant, '--tous', '2026-11-20');
    expect(refus).toContain('avis du CREFOP');
    expect(refus).toContain('art. 6');
    const avis = ok<Recorded>(
      'avis',
      'enregistrer',
      '--avenant',
      avenant,
      '--date',
      '2026-11-18',
      '--sens',
      'defavorable',
      '--quorum',
      '31/40',
      '--votes',
      '10/20/1/0',
    );
    ok('avis', 'publier', avis.id, '--date', '2026-11-19', '--support', 'Site du comité');
    expect(no('avenant', 'signer', avenant, '--tous', '2026-11-17')).toContain('postérieur');
    ok('avenant', 'signer', avenant, '--tous', '2026-11-20');

    const grief = [
      '--obligation',
      'ART3-4',
      '--faits',
      'Absence aux groupes de travail',
      '--date-faits',
      '2026-11-12',
    ];
    const notice = [
      'mise-en-demeure',
      'envoyer',
      '--convention',
      AURA,
      '--emetteur',
      'region',
      ...grief,
      '--depot',
      '2026-11-23',
    ];
    expect(no(...notice)).toContain('numero');
    const sent = ok<Recorded & { delai: unknown }>(
      ...notice,
      '--numero',
      'prefete=1A 123 456 7890 1',
      '--numero',
      'recteur=1A 123 456 7890 2',
      '--numero',
      'draaf=1A 123 456 7890 3',
      '--preuve',
      'Dépôt du 23',
    );
    expect(sent.delai).toMatchObject({
      strict: { expiration: '2027-01-23' },
      prudent: { expiration: '2027-01-25', premierJour: '2027-01-26' },
    });

    const denounce = (date: string) => [
      'denonciation',
      'notifier',
      '--mise-en-demeure',
      sent.id,
      '--date',
      date,
      '--persistance',
      'Aucune présence',
    ];
    expect(no(...denounce('2027-01-26'))).toContain('date du jour');
    const early = terminal(registre, '2027-01-25').no(...denounce('2027-01-25'));
    expect(early).toContain('26 janvier 2027');
    const later = terminal(registre, '2027-01-26');
    const { id } = later.ok<Recorded>(...denounce('2027-01-26'));
    later.ok('denonciation', 'reception', id, '--date', '2027-01-26');
    expect(later.ok('convention', AURA)).toMatchObject({ etat: 'resiliee' });
    expect(
      later.no(
        'avenant',
        'demander',
        '--convention',
        AURA,
        '--partie',
        'etat',
        '--date',
        '2027-01-26',
        '--objet',
        'Trop tard',
      ),
    ).toContain('dénoncée');

    for (const [acte, acteId] of [
      ['convention', AURA],
      ['avenant', avenant],
      ['mise-en-demeure', sent.id],
    ] as const) {
      const sortie = join(newRegistry(), 'acte.docx');
      later.ok('document', acte, '--id', acteId, '--sortie', sortie);
      expect(readFileSync(sortie).subarray(0, 2).toString()).toBe('PK');
      expect(later.no('document', acte, '--id', acteId, '--sortie', sortie)).toContain('existe déjà');
    }
    expect(later.ok('verifier')).toMatchObject({ intact: true });
    expect(later.ok('journal', '--limite', '3')).toMatchObject({
      lignes: [{ action: 'denonciations.enregistrerReception' }, {}, {}],
    });
  });

  it('a text left without quotes never passes for an identifier', () => {
    const { no, ok } = terminal(newRegistry());
    ok('exemple');
    expect(no('convention', 'signer', AURA, 'autre', '--tous', '2026-11-02')).toContain('de trop');
    expect(no('convention', 'signer', 'autre', '--convention', AURA, '--tous', '2026-11-02')).toContain(
      'Deux identifiants',
    );
  });

  it('verifier says that a journal was tampered with, and exits with 1', () => {
    const registre = newRegistry();
    const { ok } = terminal(registre);
    ok('exemple', '--demonstration');
    expect(ok('verifier')).toMatchObject({ intact: true });
    const file = journalOf(registre);
    const text = readFileSync(file, 'utf8');
    // An avis made favourable after the fact.
    const forged = text.replace('"sens":"defavorable"', '"sens":"favorable"');
    expect(forged).not.toBe(text);
    writeFileSync(file, forged);
    const { code, out, err } = run(['verifier', '--registre', registre, '--json']);
    expect(code).toBe(1);
    expect(`${out}${err}`).toMatch(/"intact":false|altér/);
  });

  it('kill -9 in the middle of a stream of commits loses none that was confirmed', async () => {
    const registre = newRegistry();
    terminal(registre).ok('exemple');
    let confirmed = 1;
    for (let round = 0; round < 6; round += 1) {
      const child = spawn(
        process.execPath,
        [
          cli,
          'convention',
          'fin',
          AURA,
          '--date',
          `2028-12-${10 + round}`,
          '--fondement',
          `Essai n° ${round} de la fin`,
          // Confirmed once, the end moves by an act.
          '--instrument',
          `Révision n° ${round} du contrat de plan`,
          '--registre',
          registre,
          '--horloge',
          '2026-11-23',
          '--json',
        ],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        // Confirmed: dead at once, before it can put anything in order.
        child.kill('SIGKILL');
      });
      // Every other one is killed blindly, at some point of its life.
      const timer = round % 2 === 1 ? setTimeout(() => child.kill('SIGKILL'), 60 * round) : null;
      await new Promise((resolve) => child.on('close', resolve));
      if (timer !== null) clearTimeout(timer);
      if (out.endsWith('\n')) confirmed = Math.max(confirmed, (JSON.parse(out) as Recorded).revision);
      const state = terminal(registre).ok<{ intact: boolean; entrees: number }>('verifier');
      expect(state.intact).toBe(true);
      expect(state.entrees).toBeGreaterThanOrEqual(confirmed);
    }
    expect(confirmed).toBeGreaterThanOrEqual(4);
    const again = run(['exemple', '--registre', registre, '--json']);
    expect((JSON.parse(again.out) as Recorded).revision).toBeGreaterThanOrEqual(confirmed);
    // A session that died holding the registry is told, once; one that died before or after is not.
    const told = again.err === '' || again.err.includes('La dernière action que le journal contient est');
    expect([again.code, told]).toEqual([0, true]);
    terminal(registre).ok('exemple');
  });
});

function journalOf(registre: string): string {
  const found = readdirSync(registre, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /journal.*\.(jsonl|ndjson)$/.test(name),
  );
  expect(found.length, found.join()).toBe(1);
  return join(registre, found[0] ?? '');
}
