import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { FAUTES, SANS_FAUTE } from './lint/fautes';

const RACINE = fileURLToPath(new URL('../../', import.meta.url));

type Report = { readonly diagnostics: readonly { readonly code?: string; readonly filename: string }[] };

/** « typescript(no-var) », « eslint-plugin-react(refs) » → what the configuration calls it, without its plugin. */
const named = (code: string): string => /\(([^)]+)\)/u.exec(code)?.[1] ?? code;

/** The rules seen broken, by planted file. */
let seen: ReadonlyMap<string, ReadonlySet<string>> = new Map();
const place = (file: string, rule: string): string => file.replace('FAUTE', rule.replace(/[^a-z]/gu, '_'));

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'crefop-lint-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.base.json', 'package.json'])
    cpSync(join(RACINE, name), join(root, name));
  symlinkSync(join(RACINE, 'node_modules'), join(root, 'node_modules'));
  const folders = new Set<string>();
  for (const [file, table] of FAUTES) {
    folders.add(dirname(file));
    mkdirSync(join(root, dirname(file)), { recursive: true });
    for (const [rule, code] of Object.entries(table))
      writeFileSync(join(root, place(file, rule)), `${code}\n`);
  }
  const options = { lib: ['ES2022', 'DOM'], types: ['node'], jsx: 'react-jsx' };
  for (const folder of folders)
    writeFileSync(
      join(root, folder, 'tsconfig.json'),
      JSON.stringify({
        extends: `${'../'.repeat(folder.split('/').length)}tsconfig.base.json`,
        compilerOptions: options,
        include: ['**/*'],
      }),
    );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(RACINE, 'node_modules', 'oxlint', 'bin', 'oxlint'), '-f', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stderr).toBe('');
  const found = new Map<string, Set<string>>();
  for (const { code = '?', filename } of (JSON.parse(stdout) as Report).diagnostics)
    found.set(filename, (found.get(filename) ?? new Set()).add(named(code)));
  seen = found;
});

describe('the linter', () => {
  it.each(
    FAUTES.flatMap(([file, table]) => Object.keys(table).map((rule) => [rule, place(file, rule)] as const)),
  )('%s: the fault planted is seen', (rule, file) => {
    expect([...(seen.get(file) ?? [])]).toContain(rule.slice(rule.indexOf('/') + 1));
  });

  it('reads every script that is no module as strictly as one: there, two parameters of one name are no error to be seen', () => {
    const all = ['scripts', 'tests'].flatMap((folder) =>
      readdirSync(join(RACINE, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    );
    const scripts = [...readdirSync(RACINE), ...all].filter((name) => name.endsWith('.cjs'));
    expect(scripts).toContain('.dependency-cruiser.cjs');
    for (const file of scripts)
      expect(readFileSync(join(RACINE, file), 'utf8'), file).toMatch(/^'use strict';\n/u);
  });

  it('has a planted fault for every rule it is asked to keep', () => {
    type Config = { readonly rules: Readonly<Record<string, unknown>> };
    const { rules, overrides } = JSON.parse(
      readFileSync(join(RACINE, '.oxlintrc.json'), 'utf8'),
    ) as Config & {
      readonly overrides: readonly Config[];
    };
    const asked = [rules, ...overrides.map((one) => one.rules)]
      .flatMap((one) => Object.entries(one))
      .filter(([, how]) => how !== 'off')
      .map(([rule]) => rule);
    const planted = FAUTES.flatMap(([, table]) => Object.keys(table));
    expect([...new Set(asked)].sort()).toEqual([...new Set([...planted, ...SANS_FAUTE])].sort());
  });
});
