import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, StoreError } from './errors';
import type { Detenteur } from './errors';
import { renamePatiently, writeNewFile } from './files';
import type { Files } from './files';
import {
  describeMyself,
  detenteurOf,
  encodeLock,
  holderText,
  isAlive,
  readLock,
  STALE_MS,
} from './lock-holder';
import type { Verrou } from './lock-holder';

/**
 * One writer at a time, on one machine or on a shared folder.
 *
 * The lock is a file created whole in one step (`link`), bearing who holds it. A lock left by a dead process
 * is taken over at once, by a claim: a file named by the dead lock's nonce, which only one process can create.
 * The claimer then re-reads the lock (it must still be the dead one) before each try of the rename that replaces it.
 * So two processes that both saw the dead lock cannot both win, and a claimer killed half way is itself a dead
 * holder whose claim can be claimed. Releasing goes by the same claim, so it never removes another's lock.
 */
export const FICHIER_VERROU = 'verrou.json';

const HEARTBEAT_MS = 10_000;
/** Beyond this since the last look (the computer slept), ask whether the lock is still ours before writing. */
const TRUST_MS = 15_000;

/** A session that did not close; its holder is not known when its lock was left empty by a power cut. */
export type Interrompue = { readonly detenteur: Detenteur | null };

export class Lock {
  readonly #files: Files;
  readonly #path: string;
  readonly #mine: Verrou;
  #checkedAt = Date.now();
  #lost = false;
  #timer: NodeJS.Timeout;

  private constructor(
    files: Files,
    path: string,
    mine: Verrou,
    /** The session whose place was taken because it died; `null` when the last one closed as it should. */
    readonly interrompue: Interrompue | null,
  ) {
    this.#files = files;
    this.#path = path;
    this.#mine = mine;
    this.#timer = setInterval(() => void this.#beat(), HEARTBEAT_MS);
    // Waiting for the next heartbeat must not keep the program alive.
    this.#timer.unref();
  }

