/** How far a long reading is: what it counts, how many so far, of how many once it is known. */
export type Avancement = {
  readonly etape: 'fichier' | 'pages' | 'paragraphes' | 'acte' | 'phrases';
  readonly faites: number;
  readonly total: number | null;
};

/** Nothing is counted yet. */
export const A_OUVRIR: Avancement = { etape: 'fichier', faites: 0, total: null };
/** Every word of the file is read; what they make is being found. */
export const A_RECONNAITRE: Avancement = { etape: 'acte', faites: 0, total: null };

const nombre = (n: number): string => n.toLocaleString('fr-FR').replaceAll('\u202F', '\u00A0');

/** « 340 paragraphes lus sur 902 » */
export function direAvancement({ etape, faites, total }: Avancement): string {
  if (etape === 'acte') return 'Recherche du titre, des parties, des articles et des clauses…';
  if (etape === 'fichier' || total === null) return 'Ouverture du texte…';
  const mots =
    faites > 1
      ? { pages: 'pages lues', paragraphes: 'paragraphes lus', phrases: 'phrases lues' }
      : { pages: 'page lue', paragraphes: 'paragraphe lu', phrases: 'phrase lue' };
  return `${nombre(faites)}\u00A0${mots[etape]} sur ${nombre(total)}`;
}
