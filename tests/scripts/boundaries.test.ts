import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/** A house of one file a room, each importing what it may, under the real rules; the illegal edges are planted in it. */
const ROOT = join(import.meta.dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const RULES = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)(CONFIG))
  .forbidden.map(({ name }) => name);

type Tree = Readonly<Record<string, readonly string[]>>;

const DEPENDENCIES = ['date-fns', 'diff', 'docx', 'fflate', 'lowdb', 'react', 'uqr', 'zod'];
const DEV_DEPENDENCIES = ['electron', 'vitest'];

/** Every room, and an import of each kind it is allowed. */
const HOUSE: Tree = {
  'src-shared/registre/record.ts': ['#domain/civil-date'],
  'src-shared/domain/civil-date.ts': ['date-fns'],
  'src-shared/domain/typographie.ts': [],
  'src-shared/domain/fichier.ts': [],
  'src-shared/domain/avenant/refus.ts': ['../civil-date'],
  'src-shared/domain/corbeille/refus.ts': [],
  'src-shared/domain/refus.ts': ['./avenant/refus', './corbeille/refus', './typographie'],
  'src-shared/domain/result.ts': ['./refus'],
  'src-shared/domain/delais/calcul.ts': ['../civil-date'],
  'src-shared/domain/parties/partie.ts': ['../civil-date', '#registre/record'],
  'src-shared/domain/texte/operations.ts': ['../parties/partie', '../result'],
  'src-shared/domain/fiches/avenant.ts': ['../texte/operations', '../delais/calcul'],
  'src-shared/domain/corbeille/corbeille.ts': ['../civil-date'],
  'src-shared/domain/registre.ts': ['./fiches/avenant', './corbeille/corbeille'],
  'src-shared/domain/lookup.ts': ['./registre', './result'],
  'src-shared/domain/consolidation/appliquer.ts': ['../texte/operations', '../lookup', 'diff'],
  'src-shared/domain/titulaire/occupation.ts': ['../consolidation/appliquer'],
  'src-shared/domain/legistique/phrase.ts': ['../titulaire/occupation'],
  'src-shared/domain/redline/redline.ts': ['../legistique/phrase', 'diff'],
  'src-shared/domain/concordance/concordance.ts': ['../legistique/phrase', '../redline/redline'],
  'src-shared/domain/convention/validite.ts': ['../concordance/concordance'],
  'src-shared/domain/comite/verdict.ts': ['../convention/validite'],
  'src-shared/domain/avenant/commands.ts': ['../convention/validite', '../comite/verdict', './refus'],
  'src-shared/domain/crefop/commands.ts': ['../avenant/commands'],
  'src-shared/domain/seance/seances.ts': ['../crefop/commands', '../comite/verdict'],
  'src-shared/domain/resiliation/envoi.ts': ['../seance/seances'],
  'src-shared/domain/paquet/code.ts': ['../resiliation/envoi'],
  'src-shared/domain/pieces/commands.ts': ['../fichier', '../lookup', '../paquet/code'],
  'src-shared/domain/echeances/liste.ts': ['../pieces/commands', '../retroplanning/planifier'],
  'src-shared/domain/retroplanning/planifier.ts': ['../pieces/commands'],
  'src-shared/domain/historique/pile.ts': ['../refus'],
  'src-shared/domain/sauvegardes/differences.ts': ['../registre'],
  'src-shared/domain/coherence.ts': ['./resiliation/envoi', './registre'],
  'src-shared/domain/corbeille/commands.ts': ['../coherence', './corbeille', './refus'],
  'src-shared/actes/avenant.ts': ['#domain/concordance/concordance', '#registre/record'],
  'src-shared/actes/matrice.ts': ['uqr'],
  'src-shared/contract/views.ts': ['#actes/avenant', '#domain/registre', '#registre/record', 'zod'],
  'src-main/application/ports.ts': ['#domain/registre'],
  'src-main/application/delai.ts': ['./ports', '#contract/views', '#actes/avenant', '#registre/record'],
  'src-main/store/depot.ts': ['../application/ports', 'lowdb', 'node:fs'],
  'src-main/documents/docx.ts': ['../application/ports', '#actes/avenant', '../codes/ecrire', 'docx'],
  'src-main/documents/crc32.ts': [],
  'src-main/codes/ecrire.ts': ['#actes/matrice', '../documents/crc32'],
  'src-main/error-log.ts': ['node:fs'],
  'src-main/rpc/dispatcher.ts': ['../error-log', '#contract/views'],
  'src-main/compose.ts': ['./store/depot', './documents/docx', './application/delai', './rpc/dispatcher'],
  'src-main/page/page.ts': ['node:fs'],
  'src-main/reading/worker.ts': ['../store/depot', '../documents/docx', '../application/delai'],
  'src-main/electron/window.ts': [
    '../compose',
    '../rpc/dispatcher',
    '../page/page',
    '../reading/worker',
    'electron',
  ],
  'src-main/loopback/server.ts': ['../compose', '../page/page', '../rpc/dispatcher', 'node:http'],
  'src-main/cli/main.ts': ['../compose', '../application/delai'],
  'src-renderer/ui/button.tsx': ['react'],
  'src-renderer/ui/words.ts': [],
  'src-renderer/text/commun.ts': ['#domain/fichier', '../ui/words'],
  'src-renderer/theme/theme.tsx': ['../text/commun', '../ui/button'],
  'src-renderer/rpc/call.ts': ['#contract/views', '../text/commun'],
  'src-renderer/parts/sheet.tsx': ['../ui/button', '../text/commun', '../rpc/call', '#actes/avenant'],
  'src-renderer/shell/layout.tsx': ['../parts/sheet', '../theme/theme'],
  'src-renderer/features/accueil/page.tsx': ['../../parts/sheet', '#domain/civil-date', '#registre/record'],
  'src-renderer/features/journal/page.tsx': ['../../parts/sheet', './lines'],
  'src-renderer/features/journal/lines.ts': [],
  'src-renderer/app.tsx': ['./shell/layout', './features/accueil/page', './features/journal/page'],
};

