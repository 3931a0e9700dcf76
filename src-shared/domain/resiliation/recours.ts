import { dureeDe } from '../delais/calcul';

const REGLE = { quantite: 2, unite: 'mois', declencheur: 'reception' } as const;

/**
 * What the party told of an end has to ask the judge for the relations to go on: case law, which no convention changes
 * (CE, 21 March 2011, n° 304806).
 */
export const RECOURS_REPRISE = {
  regle: REGLE,
  /** Inside a sentence. */
  duree: dureeDe(REGLE),
  source: 'CE, 21 mars 2011, n° 304806',
} as const;
