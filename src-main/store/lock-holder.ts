import { randomUUID } from 'node:crypto';
import { hostname, uptime, userInfo } from 'node:os';
import { formatInstant } from '#contract/instant';
import { errorCode, NOT_A_FILE } from './errors';
import type { Detenteur } from './errors';
import { readSmallFile } from './files';
import type { Files } from './files';

/** What a lock file says of who holds the registry. */
export type Verrou = {
  readonly v: 1;
  readonly nonce: string;
  readonly pid: number;
  readonly host: string;
  readonly user: string;
  /** ISO instant. */
  readonly startedAt: string;
  /** Tells a process from a later one that got the same number; `null` where the system does not say. */
  readonly processStart: string | null;
};

/** A holder on another machine that gave no sign of life for this long is taken for dead. */
export const STALE_MS = 60_000;

export function encodeLock(lock: Verrou): Buffer {
  return Buffer.from(`${JSON.stringify(lock)}\n`, 'utf8');
}

export async function readLock(files: Files, path: string): Promise<Verrou | null> {
  let text: string;
  try {
    text = (await readSmallFile(files, path)).toString('utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === NOT_A_FILE) return null;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Verrou, unknown>> | null;
    if (typeof value !== 'object' || value === null) return null;
    const { nonce, pid, host, user, startedAt, processStart } = value;
    if (typeof nonce !== 'string' || !/^[\w-]{1,64}$/.test(nonce)) return null;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return null;
    if (typeof host !== 'string' || typeof user !== 'string' || typeof startedAt !== 'string') return null;
    return {
      v: 1,
      nonce,
      pid,
      host,
      user,
      startedAt,
      processStart: typeof processStart === 'string' ? processStart : null,
    };
  } catch {
    return null;
  }
}

export async function describeMyself(files: Files): Promise<Verrou> {
  return {
    v: 1,
    nonce: randomUUID(),
    pid: process.pid,
    host: hostname(),
    user: userName(),
    startedAt: new Date().toISOString(),
    processStart: await processStart(files, process.pid),
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list (some containers).
    return 'utilisateur inconnu';
  }
}

export async function isAlive(files: Files, lock: Verrou, mtimeMs: number): Promise<boolean> {
  if (lock.host !== hostname()) return Date.now() - mtimeMs <= STALE_MS;
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if (errorCode(error) === 'ESRCH') return false;
  }
  const start = await processStart(files, lock.pid);
  if (start === ENDED) return false;
  if (start !== null && lock.processStart !== null) return start === lock.processStart;
  // No way to tell processes of one number apart: at least none lives from before the machine started.
  const startedMs = Date.parse(lock.startedAt);
  return Number.isNaN(startedMs) || startedMs > Date.now() - uptime() * 1000 - 5000;
}

const ENDED = 'ended';

/** The boot and the tick at which a process started (Linux), so that a reused number is not taken for it; `ENDED` once over. */
async function processStart(files: Files, pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  try {
    const boot = (await readWhole(files, '/proc/sys/kernel/random/boot_id')).trim();
    const line = await readWhole(files, `/proc/${pid}/stat`);
    // The second field, the program's name, may hold spaces and parentheses: count after the last one.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // Ended to its last thread, and only waiting for its parent to notice: it writes no more.
    if (fields[0] === 'Z' && fields[17] === '1') return ENDED;
    const ticks = fields[19];
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}

/** Files of /proc announce no size. */
async function readWhole(files: Files, path: string): Promise<string> {
  const file = await files.open(path, 'r');
  try {
    const buffer = Buffer.alloc(8192);
    return buffer.toString('utf8', 0, await file.read(buffer, 0));
  } finally {
    await file.close();
  }
}

export function detenteurOf({ user, pid, host, startedAt }: Verrou): Detenteur {
  return { nom: user, pid, machine: host, depuis: startedAt };
}

/** « par Mme X (processus 12 sur le poste Y) depuis le … » */
export function holderText({ nom, pid, machine, depuis }: Detenteur): string {
  const since = Number.isNaN(Date.parse(depuis)) ? '' : ` depuis le ${formatInstant(depuis)}`;
  return `par ${nom} (processus ${pid} sur le poste ${machine})${since}`;
}
