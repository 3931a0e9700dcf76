/** One process at a time: two commands started together must not both install, build or download. */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The holder touches its lock this often; a lock left alone for much longer belongs to nobody any more. */
const BEAT_MS = 2_000;
const STALE_MS = 30_000;

/**
 * Holds the lock file during the work. A lock whose holder died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  const holder = `${hostname()} ${String(process.pid)} ${String(performance.timeOrigin + performance.now())}`;
  const draft = `${file}.${String(process.pid)}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, holder);
  try {
    while (!take(draft, file)) {
      dropIfStale(file, draft);
      await sleep(100);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Somebody removed the lock by hand: nothing to keep alive.
    }
  }, BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (read(file) === holder) rmSync(file, { force: true });
  }
}

/**
 * Linking a finished file is atomic: a lock is never seen without its holder's name.
 * @param {string} draft
 * @param {string} file
 */
function take(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @param {string} draft
 */
function dropIfStale(file, draft) {
  const holder = read(file);
  if (holder === null || !isStale(file, holder)) return;
  const aside = `${draft}.aside`;
  try {
    renameSync(file, aside);
    // Between reading and moving, another process may have taken over and locked again: give it back.
    if (read(aside) !== holder) linkSync(aside, file);
    unlinkSync(aside);
  } catch {
    // Another process was faster: the loop tries again.
  }
}

/**
 * @param {string} file
 * @param {string} holder
 */
function isStale(file, holder) {
  const [host, pid] = holder.split(' ');
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true;
    if (host === hostname()) process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
