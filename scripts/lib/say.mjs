/**
 * What the commands print: one French line per step, with its duration.
 *
 * The stream is always an argument, because some commands (`cli`, `bench -- --json`) own their standard output and
 * must not find a progress line in it.
 */

/** @typedef {(line: string) => void} Say */

/**
 * A failure that is to be told in one line, without a stack: the user can do something about it.
 */
export class Refus extends Error {
  /**
   * @param {string} message what failed and what to do, in one French line
   * @param {string} [details] output of the tool that failed, printed above the line
   */
  constructor(message, details = '') {
    super(message);
    this.name = 'Refus';
    this.details = details;
  }
}

/**
 * A duration as French typography writes it: « 0,4 s », « 1 min 05 s ».
 * @param {number} milliseconds
 */
export function duree(milliseconds) {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * @param {NodeJS.WritableStream} stream
 * @returns {Say}
 */
export function sayOn(stream) {
  return (line) => {
    stream.write(`${line}\n`);
  };
}

/**
 * Runs one step and prints one line when it is over. The work may return a few words to add to that line.
 * @template T
 * @param {Say} say
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(say, name, work) {
  const start = performance.now();
  try {
    const result = await work();
    const words = typeof result === 'string' && result !== '' ? ` : ${result}` : '';
    say(`✓ ${name}${words} (${duree(performance.now() - start)})`);
    return result;
  } catch (error) {
    say(`✗ ${name} (${duree(performance.now() - start)})`);
    throw error;
  }
}

/**
 * Runs a whole command: refusals end it with one line and code 1, anything unexpected with its stack.
 * @param {() => Promise<number | void>} main
 */
export async function command(main) {
  try {
    const code = await main();
    process.exitCode = code ?? 0;
  } catch (error) {
    if (error instanceof Refus) {
      if (error.details.trim() !== '') process.stderr.write(`${error.details.trimEnd()}\n`);
      process.stderr.write(`${error.message}\n`);
    } else {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    process.exitCode = 1;
  }
}
