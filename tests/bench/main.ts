import { benchDocuments } from './documents.bench';
import { benchLaunch } from './launch.bench';
import type { Mesure } from './measure';
import { benchStore } from './store.bench';

const json = process.argv.includes('--json');
const mesures: Mesure[] = [];
for (const bench of [benchLaunch, benchStore, benchDocuments]) {
  for (const one of await bench()) {
    mesures.push(one);
    if (!json) {
      const verdict = one.tenu ? 'tenu' : 'DÉPASSÉ';
      process.stdout.write(
        `${one.nom.padEnd(62)} ${one.valeur.toFixed(2).padStart(7)}  borne ${one.borne}  ${verdict}\n`,
      );
    }
  }
}
if (json) process.stdout.write(`${JSON.stringify(mesures)}\n`);
process.exitCode = mesures.every(({ tenu }) => tenu) ? 0 : 1;
