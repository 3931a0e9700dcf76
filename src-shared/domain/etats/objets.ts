/** The objects that have a table of states, by the word of its address and of the terminal. */
export const OBJETS = {
  convention: 'une convention',
  avenant: 'un avenant',
  seance: 'une séance du comité',
  avis: 'un avis du comité',
  'mise-en-demeure': 'une mise en demeure',
  denonciation: 'une dénonciation',
  paquet: 'un paquet de signature',
} as const;
export type ObjetDeTable = keyof typeof OBJETS;
export const OBJETS_DE_TABLE = Object.keys(OBJETS) as readonly ObjetDeTable[];

export const estObjetDeTable = (word: string | undefined): word is ObjetDeTable =>
  OBJETS_DE_TABLE.some((one) => one === word);

/** « États d’un avenant » */
export const titreDesEtats = (objet: ObjetDeTable): string => `États d’${OBJETS[objet]}`;
