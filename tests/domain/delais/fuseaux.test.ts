import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../support/essais';
import { empreinte, GOLDEN, lieu, vecteurs } from './empreinte';

type Report = { empreinte: string; vecteurs: string[][]; lieu: ReturnType<typeof lieu> };

/** Whole years: those around a leap day always. */
const ANNEES = places(
  'Années dans chaque fuseau',
  Array.from({ length: 26 }, (_, rang) => 2020 + rang),
  (annee) => annee === 2027 || annee === 2028,
  3,
);

const run = promisify(execFile);
let folder: string;
let script: string;
let here: string;

// A process reads its time zone when it starts: each zone needs a process of its own, and so a bundle to run.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuseaux-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./empreinte.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'empreinte.mjs' } },
    },
  });
  script = join(folder, 'run.mjs');
  await writeFile(
    script,
    `import { empreinte, lieu, vecteurs } from './empreinte.mjs';
process.stdout.write(JSON.stringify({ empreinte: empreinte(${JSON.stringify(ANNEES)}), vecteurs: vecteurs(), lieu: lieu() }));
`,
  );
  here = empreinte(ANNEES);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the same answers wherever the machine is', () => {
  // Minutes ahead of UTC in January and in July: proof that the process was really there.
  it.each([
    ['UTC', 0, 0],
    ['Europe/Paris', 60, 120],
    ['Pacific/Kiritimati', 840, 840],
    ['America/Anchorage', -540, -480],
    ['Asia/Kathmandu', 345, 345],
  ])('%s', async (zone, january, july) => {
    const { stdout } = await run(process.execPath, [script], { env: { ...process.env, TZ: zone } });
    const report = JSON.parse(stdout) as Report;
    expect(report.lieu.avance).toEqual([january, july]);
    expect(report.vecteurs).toEqual(GOLDEN);
    expect(report.empreinte).toBe(here);
  });

  it('gives the golden vectors in this process too', () => {
    expect(vecteurs()).toEqual(GOLDEN);
  });
});
