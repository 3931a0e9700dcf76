import { formatShort } from '#domain/civil-date';
import {
  absent,
  choix,
  cle,
  empreinte,
  facultatif,
  fiche,
  ficheParmi,
  groupe,
  jour,
  liste,
  nombre,
  parRang,
  signataire,
  texte,
  texteLong,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { dateEtMotif } from './commun';

/** The whole packet is one or the other: an act has paper originals, or one electronic original. */
export const SUPPORT_LABELS = { papier: 'papier', electronique: 'électronique' } as const;
export type Support = keyof typeof SUPPORT_LABELS;

/** The acts that go round in a packet. */
export const OBJETS_DE_PAQUET = ['conventions', 'avenants', 'misesEnDemeure'] as const;
export type ObjetDePaquet = Valeur<typeof objet>;
const objet = ficheParmi('Acte', OBJETS_DE_PAQUET);

const membresEtape = {
  signataireId: signataire('Signataire'),
  /** Those of one rank sign in any order, once every rank below has signed. */
  rang: nombre('Rang', 1),
};
/** Who signs, and in which turn. */
export type EtapeCircuit = Objet<typeof membresEtape>;

const membresCase = {
  original: nombre('Original', 1),
  signataireId: signataire('Signataire'),
  /** The day the pen touched the paper; never the day it was recorded. */
  date: jour('Signé le'),
  lieu: facultatif(texte('Lieu')),
  /** The delegation it was signed by; null: the holder. */
  delegationId: facultatif(fiche('delegations', 'Délégation')),
  /** Signed before or beside this circuit: why it is recorded all the same; the scan is a piece of the packet. */
  hors: facultatif(texteLong('Signé hors application')),
  /** What shows it: a piece of the packet, and the page of it where there are several. */
  preuve: absent(groupe('Preuve', { sha256: empreinte('Fichier'), page: facultatif(nombre('Page', 1)) })),
};
/** One slot that is signed: whose, on which original. */
export type CaseSignee = Objet<typeof membresCase>;
const cases = liste('Signatures', membresCase, {
  cle: ({ original, signataireId }) => `${original}/${signataireId}`,
  nom: ({ original, signataireId }, _rang, noms) =>
    `Original n°\u00a0${original}, ${noms.signataire(signataireId)}`,
});

const membresMouvement = {
  original: nombre('Original', 1),
  date: jour('Date'),
  detenteur: texte('Détenteur'),
  lieu: facultatif(texte('Lieu')),
};
/** One original handed over. */
export type Mouvement = Objet<typeof membresMouvement>;

const membresVisa = {
  role: texte('Rôle'),
  nom: facultatif(texte('Nom')),
  date: facultatif(jour('Visé le')),
};
/** An initial inside the service, before the act leaves. */
export type VisaInterne = Objet<typeof membresVisa>;

const membresRelance = { signataireId: signataire('Signataire'), date: jour('Date') };

/** What stops a circuit: someone will not sign this, and says why. */
const refusDeSigner = groupe('Refus', {
  date: jour('Date'),
  signataireId: signataire('Signataire'),
  motif: texteLong('Motif'),
});

export const paquets = decrire({
  nom: 'Paquet de signature',
  pluriel: 'Paquets',
  le: 'le paquet',
  disparue: 'le paquet dont il dépend',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    objet,
    support: choix('Support', SUPPORT_LABELS),
    nombreOriginaux: nombre('Nombre d’originaux', 1),
    ouvertLe: jour('Ouvert le'),
    /** Of the text that every original bears. */
    empreinteTexte: empreinte('Empreinte du texte'),
    circuit: liste('Circuit', membresEtape, {
      cle: ({ signataireId }) => signataireId,
      nom: ({ signataireId }, _rang, noms) => noms.signataire(signataireId),
    }),
    visas: liste('Visas internes', membresVisa, {
      cle: ({ role }) => role,
      nom: ({ role }) => role,
    }),
    cases,
    mouvements: liste('Mouvements', membresMouvement, parRang('Mouvement')),
    relances: liste('Relances', membresRelance, parRang('Relance')),
    refus: facultatif(refusDeSigner),
    /** Circuits that a refusal ended, as they stood: nothing of them is lost, nothing of them counts. */
    archives: liste(
      'Circuits archivés',
      { reprisLe: jour('Repris le'), refus: refusDeSigner, cases },
      parRang('Circuit'),
    ),
    retrait: facultatif(dateEtMotif('Retrait')),
  },
  nommer: ({ ouvertLe }) => `Paquet de signature du ${formatShort(ouvertLe)}`,
  designer: ({ ouvertLe }) => `le paquet de signature ouvert le ${formatShort(ouvertLe)}`,
  rubrique: 'paquets',
  terminal: 'paquet',
  tableau: 'paquets',
});
export type Paquet = Fiche<typeof paquets>;
