import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

const COMPOSITION = 'C. trav., art. R. 6123-3-3 à R. 6123-3-6';
const REUNIONS = 'C. trav., art. R. 6123-3-14';

const le = (date: CivilDate | null): string => (date === null ? '' : ` le ${formatDate(date)}`);

/** Why something is not recorded of the committee, its members or its séances. */
export const REFUS_SEANCE = {
  COMITE_MEME_JOUR: (p: { quoi: string; date: CivilDate }): Explication => ({
    message: `${p.quoi} à compter du ${formatDate(p.date)} est déjà au registre.`,
    source: 'Un jour n’a qu’un nom et qu’un jeu de règles',
    remede: 'Annulez le premier enregistrement s’il est faux, ou choisissez un autre jour.',
  }),
  COMITE_SANS_NOM: (p: { date: CivilDate; depuis: CivilDate }): Explication => ({
    message: `Le ${formatDate(p.date)}, ce comité n’a pas encore de nom au registre : le premier date du ${formatDate(p.depuis)}.`,
    source: 'Un acte porte le nom du comité à sa date',
    remede: 'Enregistrez la dénomination d’alors, avec son fondement, puis recommencez.',
  }),
  REGLES_QUORUM: (p: { fraction: string }): Explication => ({
    message: `Un quorum de ${p.fraction} ne peut jamais être atteint, ou n’en est pas un.`,
    source: 'Règles de réunion du comité',
    remede: 'Le numérateur ne dépasse pas le dénominateur.',
  }),
  REGLES_INCOMPLETES: (p: { faute: string }): Explication => ({
    message: `Ces règles sont incomplètes : ${p.faute}`,
    source: 'Règles de réunion du comité',
    remede: 'Complétez le champ, ou videz celui qui l’appelle.',
  }),
  MEMBRES_IMPORT_RIEN: (): Explication => ({
    message: 'Tous les membres de ce fichier sont déjà au registre : rien n’est ajouté.',
    source: 'Un membre n’est enregistré qu’une fois',
    remede: 'Choisissez un autre fichier, ou corrigez le membre enregistré.',
  }),
  MEMBRE_DATES: (p: { debut: CivilDate; fin: CivilDate }): Explication => ({
    message: `La fin du mandat (${formatDate(p.fin)}) précède son début (${formatDate(p.debut)}).`,
    source: 'C. trav., art. R. 6123-3-6',
    remede: 'Corrigez l’une des deux dates.',
  }),
  MEMBRE_SIEGE_OCCUPE: (p: { siege: string; personne: string }): Explication => ({
    message: `Le siège « ${p.siege} » est déjà tenu, au même rang et aux mêmes jours, par ${p.personne}.`,
    source: COMPOSITION,
    remede: 'Terminez d’abord son mandat, choisissez un autre rang, ou corrigez les dates.',
  }),
  MEMBRE_VOIX_DU_SIEGE: (p: { siege: string }): Explication => ({
    message: `Le siège « ${p.siege} » a été enregistré avec une autre règle de vote : un siège a voix délibérative, ou ne l’a pas, pour tous ceux qui l’occupent.`,
    source: COMPOSITION,
    remede: 'Alignez la voix délibérative sur celle du titulaire du siège.',
  }),
  MEMBRE_AUTRE_COMITE: (p: { personne: string }): Explication => ({
    message: `${p.personne} ne siège pas au comité de cette séance.`,
    source: COMPOSITION,
    remede: 'Choisissez un membre de ce comité.',
  }),
  MEMBRE_EN_FONCTIONS: (p: { personne: string }): Explication => ({
    message: `Le mandat de ${p.personne} n’est pas fini : ses coordonnées servent à le convoquer.`,
    source: 'RGPD, art. 5, 1, e : durée nécessaire à la finalité',
    remede: 'Enregistrez d’abord la fin de son mandat.',
  }),
  MEMBRE_SANS_COORDONNEES: (p: { personne: string }): Explication => ({
    message: `Aucune coordonnée de ${p.personne} n’est gardée.`,
    source: 'Rien à effacer',
    remede: 'Retirez ce membre de la demande.',
  }),
  MEMBRES_FORME: (p: { raison: string }): Explication => ({
    message: `Le fichier n’est pas un tableau de membres : ${p.raison}.`,
    source:
      'Colonnes attendues : collège ; siège ; civilité ; prénom ; nom ; début ; source ; et, si on les a, organisation ; voix ; rang ; présidence ; bureau ; fonction ; fin ; courriel ; téléphone',
    remede: 'Enregistrez le tableau en XLSX ou en CSV, une ligne par membre, avec ses titres de colonnes.',
  }),
  MEMBRES_IMPORT: (p: { refusees: readonly { ligne: number; raison: string }[] }): Explication => ({
    message: `Rien n’a été importé. ${p.refusees.map(({ ligne, raison }) => `Ligne ${ligne} : ${raison}`).join(' ')}`,
    source: 'Un tableau s’importe en entier, ou pas du tout',
    remede: 'Corrigez ces lignes dans le tableau, puis recommencez.',
  }),
  SEANCE_CLOSE: (p: { date: CivilDate | null }): Explication => ({
    message: `La séance est close : son procès-verbal a été établi${le(p.date)}.`,
    source: 'CRPA, art. R. 133-13',
    remede: 'Rectifiez la clôture dans le journal, avec un motif, si elle a été enregistrée par erreur.',
  }),
  SEANCE_ANNULEE: (p: { date: CivilDate | null }): Explication => ({
    message: `La séance a été annulée${le(p.date)}.`,
    source: REUNIONS,
    remede: 'Programmez une autre séance.',
  }),
  SEANCE_CONVOQUEE: (p: { date: CivilDate | null }): Explication => ({
    message: `La convocation est partie${le(p.date)} : la séance ne change plus de jour ni de point.`,
    source: REUNIONS,
    remede: 'Annulez la séance et convoquez-en une autre, ou rectifiez la convocation dans le journal.',
  }),
  SEANCE_AVEC_AVIS: (p: { objet: string }): Explication => ({
    message: `Un avis a été rendu en séance (${p.objet}) : elle ne s’annule pas.`,
    source: 'Un fait reste au registre',
    remede: 'Rectifiez d’abord l’avis dans le journal, s’il a été enregistré par erreur.',
  }),
  CONVOCATION_SANS_POINT: (): Explication => ({
    message: 'L’ordre du jour est vide : une convocation l’accompagne.',
    source: REUNIONS,
    remede: 'Inscrivez au moins un point.',
  }),
  SECONDE_SANS_OBJET: (p: { faute: string }): Explication => ({
    message: `Une seconde convocation n’a pas lieu d’être : ${p.faute}`,
    source: 'CRPA, art. R. 133-10, à défaut de règlement intérieur',
    remede: 'Pointez les présences de la première séance, ou programmez une séance ordinaire.',
  }),
  POINT_INCONNU: (p: { objet: string }): Explication => ({
    message: `Aucun point « ${p.objet} » à l’ordre du jour de cette séance.`,
    source: 'Ordre du jour',
    remede: 'Donnez son numéro à l’ordre du jour, à partir de 1.',
  }),
  POINT_EN_DOUBLE: (p: { objet: string }): Explication => ({
    message: `« ${p.objet} » est déjà à l’ordre du jour de cette séance.`,
    source: 'Ordre du jour',
    remede: 'Complétez le point déjà inscrit.',
  }),
  POINT_INCOMPLET: (p: { faute: string }): Explication => ({
    message: `Le point est incomplet : ${p.faute}`,
    source: 'Un avis porte sur un texte déterminé',
    remede: 'Complétez ce champ, ou choisissez « autre point ».',
  }),
  POINT_AVIS_RENDU: (p: { objet: string }): Explication => ({
    message: `L’avis est déjà rendu sur « ${p.objet} ».`,
    source: 'Un fait reste au registre',
    remede: 'Rectifiez l’avis dans le journal, avec un motif, s’il a été enregistré par erreur.',
  }),
  POINT_SANS_AVIS: (p: { objet: string }): Explication => ({
    message: `Aucun avis n’a été rendu sur « ${p.objet} » : rien à publier.`,
    source: 'C. trav., art. R. 6123-3-2',
    remede: 'Enregistrez d’abord l’avis.',
  }),
  MANDATAIRE_REQUIS: (): Explication => ({
    message: 'Un mandat se donne à un autre membre, nommé.',
    source: 'CRPA, art. R. 133-9, à défaut de règlement intérieur',
    remede: 'Choisissez le mandataire ; il n’y en a un que pour « a donné mandat ».',
  }),
  VOTE_INCOMPLET: (): Explication => ({
    message: 'Le décompte est incomplet : il faut au moins les voix pour et les voix contre.',
    source: 'CRPA, art. R. 133-13',
    remede: 'Donnez les deux totaux, zéro compris, ou aucun.',
  }),
  AVIS_TACITE: (p: { faute: string }): Explication => ({
    message: `Un avis ne naît pas du silence : ${p.faute}`,
    source: 'C. trav., art. R. 6123-3-15 ; CRPA, art. R. 133-14',
    remede:
      'Citez le texte et la date de saisine, et saisissez la clause et son délai aux règles du comité ; sinon, inscrivez le point à une séance.',
  }),
  SUPPRESSION_INSCRIT: (p: { seance: CivilDate }): Explication => ({
    message: `Cet acte est à l’ordre du jour de la séance du ${formatDate(p.seance)} : il ne se supprime pas.`,
    source: 'Ce que le comité examine reste au registre',
    remede: 'Retirez d’abord le point de l’ordre du jour.',
  }),
} satisfies Refusals;
