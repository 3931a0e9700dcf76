import { formatDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import type { Explication, Refusals } from '../explication';

const SOURCE = 'CGCT, art. L. 4141-1';

export const REFUS_DELIBERATION = {
  DELIBERATION_SESSION: (p: { date: CivilDate; derniereDate: CivilDate }): Explication => ({
    message: `Le dernier jour de la session (${formatDate(p.derniereDate)}) précède le premier (${formatDate(p.date)}).`,
    source: 'Une session se dit du premier au dernier jour',
    remede: 'Corrigez l’une des deux dates, ou laissez la seconde vide si la session n’a duré qu’un jour.',
  }),
  DELIBERATION_EN_DOUBLE: (p: { numero: string; date: CivilDate }): Explication => ({
    message: `La délibération n° ${p.numero} du ${formatDate(p.date)} est déjà enregistrée pour cette collectivité.`,
    source: 'Une délibération n’est enregistrée qu’une fois par convention',
    remede: 'Corrigez le numéro, ou ouvrez la délibération déjà enregistrée.',
  }),
  DELIBERATION_AUTRE_AVENANT: (): Explication => ({
    message: 'L’avenant que la délibération autorise n’est pas de cette convention.',
    source: 'Une délibération autorise un acte de la convention à laquelle elle se rattache',
    remede:
      'Choisissez un avenant de cette convention, ou enregistrez la délibération sur l’autre convention.',
  }),
  DELIBERATION_SANS_AVENANT: (): Explication => ({
    message: 'Un avenant est désigné, mais la délibération n’est pas dite autoriser un avenant.',
    source: 'Une délibération n’autorise que ce qu’elle dit',
    remede: 'Ajoutez « un avenant » à ce qu’elle autorise, ou ne désignez pas d’avenant.',
  }),
  DELIBERATION_EXECUTEE: (p: { quoi: string; date: CivilDate }): Explication => ({
    message: `La délibération a été ${p.quoi} le ${formatDate(p.date)} : elle ne se corrige plus.`,
    source: 'Un acte transmis ou publié est connu de tous tel qu’il est',
    remede:
      'Rectifiez d’abord la transmission ou la publication dans le journal, si elle a été enregistrée par erreur.',
  }),
  DELIBERATION_AVANT_SESSION: (p: { quoi: string; date: CivilDate; session: CivilDate }): Explication => ({
    message: `${p.quoi} (${formatDate(p.date)}) précède la délibération elle-même (${formatDate(p.session)}).`,
    source: SOURCE,
    remede: 'Vérifiez la date sur l’accusé de réception ou l’affichage, puis celle de la délibération.',
  }),
  DELIBERATION_SANS_FAIT: (): Explication => ({
    message: 'Ni transmission ni publication n’est indiquée : il n’y a rien à enregistrer.',
    source: SOURCE,
    remede: 'Indiquez au moins l’une des deux dates.',
  }),
  DELIBERATION_DEJA_DITE: (p: { quoi: string; date: CivilDate }): Explication => ({
    message: `${p.quoi} est déjà enregistrée, au ${formatDate(p.date)}.`,
    source: 'Un fait enregistré ne se remplace pas en silence',
    remede: 'Rectifiez d’abord l’enregistrement dans le journal s’il est faux, puis recommencez.',
  }),
  SUPPRESSION_DELIBERATION: (): Explication => ({
    message: 'Une délibération transmise ou publiée ne se supprime pas.',
    source: 'Ce qui a été transmis ou rendu public reste au registre',
    remede: 'Rectifiez d’abord la transmission ou la publication dans le journal si elle est fausse.',
  }),
} satisfies Refusals;
