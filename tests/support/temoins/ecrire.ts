import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VERSION } from '../../../src-main/store/entry';
import { newFolder, ouvrir, televerser } from '../application';
import { contenuDe } from './contenu';
import { affaire } from './affaire';
import {
  JOUR,
  clausesEnAttente,
  comite,
  conventionReelle,
  paquets,
  plannings,
  toutesLesFiches,
} from './recettes';

/** One recipe a registry; the first is kept without its snapshot, as after a crash. */
const REGISTRES = [
  { nom: `v${VERSION}-complet`, recette: toutesLesFiches, instantane: false },
  { nom: `v${VERSION}-convention-reelle`, recette: conventionReelle, instantane: true },
  { nom: `v${VERSION}-clauses-en-attente`, recette: clausesEnAttente, instantane: false },
  { nom: `v${VERSION}-paquets`, recette: paquets, instantane: false },
  { nom: `v${VERSION}-comite`, recette: comite, instantane: false },
  { nom: `v${VERSION}-affaire`, recette: affaire, instantane: false },
  { nom: `v${VERSION}-plannings`, recette: plannings, instantane: false },
] as const;

/** The instants of the journal: a morning of the day the recipes are told on, a second between two looks at the clock. */
const RealDate = Date;
let instant = RealDate.parse(`${JOUR}T08:00:00.000Z`);
globalThis.Date = class extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [(instant += 1000)] : given) as [number]));
  }
  static override now = (): number => instant;
} as DateConstructor;

const [sortie] = process.argv.slice(2);
if (sortie === undefined) throw new Error('node tests/support/temoins/ecrire.mjs DOSSIER');

const contenus: Record<string, unknown> = {};
for (const { nom, recette, instantane } of REGISTRES) {
  const dossier = await newFolder();
  const porte = await ouvrir(dossier, JOUR);
  await recette({
    call: porte.call,
    donner: (name, bytes) => televerser(porte, name, Buffer.from(bytes)),
    prendre: (jeton) => {
      const file = porte.application.files.take(jeton);
      if (file === null) throw new Error('le fichier n’est pas là');
      return file.bytes;
    },
    registre: () => porte.application.depot.registre,
  });
  contenus[nom] = await contenuDe(porte.application.depot);
  await porte.close();
  const place = join(sortie, nom);
  await mkdir(place, { recursive: true });
  for (const part of ['journal', 'pieces', ...(instantane ? ['instantane.json'] : [])])
    await cp(join(dossier, part), join(place, part), { recursive: true });
  await rm(dossier, { recursive: true });
}
await writeFile(join(sortie, 'temoins.json'), `${JSON.stringify(contenus, null, 2)}\n`);
