import { dureeDe } from '../delais/calcul';
import { avertir } from '../refus';

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

/** Said of every act that ends the convention against somebody's will. */
export const RECOURS = avertir(
  `L’autre partie peut saisir le juge dans les ${RECOURS_REPRISE.duree} où elle est informée de la résiliation.`,
  RECOURS_REPRISE.source,
);
