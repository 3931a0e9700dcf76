import type { Input } from '#contract/procedures';

/** An operation as a door sends it. */
export type Modification = Input<'avenants.ajouterOperations'>['operations'][number]['modification'];

/** The end of the real convention put off to the end of 2029. */
export const PROROGER_A_2029: Modification = {
  nature: 'proroger',
  divisionId: 'art6',
  alineaId: 'art6-2',
  texte: 'Elle est conclue jusqu’au 31 décembre 2029.',
  fin: '2029-12-31',
};

/** An article 4-1 that refers to article 5: repealing that one leaves the reference dead. */
export const COMITE_QUI_RENVOIE: Modification = {
  nature: 'inserer_division',
  apres: 'art4',
  sorte: 'article',
  numero: '4-1',
  intitule: 'ARTICLE 4-1 : COMITÉ',
  alineas: [{ niveau: 0, marque: null, texte: 'Un comité applique l’article 5.' }],
};
