import { acte, actePlat, libre, sensible } from '../acte';
import { facultatif, fiche, jour, motif } from '../champs';

export const actesConventions = {
  'conventions.signer': acte({
    libelle: 'Signature de la convention',
    classement: sensible('une signature est un fait, dont la date fixe l’effet de la convention'),
    motif: null,
    adresse: 'signer',
  }),
  'conventions.daterActe': actePlat({
    libelle: 'Date portée sur l’acte',
    classement: sensible('la date portée sur l’acte peut fixer l’effet de la convention'),
    motif: null,
    adresse: 'date-acte',
    saisie: { conventionId: fiche('conventions'), faitLe: jour('Date portée sur l’acte') },
    terminal: {
      nom: 'convention dater',
      resume: 'enregistre la date portée après « Fait à …, le »',
      fait: 'Date de l’acte enregistrée',
      options: { faitLe: { nom: 'date' } },
    },
  }),
  'conventions.trancherEffet': actePlat({
    libelle: 'Choix de la date d’effet',
    classement: sensible('elle fixe la date d’effet de la convention'),
    motif: 'motif',
    adresse: 'date-effet',
    saisie: { conventionId: fiche('conventions'), date: jour('Date d’effet'), motif: motif('Motif') },
    terminal: {
      nom: 'convention effet',
      resume: 'tranche la date d’effet quand l’acte et la dernière signature diffèrent',
      fait: 'Date d’effet tranchée',
      options: { motif: { aide: 'pourquoi cette date' } },
    },
  }),
  'conventions.confirmerFin': actePlat({
    libelle: 'Confirmation de la date de fin',
    classement: sensible('elle fixe la date de fin de la convention'),
    motif: 'fondement',
    adresse: 'fin',
    saisie: {
      conventionId: fiche('conventions'),
      date: jour('Date de fin'),
      fondement: motif('Fondement'),
      instrument: facultatif(motif('Acte qui déplace la fin')),
    },
    terminal: {
      nom: 'convention fin',
      resume: 'confirme la date de fin et son fondement',
      fait: 'Date de fin confirmée',
      options: {
        fondement: { aide: 'instrument et référence qui fixent ce jour' },
        instrument: { aide: 'acte qui déplace une fin déjà confirmée, et sa référence' },
      },
    },
  }),
  'conventions.modifierSignataire': acte({
    libelle: 'Modification d’un signataire',
    classement: libre('le titulaire d’une fonction se corrige tant que rien n’est signé'),
    motif: null,
    adresse: 'signataires/:signataireId',
  }),
};