type Edge = readonly [from: string, specifier: string, target: string, rule: string];

const d = 'src-shared/domain';
/** What a file of that name, put there, may not import. */
const PLANTED: readonly Edge[] = [
  // The twelve of old, six of which passed.
  ['src-renderer/ui/planted.ts', '../text/commun', 'src-renderer/text/commun.ts', 'renderer-order-ui'],
  ['src-renderer/ui/planted.ts', '../parts/sheet', 'src-renderer/parts/sheet.tsx', 'renderer-order-ui'],
  ['src-renderer/ui/planted.ts', '#domain/civil-date', `${d}/civil-date.ts`, 'ui-is-bricks-alone'],
  ['src-renderer/ui/planted.ts', 'zod', 'node_modules/zod/index.js', 'renderer-validates-nothing'],
  [
    'src-renderer/parts/planted.ts',
    '../features/journal/page',
    'src-renderer/features/journal/page.tsx',
    'renderer-order-parts',
  ],
  ['src-main/documents/planted.ts', '../store/depot', 'src-main/store/depot.ts', 'main-room-documents'],
  ['src-main/codes/planted.ts', '../documents/docx', 'src-main/documents/docx.ts', 'main-room-codes'],
  ['src-main/modeles/planted.ts', '../documents/docx', 'src-main/documents/docx.ts', 'main-room-modeles'],
  ['src-main/rpc/planted.ts', '../store/depot', 'src-main/store/depot.ts', 'main-room-rpc'],
  ['src-main/cli/planted.ts', '../loopback/server', 'src-main/loopback/server.ts', 'main-room-cli'],
  [`${d}/avenant/planted.ts`, '#actes/avenant', 'src-shared/actes/avenant.ts', 'domain-is-pure'],
  [
    'src-renderer/features/accueil/planted.ts',
    '../journal/page',
    'src-renderer/features/journal/page.tsx',
    'features-are-islands',
  ],
  [
    'src-shared/contract/planted.ts',
    '../../src-main/compose',
    'src-main/compose.ts',
    'shared-knows-shared-only',
  ],
  [
    'src-renderer/features/accueil/planted.ts',
    '../../../src-main/compose',
    'src-main/compose.ts',
    'renderer-not-main',
  ],
  // Their kin.
  ['src-main/compose-planted.ts', '../src-renderer/app', 'src-renderer/app.tsx', 'main-not-renderer'],
  ['src-renderer/rpc/planted.ts', 'node:fs', 'fs', 'renderer-has-no-node'],
  ['src-renderer/rpc/planted.ts', 'electron', 'node_modules/electron/index.js', 'renderer-not-main'],
  [
    'src-renderer/features/accueil/planted.ts',
    '../../shell/layout',
    'src-renderer/shell/layout.tsx',
    'features-are-islands',
  ],
  ['src-renderer/text/planted.ts', '../rpc/call', 'src-renderer/rpc/call.ts', 'renderer-order-text'],
  [
    'src-renderer/rpc/planted.ts',
    '../ui/button',
    'src-renderer/ui/button.tsx',
    'words-and-calls-know-no-screen',
  ],
  ['src-renderer/theme/planted.ts', '../parts/sheet', 'src-renderer/parts/sheet.tsx', 'renderer-order-theme'],
  ['src-renderer/rpc/planted.ts', '../parts/sheet', 'src-renderer/parts/sheet.tsx', 'renderer-order-rpc'],
  [
    'src-renderer/shell/planted.ts',
    '../features/journal/page',
    'src-renderer/features/journal/page.tsx',
    'renderer-order-shell',
  ],
  [
    'src-renderer/features/accueil/planted.ts',
    '../../app',
    'src-renderer/app.tsx',
    'renderer-order-features',
  ],
  ['src-main/store/planted.ts', '../documents/docx', 'src-main/documents/docx.ts', 'main-room-store'],
  ['src-main/store/planted.ts', '../application/delai', 'src-main/application/delai.ts', 'main-room-store'],
  ['src-main/application/planted.ts', '../store/depot', 'src-main/store/depot.ts', 'main-room-application'],
  ['src-main/application/planted.ts', '../cli/main', 'src-main/cli/main.ts', 'main-room-application'],
  ['src-main/page/planted.ts', '../compose', 'src-main/compose.ts', 'main-room-page'],
  ['src-main/reading/planted.ts', '../rpc/dispatcher', 'src-main/rpc/dispatcher.ts', 'main-room-reading'],
  ['src-main/electron/planted.ts', '../cli/main', 'src-main/cli/main.ts', 'main-room-electron'],
  ['src-main/loopback/planted.ts', '../electron/window', 'src-main/electron/window.ts', 'main-room-loopback'],
  ['src-main/loopback/planted.ts', 'electron', 'node_modules/electron/index.js', 'electron-only-in-electron'],
  [
    'src-shared/actes/planted.ts',
    '#contract/views',
    'src-shared/contract/views.ts',
    'actes-knows-domain-only',
  ],
  ['src-shared/contract/planted.ts', 'fflate', 'node_modules/fflate/index.js', 'contract-knows-domain-only'],
  ['src-shared/registre/planted.ts', '#domain/lookup', `${d}/lookup.ts`, 'registre-knows-days-only'],
  ['src-shared/registre/planted.ts', 'zod', 'node_modules/zod/index.js', 'registre-knows-days-only'],
  [`${d}/avenant/planted.ts`, 'zod', 'node_modules/zod/index.js', 'domain-is-pure'],
  [`${d}/delais/planted.ts`, 'date-fns', 'node_modules/date-fns/index.js', 'calendar-behind-civil-date'],
  [`${d}/civil-date.ts`, './fichier', `${d}/fichier.ts`, 'civil-date-knows-the-calendar-only'],
  // The order inside the domain.
  [`${d}/comite/planted.ts`, '../avenant/commands', `${d}/avenant/commands.ts`, 'domain-order-comite'],
  [`${d}/etats/planted.ts`, '../pieces/commands', `${d}/pieces/commands.ts`, 'domain-order-etats'],
  [`${d}/etats/table.ts`, '../parties/partie', `${d}/parties/partie.ts`, 'domain-order-etats/table'],
  [`${d}/seance/planted.ts`, '../resiliation/envoi', `${d}/resiliation/envoi.ts`, 'domain-order-seance'],
  [`${d}/typographie-planted.ts`, './civil-date', `${d}/civil-date.ts`, 'domain-order-nowhere'],
  [`${d}/repere.ts`, './delais/calcul', `${d}/delais/calcul.ts`, 'domain-order-civil-date'],
  [`${d}/pieces/refus.ts`, '../parties/partie', `${d}/parties/partie.ts`, 'domain-order-refus'],
  [`${d}/result.ts`, './parties/partie', `${d}/parties/partie.ts`, 'domain-order-refus'],
  [`${d}/delais/planted.ts`, '../parties/partie', `${d}/parties/partie.ts`, 'domain-order-delais'],
  [
    `${d}/typographie-controle/planted.ts`,
    '../parties/partie',
    `${d}/parties/partie.ts`,
    'domain-order-typographie-controle',
  ],
  [`${d}/pouvoirs/planted.ts`, '../avenant/commands', `${d}/avenant/commands.ts`, 'domain-order-pouvoirs'],
  [`${d}/parties/planted.ts`, '../fiches/avenant', `${d}/fiches/avenant.ts`, 'domain-order-parties'],
  [`${d}/clauses/planted.ts`, '../fiches/avenant', `${d}/fiches/avenant.ts`, 'domain-order-clauses'],
  [`${d}/texte/planted.ts`, '../fiches/avenant', `${d}/fiches/avenant.ts`, 'domain-order-texte'],
  [`${d}/fiches/planted.ts`, '../registre', `${d}/registre.ts`, 'domain-order-fiches'],
  [`${d}/corbeille/corbeille.ts`, '../lookup', `${d}/lookup.ts`, 'domain-order-fiches'],
  [
    `${d}/designation.ts`,
    './consolidation/appliquer',
    `${d}/consolidation/appliquer.ts`,
    'domain-order-registre',
  ],
  [
    `${d}/consolidation/planted.ts`,
    '../legistique/phrase',
    `${d}/legistique/phrase.ts`,
    'domain-order-consolidation',
  ],
  [
    `${d}/titulaire/planted.ts`,
    '../legistique/phrase',
    `${d}/legistique/phrase.ts`,
    'domain-order-titulaire',
  ],
  [
    `${d}/legistique/planted.ts`,
    '../concordance/concordance',
    `${d}/concordance/concordance.ts`,
    'domain-order-legistique',
  ],
  [
    `${d}/redline/planted.ts`,
    '../concordance/concordance',
    `${d}/concordance/concordance.ts`,
    'domain-order-redline',
  ],
  [
    `${d}/concordance/planted.ts`,
    '../avenant/commands',
    `${d}/avenant/commands.ts`,
    'domain-order-concordance',
  ],
  [
    `${d}/convention/planted.ts`,
    '../avenant/commands',
    `${d}/avenant/commands.ts`,
    'domain-order-convention',
  ],
  [
    `${d}/importation/planted.ts`,
    '../avenant/commands',
    `${d}/avenant/commands.ts`,
    'domain-order-importation',
  ],
  [`${d}/avenant/planted.ts`, '../crefop/commands', `${d}/crefop/commands.ts`, 'domain-order-avenant'],
  [`${d}/crefop/planted.ts`, '../resiliation/envoi', `${d}/resiliation/envoi.ts`, 'domain-order-crefop'],
  [
    `${d}/resiliation/planted.ts`,
    '../pieces/commands',
    `${d}/pieces/commands.ts`,
    'domain-order-resiliation',
  ],
  [
    `${d}/deliberation/planted.ts`,
    '../pieces/commands',
    `${d}/pieces/commands.ts`,
    'domain-order-deliberation',
  ],
  [`${d}/paquet/planted.ts`, '../pieces/commands', `${d}/pieces/commands.ts`, 'domain-order-paquet'],
  [
    `${d}/echeance-libre/planted.ts`,
    '../echeances/liste',
    `${d}/echeances/liste.ts`,
    'domain-order-echeance-libre',
  ],
  [
    `${d}/retroplanning/planted.ts`,
    '../echeances/liste',
    `${d}/echeances/liste.ts`,
    'domain-order-retroplanning',
  ],
  [`${d}/echeances/planted.ts`, '../historique/pile', `${d}/historique/pile.ts`, 'domain-order-echeances'],
  [`${d}/pieces/planted.ts`, '../historique/pile', `${d}/historique/pile.ts`, 'domain-order-pieces'],
  [`${d}/historique/planted.ts`, '../coherence', `${d}/coherence.ts`, 'domain-order-historique'],
  [`${d}/sauvegardes/planted.ts`, '../coherence', `${d}/coherence.ts`, 'domain-order-sauvegardes'],
  [`${d}/echanges/planted.ts`, '../coherence', `${d}/coherence.ts`, 'domain-order-echanges'],
  [`${d}/coherence.ts`, './corbeille/commands', `${d}/corbeille/commands.ts`, 'domain-order-coherence'],
  [
    `${d}/corbeille/planted.ts`,
    '../typographie-planted',
    `${d}/typographie-planted.ts`,
    'domain-order-corbeille',
  ],
  // Circles, and imports that lead nowhere.
  ['src-renderer/features/journal/lines.ts', './page', 'src-renderer/features/journal/page.tsx', 'no-cycles'],
  ['src-main/planted.ts', './absent', './absent', 'no-unresolvable'],
];

