/**
 * How an action of the journal may be taken back, and why so; the reason ends a sentence.
 * - `libre`: by the undo, and given again by the redo.
 * - `sensible`: never silently. It stops the undo, and only a rectification, with its reason, takes it back.
 * - `mecanisme`: an undo or a redo, which is itself the way back.
 */
export type Classement = {
  readonly nature: 'libre' | 'sensible' | 'mecanisme';
  readonly raison: string;
};

const libre = (raison: string): Classement => ({ nature: 'libre', raison });
const sensible = (raison: string): Classement => ({ nature: 'sensible', raison });
const MECANISME: Classement = { nature: 'mecanisme', raison: 'elle se reprend par l’action inverse' };
const PROJET = libre('ce n’est qu’un projet, que personne n’a signé ni reçu');

/** Every command, by its name in the contract and in the journal. A command absent from it does not pass the tests. */
export const CLASSEMENT: Readonly<Record<string, Classement>> = {
  'exemple.charger': sensible('elle crée le registre'),

  'conventions.signer': sensible('une signature est un fait, dont la date fixe l’effet de la convention'),
  'conventions.daterActe': sensible('la date portée sur l’acte peut fixer l’effet de la convention'),
  'conventions.trancherEffet': sensible('elle fixe la date d’effet de la convention'),
  'conventions.confirmerFin': sensible('elle fixe la date de fin de la convention'),
  'conventions.modifierSignataire': libre('le titulaire d’une fonction se corrige tant que rien n’est signé'),

  'avenants.demander': PROJET,
  'avenants.rediger': PROJET,
  'avenants.ajouterOperations': PROJET,
  'avenants.modifierOperation': PROJET,
  'avenants.retirerOperation': PROJET,
  'avenants.deplacerOperation': PROJET,
  'avenants.arbitrer': sensible('un conflit tranché, avec son motif, décide de ce qu’on lit en vigueur'),
  'avenants.instruire': libre('l’instruction est un suivi du service, que personne d’autre n’a reçu'),
  'avenants.saisir': sensible('le projet a été transmis au CREFOP'),
  'avenants.mettreALaSignature': sensible(
    'le texte est parti à la signature, et tous les originaux le portent',
  ),
  'avenants.signer': sensible('une signature est un fait, et la dernière donne son numéro à l’avenant'),
  'avenants.refuser': sensible('une partie a fait savoir qu’elle ne signera pas'),
  'avenants.abandonner': libre('l’abandon laisse le projet tel qu’il était'),

  'avis.enregistrer': sensible('l’avis a été rendu en séance, et la signature de l’avenant repose sur lui'),
  'avis.publier': sensible('l’avis a été rendu public'),

  'misesEnDemeure.preparer': PROJET,
  'misesEnDemeure.rediger': PROJET,
  'misesEnDemeure.signer': sensible('la lettre est signée'),
  'misesEnDemeure.envoyer': sensible('la lettre est partie : le délai de l’article 7 court de son envoi'),
  'misesEnDemeure.suivreEnvoi': sensible('la Poste atteste ce qu’est devenue la lettre'),
  'misesEnDemeure.regulariser': sensible('elle clôt la mise en demeure'),
  'misesEnDemeure.retirer': sensible('elle clôt la mise en demeure'),

  'denonciations.notifier': sensible('la dénonciation a été notifiée à l’autre partie'),
  'denonciations.enregistrerReception': sensible('la réception fixe la fin de la convention'),

  'pieces.ajouter': libre('le fichier joint est gardé sous son empreinte'),

  'corbeille.supprimer': libre('seul ce que personne n’a signé ni reçu va à la corbeille'),
  'corbeille.retablir': libre('la corbeille garde ce qu’elle a rendu dans le journal'),

  'historique.annuler': MECANISME,
  'historique.retablir': MECANISME,
  'historique.rectifier': sensible('une rectification dit un motif, qui reste au registre'),

  'sauvegardes.restaurer': libre('le journal garde l’état d’avant la restauration'),
  'echanges.importer': libre('le journal garde l’état d’avant l’import'),
};

/** An action that this version does not know stops the undo: nobody can say what taking it back would break. */
const INCONNUE = sensible('cette version de l’application ne connaît pas cette action');

export function classementOf(action: string): Classement {
  return Object.hasOwn(CLASSEMENT, action) ? (CLASSEMENT[action] ?? INCONNUE) : INCONNUE;
}
