import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { runCli } from '../../src-main/cli/run';
import { readInPlace } from '../../src-main/reading/in-place';

/* The thread behind `porte.ts`: one call after another, each answered with all it wrote. */

type Call = {
  readonly args: readonly string[];
  readonly stdin: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

async function answer({ args, stdin, env }: Call): Promise<unknown> {
  let [out, err] = ['', ''];
  const streams = {
    watched: false,
    onInterrupt: () => () => undefined,
    lecteur: readInPlace((workerData as { readonly codes: string }).codes),
    stdin: Readable.from([Buffer.from(stdin)]),
    env,
    out: (text: string): void => void (out += text),
    err: (text: string): void => void (err += text),
  };
  return { code: await runCli(args, streams), out, err };
}

parentPort?.once('message', ({ port, answered }: { port: MessagePort; answered: Int32Array }) => {
  port.on('message', (call: Call) => {
    void answer(call).then((reply) => {
      port.postMessage(reply);
      Atomics.store(answered, 0, 1);
      Atomics.notify(answered, 0);
    });
  });
});
