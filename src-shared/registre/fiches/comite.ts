import { formatDate, formatShort } from '#domain/civil-date';
import {
  choix,
  cle,
  facultatif,
  fiche,
  fondement,
  groupe,
  jour,
  liste,
  motif,
  nombre,
  ouiNon,
  parId,
  suite,
  texte,
  texteLong,
  texteRequis,
  unDe,
} from '../champs';
import type { Objet, Valeur } from '../champs';
import { decrire } from '../fiche';
import type { Fiche } from '../fiche';
import { FORMATION_LABELS, SENS_LABELS } from './avis';
import { CIVILITES, dateEtMotif } from './commun';

/* The committee consulted on the acts: its names, its rules, its members, its séances. It belongs to no convention. */

export const membresDenomination = {
  nom: texteRequis('Nom'),
  sigle: facultatif(texte('Sigle')),
  /** First day it bears that name; the one before holds until the day before. */
  depuis: jour('À compter du'),
  /** « décret n° 2014-1055 du 16 septembre 2014 », « accord de l’État et de la Région du 3 mars 2025 ». */
  fondement: fondement('Fondement'),
};
export type Denomination = Objet<typeof membresDenomination>;

export const NATURE_REGLES_LABELS = {
  reglement: 'règlement intérieur du comité',
  crpa: 'code des relations entre le public et l’administration, à défaut',
  autre: 'autre texte',
} as const;
export const BASE_QUORUM_LABELS = {
  en_exercice: 'membres à voix délibérative en exercice',
  fixe: 'nombre de membres fixé par l’arrêté de composition',
} as const;
export const MAJORITE_LABELS = {
  exprimes: 'majorité des suffrages exprimés',
  presents: 'majorité des membres présents ou représentés',
} as const;
export const VOIX_DEPART_LABELS = {
  aucune: 'aucune voix prépondérante',
  presidence: 'voix prépondérante de la présidence',
} as const;

export const membresRegles = {
  nature: choix('Nature', NATURE_REGLES_LABELS),
  /** « Règlement intérieur adopté le 12 mars 2025, art. 6 à 9 ». */
  source: fondement('Source'),
  /** First day they apply to a séance. */
  depuis: jour('À compter du'),
  preavisPleniere: nombre('Préavis de la plénière (jours)'),
  preavisBureau: nombre('Préavis du bureau (jours)'),
  /** Neither the day of the sending nor that of the séance counts. */
  joursFrancs: ouiNon('Jours francs'),
  /** The notice may be shortened when the convocation says why it is urgent. */
  urgence: ouiNon('Préavis réductible en cas d’urgence'),
  quorumNumerateur: nombre('Quorum : numérateur', 1),
  quorumDenominateur: nombre('Quorum : dénominateur', 1),
  /** « plus de la moitié » rather than « la moitié au moins ». */
  quorumStrict: ouiNon('Quorum : plus que cette fraction'),
  quorumBase: choix('Quorum calculé sur', BASE_QUORUM_LABELS),
  /** When the base is fixed. */
  nombreMembres: facultatif(nombre('Nombre de membres à voix délibérative', 1)),
  distance: ouiNon('À distance, un membre compte comme présent'),
  /** How many one member may hold. */
  mandats: nombre('Mandats par membre'),
  secondeSansQuorum: ouiNon('Seconde convocation sans condition de quorum'),
  majorite: choix('Majorité', MAJORITE_LABELS),
  voixPreponderante: choix('En cas de partage', VOIX_DEPART_LABELS),
  /** The clause that lets the bureau give the avis of the committee. */
  clauseBureau: facultatif(texte('Clause qui confie l’avis au bureau')),
  /** The clause that deems an avis given by silence. */
  clauseTacite: facultatif(texte('Clause qui répute l’avis rendu')),
  /** Days after the referral, by that clause. */
  delaiTacite: facultatif(nombre('Délai de l’avis réputé rendu (jours)', 1)),
};
/** How the committee is convened, quorate and decides, from a day on. */
export type ReglesComite = Objet<typeof membresRegles>;

