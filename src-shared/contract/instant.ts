import { formatDate, formatShort, parseCivilDate, parseFrenchDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

/*
 * Instants are ISO 8601 in UTC everywhere but before a person, who reads and types the legal time of the registry.
 * The rules know civil days only: this stands between the two, for the doors and the screens alike.
 */

/** Legal time of the registry. A deposit at 23:30 UTC on 31 December is one of 1 January in Lyon. */
export const FUSEAU = 'Europe/Paris';

/** Made at first use: the time zones are some 20 ms to read, which a start would wait for. */
let parts: Intl.DateTimeFormat | null = null;
const partsOf = (time: number): Intl.DateTimeFormatPart[] => (parts ??= wallClock()).formatToParts(time);

const wallClock = (): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: FUSEAU,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });

type Wall = { readonly jour: CivilDate; readonly heure: string; readonly secondes: string };

/** What a clock in Paris shows at an instant. */
function wallOf(time: number): Wall {
  const part: Record<string, string> = {};
  for (const { type, value } of partsOf(time)) part[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = part;
  return { jour: `${year}-${month}-${day}` as CivilDate, heure: `${hour}:${minute}`, secondes: second };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** The instant in its one form, `2026-03-12T16:00:00.000Z`, when the text is ISO 8601 in UTC; otherwise null. */
export function parseInstant(text: string): string | null {
  if (!INSTANT.test(text)) return null;
  const date = new Date(text);
  // V8 accepts the 31st of February in this form and moves it.
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text.slice(0, 19))
    ? null
    : date.toISOString();
}

/**
 * A past to look at: an instant and, where several entries share it, the last one that counts. Written
 * `2026-03-12T16:00:00.000Z`, or `2026-03-12T16:00:00.000Z#123`.
 */
export type Passe = { readonly instant: string; readonly seq: number | null };

export function parsePasse(text: string): Passe | null {
  const [head = '', tail, ...rest] = text.split('#');
  const instant = parseInstant(head);
  if (instant === null || rest.length > 0) return null;
  if (tail === undefined) return { instant, seq: null };
  return /^[1-9]\d{0,14}$/.test(tail) ? { instant, seq: Number(tail) } : null;
}

export const writePasse = ({ instant, seq }: Passe): string => (seq === null ? instant : `${instant}#${seq}`);

/** « 12 mars 2026 à 17:00 », « 12 mars 2026 à 17:00, après l’entrée n° 123 ». */
export function formatPasse(text: string): string {
  const passe = parsePasse(text);
  if (passe === null) return '';
  const instant = formatInstant(passe.instant);
  return passe.seq === null ? instant : `${instant}, après l’entrée n°\u00a0${passe.seq}`;
}

/** The civil day in Paris of an instant (ISO 8601, UTC). */
export const jourDe = (instant: string): CivilDate => wallOf(Date.parse(instant)).jour;

/** « 17:00 », in Paris. */
export const heureDe = (instant: string): string => wallOf(Date.parse(instant)).heure;

const HOUR = 3_600_000;

/**
 * The instants at which a clock in Paris shows that day and that hour (`17:00`, `17:00:30`): one; none in the hour
 * that is skipped in March; two, in order, in the hour that comes twice in October.
 */
export function instantsOf(jour: CivilDate, heure: string): readonly string[] {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(heure);
  if (match === null) return [];
  const secondes = match[3] ?? '00';
  const asUtc = Date.parse(`${jour}T${match[1] ?? ''}:${match[2] ?? ''}:${secondes}.000Z`);
  // Paris is one or two hours ahead of UTC since 1976; the journal is younger.
  return [asUtc - 2 * HOUR, asUtc - HOUR]
    .filter((time) => {
      const wall = wallOf(time);
      return wall.jour === jour && wall.heure === heure.slice(0, 5) && wall.secondes === secondes;
    })
    .map((time) => new Date(time).toISOString());
}

/** « 12 mars 2026 à 17:00 »; where an hour comes twice, « (heure d’été) » or « (heure d’hiver) » tells which. */
export function formatInstant(instant: string): string {
  const time = Date.parse(instant);
  const { jour, heure } = wallOf(time);
  return `${formatDate(jour)} à ${heure}${saison(time, jour, heure)}`;
}

/** « 12/03/2026 17:00:05 », for columns and files; the same precision about the hour that comes twice. */
export function formatInstantShort(instant: string): string {
  const time = Date.parse(instant);
  const { jour, heure, secondes } = wallOf(time);
  return `${formatShort(jour)} ${heure}:${secondes}${saison(time, jour, heure)}`;
}

function saison(time: number, jour: CivilDate, heure: string): string {
  const both = instantsOf(jour, heure);
  if (both.length < 2) return '';
  return time < Date.parse(both[1] ?? '') ? ' (heure d’été)' : ' (heure d’hiver)';
}

export type InstantLu =
  | { readonly ok: true; readonly instant: string }
  | { readonly ok: false; readonly message: string };

/** A day and an hour as typed on a form. The hour that comes twice is its second passage: it holds what both saw. */
export function readLocal(jour: CivilDate, heure: string): InstantLu {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(heure))
    return { ok: false, message: 'L’heure s’écrit hh:mm, de 00:00 à 23:59.' };
  const instant = instantsOf(jour, heure).at(-1);
  return instant === undefined
    ? {
        ok: false,
        message: `Le ${formatDate(jour)}, il n’a jamais été ${heure} à Paris : l’heure d’été a commencé cette nuit-là. Choisissez une heure avant 02:00 ou après 03:00.`,
      }
    : { ok: true, instant };
}

/**
 * An instant as typed at the terminal: ISO 8601 with its zone (`2026-03-12T17:00:00+01:00`, `…Z`), or a day and an
 * hour read in Paris (`2026-03-12 17:00`, `12/03/2026 17:00`), or a day alone, whose last instant is meant.
 */
export function readInstant(text: string): InstantLu {
  const typed = text.trim();
  const local = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/.exec(typed);
  if (local !== null) {
    const jour = parseCivilDate(local[1] ?? '') ?? parseFrenchDate(local[1] ?? '');
    if (jour === null) return { ok: false, message: `« ${typed} » n’est pas un jour du calendrier.` };
    if (local[2] !== undefined) return readLocal(jour, local[2]);
    const last = readLocal(jour, '23:59:59');
    return last.ok ? { ok: true, instant: last.instant.replace('.000Z', '.999Z') } : last;
  }
  const zoned = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(typed);
  const time = zoned === null || parseCivilDate(zoned[1] ?? '') === null ? Number.NaN : Date.parse(typed);
  return Number.isNaN(time)
    ? {
        ok: false,
        message: `« ${typed} » n’est pas un instant : écrivez 2026-03-12 17:00 (heure de Paris) ou 2026-03-12T17:00:00+01:00.`,
      }
    : { ok: true, instant: new Date(time).toISOString() };
}
