import { actePlat, libre, sensible } from '../acte';
import { absent, fiche, jour, motif, fondement, texte } from '../champs';
import { delegations } from '../fiches/delegations';

const {
  signataireId,
  civilite,
  prenom,
  nom,
  qualite,
  genre,
  article,
  qualiteLongue,
  appel,
  numero,
  date,
  portee,
  objet,
  rang,
  debut,
  fin,
} = delegations.membres;
const redaction = {
  civilite,
  prenom,
  nom,
  qualite,
  genre,
  article,
  qualiteLongue,
  appel,
  numero,
  date,
  // Left out, it is recorded as lacking: the order says none.
  portee: absent(portee),
  objet,
  rang,
  debut,
  fin,
};
const delegationId = fiche('delegations');
const COPIE = libre('la délégation n’est que recopiée de l’arrêté qui la donne');
const OPTIONS = {
  qualite: { aide: 'qualité du délégataire, comme le bloc de signature l’imprime' },
  qualiteLongue: { nom: 'long', aide: 'forme longue de la qualité' },
  appel: { aide: 'formule d’appel des lettres, si elle ne se déduit pas' },
  portee: { aide: 'actes délégués, séparés par une virgule' },
  rang: { aide: '1 pour qui signe d’abord, 2 en son absence…' },
} as const;

export const actesDelegations = {
  'delegations.enregistrer': actePlat({
    libelle: 'Enregistrement d’une délégation de signature',
    geste: 'Enregistrer une délégation de signature',
    classement: COPIE,
    motif: null,
    adresse: 'delegations/nouvelle',
    saisie: { conventionId: fiche('conventions'), signataireId, ...redaction },
    terminal: {
      nom: 'delegation enregistrer',
      resume: 'enregistre qui peut signer pour le titulaire d’une fonction, et par quel arrêté',
      fait: 'Délégation enregistrée',
      options: {
        signataireId: { nom: 'fonction', aide: 'place de signataire du délégant : prefete, president…' },
        ...OPTIONS,
      },
    },
  }),
  'delegations.corriger': actePlat({
    libelle: 'Correction d’une délégation de signature',
    geste: 'Corriger une délégation de signature',
    classement: COPIE,
    motif: null,
    adresse: 'delegations/:delegationId/corriger',
    saisie: { delegationId, ...redaction },
    terminal: {
      nom: 'delegation corriger',
      resume: 'corrige une délégation qui n’est pas publiée',
      fait: 'Délégation corrigée',
      options: OPTIONS,
    },
  }),
  'delegations.publier': actePlat({
    libelle: 'Publication d’une délégation de signature',
    geste: 'Enregistrer la publication d’une délégation de signature',
    classement: sensible('la publication rend la délégation opposable'),
    motif: null,
    adresse: 'delegations/:delegationId/publication',
    saisie: { delegationId, support: texte('Publiée à'), publieeLe: jour('Publiée le') },
    terminal: {
      nom: 'delegation publier',
      resume: 'enregistre la publication d’une délégation, qui permet d’en user',
      fait: 'Publication enregistrée',
      options: {
        support: { aide: 'recueil ou site : « RAA n° 84-2026-041 »' },
        publieeLe: { nom: 'publication' },
      },
    },
  }),
  'delegations.reconduire': actePlat({
    libelle: 'Reconduction d’une délégation de signature',
    geste: 'Reconduire une délégation de signature',
    classement: libre('la reconduction n’est que recopiée de l’arrêté du nouveau titulaire'),
    motif: 'source',
    adresse: 'delegations/:delegationId/reconduction',
    saisie: {
      delegationId,
      date: jour('Date de l’arrêté'),
      source: fondement('Arrêté du nouveau titulaire'),
      publieeLe: jour('Publié le'),
    },
    terminal: {
      nom: 'delegation reconduire',
      resume: 'enregistre que le nouveau titulaire reprend la délégation à son compte',
      fait: 'Reconduction enregistrée',
      options: { publieeLe: { nom: 'publication' } },
    },
  }),
  'delegations.constaterDepart': actePlat({
    libelle: 'Départ d’un délégataire',
    geste: 'Constater le départ d’un délégataire',
    classement: libre('le départ n’est que constaté'),
    motif: 'source',
    adresse: 'delegations/:delegationId/depart',
    saisie: {
      delegationId,
      departLe: jour('Parti à compter du'),
      source: fondement('Source'),
    },
    terminal: {
      nom: 'delegation depart',
      resume: 'constate que le délégataire a quitté ses fonctions : la délégation tombe',
      fait: 'Départ enregistré',
      options: { departLe: { nom: 'depart', aide: 'premier jour où il n’est plus en fonctions' } },
    },
  }),
  'delegations.abroger': actePlat({
    libelle: 'Abrogation d’une délégation de signature',
    geste: 'Enregistrer l’abrogation d’une délégation de signature',
    classement: sensible('l’abrogation retire le pouvoir de signer'),
    motif: 'motif',
    adresse: 'delegations/:delegationId/abrogation',
    saisie: { delegationId, abrogeeLe: jour('Abrogée à compter du'), motif: motif('Motif') },
    terminal: {
      nom: 'delegation abroger',
      resume: 'enregistre qu’une délégation est retirée à compter d’un jour',
      fait: 'Abrogation enregistrée',
      options: { abrogeeLe: { nom: 'abrogation', aide: 'premier jour où elle ne vaut plus' } },
    },
  }),
};
