import { acte, actePlat, libre, sensible } from '../acte';
import { choix, facultatif, fiche, jour, motif, nombre, ouiNon, suite, texte, texteLong } from '../champs';
import { SENS_LABELS } from '../fiches/avis';
import {
  OBJET_POINT_LABELS,
  PRESENCE_LABELS,
  membresDenomination,
  membresDuComite,
  membresRegles,
  seances,
} from '../fiches/comite';

/* What is done about the committee: its names and rules, its members, its séances. */

const instanceId = fiche('instances');
const membreId = fiche('membresDuComite');
const seanceId = fiche('seances');
/** A point by its identifier, or by its number on the agenda. */
const pointId = texte('Point');
const membres = suite('Membres', fiche('membresDuComite'));

const {
  id: _id,
  instanceId: _instance,
  coordonneesLe: _coordonnees,
  purge: _purge,
  ...redaction
} = membresDuComite.membres;
const { date, heure, lieu, formation, denominationMotif, invites, secretaire } = seances.membres;
const tenue = { date, heure, lieu };

const NOTE = libre('ce n’est que recopié de l’acte qui le décide');
const PREPARATION = libre('la séance n’est qu’en préparation');
const POINT = {
  pointId: { nom: 'point', aide: 'son numéro à l’ordre du jour, ou son identifiant' },
} as const;
const MEMBRES = {
  membres: { nom: 'membres', aide: 'identifiants des membres, séparés par une virgule' },
} as const;

