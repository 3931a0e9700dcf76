import type { Declencheur } from '#domain/delais/calcul';
import { MODE_LABELS, leDeclencheur, uniteDite } from '#domain/delais/calcul';
import type { UniteDelai } from '#registre/fiches/clauses';
import { counted, upperFirst } from '#domain/french';

/** The delay calculator, and the panel that explains a delay wherever one is shown. */
export const textDelais = {
  title: 'Calcul de délai',
  lead: 'Deux lectures côte à côte, et le raisonnement qui y mène. Rien n’est enregistré.',
  inputs: 'Ce que vous savez',
  result: 'Ce qui en résulte',
  depart: 'Point de départ',
  departHelp: 'Le jour de l’événement lui-même, par exemple la date de la preuve de dépôt.',
  declencheur: 'Ce qui fait courir le délai',
  quantite: 'Durée',
  unite: 'Unité',
  mois: 'mois',
  jours: 'jours',
  ans: 'ans',
  quantiteError: 'Indiquez un nombre entier, de 1 à 1200.',
  zone: 'Calendrier des jours fériés',
  joursLocaux: 'Jours chômés locaux',
  joursLocauxHelp: 'Un jour chômé par usage ou décision locale reporte aussi la lecture prudente.',
  jourLocal: (n: number) => `Jour chômé local n°\u00a0${n}`,
  nomJourLocal: (n: number) => `Nom du jour local n°\u00a0${n}`,
  addJour: 'Ajouter un jour',
  removeJour: (n: number) => `Retirer le jour local n°\u00a0${n}`,
  jourLocalError: 'Donnez un nom à ce jour : il figurera dans le raisonnement.',
  waiting: 'Indiquez un point de départ',
  waitingDetail: 'Les dates s’affichent dès que la saisie est complète.',
  convention: 'Convention dont la clause donne le délai',
  noConvention: 'Aucune : saisir le délai',
  noClause: 'Cette convention n’a pas de délai que le registre puisse reprendre',
  motif: (libelle: string, dit: string) => `${libelle} : ${dit}`,
  panel: 'Délai',
  summary: (quantite: number, unite: UniteDelai, declencheur: Declencheur) => {
    return `${quantite} ${uniteDite(quantite, unite)} à compter de ${leDeclencheur(declencheur)}`;
  },
  of: 'du',
  strict: upperFirst(MODE_LABELS.strict),
  strictHelp: 'Le quantième, sans report.',
  prudent: upperFirst(MODE_LABELS.prudent),
  prudentHelp: 'Reportée au jour ouvré suivant. Retenue par défaut.',
  franc: `Pour mémoire, ${MODE_LABELS.franc}`,
  expiration: 'Expire',
  midnight: 'à 24 h',
  premierJour: 'Premier jour utile',
  premierJourOuvre: 'Premier jour ouvré',
  same: 'Les deux lectures donnent la même date.',
  gap: (days: number) => `Les deux lectures diffèrent de ${counted(days, 'jour')}.`,
  why: 'Raisonnement, pas à pas',
  steps: (n: number) => `${n} étapes`,
  notices: 'À vérifier',
  engine: (moteur: string) =>
    `Calcul constaté, méthode ${moteur}\u00a0; il n’est jamais refait en silence.`,
  scale: 'Le délai sur le calendrier',
} as const;
