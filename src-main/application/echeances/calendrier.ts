import { webcrypto } from 'node:crypto';
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
import { parTranches } from '../par-tranches';
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

// The library asks it of the global object, which the threads of Electron 25 (Node 18) do not have.
(globalThis as { crypto?: unknown }).crypto ??= webcrypto;

const SECONDES_PAR_JOUR = 86_400;

const minuit = (date: CivilDate): Date => new Date(`${date}T00:00:00.000Z`);

/** A date keeps its uid whatever its day becomes: its record waits for the same thing. */
export const uidDe = (cle: string, sha256: Options['sha256']): string =>
  `${sha256(`echeance/${cle}`).slice(0, 32)}@registre-conventions`;

/** Events already written, by what they say: a file in which one moved writes that one alone. */
export type Blocs = Map<string, string>;

const PRODUIT = { company: 'registre-conventions', product: 'echeances', language: 'FR' } as const;
const FIN = 'END:VCALENDAR';

const vide = (name?: string) =>
  ical({
    ...(name === undefined ? {} : { name }),
    prodId: PRODUIT,
    method: ICalCalendarMethod.PUBLISH,
  });

type Evenement = {
  readonly one: EvenementPublie;
  readonly texte: string;
  readonly paliers: readonly number[];
};

/** One event as the file holds it, its alarms within. */
function blocDe({ one, texte, paliers }: Evenement, maintenant: string): string {
  const calendar = vide();
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
  const all = calendar.toString();
  return all.slice(all.indexOf('BEGIN:VEVENT'), all.lastIndexOf(FIN)).trimEnd();
}

/** The events of a file, in their order: what is waited for, then what no longer is. */
function* evenements(
  echeances: readonly Nommee[],
  { reglages, noms, sha256, avant, annuler }: Options,
): Generator<Evenement> {
  const suivante = (uid: string, empreinte: string): number => {
    const known = avant.get(uid);
    return known === undefined ? 0 : known.sequence + (known.empreinte === empreinte ? 0 : 1);
  };
  const there = new Set<string>();
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
    there.add(uid);
    const sequence = suivante(uid, empreinte);
    yield { one: { uid, sequence, empreinte, conventionId, date, titre, annule: false }, texte, paliers };
  }
  for (const one of avant.values())
    if (annuler(one) && !there.has(one.uid)) {
      const empreinte = sha256(JSON.stringify(['annulée', one.date, one.titre]));
      yield {
        one: { ...one, sequence: suivante(one.uid, empreinte), empreinte, annule: true },
        texte: '',
        paliers: [],
      };
    }
}

/**
 * The calendar file of these dates, all-day events with their alarms (RFC 5545), an event at a time: whoever asks
 * something else is answered in between. `blocs` is left holding the events of this file and no others.
 */
export async function ecrireCalendrier(
  echeances: readonly Nommee[],
  options: Options,
  blocs: Blocs = new Map(),
): Promise<Calendrier> {
  const ecrits: EvenementPublie[] = [];
  const gardes: Blocs = new Map();
  await parTranches(evenements(echeances, options), (evenement) => {
    const { one } = evenement;
    const cle = `${one.uid} ${one.sequence} ${one.empreinte}`;
    ecrits.push(one);
    gardes.set(cle, blocs.get(cle) ?? blocDe(evenement, options.maintenant));
    return true;
  });
  blocs.clear();
  for (const [cle, bloc] of gardes) blocs.set(cle, bloc);
  const tete = vide(`Échéances : ${options.registre}`).toString();
  return {
    texte: [tete.slice(0, tete.lastIndexOf(FIN)).trimEnd(), ...gardes.values(), FIN, ''].join('\r\n'),
    ecrits,
  };
}
