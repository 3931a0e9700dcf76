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
import {
  ajouterEcheanceLibre,
  corrigerEcheanceLibre,
  tenirEcheanceLibre,
} from '#domain/echeance-libre/commands';
import { refuserPaquet, reprendreCircuit, retirerPaquet } from '#domain/paquet/arret';
import { refuseEnCirculation } from '#domain/paquet/commun';
import { ordonnerPaquet } from '#domain/paquet/ouverture';
import { remplirPaquet, signerPaquets } from '#domain/paquet/signatures';
import { relancerSignataire, remettreOriginal, viserPaquet } from '#domain/paquet/suivi';
import { corrigerPapier, enregistrerPapier } from '#domain/papier/commands';
import {
  abrogerDelegation,
  constaterDepart,
  corrigerDelegation,
  enregistrerDelegation,
  publierDelegation,
  reconduireDelegation,
} from '#domain/pouvoirs/commands';
import type { Registre } from '#domain/registre';
import { refuse } from '#domain/result';
import { recevoirMiseEnDemeure } from '#domain/resiliation/recue-commands';
import { remettreDossier } from '#domain/resiliation/affaire-commands';
import { enregistrerReception, notifierDenonciation } from '#domain/resiliation/denonciation-commands';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { quitterPlanning, retenirPlanning } from '#domain/retroplanning/commands';
import { reglerDelaiUsage } from '#domain/usage/commands';
import { envoyerMiseEnDemeure, suivreEnvoi, tenirEnDemeure } from '#domain/resiliation/envoi-commands';
import {
  observer,
  preparerMiseEnDemeure,
  prolonger,
  redigerMiseEnDemeure,
  regulariser,
  retirer,
  signerMiseEnDemeure,
} from '#domain/resiliation/mise-en-demeure-commands';
import {
  enregistrerSuite,
  envoyerDenonciation,
  suivreDenonciation,
} from '#domain/resiliation/suites-commands';
import {
  corrigerMembre,
  creerInstance,
  enregistrerMembre,
  reglerInstance,
  renommerInstance,
  terminerMembre,
} from '#domain/seance/comite';
import {
  annulerSeance,
  cloreSeance,
  convoquerSeance,
  deporterMembre,
  inscrirePoint,
  modifierSeance,
  pointerPresences,
  programmerSeance,
  publierAvisDeSeance,
  quitterAvantPoint,
  reconvoquerSeance,
  rendreAvis,
  retirerPoint,
} from '#domain/seance/seances';
import { constaterVacance, corrigerTitulaire, enregistrerTitulaire } from '#domain/titulaire/commands';
import { importerTitulaires } from '#domain/titulaire/importer';

/** The acts that change the registry through one rule of the domain. */
export type CommandMethod = keyof typeof ACTES_DE_REGLE;

type Rule<M extends Method> = (registre: Registre, input: Parsed<M>, contexte: Contexte) => DecisionResult;

/** A signature recorded on the act itself is on each of its originals, while they are out. */
const avecPaquet =
  <I>(rule: (registre: Registre, input: I, contexte: Contexte) => DecisionResult) =>
  (registre: Registre, input: I, contexte: Contexte): DecisionResult =>
    remplirPaquet(registre, rule(registre, input, contexte));

/** What is out in a packet is not written again: an avenant has this of its own, from the day it is put to signature. */
const horsPaquet =
  <I>(
    rule: (registre: Registre, input: I, contexte: Contexte) => DecisionResult,
    objetDe: (input: I) => string,
  ) =>
  (registre: Registre, input: I, contexte: Contexte): DecisionResult => {
    const denied = refuseEnCirculation(registre, objetDe(input));
    return denied === null ? rule(registre, input, contexte) : refuse(denied);
  };

