/** The acts of a convention that somebody must have the power to sign, by the word of the catalogue of documents. */
export const NATURES_POUVOIR_LABELS = {
  convention: 'convention',
  avenant: 'avenants',
  'mise-en-demeure': 'mises en demeure',
  denonciation: 'dénonciation',
  correspondance: 'correspondances',
} as const;
export type NaturePouvoir = keyof typeof NATURES_POUVOIR_LABELS;

/** What a collectivity's assembly authorises: a letter needs none. */
export const AUTORISABLES_LABELS = {
  convention: 'la convention',
  avenant: 'un avenant',
  'mise-en-demeure': 'une mise en demeure',
  denonciation: 'la dénonciation',
} as const;
export type NatureAutorisable = keyof typeof AUTORISABLES_LABELS;
