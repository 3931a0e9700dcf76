import { PROJET, acte, actePlat, sensible } from '../acte';
import { choix, facultatif, fiche, fondement, jour, motif, texte } from '../champs';
import { NATURE_SUITE_LABELS } from '../fiches/resiliation';

const miseEnDemeureId = fiche('misesEnDemeure');
const CLOSE = sensible('elle clôt la mise en demeure');

export const actesResiliation = {
  'misesEnDemeure.preparer': acte({
    libelle: 'Préparation d’une mise en demeure',
    geste: 'Préparer une mise en demeure',
    classement: PROJET,
    motif: 'reprise',
    adresse: 'mises-en-demeure/nouvelle',
  }),
  'misesEnDemeure.recevoir': acte({
    libelle: 'Mise en demeure reçue',
    geste: 'Enregistrer une mise en demeure reçue',
    classement: sensible('la lettre a été reçue'),
    motif: null,
    adresse: 'mises-en-demeure/recue',
  }),
  'misesEnDemeure.rediger': acte({
    libelle: 'Rédaction de la mise en demeure',
    geste: 'Rédiger une mise en demeure',
    classement: PROJET,
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/rediger',
  }),
  'misesEnDemeure.signer': actePlat({
    libelle: 'Signature de la mise en demeure',
    geste: 'Enregistrer la signature d’une mise en demeure',
    classement: sensible('la lettre est signée'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/signer',
    saisie: { miseEnDemeureId, date: jour('Date de la lettre') },
    terminal: {
      nom: 'mise-en-demeure signer',
      resume: 'enregistre la date de la lettre signée',
      fait: 'Lettre signée',
    },
  }),
  'misesEnDemeure.envoyer': acte({
    libelle: 'Envoi de la mise en demeure',
    geste: 'Enregistrer l’envoi d’une mise en demeure',
    classement: sensible('la lettre est partie'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/envoyer',
  }),
  'misesEnDemeure.suivreEnvoi': acte({
    libelle: 'Suivi postal',
    geste: 'Suivre l’envoi d’une mise en demeure',
    classement: sensible('la Poste atteste ce qu’est devenue la lettre'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/envois/:envoiId',
  }),
  'misesEnDemeure.tenir': actePlat({
    libelle: 'Partie tenue en demeure par ses autres signataires',
    geste: 'Tenir la partie en demeure par ses autres signataires',
    classement: sensible('le juriste en répond : le délai ne court plus du même jour'),
    motif: 'motif',
    adresse: 'mises-en-demeure/:miseEnDemeureId/tenir',
    saisie: { miseEnDemeureId, date: jour('Date'), motif: motif('Motif') },
    terminal: {
      nom: 'mise-en-demeure tenir',
      resume:
        'tient la partie en demeure par ceux de ses signataires que la lettre a touchés, malgré une adresse inconnue : choix du juriste, motivé',
      fait: 'Choix du juriste enregistré',
    },
  }),
  'misesEnDemeure.prolonger': actePlat({
    libelle: 'Délai supplémentaire accordé',
    geste: 'Accorder un délai supplémentaire',
    classement: sensible('le délai accordé a été annoncé à l’autre partie'),
    motif: 'motif',
    adresse: 'mises-en-demeure/:miseEnDemeureId/prolonger',
    saisie: {
      miseEnDemeureId,
      date: jour('Accordé le'),
      jusquAu: jour('Jusqu’au'),
      motif: motif('Motif'),
    },
    terminal: {
      nom: 'mise-en-demeure prolonger',
      resume:
        'accorde à la partie mise en demeure un délai plus long ; rien n’est dénoncé avant qu’il expire',
      fait: 'Délai supplémentaire enregistré',
      options: { jusquAu: { nom: 'jusqu-au' } },
    },
  }),
  'misesEnDemeure.observer': actePlat({
    libelle: 'Observations de la partie mise en demeure',
    geste: 'Enregistrer les observations de l’autre partie',
    classement: sensible('elles ont été reçues'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/observations',
    saisie: {
      miseEnDemeureId,
      date: jour('Reçues le'),
      texte: motif('Observations'),
      piece: facultatif(texte('Pièce')),
    },
    terminal: {
      nom: 'mise-en-demeure observations',
      resume: 'enregistre ce que répond la partie mise en demeure',
      fait: 'Observations enregistrées',
    },
  }),
  'misesEnDemeure.regulariser': actePlat({
    libelle: 'Régularisation',
    geste: 'Constater la mise en conformité',
    classement: CLOSE,
    motif: 'motif',
    adresse: 'mises-en-demeure/:miseEnDemeureId/regulariser',
    saisie: { miseEnDemeureId, date: jour('Date'), motif: motif('Motif') },
    terminal: {
      nom: 'mise-en-demeure regulariser',
      resume: 'clôt une mise en demeure : la partie s’est conformée dans le délai',
      fait: 'Régularisation enregistrée',
    },
  }),
  'misesEnDemeure.retirer': actePlat({
    libelle: 'Retrait de la mise en demeure',
    geste: 'Retirer une mise en demeure',
    classement: CLOSE,
    motif: 'motif',
    adresse: 'mises-en-demeure/:miseEnDemeureId/retirer',
    saisie: { miseEnDemeureId, date: jour('Date'), motif: motif('Motif') },
    terminal: {
      nom: 'mise-en-demeure retirer',
      resume: 'retire une mise en demeure',
      fait: 'Retrait enregistré',
    },
  }),
  'misesEnDemeure.remettre': actePlat({
    libelle: 'Remise du dossier des pièces',
    geste: 'Enregistrer la remise du dossier des pièces',
    classement: sensible('le dossier a été remis : ses numéros ne changent plus'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/remettre',
    saisie: { miseEnDemeureId, date: jour('Remis le'), a: texte('Remis à') },
    terminal: {
      nom: 'dossier remettre',
      resume: 'enregistre que le dossier des pièces a été remis : chaque pièce garde alors son numéro',
      fait: 'Remise enregistrée',
    },
  }),
  'denonciations.notifier': acte({
    libelle: 'Dénonciation de la convention',
    geste: 'Notifier la dénonciation de la convention',
    classement: sensible('la dénonciation a été notifiée à l’autre partie'),
    motif: ['derogation', 'sansDeliberation'],
    adresse: 'mises-en-demeure/:miseEnDemeureId/denoncer',
  }),
  'denonciations.resilier': acte({
    libelle: 'Résiliation sans manquement',
    geste: 'Résilier la convention, ou s’en retirer',
    classement: sensible('la décision a été notifiée aux autres parties'),
    motif: ['reprise', 'motif', 'sansDeliberation'],
    adresse: 'denonciations/nouvelle',
  }),
  'denonciations.envoyer': acte({
    libelle: 'Envoi de la dénonciation',
    geste: 'Enregistrer l’envoi d’une dénonciation à chaque destinataire',
    classement: sensible('la lettre est partie'),
    motif: null,
    adresse: 'denonciations/:denonciationId/envoyer',
  }),
  'denonciations.suivreEnvoi': acte({
    libelle: 'Suivi postal de la dénonciation',
    geste: 'Suivre l’envoi d’une dénonciation',
    classement: sensible('la Poste atteste ce qu’est devenue la lettre'),
    motif: null,
    adresse: 'denonciations/:denonciationId/envois/:envoiId',
  }),
  'denonciations.enregistrerSuite': actePlat({
    libelle: 'Suite donnée à la dénonciation',
    geste: 'Enregistrer le retrait, l’annulation ou la suspension d’une dénonciation',
    classement: sensible('elle change ce à quoi les parties sont tenues'),
    motif: 'reference',
    adresse: 'denonciations/:denonciationId/suite',
    saisie: {
      denonciationId: fiche('denonciations'),
      nature: choix('Suite', NATURE_SUITE_LABELS),
      date: jour('Date'),
      reference: fondement('Acte ou décision'),
    },
    terminal: {
      nom: 'denonciation suite',
      resume:
        'enregistre le retrait, l’annulation, la suspension d’une dénonciation, ou la reprise des relations ordonnée par le juge',
      fait: 'Suite enregistrée',
    },
  }),
  'denonciations.enregistrerReception': actePlat({
    libelle: 'Réception de la dénonciation',
    geste: 'Enregistrer la réception d’une dénonciation',
    classement: sensible('la réception fixe la fin de la convention, ou y concourt'),
    motif: null,
    adresse: 'denonciations/:denonciationId/reception',
    saisie: {
      denonciationId: fiche('denonciations'),
      date: jour('Date'),
      presentationLe: facultatif(jour('Première présentation')),
    },
    terminal: {
      nom: 'denonciation reception',
      resume: 'enregistre la réception de l’acte qui met fin à la convention',
      fait: 'Réception enregistrée',
    },
  }),
};
