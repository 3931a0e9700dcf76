import { join } from 'node:path';
import { readInWorker } from '../reading/reader';
import { runCli, tell } from './run';

const { stdin, stdout, stderr, env } = process;
const streams = {
  stdin,
  env,
  out: (text: string): void => void stdout.write(text),
  err: (text: string): void => void stderr.write(text),
  watched: stderr.isTTY,
  lecteur: readInWorker(join(import.meta.dirname, '..', 'lecteur', 'lecteur.cjs')),
  onInterrupt: (stop: () => void): (() => void) => {
    process.once('SIGINT', stop);
    return () => process.off('SIGINT', stop);
  },
};

/**
 * Whoever reads the answer may stop before its end (« | head »): nothing more is wanted, and what the command did stands.
 * Any other failure to write is told.
 */
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  tell(streams, `La réponse n’a pas pu être écrite (${error.code ?? error.message}).`);
  process.exitCode = 1;
});
stderr.on('error', () => {
  // Nobody is left to be told.
});

process.exitCode = await runCli(process.argv.slice(2), streams);
