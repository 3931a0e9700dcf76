import { randomUUID } from 'node:crypto';
import { open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { ApercuImportView } from '#contract/echanges';
import { formatInstant } from '#contract/instant';
import { formatTaille } from '#domain/fichier';
import { RefusedError } from '../command';
import type { Command, Terminal } from '../command';
import { UsageError } from '../options';

const exporter: Command = {
  name: 'exporter',
  usage: 'exporter --sortie FICHIER.json|FICHIER.zip [--sans-pieces] [--remplacer]',
  resume:
    'écrit tout le registre : export JSON ouvert, ou dossier de continuité (ZIP lisible sans application)',
  arguments: 0,
  mode: 'lecture',
  options: {
    sortie: { kind: 'texte', aide: 'FICHIER.json (export) ou FICHIER.zip (dossier de continuité)' },
    'sans-pieces': { kind: 'drapeau', aide: 'export JSON sans le contenu des pièces jointes' },
    remplacer: { kind: 'drapeau', aide: 'remplace le fichier s’il existe' },
  },
  async run({ options, application }) {
    const sortie = options.required('sortie');
    const format = extname(sortie).toLowerCase();
    if (format !== '.json' && format !== '.zip')
      throw new UsageError('--sortie attend un fichier .json (export) ou .zip (dossier de continuité).');
    const sansPieces = options.flag('sans-pieces');
    if (format === '.zip' && sansPieces)
      throw new UsageError(
        'Un dossier de continuité est toujours entier : retirez --sans-pieces, ou choisissez un .json.',
      );
    const octets = await writeWhole(sortie, options.flag('remplacer'), (sink) =>
      format === '.zip'
        ? application.echanges.dossier(sink)
        : application.echanges.exporter(!sansPieces, sink),
    );
    const data = { fichier: sortie, octets };
    const quoi = format === '.zip' ? 'Dossier de continuité' : 'Export du registre';
    return { data, texte: `${quoi} écrit dans ${sortie} (${formatTaille(octets)}).` };
  },
};

const importer: Command = {
  name: 'importer',
  usage: 'importer --fichier FICHIER.json|FICHIER.zip [--ajouter [--renumeroter]] [--apercu] --motif "…"',
  resume:
    'remplace le contenu du registre par celui d’un export, ou l’y ajoute (une entrée du journal, annulable)',
  arguments: 0,
  mode: (options) => (options.flag('apercu') ? 'lecture' : 'ecriture'),
  options: {
    fichier: { kind: 'texte', aide: 'export JSON, ou ZIP d’un dossier de continuité' },
    ajouter: { kind: 'drapeau', aide: 'ajoute ce que le fichier apporte, sans toucher à ce qui est là' },
    renumeroter: {
      kind: 'drapeau',
      aide: 'avec --ajouter : de nouveaux identifiants à ce dont l’identifiant est déjà pris',
    },
    apercu: { kind: 'drapeau', aide: 'dit ce qui changerait, et ne change rien (JSON)' },
    motif: { kind: 'texte', aide: 'pourquoi : gardé au journal' },
  },
  async run(terminal) {
    const { options, call } = terminal;
    const fichier = options.required('fichier');
    const motif = options.flag('apercu') ? '' : options.required('motif');
    const renumeroter = options.flag('renumeroter');
    if (renumeroter && !options.flag('ajouter'))
      throw new UsageError('--renumeroter s’emploie avec --ajouter.');
    const mode = renumeroter ? 'renumeroter' : options.flag('ajouter') ? 'ajouter' : 'remplacer';
    const jeton = await hand(terminal, fichier);
    const apercu = await call('echanges.apercu', { jeton, mode });
    if (options.flag('apercu')) return { data: apercu };
    const data = await call('echanges.importer', { jeton, mode, motif, revision: apercu.revision });
    return { data, texte: `Import enregistré (entrée n° ${data.revision}) : ${told(apercu)}` };
  },
};

function told({
  reviennent,
  changent,
  disparaissent,
  exporteLe,
  empreinte,
  pieces,
}: ApercuImportView): string {
  const lacking =
    pieces.manquantes === 0 ? '' : ` Le contenu de ${pieces.manquantes} pièce(s) jointe(s) n’est pas là.`;
  return `${reviennent.nombre} fiche(s) ajoutée(s), ${changent.nombre} modifiée(s), ${disparaissent.nombre} retirée(s), d’après ${
    exporteLe === null ? 'un fichier qui ne dit pas d’où il vient' : `l’export du ${formatInstant(exporteLe)}`
  }${empreinte === null ? ', sans empreinte qui prouve son contenu' : ''}.${lacking}`;
}

/** Gives a file of this machine to the use case that reads it. */
async function hand({ application: { uploads } }: Terminal, chemin: string): Promise<string> {
  try {
    const { size } = await stat(chemin);
    const jeton = uploads.begin(basename(chemin), size);
    if (size === 0) throw new RefusedError(`Le fichier ${chemin} est vide : vérifiez le fichier d’origine.`);
    uploads.add(jeton, 0, await readFile(chemin));
    return jeton;
  } catch (error) {
    const code = codeOf(error);
    // What the shelf or we refuse is a sentence already.
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new RefusedError(
      `Le fichier ${chemin} n’a pas pu être lu (${code}) : vérifiez son nom et vos droits.`,
    );
  }
}

type Sink = (bytes: Uint8Array) => Promise<void>;

/** Writes beside, then gives the name: a file that bears it is whole. Returns its bytes. */
async function writeWhole(
  sortie: string,
  remplacer: boolean,
  write: (sink: Sink) => Promise<void>,
): Promise<number> {
  const there = await stat(sortie).catch(() => null);
  if (there !== null && !remplacer)
    throw new RefusedError(`Le fichier ${sortie} existe déjà : ajoutez --remplacer ou changez de nom.`);
  const temporary = join(dirname(sortie), `.${basename(sortie)}.${randomUUID()}.tmp`);
  let octets = 0;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await write(async (bytes) => {
        await file.writeFile(bytes);
        octets += bytes.byteLength;
      });
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, sortie);
    return octets;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    const code = codeOf(error);
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new RefusedError(
      `Le fichier ${sortie} n’a pas pu être écrit (${code}) : vérifiez le dossier et la place disponible.`,
    );
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The registry in and out, whole. */
export const ECHANGE_COMMANDS: readonly Command[] = [exporter, importer];
