import { formatInstantShort } from '#contract/instant';
import type { LigneJournalView } from '#contract/journal';
import { RENVOI_LABELS } from '#contract/journal';
import { csv } from '../csv';
import { RUBRIQUES } from '#registre/fiche';

const HEADER = [
  'N°',
  'Date et heure (Paris)',
  'Instant (UTC)',
  'Par',
  'Nature',
  'Action',
  'Motif',
  'Fiches touchées',
  'Agit sur l’entrée',
  'Suites',
  'Empreinte',
];

/** The lines of the journal as a spreadsheet opens them. */
export function journalCsv(lignes: readonly LigneJournalView[]): Uint8Array {
  return csv([
    HEADER,
    ...lignes.map(({ seq, at, by, genre, libelle, reason, objets, cible, renvois, hash }) => [
      String(seq),
      formatInstantShort(at),
      at,
      by,
      RUBRIQUES[genre],
      libelle,
      reason ?? '',
      objets.map((objet) => objet.libelle).join(' | '),
      cible === null ? '' : String(cible.seq),
      renvois
        .map((renvoi) => `${RENVOI_LABELS[renvoi.nature].participe} par l’entrée ${renvoi.seq}`)
        .join(' | '),
      hash,
    ]),
  ]);
}
