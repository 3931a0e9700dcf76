import type { OngletConvention } from '#contract/views';

export const ongletLabels: Readonly<Record<OngletConvention, string>> = {
  texte: 'Texte',
  parties: 'Parties et signataires',
  avenants: 'Avenants',
  avis: 'Avis du CREFOP',
  resiliation: 'Résiliation',
  documents: 'Documents',
  chronologie: 'Chronologie',
  journal: 'Journal',
};
