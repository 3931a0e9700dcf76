import { counted, upperFirst } from '#domain/french';
import { RENVOI_LABELS } from '#contract/journal';
import type { NatureRenvoi } from '#contract/journal';

/** The journal: of the whole registry, or of one convention. */
export const textJournal = {
  title: 'Journal du registre',
  lead: 'Un acte enregistré par erreur se rectifie depuis le détail de son entrée.',
  caption: 'Entrées du journal, de la plus récente à la plus ancienne',
  entry: (seq: number) => `l’entrée n°\u00a0${seq}`,
  expand: (seq: number) => `Détail de l’entrée n°\u00a0${seq}`,
  newest: 'Revenir aux plus récentes',
  begin: 'Le journal commence ici.',
  searching: (seq: number) => `Recherche dans les entrées avant le n°\u00a0${seq}…`,
  /** `all`: no other is to be found. */
  count: (shown: number, total: number, all: boolean) => {
    const whole = `${total.toLocaleString('fr-FR')}\u00a0${total > 1 ? 'entrées' : 'entrée'}`;
    return all && shown < total ? `${shown.toLocaleString('fr-FR')} sur ${whole}` : whole;
  },
  nothing: 'Aucune entrée ne correspond',
  nothingDetail: 'Élargissez la période, ou retirez un critère.',
  empty: 'Rien n’a encore été enregistré',
  emptyDetail: 'Chaque acte enregistré apparaîtra ici, avec sa date, son auteur et son empreinte.',

  /* What one entry did to another. */
  does: (nature: NatureRenvoi, seq: number) =>
    `${upperFirst(RENVOI_LABELS[nature].verbe)} l’entrée n°\u00a0${seq}`,
  done: (nature: NatureRenvoi, seq: number) =>
    `${upperFirst(RENVOI_LABELS[nature].participe)} par l’entrée n°\u00a0${seq}`,

  lifted: ', elle-même reprise',

  /* Filters. */
  filters: 'Filtrer',
  filtersOn: (n: number) => counted(n, 'critère'),
  reset: 'Effacer les filtres',
  text: 'Mots cherchés',
  textHelp: 'Action, motif, fiche, personne ou numéro.',
  kind: 'Nature',
  anyKind: 'Toutes',
  person: 'Par',
  anyone: 'Tout le monde',
  convention: 'Convention',
  anyConvention: 'Toutes',
  noConvention: 'Aucune convention ne porte ce nom.',
  objet: 'Fiche',
  anyObjet: 'Toutes',
  from: 'Du',
  to: 'Au',
  others: (n: number) => `et ${counted(n, 'autre fiche', 'autres fiches')}`,
  goTo: 'Aller à l’entrée n°',
  noEntry: (total: number) => `Indiquez un numéro entre 1 et ${total.toLocaleString('fr-FR')}.`,
  go: 'Aller',

  /* What an entry changed. */
  changes: (seq: number) => `Ce que l’entrée n°\u00a0${seq} a changé`,
  field: 'Champ',
  before: 'Avant',
  after: 'Après',
  absent: 'rien',
  nature: { creation: 'Création', modification: 'Modification', suppression: 'Suppression' },
  omitted: (n: number) => `Et ${counted(n, 'autre champ, non affiché', 'autres champs, non affichés')} ici.`,
  unchanged: 'Aucun champ visible n’a changé.',
  openAct: 'Ouvrir l’acte',
  seeThen: 'Voir le registre après cette action',
  rectify: 'Rectifier…',
  wholeHash: 'Empreinte de l’entrée',
} as const;

/** Reading the whole journal again, to know that it is intact. */
export const textVerification = {
  show: 'Intégrité du journal',
  title: 'Intégrité du journal',
  lead: 'Le journal est relu en entier depuis le disque\u00a0: chaque entrée doit porter sa propre empreinte et celle de la précédente. Une empreinte est une suite de chiffres et de lettres calculée sur le contenu\u00a0: une seule lettre changée, ajoutée ou retirée après coup la rend fausse.',
  repere: 'Repère imprimé sur un document',
  repereHelp:
    'Facultatif. Recopiez la mention qui figure au pied d’un document produit\u00a0: «\u00a0Registre\u00a0: entrée n°\u00a0123, empreinte 8f3a 01bc 77de 2a90\u00a0». Le journal doit contenir cette entrée, avec cette empreinte.',
  verify: 'Vérifier l’intégrité',
  stop: 'Arrêter',
  progress: (done: number, total: number) =>
    `${done.toLocaleString('fr-FR')} ${done > 1 ? 'entrées relues' : 'entrée relue'} sur ${total.toLocaleString('fr-FR')}`,
  label: 'Avancement de la vérification',
  stopped: 'La vérification a été arrêtée avant la fin\u00a0: elle ne dit rien.',
  intact: (n: number) =>
    `Le journal est intact\u00a0: ${n.toLocaleString('fr-FR')} ${n > 1 ? 'entrées relues, chacune bien scellée' : 'entrée relue, bien scellée'}.`,
  piecesLost: (n: number) =>
    n > 1 ? `${n} pièces gardées ne sont plus intactes` : 'Une pièce gardée n’est plus intacte',
  clausesDementies: 'Des clauses ne disent pas ce que leurs mots disent',
  clausesAConfirmer: 'Des clauses restent à confirmer',
  tail: 'Des entrées retirées à sa toute fin ne s’y verraient pas : seuls un document imprimé ou une sauvegarde qui les atteste les font paraître.',
  repereHeld: 'Le repère imprimé est bien dans ce journal.',
  head: 'Tête de la chaîne',
  broken: 'Le journal n’est pas intact',
  denied: 'Le journal ne contient pas ce qu’atteste le document imprimé',
  brokenAt: (seq: number) => `Premier défaut\u00a0: entrée n°\u00a0${seq}.`,
  brokenRemedy:
    'N’écrivez plus dans ce registre, gardez une copie du dossier et comparez-la à une sauvegarde.',
} as const;
