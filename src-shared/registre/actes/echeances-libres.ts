import { actePlat, libre } from '../acte';
import { fiche, jour } from '../champs';
import { echeancesLibres } from '../fiches/echeances-libres';

const { libelle, date, attendu, cause, sinon, avenantId } = echeancesLibres.membres;
const redaction = { libelle, date, attendu, cause, sinon, avenantId };
const echeanceLibreId = fiche('echeancesLibres');
const CLASSEMENT = libre('l’échéance n’est qu’une date que le service se donne');
const OPTIONS = {
  attendu: { aide: 'qui doit agir ; le secrétariat à défaut' },
  avenantId: { aide: 'identifiant de l’avenant concerné' },
} as const;

export const actesEcheancesLibres = {
  'echeancesLibres.ajouter': actePlat({
    libelle: 'Ajout d’une échéance libre',
    geste: 'Ajouter une échéance libre',
    classement: CLASSEMENT,
    motif: null,
    adresse: 'echeances-libres/nouvelle',
    saisie: { conventionId: fiche('conventions'), ...redaction },
    terminal: {
      nom: 'echeance-libre ajouter',
      resume: 'ajoute une date que le service se donne, rappelée comme les autres',
      fait: 'Échéance ajoutée',
      options: OPTIONS,
    },
  }),
  'echeancesLibres.corriger': actePlat({
    libelle: 'Correction d’une échéance libre',
    geste: 'Corriger une échéance libre',
    classement: CLASSEMENT,
    motif: null,
    adresse: 'echeances-libres/:echeanceLibreId/corriger',
    saisie: { echeanceLibreId, ...redaction },
    terminal: {
      nom: 'echeance-libre corriger',
      resume: 'corrige ou déplace une échéance libre qui n’est pas tenue',
      fait: 'Échéance corrigée',
      options: OPTIONS,
    },
  }),
  'echeancesLibres.tenir': actePlat({
    libelle: 'Échéance libre tenue',
    geste: 'Dire une échéance libre tenue',
    classement: CLASSEMENT,
    motif: null,
    adresse: 'echeances-libres/:echeanceLibreId/tenue',
    saisie: { echeanceLibreId, date: jour('Tenue le') },
    terminal: {
      nom: 'echeance-libre tenir',
      resume: 'dit une échéance libre tenue : elle n’est plus rappelée',
      fait: 'Échéance tenue',
    },
  }),
};
