import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addDays, civilDate, parseCivilDate } from '#domain/civil-date';
import { redactionDe } from '#domain/convention/creation';
import type { Registre } from '#domain/registre';
import { choisir, cleDe, foyerDe } from './gisement';
import type { Foyer, Hasard, Memoire } from './gisement';

/*
 * Inputs made from the schemas of the contract themselves: a call added to the contract is tried without a word here.
 * What a text field is for is asked of its schema, by trying values on it.
 */

/** Sentences of acts, as people write them; one of several alinéas is an item of its own. */
const PHRASES = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/phrases/naturelles.json'), 'utf8')) as {
    readonly phrase: string | readonly string[];
  }[]
).map(({ phrase }) => (typeof phrase === 'string' ? phrase : phrase.join('\n')));

type Def = {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly items?: readonly z.ZodType[];
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly getter?: () => z.ZodType;
};
const defOf = (schema: z.ZodType): Def => schema.def;

type Bornes = {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};
const BORNES = new WeakMap<z.ZodType, Bornes>();
function bornesOf(schema: z.ZodType): Bornes {
  const known = BORNES.get(schema);
  if (known !== undefined) return known;
  const found = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Bornes;
  BORNES.set(schema, found);
  return found;
}

const SORTES = ['jour', 'instant', 'empreinte', 'jeton', 'base64', 'identifiant', 'texte', 'autre'] as const;
type Sorte = (typeof SORTES)[number];
const CONNUES = new WeakMap<z.ZodType, Sorte>();

/** What a text field takes, from what it takes and refuses. */
function sorteOf(schema: z.ZodType): Sorte {
  const known = CONNUES.get(schema);
  if (known !== undefined) return known;
  const takes = (text: string): boolean => schema.safeParse(text).success;
  const free = takes('mot d’essai');
  let found: Sorte = 'autre';
  if (free) found = 'texte';
  else if (takes('2026-02-27') && !takes('x-1')) found = 'jour';
  else if (takes('2026-02-27T10:00:00.000Z') && !takes('x-1')) found = 'instant';
  else if (takes('a'.repeat(64)) && !takes('a'.repeat(63))) found = 'empreinte';
  else if (takes('j'.repeat(43)) && !takes('j'.repeat(42))) found = 'jeton';
  else if (takes('AAAA') && !takes('A-A')) found = 'base64';
  else if (takes('x-1')) found = 'identifiant';
  CONNUES.set(schema, found);
  return found;
}

/** Whether what is typed for this schema is a text, whatever is made of it then. */
function isText(schema: z.ZodType): boolean {
  const { type, in: entry } = defOf(schema);
  return type === 'string' || (type === 'pipe' && entry !== undefined && isText(entry));
}

const MOTS = (
  'la Région l’État convention comité avis deux mois article alinéa est remplacé par les mots ainsi rédigé ; , . : ' +
  '« CEP » ( ) - 2° I. œuvre ÉTAT aujourd’hui 5 % supprimé inséré après le premier de 2026 31 décembre'
).split(' ');
const RARES = [
  '«',
  '»',
  '« « »',
  '\u00A0',
  '\u202F',
  '\u0000',
  '\uD83D\uDE00',
  'e\u0301',
  '\u202E',
  '\t',
  '\n',
  '\r\n',
  '<b>',
  '&amp;',
  '"',
  '\\',
  '=1+1',
  '$&',
  '%s',
  '{{x}}',
  '1er',
  '¼',
  'ﬁ',
  '…',
  '–',
  '’',
];

export type Sources = {
  readonly hasard: Hasard;
  readonly registre: Registre;
  readonly memoire: Memoire;
  readonly topic: string;
  readonly aujourdhui: string;
  /** Longest text made. */
  readonly longueur: number;
};

