import type { ACTES_DE_REGLE } from '#registre/actes';
import type { Method, Parsed } from '#contract/procedures';
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

/** The acts that change the registry through one rule of the domain. */
export type CommandMethod = keyof typeof ACTES_DE_REGLE;

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
  'denonciations.resilier': resilierAvecPreavis,
  'denonciations.enregistrerReception': enregistrerReception,
  'deliberations.enregistrer': enregistrerDeliberation,
  'deliberations.corriger': corrigerDeliberation,
  'deliberations.rendreExecutoire': rendreExecutoire,
};

export const COMMAND_METHODS = Object.keys(COMMANDS) as readonly CommandMethod[];
