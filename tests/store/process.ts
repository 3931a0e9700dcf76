import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { later } from './support';

export type Child = {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<unknown>;
  said(text: string): Promise<void>;
};

/** Starts a bundled program of the tests; it is killed after the test. */
export function startChild(program: string, ...parameters: string[]): Child {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let pending = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => {
    pending += data.toString();
    const parts = pending.split('\n');
    pending = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<unknown>((resolve) => child.on('close', resolve));
  later(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    process: child,
    lines,
    ended,
    async said(text) {
      while (!lines.some((line) => line.startsWith(text))) {
        if (child.exitCode !== null) throw new Error(`le processus s’est arrêté : ${errors}`);
        await sleep(2);
      }
    },
  };
}

/** The last sequence a writer said to be confirmed; `before` when it said none. */
export function lastConfirmed({ lines }: Pick<Child, 'lines'>, before: number): number {
  const last = lines.filter((line) => line.startsWith('ok ')).at(-1);
  return last === undefined ? before : Number(last.slice(3));
}