/** An input of that shape; it is mostly one the schema accepts. */
export function saisieDe(schema: z.ZodType, sources: Sources): unknown {
  const { hasard, registre, memoire, topic, aujourdhui, longueur } = sources;
  const chance = (p: number): boolean => hasard() < p;
  const entre = (min: number, max: number): number => min + Math.floor(hasard() * (max - min + 1));
  const un = <T>(list: readonly T[]): T => {
    const one = choisir(hasard, list);
    if (one === undefined) throw new Error('rien à choisir');
    return one;
  };

  return make(schema, '', foyerDe(registre, hasard, topic), {});

  function make(
    given: z.ZodType,
    key: string,
    foyer: Foyer,
    siblings: Readonly<Record<string, unknown>>,
  ): unknown {
    const def = defOf(given);
    if (isText(given)) return text(given, key, foyer, siblings);
    switch (def.type) {
      case 'object':
        return redaction(def.shape ?? {}) ?? object(def.shape ?? {}, foyer);
      case 'array': {
        const { minItems = 0, maxItems = 6 } = bornesOf(given);
        const size = chance(0.004)
          ? maxItems
          : entre(minItems, Math.min(maxItems, minItems + (chance(0.3) ? 4 : 1)));
        return list(def.element, key, size);
      }
      case 'tuple':
        return (def.items ?? []).map((one) => make(one, key, foyer, {}));
      case 'record':
        return Object.fromEntries([['cle', make(def.valueType ?? z.null(), key, foyer, {})]]);
      case 'enum':
        return un(Object.values(def.entries ?? {}));
      case 'literal':
        return un(def.values ?? []);
      case 'union':
        return make(un(def.options ?? []), key, foyer, siblings);
      case 'optional':
      case 'default':
      case 'prefault':
        return chance(0.25) ? undefined : make(inner(def), key, foyer, siblings);
      case 'nullable':
        return chance(0.3) ? null : make(inner(def), key, foyer, siblings);
      case 'readonly':
      case 'nonoptional':
      case 'catch':
        return make(inner(def), key, foyer, siblings);
      case 'pipe': {
        const entry = def.in ?? z.null();
        return make(defOf(entry).type === 'transform' ? (def.out ?? entry) : entry, key, foyer, siblings);
      }
      case 'lazy':
        return make(def.getter?.() ?? z.null(), key, foyer, siblings);
      case 'boolean':
        return chance(0.5);
      case 'number':
      case 'int':
        return number(given, key, foyer);
      case 'null':
        return null;
      default:
        return un([null, 0, '', true]);
    }
  }

  /** The whole text of a convention: parts made one by one never hold together. */
  function redaction(shape: Readonly<Record<string, z.ZodType>>): unknown {
    if (!('divisions' in shape && 'parties' in shape) || chance(0.4)) return null;
    const convention = choisir(hasard, [...registre.conventions.values()]);
    if (convention === undefined) return null;
    return {
      ...redactionDe(convention),
      titreCourt: chance(0.5) ? convention.titreCourt : mots(3),
      ...('clauses' in shape ? { clauses: [] } : { conventionId: convention.id }),
    };
  }

  function inner(def: Def): z.ZodType {
    return def.innerType ?? z.null();
  }

  /** The members that others depend on first: what an `id` designates is said by its neighbour. */
  function object(shape: Readonly<Record<string, z.ZodType>>, foyer: Foyer): unknown {
    const made: Record<string, unknown> = {};
    const names = Object.keys(shape).sort((a, b) => Number(a === 'id') - Number(b === 'id'));
    for (const name of names) {
      const member = shape[name];
      if (member === undefined) continue;
      const value = make(member, name, foyer, made);
      if (value !== undefined) made[name] = value;
    }
    return made;
  }

  /** Items that differ, each about something of its own. */
  function list(element: z.ZodType | undefined, key: string, size: number): unknown[] {
    const items = new Map<string, unknown>();
    for (let tries = 0; items.size < size && tries < size * 2; tries += 1) {
      const one = make(element ?? z.null(), key, foyerDe(registre, hasard, topic), {});
      const known = JSON.stringify(Object.entries(one ?? {}).find(([name]) => name.endsWith('Id')) ?? one);
      items.set(size > 10 ? String(tries) : known, one);
    }
    return [...items.values()];
  }

  function number(given: z.ZodType, key: string, foyer: Foyer): number {
    const { minimum = 0, maximum = 1_000_000 } = bornesOf(given);
    const said = memoire.lire(topic, cleDe(key)).filter((one) => typeof one === 'number');
    const known = foyer.get(cleDe(key));
    const draw = hasard();
    const value =
      draw < 0.65 && said.length > 0
        ? Number(chance(0.6) ? said[0] : un(said))
        : draw < 0.72 && typeof known === 'number'
          ? known
          : draw < 0.96
            ? minimum + Math.floor(hasard() ** 3 * 120)
            : un([minimum, maximum]);
    return Math.min(maximum, Math.max(minimum, Math.trunc(value)));
  }

  function jour(foyer: Foyer): string {
    const known = [...foyer.values()].filter(
      (one): one is string => typeof one === 'string' && one.length === 10 && parseCivilDate(one) !== null,
    );
    const base = known.length > 0 && chance(0.6) ? un(known) : aujourdhui;
    const shift = chance(0.45) ? 0 : chance(0.8) ? entre(-12, 6) : entre(-900, 900);
    const moved = decale(base, shift);
    if (moved > aujourdhui && chance(0.7)) return aujourdhui;
    return chance(0.01) ? un(['1900-01-01', '2199-12-31', '2028-02-29', '0001-01-01', '9999-12-31']) : moved;
  }

  function identifiant(key: string, foyer: Foyer, siblings: Readonly<Record<string, unknown>>): string {
    if (chance(0.03)) return un(['inconnu', 'x', 'a'.repeat(120), '__proto__x', 'constructor', 'art6', '1']);
    const named = key === 'id' ? [...Object.values(siblings), topic] : [];
    const wanted = [
      ...named.filter((one) => typeof one === 'string').map((one) => `${cleDe(one)}id`),
      ...(key === 'id' || (!key.endsWith('Id') && chance(0.6)) ? [] : [cleDe(key)]),
    ];
    for (const name of wanted) {
      const said = memoire.lire(topic, name);
      const known = foyer.get(name) ?? choisir(hasard, said);
      if (known !== undefined) return String(said.length > 0 && chance(0.1) ? un(said) : known);
    }
    const said = memoire.lire(topic, cleDe(key));
    if (said.length > 0 && chance(0.5)) return String(chance(0.6) ? said[0] : un(said));
    // A field whose name says nothing: any id of what it stands in.
    const ids = [...foyer].filter(([name]) => name.endsWith('id')).map(([, value]) => value);
    return ids.length > 0 ? String(un(ids)) : 'inconnu';
  }

  function text(
    given: z.ZodType,
    key: string,
    foyer: Foyer,
    siblings: Readonly<Record<string, unknown>>,
  ): string {
    const { maxLength = Number.POSITIVE_INFINITY } = bornesOf(given);
    const said = memoire
      .lire(topic, cleDe(key))
      .filter((one): one is string => typeof one === 'string' && one.length <= maxLength);
    // The points of a séance are numbered within it.
    if (key === 'pointId' && chance(0.7)) return String(entre(1, 2));
    switch (sorteOf(given)) {
      case 'jour':
        return jour(foyer);
      case 'identifiant':
        return identifiant(key, foyer, siblings);
      case 'base64':
        return Buffer.from(passage(given, foyer)).toString('base64');
      case 'jeton':
        return said.length > 0 && chance(0.9) ? un(said) : 'j'.repeat(43);
      case 'empreinte':
        return said.length > 0 && chance(0.9) ? un(said) : 'a'.repeat(64);
      case 'instant':
        return said.length > 0 && chance(0.7) ? un(said) : `${jour(foyer)}T10:00:00.000Z`;
      case 'autre': {
        const ids = [...memoire.lire(topic, `${cleDe(topic)}id`), ...said].map(String);
        return ids.length > 0 ? un(ids) : 'inconnu';
      }
      case 'texte':
        if (key === 'csv' && chance(0.8)) return titulaires(foyer);
        return repris(key, said) ?? passage(given, foyer);
    }
  }

  /** A table of holders, as a spreadsheet saves it: most of them hold together. */
  function titulaires(foyer: Foyer): string {
    const places = ['prefete', 'recteur', 'draaf', 'president', 'Président', 'maire'];
    const lignes = Array.from({ length: entre(1, 2) }, () =>
      [
        un(places.slice(0, chance(0.9) ? 4 : 6)),
        un(chance(0.9) ? ['Madame', 'M.'] : ['', 'Docteur']),
        un(MOTS),
        mots(entre(1, 2)),
        chance(0.95) ? addDays(civilDate('2026-11-23'), entre(1, 4000)) : jour(foyer),
        'décret',
      ]
        .map((cell) => `"${cell.replaceAll('"', '')}"`)
        .join(';'),
    );
    return ['fonction;civilité;prénom;nom;début;source', ...lignes].join('\n');
  }

  /** What an answer said under that name, when a person could have read it there. */
  function repris(key: string, said: readonly string[]): string | undefined {
    if (key === 'jeton') return said[0];
    return chance(0.1) ? said.find((one) => !/_|[a-z][A-Z.]|[0-9a-f]{8}-/.test(one)) : undefined;
  }

  /** A passage of the text it is about, a sentence of an act, words, or what nobody should type. */
  function passage(given: z.ZodType, foyer: Foyer): string {
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = bornesOf(given);
    const bound = Math.min(maxLength, longueur);
    const draw = hasard();
    let made: string;
    const held = foyer.get('texte');
    if (draw < 0.35 && typeof held === 'string') {
      const words = held.split(' ');
      const from = Math.floor(hasard() * words.length);
      made = words.slice(from, from + entre(1, 6)).join(' ');
    } else if (draw < 0.55) made = un(PHRASES);
    else if (draw < 0.9) made = mots(entre(1, 9));
    else if (draw < 0.985) made = `${mots(entre(0, 2))} ${un(RARES)} ${mots(entre(0, 2))}${un(RARES)}`;
    else
      made = (chance(0.5) ? `${mots(entre(1, 4))} ` : un(RARES))
        .repeat(longueur)
        .slice(0, entre(bound >> 1, bound));
    made = made.slice(0, bound);
    return made.trim().length < minLength ? 'Essai' : made;
  }

  function mots(count: number): string {
    return Array.from({ length: count }, () => un(MOTS)).join(' ');
  }
}

