/** Running the application for somebody: in Electron, or by the browser door. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { hasDisplay } from './display.mjs';

/** What the server prints when it listens: « PRET http://127.0.0.1:PORT/#jeton=… ». */
const READY = /^PRET (\S+)$/;

/**
 * Starts a program out of reach of the terminal's own Ctrl+C: it is asked to stop once, by `follow`. Asked twice at the
 * same moment, a program takes the second time for impatience and leaves without closing its files.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function spawnApart(program, args, options) {
  return spawn(program, args, { ...options, detached: process.platform !== 'win32' });
}

/**
 * Waits for a program to end; Ctrl+C here asks it to stop, and is waited for.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, asked: boolean }>}
 */
export function follow(child) {
  return new Promise((resolve) => {
    let asked = false;
    const timers = /** @type {NodeJS.Timeout[]} */ ([]);
    const stop = () => {
      if (asked) return;
      asked = true;
      child.kill('SIGTERM');
      timers.push(setTimeout(() => child.kill('SIGKILL'), 10_000));
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, stop);
    // Should we stop for another reason, nothing is left running behind.
    const leave = () => child.kill('SIGTERM');
    process.once('exit', leave);
    /**
     * @param {number | null} code
     * @param {NodeJS.Signals | null} signal
     */
    const end = (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      for (const name of signals) process.removeListener(name, stop);
      process.removeListener('exit', leave);
      resolve({ code, signal, asked });
    };
    child.on('error', () => end(127, null));
    child.on('exit', end);
  });
}

/**
 * @param {string} root
 * @param {{ binary: string, args: string[], env: NodeJS.ProcessEnv }} options
 */
export function launchElectron(root, { binary, args, env }) {
  return follow(spawnApart(binary, args, { cwd: root, env, stdio: 'inherit' }));
}

/**
 * Serves the application to the browser until it is stopped.
 * @param {string} file the built server
 * @param {string[]} args
 * @param {import('./say.mjs').Say} say
 */
export async function serveBrowser(file, args, say) {
  const child = spawnApart(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('sortie du serveur inaccessible');
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = READY.exec(line)?.[1];
    if (address === undefined) {
      say(line);
      return;
    }
    say(`Registre CREFOP : ${address}`);
    say('Ctrl+C pour arrêter.');
    if (hasDisplay()) openBrowser(address);
  });
  return follow(child);
}

/**
 * Opens the default browser; where there is none, the printed address is enough.
 * @param {string} address
 */
function openBrowser(address) {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  if (program === undefined) return;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
