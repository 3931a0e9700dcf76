import type { EtatAvenant } from '#domain/fiches/avenant';
import type { EtatConvention } from '#domain/fiches/convention';
import type { SensAvis } from '#domain/fiches/avis';
import type { EtatMiseEnDemeure, MotifRetour } from '#domain/fiches/mise-en-demeure';
import type { OngletConvention } from './views';

/* The words of the states: the same on every screen and in every file that is handed over. */

export const etatConventionLabels: Readonly<Record<EtatConvention, string>> = {
  projet: 'Non signée',
  en_cours_de_signature: 'En cours de signature',
  effet_a_trancher: 'Date d’effet à trancher',
  en_vigueur: 'En vigueur',
  denoncee: 'Dénoncée',
  resiliee: 'Résiliée',
  expiree: 'Expirée',
};

export const etatAvenantLabels: Readonly<Record<EtatAvenant, string>> = {
  demande: 'Demandé, avis à recueillir',
  instruction: 'En instruction',
  saisine: 'CREFOP saisi, avis attendu',
  avis_rendu: 'Avis rendu, à signer',
  mise_a_la_signature: 'À la signature',
  en_cours_de_signature: 'En cours de signature',
  signe: 'Signé, effet à venir',
  en_vigueur: 'En vigueur',
  refuse: 'Refusé',
  abandonne: 'Abandonné',
};

export const etatMiseEnDemeureLabels: Readonly<Record<EtatMiseEnDemeure, string>> = {
  brouillon: 'Brouillon',
  signee: 'Signée, à envoyer',
  delai_en_cours: 'Délai en cours',
  delai_expire: 'Délai expiré',
  regularisee: 'Régularisée',
  retiree: 'Retirée',
  denonciation_notifiee: 'Dénonciation notifiée',
};

export const sensAvisLabels: Readonly<Record<SensAvis, string>> = {
  favorable: 'Favorable',
  favorable_avec_reserves: 'Favorable avec réserves',
  favorable_avec_recommandations: 'Favorable avec recommandations',
  defavorable: 'Défavorable',
  pris_acte: 'Pris acte',
  partage: 'Partagé',
  sursis: 'Sursis à statuer',
  sans_avis: 'Sans avis exprimé',
};

export const motifRetourLabels: Readonly<Record<MotifRetour, string>> = {
  non_reclame: 'pli avisé et non réclamé',
  refuse: 'pli refusé par le destinataire',
  adresse_inconnue: 'destinataire inconnu à l’adresse',
};

export const ongletLabels: Readonly<Record<OngletConvention, string>> = {
  texte: 'Texte',
  parties: 'Parties et signataires',
  avenants: 'Avenants',
  avis: 'Avis du CREFOP',
  resiliation: 'Résiliation',
  documents: 'Documents',
  chronologie: 'Chronologie',
  journal: 'Journal',
};
