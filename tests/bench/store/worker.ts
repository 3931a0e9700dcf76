import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figures, NomTache } from './tasks';

/** Made beside the bundle of the measures by `run.mjs`. */
const PROGRAM = fileURLToPath(new URL('bench-tache.mjs', import.meta.url));

/** A process that holds one thing to measure, and nothing else: what one costs another does not pay. */
export class Worker {
  private constructor(private readonly child: ChildProcess) {}

  static async start(task: NomTache, dossier: string, heapMb = 4096): Promise<Worker> {
    const child = fork(PROGRAM, [task, dossier], {
      execArgv: ['--expose-gc', `--max-old-space-size=${heapMb}`],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker = new Worker(child);
    await worker.#message(task);
    return worker;
  }

  async rounds(count: number): Promise<Figures> {
    this.child.send(count);
    return (await this.#message('mesure')) as Figures;
  }

  /** Killed: a registry measured is thrown away, not closed. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }

  #message(what: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`La mesure « ${what} » s’est arrêtée.`));
      this.child.once('exit', ended);
      this.child.once('message', (message) => {
        this.child.off('exit', ended);
        resolve(message);
      });
    });
  }
}

/** One process, its rounds, and its end. */
export async function once(task: NomTache, dossier: string, rounds = 1): Promise<Figures> {
  const worker = await Worker.start(task, dossier);
  try {
    return await worker.rounds(rounds);
  } finally {
    await worker.stop();
  }
}
