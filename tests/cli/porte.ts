import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';
import { MODULE_CODES, bundle } from '../support/bundle';

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };

/** Where a registry would be sought that no test asks for. */
export const env = { ...process.env, XDG_CONFIG_HOME: join(tmpdir(), 'crefop-jamais') };

/**
 * The terminal door, called as often as a test likes for the price of one start: the whole door but the process around
 * it, in a thread of its own. What only a process shows (streams, exit codes, signals) is tried by `processus`.
 */
export async function porte(): Promise<(args: readonly string[], stdin?: string) => Run> {
  const worker = new Worker(await bundle('tests/cli/fil.ts'), { workerData: { codes: MODULE_CODES } });
  const { port1, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  worker.postMessage({ port: port2, answered }, [port2]);
  // A thread that died answers nothing: better a test that fails than one that waits.
  const PATIENCE = 25_000;
  afterAll(() => worker.terminate());
  return (args, stdin = '') => {
    Atomics.store(answered, 0, 0);
    port1.postMessage({ args, stdin, env });
    Atomics.wait(answered, 0, 0, PATIENCE);
    const reply: { readonly message: Run } | undefined = receiveMessageOnPort(port1);
    if (reply === undefined) throw new Error(`${args.join(' ')} : la porte du terminal n’a pas répondu`);
    return reply.message;
  };
}

/** The same call as a program of its own. */
export function processus(cli: string, args: readonly string[], stdin = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    input: stdin,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env,
  });
  return { code: status, out: stdout, err: stderr };
}
