/** A display for windows nobody looks at. */
import { spawn } from 'node:child_process';
import { which } from './run.mjs';
import { Refus } from './say.mjs';
import { canInstallPackages, installPackages } from './system-packages.mjs';

/**
 * Whether a window can be shown. Windows and macOS always can.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((value) => value !== undefined && value !== '');
}

/**
 * Gives the work a display: the present one, else a virtual one that ends with it.
 * @template T
 * @param {import('./say.mjs').Say} say
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(say, work) {
  if (hasDisplay()) return work(process.env);
  if (which(['Xvfb']) === null && canInstallPackages()) await installPackages(['xvfb'], say);
  const program = which(['Xvfb']);
  if (program === null) {
    throw new Refus(
      'Aucun affichage, et Xvfb n’est pas installé : installez le paquet xvfb ou définissez DISPLAY.',
    );
  }
  const { display, stop } = await startXvfb(program);
  const end = () => stop();
  process.once('exit', end);
  try {
    return await work({ ...process.env, DISPLAY: `:${display}` });
  } finally {
    process.removeListener('exit', end);
    stop();
  }
}

/**
 * @param {string} program
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
function startXvfb(program) {
  return new Promise((resolve, reject) => {
    // It chooses a free number itself and writes it on descriptor 3: no race between two runs. No TCP; -ac lets
    // the unprivileged user who runs the tests in.
    const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-ac'];
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    let words = '';
    let number = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(timer);
      reject(
        new Refus(
          'Xvfb n’a pas démarré : lancez-le à la main pour voir pourquoi, ou définissez DISPLAY.',
          reason,
        ),
      );
    };
    child.stderr?.on('data', (chunk) => (words += String(chunk)));
    child.stdio[3]?.on('data', (chunk) => {
      number += String(chunk);
      const display = /^(\d+)\n/.exec(number)?.[1];
      if (display === undefined) return;
      clearTimeout(timer);
      child.unref();
      resolve({ display, stop: () => child.kill('SIGTERM') });
    });
    child.on('error', (error) => fail(error.message));
    child.on('exit', () => fail(words));
  });
}
