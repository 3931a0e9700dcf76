import type { NatureModification } from '#domain/avenant/operations';

export const natureModificationLabels: Readonly<Record<NatureModification, string>> = {
  remplacer_mots: 'Remplacer des mots',
  inserer_mots: 'Insérer des mots',
  rediger_alinea: 'Récrire un alinéa',
  rediger_division: 'Récrire l’article',
  intituler: 'Changer l’intitulé',
  inserer_alineas: 'Insérer un alinéa',
  supprimer_alinea: 'Supprimer un alinéa',
  inserer_division: 'Insérer un article',
  abroger: 'Abroger',
  retablir: 'Rétablir',
  ajouter_annexe: 'Ajouter une annexe',
  nommer_partie: 'Changer le nom d’une partie',
  designer_signataire: 'Désigner un signataire',
  proroger: 'Proroger la convention',
};
