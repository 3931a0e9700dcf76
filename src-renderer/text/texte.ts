import { CHOIX_ARBITRAGE_LABELS } from '#domain/texte/operations';
import type { ChoixArbitrage } from '#domain/texte/operations';
import { counted } from '#domain/french';

/** The text in force: what applies to it on a day, where its passages come from, what is not certain. */
export const textTexte = {
  settings: 'Jour et présentation du texte',
  day: 'Texte au',
  dayBroken: 'Le jour demandé par l’adresse n’existe pas : le texte affiché est celui d’aujourd’hui.',
  quick: 'Aller à un jour du texte',
  otherDay: 'Autre jour',
  todayPick: (date: string) => `Aujourd’hui, ${date}`,
  milestone: (date: string, what: string) => `${date}\u00a0: ${what}`,
  eve: (date: string, what: string) => `${date}\u00a0: veille (${what})`,
  readingPane: 'Texte, en défilement',
  drafts: 'Avec les projets',
  draftsHelp: 'Pour lire ce que deviendrait le texte. Un projet n’a aucune valeur juridique.',
  display: 'Présentation',
  choices: (drafts: number) =>
    drafts === 0 ? 'Présentation et projets' : `Présentation et projets (${counted(drafts, 'projet')})`,
  origins: 'Montrer l’origine des passages',
  numbers: 'Numéroter les alinéas',
  export: 'Enregistrer la version consolidée (DOCX)',
  exportSigned: 'Enregistrer ce texte (DOCX)',
  compare: 'Comparer deux versions',
  legend: 'Légende',
  legendWords: 'Mots venus d’un avenant',
  legendWhole: 'Alinéa ou article venu d’un avenant',
  legendDraft: 'Texte d’un projet ou d’un avenant à venir, qui n’est pas en vigueur',
  legendHow: 'Survolez un passage ou atteignez-le par la touche Tab pour lire de quel acte il vient.',

  reading: 'Lecture du texte…',
  statusSigned: (date: string) => `Texte au ${date}\u00a0: celui de la convention signée.`,
  statusUnsigned: (date: string) =>
    `Texte au ${date}\u00a0: celui du projet de convention, que toutes les parties n’ont pas signé.`,
  statusActs: (date: string, n: number) =>
    `Texte au ${date}\u00a0: ${counted(n, 'avenant appliqué', 'avenants appliqués')}.`,
  statusUpcoming: (n: number) =>
    n > 1 ? `Dont ${n} qui ne sont pas encore en vigueur.` : 'Dont un qui n’est pas encore en vigueur.',
  statusDrafts: (n: number) => (n > 1 ? `${n} projets y sont ajoutés.` : 'Un projet y est ajouté.'),

  consolidated: (date: string) => `Version consolidée au ${date}`,
  originals: 'Document de travail\u00a0: seuls les originaux signés font foi.',
  project: 'PROJET',
  projectDetail: (acts: string) => `Ce texte comprend ${acts}\u00a0: il n’est pas en vigueur.`,

  draft: (objet: string) => `le projet d’avenant «\u00a0${objet}\u00a0»`,
  draftOption: (objet: string) => `Projet\u00a0: ${objet}`,
  unknownAct: 'un avenant',
  actOf: (act: string, date: string) => `${act} du ${date}`,
  by: (act: string) => `par ${act}`,
  inserted: { m: 'inséré', f: 'insérée' },
  modified: { m: 'modifié', f: 'modifiée' },
  repealed: { m: 'abrogé', f: 'abrogée' },
  partiesModified: 'parties modifiées',
  note: (parts: string) => `(${parts})`,
  tocRepealed: (label: string, word: string) => `${label} (${word})`,
  upcomingAct: (act: string, date: string) => `${act}, à effet du ${date}`,
  origin: (act: string, date: string, objet: string) => `${act}, en vigueur le ${date}\u00a0: ${objet}`,
  originUpcoming: (act: string, date: string, objet: string) =>
    `${act}, qui prend effet le ${date}\u00a0: ${objet}`,
  originDraft: (act: string) => `Texte proposé par ${act}`,
  alinea: (rang: number) => `al. ${rang}`,

  notices: 'À savoir sur ce texte',
  beforeEffect: (date: string) =>
    `La convention prend effet le ${date}\u00a0: elle ne valait pas encore ce jour-là.`,
  afterEnd: (date: string) => `La convention prend fin le ${date}\u00a0: elle ne vaut plus ce jour-là.`,
  denounced: (date: string) =>
    `À cette date, la convention n’est plus en vigueur\u00a0: elle est dénoncée à compter du ${date}.`,
  afterSupposedEnd: (date: string) =>
    `La convention prendrait fin le ${date}\u00a0: cette fin n’est qu’une hypothèse, à confirmer.`,
  notYet: (date: string) =>
    `Ce jour est à venir\u00a0: le texte est celui que prévoient les actes connus au ${date}.`,
  upcoming: (act: string, date: string) => `${act} prend effet le ${date}.`,
  upcomingRead: (date: string) => `Lire le texte au ${date}`,
  wordsOnly: (n: number) =>
    n > 1
      ? `Les changements de ${n} avenants ne sont pas dans ce texte`
      : 'Les changements d’un avenant ne sont pas dans ce texte',
  wordsOnlyDetail:
    'En vigueur, mais rédigé sans modification sur le texte : ses changements ne se lisent que dans l’acte lui-même.',
  readAct: (act: string) => `Lire ${act}`,

  unsettled: (n: number) => (n > 1 ? `Texte incertain à ${n} endroits` : 'Texte incertain à un endroit'),
  unsettledDetail:
    'Une modification ne s’ajuste pas au texte qu’elle rencontre. Tant que personne n’a tranché, elle n’est pas certaine.',
  unsettledOne: (act: string) => `Modification par ${act}`,
  place: 'Endroit',
  goToPlace: (place: string) => `Aller à l’endroit\u00a0: ${place}`,
  settle: 'Trancher…',
  settleOf: (place: string) => `Trancher… (${place})`,
  settleTitle: 'Trancher un conflit',
  settleChoice: 'Cette modification',
  settleAs: (choix: ChoixArbitrage) =>
    `est ${CHOIX_ARBITRAGE_LABELS[choix].participe} ${CHOIX_ARBITRAGE_LABELS[choix].complement}`,
  settleDraft: 'Celle d’un projet se récrit ou se retire dans le projet\u00a0: elle ne s’écarte pas.',
  settleMissing: 'Choisissez si la modification s’applique ou si elle est écartée.',
  settleReason: 'Motif',
  settleReasonHelp: 'Sur quoi se fonde ce choix. Il sera lu avec le texte et au journal.',
  settleRequired: 'Indiquez un motif.',
  settleConfirm: 'Trancher',
  settling: 'Enregistrement…',
  settleRefused: 'Le choix n’a pas été enregistré',
  settledDone: (place: string) => `Conflit tranché\u00a0: ${place}.`,
  settled: (n: number) => counted(n, 'conflit tranché', 'conflits tranchés'),
  settledAs: (choix: ChoixArbitrage) => `Modification ${CHOIX_ARBITRAGE_LABELS[choix].participe}`,
  settledOn: (date: string, motif: string) => `le ${date}\u00a0: ${motif}`,
  deadRefs: (n: number) =>
    n > 1 ? `${n} renvois de ce texte ne mènent à rien` : 'Un renvoi de ce texte ne mène à rien',

  failed: 'Ce texte n’a pas pu être lu\u00a0: celui d’avant reste affiché',
  backToday: 'Lire le texte d’aujourd’hui',
} as const;
