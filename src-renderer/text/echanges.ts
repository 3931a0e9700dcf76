import { counted } from '#domain/french';

const NB = '\u00a0';

/** The registry in and out, whole. */
export const textEchanges = {
  title: 'Import et export',
  lead: 'Tout le registre, hors du logiciel et de retour : ce qui sort se lit sans lui, ce qui entre est contrôlé en entier avant d’être enregistré.',

  present:
    'Le dossier et l’export contiennent le registre d’aujourd’hui, non celui de l’instant que vous consultez.',

  dossier: 'Dossier de continuité',
  dossierLead:
    'Une archive ZIP qui contient tout et se lit sans aucune application : des pages à ouvrir dans un navigateur, les actes en DOCX, des tableaux, les pièces jointes, le journal, et de quoi vérifier que rien n’a été altéré.',
  dossierFor: 'À remettre à un successeur, à un avocat, à un tribunal, ou à garder dans un coffre.',
  dossierMake: 'Produire le dossier',

  exporter: 'Export JSON',
  exporterLead:
    'Un seul fichier, dans un format ouvert décrit par son propre schéma. Un autre registre, ou un autre logiciel, peut le reprendre.',
  withPieces: 'Avec le contenu des pièces jointes',
  withPiecesHelp: 'Sans lui, les pièces restent décrites, mais leurs fichiers ne voyagent pas.',
  exporterMake: 'Exporter',

  importer: 'Importer',
  importerLead:
    'Le contenu du fichier prend la place de celui du registre, ou s’y ajoute, en une seule entrée du journal qui s’annule comme une autre action. Rien n’est écrit avant votre confirmation.',
  mode: 'Ce que devient le registre',
  replace: 'Remplacer',
  replaceHelp: 'Le registre devient ce que contient le fichier : ce qui n’y est pas en est retiré.',
  add: 'Ajouter',
  addHelp: 'Ce que le fichier apporte vient s’ajouter : rien de ce qui est au registre n’est touché.',
  renumber: 'Donner de nouveaux identifiants à ce qui porte ceux d’un autre',
  renumberHelp:
    'Une convention déjà au registre sous un autre contenu entre alors à côté, avec tous ses actes.',
  unsaid: 'le fichier ne le dit pas',
  prevented: 'Ce fichier ne peut pas être importé ainsi',
  clash: (n: number) =>
    counted(n, 'élément est déjà au registre, autrement', 'éléments sont déjà au registre, autrement'),
  steps: ['Choisir un fichier', 'Voir ce qui changerait', 'Confirmer'],
  stepsLabel: 'Étapes de l’import',
  file: 'Fichier à importer',
  fileHelp: 'Un export JSON, ou le ZIP d’un dossier de continuité (64 Mo au plus).',
  examining: 'Le fichier est contrôlé en entier…',
  refused: 'Ce fichier n’a pas été accepté',
  faults: 'Ce qui ne va pas',
  place: 'Où',
  fault: 'Défaut',

  facts: {
    file: 'Fichier',
    when: 'Exporté le',
    entry: 'À l’entrée',
    hash: 'Empreinte de l’état',
    version: 'Version des fiches',
    pieces: 'Contenu des pièces jointes',
    now: 'Le registre, lui, en est à',
  },
  entry: (seq: number) => `entrée n°${NB}${seq}`,
  earlier: (version: number) => `${version}, reprise par cette version du logiciel`,
  pieces: (fournies: number, presentes: number, manquantes: number) =>
    fournies + presentes + manquantes === 0
      ? 'aucune pièce jointe'
      : [
          fournies > 0 ? counted(fournies, 'fournie par le fichier', 'fournies par le fichier') : '',
          presentes > 0 ? counted(presentes, 'déjà dans ce registre', 'déjà dans ce registre') : '',
          manquantes > 0 ? counted(manquantes, 'introuvable', 'introuvables') : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
  missing: (n: number) =>
    `Le contenu de ${counted(n, 'pièce jointe', 'pièces jointes')} n’est ni dans ce fichier ni dans ce registre`,
  missingDetail:
    'Elles resteraient décrites, sans pouvoir être ouvertes. Un export « avec le contenu des pièces jointes », ou le dossier de continuité, les apporterait.',
  contradictions: 'Ce que les règles n’auraient pas laissé entrer',
  contradictionsLead: 'Ces fiches seraient reprises telles quelles :',
  unproven: 'Ce fichier ne porte pas d’empreinte',
  unprovenDetail:
    'Il a été écrit ou repris à la main : rien ne prouve qu’il soit tel qu’un registre l’a exporté. Relisez ce qui changerait.',
  whatChanges: 'Ce qui changerait',
  same: 'Le registre contient déjà exactement cela',
  sameDetail: 'Il n’y a rien à importer. Vérifiez que c’est bien le fichier voulu.',
  added: (n: number) => counted(n, 'élément serait ajouté', 'éléments seraient ajoutés'),
  changed: (n: number) => counted(n, 'élément serait modifié', 'éléments seraient modifiés'),
  removed: (n: number) => counted(n, 'élément serait retiré', 'éléments seraient retirés'),

  confirmTitle: 'Confirmer l’import',
  safety: 'Une sauvegarde de l’état actuel est faite d’abord, si quelque chose y est déjà enregistré.',
  reason: 'Motif',
  reasonHelp: 'D’où vient ce fichier et pourquoi il est repris. Il sera lu avec le journal.',
  reasonRequired: 'Indiquez un motif.',
  confirm: 'Importer',
  importing: 'Import en cours…',
  notImported: 'L’import n’a pas été fait',
  refresh: 'Relire l’aperçu',
  imported: (nom: string) => `Le contenu de ${nom} a été importé.`,
} as const;