/** So many days away; the day itself where the calendars end. */
function decale(base: string, shift: number): string {
  try {
    return addDays(civilDate(base), shift);
  } catch {
    return base;
  }
}

/** Anything at all, for a field. */
const REBUTS: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => ' ',
  () => 'x'.repeat(25_000),
  () => '2026-02-30',
  () => '31/12/2026',
  () => '../../etc/passwd',
  () => '\u0000',
  () => '\uD800',
  () => -1,
  () => 1.5,
  () => 2 ** 53,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => true,
  () => [],
  () => [[]],
  () => ({}),
  () => Object.create(null) as unknown,
  () => JSON.parse('{"__proto__":{"x":1}}') as unknown,
  () => ({ constructor: { prototype: { x: 1 } } }),
  () => new Date(0),
  () => new Map([['a', 1]]),
  () => new Uint8Array(4),
  () => Symbol('x'),
  () => (): number => 1,
  () => new Array<undefined>(3),
  () => ({ length: 1e9 }),
  () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    return loop;
  },
  () => Array.from({ length: 90 }).reduce<unknown>((held) => [held], 'fond'),
];

/** The same input with one place of it spoiled, or something else altogether. */
export function gater(input: unknown, hasard: Hasard): unknown {
  const rebut = (): unknown => choisir(hasard, REBUTS)?.();
  const copy = structuredClone(input);
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      places.push([value as Record<string, unknown>, name]);
      walk(member);
    }
  };
  walk(copy);
  const place = choisir(hasard, places);
  if (place === undefined || hasard() < 0.12) return rebut();
  const [parent, name] = place;
  const draw = hasard();
  if (draw < 0.12) Reflect.deleteProperty(parent, name);
  else if (draw < 0.22) parent[`${name}2`] = rebut();
  else parent[name] = rebut();
  return copy;
}
