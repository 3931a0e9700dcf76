import { counted, s, enumeration, upperFirst } from '#domain/french';
import type { GenreSauvegarde, LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import { LIEU_SAUVEGARDE_LABELS } from '#domain/sauvegardes/sauvegarde';

const NB = '\u00a0';

const GENRES: Readonly<Record<GenreSauvegarde, string>> = {
  automatique: 'Automatique',
  manuelle: 'Demandée',
  'avant-migration': 'Avant une mise à jour',
  'avant-restauration': 'Avant une restauration',
};

const lieux = (ones: readonly LieuSauvegarde[]): string =>
  upperFirst(enumeration(ones.map((lieu) => LIEU_SAUVEGARDE_LABELS[lieu])));

/** Copies of the registry, and going back to one of them. */
export const textSauvegardes = {
  title: 'Sauvegardes',
  lead: 'Des copies entières du registre, pièces jointes comprises. Chacune est restaurée pour essai avant d’être gardée : si elle est dans la liste, elle s’ouvre.',
  present:
    'Une sauvegarde garde le registre d’aujourd’hui, et un retour se compare à lui, non à l’instant que vous consultez.',
  create: 'Sauvegarder maintenant',
  creating: 'Copie et vérification…',
  created: (seq: number) => `Sauvegarde faite et vérifiée${NB}: entrée n°${NB}${seq}.`,
  createdHereOnly: 'Elle est dans le dossier du registre seulement : le second dossier n’a pas répondu.',
  notCreated: 'La sauvegarde n’a pas été faite',
  genre: GENRES,
  lieux,

  damagedTitle: 'Le registre se répare à partir d’une sauvegarde',
  damagedLead:
    'Choisissez une sauvegarde ci-dessous, la plus récente d’abord. L’aperçu dira, entrée par entrée, ce qui revient et ce qui manquerait. Rien n’est remplacé avant votre confirmation, et ce qui est remplacé est mis de côté, jamais effacé.',

  places: 'Où elles sont gardées',
  main: 'Dans le dossier du registre',
  mainDetail: 'Utile après une fausse manœuvre. Une panne du disque emporterait le registre et ces copies.',
  second: 'Dans un second dossier',
  secondNone: 'Aucun second dossier',
  secondWhy:
    'Une clé USB, un disque externe ou un dossier du réseau : c’est ce qui reste si ce disque tombe en panne.',
  choose: 'Choisir un second dossier…',
  change: 'Changer de dossier…',
  choosing: 'Choix du dossier…',
  forget: 'Ne plus l’utiliser',
  forgetDetail: 'Les sauvegardes qui s’y trouvent y restent.',
  notChosen: 'Le dossier n’a pas été retenu',
  browser:
    'Le second dossier se choisit dans l’application de bureau, ou au terminal, parce qu’une page ne peut pas désigner un dossier de l’ordinateur :',
  command: 'npm run -s cli -- sauvegarder --dossier-secondaire DOSSIER',
  working: 'En service',
  none: 'Rien encore',
  away: 'Absent',
  failing: 'En échec',
  last: 'Dernière sauvegarde',
  lastSeen: 'N’a rien reçu depuis',
  never: 'Aucune',
  failedAt: (when: string) => `Dernier essai, le ${when}`,
  retried: 'Un nouvel essai a lieu toutes les cinq minutes. Le travail n’est pas retardé.',
  unreadable: (n: number) =>
    `${counted(n, 'dossier illisible', 'dossiers illisibles')} dans ce lieu${NB}: ${n > 1 ? 'ils ne sont' : 'il n’est'} ni proposé${s(n)}, ni effacé${s(n)}.`,

  list: 'Revenir à une sauvegarde',
  listLead: 'Choisir une sauvegarde ne change rien encore : l’étape suivante montre ce qui changerait.',
  empty: 'Aucune sauvegarde pour l’instant',
  emptyDetail:
    'La première se fait d’elle-même peu après le premier enregistrement, puis toutes les heures tant que quelque chose change, et à la fermeture.',
  emptyDamaged:
    'Aucune sauvegarde n’a été trouvée. Rebranchez le disque ou la clé qui en garde une, ou ouvrez une copie du dossier du registre.',
  count: (n: number) => counted(n, 'sauvegarde', 'sauvegardes'),
  entry: (seq: number) => `entrée n°${NB}${seq}`,
  current: 'État actuel',
  fullest: 'La plus complète',
  verified: 'Vérifiée',
  missingPieces: (n: number) => counted(n, 'pièce jointe manquante', 'pièces jointes manquantes'),
  preview: 'Voir ce qui changerait',
  more: 'Afficher les plus anciennes',
  keptTitle: 'Combien de temps sont-elles gardées ?',
  kept: [
    'Automatiques : la dernière de chaque heure pendant 24 heures, de chaque jour pendant 14 jours, de chaque semaine pendant 8 semaines, de chaque mois pendant 24 mois.',
    'Demandées : les 50 dernières. Avant une restauration ou une mise à jour : les 20 dernières.',
    'La plus récente n’est jamais effacée, même si l’horloge de l’ordinateur est fausse.',
  ],
  keptBy:
    'Chaque sauvegarde est un dossier ordinaire, qui s’ouvre comme un registre et se lit sans logiciel.',

  steps: ['Choisir', 'Voir ce qui changerait', 'Confirmer'],
  stepsLabel: 'Étapes',
  restoreTitle: 'Revenir à une sauvegarde',
  repairTitle: 'Réparer le registre',
  backupOf: (when: string) => `Sauvegarde du ${when}`,
  facts: {
    when: 'Faite le',
    entry: 'Dernière entrée',
    genre: 'Raison',
    where: 'Lieu',
    size: 'Taille',
    now: 'Le registre, lui, en est à',
  },
  reading: 'La sauvegarde est relue en entier avant de vous être montrée…',
  since: (n: number) =>
    n === 0
      ? 'Rien n’a été enregistré depuis cette sauvegarde.'
      : `${counted(n, 'action a été enregistrée', 'actions ont été enregistrées')} depuis. ${n > 1 ? 'Elles restent' : 'Elle reste'} au journal${NB}: une restauration s’y ajoute, elle n’efface rien.`,
  elsewhere:
    'Le journal actuel ne contient pas la dernière entrée de cette sauvegarde : il a été raccourci ou réécrit depuis.',
  same: 'Le registre est déjà dans cet état',
  sameDetail: 'Revenir à cette sauvegarde ne changerait rien. Choisissez-en une plus ancienne.',
  comesBack: (n: number) => counted(n, 'élément revient', 'éléments reviennent'),
  disappears: (n: number) => counted(n, 'élément disparaît', 'éléments disparaissent'),
  changes: (n: number) =>
    counted(n, 'élément reprend son état d’alors', 'éléments reprennent leur état d’alors'),
  whatChanges: 'Ce qui changerait',

  repairWhat: 'Ce que ferait la réparation',
  repairTo: (seq: number) => `Le journal réparé irait jusqu’à l’entrée n°${NB}${seq}.`,
  repairKept: (n: number) =>
    n === 0
      ? 'Toutes ses entrées viendraient de la sauvegarde.'
      : `${counted(n, 'entrée enregistrée', 'entrées enregistrées')} après la sauvegarde ${n > 1 ? 'sont saines et seraient gardées' : 'est saine et serait gardée'}.`,
  noLoss: 'Aucune entrée ne serait perdue.',
  losses: (n: number) =>
    `${counted(n, 'entrée ne peut pas être récupérée', 'entrées ne peuvent pas être récupérées')} avec cette sauvegarde`,
  lossesLead:
    'Une sauvegarde plus récente, ou celle de l’autre dossier, en garde peut-être davantage. Notez-les : elles seront à enregistrer de nouveau.',
  lost: (seq: number) => `Entrée n°${NB}${seq}`,
  unreadableEntry: 'illisible',
  lostBy: (libelle: string, when: string, by: string) => `${libelle}, le ${when}, par ${by}`,
  aside:
    'Le journal endommagé est mis de côté dans le dossier « quarantaine », avec votre motif. Rien n’est effacé.',

  confirmRestore: 'Confirmer le retour à cette sauvegarde',
  confirmRepair: 'Confirmer la réparation',
  repairSafety:
    'Le journal réparé est d’abord écrit à part et relu en entier. Le registre s’ouvre ensuite en écriture, sans redémarrer.',
  restoreSafety:
    'Une sauvegarde de l’état actuel est faite d’abord. Le retour s’enregistre au journal, et s’annule comme une autre action.',
  reason: 'Motif',
  reasonHelpRestore: 'Pourquoi revenir en arrière. Il sera lu avec le journal.',
  reasonHelpRepair: 'Ce qui s’est passé, si vous le savez. Il est gardé avec ce qui est remplacé.',
  reasonRequired: 'Indiquez un motif.',
  restore: 'Revenir à cette sauvegarde',
  restoring: 'Retour en cours…',
  repair: 'Réparer le registre',
  repairing: 'Réparation en cours…',
  refusedRestore: 'Le registre n’a pas changé',
  refusedRepair: 'La réparation n’a pas été faite',
  refresh: 'Relire l’aperçu',
  restored: (when: string) => `Le registre est revenu à la sauvegarde du ${when}`,
  restoredDetail: (seq: number) =>
    `C’est l’entrée n°${NB}${seq} du journal. La flèche «${NB}Annuler${NB}», en haut de l’écran, rend l’état d’avant.`,
  repairedTitle: 'Le registre est réparé',
  repaired: (seq: number) => `Il va jusqu’à l’entrée n°${NB}${seq}, et s’écrit de nouveau.`,
  repairedAside: (where: string) => `Ce qui a été remplacé est gardé dans «${NB}${where}${NB}».`,
  toHome: 'Revenir à l’accueil',
  back: 'Choisir une autre sauvegarde',
} as const;