export const actesComite = {
  'instances.creer': actePlat({
    libelle: 'Création d’un comité',
    geste: 'Enregistrer un comité',
    classement: NOTE,
    motif: null,
    adresse: '/comite?acte=instances.creer',
    saisie: membresDenomination,
    terminal: {
      nom: 'comite creer',
      resume: 'enregistre le comité consulté, sous le nom qu’il porte',
      fait: 'Comité enregistré',
    },
  }),
  'instances.renommer': actePlat({
    libelle: 'Nouvelle dénomination du comité',
    geste: 'Enregistrer un nouveau nom du comité',
    classement: NOTE,
    motif: 'fondement',
    adresse: '/comite/regles?comite=:instanceId&acte=instances.renommer',
    saisie: { instanceId, ...membresDenomination },
    terminal: {
      nom: 'comite renommer',
      resume: 'enregistre le nom que le comité porte à compter d’un jour ; les actes d’avant gardent le leur',
      fait: 'Dénomination enregistrée',
    },
  }),
  'instances.regler': actePlat({
    libelle: 'Règles de réunion du comité',
    geste: 'Enregistrer les règles de réunion du comité',
    classement: NOTE,
    motif: 'source',
    adresse: '/comite/regles?comite=:instanceId&acte=instances.regler',
    saisie: { instanceId, ...membresRegles },
    terminal: {
      nom: 'comite regler',
      resume: 'enregistre les règles de convocation, de quorum et de vote à compter d’un jour',
      fait: 'Règles enregistrées',
    },
  }),
  'membresDuComite.enregistrer': actePlat({
    libelle: 'Enregistrement d’un membre du comité',
    geste: 'Enregistrer un membre du comité',
    classement: NOTE,
    motif: null,
    adresse: '/comite/membres?comite=:instanceId&acte=membresDuComite.enregistrer',
    saisie: { instanceId, ...redaction },
    terminal: {
      nom: 'membre enregistrer',
      resume: 'enregistre qui siège, sur quel siège, avec ou sans voix délibérative',
      fait: 'Membre enregistré',
    },
  }),
  'membresDuComite.corriger': actePlat({
    libelle: 'Correction d’un membre du comité',
    geste: 'Corriger un membre du comité',
    classement: NOTE,
    motif: null,
    adresse: '/comite/membres?membre=:membreId&acte=membresDuComite.corriger',
    saisie: { membreId, ...redaction },
    terminal: {
      nom: 'membre corriger',
      resume: 'corrige un membre enregistré',
      fait: 'Membre corrigé',
    },
  }),
  'membresDuComite.terminer': actePlat({
    libelle: 'Fin du mandat d’un membre du comité',
    geste: 'Enregistrer la fin du mandat d’un membre du comité',
    classement: NOTE,
    motif: 'motif',
    adresse: '/comite/membres?membre=:membreId&acte=membresDuComite.terminer',
    saisie: { membreId, fin: jour('Dernier jour du mandat'), motif: motif('Source ou motif') },
    terminal: {
      nom: 'membre terminer',
      resume: 'enregistre le dernier jour du mandat d’un membre',
      fait: 'Fin du mandat enregistrée',
    },
  }),
  'seances.programmer': actePlat({
    libelle: 'Séance du comité programmée',
    geste: 'Programmer une séance du comité',
    classement: PREPARATION,
    motif: 'denominationMotif',
    adresse: '/comite?comite=:instanceId&acte=seances.programmer',
    saisie: {
      instanceId,
      ...tenue,
      formation,
      denomination: facultatif(texte('Dénomination')),
      denominationMotif,
    },
    terminal: {
      nom: 'seance programmer',
      resume: 'ouvre une séance du comité et dit le dernier jour pour convoquer',
      fait: 'Séance programmée',
      options: {
        denomination: { aide: 'nom du comité ce jour-là (celui qu’il porte, à défaut)' },
        denominationMotif: { aide: 'pourquoi un autre nom que celui qu’il porte ce jour-là' },
      },
    },
  }),
  'seances.modifier': actePlat({
    libelle: 'Tenue de la séance modifiée',
    geste: 'Changer la date ou le lieu d’une séance du comité',
    classement: PREPARATION,
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.modifier',
    saisie: { seanceId, ...tenue, invites, secretaire },
    terminal: {
      nom: 'seance modifier',
      resume: 'change la date, l’heure, le lieu, les invités ou le secrétaire de séance',
      fait: 'Séance modifiée',
    },
  }),
  'seances.inscrire': actePlat({
    libelle: 'Point inscrit à l’ordre du jour',
    geste: 'Inscrire un point à l’ordre du jour d’une séance',
    classement: PREPARATION,
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.inscrire',
    saisie: {
      seanceId,
      objet: choix('Objet', OBJET_POINT_LABELS),
      avenantId: facultatif(fiche('avenants', 'Avenant')),
      conventionId: facultatif(fiche('conventions', 'Convention')),
      intitule: facultatif(texte('Intitulé')),
      documents: facultatif(texteLong('Documents joints')),
    },
    terminal: {
      nom: 'seance inscrire',
      resume: 'inscrit un point à l’ordre du jour : avenant, convention, schéma, cahier des charges…',
      fait: 'Point inscrit',
      options: {
        avenantId: { aide: 'identifiant de l’avenant examiné' },
        conventionId: { aide: 'identifiant de la convention examinée' },
        intitule: { aide: 'celui de l’acte, à défaut' },
      },
    },
  }),
  'seances.retirerPoint': actePlat({
    libelle: 'Point retiré de l’ordre du jour',
    geste: 'Retirer un point de l’ordre du jour d’une séance',
    classement: PREPARATION,
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.retirerPoint',
    saisie: { seanceId, pointId },
    terminal: {
      nom: 'seance retirer-point',
      resume: 'retire un point de l’ordre du jour, avant tout avis',
      fait: 'Point retiré',
      options: POINT,
    },
  }),
  'seances.convoquer': actePlat({
    libelle: 'Convocation du comité',
    geste: 'Enregistrer la convocation d’une séance',
    classement: sensible('la convocation a été envoyée'),
    motif: 'urgence',
    adresse: '/comite/seances/:seanceId?acte=seances.convoquer',
    saisie: {
      seanceId,
      date: jour('Envoyée le'),
      conjointe: ouiNon('Convocation conjointe'),
      piecesJointes: ouiNon('Documents joints'),
      sansQuorum: ouiNon('Annonce qu’aucun quorum ne sera exigé'),
      urgence: facultatif(motif('Urgence')),
    },
    terminal: {
      nom: 'seance convoquer',
      resume: 'enregistre l’envoi de la convocation',
      fait: 'Convocation enregistrée',
      options: {
        conjointe: { aide: 'des deux coprésidents' },
        piecesJointes: { nom: 'documents-joints' },
        urgence: { aide: 'pourquoi le préavis est réduit' },
      },
    },
  }),
  'seances.reconvoquer': actePlat({
    libelle: 'Seconde séance, faute de quorum',
    geste: 'Programmer la seconde séance, faute de quorum',
    classement: PREPARATION,
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.reconvoquer',
    saisie: { seanceId, ...tenue },
    terminal: {
      nom: 'seance reconvoquer',
      resume: 'ouvre une seconde séance sur le même ordre du jour, quand la première n’a pas eu son quorum',
      fait: 'Seconde séance programmée',
    },
  }),
  'seances.pointer': actePlat({
    libelle: 'Présences à la séance',
    geste: 'Pointer les présences à une séance',
    classement: libre('le pointage se corrige d’après la feuille d’émargement'),
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.pointer',
    saisie: {
      seanceId,
      membres,
      mode: choix('Présence', PRESENCE_LABELS),
      mandataireId: facultatif(fiche('membresDuComite', 'Mandataire')),
    },
    terminal: {
      nom: 'seance pointer',
      resume: 'pointe un ou plusieurs membres : présents, à distance, représentés, absents',
      fait: 'Présences enregistrées',
      options: { ...MEMBRES, mandataireId: { nom: 'mandataire', aide: 'à qui il a donné mandat' } },
    },
  }),
  'seances.deporter': actePlat({
    libelle: 'Déport d’un membre',
    geste: 'Enregistrer le déport d’un membre sur un point',
    classement: sensible('le membre a déclaré un intérêt'),
    motif: 'motif',
    adresse: '/comite/seances/:seanceId?acte=seances.deporter',
    saisie: { seanceId, pointId, membreId: fiche('membresDuComite', 'Membre'), motif: motif('Motif') },
    terminal: {
      nom: 'seance deporter',
      resume: 'enregistre qu’un membre ne prend pas part à un point, par intérêt personnel',
      fait: 'Déport enregistré',
      options: { ...POINT, membreId: { nom: 'membre' } },
    },
  }),
  'seances.quitter': actePlat({
    libelle: 'Départs avant un point',
    geste: 'Enregistrer le départ d’un membre avant un point',
    classement: libre('le pointage se corrige d’après la feuille d’émargement'),
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.quitter',
    saisie: { seanceId, pointId, membres },
    terminal: {
      nom: 'seance quitter',
      resume: 'dit quels membres étaient partis quand le point est venu : le quorum est recompté',
      fait: 'Départs enregistrés',
      options: { ...POINT, ...MEMBRES },
    },
  }),
  'seances.rendreAvis': actePlat({
    libelle: 'Avis rendu en séance',
    geste: 'Enregistrer le vote et l’avis rendu en séance',
    classement: sensible('l’avis a été rendu en séance, et des actes reposent sur lui'),
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.rendreAvis',
    saisie: {
      seanceId,
      pointId,
      sens: choix('Sens', SENS_LABELS),
      pour: facultatif(nombre('Pour')),
      contre: facultatif(nombre('Contre')),
      abstentions: facultatif(nombre('Abstentions')),
      nePrendPasPart: facultatif(nombre('Ne prend pas part au vote')),
      voixSansDroit: facultatif(nombre('Voix de personnes sans voix délibérative')),
      texte: facultatif(texteLong('Texte de l’avis')),
      reputeFondement: facultatif(texte('Texte qui répute l’avis rendu')),
      reputeSaisineLe: facultatif(jour('Saisine dont court ce délai')),
    },
    terminal: {
      nom: 'seance avis',
      resume: 'enregistre le vote, en totaux, et l’avis sur un point ; dit s’il est régulier, et pourquoi',
      fait: 'Avis enregistré',
      options: {
        ...POINT,
        voixSansDroit: { aide: 'voix de personnes sans voix délibérative comprises dans le décompte' },
      },
    },
  }),
  'seances.clore': actePlat({
    libelle: 'Clôture de la séance',
    geste: 'Clore une séance du comité',
    classement: sensible('le procès-verbal est établi'),
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.clore',
    saisie: { seanceId, date: jour('Établi le'), procesVerbal: texte('Procès-verbal') },
    terminal: {
      nom: 'seance clore',
      resume: 'enregistre la référence du procès-verbal : la séance ne change plus',
      fait: 'Séance close',
    },
  }),
  'seances.publierAvis': actePlat({
    libelle: 'Publication d’un avis rendu en séance',
    geste: 'Enregistrer la publication d’un avis rendu en séance',
    classement: sensible('l’avis a été rendu public'),
    motif: null,
    adresse: '/comite/seances/:seanceId?acte=seances.publierAvis',
    saisie: { seanceId, pointId, date: jour('Date'), support: texte('Support') },
    terminal: {
      nom: 'seance publier',
      resume: 'enregistre la publication d’un avis rendu en séance',
      fait: 'Publication enregistrée',
      options: { ...POINT, support: { aide: 'où il est publié' } },
    },
  }),
  'seances.annuler': actePlat({
    libelle: 'Annulation d’une séance',
    geste: 'Annuler une séance du comité',
    classement: sensible('les membres ont pu en être prévenus'),
    motif: 'motif',
    adresse: '/comite/seances/:seanceId?acte=seances.annuler',
    saisie: { seanceId, date: jour('Date'), motif: motif('Motif') },
    terminal: {
      nom: 'seance annuler',
      resume: 'annule une séance qui n’a rendu aucun avis',
      fait: 'Séance annulée',
    },
  }),
};

