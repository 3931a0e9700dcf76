/**
 * Working days, zone by zone, computed offline for any year.
 *
 * A delay that ends on « un samedi, un dimanche ou un jour férié ou chômé » is extended (CPC, art. 642): the
 * lists below are those of the Code du travail, plus the local non-worked days a user may add.
 */
import { addDays, civilDate, compareDates, dayOfWeek, yearOf } from '../civil-date';
import type { CivilDate } from '../civil-date';

/** Every calendar the law tells apart. Good Friday depends on the commune in Alsace-Moselle: its own zone. */
export const ZONES = [
  'metropole',
  'alsace-moselle',
  'alsace-moselle-vendredi-saint',
  'guadeloupe',
  'martinique',
  'guyane',
  'la-reunion',
  'mayotte',
  'saint-martin',
  'saint-barthelemy',
] as const;

export type Zone = (typeof ZONES)[number];

/** What a user reads for each zone. */
export const ZONE_LABELS: Readonly<Record<Zone, string>> = {
  metropole: 'Métropole',
  'alsace-moselle': 'Alsace-Moselle',
  'alsace-moselle-vendredi-saint': 'Alsace-Moselle, commune où le Vendredi saint est férié',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  'la-reunion': 'La Réunion',
  mayotte: 'Mayotte',
  'saint-martin': 'Saint-Martin',
  'saint-barthelemy': 'Saint-Barthélemy',
};

/** A public holiday, with the article that makes it one. */
export type JourFerie = { readonly date: CivilDate; readonly nom: string; readonly source: string };

/** The calendar of a delay: a zone, and the local non-worked days (usage, local decision) a user adds. */
export type Calendrier = {
  zone: Zone;
  joursLocaux?: readonly { date: CivilDate; nom: string }[];
};

/** Source given for a local non-worked day: no code lists it, the user vouches for it. */
export const SOURCE_JOUR_LOCAL = 'Jour chômé local (calendrier du dossier)';

const SOURCE_NATIONALE = 'Code du travail, art. L. 3133-1';
const SOURCE_ALSACE_MOSELLE = 'Code du travail, art. L. 3134-13';
const SOURCE_OUTRE_MER = 'Code du travail, art. L. 3422-2';

/** Month and day of the abolition of slavery (Code du travail, art. L. 3422-2). */
const ABOLITION: Readonly<Partial<Record<Zone, string>>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  'saint-martin': '05-27',
  guyane: '06-10',
  'saint-barthelemy': '10-09',
  'la-reunion': '12-20',
};

/** Easter Sunday by the Gregorian computus (the anonymous algorithm of 1876). */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const position = epact + weekday - 7 * shift + 114;
  const month = String(Math.floor(position / 31)).padStart(2, '0');
  const day = String((position % 31) + 1).padStart(2, '0');
  return civilDate(`${year}-${month}-${day}`);
}

function computeHolidays(year: number, zone: Zone): readonly JourFerie[] {
  const easter = easterSunday(year);
  const fixed = (monthDay: string, nom: string, source = SOURCE_NATIONALE): JourFerie => ({
    date: civilDate(`${year}-${monthDay}`),
    nom,
    source,
  });
  const movable = (days: number, nom: string, source = SOURCE_NATIONALE): JourFerie => ({
    date: addDays(easter, days),
    nom,
    source,
  });

  const list = [
    fixed('01-01', 'Jour de l’an'),
    movable(1, 'Lundi de Pâques'),
    fixed('05-01', 'Fête du Travail'),
    fixed('05-08', 'Victoire de 1945'),
    movable(39, 'Ascension'),
    movable(50, 'Lundi de Pentecôte'),
    fixed('07-14', 'Fête nationale'),
    fixed('08-15', 'Assomption'),
    fixed('11-01', 'Toussaint'),
    fixed('11-11', 'Armistice de 1918'),
    fixed('12-25', 'Noël'),
  ];
  if (zone === 'alsace-moselle' || zone === 'alsace-moselle-vendredi-saint') {
    list.push(fixed('12-26', 'Saint-Étienne', SOURCE_ALSACE_MOSELLE));
  }
  if (zone === 'alsace-moselle-vendredi-saint') {
    list.push(movable(-2, 'Vendredi saint', SOURCE_ALSACE_MOSELLE));
  }
  const abolition = ABOLITION[zone];
  if (abolition !== undefined) list.push(fixed(abolition, 'Abolition de l’esclavage', SOURCE_OUTRE_MER));

  return Object.freeze(list.sort((a, b) => compareDates(a.date, b.date)));
}

type Year = { readonly list: readonly JourFerie[]; readonly byDate: ReadonlyMap<CivilDate, JourFerie> };

const years = new Map<string, Year>();

function yearIn(year: number, zone: Zone): Year {
  const key = `${zone} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;

  const list = computeHolidays(year, zone);
  const byDate = new Map<CivilDate, JourFerie>();
  for (const holiday of list) {
    const same = byDate.get(holiday.date);
    // Two holidays may fall on one day (1 May 2008 is also Ascension): the reader is told both.
    byDate.set(holiday.date, same === undefined ? holiday : mergeSameDay(same, holiday.nom, holiday.source));
  }
  const computed = { list, byDate };
  years.set(key, computed);
  return computed;
}

function mergeSameDay(holiday: JourFerie, nom: string, source: string): JourFerie {
  return {
    date: holiday.date,
    nom: `${holiday.nom} et ${nom}`,
    source: holiday.source === source ? source : `${holiday.source} ; ${source}`,
  };
}

/** The public holidays of a year in a zone, in order. Two that share a day are both listed. */
export function holidaysOf(year: number, zone: Zone): readonly JourFerie[] {
  return yearIn(year, zone).list;
}

/** The public holiday or local non-worked day that falls on a date, or null. */
export function holidayOn(date: CivilDate, calendrier: Calendrier): JourFerie | null {
  const ferie = yearIn(yearOf(date), calendrier.zone).byDate.get(date);
  const local = calendrier.joursLocaux?.find((jour) => jour.date === date);
  if (local === undefined) return ferie ?? null;
  return ferie === undefined
    ? { date, nom: local.nom, source: SOURCE_JOUR_LOCAL }
    : mergeSameDay(ferie, local.nom, SOURCE_JOUR_LOCAL);
}

/** Monday to Friday, neither public holiday nor local non-worked day (CPC, art. 642). */
export function isWorkingDay(date: CivilDate, calendrier: Calendrier): boolean {
  return dayOfWeek(date) <= 5 && holidayOn(date, calendrier) === null;
}

/** The first working day on or after a date. */
export function nextWorkingDay(date: CivilDate, calendrier: Calendrier): CivilDate {
  let day = date;
  while (!isWorkingDay(day, calendrier)) day = addDays(day, 1);
  return day;
}

/** The last working day on or before a date. */
export function previousWorkingDay(date: CivilDate, calendrier: Calendrier): CivilDate {
  let day = date;
  while (!isWorkingDay(day, calendrier)) day = addDays(day, -1);
  return day;
}
