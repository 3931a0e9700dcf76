import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (file: string): string => readFileSync(file, 'utf8');
const under = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'));

type Manifest = {
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const manifest = JSON.parse(read('package.json')) as Manifest;

const pages = [...readdirSync('.').filter((name) => name.endsWith('.md')), ...under('docs', /\.md$/)];
const links = pages.flatMap((page) =>
  [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => ({ page, target: join(dirname(page), target).replaceAll('\\', '/') })),
);

describe('the pages', () => {
  it('lead to what is there', () => {
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter(({ target }) => !existsSync(target))).toEqual([]);
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const link of links)
        if (link.page === page && link.target.endsWith('.md')) reached.add(link.target);
    }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  it('show the pictures that are kept, and those only', () => {
    const kept = [...read('.gitignore').matchAll(/^!(docs\/captures\/.*\.png)$/gm)].map(([, file]) => file);
    const shown = links.map(({ target }) => target).filter((target) => target.endsWith('.png'));
    expect([...new Set(shown)].sort()).toEqual(kept.sort());
  });

  it('have a decision each in the list of decisions', () => {
    const listed = links
      .filter(({ page }) => page === 'docs/decisions/README.md')
      .map(({ target }) => target);
    expect(listed).toEqual(under('docs/decisions', /\d{4}-.*\.md$/).sort());
  });
});

describe('the licence', () => {
  it('is one, everywhere', () => {
    expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
    const lock = JSON.parse(read('package-lock.json')) as { packages: { '': Manifest } };
    expect([manifest.license, lock.packages[''].license]).toEqual(['EUPL-1.2', 'EUPL-1.2']);
    for (const file of ['README.md', 'electron-builder.yml']) expect(read(file), file).toContain('EUPL-1.2');
  });
});

describe('the libraries', () => {
  it('are pinned exactly, and none stands twice', () => {
    const all = [...Object.entries(manifest.dependencies), ...Object.entries(manifest.devDependencies)];
    // An alias names its package, and is pinned as the others.
    expect(all.filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
  });

  it('that stand in dependencies are those the application imports', () => {
    const sources = ['src-shared', 'src-main', 'src-renderer'].flatMap((folder) => under(folder, /\.tsx?$/));
    const imported = new Set(
      sources.flatMap((file) =>
        [
          ...read(file).matchAll(
            /(?:from|import|import\() ?'((?:@[a-z0-9-]+\/)?[a-z][\w.-]*)(?:\/[\w./-]*)?'/g,
          ),
        ].map(([, name]) => name),
      ),
    );
    // What a sheet alone asks for: the letters.
    for (const file of under('src-renderer', /\.css$/))
      for (const [, name] of read(file).matchAll(/url\('(@[a-z0-9-]+\/[\w.-]+)\//g)) imported.add(name);
    // Electron is the machine under the application: electron-builder wants it among the tools.
    imported.delete('electron');
    expect([...imported].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('come from wherever npm is told to look', () => {
    const hosts = [...read('package-lock.json').matchAll(/"resolved": "(https?:\/\/[^/]+)/g)].map(
      ([, host]) => host,
    );
    expect(hosts).toEqual([]);
  });
});
