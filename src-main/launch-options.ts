import { parseCivilDate } from '#domain/civil-date';

/** What may be said on the command line of the two windows (Electron and browser), and in the environment. */
export type LaunchOptions = {
  /** Folder of the registry, as given; null for the user's own. */
  readonly donnees: string | null;
  /** Fixed civil date, for tests and rehearsals; null for the real clock. */
  readonly horloge: string | null;
  /** Port of the browser door; 0 lets the system choose. */
  readonly port: number;
};

/** An option that cannot be obeyed. The shape is the one of every error that reaches a person. */
export type OptionError = {
  readonly code: 'OPTION_INVALIDE';
  readonly message: string;
  readonly remede: string;
};

export type LaunchOptionsResult =
  | { readonly ok: true; readonly value: LaunchOptions }
  | { readonly ok: false; readonly error: OptionError };

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = ['donnees', 'horloge', 'port'] as const;
type Name = (typeof NAMES)[number];

const isName = (text: string): text is Name => (NAMES as readonly string[]).includes(text);

function invalid(message: string, remede: string): LaunchOptionsResult {
  return { ok: false, error: { code: 'OPTION_INVALIDE', message, remede } };
}

/**
 * Reads `--donnees`, `--horloge` and `--port`, each as `--name=value` or `--name value`.
 *
 * @param argv What follows the program's name.
 * @param env The command line wins over REGISTRE_CREFOP_DONNEES and REGISTRE_CREFOP_HORLOGE.
 * @param strangers Chromium puts its own switches among ours, so the Electron door ignores what it does not
 *   know; the browser door refuses it, because a misspelt `--donnes` would otherwise open another registry.
 */
export function readLaunchOptions(
  argv: readonly string[],
  env: Environment,
  strangers: 'ignore' | 'refuse',
): LaunchOptionsResult {
  const given = new Map<Name, string>();
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    const [, name = '', , inline] = /^--([a-z]+)(=([\s\S]*))?$/.exec(argument) ?? [];
    if (!isName(name)) {
      if (strangers === 'ignore') continue;
      return invalid(
        `L’option « ${argument} » n’existe pas.`,
        'Les options sont --donnees=DOSSIER, --horloge=AAAA-MM-JJ et --port=N.',
      );
    }
    let value = inline;
    if (value === undefined) {
      value = argv[index + 1] ?? '';
      index += 1;
    }
    if (value === '' || (inline === undefined && value.startsWith('--'))) {
      return invalid(`L’option --${name} attend une valeur.`, `Écrivez --${name}=VALEUR.`);
    }
    given.set(name, value);
  }

  const fromEnv = (variable: string): string | null => {
    const value = env[variable];
    return value === undefined || value === '' ? null : value;
  };
  const donnees = given.get('donnees') ?? fromEnv('REGISTRE_CREFOP_DONNEES');
  const horloge = given.get('horloge') ?? fromEnv('REGISTRE_CREFOP_HORLOGE');
  if (horloge !== null && parseCivilDate(horloge) === null) {
    return invalid(
      `La date « ${horloge} » donnée à l’horloge n’existe pas.`,
      'Écrivez une date du calendrier sous la forme --horloge=AAAA-MM-JJ, ou retirez l’option.',
    );
  }
  const portText = given.get('port') ?? '0';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) {
    return invalid(
      `Le port « ${portText} » n’existe pas.`,
      'Donnez un nombre entre 1 et 65535, ou 0 pour un port libre.',
    );
  }
  return { ok: true, value: { donnees, horloge, port } };
}
