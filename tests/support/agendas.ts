import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { expect } from 'vitest';

/* A calendar file as two programs that are not ours read it. */

export type EvenementLu = {
  readonly uid: string;
  readonly sequence: number;
  readonly jour: string;
  readonly statut: string;
  readonly alarmes: number;
  readonly titre: string;
};

/** By ical.js, the reader of Thunderbird. */
export function parMozilla(texte: string): readonly EvenementLu[] {
  const calendar = new ICAL.Component(ICAL.parse(texte) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((vevent) => {
    const event = new ICAL.Event(vevent, { exceptions: [] });
    expect(event.startDate.isDate).toBe(true);
    expect(event.endDate.subtractDate(event.startDate).toSeconds()).toBe(86_400);
    const alarmes = vevent.getAllSubcomponents('valarm');
    for (const alarm of alarmes) expect(alarm.getFirstPropertyValue('trigger')).toBeInstanceOf(ICAL.Duration);
    return {
      uid: event.uid,
      sequence: event.sequence,
      jour: event.startDate.toString(),
      statut: String(vevent.getFirstPropertyValue('status')),
      alarmes: alarmes.length,
      titre: event.summary,
    };
  });
}

/** By ts-ics, which validates what it reads. */
export function parTsIcs(texte: string): readonly EvenementLu[] {
  return (convertIcsCalendar(undefined, texte).events ?? []).map((event) => ({
    uid: event.uid,
    sequence: event.sequence ?? 0,
    jour: event.start.date.toISOString().slice(0, 10),
    statut: event.status ?? '',
    alarmes: event.alarms?.length ?? 0,
    titre: event.summary,
  }));
}
