import type { ClauseView, ClausesView } from '#contract/clauses';
import type { NatureClause } from '#domain/clauses/clause';
import { formatDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import type { NatureFait } from '#domain/fiches/convention';
import { lowerFirst } from '#domain/french';

/** Operative clauses: their tab, their marks beside the text, their forms, and the facts they wait for. */
export const textClauses = {
  title: 'Clauses',
  intro:
    'Ce que la convention fait calculer ou refuser au registre, avec les mots qui le disent. Une clause absente n’est jamais empruntée à une autre convention.',
  pose: 'Poser une clause',
  poseLue: 'Poser une clause que le texte dit',
  obligations: 'Obligations',
  obligationsIntro: 'Ce qu’une mise en demeure peut citer, avec la partie qui le doit.',
  poseObligation: 'Ajouter une obligation',
  absentes: 'Ce que la convention ne prévoit pas',
  words: 'Mots qui la disent',
  origine: 'Origine',
  depuis: 'En vigueur depuis',
  passages: 'Passages',
  noPassage: 'Aucun passage ne la dit.',
  since: (origine: string, effet: string) => `${origine}, en vigueur depuis le ${effet}`,
  sinceSigned: 'La prise d’effet de la convention',
  aConfirmer: 'À confirmer',
  dementie: 'Ses mots disent autre chose',
  doubts: 'Lue avec des doutes\u00a0: le registre n’en calcule rien tant qu’elle n’est pas confirmée',
  dementieDetail: (sens: string) => `Les mots disent\u00a0: ${sens}.`,
  confirm: 'Confirmer',
  change: 'Changer',
  remove: 'Retirer',
  frozen:
    'La convention a commencé d’être signée\u00a0: ses clauses ne changent plus que par un avenant. Ce qui y est lu peut encore être confirmé, et ce que personne n’y a lu, posé par les mots qui le disent.',
  origines: {
    acte: () => 'avec l’acte',
    texte: () => 'lue dans le texte',
    proposee: () => 'lue dans le texte, non confirmée',
    lue: ({ le, par }: { readonly le: CivilDate; readonly par: string }) =>
      `lue dans l’acte, confirmée le ${formatDate(le)} par ${par}`,
    changee: (designation: string) => `dite par la convention, changée par l’${lowerFirst(designation)}`,
    apportee: (designation: string) => `apportée par l’${lowerFirst(designation)}`,
    posee: ({ le, motif }: { readonly le: CivilDate; readonly motif: string }) =>
      `posée le ${formatDate(le)}\u00a0: ${motif}`,
  },
  marque: (nature: string, sens: string) => `Clause «\u00a0${nature}\u00a0»\u00a0: ${sens}`,

  faits: {
    title: 'Faits que les clauses attendent',
    none: 'Aucune clause n’attend de fait\u00a0: l’effet et la fin ne dépendent que des signatures et du calendrier.',
    awaited: 'Aucun n’est encore enregistré.',
    rectify: 'Rectifier un fait',
    line: (fait: string, date: string, preuve: string, partie: string | null) =>
      `${fait} le ${date}${partie === null ? '' : `, ${partie}`} (${preuve})`,
    record: {
      notification: 'Enregistrer la notification',
      transmission: 'Enregistrer la transmission',
      publication: 'Enregistrer la publication',
      opposition: 'Enregistrer une opposition',
      reconduction: 'Enregistrer une reconduction',
      retrait: 'Enregistrer un retrait',
    } satisfies Readonly<Record<NatureFait, string>>,
  },

  joursLocaux: {
    title: 'Jours chômés locaux',
    intro: 'Jours qu’aucun calendrier ne connaît, et que les délais de cette convention sautent.',
    none: 'Aucun.',
    add: 'Ajouter un jour',
    remove: 'Retirer un jour',
  },
} as const;

/** The fields of a clause, wherever it is typed. */
export const saisieClauses = {
  nonDit: 'Non dit',
  unite: (label: string) => `${label}\u00a0: unité`,
  lignes: 'Séparés par des points-virgules.',
  champ: (label: string) => `Le champ «\u00a0${label}\u00a0» n’est pas rempli comme il le faut.`,
} as const;

/** The rule a form serves, as the convention at hand words it: « Convention, deuxième alinéa de l’article 6 : « … ». » */
export function regleDe({ clauses, absentes }: ClausesView, nature: NatureClause): string {
  const clause = clauses.find((one) => one.nature === nature);
  if (clause === undefined)
    return absentes.find((one) => one.nature === nature)?.suite ?? 'Convention, qui n’en dit rien.';
  const lieu = clause.lieu === null ? '' : `, ${clause.lieu}`;
  return `Convention${lieu}\u00a0: ${clause.dit === null ? clause.sens : `«\u00a0${clause.dit}\u00a0»`}`.replace(
    /(?<![.»])$/u,
    '.',
  );
}

/** Where a clause comes from, in words. */
export function origineDite(origine: ClauseView['origine']): string {
  const { origines } = textClauses;
  switch (origine.nature) {
    case 'acte':
      return origines.acte();
    case 'texte':
      return origines.texte();
    case 'proposee':
      return origines.proposee();
    case 'lue':
      return origines.lue(origine);
    case 'avenant':
      return origines[origine.apportee ? 'apportee' : 'changee'](origine.designation);
    case 'posee':
      return origines.posee(origine);
  }
}

const RULE =
  'Une clause est tenue par les mots qui la disent\u00a0; une fois la convention signée, un avenant la change.';

export const formsClauses = {
  poser: {
    title: 'Poser une clause',
    intro: 'Dites ce que la convention prévoit, et montrez les passages qui le disent.',
    introSignee:
      'La convention est signée\u00a0: posez ce que ses mots disaient déjà à la signature et que personne n’y a lu. Montrez les passages qui le disent\u00a0; ce qui a été fait garde la loi sous laquelle il l’a été.',
    submit: 'Poser la clause',
    success: 'Clause posée.',
  },
  changer: {
    title: (nature: string) => `Changer la clause\u00a0: ${nature}`,
    intro: 'Possible tant que personne n’a signé. Les paramètres doivent rester ceux que les mots disent.',
    submit: 'Changer la clause',
    success: 'Clause changée.',
  },
  confirmer: {
    title: (nature: string) => `Confirmer la clause\u00a0: ${nature}`,
    intro:
      'Relisez les mots sur l’original. Ce que vous confirmez fait courir les délais et fixe les dates\u00a0: corrigez les paramètres si la lecture s’est trompée.',
    submit: 'Confirmer la clause',
    success: 'Clause confirmée.',
  },
  retirer: {
    title: (nature: string) => `Retirer la clause\u00a0: ${nature}`,
    intro: 'Le registre n’en calculera plus rien. Possible tant que personne n’a signé.',
    submit: 'Retirer la clause',
    success: 'Clause retirée.',
  },
  source: RULE,
  closed: 'Rien à enregistrer ici',
  laClause: 'une clause',
  nature: 'Nature',
  parametres: 'Ce qu’elle prévoit',
  ancres: 'Passages qui la disent',
  ancresIntro: 'Cochez, dans le texte, les alinéas qui disent la clause.',
  ancresRequired: 'Cochez au moins un alinéa.',
  oui: 'Oui',
  non: 'Non',
  unite: (mot: string) => `${mot}\u00a0: unité`,
  nombre: (mot: string) => `${mot}\u00a0: nombre`,
  lignesHelp: 'Séparés par des virgules.',
  avantLeHelp: 'Mois puis jour, par exemple 06-30.',
  motif: 'Motif',
  motifHelp: 'Pourquoi, et sur quelle pièce\u00a0: le journal le garde.',
  read: 'Lecture du registre',
} as const;

export const formsFaits = {
  preuve: 'Preuve',
  preuveHelp: 'Ce qui le prouve\u00a0: numéro d’avis de réception, recueil, référence d’un courrier.',
  partie: 'Partie qui l’a reçue',
  partieQui: 'Partie qui s’oppose',
  toutes: 'Toutes, le même jour',
  nonAttendu: 'Aujourd’hui, aucune clause n’attend ce fait',
  lu: (sens: string) => `Le registre y lit\u00a0: ${sens}.`,
  autreJour: 'Un fait d’un jour où une autre clause était en vigueur peut encore être enregistré.',
  notification: {
    title: 'Enregistrer la notification de la convention',
    intro: 'La convention fait dépendre sa prise d’effet de sa notification.',
    date: 'Date de notification',
    submit: 'Enregistrer la notification',
    success: 'Notification enregistrée.',
  },
  transmission: {
    title: 'Enregistrer la transmission au représentant de l’État',
    intro: 'La convention fait dépendre sa prise d’effet de sa transmission.',
    date: 'Date de transmission',
    submit: 'Enregistrer la transmission',
    success: 'Transmission enregistrée.',
  },
  publication: {
    title: 'Enregistrer la publication de la convention',
    intro: 'La convention fait dépendre sa prise d’effet de sa publication.',
    date: 'Date de publication',
    submit: 'Enregistrer la publication',
    success: 'Publication enregistrée.',
  },
  opposition: {
    title: 'Enregistrer une opposition au renouvellement',
    intro:
      'Faite à temps, elle arrête le renouvellement tacite. Tardive, elle est gardée, et dite sans effet sur ce terme.',
    date: 'Date de l’opposition',
    submit: 'Enregistrer l’opposition',
    success: 'Opposition enregistrée.',
  },
  reconduction: {
    title: 'Enregistrer la reconduction expresse',
    intro: 'Les parties renouvellent la convention pour la durée que sa clause prévoit.',
    date: 'Date de la reconduction',
    submit: 'Enregistrer la reconduction',
    success: 'Reconduction enregistrée.',
  },
  jourLocal: {
    title: 'Ajouter un jour chômé local',
    intro: 'Un délai qui finirait ce jour-là va au premier jour ouvrable suivant.',
    source: 'Le calendrier est celui du lieu où les délais courent.',
    date: 'Jour',
    nom: 'Nom',
    nomHelp: 'Ce qu’on y fête, ou l’acte qui le rend chômé.',
    submit: 'Ajouter ce jour',
    success: 'Jour chômé local ajouté.',
  },
  jourRetire: {
    title: 'Retirer un jour chômé local',
    intro: 'Les délais à venir ne le sauteront plus\u00a0; ceux déjà calculés gardent leur calcul.',
    none: 'La convention n’a aucun jour chômé local.',
    submit: 'Retirer ce jour',
    success: 'Jour chômé local retiré.',
  },
} as const;
