import type { ACTES_DE_REGLE } from '#registre/actes';
import type { Method, Parsed } from '#contract/procedures';
import {
  instruireAvenant,
  mettreALaSignature,
  refuserAvenant,
  saisirCrefop,
} from '#domain/avenant/etapes-commands';
import {
  abandonnerAvenant,
  demanderAvenant,
  redigerAvenant,
  reprendreAvenant,
  signerAvenant,
} from '#domain/avenant/commands';
import {
  ajouterOperations,
  arbitrer,
  deplacerOperation,
  modifierOperation,
  reglerClause,
  retirerOperation,
} from '#domain/avenant/operations-commands';
import {
  confirmerFin,
  daterActe,
  modifierSignataire,
  signerConvention,
  trancherEffet,
} from '#domain/convention/commands';
import { creerConvention, editerConvention } from '#domain/convention/creation';
import { enregistrerAvis, enregistrerAvisSurConvention, publierAvis } from '#domain/crefop/commands';
import {
  ajouterJourLocal,
  changerClause,
  confirmerClause,
  poserClause,
  retirerClause,
  retirerJourLocal,
} from '#domain/convention/clauses-commands';
import {
  notifier,
  opposerRenouvellement,
  publier,
  reconduire,
  transmettre,
} from '#domain/convention/faits-commands';
import type { Contexte, DecisionResult } from '#domain/decision';
import {
  corrigerDeliberation,
  enregistrerDeliberation,
  rendreExecutoire,
} from '#domain/deliberation/commands';
import type { Registre } from '#domain/registre';
import {
  enregistrerReception,
  notifierDenonciation,
  resilierAvecPreavis,
} from '#domain/resiliation/denonciation-commands';
import { envoyerMiseEnDemeure, suivreEnvoi } from '#domain/resiliation/envoi-commands';
import {
  preparerMiseEnDemeure,
  redigerMiseEnDemeure,
  regulariser,
  retirer,
  signerMiseEnDemeure,
} from '#domain/resiliation/mise-en-demeure-commands';
import { constaterVacance, corrigerTitulaire, enregistrerTitulaire } from '#domain/titulaire/commands';
import { importerTitulaires } from '#domain/titulaire/importer';

/** The acts that change the registry through one rule of the domain. */
export type CommandMethod = keyof typeof ACTES_DE_REGLE;

type Rule<M extends Method> = (registre: Registre, input: Parsed<M>, contexte: Contexte) => DecisionResult;

/** Which rule decides each command: one place, whatever the door. */
export const COMMANDS: { readonly [M in CommandMethod]: Rule<M> } = {
  'conventions.creer': creerConvention,
  'conventions.editer': editerConvention,
  'conventions.signer': signerConvention,
  'conventions.daterActe': daterActe,
  'conventions.trancherEffet': trancherEffet,
  'conventions.confirmerFin': confirmerFin,
  'conventions.modifierSignataire': modifierSignataire,
  'conventions.poserClause': poserClause,
  'conventions.confirmerClause': confirmerClause,
  'conventions.changerClause': changerClause,
  'conventions.retirerClause': retirerClause,
  'conventions.notifier': notifier,
  'conventions.transmettre': transmettre,
  'conventions.publier': publier,
  'conventions.opposerRenouvellement': opposerRenouvellement,
  'conventions.reconduire': reconduire,
  'conventions.ajouterJourLocal': ajouterJourLocal,
  'conventions.retirerJourLocal': retirerJourLocal,
  'avenants.demander': demanderAvenant,
  'avenants.rediger': redigerAvenant,
  'avenants.ajouterOperations': ajouterOperations,
  'avenants.modifierOperation': modifierOperation,
  'avenants.retirerOperation': retirerOperation,
  'avenants.deplacerOperation': deplacerOperation,
  'avenants.reglerClause': reglerClause,
  'avenants.arbitrer': arbitrer,
  'avenants.instruire': instruireAvenant,
  'avenants.saisir': saisirCrefop,
  'avenants.mettreALaSignature': mettreALaSignature,
  'avenants.signer': signerAvenant,
  'avenants.refuser': refuserAvenant,
  'avenants.reprendre': reprendreAvenant,
  'avenants.abandonner': abandonnerAvenant,
  'avis.enregistrer': enregistrerAvis,
  'avis.enregistrerSurConvention': enregistrerAvisSurConvention,
  'avis.publier': publierAvis,
  'misesEnDemeure.preparer': preparerMiseEnDemeure,
  'misesEnDemeure.rediger': redigerMiseEnDemeure,
  'misesEnDemeure.signer': signerMiseEnDemeure,
  'misesEnDemeure.envoyer': envoyerMiseEnDemeure,
  'misesEnDemeure.suivreEnvoi': suivreEnvoi,
  'misesEnDemeure.regulariser': regulariser,
  'misesEnDemeure.retirer': retirer,
  'denonciations.notifier': notifierDenonciation,
  'denonciations.resilier': resilierAvecPreavis,
  'denonciations.enregistrerReception': enregistrerReception,
  'deliberations.enregistrer': enregistrerDeliberation,
  'deliberations.corriger': corrigerDeliberation,
  'deliberations.rendreExecutoire': rendreExecutoire,
  'titulaires.enregistrer': enregistrerTitulaire,
  'titulaires.constaterVacance': constaterVacance,
  'titulaires.corriger': corrigerTitulaire,
  'titulaires.importer': importerTitulaires,
};

export const COMMAND_METHODS = Object.keys(COMMANDS) as readonly CommandMethod[];
