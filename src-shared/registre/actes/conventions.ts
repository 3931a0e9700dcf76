import { PROJET, acte, actePlat, libre, sensible } from '../acte';
import { facultatif, fiche, jour, motif, partie, texte } from '../champs';

const conventionId = fiche('conventions');
const preuve = texte('Preuve');
const PREUVE = { aide: 'ce qui le prouve : référence d’un avis de réception, d’un recueil, d’un courrier' };
const NON_SIGNEE = libre('une clause se corrige tant que rien n’est signé');
const ATTENDU = sensible('la convention en fait dépendre sa prise d’effet ou sa fin');

export const actesConventions = {
  'conventions.creer': acte({
    libelle: 'Convention entrée au registre',
    classement: libre('rien n’en dépend encore'),
    motif: null,
    adresse: null,
  }),
  'conventions.editer': acte({
    libelle: 'Texte de la convention récrit',
    classement: PROJET,
    motif: null,
    adresse: null,
  }),
  'conventions.signer': acte({
    libelle: 'Signature de la convention',
    geste: 'Enregistrer les signatures de la convention',
    classement: sensible('une signature est un fait, dont la date fixe l’effet de la convention'),
    motif: 'reprise',
    adresse: 'signer',
  }),
  'conventions.daterActe': actePlat({
    libelle: 'Date portée sur l’acte',
    geste: 'Porter la date écrite sur l’acte',
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
    geste: 'Trancher la date d’effet',
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
    geste: 'Confirmer la date de fin',
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
    geste: 'Modifier un signataire',
    classement: libre('le titulaire d’une fonction se corrige tant que rien n’est signé'),
    motif: null,
    adresse: 'signataires/:signataireId',
  }),
  'conventions.poserClause': acte({
    libelle: 'Clause posée',
    geste: 'Poser une clause',
    classement: libre('une clause se pose par les mots qui la disent, et ne change aucun acte déjà fait'),
    motif: 'motif',
    adresse: 'clauses/nouvelle',
  }),
  'conventions.confirmerClause': acte({
    libelle: 'Clause confirmée',
    geste: 'Confirmer une clause',
    classement: sensible('les dates de la convention s’en calculent'),
    motif: 'motif',
    adresse: 'clauses/:clauseId/confirmer',
  }),
  'conventions.changerClause': acte({
    libelle: 'Clause changée',
    geste: 'Changer une clause',
    classement: NON_SIGNEE,
    motif: 'motif',
    adresse: 'clauses/:clauseId/changer',
  }),
  'conventions.retirerClause': acte({
    libelle: 'Clause retirée',
    geste: 'Retirer une clause',
    classement: NON_SIGNEE,
    motif: 'motif',
    adresse: 'clauses/:clauseId/retirer',
  }),
  'conventions.notifier': actePlat({
    libelle: 'Notification de la convention',
    geste: 'Enregistrer la notification de la convention',
    classement: ATTENDU,
    motif: null,
    adresse: 'notification',
    saisie: {
      conventionId,
      date: jour('Date de notification'),
      preuve,
      partieId: facultatif(partie('Partie qui l’a reçue')),
    },
    terminal: {
      nom: 'convention notification',
      resume: 'enregistre la notification dont la convention fait dépendre son effet',
      fait: 'Notification enregistrée',
      options: { preuve: PREUVE },
    },
  }),
  'conventions.transmettre': actePlat({
    libelle: 'Transmission au représentant de l’État',
    geste: 'Enregistrer la transmission au représentant de l’État',
    classement: ATTENDU,
    motif: null,
    adresse: 'transmission',
    saisie: { conventionId, date: jour('Date de transmission'), preuve },
    terminal: {
      nom: 'convention transmission',
      resume:
        'enregistre la transmission au représentant de l’État dont la convention fait dépendre son effet',
      fait: 'Transmission enregistrée',
      options: { preuve: PREUVE },
    },
  }),
  'conventions.publier': actePlat({
    libelle: 'Publication de la convention',
    geste: 'Enregistrer la publication de la convention',
    classement: ATTENDU,
    motif: null,
    adresse: 'publication',
    saisie: { conventionId, date: jour('Date de publication'), preuve },
    terminal: {
      nom: 'convention publication',
      resume: 'enregistre la publication dont la convention fait dépendre son effet',
      fait: 'Publication enregistrée',
      options: { preuve: PREUVE },
    },
  }),
  'conventions.opposerRenouvellement': actePlat({
    libelle: 'Opposition au renouvellement',
    geste: 'Enregistrer une opposition au renouvellement',
    classement: ATTENDU,
    motif: null,
    adresse: 'opposition',
    saisie: {
      conventionId,
      partieId: partie('Partie qui s’oppose'),
      date: jour('Date de l’opposition'),
      preuve,
    },
    terminal: {
      nom: 'convention opposition',
      resume: 'enregistre l’opposition d’une partie au renouvellement tacite',
      fait: 'Opposition enregistrée',
      options: { preuve: PREUVE },
    },
  }),
  'conventions.reconduire': actePlat({
    libelle: 'Reconduction expresse',
    geste: 'Enregistrer une reconduction expresse',
    classement: ATTENDU,
    motif: null,
    adresse: 'reconduction',
    saisie: { conventionId, date: jour('Date de la reconduction'), preuve },
    terminal: {
      nom: 'convention reconduction',
      resume: 'enregistre la reconduction expresse de la convention',
      fait: 'Reconduction enregistrée',
      options: { preuve: PREUVE },
    },
  }),
  'conventions.ajouterJourLocal': actePlat({
    libelle: 'Jour chômé local ajouté',
    geste: 'Ajouter un jour chômé local',
    classement: sensible('les délais de la convention le sautent'),
    motif: null,
    adresse: 'jours-locaux/nouveau',
    saisie: { conventionId, date: jour('Jour'), nom: texte('Nom') },
    terminal: {
      nom: 'convention jour-local ajouter',
      resume: 'ajoute un jour chômé local au calendrier des délais de la convention',
      fait: 'Jour chômé local ajouté',
      options: { nom: { aide: 'ce qu’on y fête ou pourquoi il est chômé' } },
    },
  }),
  'conventions.retirerJourLocal': actePlat({
    libelle: 'Jour chômé local retiré',
    geste: 'Retirer un jour chômé local',
    classement: sensible('les délais de la convention ne le sautent plus'),
    motif: 'motif',
    adresse: 'jours-locaux/retirer',
    saisie: { conventionId, date: jour('Jour'), motif: motif('Motif') },
    terminal: {
      nom: 'convention jour-local retirer',
      resume: 'retire un jour chômé local du calendrier des délais de la convention',
      fait: 'Jour chômé local retiré',
    },
  }),
};
