import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
} from 'ical-generator';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { FONDEMENT_LABELS, GENRES_ECHEANCE } from '#domain/echeances/echeance';
import { paliersDe } from '#domain/echeances/rappels';
import type { EvenementPublie, ReglagesRappels } from '#domain/echeances/rappels';
import type { Nommee } from './lire';

export type Calendrier = { readonly texte: string; readonly ecrits: readonly EvenementPublie[] };

type Options = {
  readonly registre: string;
  readonly reglages: ReglagesRappels;
  /** With the names of the persons who are waited for. */
  readonly noms: boolean;
  /** ISO 8601, UTC. */
  readonly maintenant: string;
  readonly sha256: (text: string) => string;
  /** What was written before, by uid. */
  readonly avant: ReadonlyMap<string, EvenementPublie>;
  /** Whether an event that is no longer there is to be cancelled: none by a selection, which leaves others out. */
  readonly annuler: (one: EvenementPublie) => boolean;
};

const SECONDES_PAR_JOUR = 86_400;

const minuit = (date: CivilDate): Date => new Date(`${date}T00:00:00.000Z`);

/** A date keeps its uid whatever its day becomes: its record waits for the same thing. */
export const uidDe = (cle: string, sha256: Options['sha256']): string =>
  `${sha256(`echeance/${cle}`).slice(0, 32)}@registre-conventions`;

/** The calendar file of these dates, all-day events with their alarms (RFC 5545). */
export function ecrireCalendrier(
  echeances: readonly Nommee[],
  { registre, reglages, noms, maintenant, sha256, avant, annuler }: Options,
): Calendrier {
  const calendar = ical({
    name: `Échéances : ${registre}`,
    prodId: { company: 'registre-conventions', product: 'echeances', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const ecrits: EvenementPublie[] = [];
  const poser = (one: EvenementPublie, texte: string, paliers: readonly number[]): void => {
    ecrits.push(one);
    const event = calendar.createEvent({
      id: one.uid,
      sequence: one.sequence,
      stamp: new Date(maintenant),
      start: minuit(one.date),
      end: minuit(addDays(one.date, 1)),
      timezone: 'UTC',
      allDay: true,
      summary: one.annule ? `Annulée : ${one.titre}` : one.titre,
      ...(texte === '' ? {} : { description: texte }),
      status: one.annule ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: ICalEventBusyStatus.FREE,
    });
    for (const palier of paliers)
      event.createAlarm({
        type: ICalAlarmType.display,
        trigger: palier * SECONDES_PAR_JOUR,
        description: one.titre,
      });
  };
  const suivante = (uid: string, empreinte: string): number => {
    const known = avant.get(uid);
    return known === undefined ? 0 : known.sequence + (known.empreinte === empreinte ? 0 : 1);
  };

  for (const { echeance, convention } of echeances) {
    const { cle, conventionId, date, genre, acte, libelle, cause, sinon, attendu, fondement } = echeance;
    const uid = uidDe(cle, sha256);
    const titre = `${libelle} (${convention})`;
    const texte = [
      // What records say may name persons.
      ...(noms ? [`Acte : ${acte}`, `Cause : ${cause}`] : []),
      ...(noms && attendu !== null ? [`Attendu : ${attendu}`] : []),
      `Nature : ${GENRES_ECHEANCE[genre]}`,
      `Fondement : ${FONDEMENT_LABELS[fondement]}`,
      `Si rien n’est fait : ${sinon}`,
    ].join('\n');
    const paliers = paliersDe(reglages, genre);
    const empreinte = sha256(JSON.stringify([date, titre, texte, paliers]));
    const sequence = suivante(uid, empreinte);
    poser({ uid, sequence, empreinte, conventionId, date, titre, annule: false }, texte, paliers);
  }
  const there = new Set(ecrits.map(({ uid }) => uid));
  for (const one of avant.values())
    if (annuler(one) && !there.has(one.uid)) {
      const empreinte = sha256(JSON.stringify(['annulée', one.date, one.titre]));
      poser({ ...one, sequence: suivante(one.uid, empreinte), empreinte, annule: true }, '', []);
    }
  return { texte: `${calendar.toString().trimEnd()}\r\n`, ecrits };
}