/** Which rule decides each command: one place, whatever the door. */
export const COMMANDS: { readonly [M in CommandMethod]: Rule<M> } = {
  'conventions.creer': creerConvention,
  'conventions.editer': horsPaquet(editerConvention, ({ conventionId }) => conventionId),
  'conventions.signer': avecPaquet(signerConvention),
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
  'avenants.retenirPlanning': retenirPlanning,
  'avenants.quitterPlanning': quitterPlanning,
  'avenants.mettreALaSignature': mettreALaSignature,
  'avenants.signer': avecPaquet(signerAvenant),
  'avenants.refuser': refuserAvenant,
  'avenants.reprendre': reprendreAvenant,
  'avenants.abandonner': abandonnerAvenant,
  'avis.enregistrer': enregistrerAvis,
  'avis.enregistrerSurConvention': enregistrerAvisSurConvention,
  'avis.publier': publierAvis,
  'misesEnDemeure.preparer': preparerMiseEnDemeure,
  'misesEnDemeure.recevoir': recevoirMiseEnDemeure,
  'misesEnDemeure.rediger': horsPaquet(redigerMiseEnDemeure, ({ miseEnDemeureId }) => miseEnDemeureId),
  'misesEnDemeure.signer': avecPaquet(signerMiseEnDemeure),
  'misesEnDemeure.envoyer': envoyerMiseEnDemeure,
  'misesEnDemeure.suivreEnvoi': suivreEnvoi,
  'misesEnDemeure.tenir': tenirEnDemeure,
  'misesEnDemeure.prolonger': prolonger,
  'misesEnDemeure.observer': observer,
  'misesEnDemeure.remettre': remettreDossier,
  'misesEnDemeure.regulariser': regulariser,
  'misesEnDemeure.retirer': retirer,
  'denonciations.notifier': notifierDenonciation,
  'denonciations.resilier': resilierAvecPreavis,
  'denonciations.envoyer': envoyerDenonciation,
  'denonciations.suivreEnvoi': suivreDenonciation,
  'denonciations.enregistrerSuite': enregistrerSuite,
  'denonciations.enregistrerReception': enregistrerReception,
  'paquets.ordonner': ordonnerPaquet,
  'paquets.signer': signerPaquets,
  'paquets.viser': viserPaquet,
  'paquets.refuser': refuserPaquet,
  'paquets.reprendre': reprendreCircuit,
  'paquets.retirer': retirerPaquet,
  'paquets.remettre': remettreOriginal,
  'paquets.relancer': relancerSignataire,
  'deliberations.enregistrer': enregistrerDeliberation,
  'deliberations.corriger': corrigerDeliberation,
  'deliberations.rendreExecutoire': rendreExecutoire,
  'titulaires.enregistrer': enregistrerTitulaire,
  'titulaires.constaterVacance': constaterVacance,
  'titulaires.corriger': corrigerTitulaire,
  'titulaires.importer': importerTitulaires,
  'delegations.enregistrer': enregistrerDelegation,
  'delegations.corriger': corrigerDelegation,
  'delegations.publier': publierDelegation,
  'delegations.reconduire': reconduireDelegation,
  'delegations.constaterDepart': constaterDepart,
  'delegations.abroger': abrogerDelegation,
  'echeancesLibres.ajouter': ajouterEcheanceLibre,
  'echeancesLibres.corriger': corrigerEcheanceLibre,
  'echeancesLibres.tenir': tenirEcheanceLibre,
  'instances.creer': creerInstance,
  'instances.renommer': renommerInstance,
  'instances.regler': reglerInstance,
  'membresDuComite.enregistrer': enregistrerMembre,
  'membresDuComite.corriger': corrigerMembre,
  'membresDuComite.terminer': terminerMembre,
  'delaisUsage.regler': reglerDelaiUsage,
  'seances.programmer': programmerSeance,
  'seances.modifier': modifierSeance,
  'seances.inscrire': inscrirePoint,
  'seances.retirerPoint': retirerPoint,
  'seances.convoquer': convoquerSeance,
  'seances.reconvoquer': reconvoquerSeance,
  'seances.pointer': pointerPresences,
  'seances.deporter': deporterMembre,
  'seances.quitter': quitterAvantPoint,
  'seances.rendreAvis': rendreAvis,
  'seances.clore': cloreSeance,
  'seances.publierAvis': publierAvisDeSeance,
  'seances.annuler': annulerSeance,
  'papiers.enregistrer': enregistrerPapier,
  'papiers.corriger': corrigerPapier,
};

export const COMMAND_METHODS = Object.keys(COMMANDS) as readonly CommandMethod[];
