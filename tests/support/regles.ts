import type { Regle } from '#domain/delais/calcul';

/** The notice of the sample convention: two months from the sending of the letter. */
export const REGLE_EXEMPLE: Regle = { quantite: 2, unite: 'mois', declencheur: 'envoi' };
