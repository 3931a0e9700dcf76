import { acte, actePlat, sensible } from '../acte';
import { fiche, jour, texte } from '../champs';

export const actesAvis = {
  'avis.enregistrer': acte({
    libelle: 'Avis du comité',
    geste: 'Enregistrer un avis sur un avenant',
    classement: sensible('l’avis a été rendu en séance, et la signature de l’avenant repose sur lui'),
    motif: 'reprise',
    adresse: 'avenants/:avenantId/avis',
  }),
  'avis.enregistrerSurConvention': acte({
    libelle: 'Avis du comité sur la convention',
    geste: 'Enregistrer un avis sur la convention',
    classement: sensible('l’avis a été rendu en séance, et la convention le vise'),
    motif: 'reprise',
    adresse: 'avis/nouveau',
  }),
  'avis.publier': actePlat({
    libelle: 'Publication de l’avis',
    geste: 'Enregistrer la publication d’un avis',
    classement: sensible('l’avis a été rendu public'),
    motif: null,
    adresse: 'avis/:avisId/publier',
    saisie: { avisId: fiche('avis'), date: jour('Date'), support: texte('Support') },
    terminal: {
      nom: 'avis publier',
      resume: 'enregistre la publication d’un avis',
      fait: 'Publication enregistrée',
      options: { support: { aide: 'où il est publié' } },
    },
  }),
};
