import { counted } from '#domain/french';

/** The papers that institutions write on. */
export const textPapiers = {
  add: 'Enregistrer un papier à en-tête',
  all: (n: number) => counted(n, 'papier à en-tête', 'papiers à en-tête'),
  intro:
    'Ce que chaque institution imprime en tête de ses lettres : image, service, téléphone, références, marges. Ce qui est déjà parti ne change pas.',
  emptyTitle: 'Aucun papier à en-tête',
  emptyBody:
    'Enregistrez celui de la fonction qui écrit, puis joignez-y son image (PNG ou JPEG) comme pièce.',
};

const SOURCE = 'NF Z 11-001 pour la place de l’expéditeur et du destinataire.';
const help = {
  service: 'Sous la fonction, en tête de la lettre.',
  affaireSuiviePar: 'L’agent que le destinataire peut appeler.',
  reference: 'Le début de vos références, par exemple SGAR/PRE.',
  margeHaut: 'Les quatre marges ensemble, ou aucune (25 mm).',
  logoLargeur: 'De 10 à 160 mm. L’image elle-même se joint ensuite comme pièce, en PNG ou en JPEG.',
  logoTexte: 'Lu à qui ne voit pas l’image, par exemple le nom de l’institution.',
};

export const formsPapiers = {
  'papiers.enregistrer': {
    title: () => 'Enregistrer un papier à en-tête',
    intro: 'Les lettres de cette fonction le porteront ; les actes que plusieurs signent n’en portent aucun.',
    source: SOURCE,
    submit: 'Enregistrer le papier à en-tête',
    success: 'Le papier à en-tête est enregistré.',
    action: 'Enregistrer un papier à en-tête',
    help,
  },
  'papiers.corriger': {
    title: (nom: string) => `Corriger\u00a0: ${nom}`,
    intro: 'Les prochaines lettres porteront ce qui suit ; ce qui est déjà parti ne change pas.',
    source: SOURCE,
    submit: 'Enregistrer la correction',
    success: 'Le papier à en-tête est corrigé.',
    action: 'Corriger',
    help,
  },
};
