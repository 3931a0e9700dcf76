/**
 * Reminders. One is due from its day on, whatever the days nobody opened the registry, until it is said to be seen; it
 * is never due again then. What was seen is kept beside the journal of law, as the lines of a file (docs/decisions):
 * nothing here reads a clock.
 */
import { addDays, compareDates, daysBetween, maxDate } from '../civil-date';
import type { CivilDate } from '../civil-date';
import { DECLARATIONS } from './declarations';
import type { ChampComite, ChampEcheances, Declaration, GenreEcheance } from './echeance';
import { echeancesDe, estOuverte } from './liste';
import type { Echeance } from './liste';

/** Days before, by kind; a kind that is not there keeps the reminders of its declaration. */
export type ReglagesRappels = Readonly<Partial<Record<GenreEcheance, readonly number[]>>>;

export const PALIER_MAX = 730;

const PAR_DEFAUT: ReadonlyMap<GenreEcheance, readonly number[]> = new Map(
  DECLARATIONS.map(({ genre, rappels }) => [genre, rappels]),
);

/** The days before on which a kind is reminded, furthest first, each once. */
export const paliersDe = (reglages: ReglagesRappels, genre: GenreEcheance): readonly number[] =>
  [...new Set(reglages[genre] ?? PAR_DEFAUT.get(genre) ?? [])].sort((a, b) => b - a);

export type Rappel = {
  /** The date, its day and how long before: another day is another reminder. */
  readonly cle: string;
  /** So many days before. */
  readonly palier: number;
  /** The day it is due. */
  readonly le: CivilDate;
  readonly echeance: Echeance;
};

/** Every reminder of one date, in their order. */
export const rappelsDe = (echeance: Echeance, reglages: ReglagesRappels): readonly Rappel[] =>
  paliersDe(reglages, echeance.genre).map((palier) => ({
    cle: `${echeance.cle}@${echeance.date}-${palier}`,
    palier,
    le: addDays(echeance.date, -palier),
    echeance,
  }));

/** An event of a calendar file as it was last written: what the next file goes beyond, or cancels. */
export type EvenementPublie = {
  readonly uid: string;
  readonly sequence: number;
  /** Of everything the event says: the sequence moves when it does. */
  readonly empreinte: string;
  readonly conventionId: string;
  readonly date: CivilDate;
  readonly titre: string;
  readonly annule: boolean;
};

/** One line of what is kept of reminders. */
export type LigneRappel =
  /** The day reminders began to be kept for this registry: what was over before is not reminded of. */
  | { readonly genre: 'debut'; readonly le: CivilDate }
  /** Everything due that day had been seen. */
  | { readonly genre: 'presence'; readonly le: CivilDate }
  /** Told by a notification of the system; still to be read. */
  | { readonly genre: 'notifie'; readonly cle: string; readonly le: CivilDate }
  | {
      readonly genre: 'vu';
      readonly cle: string;
      readonly le: CivilDate;
      /** The day it was due. */
      readonly du: CivilDate;
      /** What it said, for the line that stays. */
      readonly libelle: string;
      readonly par: string;
    }
  /** The clock went back that far: what was seen for days that have not come is to be seen again in its time. */
  | { readonly genre: 'recul'; readonly de: CivilDate; readonly a: CivilDate }
  | ({ readonly genre: 'publie' } & EvenementPublie)
  | { readonly genre: 'reglage'; readonly de: GenreEcheance; readonly paliers: readonly number[] | null };

export type EtatRappels = {
  readonly debut: CivilDate | null;
  /** The last day on which everything due had been seen. */
  readonly presence: CivilDate | null;
  /** The last day anything was written, which says when the clock goes back. */
  readonly dernier: CivilDate | null;
  /** By reminder: the last day it was seen, the day it was due. */
  readonly vus: ReadonlyMap<string, CivilDate>;
  readonly notifies: ReadonlyMap<string, CivilDate>;
  readonly reglages: ReglagesRappels;
  /** By uid. */
  readonly publies: ReadonlyMap<string, EvenementPublie>;
};

/** A midnight crossed back, another time zone, a summer hour: no reason to say anything twice. */
const TOLERANCE = 2;

const duDe = (cle: string): CivilDate | null => {
  const found = /@(\d{4}-\d{2}-\d{2})-(\d+)$/u.exec(cle);
  return found === null ? null : addDays(found[1] as CivilDate, -Number(found[2]));
};

