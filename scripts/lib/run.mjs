/** Starting other programs: captured, watched for progress, or found on the path. */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string, stalled: boolean }} Outcome */

/** Enough to explain a failure, not enough to fill the memory when a tool goes mad. */
const MAX_OUTPUT = 4_000_000;

/**
 * Runs a program to its end and keeps what it printed. Never throws: a program that cannot start has code 127.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean }} [options]
 *   inherit: show the output on our standard error as it comes
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { cwd, env, inherit = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: cwd ?? process.cwd(),
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      if (output.length < MAX_OUTPUT) output += chunk.toString();
      if (inherit) process.stderr.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, signal: null, output: error.message, stalled: false }));
    child.on('close', (code, signal) => resolve({ code, signal, output, stalled: false }));
  });
}

/**
 * Runs a program that downloads, and ends it as soon as nothing moves for a while.
 *
 * A network can be dead in three ways (refused at once, dropped, accepted and silent for five minutes): only the bytes
 * that arrive tell them from a slow one. The program gets a temporary folder of its own, so that what grows there, in
 * `growing` or on its output is its progress.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stallMs: number, growing?: readonly string[], minBytes?: number, onProgress?: () => void }} options
 *   minBytes: fewer than this in `stallMs` is as good as nothing; onProgress: called once, when bytes arrive
 * @returns {Promise<Outcome>}
 */
export function runWatched(program, args, { env, stallMs, growing = [], minBytes = 1, onProgress }) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'registre-crefop-suivi-'));
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...(env ?? process.env), TMPDIR: temporary, TEMP: temporary, TMP: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    let stalled = false;
    let last = performance.now();
    let before = -1;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      last = performance.now();
      if (output.length < MAX_OUTPUT) output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const watch = setInterval(
      () => {
        const now = [temporary, ...growing].reduce((sum, folder) => sum + weight(folder), 0);
        // What was there before us is not progress; moving a finished file away is.
        if (before === -1) before = now;
        if (now >= before + minBytes || now < before) {
          before = now;
          last = performance.now();
          onProgress?.();
          onProgress = undefined;
        }
        if (performance.now() - last > stallMs) {
          stalled = true;
          child.kill('SIGKILL');
        }
      },
      Math.min(250, stallMs / 4),
    );
    /** @param {Outcome} outcome */
    const end = (outcome) => {
      clearInterval(watch);
      rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
      resolve(outcome);
    };
    child.on('error', (error) => end({ code: 127, signal: null, output: error.message, stalled }));
    child.on('close', (code, signal) => end({ code, signal, output, stalled }));
  });
}

/**
 * Bytes below a folder; 0 when it does not exist. Files may come and go meanwhile.
 * @param {string} folder
 * @returns {number}
 */
function weight(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return sum + weight(file);
      try {
        return sum + statSync(file).size;
      } catch {
        return sum;
      }
    }, 0);
  } catch {
    return 0;
  }
}

/**
 * The first of these programs that is on the path, as a full path.
 * @param {readonly string[]} names
 * @param {string} [searched]
 * @returns {string | null}
 */
export function which(names, searched = process.env['PATH'] ?? '') {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of searched.split(path.delimiter)) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          if (folder !== '' && statSync(file).isFile()) return file;
        } catch {
          // Not there: the next folder.
        }
      }
    }
  }
  return null;
}

/**
 * How to call npm: the one that runs us when there is one (`npm.cmd` cannot be spawned without a shell on Windows).
 * @returns {{ program: string, args: string[] }}
 */
export function npm() {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm(-cli)?\.c?js$/.test(script)) {
    return { program: process.execPath, args: [script] };
  }
  if (process.platform === 'win32') {
    const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
    return { program: process.execPath, args: [beside] };
  }
  return { program: 'npm', args: [] };
}

/**
 * An environment less one variable.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @returns {NodeJS.ProcessEnv}
 */
export function without(env, name) {
  return Object.fromEntries(Object.entries(env).filter(([key]) => key !== name));
}
