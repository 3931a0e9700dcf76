/** The phases of `npm test`. Each prints one line; a failure shows the tool's own words, then what to do. */
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';
import { Refus, step } from './say.mjs';

/** @typedef {import('./say.mjs').Say} Say */
/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Runs a tool of node_modules with our Node.
 * @param {string} root
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function tool(root, script, args, env) {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    ...(env && { env }),
  });
}

/**
 * @param {Say} say
 * @param {string} name
 * @param {string} advice
 * @param {() => Promise<import('./run.mjs').Outcome>} work
 */
async function phase(say, name, advice, work) {
  await step(say, name, async () => {
    const { code, output } = await work();
    if (code !== 0) throw new Refus(advice, output);
  });
}

/** @param {string} root @param {Say} say */
export function types(root, say) {
  return phase(say, 'Types', 'Corrigez les erreurs de types ci-dessus (npm run types).', () =>
    tool(root, 'typescript-natif/bin/tsc', ['-b']),
  );
}

/** @param {string} root @param {Say} say */
export function lint(root, say) {
  return phase(say, 'Règles de code', 'Corrigez les écarts ci-dessus (npm run lint).', () =>
    tool(root, 'oxlint/bin/oxlint', ['--report-unused-disable-directives', '--deny-warnings']),
  );
}

/** @param {string} root @param {Say} say */
export function format(root, say) {
  return phase(say, 'Mise en forme', 'Remettez les fichiers ci-dessus en forme : npm run format.', () =>
    tool(root, 'oxfmt/bin/oxfmt', ['--check']),
  );
}

/** @param {string} root @param {Say} say */
export function boundaries(root, say) {
  const folders = ['src-shared', 'src-main', 'src-renderer'];
  return phase(
    say,
    'Frontières des dossiers',
    'Corrigez les importations ci-dessus (npm run boundaries).',
    () =>
      tool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        ...folders,
      ]),
  );
}

/**
 * What reads the sources and runs nothing: two at a time, as many as the smallest machines have processors. All are
 * told before a failure ends the command.
 * @param {string} root
 * @param {Say} say
 */
export async function sources(root, say) {
  const lanes = [
    [lint, format],
    [types, boundaries],
  ];
  const ended = await Promise.allSettled(
    lanes.map(async (lane) => {
      for (const one of lane) await one(root, say);
    }),
  );
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

/**
 * The tests draw their trials from one seed, told: `ESSAIS_GRAINE=… npm run unit` tries the same again.
 * @param {string} root
 * @param {Say} say
 * @param {readonly string[]} [args]
 * @param {{ changed?: boolean }} [options] changed: only the tests that what is not committed can reach, were it none
 * @returns {Promise<Count>}
 */
export async function unit(root, say, args = [], { changed = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'registre-crefop-unit-'));
  const report = path.join(folder, 'report.json');
  const graine = process.env['ESSAIS_GRAINE'] ?? String(randomInt(1, 2 ** 31 - 1));
  const env = { ...process.env, ESSAIS_GRAINE: graine };
  try {
    /** @type {Count} */
    let count = { passed: 0, failed: 0, skipped: 0 };
    await step(say, 'Tests unitaires', async () => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const { code, output } = await tool(
        root,
        'vitest/vitest.mjs',
        ['run', ...reporters, ...(changed ? ['--changed', '--passWithNoTests'] : []), ...args],
        env,
      );
      const advice = `Corrigez les tests unitaires ci-dessus (ESSAIS_GRAINE=${graine} npm run unit).`;
      if (changed && code === 0 && /No test files found/u.test(output)) return 'aucun n’est concerné';
      if (code !== 0 || !existsSync(report)) throw new Refus(advice, output);
      count = requireAllPassed(countVitest(JSON.parse(readFileSync(report, 'utf8'))), advice, output);
      return `${String(count.passed)} tests, graine ${graine}`;
    });
    return count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 *   what vitest's JSON reporter writes
 * @returns {Count}
 */
export function countVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 *   what Playwright's JSON reporter writes
 * @returns {Count}
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * A run that skipped tests, or ran none, proves less than it says: it is a failure.
 * @param {Count} count
 * @param {string} advice
 * @param {string} output
 */
export function requireAllPassed(count, advice, output) {
  if (count.skipped > 0) {
    throw new Refus(
      `${String(count.skipped)} tests ont été sautés : aucun ne doit l’être. ${advice}`,
      output,
    );
  }
  if (count.failed > 0) throw new Refus(advice, output);
  if (count.passed === 0) throw new Refus(`Aucun test n’a été exécuté. ${advice}`, output);
  return count;
}