  /** Takes the lock or throws `VERROUILLE` naming the holder. */
  static async acquire(files: Files, dossier: string): Promise<Lock> {
    const path = join(dossier, FICHIER_VERROU);
    const mine = await describeMyself(files);
    let interrompue: Interrompue | null = null;
    for (let attempt = 0; attempt < 50; attempt++) {
      if (await createWhole(files, path, mine)) return new Lock(files, path, mine, interrompue);
      const { etat, verrou } = await takeOver(files, path, mine);
      if (etat === 'taken') return new Lock(files, path, mine, { detenteur: verrou && detenteurOf(verrou) });
      if (etat === 'held') throw heldBy(verrou);
      if (etat === 'cleared') interrompue = { detenteur: null };
      await sleep(5 + Math.random() * 20);
    }
    // A link that leads nowhere: the name is taken, and there is nothing by that name.
    if ((await files.stat(path)) === null && (await files.list(dossier)).includes(FICHIER_VERROU))
      throw notALock();
    throw heldBy(null);
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** Throws when the lock is no longer ours; costs nothing as long as the heart beats. */
  async assertHeld(): Promise<void> {
    if (!this.#lost && Math.abs(Date.now() - this.#checkedAt) > TRUST_MS) await this.#beat();
    if (this.#lost) {
      throw new StoreError(
        'VERROUILLE',
        'Une autre session a repris ce registre pendant une interruption de celle-ci : l’action n’est pas enregistrée.',
        'Fermez puis rouvrez le registre pour voir ce que l’autre session a enregistré, puis recommencez.',
      );
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#lost) return;
    const claim = claimPath(this.#path, this.#mine.nonce);
    // On a full disk there is no room for a claim; an unlink needs none, and nobody takes the place of a living session.
    const claimed = await createWhole(this.#files, claim, { ...this.#mine, nonce: randomUUID() }).catch(
      () => true,
    );
    if (!claimed) return;
    try {
      if ((await readLock(this.#files, this.#path))?.nonce === this.#mine.nonce) {
        await this.#files.unlink(this.#path);
      }
    } catch {
      // A lock that cannot be removed is that of a dead process soon: the next opening takes it over.
    }
    await this.#files.unlink(claim).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    try {
      const found = await readLock(this.#files, this.#path);
      const absent = found === null && (await this.#files.stat(this.#path)) === null;
      // Somebody deleted the file by hand: take it back, unless another was quicker.
      if (absent) this.#lost = !(await createWhole(this.#files, this.#path, this.#mine));
      else if (found?.nonce !== this.#mine.nonce) this.#lost = true;
      else await this.#files.touch(this.#path, Date.now());
      this.#checkedAt = Date.now();
    } catch {
      // The disk is away: writing will fail by itself, and the next beat will tell.
    }
    if (this.#lost) clearInterval(this.#timer);
  }
}

/** Who holds the registry now, for a reader; `null` when nobody alive does. */
export async function currentHolder(files: Files, dossier: string): Promise<Detenteur | null> {
  const path = join(dossier, FICHIER_VERROU);
  const chain = await readChain(files, path);
  const tail = chain?.at(-1);
  return tail && (await isAlive(files, tail.lock, tail.mtimeMs)) ? detenteurOf(tail.lock) : null;
}

type Link = { readonly lock: Verrou; readonly mtimeMs: number };

/** The lock, then the claim on it, then the claim on that claim… The last one is the holder that counts. */
async function readChain(files: Files, path: string): Promise<readonly [Link, ...Link[]] | null> {
  const first = await readLink(files, path);
  if (!first) return null;
  const chain: [Link, ...Link[]] = [first];
  for (let last = first; chain.length < 1000;) {
    const claim = await readLink(files, claimPath(path, last.lock.nonce));
    if (!claim) break;
    chain.push(claim);
    last = claim;
  }
  return chain;
}

/** What became of an attempt on a lock that is there, and whose it was. */
type Outcome = { readonly etat: 'taken' | 'again' | 'cleared' | 'held'; readonly verrou: Verrou | null };

const AGAIN: Outcome = { etat: 'again', verrou: null };

async function takeOver(files: Files, path: string, mine: Verrou): Promise<Outcome> {
  const chain = await readChain(files, path);
  if (!chain) return clearUnreadable(files, path);
  const tail = chain[chain.length - 1] ?? chain[0];
  if (await isAlive(files, tail.lock, tail.mtimeMs)) return { etat: 'held', verrou: tail.lock };
  const claim = claimPath(path, tail.lock.nonce);
  // The claim bears our nonce: whoever finds it knows for whom it was, and follows from there.
  if (!(await createWhole(files, claim, mine))) return AGAIN;
  const temporary = `${path}.${randomUUID()}.tmp`;
  let dead = false as boolean;
  // The rename may be tried for more than a second: the session may wake up meanwhile, and is asked for each time.
  const rename: Files['rename'] = async (from, to) => {
    dead = await isStillDead(files, path, chain[0].lock, mine);
    if (dead) await files.rename(from, to);
  };
  try {
    await writeNewFile(files, temporary, encodeLock(mine));
    await renamePatiently({ ...files, rename }, temporary, path);
  } catch (error) {
    // The claim of a living process that gave up would keep everyone out until it ends, itself first.
    for (const left of [temporary, claim]) await files.unlink(left).catch(() => undefined);
    throw error;
  }
  if (!dead) {
    for (const left of [temporary, claim]) await files.unlink(left).catch(() => undefined);
    return AGAIN;
  }
  for (const { lock } of chain) await files.unlink(claimPath(path, lock.nonce)).catch(() => undefined);
  return { etat: 'taken', verrou: chain[0].lock };
}

/** Whether the lock is still the dead one, claimed by us after a holder that has given no sign of life since. */
async function isStillDead(files: Files, path: string, dead: Verrou, mine: Verrou): Promise<boolean> {
  const now = await readChain(files, path);
  if (now?.[0].lock.nonce !== dead.nonce || now.at(-1)?.lock.nonce !== mine.nonce) return false;
  const before = now.at(-2);
  return before !== undefined && !(await isAlive(files, before.lock, before.mtimeMs));
}

/** Creates a file with its content in one step. False when the name is taken. */
async function createWhole(files: Files, path: string, content: Verrou): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeNewFile(files, temporary, encodeLock(content));
    await files.link(temporary, path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
    // FAT and some network shares know no links: exclusive creation, then content, a moment later.
    try {
      await writeNewFile(files, path, encodeLock(content));
      return true;
    } catch (second) {
      if (errorCode(second) === 'EEXIST') return false;
      throw second;
    }
  } finally {
    await files.unlink(temporary).catch(() => undefined);
  }
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'UNKNOWN']);

/**
 * A lock file that says nothing: being written this instant (no links), or left empty by a power cut. It is
 * moved aside once it is a minute old; what was moved is looked at, so a lock just born is given back.
 */
async function clearUnreadable(files: Files, path: string): Promise<Outcome> {
  const found = await files.stat(path);
  // No session ever made it: it is somebody's, and not ours to move.
  if (found?.file === false) throw notALock();
  if (!found || Date.now() - found.mtimeMs < STALE_MS) return AGAIN;
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await files.rename(path, aside);
    const born = (await readLink(files, aside)) !== null;
    if (born) await files.link(aside, path);
    await files.unlink(aside);
    return born ? AGAIN : { etat: 'cleared', verrou: null };
  } catch {
    // Another process was quicker.
    return AGAIN;
  }
}

function claimPath(lockPath: string, nonce: string): string {
  return join(dirname(lockPath), `${basename(lockPath)}.${nonce}.reprise`);
}

async function readLink(files: Files, path: string): Promise<Link | null> {
  try {
    const found = await files.stat(path);
    const lock = found && (await readLock(files, path));
    return lock ? { lock, mtimeMs: found.mtimeMs } : null;
  } catch {
    return null;
  }
}

function notALock(): StoreError {
  return new StoreError(
    'VERROU_ETRANGER',
    `Dans le dossier du registre, « ${FICHIER_VERROU} » n’est pas un fichier que Registre CREFOP a écrit : il empêche de savoir si quelqu’un d’autre y écrit.`,
    `Vérifiez qu’aucune autre session n’a ce registre ouvert, déplacez « ${FICHIER_VERROU} » hors du dossier, puis rouvrez le registre.`,
  );
}

function heldBy(lock: Verrou | null): StoreError {
  if (!lock) {
    return new StoreError(
      'VERROUILLE',
      'Ce registre est en cours d’ouverture par une autre session.',
      'Attendez un instant, puis recommencez.',
    );
  }
  const detenteur = detenteurOf(lock);
  return new StoreError(
    'VERROUILLE',
    `Ce registre est déjà ouvert ${holderText(detenteur)}.`,
    'Fermez l’autre session, ou consultez le registre en lecture seule.',
    { detenteur },
  );
}
