import { actePlat, libre } from '../acte';
import { fiche } from '../champs';
import { papiers } from '../fiches/papiers';

const { id: _id, conventionId, signataireId, ...redaction } = papiers.membres;
const SANS_EFFET = libre('un en-tête ne change aucun acte déjà parti');
const OPTIONS = {
  affaireSuiviePar: { nom: 'suivi-par', aide: 'agent qui suit le dossier' },
  reference: { aide: 'début des références du service, par exemple SGAR/PRE' },
  logoLargeur: { nom: 'logo-largeur', aide: 'largeur imprimée de l’image jointe, de 10 à 160 mm' },
  logoTexte: { nom: 'logo-texte', aide: 'ce que dit l’image, pour qui ne la voit pas' },
  margeHaut: { nom: 'marge-haut' },
  margeBas: { nom: 'marge-bas' },
  margeGauche: { nom: 'marge-gauche' },
  margeDroite: { nom: 'marge-droite' },
} as const;

export const actesPapiers = {
  'papiers.enregistrer': actePlat({
    libelle: 'Enregistrement d’un papier à en-tête',
    geste: 'Enregistrer un papier à en-tête',
    classement: SANS_EFFET,
    motif: null,
    adresse: 'papiers/nouveau',
    saisie: { conventionId, signataireId, ...redaction },
    terminal: {
      nom: 'papier enregistrer',
      resume: 'enregistre le papier à en-tête d’une fonction : ses lettres le portent',
      fait: 'Papier à en-tête enregistré',
      options: { ...OPTIONS, signataireId: { nom: 'signataire', aide: 'fonction qui écrit' } },
    },
  }),
  'papiers.corriger': actePlat({
    libelle: 'Correction d’un papier à en-tête',
    geste: 'Corriger un papier à en-tête',
    classement: SANS_EFFET,
    motif: null,
    adresse: 'papiers/:papierId/corriger',
    saisie: { papierId: fiche('papiers'), ...redaction },
    terminal: {
      nom: 'papier corriger',
      resume: 'corrige un papier à en-tête ; ce qui est déjà parti ne change pas',
      fait: 'Papier à en-tête corrigé',
      options: OPTIONS,
    },
  }),
};
