/** The end-to-end tests, with all they need: Electron, Chromium, a display, an ordinary user. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtFile } from './build.mjs';
import { chromiumForTests } from './chromium.mjs';
import { withDisplay } from './display.mjs';
import { electronEnvironment, electronForTests } from './electron.mjs';
import { countPlaywright, requireAllPassed } from './phases.mjs';
import { run } from './run.mjs';
import { Refus, step } from './say.mjs';
import { asOrdinaryUser } from './unprivileged.mjs';

/** @typedef {import('./say.mjs').Say} Say */

/** Both doors; « captures » is no test. */
export const DOORS = ['desktop', 'navigateur'];

/**
 * Electron and Chromium, and the environment that names them.
 * @param {string} root
 * @param {Say} say
 */
export async function prepareBrowsers(root, say) {
  const electron = await step(say, 'Electron pour les tests', () => electronForTests(root, say));
  if (electron.origin === 'essais') {
    say(
      '  le binaire officiel ne se télécharge pas ici : Electron 25.1.1, tiré du registre npm, réservé aux tests',
    );
  }
  const chromium = await step(say, 'Chromium pour les tests', () => chromiumForTests(root, say));
  return { electron, chromium, env: { ...electronEnvironment(electron), CHROMIUM_PATH: chromium } };
}

/**
 * Runs Playwright and counts what it ran. The application must be built.
 * @param {string} root
 * @param {Say} say
 * @param {{ args?: readonly string[], ordinary?: boolean, inherit?: boolean, name?: string, projects?: readonly string[] }} [options]
 *   ordinary: as an ordinary user when started by root; inherit: show the tool's output as it comes
 */
export async function runPlaywright(root, say, options = {}) {
  const {
    args = [],
    ordinary = true,
    inherit = false,
    name = 'Tests de bout en bout',
    projects = DOORS,
  } = options;
  const { electron, chromium, env } = await prepareBrowsers(root, say);
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const needs = {
    readable: [
      cli,
      path.join(root, 'playwright.config.ts'),
      builtFile(root, 'main'),
      builtFile(root, 'server'),
    ],
    executable: [electron.binary, chromium],
  };
  /** @type {typeof asOrdinaryUser} */
  const asMyself = (_, work) =>
    work({ wrap: (program, words) => ({ program, args: [...words] }), env: {}, home: null, warning: null });

  return withDisplay(say, (display) =>
    (ordinary ? asOrdinaryUser : asMyself)(needs, async (identity) => {
      if (identity.warning !== null) say(identity.warning);
      const own = identity.home ?? mkdtempSync(path.join(tmpdir(), 'registre-crefop-e2e-'));
      const report = path.join(own, 'report.json');
      const results =
        identity.home === null ? path.join(root, 'test-results') : path.join(own, 'test-results');
      const chosen = args.some((word) => word.startsWith('--project'))
        ? []
        : projects.map((p) => `--project=${p}`);
      const words = [cli, 'test', '--reporter=list,json', '--output', results, ...chosen, ...args];
      const start = identity.wrap(process.execPath, words);
      try {
        let passed = 0;
        await step(say, name, async () => {
          const { code, output } = await run(start.program, start.args, {
            cwd: root,
            inherit,
            env: {
              ...env,
              ...(display['DISPLAY'] === undefined ? {} : { DISPLAY: display['DISPLAY'] }),
              ...identity.env,
              PLAYWRIGHT_JSON_OUTPUT_FILE: report,
            },
          });
          const advice =
            'Corrigez les tests de bout en bout ci-dessus (npm run e2e ; traces dans test-results/).';
          const shown = inherit ? '' : output;
          if (code !== 0 || !existsSync(report)) throw new Refus(advice, shown);
          passed = requireAllPassed(
            countPlaywright(JSON.parse(readFileSync(report, 'utf8'))),
            advice,
            shown,
          ).passed;
          return `${String(passed)} tests`;
        });
        return { passed };
      } finally {
        if (identity.home === null) {
          rmSync(own, { recursive: true, force: true });
        } else if (existsSync(results)) {
          // The ordinary user could not write in the tree: bring its traces where they are looked for.
          mkdirSync(path.join(root, 'test-results'), { recursive: true });
          cpSync(results, path.join(root, 'test-results'), { recursive: true });
        }
      }
    }),
  );
}
