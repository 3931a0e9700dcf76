import { onTestFinished } from 'vitest';
import type { Input, Method, Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import type { Dispatch } from '../../src-main/rpc/dispatcher';
import { DownloadShelf } from '../../src-main/rpc/download-shelf';
import type { ShelvedFile } from '../../src-main/rpc/download-shelf';
import { setPastInstant } from '../../src-renderer/rpc/past';
import { clearQueries, startQueries } from '../../src-renderer/rpc/query';
import { memoryApplication, memoryDepot } from '../support/memory-application';
import { MemorySauvegardes } from '../support/memory-sauvegardes';

/** Opened on a day for the test under way: the screens know nothing yet, and follow it until the test ends. */
export async function openForTest(today: string): Promise<InMemoryApplication> {
  sessionStorage.clear();
  setPastInstant(null);
  clearQueries();
  const application = await openInMemory(today);
  const stop = startQueries();
  onTestFinished(() => {
    stop();
    setPastInstant(null);
  });
  return application;
}

export const CONVENTION_ID = CONVENTION_AURA.id;

/** The real rules and use cases, without disk nor door: screens are tested against what will answer them. */
export type InMemoryApplication = {
  readonly dispatch: Dispatch;
  /** Asks for something that must succeed. */
  readonly ask: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** What the page asked, in order. */
  readonly asked: readonly { readonly method: string; readonly input: unknown }[];
  /** Who records what comes next, and when. */
  readonly session: { par: string; at: string };
  /** The files the page had saved, in order. */
  readonly saved: readonly ShelvedFile[];
  /** What the backups answer is the test's. */
  readonly sauvegardes: MemorySauvegardes;
  /** From then on the page's calls to `method` wait for `release`. */
  readonly hold: (method: string) => { readonly release: () => void };
  /** The page's next call to `method` is answered so, and nothing is done. */
  readonly answerOnce: <M extends Method>(method: M, value: Output<M>) => void;
  /** The page's next call to `method` is refused, as the store refuses. */
  readonly refuseOnce: (
    method: string,
    error: { readonly code: string; readonly message: string; readonly remede: string },
  ) => void;
};

/** Lays an application on `window.registre`, as the preload script does, with the sample convention loaded. */
export async function openInMemory(aujourdhui: string): Promise<InMemoryApplication> {
  // Long past, whatever the clock of the machine: it can be gone back to.
  const session = { par: 'Personne fictive', at: '2024-01-15T08:00:00.000Z' };
  const depot = memoryDepot(session);
  const etagere = new DownloadShelf();
  const saved: ShelvedFile[] = [];
  const sauvegardes = new MemorySauvegardes(depot);
  const { dispatch } = memoryApplication({ aujourdhui, session, depot, etagere, sauvegardes });
  const asked: { method: string; input: unknown }[] = [];
  /** The window's own dialog, in which the user takes the name that is proposed. */
  const save = (input: unknown) => {
    const file = etagere.take((input as { readonly jeton: string }).jeton);
    if (file === null) throw new Error('no such file');
    saved.push(file);
    return { ok: true, value: { enregistre: true, nom: file.nom } };
  };
  const gates = new Map<string, Promise<void>>();
  const answers = new Map<string, unknown>();
  const refusals = new Map<
    string,
    { readonly code: string; readonly message: string; readonly remede: string }
  >();
  Object.defineProperty(window, 'registre', {
    configurable: true,
    value: {
      porte: 'electron',
      call: async (method: string, input: unknown, au?: unknown) => {
        asked.push({ method, input });
        await gates.get(method);
        const refused = refusals.get(method);
        if (refused !== undefined) {
          refusals.delete(method);
          const { code, message, remede } = refused;
          return { ok: false, error: { code, message, remede } };
        }
        if (answers.has(method)) {
          const value = answers.get(method);
          answers.delete(method);
          return { ok: true, value };
        }
        return method === 'fichiers.enregistrer' ? save(input) : dispatch(method, input, au);
      },
      onEvent: () => () => undefined,
    },
  });
  const ask = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
    const reply = (await dispatch(method, input)) as Reply<Output<M>>;
    if (!reply.ok) throw new Error(`${method} : ${reply.error.message}`);
    return reply.value;
  };
  await ask('exemple.charger', { demonstration: false });
  return {
    dispatch,
    ask,
    asked,
    session,
    saved,
    sauvegardes,
    refuseOnce: (method, error) => void refusals.set(method, error),
    answerOnce: (method, value) => void answers.set(method, value),
    hold: (method) => {
      let resolve: () => void = () => undefined;
      const promise = new Promise<void>((done) => {
        resolve = done;
      });
      gates.set(method, promise);
      return {
        release: () => {
          gates.delete(method);
          resolve();
        },
      };
    },
  };
}

/** Every signature of the convention on one day: it is in force from then on. */
export async function signConvention({ ask }: InMemoryApplication, date: string): Promise<void> {
  const signataires = CONVENTION_AURA.parties.flatMap((partie) => partie.signataires);
  await ask('conventions.signer', {
    conventionId: CONVENTION_ID,
    signatures: signataires.map(({ id }) => ({ signataireId: id, date })),
  });
}
