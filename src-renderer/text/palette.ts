import { counted } from '#domain/french';

/** What is found and done by its words, from anywhere. */
export const textPalette = {
  title: 'Rechercher et agir',
  placeholder: 'Chercher, ou dire ce que vous voulez faire…',
  results: 'Résultats',
  command: 'Action',
  screen: 'Écran',
  open: (onglet: string) => `Ouvrir l’onglet ${onglet}`,
  on: (geste: string, objet: string) => `${geste}\u00a0: ${objet}`,
  askArgument: {
    conventions: 'Sur quelle convention\u00a0?',
    avenants: 'Sur quel avenant\u00a0?',
    avis: 'Quel avis\u00a0?',
    misesEnDemeure: 'Quelle mise en demeure\u00a0?',
    other: 'Lequel\u00a0?',
  },
  notNow: 'Ne se fait pas à l’étape où en est cet acte.',
  back: 'Revenir à la recherche',
  nothing: 'Rien ne répond à ces mots.',
  nothingHow: 'Essayez moins de mots, un nom de région, un numéro.',
  start: 'Une convention, un avenant, une personne, un mot du texte, une action…',
  reading: 'Lecture du registre… d’autres résultats peuvent venir.',
  ofToday: 'recherche dans le registre d’aujourd’hui',
  failed: 'La recherche n’a pas pu être faite',
  count: (shown: number, total: number) =>
    total > shown ? `${shown} premiers sur ${counted(total, 'résultat')}` : counted(total, 'résultat'),
  keys: [
    { keys: ['↑', '↓'], label: 'choisir' },
    { keys: ['Entrée'], label: 'ouvrir' },
    { keys: ['Échap'], label: 'fermer' },
  ],
  motsDesListes: 'liste tableau export',
  /** Other words people say for a screen. */
  motsDesEcrans: {
    accueil: 'début tableau de bord',
    conventions: 'liste registre',
    nouvelleConvention: 'nouvelle convention importer ajouter créer',
    echeancier: 'échéances dates agenda calendrier rappels ics mois',
    retroplanning: 'planifier effet voulu étapes à rebours séance commission permanente',
    couverture: 'rappels réglage preuve orpheline J-30',
    chronologie: 'frise dates délais',
    comite: 'séance séances crefop comité membres quorum avis vote convocation ordre du jour',
    delais: 'calculer échéance date',
    journal: 'historique vérifier intégrité',
    sauvegardes: 'copie restaurer second dossier',
    echanges: 'importer exporter JSON dossier de continuité',
    corbeille: 'supprimés rétablir',
    premiersPas: 'exemple démonstration aide',
    reglages: 'paramètres options apparence',
    modeles: 'template word publipostage champs accolades fusion',
  },
  /** Other words people say for a setting. */
  motsDesReglages: {
    theme: 'sombre clair apparence couleurs nuit contraste mode',
    densite: 'compact confort lignes serrées marges hauteur',
    taille: 'police caractères grand petit agrandir zoom lettres',
    donnees: 'dossier emplacement registre utilisateur fichiers où',
    calendrier: 'fériés férié jour local Alsace-Moselle outre-mer calendrier',
    accessibilite: 'RGAA clavier lecteur écran déclaration handicap',
    apropos: 'version licence bibliothèques logiciel empreinte réseau',
  },
} as const;
