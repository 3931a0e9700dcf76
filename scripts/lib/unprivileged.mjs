/** Running the end-to-end tests as an ordinary user when root started them: Chromium's sandbox refuses root. */
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, which } from './run.mjs';

const USER = 'nobody';

/**
 * @typedef {object} Identity how to start a program, and where it may write
 * @property {(program: string, args: readonly string[]) => { program: string, args: string[] }} wrap
 * @property {NodeJS.ProcessEnv} env
 * @property {string | null} home folder of the ordinary user; null when running as ourselves
 * @property {string | null} warning one line to print
 */

/**
 * Runs the work under an ordinary identity when we are root and that is possible, else under our own.
 * @template T
 * @param {{ readable: readonly string[], executable: readonly string[] }} needs absolute paths the tests use
 * @param {(identity: Identity) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asOrdinaryUser(needs, work) {
  if (process.getuid?.() !== 0) return work(ourselves(null));
  const runuser = process.platform === 'linux' ? which(['runuser']) : null;
  if (runuser === null) return work(ourselves('runuser est absent'));
  /** @type {Identity['wrap']} */
  const wrap = (program, args) => ({ program: runuser, args: ['-u', USER, '--', program, ...args] });

  // One question to the system instead of many guesses: can that user run Node, read this and execute that?
  const probe =
    'const { accessSync, constants: c } = require("node:fs"); const [r, x] = JSON.parse(process.argv[1]);' +
    'for (const f of r) accessSync(f, c.R_OK); for (const f of x) accessSync(f, c.R_OK | c.X_OK);';
  const question = wrap(process.execPath, ['-e', probe, JSON.stringify([needs.readable, needs.executable])]);
  const access = await run(question.program, question.args, { cwd: '/' });
  if (access.code !== 0) {
    const blocked = /'([^']+)'\s*\n?\s*at|'([^']+)'/.exec(access.output);
    return work(
      ourselves(`l’utilisateur ${USER} n’a pas accès à ${blocked?.[1] ?? blocked?.[2] ?? process.execPath}`),
    );
  }
  const unshare = which(['unshare']);
  if (unshare !== null) {
    const { program, args } = wrap(unshare, ['--user', '--map-root-user', 'true']);
    if ((await run(program, args, { cwd: '/' })).code !== 0) {
      return work(ourselves('ce système refuse les espaces de noms aux utilisateurs ordinaires'));
    }
  }

  const home = mkdtempSync(path.join(tmpdir(), 'registre-crefop-e2e-'));
  const id = await run('id', ['-u', USER]);
  const group = await run('id', ['-g', USER]);
  chownSync(home, Number(id.output), Number(group.output));
  try {
    const own = {
      HOME: home,
      TMPDIR: home,
      XDG_RUNTIME_DIR: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
    };
    return await work({ wrap, env: { ...own, USER, LOGNAME: USER }, home, warning: null });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {string | null} reason
 * @returns {Identity}
 */
function ourselves(reason) {
  return {
    wrap: (program, args) => ({ program, args: [...args] }),
    env: {},
    home: null,
    warning:
      reason === null ? null : `Tests de bout en bout en administrateur, sans bac à sable : ${reason}.`,
  };
}
