import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';
import { enumeration } from '../french';

const CIRCUIT = 'Registre, circuit de signature';
const ORIGINAUX = 'C. civ., art. 1375';

/** Why a packet does not leave, or a signature does not enter it. */
export const REFUS_PAQUET = {
  PAQUET_DEJA_OUVERT: (p: { date: CivilDate }): Explication => ({
    message: `Un paquet de signature de cet acte est déjà en circulation, depuis le ${formatDate(p.date)}.`,
    source: CIRCUIT,
    remede: 'Suivez ce paquet, ou retirez-le avec son motif avant d’en ouvrir un autre.',
  }),
  PAQUET_ACTE_SIGNE: (): Explication => ({
    message: 'Cet acte est déjà signé par tous : il n’y a plus rien à faire circuler.',
    source: CIRCUIT,
    remede: 'Joignez l’acte signé comme pièce, ou éditez-en une copie.',
  }),
  PAQUET_LETTRE_SIGNEE: (p: { date: CivilDate }): Explication => ({
    message: `La lettre est signée depuis le ${formatDate(p.date)} : elle ne circule plus.`,
    source: CIRCUIT,
    remede: 'Enregistrez son envoi.',
  }),
  PAQUET_SANS_SIGNATAIRE: (): Explication => ({
    message: 'Cet acte n’a aucun signataire : personne ne pourrait le signer.',
    source: CIRCUIT,
    remede: 'Complétez les parties et leurs signataires, puis ouvrez le paquet.',
  }),
  PAQUET_ORIGINAUX_INCONNUS: (): Explication => ({
    message: 'La convention ne dit pas en combien d’originaux l’acte est signé.',
    source: ORIGINAUX,
    remede: 'Indiquez le nombre d’originaux : autant que de parties ayant un intérêt distinct, au moins.',
  }),
  PAQUET_ELECTRONIQUE: (p: { nombre: number }): Explication => ({
    message: `Un acte électronique n’a qu’un original, et ${p.nombre} sont demandés : le papier et l’électronique ne se mêlent pas.`,
    source: `${ORIGINAUX}, dernier alinéa`,
    remede: 'Choisissez un seul original, accessible à chaque partie, ou le support papier.',
  }),
  PAQUET_CLOS: (p: { etat: string }): Explication => ({
    message: `Ce paquet ne circule plus : ${p.etat}.`,
    source: CIRCUIT,
    remede: 'Ouvrez un autre paquet si l’acte doit encore être signé.',
  }),
  PAQUET_REFUSE: (p: { signataire: string; date: CivilDate | null }): Explication => ({
    message: `${p.signataire} a refusé de signer${p.date === null ? '' : ` le ${formatDate(p.date)}`} : le circuit est arrêté.`,
    source: CIRCUIT,
    remede: 'Reprenez le circuit depuis le début, ou retirez le paquet pour corriger l’acte.',
  }),
  PAQUET_SANS_REFUS: (): Explication => ({
    message: 'Personne n’a refusé de signer : le circuit n’est pas arrêté.',
    source: CIRCUIT,
    remede: 'Recueillez les signatures, ou retirez le paquet avec son motif.',
  }),
  PAQUET_COMMENCE: (p: { nombre: number }): Explication => ({
    message: `Le circuit ne change plus : ${p.nombre > 1 ? `${p.nombre} signatures sont déjà recueillies` : 'une signature est déjà recueillie'}.`,
    source: CIRCUIT,
    remede: 'Retirez le paquet avec son motif, puis ouvrez-en un autre dans l’ordre voulu.',
  }),
  PAQUET_CIRCUIT: (p: { manquent: readonly string[]; enTrop: readonly string[] }): Explication => ({
    message: [
      ...(p.manquent.length === 0 ? [] : [`Manquent au circuit : ${enumeration(p.manquent)}.`]),
      ...(p.enTrop.length === 0 ? [] : [`N’ont pas à signer cet acte : ${enumeration(p.enTrop)}.`]),
    ].join(' '),
    source: CIRCUIT,
    remede: 'Donnez un rang à chaque signataire de l’acte, une seule fois.',
  }),
  PAQUET_PAS_SIGNATAIRE: (p: { connus: readonly string[] }): Explication => ({
    message: 'Cette personne ne signe pas cet acte.',
    source: CIRCUIT,
    remede: `Signataires du circuit : ${enumeration(p.connus)}.`,
  }),
  PAQUET_ORIGINAL: (p: { original: number; nombre: number }): Explication => ({
    message: `L’original n° ${p.original} n’existe pas : le paquet en compte ${p.nombre}.`,
    source: CIRCUIT,
    remede: `Indiquez un numéro de 1 à ${p.nombre}.`,
  }),
  PAQUET_CASE_SIGNEE: (p: { original: number; signataire: string; date: CivilDate }): Explication => ({
    message: `${p.signataire} a déjà signé l’original n° ${p.original}, le ${formatDate(p.date)}.`,
    source: 'Une signature enregistrée ne se remplace pas en silence',
    remede: 'Si cette date est fausse, rectifiez son entrée dans le journal.',
  }),
  PAQUET_CASE_EN_DOUBLE: (p: { original: number; signataire: string }): Explication => ({
    message: `La signature de ${p.signataire} sur l’original n° ${p.original} est donnée deux fois.`,
    source: CIRCUIT,
    remede: 'Ne la gardez qu’une fois.',
  }),
  PAQUET_AVANT_OUVERTURE: (p: { quoi: string; date: CivilDate; ouvert: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède l’ouverture du paquet (${formatDate(p.ouvert)}).`,
    source: CIRCUIT,
    remede:
      'Vérifiez la date. Une signature donnée avant ou hors du circuit s’enregistre « hors application », avec son motif et le document numérisé.',
  }),
  PAQUET_RANG: (p: { signataire: string; original: number; avant: readonly string[] }): Explication => ({
    message: `Ce n’est pas encore le tour de ${p.signataire} sur l’original n° ${p.original} : ${enumeration(p.avant)} ${p.avant.length > 1 ? 'signent' : 'signe'} avant.`,
    source: CIRCUIT,
    remede:
      'Enregistrez d’abord les signatures des rangs précédents ; si l’ordre n’a pas été suivi, enregistrez celle-ci « hors application » avec son motif.',
  }),
  PAQUET_ORDRE: (p: {
    signataire: string;
    date: CivilDate;
    precedent: string;
    le: CivilDate;
  }): Explication => ({
    message: `${p.signataire} aurait signé le ${formatDate(p.date)}, avant ${p.precedent} (${formatDate(p.le)}), qui est d’un rang antérieur.`,
    source: CIRCUIT,
    remede: 'Vérifiez les deux dates ; si l’ordre n’a pas été suivi, dites-le « hors application ».',
  }),
  PAQUET_VISA_INCONNU: (p: { connus: readonly string[] }): Explication => ({
    message: 'Ce visa interne n’est pas demandé dans ce circuit.',
    source: CIRCUIT,
    remede:
      p.connus.length === 0
        ? 'Aucun visa n’est demandé ; ajoutez-le au circuit avant la première signature.'
        : `Visas demandés : ${enumeration(p.connus)}.`,
  }),
  PAQUET_VISA_DONNE: (p: { role: string; date: CivilDate }): Explication => ({
    message: `Le visa « ${p.role} » est déjà donné, le ${formatDate(p.date)}.`,
    source: CIRCUIT,
    remede: 'Rectifiez son entrée dans le journal si elle est fausse.',
  }),
  PAQUET_A_SIGNE: (p: { signataire: string; date: CivilDate }): Explication => ({
    message: `${p.signataire} a signé tous les originaux, le ${formatDate(p.date)}.`,
    source: CIRCUIT,
    remede: 'Il n’y a plus rien à lui demander.',
  }),
  PAQUET_PREUVE_ABSENTE: (): Explication => ({
    message: 'Le fichier qui montre cette signature n’est pas joint au paquet.',
    source: 'Registre, pièces jointes',
    remede: 'Joignez d’abord le scan ou le PDF signé au paquet, puis enregistrez la signature.',
  }),
  SUPPRESSION_PREUVE: (p: { nombre: number }): Explication => ({
    message: `Ce fichier montre ${p.nombre > 1 ? `${p.nombre} signatures enregistrées` : 'une signature enregistrée'} : il ne se supprime pas.`,
    source: 'Registre, circuit de signature',
    remede: 'Annulez d’abord l’enregistrement de ces signatures, s’il était faux.',
  }),
  PAQUET_EN_CIRCULATION: (p: { date: CivilDate }): Explication => ({
    message: `Un paquet de signature est en circulation depuis le ${formatDate(p.date)} : l’acte ne change pas tant qu’il est dehors.`,
    source: CIRCUIT,
    remede: 'Retirez d’abord le paquet, avec son motif.',
  }),
  SUPPRESSION_EMISSION: (): Explication => ({
    message: 'Un document émis ne se supprime pas : quelqu’un en a reçu un exemplaire.',
    source: 'Ce qui est parti reste au registre tel qu’il est parti',
    remede: 'Abandonnez l’acte, ou retirez le paquet : le document émis reste, avec ce qui lui est arrivé.',
  }),
  SUPPRESSION_PAQUET: (): Explication => ({
    message: 'Un paquet de signature ne se supprime pas.',
    source: 'Ce qui a circulé reste au registre',
    remede: 'Retirez-le, avec son motif : il reste, et ne compte plus.',
  }),
  EMISSION_ORIGINAL: (p: { original: number; nombre: number }): Explication => ({
    message: `L’original n° ${p.original} n’existe pas : ${p.nombre > 1 ? `${p.nombre} originaux ont été émis` : 'un seul original a été émis'}.`,
    source: 'Registre, documents émis',
    remede: `Indiquez un numéro de 1 à ${p.nombre}.`,
  }),
} satisfies Refusals;
