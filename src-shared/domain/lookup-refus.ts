import { formatDate } from './civil-date';
import type { CivilDate } from './civil-date';
import { enumeration } from './french';
import type { Explication, Refusals } from './explication';

/** Why a record, a party or a signatory is not the one that was named, and a day not one that has come. */
export const REFUS_LOOKUP = {
  /** `objet`: « un avenant ». */
  ETAT_TRANSITION: (p: { action: string; objet: string; raison: string; issue: string }): Explication => ({
    message: `« ${p.action} » n’est pas possible : ${p.raison}.`,
    source: `Table des états : ${p.objet}`,
    remede: p.issue,
  }),
  INTROUVABLE: (p: { objet: string; id: string }): Explication => ({
    message: `${p.objet} « ${p.id} » n’existe pas dans ce registre.`,
    source: 'Registre',
    remede: 'Vérifiez l’identifiant dans la liste des conventions, ou cherchez-le dans la corbeille.',
  }),
  SIGNATAIRE_INCONNU: (p: { id: string; connus: readonly string[] }): Explication => ({
    message: `« ${p.id} » n’est pas un signataire de cette convention.`,
    source: 'Convention, désignation des parties',
    remede: `Signataires attendus : ${enumeration(p.connus)}.`,
  }),
  ECHEANCE_INTROUVABLE: (): Explication => ({
    message: 'Cette échéance n’est plus attendue.',
    source: 'Registre, liste des échéances',
    remede: 'Revenez à l’échéancier : l’acte qui l’attendait a pu être accompli, modifié ou supprimé.',
  }),
  PERIODE_INVERSEE: (p: { du: CivilDate; au: CivilDate }): Explication => ({
    message: `La période va du ${formatDate(p.du)} au ${formatDate(p.au)}, qui est avant.`,
    source: 'Registre, liste des échéances',
    remede: 'Donnez un dernier jour égal ou postérieur au premier.',
  }),
  PARTIE_INCONNUE: (p: { id: string; connues: readonly string[] }): Explication => ({
    message: `« ${p.id} » n’est pas une partie à cette convention.`,
    source: 'Convention, désignation des parties',
    remede: `Parties : ${enumeration(p.connues)}.`,
  }),
  SIGNATAIRE_AUTRE_PARTIE: (p: { signataire: string; partie: string }): Explication => ({
    message: `${p.signataire} ne signe pas pour ${p.partie}.`,
    source: 'Convention, désignation des parties',
    remede: 'Choisissez un signataire de cette partie.',
  }),
  DOCUMENT_IMPOSSIBLE: (p: { raison: string }): Explication => ({
    message: `Ce document ne peut pas être produit : ${p.raison}.`,
    source: 'Registre, catalogue des documents',
    remede: 'Enregistrez ce qui manque, ou choisissez un autre document de cet acte.',
  }),
  DATE_FUTURE: (p: { quoi: string; date: CivilDate; aujourdhui: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) vient après la date du jour (${formatDate(p.aujourdhui)}).`,
    source: 'Un fait s’enregistre lorsqu’il a eu lieu',
    remede: 'Corrigez la date, ou revenez enregistrer ce fait le jour venu.',
  }),
} satisfies Refusals;
