import { formatDate, formatShort } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import {
  choix,
  cle,
  facultatif,
  fiche,
  groupe,
  jour,
  lignes,
  liste,
  nombre,
  obligation,
  parId,
  parRang,
  partie,
  signataire,
  texte,
  variantes,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { DECLENCHEUR_LABELS, UNITE_DELAI_LABELS } from './clauses';
import { dateEtMotif } from './commun';

const membresGrief = {
  obligationId: obligation('Obligation'),
  faits: texte('Faits'),
  dateFaits: jour('Date des faits'),
  pieces: facultatif(texte('Pièces')),
  /** What would make it right. */
  miseEnConformite: facultatif(texte('Mise en conformité attendue')),
};
/** A breach: which duty, what happened, when, and what proves it. */
export type Grief = Objet<typeof membresGrief>;

/** Inside a sentence. */
export const MOTIF_RETOUR_LABELS = {
  non_reclame: 'pli avisé et non réclamé',
  refuse: 'pli refusé par le destinataire',
  adresse_inconnue: 'destinataire inconnu à l’adresse',
} as const;
export type MotifRetour = keyof typeof MOTIF_RETOUR_LABELS;

/** Inside a sentence. */
export const PREUVE_LABELS = {
  preuve_de_depot: 'preuve de dépôt conservée',
  declaratif: 'déclaration de l’expéditeur, sans preuve de dépôt',
} as const;

const membresEnvoi = {
  id: cle(),
  destinataireId: signataire('Destinataire'),
  numero: texte('Numéro de recommandé'),
  /** The day on the proof of deposit: the two months run from it (art. 7), not from the date typed on the letter. */
  depotLe: jour('Dépôt'),
  /** The proof kept, or the sender's word alone: said in every explanation of the delay. */
  preuve: variantes(
    'Preuve de dépôt',
    'nature',
    'Nature',
    { preuve_de_depot: { reference: texte('Référence') }, declaratif: {} },
    PREUVE_LABELS,
  ),
  presentationLe: facultatif(jour('Première présentation')),
  distributionLe: facultatif(jour('Distribution')),
  retour: facultatif(groupe('Retour', { date: jour('Date'), motif: choix('Motif', MOTIF_RETOUR_LABELS) })),
};
/** One registered letter to one addressee, and what the post proves of it. */
export type Envoi = Objet<typeof membresEnvoi>;

const issue = (mot: string) =>
  groupe(mot, { expiration: jour('Expiration'), premierJour: jour('Premier jour ouvert') });

/** The delay as it was computed on its day, by an engine that may have changed since: kept, never recomputed. */
const calcul = groupe('Calcul', {
  depart: jour('Point de départ'),
  regle: groupe('Règle', {
    quantite: nombre('Durée', 1),
    unite: choix('Unité', UNITE_DELAI_LABELS),
    declencheur: choix('Événement', DECLENCHEUR_LABELS),
  }),
  zone: choix('Calendrier des jours fériés', ZONE_LABELS),
  strict: issue('Lecture stricte'),
  prudent: groupe('Lecture prudente', {
    expiration: jour('Expiration'),
    premierJour: jour('Premier jour ouvert'),
    premierJourOuvre: jour('Premier jour ouvré'),
  }),
  franc: issue('Délai franc'),
  notices: lignes('À vérifier'),
  etapes: liste(
    'Raisonnement',
    { regle: texte('Règle'), source: texte('Source'), resultat: texte('Résultat') },
    parRang('Étape'),
  ),
});

const delai = groupe('Délai constaté', { moteur: texte('Version du calcul'), calcul });
/** The delay as it was computed when the last letter was sent; never recomputed silently. */
export type DelaiConstate = Valeur<typeof delai>;

export const misesEnDemeure = decrire({
  nom: 'Mise en demeure',
  pluriel: 'Mises en demeure',
  le: 'la mise en demeure',
  disparue: 'la mise en demeure dont il dépend',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    partieEmettriceId: partie('Partie émettrice'),
    partieDestinataireId: partie('Partie destinataire'),
    /** The signatory of the sending party who signs the letter. */
    auteurId: signataire('Auteur'),
    griefs: liste('Griefs', membresGrief, parRang('Grief')),
    signeeLe: facultatif(jour('Signée le')),
    envois: liste(
      'Envois',
      membresEnvoi,
      parId(({ destinataireId }, _rang, noms) => noms.signataire(destinataireId)),
    ),
    delai: facultatif(delai),
    regularisation: facultatif(dateEtMotif('Régularisation')),
    retrait: facultatif(dateEtMotif('Retrait')),
  },
  nommer: ({ signeeLe }) =>
    signeeLe === null ? 'Mise en demeure (brouillon)' : `Mise en demeure du ${formatShort(signeeLe)}`,
  designer: ({ partieEmettriceId, signeeLe }, nom) => {
    const emettrice = nom(partieEmettriceId);
    const etat = signeeLe === null ? 'brouillon' : `signée le ${formatDate(signeeLe)}`;
    return `la mise en demeure ${emettrice === null ? '' : `de ${emettrice} `}(${etat})`;
  },
  rubrique: 'resiliation',
  terminal: 'mise-en-demeure',
  tableau: 'mises-en-demeure',
});
export type MiseEnDemeure = Fiche<typeof misesEnDemeure>;

/** The second act of art. 7: the convention « pourra être dénoncée ». Nothing but this act terminates it. */
export const denonciations = decrire({
  nom: 'Dénonciation',
  pluriel: 'Dénonciations',
  le: 'la dénonciation',
  disparue: 'la dénonciation dont il dépend',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    miseEnDemeureId: fiche('misesEnDemeure', 'Mise en demeure'),
    partieId: partie('Partie qui dénonce'),
    auteurId: signataire('Auteur'),
    notifieeLe: jour('Notifiée le'),
    numero: facultatif(texte('Numéro de recommandé')),
    /** How the breach persists on the day of the denunciation. */
    persistance: texte('Persistance du manquement'),
    /** By default the denunciation takes effect when received; the letter may fix a later day. */
    priseEffet: variantes(
      'Prise d’effet',
      'nature',
      'Nature',
      { reception: {}, date: { date: jour('Date') } },
      { reception: 'à la réception', date: 'à une date fixée' },
    ),
    receptionLe: facultatif(jour('Réception')),
    /** Set when the prudent date was not awaited: why, and by whose decision. */
    derogation: facultatif(texte('Motif de ne pas attendre la date prudente')),
  },
  nommer: ({ notifieeLe }) => `Dénonciation du ${formatShort(notifieeLe)}`,
  designer: ({ notifieeLe }) => `la dénonciation notifiée le ${formatDate(notifieeLe)}`,
  rubrique: 'resiliation',
  terminal: 'denonciation',
  tableau: 'denonciations',
});
export type Denonciation = Fiche<typeof denonciations>;
