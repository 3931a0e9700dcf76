import type { OngletConvention } from '#contract/views';
import { DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { FichePlate, NomCollection } from '#registre/fiches';

const ofRecords = Object.fromEntries(
  FICHES_PLATES.map((name) => [name, DESCRIPTIONS[name as NomCollection].pluriel]),
) as Readonly<Record<FichePlate, string>>;

export const ongletLabels: Readonly<Record<OngletConvention, string>> = {
  ...ofRecords,
  texte: 'Texte',
  clauses: 'Clauses',
  parties: 'Parties et signataires',
  avenants: 'Avenants',
  avis: 'Avis',
  resiliation: 'Mises en demeure',
  documents: 'Documents',
  paquets: 'Paquets',
  chronologie: 'Chronologie',
  journal: 'Journal',
};
