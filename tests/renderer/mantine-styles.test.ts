import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const LIBRARY = join('node_modules', '@mantine');

/** The names a source imports, with where from. */
function importsOf(source: string): { readonly names: readonly string[]; readonly from: string }[] {
  return [...source.matchAll(/(?:import|export)\s+([^'";]*?)\s*from\s*['"]([^'"]+)['"]/g)].map(
    ([, names = '', from = '']) => ({
      names: names
        .replaceAll(/[{}]/g, ',')
        .split(',')
        .map((name) => name.trim().replace(/ as .*/, ''))
        .filter((name) => name !== ''),
      from,
    }),
  );
}

/** File of each name that a package of the library gives. */
const files = new Map<string, string>(
  ['core', 'dates'].flatMap((name) => {
    const folder = join(LIBRARY, name, 'esm');
    return importsOf(readFileSync(join(folder, 'index.mjs'), 'utf8')).flatMap(({ names, from }) =>
      names.map((one) => [`@mantine/${name} ${one}`, join(folder, from)] as const),
    );
  }),
);

/** The style sheets of the library's core that a file needs, itself or through what it imports. */
function sheetsOf(file: string, seen: Set<string>, sheets: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  if (file.endsWith('.module.mjs')) {
    if (file.includes(join('core', 'esm'))) sheets.add(basename(file, '.module.mjs'));
    return;
  }
  for (const { names, from } of importsOf(readFileSync(file, 'utf8'))) {
    if (from.startsWith('.') && /\.(mjs|tsx?)$/.test(from)) sheetsOf(join(dirname(file), from), seen, sheets);
    for (const name of names) {
      const target = files.get(`${from} ${name}`);
      if (target !== undefined) sheetsOf(target, seen, sheets);
    }
  }
}

it('every component used has its styles, in the order of the library', () => {
  const sheets = new Set<string>();
  const seen = new Set<string>();
  const sources = readdirSync('src-renderer', { recursive: true, encoding: 'utf8' });
  for (const source of sources) {
    if (/\.tsx?$/.test(source)) sheetsOf(join('src-renderer', source), seen, sheets);
  }
  const imported = [
    ...readFileSync('src-renderer/theme/mantine-styles.ts', 'utf8').matchAll(
      /core\/styles\/(\w[\w-]*)\.css/g,
    ),
  ].map(([, name = '']) => name);
  expect([...sheets].filter((name) => !imported.includes(name))).toStrictEqual([]);

  const plain = (css: string): string => css.replaceAll(/\s+/g, '');
  const whole = plain(readFileSync(join(LIBRARY, 'core', 'styles.css'), 'utf8'));
  const places = imported.map((name) =>
    whole.indexOf(plain(readFileSync(join(LIBRARY, 'core', 'styles', `${name}.css`), 'utf8')).slice(0, 300)),
  );
  expect(places).not.toContain(-1);
  expect(places).toStrictEqual([...places].sort((a, b) => a - b));
});
