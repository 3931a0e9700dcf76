import { MECANISME, acte, libre, sensible } from '../acte';

/** The first of all. */
export const acteCreation = {
  'exemple.charger': acte({
    libelle: 'Exemple ouvert',
    classement: sensible('elle fait entrer un exemple entier, dont la suite dépend'),
    motif: null,
    adresse: null,
    rubrique: 'sauvegarde',
  }),
};

/** The acts that are more than one rule of the domain: each has a use case of its own. */
export const actesRegistre = {
  'pieces.ajouter': acte({
    libelle: 'Ajout d’une pièce jointe',
    geste: 'Joindre une pièce',
    classement: libre('le fichier joint est gardé sous son empreinte'),
    motif: null,
    adresse: 'pieces/nouvelle',
  }),
  'corbeille.supprimer': acte({
    libelle: 'Mise à la corbeille',
    classement: libre('seul ce que personne n’a signé ni reçu va à la corbeille'),
    motif: 'motif',
    adresse: null,
  }),
  'corbeille.retablir': acte({
    libelle: 'Retour de la corbeille',
    classement: libre('la corbeille garde ce qu’elle a rendu dans le journal'),
    motif: null,
    adresse: null,
  }),
  'historique.annuler': acte({
    libelle: 'Annulation d’une action',
    classement: MECANISME,
    motif: null,
    adresse: null,
    rubrique: 'historique',
  }),
  'historique.retablir': acte({
    libelle: 'Rétablissement d’une action annulée',
    classement: MECANISME,
    motif: null,
    adresse: null,
    rubrique: 'historique',
  }),
  'historique.rectifier': acte({
    libelle: 'Rectification d’un acte',
    classement: sensible('une rectification dit un motif, qui reste au registre'),
    motif: 'motif',
    adresse: null,
    rubrique: 'historique',
  }),
  'echanges.importer': acte({
    libelle: 'Import d’un registre',
    classement: libre('le journal garde l’état d’avant l’import'),
    motif: 'motif',
    adresse: null,
    rubrique: 'sauvegarde',
  }),
  'sauvegardes.restaurer': acte({
    libelle: 'Retour à une sauvegarde',
    classement: libre('le journal garde l’état d’avant la restauration'),
    motif: 'motif',
    adresse: null,
    rubrique: 'sauvegarde',
  }),
};
