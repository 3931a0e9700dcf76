import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LieuSauvegarde } from '#domain/sauvegardes/sauvegarde';
import type { Files } from '../files';
import { readSettings, writeSettings } from '../settings';
import type { Manifeste } from './manifest';
import { Place } from './place';
import { adoptSecond, placeOf, probeSecond } from './second-folder';
import type { Absence, Secondaire } from './second-folder';

export const DOSSIER_SAUVEGARDES = 'sauvegardes';

/** A network that is cut may keep a call waiting for minutes: the page is not to. */
const PATIENCE_MS = 3000;

/** A place that answers now. */
export type Usable = { readonly lieu: LieuSauvegarde; readonly place: Place };

/** One copy of a backup. */
export type Copie = { readonly manifeste: Manifeste; readonly folder: string; readonly lieu: LieuSauvegarde };

export type Seen = { readonly sauvegardes: readonly Manifeste[]; readonly illisibles: readonly string[] };

/** The second folder as it was settled, and what it answers now. */
export type SecondSeen = {
  readonly second: Secondaire;
  readonly dossier: string;
  readonly absence: Absence | null;
  readonly seen: Seen;
};

type Reached<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly absence: Absence };

/** Where the backups of one registry are kept: in its folder, and in the second one that was chosen. */
export class Places {
  /** Calls to the second folder that were not waited for any longer: while there are, no other is sent after them. */
  #overdue = 0;

  constructor(
    private readonly files: Files,
    private readonly dossier: string,
    private readonly now: () => string,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  get principal(): Place {
    return new Place(this.files, join(this.dossier, DOSSIER_SAUVEGARDES));
  }

  /** The places that answer now. */
  async usable(): Promise<readonly Usable[]> {
    const own: Usable = { lieu: 'principal', place: this.principal };
    const { secondaire } = (await readSettings(this.files, this.dossier)).reglages;
    if (secondaire === null) return [own];
    const there = await this.#reach(secondaire, (place) => Promise.resolve(place));
    return there.ok ? [own, { lieu: 'secondaire', place: there.value }] : [own];
  }

  /** What each place holds of the registry whose first entry has that hash; of any when null. */
  async survey(premiere: string | null): Promise<{
    readonly principal: Seen;
    readonly secondaire: SecondSeen | null;
    readonly avertissement: string | null;
  }> {
    const { reglages, avertissement } = await readSettings(this.files, this.dossier);
    const principal = await this.principal.list(premiere);
    const second = reglages.secondaire;
    if (second === null) return { principal, secondaire: null, avertissement };
    const there = await this.#reach(second, (place) => place.list(premiere));
    const secondaire = {
      second,
      dossier: placeOf(second),
      absence: there.ok ? null : there.absence,
      seen: there.ok ? there.value : { sauvegardes: [], illisibles: [] },
    };
    return { principal, secondaire, avertissement };
  }

  /** Every copy of a backup, the registry's own first. The id is matched with those listed, never made a path. */
  async find(id: string, premiere: string | null): Promise<readonly Copie[]> {
    const found: Copie[] = [];
    for (const { lieu, place } of await this.usable()) {
      const manifeste = (await place.list(premiere)).sauvegardes.find((one) => one.id === id);
      if (manifeste) found.push({ manifeste, folder: place.folderOf(manifeste.id), lieu });
    }
    return found;
  }

  /** Settles the second folder, or none. Rejects with a StoreError when it cannot serve. */
  async choose(chosen: string | null): Promise<void> {
    const secondaire = chosen === null ? null : await adoptSecond(this.files, chosen, this.dossier);
    await writeSettings(this.files, this.dossier, { secondaire }, this.now);
  }

  /** Remembers when the second folder last received a backup. */
  async remember(vuLe: string): Promise<void> {
    const { secondaire } = (await readSettings(this.files, this.dossier)).reglages;
    if (secondaire === null) return;
    await writeSettings(this.files, this.dossier, { secondaire: { ...secondaire, vuLe } }, this.now);
  }

  /** Asks something of the second folder, and does not wait for it longer than a person would. */
  async #reach<T>(second: Secondaire, ask: (place: Place) => Promise<T>): Promise<Reached<T>> {
    if (this.#overdue > 0) return { ok: false, absence: 'sans-reponse' };
    const answer = probeSecond(this.files, second)
      .then(async (absence): Promise<Reached<T>> =>
        absence === null
          ? { ok: true, value: await ask(new Place(this.files, placeOf(second))) }
          : { ok: false, absence },
      )
      .catch((): Reached<T> => ({ ok: false, absence: 'refuse' }));
    const timer = new AbortController();
    const late = sleep(this.patienceMs, null, { ref: false, signal: timer.signal }).catch(() => answer);
    const first = await Promise.race([answer, late]);
    timer.abort();
    if (first !== null) return first;
    this.#overdue++;
    void answer.then(() => this.#overdue--);
    return { ok: false, absence: 'sans-reponse' };
  }
}