/** Acts that also touch what is kept out of the journal. */
export const actesCoordonnees = {
  'membresDuComite.importer': acte({
    libelle: 'Import de membres du comité',
    geste: 'Importer les membres du comité',
    classement: NOTE,
    motif: null,
    adresse: '/comite/membres?comite=:instanceId&acte=membresDuComite.importer',
  }),
  'membresDuComite.joindre': actePlat({
    libelle: 'Coordonnées d’un membre du comité',
    geste: 'Enregistrer les coordonnées d’un membre du comité',
    classement: sensible('les coordonnées ne sont pas au journal, pour pouvoir être effacées'),
    motif: null,
    adresse: '/comite/membres?membre=:membreId&acte=membresDuComite.joindre',
    saisie: { membreId, courriel: facultatif(texte('Courriel')), telephone: facultatif(texte('Téléphone')) },
    terminal: {
      nom: 'membre joindre',
      resume: 'garde le courriel et le téléphone professionnels d’un membre, hors du journal',
      fait: 'Coordonnées enregistrées',
    },
  }),
  'membresDuComite.purger': actePlat({
    libelle: 'Effacement des coordonnées d’anciens membres',
    geste: 'Effacer les coordonnées d’un ancien membre du comité',
    classement: sensible('ce qui est effacé ne revient pas'),
    motif: 'motif',
    adresse: '/comite/membres?membre=:membreId&acte=membresDuComite.purger',
    saisie: { membres, motif: motif('Motif') },
    terminal: {
      nom: 'membre purger',
      resume:
        'efface les coordonnées de membres dont le mandat est fini ; le journal dit qui, quand et pourquoi',
      fait: 'Coordonnées effacées',
      options: MEMBRES,
    },
  }),
};
