import { benchDocuments } from './documents.bench';
import { benchEcheances } from './echeances.bench';
import { benchImport } from './import.bench';
import { benchLaunch } from './launch.bench';
import { benchMemoire } from './memoire.bench';
import { benchListes } from './listes.bench';
import type { Mesure } from './measure';
import { benchRecherche } from './recherche.bench';
import { benchRegistre } from './registre.bench';
import { benchStore } from './store.bench';
import { benchTexte } from './texte.bench';

const BENCHES: Readonly<Record<string, () => Promise<readonly Mesure[]>>> = {
  lancement: benchLaunch,
  memoire: benchMemoire,
  store: benchStore,
  documents: benchDocuments,
  texte: benchTexte,
  registre: benchRegistre,
  import: benchImport,
  listes: benchListes,
  recherche: benchRecherche,
  echeances: benchEcheances,
};

const json = process.argv.includes('--json');
const only = process.argv.find((word) => word.startsWith('--seulement='))?.slice('--seulement='.length);
const mesures: Mesure[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (only !== undefined && only !== name) continue;
  for (const one of await bench()) {
    mesures.push(one);
    if (!json) process.stdout.write(`${line(one)}\n`);
  }
}
if (json) process.stdout.write(`${JSON.stringify(mesures)}\n`);
process.exitCode = mesures.some(({ tenu }) => tenu === false) ? 1 : 0;

function line({ nom, valeur, borne, tenu }: Mesure): string {
  const figure = `${nom.padEnd(70)} ${valeur.toFixed(2).padStart(9)}`;
  if (borne === null) return `${figure}  pour comparaison`;
  return `${figure}  borne ${borne}  ${tenu ? 'tenu' : 'DÉPASSÉ'}`;
}