/** By value only: types of a development library never run. */
const PLANTED_BY_VALUE: readonly Edge[] = [
  ['src-main/planted.ts', 'vitest', 'node_modules/vitest/index.js', 'what-runs-is-a-dependency'],
  ['src-renderer/parts/planted.ts', 'vitest', 'node_modules/vitest/index.js', 'what-runs-is-a-dependency'],
];

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function put(root: string, path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function build(tree: Tree, keyword: 'import' | 'import type'): string {
  const root = mkdtempSync(join(tmpdir(), 'frontieres-'));
  folders.push(root);
  const { imports } = z
    .object({ imports: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  put(
    root,
    'package.json',
    JSON.stringify({
      name: 'maison',
      type: 'module',
      imports: { ...imports, '#registre/*': './src-shared/registre/*.ts' },
      dependencies: versions(DEPENDENCIES),
      devDependencies: versions(DEV_DEPENDENCIES),
    }),
  );
  cpSync(join(ROOT, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'));
  for (const name of [...DEPENDENCIES, ...DEV_DEPENDENCIES]) {
    put(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
    put(root, `node_modules/${name}/index.js`, 'exports.x = 1;');
  }
  for (const [path, specifiers] of Object.entries(tree))
    put(
      root,
      path,
      [
        ...specifiers.map((specifier, rank) => `${keyword} { x as x${rank} } from '${specifier}';`),
        `export const used = [${keyword === 'import' ? specifiers.map((_, rank) => `x${rank}`).join(', ') : ''}];`,
        'export const x = 1;',
        keyword === 'import type'
          ? specifiers.map((_, rank) => `export type T${rank} = typeof x${rank};`).join('\n')
          : '',
      ].join('\n'),
    );
  return root;
}

const planted = (edges: readonly Edge[]): Tree => {
  const tree: Record<string, readonly string[]> = { ...HOUSE };
  for (const [from, specifier] of edges) tree[from] = [...(tree[from] ?? []), specifier];
  return tree;
};

const REPORT = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    totalCruised: z.number(),
  }),
});

/** What `npm run boundaries` says of a tree: « from → to: rule ». */
function boundaries(root: string): { readonly said: readonly string[]; readonly cruised: number } {
  const run = spawnSync(
    process.execPath,
    [CRUISER, '--config', CONFIG, '-T', 'json', 'src-shared', 'src-main', 'src-renderer'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  expect(run.stderr).toBe('');
  const { summary } = REPORT.parse(JSON.parse(run.stdout));
  return {
    said: summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`),
    cruised: summary.totalCruised,
  };
}

const say = ([from, , target, rule]: Edge): string => `${from} → ${target}: ${rule}`;

describe('the boundaries', () => {
  it('let a sound house pass', () => {
    const { said, cruised } = boundaries(build(HOUSE, 'import'));
    expect(said).toEqual([]);
    expect(cruised).toBeGreaterThan(Object.keys(HOUSE).length);
  });

  it('have no rule without an edge planted against it', () => {
    expect(new Set([...PLANTED, ...PLANTED_BY_VALUE].map(([, , , rule]) => rule))).toEqual(new Set(RULES));
  });

  describe.each([
    ['by value', 'import', [...PLANTED, ...PLANTED_BY_VALUE], []],
    ['by type', 'import type', PLANTED, PLANTED_BY_VALUE],
  ] as const)('%s', (_, keyword, refused, allowed) => {
    let said: readonly string[] = [];
    beforeAll(() => {
      said = boundaries(build(planted([...refused, ...allowed]), keyword)).said;
    });

    it.each(refused.map((edge) => [say(edge)]))('%s', (edge) => {
      expect(said).toContain(edge);
    });
    it.each(allowed.map((edge) => [say(edge)]))('not %s', (edge) => {
      expect(said).not.toContain(edge);
    });
  });
});
