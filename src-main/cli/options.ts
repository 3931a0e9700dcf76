import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { FIRST_YEAR, LAST_YEAR, parseCivilDate, parseFrenchDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';

/** A mistake of the person at the terminal: printed on one line, exit code 2. */
export class UsageError extends Error {}

/** `date`, `dates`: days, which are read as they are asked for. */
export type OptionKind = 'texte' | 'liste' | 'date' | 'dates' | 'drapeau';
export type OptionSpec = { readonly kind: OptionKind; readonly aide: string };
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export type Options = {
  readonly positionals: readonly string[];
  /** The value of an option, or null. */
  text(name: string): string | null;
  /** The value of an option that the command cannot do without. */
  required(name: string): string;
  list(name: string): readonly string[];
  flag(name: string): boolean;
};

/** Understood by every command. */
export const COMMON: OptionSpecs = {
  registre: { kind: 'texte', aide: 'DOSSIER du registre (à défaut, celui de l’application)' },
  json: { kind: 'drapeau', aide: 'réponse en JSON, sur une ligne' },
  horloge: { kind: 'date', aide: 'AAAA-MM-JJ : date du jour imposée (essais, répétitions)' },
  au: {
    kind: 'texte',
    aide: '"AAAA-MM-JJ hh:mm" (heure de Paris) ou ISO 8601 : lit le registre tel qu’il était à cet instant',
  },
  aide: { kind: 'drapeau', aide: 'affiche cette aide' },
};

/** Reads the options of one command; anything unknown is refused in French. */
export function readOptions(argv: readonly string[], specs: OptionSpecs, words = 1): Options {
  const all: OptionSpecs = { ...COMMON, ...specs };
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(all).map(([name, { kind }]) => [
      name,
      kind === 'drapeau'
        ? { type: 'boolean' }
        : { type: 'string', multiple: kind === 'liste' || kind === 'dates' },
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: withDashes(argv, all), options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(french(error, Object.keys(all)));
  }
  const { values, positionals } = parsed;
  const extra = positionals[words];
  if (extra !== undefined) {
    throw new UsageError(
      `« ${extra} » est de trop. Un texte de plusieurs mots se met entre guillemets : --motif "deux mots".`,
    );
  }
  const text = (name: string): string | null => {
    const value = values[name];
    if (typeof value !== 'string' || value.trim() === '') return null;
    return all[name]?.kind === 'date' ? readDay(value, name) : value;
  };
  return {
    positionals,
    text,
    required: (name) => {
      const value = text(name);
      if (value === null)
        throw new UsageError(`L’option --${name} est obligatoire (${all[name]?.aide ?? ''}).`);
      return value;
    },
    list: (name) => {
      const value = values[name];
      const given = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
      return all[name]?.kind === 'dates' ? given.map((one) => readDay(one, name)) : given;
    },
    flag: (name) => values[name] === true,
  };
}

/** « --texte "- un item" »: what follows a dash and a space is a text, never an option. */
function withDashes(argv: readonly string[], specs: OptionSpecs): string[] {
  const args: string[] = [];
  for (const one of argv) {
    const last = args.at(-1) ?? '';
    const kind = last.startsWith('--') ? specs[last.slice(2)]?.kind : undefined;
    if (/^-\s/u.test(one) && (kind === 'texte' || kind === 'liste')) args[args.length - 1] = `${last}=${one}`;
    else args.push(one);
  }
  return args;
}

function french(error: unknown, known: readonly string[]): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  const name = /'(--?[^\s',]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `L’option ${name} n’existe pas. Options : ${known.map((one) => `--${one}`).join(', ')}.`;
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `L’option ${name} attend une valeur (ou n’en attend aucune) : voir --aide.`;
  return 'Les options n’ont pas pu être lues : voir --aide.';
}

/** « prefete=2023-09-14 » pairs, in order. */
export function readPairs(values: readonly string[], name: string): readonly (readonly [string, string])[] {
  return values.map((value) => {
    const at = value.indexOf('=');
    if (at < 1 || at === value.length - 1) {
      throw new UsageError(
        `--${name} attend CLÉ=VALEUR, par exemple --${name} prefete=2023-09-14 ; reçu « ${value} ».`,
      );
    }
    return [value.slice(0, at), value.slice(at + 1)] as const;
  });
}

/** A day as people write it (31/12/2026) or as the registry does (2026-12-31); null when it is neither. */
export const dayIn = (value: string): CivilDate | null => {
  const typed = value.trim();
  return parseCivilDate(typed) ?? parseFrenchDate(typed);
};

export function readDay(value: string, name: string): CivilDate {
  const day = dayIn(value);
  if (day !== null) return day;
  const form = /^(?:(\d{4})-\d\d-\d\d|\d\d?\/\d\d?\/(\d{4}))$/u.exec(value.trim());
  const year = Number(form?.[1] ?? form?.[2]);
  const fault =
    form === null
      ? 'n’est pas une date'
      : year < FIRST_YEAR || year > LAST_YEAR
        ? `est hors des calendriers du registre, de ${FIRST_YEAR} à ${LAST_YEAR}`
        : 'n’existe pas au calendrier';
  throw new UsageError(`--${name} : « ${value} » ${fault} (${FORMES}).`);
}

/** The two ways of writing a day that every option takes. */
export const FORMES = 'AAAA-MM-JJ ou JJ/MM/AAAA';

export function readInteger(value: string, name: string): number {
  if (!/^\d{1,6}$/.test(value))
    throw new UsageError(`--${name} attend un nombre entier ; reçu « ${value} ».`);
  return Number(value);
}
