import type { Method, Parsed, Procedures } from '#contract/procedures';
import {
  instruireAvenant,
  mettreALaSignature,
  refuserAvenant,
  saisirCrefop,
} from '#domain/avenant/etapes-commands';
import { abandonnerAvenant, demanderAvenant, redigerAvenant, signerAvenant } from '#domain/avenant/commands';
import {
  ajouterOperations,
  arbitrer,
  deplacerOperation,
  modifierOperation,
  retirerOperation,
} from '#domain/avenant/operations-commands';
import {
  confirmerFin,
  daterActe,
  modifierSignataire,
  signerConvention,
  trancherEffet,
} from '#domain/convention/commands';
import { enregistrerAvis, publierAvis } from '#domain/crefop/commands';
import type { Contexte, DecisionResult } from '#domain/decision';
import type { Registre } from '#domain/registre';
import { enregistrerReception, notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { envoyerMiseEnDemeure, suivreEnvoi } from '#domain/resiliation/envoi-commands';
import {
  preparerMiseEnDemeure,
  redigerMiseEnDemeure,
  regulariser,
  retirer,
  signerMiseEnDemeure,
} from '#domain/resiliation/mise-en-demeure-commands';

/** The commands that are more than one rule of the domain: each has a use case of its own. */
export const USE_CASE_METHODS = [
  'exemple.charger',
  'pieces.ajouter',
  'corbeille.supprimer',
  'corbeille.retablir',
  'historique.annuler',
  'historique.retablir',
  'historique.rectifier',
  'echanges.importer',
  'sauvegardes.restaurer',
] as const satisfies readonly Method[];
export type UseCaseMethod = (typeof USE_CASE_METHODS)[number];

/** The calls that change the registry through one rule of the domain. */
export type CommandMethod = Exclude<
  { [M in Method]: Procedures[M]['kind'] extends 'command' ? M : never }[Method],
  UseCaseMethod
>;

type Rule<M extends Method> = (registre: Registre, input: Parsed<M>, contexte: Contexte) => DecisionResult;

/** Which rule decides each command: one place, whatever the door. */
export const COMMANDS: { readonly [M in CommandMethod]: Rule<M> } = {
  'conventions.signer': signerConvention,
  'conventions.daterActe': daterActe,
  'conventions.trancherEffet': trancherEffet,
  'conventions.confirmerFin': confirmerFin,
  'conventions.modifierSignataire': modifierSignataire,
  'avenants.demander': demanderAvenant,
  'avenants.rediger': redigerAvenant,
  'avenants.ajouterOperations': ajouterOperations,
  'avenants.modifierOperation': modifierOperation,
  'avenants.retirerOperation': retirerOperation,
  'avenants.deplacerOperation': deplacerOperation,
  'avenants.arbitrer': arbitrer,
  'avenants.instruire': instruireAvenant,
  'avenants.saisir': saisirCrefop,
  'avenants.mettreALaSignature': mettreALaSignature,
  'avenants.signer': signerAvenant,
  'avenants.refuser': refuserAvenant,
  'avenants.abandonner': abandonnerAvenant,
  'avis.enregistrer': enregistrerAvis,
  'avis.publier': publierAvis,
  'misesEnDemeure.preparer': preparerMiseEnDemeure,
  'misesEnDemeure.rediger': redigerMiseEnDemeure,
  'misesEnDemeure.signer': signerMiseEnDemeure,
  'misesEnDemeure.envoyer': envoyerMiseEnDemeure,
  'misesEnDemeure.suivreEnvoi': suivreEnvoi,
  'misesEnDemeure.regulariser': regulariser,
  'misesEnDemeure.retirer': retirer,
  'denonciations.notifier': notifierDenonciation,
  'denonciations.enregistrerReception': enregistrerReception,
};

export const COMMAND_METHODS = Object.keys(COMMANDS) as readonly CommandMethod[];

/** What the journal calls each action. */
export const ACTION_LABELS: Readonly<Record<CommandMethod | UseCaseMethod, string>> = {
  'exemple.charger': 'Création du registre',
  'pieces.ajouter': 'Ajout d’une pièce jointe',
  'corbeille.supprimer': 'Mise à la corbeille',
  'corbeille.retablir': 'Retour de la corbeille',
  'historique.annuler': 'Annulation d’une action',
  'historique.retablir': 'Rétablissement d’une action annulée',
  'historique.rectifier': 'Rectification d’un acte',
  'echanges.importer': 'Import d’un registre',
  'sauvegardes.restaurer': 'Retour à une sauvegarde',
  'conventions.signer': 'Signature de la convention',
  'conventions.daterActe': 'Date portée sur l’acte',
  'conventions.trancherEffet': 'Choix de la date d’effet',
  'conventions.confirmerFin': 'Confirmation de la date de fin',
  'conventions.modifierSignataire': 'Modification d’un signataire',
  'avenants.demander': 'Demande d’avenant',
  'avenants.rediger': 'Rédaction du projet d’avenant',
  'avenants.ajouterOperations': 'Ajout de modifications de la convention',
  'avenants.modifierOperation': 'Nouvelle rédaction d’une modification',
  'avenants.retirerOperation': 'Retrait d’une modification',
  'avenants.deplacerOperation': 'Changement d’ordre des modifications',
  'avenants.arbitrer': 'Conflit tranché entre deux textes',
  'avenants.instruire': 'Ouverture de l’instruction de l’avenant',
  'avenants.saisir': 'Saisine du comité régional',
  'avenants.mettreALaSignature': 'Mise à la signature de l’avenant',
  'avenants.signer': 'Signature de l’avenant',
  'avenants.refuser': 'Refus de l’avenant par une partie',
  'avenants.abandonner': 'Abandon de l’avenant',
  'avis.enregistrer': 'Avis du comité régional',
  'avis.publier': 'Publication de l’avis',
  'misesEnDemeure.preparer': 'Préparation d’une mise en demeure',
  'misesEnDemeure.rediger': 'Rédaction de la mise en demeure',
  'misesEnDemeure.signer': 'Signature de la mise en demeure',
  'misesEnDemeure.envoyer': 'Envoi de la mise en demeure',
  'misesEnDemeure.suivreEnvoi': 'Suivi postal',
  'misesEnDemeure.regulariser': 'Régularisation',
  'misesEnDemeure.retirer': 'Retrait de la mise en demeure',
  'denonciations.notifier': 'Dénonciation de la convention',
  'denonciations.enregistrerReception': 'Réception de la dénonciation',
};
