import { enumeration } from '#domain/french';

/** The tables of states, drawn and told. */
export const textEtats = {
  title: 'États et actions',
  lead: 'Ce que chaque état permet, et pourquoi il ne permet pas le reste. Ce sont les tables que l’application suit\u00a0: elle ne fait rien d’autre.',
  objects: 'Objets',
  back: 'Accueil',
  drawing: (titre: string) => `Dessin\u00a0: ${titre}`,
  drawingHelp:
    'Chaque numéro renvoie à la liste ci-dessous. Posé sur une case, il dit un passage commun à plusieurs états. En tirets\u00a0: sans acte sur l’objet.',
  drawingScroll: 'Dessin des états, à faire défiler',
  ways: 'Passages d’un état à l’autre',
  way: (des: readonly string[], vers: string) =>
    `De ${enumeration(des.map((de) => `«\u00a0${de}\u00a0»`))} à «\u00a0${vers}\u00a0»`,
  begins: (par: string, vers: string) => `Au départ\u00a0: ${par}, «\u00a0${vers}\u00a0»`,
  present: 'état présent',
  table: 'Table des états et des actions',
  caption: 'États, en lignes, et actions, en colonnes',
  state: 'État',
  yes: 'Possible',
  selon: 'Selon',
  no: 'Refusé',
  leadsTo: 'conduit à',
  stays: 'sans changer d’état',
  condition: 'Condition',
  remedy: 'Ce qu’il faut faire',
  scroll: 'Table des états, à faire défiler',
  wide: 'La table est plus large que la page\u00a0: faites-la défiler vers la droite pour voir toutes les actions.',
  link: 'Voir tous les états et ce qu’ils permettent',
} as const;
