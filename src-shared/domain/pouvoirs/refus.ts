import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

const PERSONNELLE = 'Une délégation est écrite, expresse, publiée et personnelle';

export const REFUS_POUVOIRS = {
  DELEGATION_DATES: (p: { debut: CivilDate; fin: CivilDate }): Explication => ({
    message: `La fin de la délégation (${formatDate(p.fin)}) précède son début (${formatDate(p.debut)}).`,
    source: 'Une délégation court du premier au dernier jour',
    remede: 'Corrigez l’une des deux dates, ou laissez la fin vide si l’arrêté n’en fixe pas.',
  }),
  DELEGATION_EN_DOUBLE: (p: { numero: string; personne: string }): Explication => ({
    message: `La délégation de ${p.personne} par l’arrêté n° ${p.numero} est déjà enregistrée.`,
    source: 'Une délégation n’est enregistrée qu’une fois par fonction',
    remede: 'Corrigez le numéro, ou ouvrez la délégation déjà enregistrée.',
  }),
  DELEGATION_PUBLIEE: (p: { date: CivilDate }): Explication => ({
    message: `La délégation est publiée depuis le ${formatDate(p.date)} : elle ne se corrige plus.`,
    source: 'Un arrêté publié est connu de tous tel qu’il est',
    remede:
      'Rectifiez d’abord la publication dans le journal, si elle a été enregistrée par erreur ; sinon enregistrez l’arrêté qui la modifie.',
  }),
  DELEGATION_AVANT_ARRETE: (p: { quoi: string; date: CivilDate; arrete: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède l’arrêté lui-même (${formatDate(p.arrete)}).`,
    source: 'Un arrêté ne produit rien avant d’être signé',
    remede: 'Vérifiez cette date, puis celle de l’arrêté.',
  }),
  DELEGATION_DEJA_DITE: (p: { quoi: string; date: CivilDate }): Explication => ({
    message: `${p.quoi} est déjà au registre, au ${formatDate(p.date)}.`,
    source: 'Un fait enregistré ne se remplace pas en silence',
    remede: 'Rectifiez d’abord l’enregistrement dans le journal s’il est faux, puis recommencez.',
  }),
  DELEGATION_AUTRE_FONCTION: (p: { fonction: string }): Explication => ({
    message: `Cette délégation n’a pas été donnée par le titulaire de la fonction « ${p.fonction} ».`,
    source: PERSONNELLE,
    remede: 'Choisissez une délégation donnée par cette fonction.',
  }),
  DELEGATION_INUTILISABLE: (p: {
    personne: string;
    jour: CivilDate;
    defauts: readonly string[];
    remede: string;
  }): Explication => ({
    message: `${p.personne} ne peut signer par délégation le ${formatDate(p.jour)}. ${p.defauts.join(' ')}`,
    source: PERSONNELLE,
    remede: p.remede,
  }),
  SUPPRESSION_DELEGATION: (p: { date: CivilDate }): Explication => ({
    message: `Une délégation publiée (${formatDate(p.date)}) ne se supprime pas.`,
    source: 'Ce qui a été rendu public reste au registre',
    remede:
      'Rectifiez d’abord la publication dans le journal si elle est fausse, ou enregistrez son abrogation.',
  }),
  SIGNATURE_AVANT_EXECUTOIRE: (p: {
    partie: string;
    date: CivilDate;
    deliberation: string;
    depuis: CivilDate | null;
  }): Explication => ({
    message: `La signature ${p.partie} ne peut être donnée le ${formatDate(p.date)} : ${p.deliberation}, qui l’autorise, ${
      p.depuis === null ? 'n’est pas encore exécutoire' : `n’est exécutoire que le ${formatDate(p.depuis)}`
    }.`,
    source: 'CGCT, art. L. 4141-1',
    remede:
      p.depuis === null
        ? 'Enregistrez la transmission et la publication de la délibération, puis signez à compter de la plus tardive des deux.'
        : 'Signez à compter de ce jour, ou corrigez la date de signature si elle est fausse.',
  }),
} satisfies Refusals;
