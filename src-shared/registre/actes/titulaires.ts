import { acte, actePlat, libre } from '../acte';
import { fiche, texte, unDe } from '../champs';
import { CIVILITES } from '../fiches/commun';
import { titulaires } from '../fiches/titulaires';

const { signataireId, debut, fin, source, intitule, genre, intituleLong, appel, article } =
  titulaires.membres;
const personne = { civilite: unDe('Civilité', CIVILITES), prenom: texte('Prénom'), nom: texte('Nom') };
const redaction = {
  ...personne,
  debut,
  fin,
  source,
  intitule,
  genre,
  intituleLong,
  appel,
  article,
};
const COPIE = libre('le titulaire n’est que recopié de l’acte qui le nomme');
const OPTIONS = {
  signataireId: { nom: 'fonction', aide: 'place de signataire de la convention : prefete, president…' },
  intitule: { aide: 'intitulé de la fonction, s’il change avec la personne' },
  intituleLong: { nom: 'long', aide: 'forme longue de l’intitulé' },
  appel: { aide: 'formule d’appel des lettres, si elle ne se déduit pas' },
} as const;

export const actesTitulaires = {
  'titulaires.enregistrer': actePlat({
    libelle: 'Changement de titulaire',
    geste: 'Enregistrer un changement de titulaire',
    classement: COPIE,
    motif: 'source',
    adresse: 'titulaires/nouveau',
    saisie: { conventionId: fiche('conventions'), signataireId, ...redaction },
    terminal: {
      nom: 'titulaire enregistrer',
      resume: 'enregistre qui occupe une fonction à compter d’un jour, sans avenant',
      fait: 'Titulaire enregistré',
      options: OPTIONS,
    },
  }),
  'titulaires.constaterVacance': actePlat({
    libelle: 'Vacance d’une fonction',
    geste: 'Constater la vacance d’une fonction',
    classement: COPIE,
    motif: 'source',
    adresse: 'titulaires/vacance',
    saisie: { conventionId: fiche('conventions'), signataireId, debut, source },
    terminal: {
      nom: 'titulaire vacance',
      resume: 'enregistre la fin des fonctions d’un titulaire qui n’a pas encore de successeur',
      fait: 'Vacance enregistrée',
      options: { signataireId: OPTIONS.signataireId, debut: { aide: 'premier jour de la vacance' } },
    },
  }),
  'titulaires.corriger': actePlat({
    libelle: 'Correction d’un titulaire',
    geste: 'Corriger un titulaire',
    classement: COPIE,
    motif: null,
    adresse: 'titulaires/:titulaireId/corriger',
    saisie: { titulaireId: fiche('titulaires'), ...redaction },
    terminal: {
      nom: 'titulaire corriger',
      resume: 'corrige un titulaire enregistré',
      fait: 'Titulaire corrigé',
      options: { intitule: OPTIONS.intitule, intituleLong: OPTIONS.intituleLong, appel: OPTIONS.appel },
    },
  }),
  'titulaires.importer': acte({
    libelle: 'Import de titulaires',
    geste: 'Importer des titulaires',
    classement: COPIE,
    motif: null,
    adresse: 'titulaires/importer',
  }),
};
