import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { errorCode, StoreError } from './errors';
import { readSmallFile, renamePatiently, writeNewFile } from './files';
import type { Files } from './files';
import { Quarantine } from './quarantine';

export const FICHIER_REGLAGES = 'reglages.json';
const FORMAT = 'registre-crefop/reglages';

/** What is settled on this computer, beside the registry and not in it. */
export type Reglages = {
  /** Second folder of the backups: its path, the mark laid in it when it was chosen, and when it last answered. */
  readonly secondaire: {
    readonly dossier: string;
    readonly marque: string;
    readonly vuLe: string | null;
  } | null;
};

const DEFAUT: Reglages = { secondaire: null };

/** The settings; damaged ones count as none, and `avertissement` says so in French. */
export async function readSettings(
  files: Files,
  dossier: string,
): Promise<{ readonly reglages: Reglages; readonly avertissement: string | null }> {
  const path = join(dossier, FICHIER_REGLAGES);
  let text: string;
  try {
    text = (await readSmallFile(files, path)).toString('utf8');
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? { reglages: DEFAUT, avertissement: null } : unreadable();
  }
  try {
    const read: unknown = JSON.parse(text);
    return isSettings(read)
      ? { reglages: { secondaire: read.secondaire }, avertissement: null }
      : unreadable();
  } catch {
    return unreadable();
  }
}

/** Replaces the settings at once; damaged ones are set aside first. Rejects with a StoreError. */
export async function writeSettings(
  files: Files,
  dossier: string,
  reglages: Reglages,
  now: () => string,
): Promise<void> {
  const path = join(dossier, FICHIER_REGLAGES);
  const temporary = join(dossier, `.${FICHIER_REGLAGES}.${randomUUID()}.tmp`);
  try {
    if ((await readSettings(files, dossier)).avertissement !== null) {
      await new Quarantine(files, dossier, now).move(FICHIER_REGLAGES);
    }
    const text = `${JSON.stringify({ format: FORMAT, version: 1, ...reglages }, null, 2)}\n`;
    await writeNewFile(files, temporary, Buffer.from(text, 'utf8'));
    await renamePatiently(files, temporary, path);
    await files.syncFolder(dossier);
  } catch (cause) {
    await files.unlink(temporary).catch(() => undefined);
    throw new StoreError(
      'REGLAGES_IMPOSSIBLES',
      `Les réglages de ce poste n’ont pas pu être enregistrés (${errorCode(cause) || 'erreur du système'}).`,
      'Vérifiez que le dossier du registre est accessible en écriture et que le disque n’est pas plein, puis recommencez.',
      { cause },
    );
  }
}

function unreadable(): { readonly reglages: Reglages; readonly avertissement: string } {
  return {
    reglages: DEFAUT,
    avertissement: `Les réglages de ce poste (${FICHIER_REGLAGES}) sont illisibles : le second dossier de sauvegarde n’est plus connu. Choisissez-le de nouveau.`,
  };
}

function isSettings(value: unknown): value is Reglages {
  if (typeof value !== 'object' || value === null) return false;
  const { format, version, secondaire } = value as Record<string, unknown>;
  if (format !== FORMAT || version !== 1) return false;
  if (secondaire === null) return true;
  if (typeof secondaire !== 'object') return false;
  const { dossier, marque, vuLe } = secondaire as Record<string, unknown>;
  return (
    typeof dossier === 'string' && typeof marque === 'string' && (vuLe === null || typeof vuLe === 'string')
  );
}
