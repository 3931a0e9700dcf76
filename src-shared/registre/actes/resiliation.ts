import { PROJET, acte, actePlat, sensible } from '../acte';
import { facultatif, fiche, jour, motif } from '../champs';

const miseEnDemeureId = fiche('misesEnDemeure');
const CLOSE = sensible('elle clôt la mise en demeure');

export const actesResiliation = {
  'misesEnDemeure.preparer': acte({
    libelle: 'Préparation d’une mise en demeure',
    classement: PROJET,
    motif: null,
    adresse: 'mises-en-demeure/nouvelle',
  }),
  'misesEnDemeure.rediger': acte({
    libelle: 'Rédaction de la mise en demeure',
    classement: PROJET,
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/rediger',
  }),
  'misesEnDemeure.signer': actePlat({
    libelle: 'Signature de la mise en demeure',
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
    classement: sensible('la lettre est partie'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/envoyer',
  }),
  'misesEnDemeure.suivreEnvoi': acte({
    libelle: 'Suivi postal',
    classement: sensible('la Poste atteste ce qu’est devenue la lettre'),
    motif: null,
    adresse: 'mises-en-demeure/:miseEnDemeureId/envois/:envoiId',
  }),
  'misesEnDemeure.regulariser': actePlat({
    libelle: 'Régularisation',
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
  'denonciations.notifier': acte({
    libelle: 'Dénonciation de la convention',
    classement: sensible('la dénonciation a été notifiée à l’autre partie'),
    motif: 'derogation',
    adresse: 'mises-en-demeure/:miseEnDemeureId/denoncer',
  }),
  'denonciations.resilier': acte({
    libelle: 'Résiliation sans manquement',
    classement: sensible('la décision a été notifiée aux autres parties'),
    motif: 'motif',
    adresse: 'denonciations/nouvelle',
  }),
  'denonciations.enregistrerReception': actePlat({
    libelle: 'Réception de la dénonciation',
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
