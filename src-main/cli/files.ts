import { open, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { TAILLE_MAX_TELEVERSEMENT } from '#contract/televersements';
import type { ExportView } from '#contract/views';
import { RefusedError } from './command';
import type { Terminal } from './command';
import { UsageError } from './options';
import type { Options } from './options';

export type Written = { readonly fichier: string; readonly octets: number; readonly nom: string };

type Fin = '.docx' | '.pdf' | '.csv' | '.ics' | '.zip' | '.json';

/** The file named by `--sortie`, null when it is not given: under another ending, what is written would not open. */
export function sortieOf(options: Options, ending: Fin): string | null {
  const sortie = options.text('sortie');
  if (sortie === null || extname(sortie).toLowerCase() === ending) return sortie;
  const named = sortie.slice(0, sortie.length - extname(sortie).length);
  throw new UsageError(
    `--sortie : ce qui est écrit est un fichier ${ending}, que « ${basename(sortie)} » ne nomme pas. Écrivez --sortie ${named}${ending}.`,
  );
}

/** The same, for a command that has nothing to give without it. */
export const sortieRequise = (options: Options, ending: Fin): string =>
  sortieOf(options, ending) ?? options.required('sortie');

/** Writes a file the application has made where the user said; one that exists is only replaced when asked. */
export async function writeOut(
  { application }: Pick<Terminal, 'application'>,
  { fichier }: ExportView,
  sortie: string,
  remplacer: boolean | null,
): Promise<Written> {
  const taken = application.files.take(fichier.jeton);
  if (taken === null) throw new RefusedError('Le fichier produit n’a pas pu être repris.');
  try {
    await writeFile(sortie, taken.bytes, { flag: remplacer === true ? 'w' : 'wx' });
  } catch (error) {
    const code = codeOf(error);
    const way = remplacer === null ? 'choisissez un autre nom' : 'ajoutez --remplacer ou changez de nom';
    throw new RefusedError(
      code === 'EEXIST'
        ? `Le fichier ${sortie} existe déjà : ${way}.`
        : `Le fichier ${sortie} n’a pas pu être écrit (${code}) : vérifiez le dossier et la place disponible.`,
    );
  }
  return { fichier: sortie, octets: taken.bytes.byteLength, nom: fichier.nom };
}

/** Sends a file of this machine as the pages do, part by part; returns the token that names it. */
export async function sendFile({ call }: Pick<Terminal, 'call'>, chemin: string): Promise<string> {
  const bytes = await readWhole(chemin);
  const { jeton, partie } = await call('televersements.commencer', {
    nom: basename(chemin),
    taille: bytes.byteLength,
  });
  for (let rang = 0; rang * partie < bytes.byteLength; rang += 1) {
    const contenu = bytes.subarray(rang * partie, (rang + 1) * partie).toString('base64');
    await call('televersements.ajouter', { jeton, rang, contenu });
  }
  return jeton;
}

/** The bytes of a file of this machine. */
export async function readWhole(chemin: string): Promise<Buffer> {
  try {
    const file = await open(chemin, 'r');
    try {
      const { size } = await file.stat();
      // Before reading: what cannot be sent is not brought into memory.
      if (size > TAILLE_MAX_TELEVERSEMENT) {
        throw new RefusedError(`Le fichier ${chemin} dépasse 64 Mo : choisissez un fichier plus petit.`);
      }
      if (size === 0)
        throw new RefusedError(`Le fichier ${chemin} est vide : vérifiez le fichier d’origine.`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError(
      `Le fichier ${chemin} n’a pas pu être lu (${codeOf(error)}) : vérifiez son nom et vos droits.`,
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
