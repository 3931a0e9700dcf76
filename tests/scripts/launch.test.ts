import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'porte-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the browser door on this server and interrupts it as soon as the address is printed. */
async function serveThenInterrupt(server: string) {
  const file = join(folder, 'server.mjs');
  writeFileSync(file, server);
  const launch = pathToFileURL(resolve('scripts/lib/launch.mjs')).href;
  const program = `const { serveBrowser } = await import(${JSON.stringify(launch)});
    const end = await serveBrowser(process.argv[1], [process.argv[2]], console.log);
    console.log(JSON.stringify(end));`;
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, file, folder], { env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const before = output.includes('Registre CREFOP');
    output += chunk.toString();
    if (!before && output.includes('Registre CREFOP')) child.kill('SIGINT');
  });
  await new Promise((done) => child.on('close', done));
  return output.trim().split('\n');
}

describe('the browser door', () => {
  it('prints the address the server gives, and stops it by one signal, leaving it the time to close', async () => {
    const lines = await serveThenInterrupt(`
      import { appendFileSync } from 'node:fs';
      const note = (text) => appendFileSync(process.argv[2] + '/signaux', text + ' ');
      for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
          note(signal);
          setTimeout(() => { note('fermé'); process.exit(0); }, 300);
        });
      }
      setInterval(() => {}, 1000);
      console.log('PRET http://127.0.0.1:1234/#jeton=abc');`);
    expect(lines[0]).toBe('Registre CREFOP : http://127.0.0.1:1234/#jeton=abc');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ code: 0, signal: null, asked: true });
    expect(readFileSync(join(folder, 'signaux'), 'utf8')).toBe('SIGTERM fermé ');
  });
});
