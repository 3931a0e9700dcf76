import type { Modification } from '#domain/texte/operations';

/** The rector's place is given to another person. */
export const designerRecteur = (nom: string): Modification => ({
  nature: 'designer_signataire',
  signataireId: 'recteur',
  fonction: { libelle: 'Recteur de région académique', genre: 'm' },
  personne: { civilite: 'Monsieur', prenom: 'Hugo', nom },
});

export const renommerRegion = (nom: string): Modification => ({
  nature: 'nommer_partie',
  partieId: 'region',
  nom,
});
