import { PROJET, acte, actePlat, libre, sensible } from '../acte';
import { facultatif, fiche, jour, motif, nombre, partie, texte } from '../champs';

const avenantId = fiche('avenants');
const MOTIF_TEXTE_MODIFIE = {
  nom: 'motif-texte-modifie',
  aide: 'pourquoi le texte modifié depuis l’avis n’appelle pas un nouvel avis',
};

/** An avenant may ask for both: the text that changed since the avis, the defect of the avis itself. */
const MOTIFS_DE_SIGNER = ['motifTexteModifie', 'motifAvis'] as const;

export const actesAvenants = {
  'avenants.demander': acte({
    libelle: 'Demande d’avenant',
    geste: 'Demander un avenant',
    classement: PROJET,
    motif: 'reprise',
    adresse: 'avenants/nouveau',
  }),
  'avenants.rediger': acte({
    libelle: 'Rédaction du projet d’avenant',
    geste: 'Rédiger un avenant',
    classement: PROJET,
    motif: null,
    adresse: 'avenants/:avenantId/rediger',
  }),
  'avenants.ajouterOperations': acte({
    libelle: 'Ajout de modifications de la convention',
    classement: PROJET,
    motif: null,
    adresse: null,
  }),
  'avenants.modifierOperation': acte({
    libelle: 'Nouvelle rédaction d’une modification',
    classement: PROJET,
    motif: null,
    adresse: null,
  }),
  'avenants.retirerOperation': acte({
    libelle: 'Retrait d’une modification',
    classement: PROJET,
    motif: null,
    adresse: null,
  }),
  'avenants.deplacerOperation': acte({
    libelle: 'Changement d’ordre des modifications',
    classement: PROJET,
    motif: null,
    adresse: null,
  }),
  'avenants.reglerClause': acte({
    libelle: 'Sort d’une clause réglé',
    classement: sensible('le sort d’une clause fixe ce que le registre calcule et refuse'),
    motif: 'motif',
    adresse: null,
  }),
  'avenants.arbitrer': acte({
    libelle: 'Conflit tranché entre deux textes',
    classement: sensible('un conflit tranché, avec son motif, décide de ce qu’on lit en vigueur'),
    motif: 'motif',
    adresse: null,
  }),
  'avenants.instruire': actePlat({
    libelle: 'Ouverture de l’instruction de l’avenant',
    geste: 'Ouvrir l’instruction d’un avenant',
    classement: libre('l’instruction est un suivi du service, que personne d’autre n’a reçu'),
    motif: null,
    adresse: 'avenants/:avenantId/instruire',
    saisie: { avenantId, date: jour('Date'), service: facultatif(texte('Service')) },
    terminal: {
      nom: 'avenant instruire',
      resume: 'ouvre l’instruction d’une demande d’avenant',
      fait: 'Instruction ouverte',
      options: { service: { aide: 'service qui instruit' } },
    },
  }),
  'avenants.saisir': actePlat({
    libelle: 'Saisine du comité',
    geste: 'Saisir le comité d’un avenant',
    classement: sensible('le projet a été transmis au comité'),
    motif: null,
    adresse: 'avenants/:avenantId/saisir',
    saisie: { avenantId, date: jour('Date'), seancePrevue: facultatif(jour('Séance prévue')) },
    terminal: {
      nom: 'avenant saisir',
      resume: 'enregistre la saisine du comité, avec l’empreinte du projet transmis',
      fait: 'Saisine du comité enregistrée',
      options: { seancePrevue: { nom: 'seance', aide: 'date prévue de la séance' } },
    },
  }),
  'avenants.retenirPlanning': acte({
    libelle: 'Planning de l’avenant retenu',
    geste: 'Retenir le planning d’un avenant',
    classement: libre('un planning est un suivi du service, que personne d’autre n’a reçu'),
    motif: null,
    adresse: 'avenants/:avenantId/planning',
  }),
  'avenants.quitterPlanning': actePlat({
    libelle: 'Planning de l’avenant quitté',
    geste: 'Quitter le planning d’un avenant',
    classement: libre('un planning est un suivi du service, que personne d’autre n’a reçu'),
    motif: null,
    adresse: 'avenants/:avenantId/planning/quitter',
    saisie: { avenantId },
    terminal: {
      nom: 'avenant quitter-planning',
      resume: 'n’attend plus les étapes du planning retenu pour l’avenant',
      fait: 'Planning quitté',
    },
  }),
  'avenants.mettreALaSignature': actePlat({
    libelle: 'Mise à la signature de l’avenant',
    geste: 'Mettre un avenant à la signature',
    classement: sensible('le texte est parti à la signature, et tous les originaux le portent'),
    motif: MOTIFS_DE_SIGNER,
    adresse: 'avenants/:avenantId/mettre-a-la-signature',
    saisie: {
      avenantId,
      date: jour('Date'),
      numero: facultatif(nombre('Numéro', 1)),
      motifTexteModifie: facultatif(motif('Motif du texte modifié')),
      motifAvis: facultatif(motif('Motif de signer malgré les défauts de l’avis')),
    },
    terminal: {
      nom: 'avenant mettre-a-la-signature',
      resume: 'met l’avenant à la signature, après avis du comité : son texte ne change plus',
      fait: 'Avenant mis à la signature',
      options: {
        numero: { aide: 'numéro d’un avenant du passé (à défaut, le suivant)' },
        motifTexteModifie: MOTIF_TEXTE_MODIFIE,
        motifAvis: { aide: 'pourquoi signer malgré un défaut de l’avis' },
      },
    },
  }),
  'avenants.signer': acte({
    libelle: 'Signature de l’avenant',
    geste: 'Enregistrer les signatures d’un avenant',
    classement: sensible('une signature est un fait, et la dernière achève l’avenant'),
    motif: [...MOTIFS_DE_SIGNER, 'reprise'],
    adresse: 'avenants/:avenantId/signer',
  }),
  'avenants.refuser': actePlat({
    libelle: 'Refus de l’avenant par une partie',
    geste: 'Enregistrer le refus d’un avenant',
    classement: sensible('une partie a fait savoir qu’elle ne signera pas'),
    motif: 'motif',
    adresse: 'avenants/:avenantId/refuser',
    saisie: {
      avenantId,
      date: jour('Date'),
      partieId: partie('Partie qui refuse'),
      motif: motif('Motif'),
    },
    terminal: {
      nom: 'avenant refuser',
      resume: 'enregistre qu’une partie ne signera pas l’avenant',
      fait: 'Refus de l’avenant enregistré',
      options: { partieId: { aide: 'partie qui refuse' } },
    },
  }),
  'avenants.reprendre': actePlat({
    libelle: 'Reprise d’un avenant abandonné ou refusé',
    geste: 'Reprendre un avenant abandonné ou refusé',
    classement: PROJET,
    motif: null,
    adresse: 'avenants/:avenantId/reprendre',
    saisie: { avenantId, date: jour('Date de la nouvelle demande') },
    terminal: {
      nom: 'avenant reprendre',
      resume: 'ouvre une nouvelle demande avec le texte d’un avenant abandonné ou refusé',
      fait: 'Nouvelle demande ouverte avec le même texte',
    },
  }),
  'avenants.abandonner': actePlat({
    libelle: 'Abandon de l’avenant',
    geste: 'Abandonner un avenant',
    classement: libre('l’abandon laisse le projet tel qu’il était'),
    motif: 'motif',
    adresse: 'avenants/:avenantId/abandonner',
    saisie: { avenantId, date: jour('Date'), motif: motif('Motif') },
    terminal: {
      nom: 'avenant abandonner',
      resume: 'abandonne un projet d’avenant',
      fait: 'Avenant abandonné',
    },
  }),
};
