import { formatDate, formatShort } from '#domain/civil-date';
import { ZONE_LABELS } from '#domain/delais/calendriers';
import {
  absent,
  alinea,
  choix,
  cle,
  empreinte,
  facultatif,
  fiche,
  groupe,
  jour,
  lignes,
  liste,
  nombre,
  obligation,
  ouiNon,
  parId,
  parRang,
  partie,
  signataire,
  suite,
  texte,
  texteLong,
  tu,
  variantes,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { DECLENCHEUR_LABELS, PARAMETRES, UNITE_DELAI_LABELS } from './clauses';
import { dateEtMotif, reprise } from './commun';

/** The clause a case is held under: what it said on its day, whatever becomes of it since. */
const clause = groupe('Clause appliquée', {
  parametres: groupe('Paramètres', PARAMETRES.resiliation),
  /** « premier alinéa de l'article 7 », in the text of that day. */
  lieu: texte('Passage'),
  /** The alinéas that say it, word for word. */
  mots: lignes('Mots'),
  /** Number of the avenant that made it so; null: the convention as it was signed. */
  avenant: facultatif(nombre('Avenant', 1)),
  /** Where it is written, when it is not in the convention: common law, which says it without a clause. */
  droitCommun: absent(texte('Source hors de la convention')),
});
export type ClauseAppliquee = Valeur<typeof clause>;

const membresGrief = {
  /** Null when the breach is of a passage that is not an obligation of its own. */
  obligationId: facultatif(obligation('Obligation')),
  /** The passage not respected, where the clause allows any article to be invoked. */
  alineaId: absent(alinea('Passage')),
  faits: texte('Faits'),
  dateFaits: jour('Date des faits'),
  pieces: facultatif(texte('Pièces')),
  /** What would make it right. */
  miseEnConformite: facultatif(texte('Mise en conformité attendue')),
  /** Why it is reproached though the passage has been repealed since the facts: a jurist's reason. */
  maintien: absent(texteLong('Motif du maintien')),
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
  /** Null when what is taken over from the past does not say it. */
  numero: facultatif(texte('Numéro de recommandé')),
  /** The day on the proof of deposit, not the date typed on the letter. */
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
  /** Who carried it, as the proof of deposit names it. */
  transporteur: absent(texte('Prestataire')),
  /** A qualified electronic registered letter: its day of deposit is the legal day of the instant. */
  electronique: absent(
    groupe('Recommandé électronique qualifié', {
      /** ISO 8601, UTC, as the qualified timestamp says it. */
      deposeA: texte('Horodatage du dépôt'),
      /** What shows that the addressee had agreed to be written to that way; null: nothing does. */
      accord: facultatif(texte('Accord préalable du destinataire')),
    }),
  ),
  /** The day the addressee refused it, where the post tells it apart from its return. */
  refusLe: absent(jour('Refus')),
  /** What proves each fact the post reported; without it the fact is the word of whoever recorded it. */
  preuves: absent(
    groupe('Preuves du suivi', {
      presentation: facultatif(texte('Preuve de la première présentation')),
      distribution: facultatif(texte('Preuve de la distribution')),
      retour: facultatif(texte('Preuve du refus ou du retour')),
    }),
  ),
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
    francs: absent(ouiNon('Délai franc')),
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
    /** Those who sign it for the other parties, where the clause has them send it together. */
    coauteurIds: absent(suite('Signataires des autres parties émettrices', signataire('Signataire'))),
    griefs: liste('Griefs', membresGrief, parRang('Grief')),
    signeeLe: facultatif(jour('Signée le')),
    envois: liste(
      'Envois',
      membresEnvoi,
      parId(({ destinataireId }, _rang, noms) => noms.signataire(destinataireId)),
    ),
    /** The clause in force on the day of sending; absent from older cases, whose delay says its rule. */
    clause: absent(clause),
    /** Null as long as nothing was sent, or the fact the delay runs from is not known. */
    delai: facultatif(delai),
    regularisation: facultatif(dateEtMotif('Régularisation')),
    retrait: facultatif(dateEtMotif('Retrait')),
    /**
     * The party is held in default through the addressees whose letter did not come back from a wrong address: the
     * choice of a jurist, and why. Without it, the delay waits for the last sending that reached somebody.
     */
    tenue: absent(dateEtMotif('Partie tenue en demeure par ses autres signataires')),
    /** More time, granted by whoever sent the letter: the last one counts. */
    prolongations: absent(
      liste(
        'Délais accordés',
        { date: jour('Accordé le'), jusquAu: jour('Jusqu’au'), motif: texte('Motif') },
        parRang('Délai accordé'),
      ),
    ),
    /** What the other party answered. */
    observations: absent(
      liste(
        'Observations reçues',
        { date: jour('Reçues le'), texte: texteLong('Observations'), piece: facultatif(texte('Pièce')) },
        parRang('Observations'),
      ),
    ),
    /** Received by whoever keeps the registry: the days it says of itself, and what may be answered to it. */
    recue: absent(
      groupe('Lettre reçue', {
        lettreLe: jour('Datée du'),
        declareeLe: facultatif(jour('Envoi déclaré le')),
        cachetLe: facultatif(jour('Cachet de la poste')),
        recueLe: jour('Reçue le'),
        defauts: lignes('À faire valoir en réponse'),
      }),
    ),
    /** Each time its file was handed over, with the number every exhibit had then and keeps. */
    remises: absent(
      liste(
        'Remises du dossier',
        {
          date: jour('Remis le'),
          a: texte('Remis à'),
          pieces: liste(
            'Pièces remises',
            {
              numero: nombre('Numéro', 1),
              /** What the exhibit is known by (domain/resiliation/affaire). */
              cle: tu(texte('Repère')),
              titre: texte('Pièce'),
              sha256: facultatif(empreinte('Empreinte du fichier')),
            },
            { cle: ({ numero }) => String(numero), nom: ({ numero }) => `Pièce n°\u00a0${numero}` },
          ),
        },
        parRang('Remise'),
      ),
    ),
    reprise,
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

/** Inside a sentence: what becomes of an act that ends the convention, once it is notified. */
export const SUITE_LABELS = {
  retrait: 'retirée par son auteur',
  annulation: 'annulée',
  suspension: 'suspendue par le juge',
  fin_suspension: 'rendue à son effet, la suspension ayant cessé',
  reprise: 'privée d’effet, le juge ayant ordonné la reprise des relations contractuelles',
} as const;
export type NatureSuite = keyof typeof SUITE_LABELS;

/** The same, as what somebody records. */
export const NATURE_SUITE_LABELS = {
  retrait: 'retrait par son auteur',
  annulation: 'annulation',
  suspension: 'suspension ordonnée par le juge',
  fin_suspension: 'fin de la suspension',
  reprise: 'reprise des relations contractuelles ordonnée par le juge',
} as const satisfies Record<NatureSuite, string>;

/** The act that ends the convention, or the part of one party in it. Nothing else does. */
export const denonciations = decrire({
  nom: 'Dénonciation',
  pluriel: 'Dénonciations',
  le: 'la dénonciation',
  disparue: 'la dénonciation dont il dépend',
  membres: {
    id: cle(),
    conventionId: fiche('conventions'),
    /** The notice it follows; null for one that follows none: with notice, or by agreement. */
    miseEnDemeureId: facultatif(fiche('misesEnDemeure', 'Mise en demeure')),
    partieId: partie('Partie qui dénonce'),
    auteurId: signataire('Auteur'),
    /** Those who act with it for the other parties. */
    coauteurIds: absent(suite('Signataires des autres parties', signataire('Signataire'))),
    /** The délibération that authorises it, where the party that acts needs one. */
    deliberationId: absent(fiche('deliberations', 'Délibération qui l’autorise')),
    /** Why it goes without one: a jurist's reason. */
    sansDeliberation: absent(texteLong('Motif de l’absence de délibération')),
    /** The clause it rests on; absent from older records. */
    clause: absent(clause),
    /** The party it takes out of the convention, which goes on for the others; absent: the convention ends. */
    partieSortanteId: absent(partie('Partie qui quitte la convention')),
    notifieeLe: jour('Notifiée le'),
    numero: facultatif(texte('Numéro de recommandé')),
    /** How the breach persists on the day of the act; null when it rests on no breach. */
    persistance: facultatif(texte('Persistance du manquement')),
    /** Why, when it rests on no breach: the general interest, the deed that states the agreement. */
    motif: absent(texteLong('Motif')),
    /** What is said of compensation, where it rests on the general interest without a clause. */
    indemnite: absent(texteLong('Indemnisation')),
    /** When it takes effect: the letter may fix a later day. */
    priseEffet: variantes(
      'Prise d’effet',
      'nature',
      'Nature',
      { reception: {}, date: { date: jour('Date') }, constat: {}, preavis: {} },
      {
        reception: 'à la réception',
        date: 'à une date fixée',
        constat: 'au jour du constat',
        preavis: 'au terme du préavis',
      },
    ),
    presentationLe: absent(jour('Première présentation')),
    receptionLe: facultatif(jour('Réception')),
    /** One letter to each addressee; absent where its reception alone was recorded. */
    envois: absent(
      liste(
        'Envois',
        membresEnvoi,
        parId(({ destinataireId }, _rang, noms) => noms.signataire(destinataireId)),
      ),
    ),
    /** What became of it since, oldest first: withdrawn or annulled, it ends nothing. */
    suites: absent(
      liste(
        'Suites',
        {
          nature: choix('Suite', NATURE_SUITE_LABELS),
          date: jour('Date'),
          /** The decision, its author, its number. */
          reference: texte('Acte ou décision'),
        },
        parRang('Suite'),
      ),
    ),
    /** The notice period, once the fact it runs from is known. */
    preavis: absent(delai),
    /** Set when the prudent date was not awaited: why, and by whose decision. */
    derogation: facultatif(texte('Motif de ne pas attendre la date prudente')),
    reprise,
  },
  nommer: ({ notifieeLe }) => `Dénonciation du ${formatShort(notifieeLe)}`,
  designer: ({ notifieeLe }) => `la dénonciation notifiée le ${formatDate(notifieeLe)}`,
  rubrique: 'resiliation',
  terminal: 'denonciation',
  tableau: 'denonciations',
});
export type Denonciation = Fiche<typeof denonciations>;
