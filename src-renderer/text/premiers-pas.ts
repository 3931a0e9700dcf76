/** The first screen of an empty registry. */
export const textPremiersPas = {
  title: 'Premiers pas',
  lead: 'Ce dossier ne contient encore aucun registre. Commencez par votre convention, ou par l’une des deux qui accompagnent l’application.',
  titleBeside: 'Ouvrir un exemple',
  leadBeside:
    'À côté de vos conventions, sans y toucher : le registre garde son nom, et l’exemple se retire par la corbeille.',
  own: 'Reprendre ma convention',
  ownDetail:
    'La vôtre, depuis un fichier Word, LibreOffice ou PDF, un texte collé, un modèle ou un formulaire vierge.',
  ownFacts: [
    'Le fichier est lu, puis relu par vous : rien n’est enregistré avant votre accord.',
    'Chaque phrase du fichier est placée, ou vous est signalée.',
    'Le fichier d’origine est gardé avec la convention.',
  ],
  ownAction: 'Reprendre ma convention',
  real: 'La convention réelle Auvergne-Rhône-Alpes 2022-2028',
  realDetail:
    'Le texte complet de la convention État–Région sur le service public régional de l’orientation (SPRO), au mot près.',
  realFacts: [
    'Non signée : le document source ne porte aucune date de signature.',
    'Date d’effet « non déterminée » tant que les quatre signatures ne sont pas enregistrées.',
    'Pour tenir le vrai dossier.',
  ],
  realAction: 'Ouvrir la convention réelle',
  demo: 'La démonstration',
  demoDetail:
    'La même convention, suivie d’une suite fictive : signatures, avenants, avis du comité, mise en demeure, échéances.',
  demoFacts: [
    'Aucun de ces actes n’existe : chaque écran et chaque document le rappellent.',
    'Tous les écrans ont quelque chose à montrer.',
    'Pour découvrir l’application ou se former.',
  ],
  demoAction: 'Ouvrir la démonstration',
  refused: 'Le registre n’a pas été créé',
  already: 'Ce registre est celui de la démonstration : il ne reçoit pas d’autre exemple.',
  alreadyAction: 'Aller à l’accueil',
  unreadable: 'Registre illisible',
  unreadableLead:
    'Un registre se trouve dans ce dossier, mais rien n’a pu en être relu. Aucun registre vide n’est créé à sa place : restaurez une sauvegarde, ou remettez dans le dossier les fichiers qui manquent.',
  unreadableAction: 'Ouvrir la page « Sauvegardes »',
} as const;
