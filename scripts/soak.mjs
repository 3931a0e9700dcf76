#!/usr/bin/env node
// npm run soak [-- --seulement=MOT] [--facteur=N] [--minutes=N] [--graine=N]: the trials of which `npm test` tries a
// sample, whole; then what was tried. A failure names its seed.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ROOT } from './lib/places.mjs';
import { command, duree, Refus, sayOn } from './lib/say.mjs';
import { ensureOffice } from './lib/system-packages.mjs';

const AIDE = `Utilisation : npm run soak -- [options]

  --seulement=MOT  les fichiers de tests dont le chemin contient ce mot (« store », « crash »…)
  --facteur=N      N fois le nombre d’essais (0,1 : un dixième)
  --minutes=N      recommence avec d’autres graines tant que ce temps n’est pas écoulé
  --graine=N       la graine du premier passage`;

/** What `tests/support/essais.ts` prints of each trial. */
const ESSAI = /^\s*(.+) : ([\d\s\u00a0\u202f]+) essais, graine (\d+)/u;

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  const options = read(process.argv.slice(2));
  if (options === null) {
    say(AIDE);
    return;
  }
  await ensureDependencies(ROOT, say);
  await ensureOffice(say);
  const files = testsWithTrials(options.seulement);
  if (files.length === 0) throw new Refus(`Aucun essai ne porte le nom « ${options.seulement} ».`);
  const start = performance.now();
  let graine = options.graine;
  let rounds = 0;
  let tried = 0;
  do {
    for (const file of files) tried += await soak(file, graine, options.facteur);
    rounds++;
    graine = randomInt(1, 2 ** 31 - 1);
  } while (performance.now() - start < options.minutes * 60_000);
  const passages = rounds === 1 ? 'un passage' : `${String(rounds)} passages`;
  say(`✓ ${tried.toLocaleString('fr-FR')} essais, ${passages} (${duree(performance.now() - start)})`);
});

/**
 * One file of tests, its trials told as they begin; how many there were.
 * @param {string} file
 * @param {number} graine
 * @param {number} facteur
 * @returns {Promise<number>}
 */
function soak(file, graine, facteur) {
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const start = performance.now();
  const env = {
    ...process.env,
    ESSAIS_COMPLETS: '1',
    ESSAIS_GRAINE: String(graine),
    ESSAIS_FACTEUR: String(facteur),
  };
  const child = spawn(process.execPath, [vitest, 'run', file, '--disable-console-intercept'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let tried = 0;
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    output += `${line}\n`;
    const found = ESSAI.exec(line);
    if (found === null) return;
    tried += Number((found[2] ?? '').replace(/\D/gu, ''));
    say(line);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      say(`${code === 0 ? '✓' : '✗'} ${file} (${duree(performance.now() - start)})`);
      const again = `npm run soak -- --seulement=${file} --graine=${String(graine)}`;
      if (code === 0) resolve(tried);
      else reject(new Refus(`Un essai a échoué. Pour le refaire : ${again}`, output));
    });
  });
}

/**
 * The files of tests that draw trials.
 * @param {string} seulement
 */
function testsWithTrials(seulement) {
  return readdirSync(path.join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/u.test(name))
    .map((name) => `tests/${name.split(path.sep).join('/')}`)
    .filter((name) => name.includes(seulement))
    .filter((name) => readFileSync(path.join(ROOT, name), 'utf8').includes('support/essais'))
    .sort();
}

/**
 * @param {readonly string[]} words
 * @returns {{ seulement: string, facteur: number, minutes: number, graine: number } | null} null: help is asked for
 */
function read(words) {
  const options = { seulement: '', facteur: 1, minutes: 0, graine: randomInt(1, 2 ** 31 - 1) };
  for (const word of words) {
    if (word === '--aide' || word === '--help') return null;
    const [name = '', value = ''] = word.split('=', 2);
    const number = Number(value.replace(',', '.'));
    if (name === '--seulement' && value !== '') options.seulement = value;
    else if (name === '--facteur' && number > 0) options.facteur = number;
    else if (name === '--minutes' && number > 0) options.minutes = number;
    else if (name === '--graine' && Number.isInteger(number) && number > 0) options.graine = number;
    else throw new Refus(`Option inconnue ou sans valeur : ${word}. npm run soak -- --aide les donne.`);
  }
  return options;
}
