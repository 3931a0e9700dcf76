import { ACTES } from '#registre/actes';
import type { ActeDerive } from '#registre/actes';
import type { Membres } from '#registre/champs';

/** Where each form of a convention lives. A form is a page: it has an address, it survives a mistaken click. */
const base = (conventionId: string) => `/conventions/${encodeURIComponent(conventionId)}`;
const seg = encodeURIComponent;

const TABLE: Readonly<Record<string, { readonly adresse: string | null; readonly saisie?: Membres }>> = ACTES;

/** The field of a flat input that says what the act is about: its first link. */
export const subjectFieldOf = (method: ActeDerive): string =>
  Object.entries(TABLE[method]?.saisie ?? {}).find(([, { genre }]) => genre === 'fiche')?.[0] ?? '';

/** The collection of what the act is about. */
export function subjectOf(method: ActeDerive): string | null {
  const champ = TABLE[method]?.saisie?.[subjectFieldOf(method)];
  return champ?.genre === 'fiche' ? champ.collection : null;
}

/** The address of a form made from its act. */
export const actPath = (method: ActeDerive, conventionId: string, id = ''): string =>
  `${base(conventionId)}/${(TABLE[method]?.adresse ?? '').replace(/:[A-Za-z]+/u, seg(id))}`;

export const formPaths = {
  signer: (conventionId: string) => `${base(conventionId)}/signer`,
  dateActe: (conventionId: string) => `${base(conventionId)}/date-acte`,
  trancherEffet: (conventionId: string) => `${base(conventionId)}/date-effet`,
  confirmerFin: (conventionId: string) => `${base(conventionId)}/fin`,
  signataire: (conventionId: string, signataireId: string) =>
    `${base(conventionId)}/signataires/${seg(signataireId)}`,
  constaterVacance: (conventionId: string, signataireId: string) =>
    `${base(conventionId)}/${ACTES['titulaires.constaterVacance'].adresse}?signataireId=${seg(signataireId)}`,
  importerTitulaires: (conventionId: string) => `${base(conventionId)}/titulaires/importer`,
  /** `nature`: the one to begin with, when the user comes from it. */
  poserClause: (conventionId: string, nature?: string) =>
    `${base(conventionId)}/clauses/nouvelle${nature === undefined ? '' : `?nature=${nature}`}`,
  changerClause: (conventionId: string, id: string) => `${base(conventionId)}/clauses/${seg(id)}/changer`,
  confirmerClause: (conventionId: string, id: string) => `${base(conventionId)}/clauses/${seg(id)}/confirmer`,
  retirerClause: (conventionId: string, id: string) => `${base(conventionId)}/clauses/${seg(id)}/retirer`,
  notification: (conventionId: string) => `${base(conventionId)}/notification`,
  transmission: (conventionId: string) => `${base(conventionId)}/transmission`,
  publication: (conventionId: string) => `${base(conventionId)}/publication`,
  opposition: (conventionId: string) => `${base(conventionId)}/opposition`,
  reconduction: (conventionId: string) => `${base(conventionId)}/reconduction`,
  ajouterJourLocal: (conventionId: string) => `${base(conventionId)}/jours-locaux/nouveau`,
  retirerJourLocal: (conventionId: string) => `${base(conventionId)}/jours-locaux/retirer`,
  demanderAvenant: (conventionId: string) => `${base(conventionId)}/avenants/nouveau`,
  redigerAvenant: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/rediger`,
  signerAvenant: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/signer`,
  abandonnerAvenant: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/abandonner`,
  reprendreAvenant: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/reprendre`,
  instruireAvenant: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/instruire`,
  saisirCrefop: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/saisir`,
  mettreALaSignature: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/mettre-a-la-signature`,
  refuserAvenant: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/refuser`,
  enregistrerAvis: (conventionId: string, avenantId: string) =>
    `${base(conventionId)}/avenants/${seg(avenantId)}/avis`,
  /** `acte`: `collection/id` of the act that goes round, when the user comes from it. */
  ouvrirPaquet: (conventionId: string, acte?: string) =>
    `${base(conventionId)}/paquets/nouveau${acte === undefined ? '' : `?acte=${seg(acte)}`}`,
  avisConvention: (conventionId: string) => `${base(conventionId)}/avis/nouveau`,
  publierAvis: (conventionId: string, avisId: string) => `${base(conventionId)}/avis/${seg(avisId)}/publier`,
  preparerMiseEnDemeure: (conventionId: string) => `${base(conventionId)}/mises-en-demeure/nouvelle`,
  recevoirMiseEnDemeure: (conventionId: string) => `${base(conventionId)}/mises-en-demeure/recue`,
  redigerMiseEnDemeure: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/rediger`,
  signerMiseEnDemeure: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/signer`,
  envoyerMiseEnDemeure: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/envoyer`,
  suivreEnvoi: (conventionId: string, id: string, envoiId: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/envois/${seg(envoiId)}`,
  regulariser: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/regulariser`,
  retirer: (conventionId: string, id: string) => `${base(conventionId)}/mises-en-demeure/${seg(id)}/retirer`,
  tenir: (conventionId: string, id: string) => `${base(conventionId)}/mises-en-demeure/${seg(id)}/tenir`,
  prolonger: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/prolonger`,
  remettreDossier: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/remettre`,
  observations: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/observations`,
  envoyerDenonciation: (conventionId: string, denonciationId: string) =>
    `${base(conventionId)}/denonciations/${seg(denonciationId)}/envoyer`,
  suivreDenonciation: (conventionId: string, denonciationId: string, envoiId: string) =>
    `${base(conventionId)}/denonciations/${seg(denonciationId)}/envois/${seg(envoiId)}`,
  suiteDenonciation: (conventionId: string, denonciationId: string) =>
    `${base(conventionId)}/denonciations/${seg(denonciationId)}/suite`,
  notifierDenonciation: (conventionId: string, id: string) =>
    `${base(conventionId)}/mises-en-demeure/${seg(id)}/denoncer`,
  resilier: (conventionId: string) => `${base(conventionId)}/denonciations/nouvelle`,
  receptionDenonciation: (conventionId: string, denonciationId: string) =>
    `${base(conventionId)}/denonciations/${seg(denonciationId)}/reception`,
  /** `acte`: `collection/id` of the act the piece concerns, when the user comes from it. */
  joindrePiece: (conventionId: string, acte?: string) =>
    `${base(conventionId)}/pieces/nouvelle${acte === undefined ? '' : `?acte=${seg(acte)}`}`,
} as const;