export const instances = decrire({
  nom: 'Comité',
  pluriel: 'Comités',
  le: 'le comité',
  disparue: 'le comité dont il dépend',
  membres: {
    id: cle(),
    denominations: liste('Dénominations', membresDenomination, {
      cle: ({ depuis }) => depuis,
      nom: ({ nom }) => nom,
    }),
    regles: liste('Règles', membresRegles, {
      cle: ({ depuis }) => depuis,
      nom: ({ depuis }) => `Règles à compter du ${formatDate(depuis)}`,
    }),
  },
  nommer: ({ denominations }) => denominations.at(-1)?.nom ?? 'Comité',
  designer: ({ denominations }) => `le comité « ${denominations.at(-1)?.nom ?? 'sans nom'} »`,
  rubrique: 'avis',
  terminal: 'comite',
  tableau: 'comites',
});
export type Instance = Fiche<typeof instances>;

export const RANG_MEMBRE_LABELS = {
  titulaire: 'titulaire',
  suppleant: 'suppléant',
  second_suppleant: 'second suppléant',
} as const;
export type RangMembre = keyof typeof RANG_MEMBRE_LABELS;

export const PRESIDENCE_LABELS = {
  aucune: 'aucune',
  copresidence: 'coprésidence',
  vice_presidence: 'vice-présidence',
} as const;

/**
 * Who sits, on which seat. What is needed to reach him is kept apart from the journal (application/coordonnees), so that
 * it can be erased; nothing personal but his name and office stands here.
 */
export const membresDuComite = decrire({
  nom: 'Membre du comité',
  pluriel: 'Membres du comité',
  le: 'le membre du comité',
  disparue: 'le membre dont elle dépend',
  membres: {
    id: cle(),
    instanceId: fiche('instances'),
    /** « Région », « État », « Organisations syndicales »: as the order of composition says. */
    college: texte('Collège'),
    organisation: facultatif(texte('Organisation')),
    /** One seat has one vote, whoever of its holder and alternates comes. Unique in its college. */
    siege: texte('Siège'),
    /** Operators and qualified persons sit without a vote (C. trav., art. R. 6123-3-3). */
    deliberatif: ouiNon('Voix délibérative'),
    rang: choix('Rang', RANG_MEMBRE_LABELS),
    presidence: choix('Présidence', PRESIDENCE_LABELS),
    bureau: ouiNon('Membre du bureau'),
    civilite: unDe('Civilité', CIVILITES),
    prenom: texte('Prénom'),
    nom: texte('Nom'),
    fonction: facultatif(texte('Fonction')),
    debut: jour('À compter du'),
    /** Last day of the term. */
    fin: facultatif(jour('Jusqu’au')),
    /** « arrêté du 4 février 2025 ». */
    source: fondement('Source'),
    /** His contact data are kept, apart, as of that day. */
    coordonneesLe: facultatif(jour('Coordonnées tenues à jour au')),
    /** His contact data were erased: when, why. What they were is nowhere any more. */
    purge: facultatif(dateEtMotif('Coordonnées effacées')),
  },
  nommer: ({ civilite, prenom, nom, siege }) => `${civilite} ${prenom} ${nom}, ${siege}`,
  designer: ({ civilite, prenom, nom }) => `le membre ${civilite} ${prenom} ${nom}`,
  rubrique: 'avis',
  terminal: 'membre',
  tableau: 'membres-du-comite',
});
export type Membre = Fiche<typeof membresDuComite>;

export const OBJET_POINT_LABELS = {
  avenant: 'projet d’avenant',
  convention: 'projet de convention',
  schema: 'schéma de développement',
  cahier_des_charges: 'cahier des charges',
  autre: 'autre point',
} as const;
export type ObjetPoint = keyof typeof OBJET_POINT_LABELS;

export const PRESENCE_LABELS = {
  present: 'présent',
  distance: 'à distance',
  mandat: 'a donné mandat',
  absent: 'absent',
} as const;
export type ModePresence = keyof typeof PRESENCE_LABELS;

const votesDuPoint = groupe('Vote', {
  pour: nombre('Pour'),
  contre: nombre('Contre'),
  abstentions: nombre('Abstentions'),
  nePrendPasPart: nombre('Ne prend pas part au vote'),
});

