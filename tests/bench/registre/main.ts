import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseCivilDate } from '#domain/civil-date';
import { GRAND, JOUR, makeGrand } from './grand';

const AIDE =
  'node tests/bench/registre.mjs --donnees DOSSIER [--conventions N] [--avenants N] [--entrees N] [--jour AAAA-MM-JJ]';

const { values } = parseArgs({
  options: {
    donnees: { type: 'string' },
    conventions: { type: 'string', default: String(GRAND.conventions) },
    avenants: { type: 'string', default: String(GRAND.avenants) },
    entrees: { type: 'string', default: String(GRAND.entrees) },
    jour: { type: 'string', default: JOUR },
  },
});
const { donnees } = values;
const jour = parseCivilDate(values.jour);
const [conventions, avenants, entrees] = [values.conventions, values.avenants, values.entrees].map(Number);
if (donnees === undefined || jour === null || !conventions || !avenants || !entrees) throw new Error(AIDE);
if (existsSync(donnees) && readdirSync(donnees).length > 0)
  throw new Error(`${donnees} n’est pas vide : choisissez un dossier nouveau.`);
const start = performance.now();
await makeGrand(donnees, { conventions, avenants, entrees }, jour);
process.stdout.write(`${donnees} : écrit en ${Math.round((performance.now() - start) / 1000)} s.\n`);
