import { plierTexte } from '../french';

/** The regions of France, and the bodies that have their powers, as acts write them. */
const REGIONS = [
  'Auvergne-Rhône-Alpes', 'Bourgogne-Franche-Comté', 'Bretagne', 'Centre-Val de Loire', 'Corse', 'Grand Est',
  'Hauts-de-France', 'Île-de-France', 'Normandie', 'Nouvelle-Aquitaine', 'Occitanie', 'Pays de la Loire',
  'Provence-Alpes-Côte d’Azur', 'Guadeloupe', 'Guyane', 'Martinique', 'La Réunion', 'Mayotte',
] as const; // prettier-ignore

const plier = (texte: string): string => plierTexte(texte).replace(/[-\s]+/gu, ' ');
const MOTIFS = REGIONS.map(
  (nom) => [nom, nom === 'La Réunion' ? null : new RegExp(`(?<![a-z])${plier(nom)}(?![a-z])`, 'gu')] as const,
);
/** The island takes a capital, a meeting does not. */
const ILE = /(?<!\p{L})(?:Réunion|RÉUNION|REUNION)(?! d[eu’'])/gu;

/** The region a convention is of: the one that the first of these texts to name one names most. */
export function regionDe(lieux: readonly (readonly string[])[]): string | null {
  for (const textes of lieux) {
    const brut = textes.join(' / ');
    const dit = plier(brut);
    const [best] = MOTIFS.map(([nom, motif]) => ({
      nom,
      fois: [...(motif === null ? brut.matchAll(ILE) : dit.matchAll(motif))].length,
    }))
      .filter(({ fois }) => fois > 0)
      .sort((a, b) => b.fois - a.fois);
    if (best !== undefined) return best.nom;
  }
  return null;
}
