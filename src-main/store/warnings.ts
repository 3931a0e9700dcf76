import { formatInstant } from '#contract/instant';
import type { Detenteur } from './errors';
import { holderText } from './lock-holder';

/* What the opening of a registry has to tell, once it is open. */

export type Derniere = { readonly seq: number; readonly at: string };

/** The session before did not close: what is there, and what has to be typed again. */
export function interrupted(detenteur: Detenteur | null, derniere: Derniere | null): string {
  const who = detenteur ? `, ouverte ${holderText(detenteur)},` : '';
  return `La session précédente${who} s’est interrompue sans être fermée. ${lastKnown(derniere)}`;
}

/**
 * Adds to what was mended what it means for the person. A chain proves every entry but the last ones: lines that a disk
 * took away whole leave no trace in it, so nothing is said of what followed.
 */
export function lastKnown(derniere: Derniere | null): string {
  const last = derniere
    ? `La dernière action que le journal contient est l’entrée n° ${derniere.seq}, du ${formatInstant(derniere.at)} : si vous en aviez vu confirmer une autre depuis, cherchez-la dans une sauvegarde.`
    : 'Le journal ne contient aucune action : si vous en aviez vu confirmer une, cherchez-la dans une sauvegarde.';
  return `${last} Ce qui était en cours de saisie et pas encore enregistré est à refaire.`;
}

/** Two machines of one network are rarely within a second of each other: below this nobody is told. */
const TOLERANCE_MS = 60_000;

/** `null` while the clock is not noticeably behind the last recorded action. */
export function clockBehind(reading: string, derniere: Derniere | null): string | null {
  if (!derniere || Date.parse(derniere.at) - Date.parse(reading) <= TOLERANCE_MS) return null;
  const last = formatInstant(derniere.at);
  return `L’horloge de cet ordinateur indique le ${formatInstant(reading)}, avant la dernière action enregistrée (entrée n° ${derniere.seq}, du ${last}) : l’une des deux était fausse. Réglez la date et l’heure de l’ordinateur, puis vérifiez le jour proposé par défaut dans les formulaires, les échéances affichées et les dates saisies depuis cette action. D’ici là, le journal date les actions du ${last} et garde à part l’heure lue.`;
}

/** An earlier version wrote this registry, and this one has begun to. */
export function migrated(sauvegarde: boolean): string {
  const kept = sauvegarde ? ' Une sauvegarde « avant migration » en a d’abord été prise.' : '';
  return `Ce registre avait été écrit par une version antérieure de Registre CREFOP : il l’est désormais par celle-ci, et ne s’ouvre plus avec la précédente.${kept} Rien n’a été réécrit dans le journal.`;
}
