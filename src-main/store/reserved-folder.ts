import { FICHIER_VERROU } from './lock';
import type { Files } from './files';
import { DOSSIER_PIECES } from './pieces';
import { DOSSIER_QUARANTAINE } from './quarantine';
import { DOSSIER_JOURNAL } from './segments';
import { FICHIER_REGLAGES } from './settings';
import { FICHIER_INSTANTANE } from './snapshot';

/** What the application lays in a registry's folder, whatever the door. */
const OURS = new Set([
  DOSSIER_JOURNAL,
  DOSSIER_PIECES,
  DOSSIER_QUARANTAINE,
  FICHIER_INSTANTANE,
  FICHIER_REGLAGES,
  'sauvegardes',
  'reparation.json',
  'electron',
  'erreurs.log',
]);

/** Hidden names are those of work under way, or of the system: nobody else's documents. */
const isOurs = (name: string): boolean =>
  OURS.has(name) || name.startsWith(FICHIER_VERROU) || name.startsWith('.');

/**
 * A folder made by hand is open to the other accounts of the computer: they see the names of what it holds, and may
 * remove it where they can write. One that holds the registry only is closed to them, who never could read its files;
 * one that holds something else is not ours to close. Answers what to tell, in French.
 */
export async function reserveFolder(files: Files, dossier: string): Promise<string | null> {
  try {
    const rights = await files.rights(dossier);
    if (rights === null || rights.others === 0) return null;
    const alone = (await files.list(dossier)).every(isOurs);
    if (rights.ours && alone) {
      await files.reserve(dossier);
      return null;
    }
    const why = rights.ours ? 'contient aussi autre chose que le registre' : 'appartient à un autre compte';
    return `Le dossier du registre, « ${dossier} », est ouvert à d’autres comptes de cet ordinateur et ${why} : ses droits n’ont pas été changés. Réservez-le à votre compte, ou mettez le registre dans un dossier à lui, pour que personne d’autre ne puisse voir ni supprimer ce qu’il contient.`;
  } catch {
    // Rights that cannot be read or changed are no reason not to open (shares, memory sticks): they say nothing there.
    return null;
  }
}