/** What the lines say, in their order. */
export function etatDes(lignes: readonly LigneRappel[]): EtatRappels {
  let debut: CivilDate | null = null;
  let presence: CivilDate | null = null;
  let dernier: CivilDate | null = null;
  const vus = new Map<string, CivilDate>();
  const notifies = new Map<string, CivilDate>();
  const reglages: Partial<Record<GenreEcheance, readonly number[]>> = {};
  const publies = new Map<string, EvenementPublie>();
  for (const ligne of lignes) {
    if (ligne.genre === 'publie') {
      publies.set(ligne.uid, ligne);
      continue;
    }
    if ('le' in ligne) dernier = dernier === null ? ligne.le : maxDate(dernier, ligne.le);
    switch (ligne.genre) {
      case 'debut':
        debut ??= ligne.le;
        presence ??= ligne.le;
        break;
      case 'presence':
        presence = ligne.le;
        break;
      case 'vu':
        vus.set(ligne.cle, ligne.le);
        break;
      case 'notifie':
        notifies.set(ligne.cle, ligne.le);
        break;
      case 'recul':
        for (const known of [vus, notifies])
          for (const cle of known.keys()) {
            const du = duDe(cle);
            if (du !== null && du > ligne.a) known.delete(cle);
          }
        if (debut !== null && debut > ligne.a) debut = ligne.a;
        if (presence !== null && presence > ligne.a) presence = ligne.a;
        dernier = ligne.a;
        break;
      case 'reglage':
        if (ligne.paliers === null) Reflect.deleteProperty(reglages, ligne.de);
        else reglages[ligne.de] = ligne.paliers;
        break;
    }
  }
  return { debut, presence, dernier, vus, notifies, reglages, publies };
}

/** What is to be written when somebody is there on a day: a beginning, or a clock that went back. */
export function arriver({ debut, dernier }: EtatRappels, aujourdhui: CivilDate): readonly LigneRappel[] {
  if (debut === null || dernier === null) return [{ genre: 'debut', le: aujourdhui }];
  return daysBetween(aujourdhui, dernier) > TOLERANCE ? [{ genre: 'recul', de: dernier, a: aujourdhui }] : [];
}

/**
 * The dates of a convention, or of a committee, as they stood on each day from `depuis` to today: one that came and was replaced by the next
 * while nobody was there (a renewal, its last day to object) is among them.
 */
export function echeancesDepuis(
  champ: ChampEcheances | ChampComite,
  depuis: CivilDate | null,
  declarations: readonly Declaration[] = DECLARATIONS,
  aujourdhuiDeja?: readonly Echeance[],
): readonly Echeance[] {
  const { aujourdhui } = champ;
  const actuelles = aujourdhuiDeja ?? echeancesDe(champ, declarations);
  if (depuis === null || depuis >= aujourdhui) return actuelles;
  const all = new Map(actuelles.map((one) => [`${one.cle}@${one.date}`, one]));
  let jour: CivilDate | null = depuis;
  while (jour !== null && jour < aujourdhui) {
    const le: CivilDate = jour;
    const alors = echeancesDe({ ...champ, aujourdhui: le }, declarations);
    for (const one of alors) {
      const cle = `${one.cle}@${one.date}`;
      if (!all.has(cle) && one.date < aujourdhui)
        all.set(cle, {
          ...one,
          jours: daysBetween(aujourdhui, one.date),
          statut: one.statut === 'tenue' ? 'tenue' : 'passee',
        });
    }
    // Between two days on which nothing comes, the dates are the same ones.
    const next = alors.map(({ date }) => date).find((date) => date >= le && date < aujourdhui);
    jour = next === undefined ? null : addDays(maxDate(next, le), 1);
  }
  return [...all.values()].sort((a, b) => compareDates(a.date, b.date));
}

/** The reminders due on a day and not seen, oldest first. */
export function rappelsDus(
  echeances: readonly Echeance[],
  etat: EtatRappels,
  aujourdhui: CivilDate,
): readonly Rappel[] {
  const { vus, reglages, debut } = etat;
  return echeances
    .filter(
      (one) =>
        estOuverte(one) ||
        // Come and gone while nobody was there.
        (one.statut === 'passee' && debut !== null && one.date >= debut),
    )
    .flatMap((one) => rappelsDe(one, reglages))
    .filter(({ cle, le }) => le <= aujourdhui && !vus.has(cle))
    .sort((a, b) => compareDates(a.le, b.le) || compareDates(a.echeance.date, b.echeance.date));
}