const membresPoint = {
  id: cle(),
  objet: choix('Objet', OBJET_POINT_LABELS),
  conventionId: facultatif(fiche('conventions', 'Convention')),
  avenantId: facultatif(fiche('avenants', 'Avenant')),
  intitule: texte('Intitulé'),
  /** What the members were sent for it. */
  documents: facultatif(texteLong('Documents joints')),
  /** The day it was put on the agenda: after the convocation, nobody was told of it in time. */
  inscritLe: jour('Inscrit le'),
  /** Those who step back because of an interest of their own (CRPA, art. R. 133-12). */
  deports: liste(
    'Déports',
    { membreId: fiche('membresDuComite', 'Membre'), motif: texte('Motif') },
    {
      cle: ({ membreId }) => membreId,
      nom: ({ membreId }, _r, noms) => noms.fiche('membresDuComite', membreId),
    },
  ),
  /** Those who had left when it came. */
  partisIds: suite('Partis avant ce point', fiche('membresDuComite', 'Membre')),
  vote: facultatif(votesDuPoint),
  /** Votes of people without one that the count above takes in, as the minutes say it. */
  voixSansDroit: nombre('Voix de personnes sans voix délibérative'),
  sens: facultatif(choix('Sens', SENS_LABELS)),
  avis: facultatif(texteLong('Texte de l’avis')),
  /** Deemed given by silence: by which text, counted from which referral. */
  repute: facultatif(groupe('Avis réputé rendu', { fondement: texte('Texte'), saisineLe: jour('Saisine') })),
  /** The record of the avis, when the point is about an act of the registry. */
  avisId: facultatif(fiche('avis', 'Avis enregistré')),
  publication: facultatif(groupe('Publication', { date: jour('Date'), support: texte('Support') })),
};
export type PointSeance = Objet<typeof membresPoint>;

const membresPresence = {
  membreId: fiche('membresDuComite', 'Membre'),
  mode: choix('Présence', PRESENCE_LABELS),
  /** To whom he gave his mandate. */
  mandataireId: facultatif(fiche('membresDuComite', 'Mandataire')),
};
export type Presence = Objet<typeof membresPresence>;

const convocation = groupe('Convocation', {
  date: jour('Envoyée le'),
  /** By both who preside (C. trav., art. R. 6123-3-14). */
  conjointe: ouiNon('Convocation conjointe'),
  piecesJointes: ouiNon('Documents joints'),
  /** It says that no quorum will be required. */
  sansQuorum: ouiNon('Annonce qu’aucun quorum ne sera exigé'),
  urgence: facultatif(texteLong('Urgence')),
});
export type Convocation = Valeur<typeof convocation>;

export const seances = decrire({
  nom: 'Séance du comité',
  pluriel: 'Séances du comité',
  le: 'la séance',
  disparue: 'la séance dont elle dépend',
  membres: {
    id: cle(),
    instanceId: fiche('instances'),
    /** As the committee was called that day, or as the papers of the séance call it. Frozen. */
    denomination: texte('Dénomination'),
    /** Why a name it did not bear that day. */
    denominationMotif: facultatif(motif('Motif de la dénomination')),
    date: jour('Date'),
    heure: facultatif(texte('Heure')),
    lieu: facultatif(texte('Lieu')),
    formation: choix('Formation', FORMATION_LABELS),
    /** The one that could not be held for lack of a quorum. */
    premiereId: facultatif(fiche('seances', 'Seconde convocation de')),
    points: liste(
      'Ordre du jour',
      membresPoint,
      parId(({ intitule }) => intitule),
    ),
    convocation: facultatif(convocation),
    presences: liste('Présences', membresPresence, {
      cle: ({ membreId }) => membreId,
      nom: ({ membreId }, _rang, noms) => noms.fiche('membresDuComite', membreId),
    }),
    /** Whoever attends without being a member: they take no part in the deliberations (C. trav., art. R. 6123-3-11). */
    invites: facultatif(texteLong('Invités')),
    secretaire: facultatif(texte('Secrétaire de séance')),
    close: facultatif(groupe('Clôture', { date: jour('Date'), procesVerbal: texte('Procès-verbal') })),
    annulation: facultatif(dateEtMotif('Annulation')),
  },
  nommer: ({ date, formation }) => `Séance du ${formatShort(date)} (${FORMATION_LABELS[formation]})`,
  designer: ({ date }) => `la séance du ${formatDate(date)}`,
  rubrique: 'avis',
  terminal: 'seance',
  tableau: 'seances',
});
export type SeanceComite = Fiche<typeof seances>;
