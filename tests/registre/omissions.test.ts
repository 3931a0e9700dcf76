import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annoncer, echantillon } from '../support/essais';

/*
 * What a person may forget when adding a record, one line at a time, on a copy of the sources: it does not compile, or
 * a test of every record fails. One of them in `npm test`, all in `npm run soak`.
 */

const ROOT = join(import.meta.dirname, '../..');
const FICHE = 'src-shared/registre/fiches/deliberations.ts';
const ACTES = 'src-shared/registre/actes/deliberations.ts';

/** The file, and the line (its first, up to the comma that ends it at the same depth) left out. */
const OMISSIONS: readonly (readonly [string, string])[] = [
  ...[
    ...['id', 'conventionId', 'partieId', 'organe', 'numero', 'date', 'derniereDate', 'objet'],
    ...['transmiseLe', 'publieeLe', 'nom', 'pluriel', 'le', 'disparue', 'membres', 'calculs', 'nommer'],
    ...['designer', 'rubrique', 'terminal', 'tableau'],
  ].map((name) => [FICHE, name] as const),
  ...['libelle', 'classement', 'motif', 'adresse', 'saisie', 'terminal'].map(
    (name) => [ACTES, name] as const,
  ),
  ['src-shared/registre/fiches/dossier.ts', 'deliberations'],
  ['src-shared/registre/actes.ts', '...actesDeliberations'],
  ['src-main/application/commands.ts', "'deliberations.enregistrer'"],
  ['src-main/application/commands.ts', "'deliberations.corriger'"],
  ['src-main/application/commands.ts', "'deliberations.rendreExecutoire'"],
  ['src-shared/domain/refus.ts', '...REFUS_DELIBERATION'],
  ['src-shared/domain/corbeille/commands.ts', 'deliberations'],
  ['src-renderer/text/fiches.ts', 'deliberations'],
  ['src-renderer/text/fiches.ts', '...formsDeliberations'],
];

/** The text without the member, up to the comma or the brace that closes what holds it. */
function without(text: string, what: string): string {
  const at = text.search(new RegExp(`(?<=[\\s{])${what.replaceAll('.', '\\.')}(?=[:(,\\s}])(?! \\})`, 'u'));
  if (at < 0) throw new Error(`${what} is nowhere`);
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const sign = text.charAt(end);
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign) && --depth < 0) return text.slice(0, at) + text.slice(end);
    if (sign === ',' && depth === 0) return text.slice(0, at) + text.slice(end + 1);
  }
  throw new Error(`${what} has no end`);
}

let copie = '';
beforeAll(() => {
  copie = mkdtempSync(join(tmpdir(), 'crefop-omissions-'));
  for (const name of ['src-shared', 'src-main', 'src-renderer', 'tests', 'resources', 'scripts'])
    cpSync(join(ROOT, name), join(copie, name), { recursive: true });
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json', 'vitest.config.ts'])
    cpSync(join(ROOT, name), join(copie, name));
  for (const name of ['vite.config.ts', 'vite.node.config.ts', 'playwright.config.ts'])
    cpSync(join(ROOT, name), join(copie, name));
  symlinkSync(join(ROOT, 'node_modules'), join(copie, 'node_modules'));
  // Whole, it is sound: what is found afterwards is found of the line left out.
  expect(run(TSC, '-b', ...PROJETS).stdout).toBe('');
}, 50_000);
afterAll(() => {
  rmSync(copie, { recursive: true, force: true });
});

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: copie, encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 });

const TSC = 'node_modules/typescript-natif/bin/tsc';
const PROJETS = ['src-shared', 'src-main', 'src-renderer'];

/** How a tree is found wanting; null when nobody saw it. */
function caught(): 'types' | 'tests' | null {
  if (run(TSC, '-b', ...PROJETS).status !== 0) return 'types';
  const tests = ['tests/registre/fiches.test.ts', 'tests/renderer/deliberations.test.tsx'];
  return run('node_modules/vitest/vitest.mjs', 'run', ...tests).status === 0 ? null : 'tests';
}

const tried = echantillon(OMISSIONS, 1);
annoncer('oublis d’une ligne', tried.length);

describe('a line left out of a record', () => {
  it('is there to be left out, each of them', () => {
    for (const [file, what] of OMISSIONS) {
      const whole = readFileSync(join(ROOT, file), 'utf8');
      expect(without(whole, what), `${file} ${what}`).not.toBe(whole);
    }
  });

  // It runs a compiler, then two projects of tests: 19 s where nothing else runs.
  it.each(tried)('%s › %s', { timeout: 58_000 }, (file, what) => {
    const path = join(copie, file);
    const whole = readFileSync(path, 'utf8');
    const less = without(whole, what);
    expect(less).not.toBe(whole);
    try {
      writeFileSync(path, less);
      const how = caught();
      process.stdout.write(`  ${what} : ${how ?? 'rien'}\n`);
      expect(how).not.toBeNull();
    } finally {
      writeFileSync(path, whole);
    }
  });
});
