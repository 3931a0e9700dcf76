import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';

/*
 * Where a made input finds values that mean something: the records of the registry, and what the last answers said.
 * Names are matched without knowing them: `miseEnDemeureId` is the id of what lies in `misesEnDemeure`.
 */

export type Hasard = () => number;

export const choisir = <T>(hasard: Hasard, list: readonly T[]): T | undefined =>
  list[Math.floor(hasard() * list.length)];

/** One name for a field and for the list whose items it designates, singular or plural, in any case. */
export function cleDe(name: string): string {
  const known = CLES.get(name);
  if (known !== undefined) return known;
  const made = name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replaceAll('s', '');
  if (CLES.size < 5_000) CLES.set(name, made);
  return made;
}
const CLES = new Map<string, string>();
const cleId = (container: string): string => `${cleDe(container)}id`;

type Valeur = string | number;
type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Coherent values by field: one record and what it stands in, one item of each of their lists. */
export type Foyer = ReadonlyMap<string, Valeur>;

export function foyerDe(registre: Registre, hasard: Hasard, topic: string): Foyer {
  const foyer = new Map<string, Valeur>();
  const note = (key: string, value: Valeur): void => {
    if (!foyer.has(key)) foyer.set(key, value);
  };
  const descend = (record: Plain): void => {
    for (const [key, value] of Object.entries(record)) {
      if (typeof value === 'string' || typeof value === 'number') note(cleDe(key), value);
      else if (Array.isArray(value)) {
        const one: unknown = choisir(hasard, value);
        if (typeof one === 'string') note(cleDe(key), one);
        if (!isPlain(one)) continue;
        if (typeof one.id === 'string') note(cleId(key), one.id);
        descend(one);
      } else if (isPlain(value)) descend(value);
    }
  };
  // The one it is about comes first, so that what it belongs to is its own, not another's.
  const own = COLLECTIONS.find((name) => cleDe(name) === cleDe(topic));
  const first = (hasard() < 0.6 ? own : undefined) ?? choisir(hasard, COLLECTIONS) ?? 'conventions';
  for (const name of [first, ...COLLECTIONS]) {
    const records = registre[name] as ReadonlyMap<string, Plain>;
    const known = foyer.get(cleId(name));
    if (records.size === 0) continue;
    // The latest are those on which something may still be done.
    const all = [...records.values()];
    const one = records.get(String(known)) ?? choisir(hasard, hasard() < 0.4 ? all.slice(-4) : all);
    if (one === undefined) continue;
    note(cleId(name), String(one.id));
    const { id: _id, ...fields } = one;
    descend(fields);
  }
  return foyer;
}

/** Values kept of each name. */
const GARDEES = 24;

/** What the last answers said, by the name of the field, and by the topic that said it. */
export class Memoire {
  readonly #values = new Map<string, Valeur[]>();

  lire(topic: string, key: string): readonly Valeur[] {
    return this.#values.get(`${cleDe(topic)}.${key}`) ?? this.#values.get(key) ?? [];
  }

  noter(topic: string, answer: unknown): void {
    let left = 600;
    const walk = (key: string, value: unknown): void => {
      left -= 1;
      if (left < 0) return;
      if (typeof value === 'string' || typeof value === 'number') this.#keep(topic, cleDe(key), value);
      else if (Array.isArray(value)) for (const one of value.slice(0, 12)) walk(key, one);
      else if (isPlain(value)) {
        // A file made ready is taken, not sent back in.
        if (typeof value.jeton === 'string' && 'type' in value) return;
        if (typeof value.nombre === 'number') this.#keep(topic, cleDe(key), value.nombre);
        if (typeof value.id === 'string') this.#keep(topic, cleId(key), value.id);
        for (const [name, member] of Object.entries(value)) walk(name, member);
      }
    };
    walk('', answer);
  }

  #keep(topic: string, key: string, value: Valeur): void {
    for (const name of [key, `${cleDe(topic)}.${key}`]) {
      const kept = (this.#values.get(name) ?? []).filter((one) => one !== value);
      this.#values.set(name, [value, ...kept].slice(0, GARDEES));
    }
  }
}
