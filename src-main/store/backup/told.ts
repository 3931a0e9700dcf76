import { formatInstant } from '#contract/instant';
import type { LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import { LIEU_SAUVEGARDE_LABELS } from '#domain/sauvegardes/sauvegarde';
import type { StoreError } from '../errors';
import type { Manifeste } from './manifest';
import { ABSENCES } from './second-folder';
import type { Absence } from './second-folder';

/* What is told of the backups on every screen. */

export function failedText(lieu: LieuSauvegarde, at: string, { message, remede }: StoreError): string {
  const where = lieu === 'secondaire' ? ` dans le ${LIEU_SAUVEGARDE_LABELS[lieu]}` : '';
  return `Le ${formatInstant(at)}, une sauvegarde a échoué${where}. ${message} ${remede}`;
}

export function awayText(vuLe: string | null, absence: Absence): string {
  const since = vuLe === null ? 'n’a encore rien reçu' : `n’a rien reçu depuis le ${formatInstant(vuLe)}`;
  return `Le second dossier de sauvegarde ${since}. ${ABSENCES[absence]}`;
}

/** Who attests the head of a chain. */
export function originText({ at }: Pick<Manifeste, 'at'>): string {
  return `la sauvegarde du ${formatInstant(at)}`;
}
