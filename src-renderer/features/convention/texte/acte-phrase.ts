import type { ActeView } from '#contract/texte';
import { formatDate } from '#domain/civil-date';
import { lowerFirst } from '#domain/french';
import { textTexte } from '../../../text/texte';

/** Whether what an act writes is not in force: a draft, or signed and to come. */
export const isPending = ({ projet, aVenir }: ActeView): boolean => projet || aVenir;

/** « l’avenant n° 1 », « le projet d’avenant « Carte des formations » »: an act inside a sentence. */
export const lActe = ({ designation, objet, projet }: ActeView): string =>
  projet ? textTexte.draft(objet) : `l’${lowerFirst(designation)}`;

/** « l’avenant n° 1 du 1er juillet 2024 »: with the day it was signed, as acts are called. */
export const lActeDate = (acte: ActeView): string =>
  acte.projet || acte.signe === null ? lActe(acte) : textTexte.actOf(lActe(acte), formatDate(acte.signe));

/** « l’avenant n° 9 du 1er septembre 2026, à effet du 1er janvier 2027 » while it is to come. */
export const lActeSitue = (acte: ActeView): string =>
  acte.aVenir && acte.effet !== null
    ? textTexte.upcomingAct(lActeDate(acte), formatDate(acte.effet))
    : lActeDate(acte);
