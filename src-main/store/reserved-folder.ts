import { FICHIER_AGENDA } from './agenda';
import { DOSSIER_SAUVEGARDES } from './backup/places';
import { FICHIER_REPARATION, TRAVAIL } from './backup/swap';
import type { Files } from './files';
import { FICHIER_VERROU } from './lock';
import { DOSSIER_PIECES } from './pieces';
import { DOSSIER_QUARANTAINE } from './quarantine';
import { DOSSIER_JOURNAL } from './segments';
import { FICHIER_RAPPELS } from './rappels';
import { FICHIER_REGLAGES } from './settings';
import { FICHIER_INSTANTANE } from './snapshot';

/** What the application lays in a registry's folder, whatever the door. */
const OURS = new Set([
  DOSSIER_JOURNAL,
  DOSSIER_PIECES,
  DOSSIER_QUARANTAINE,
  DOSSIER_SAUVEGARDES,
  FICHIER_AGENDA,
  FICHIER_INSTANTANE,
  FICHIER_RAPPELS,
  FICHIER_REGLAGES,
  FICHIER_REPARATION,
  'electron',
  'erreurs.log',
  'erreurs.log.1',
]);

/** What is being written, or was when the process was killed. */
const isUnderWay = (name: string): boolean =>
  TRAVAIL.test(name) ||
  (name.endsWith('.tmp') &&
    [FICHIER_AGENDA, FICHIER_INSTANTANE, FICHIER_REGLAGES].some((file) => name.startsWith(`.${file}.`)));

/** What systems lay in folders by themselves: nobody's documents. */
const SYSTEM = new Set([
  '.DS_Store',
  '.Spotlight-V100',
  '.TemporaryItems',
  '.Trashes',
  '.directory',
  '.fseventsd',
  'desktop.ini',
  'lost+found',
]);
const SYSTEM_FAMILIES = /^\.(?:Trash-\d+$|nfs[0-9a-f]+$|_)/;

const isNobodyElses = (name: string): boolean =>
  OURS.has(name) ||
  name.startsWith(FICHIER_VERROU) ||
  isUnderWay(name) ||
  SYSTEM.has(name) ||
  SYSTEM_FAMILIES.test(name);

/**
 * A folder made by hand is open to the other accounts of the computer: they see the names of what it holds, and may
 * remove it where they can write. One that holds the registry only is closed to them, who never could read its files;
 * one that holds something else is not ours to close. Answers what to tell, in French.
 */
export async function reserveFolder(files: Files, dossier: string): Promise<string | null> {
  try {
    const rights = await files.rights(dossier);
    if (rights === null || rights.others === 0) return null;
    const open = `Le dossier du registre, « ${dossier} », est ouvert à d’autres comptes de cet ordinateur et`;
    if (!rights.ours)
      return `${open} appartient à l’un d’eux : ses droits n’ont pas été changés. Seul ce compte peut les changer, et il vous fermerait ce dossier aussi : pour que personne d’autre ne puisse voir ni supprimer ce qu’il contient, fermez le registre, copiez-le dans un dossier que vous aurez créé, puis ouvrez celui-ci.`;
    if (!(await files.list(dossier)).every(isNobodyElses))
      return `${open} contient aussi autre chose que le registre : ses droits n’ont pas été changés. Réservez-le à votre compte, ou mettez le registre dans un dossier à lui, pour que personne d’autre ne puisse voir ni supprimer ce qu’il contient.`;
    await files.reserve(dossier);
    // Some disks take the order and keep the rights they give to everything: there, nothing was changed.
    if ((await files.rights(dossier))?.others !== 0) return null;
    return `Le dossier du registre, « ${dossier} », était ouvert à d’autres comptes de cet ordinateur : il vient d’être réservé au vôtre, et eux ne le voient plus ; si un collègue doit consulter le registre depuis le sien, remettez-lui un export (page « Import et export »).`;
  } catch {
    // Rights that cannot be read or changed are no reason not to open (shares, memory sticks): they say nothing there.
    return null;
  }
}
