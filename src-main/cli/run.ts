import { homedir } from 'node:os';
import { typographie } from '#domain/typographie';
import { procedures } from '#contract/procedures';
import type { Input, Method, Output } from '#contract/procedures';
import type { AppError, Reply } from '#contract/reply';
import type { Lecteur } from '../application/echanges/ports';
import { openApplication } from '../compose';
import type { Application } from '../compose';
import { resolveDataFolder } from '../data-folder';
import { osUser } from '../os-user';
import { createDispatcher } from '../rpc/dispatcher';
import { refusalOfThePast } from '../rpc/past-call';
import { RefusedError } from './command';
import type { Answer, Command, Mode, Terminal } from './command';
import { ACTES_COMMANDS } from './commands/actes';
import { ETAPES_AVENANT_COMMANDS } from './commands/etapes-avenant';
import { ETATS_COMMANDS } from './commands/etats';
import { CLAUSE_COMMANDS } from './commands/clauses';
import { CONVENTION_COMMANDS } from './commands/conventions';
import { delai } from './commands/delai';
import { ECHEANCE_COMMANDS } from './commands/echeances';
import { ECHANGE_COMMANDS } from './commands/echanges';
import { etat, journal, readAu, verifier } from './commands/journal';
import { HISTORIQUE_COMMANDS } from './commands/historique';
import { FLAT_COMMANDS } from './commands/plats';
import { MODELE_COMMANDS } from './commands/modele';
import { COMITE_COMMANDS } from './commands/comite';
import { controleTypographie } from './commands/typographie';
import { convention, conventions, document, exemple } from './commands/registre';
import { PAQUET_COMMANDS } from './commands/paquets';
import { PIECE_COMMANDS } from './commands/pieces';
import { retroplanning } from './commands/retroplanning';
import { SAUVEGARDE_COMMANDS } from './commands/sauvegardes';
import { chercher } from './commands/recherche';
import { AFFAIRE_COMMANDS } from './commands/affaires';
import { RESILIATION_COMMANDS } from './commands/resiliation';
import { OPERATION_COMMANDS } from './commands/operations';
import { TEXTE_MODIFIE_COMMANDS } from './commands/texte-modifie';
import { POUVOIR_COMMANDS } from './commands/pouvoirs';
import { TITULAIRE_COMMANDS } from './commands/titulaires';
import { TEXTE_COMMANDS } from './commands/texte';
import { COMMON, FORMES, UsageError, readOptions } from './options';
import type { Options, OptionSpecs } from './options';

/** Where the words of a call come from and go to; `main.ts` gives those of the process. */
export type Streams = {
  readonly stdin: NodeJS.ReadableStream;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Somebody looks at `err`: a long work says how far it is. */
  readonly watched: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads the files that come from outside. */
  readonly lecteur: Lecteur;
  /** See `Terminal.onInterrupt`. */
  readonly onInterrupt: Terminal['onInterrupt'];
};

/**
 * The terminal door. The same use cases as the screens, through the same dispatcher: a refusal here is the refusal
 * there. Never rejects: the exit code is 0, or one French line goes to `err` and it is 1 (refused) or 2 (badly asked).
 */
export async function runCli(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    return await run(argv, streams);
  } catch (error) {
    const { line, code } = describeFailure(error);
    tell(streams, line);
    return code;
  }
}

const COMMANDS: readonly Command[] = [
  exemple,
  conventions,
  convention,
  ...ACTES_COMMANDS,
  ...CONVENTION_COMMANDS,
  ...CLAUSE_COMMANDS,
  ...FLAT_COMMANDS,
  ...TITULAIRE_COMMANDS,
  ...POUVOIR_COMMANDS,
  ...OPERATION_COMMANDS,
  ...TEXTE_MODIFIE_COMMANDS,
  ...TEXTE_COMMANDS,
  ...ETAPES_AVENANT_COMMANDS,
  ...ETATS_COMMANDS,
  ...RESILIATION_COMMANDS,
  ...AFFAIRE_COMMANDS,
  ...COMITE_COMMANDS,
  ...PAQUET_COMMANDS,
  ...PIECE_COMMANDS,
  ...HISTORIQUE_COMMANDS,
  ...SAUVEGARDE_COMMANDS,
  ...ECHANGE_COMMANDS,
  ...ECHEANCE_COMMANDS,
  ...MODELE_COMMANDS,
  retroplanning,
  chercher,
  delai,
  document,
  journal,
  controleTypographie,
  verifier,
  etat,
];

/** The command whose name starts the line: the longest first, so that « convention signer » is not « convention ». */
function findCommand(
  argv: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | null {
  for (const words of [3, 2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const command = COMMANDS.find((one) => one.name === name);
    if (command) return { command, rest: argv.slice(words) };
  }
  return null;
}

function generalHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    'Registre CREFOP, au terminal. Usage : npm run -s cli -- COMMANDE [options]',
    '',
    ...COMMANDS.map(({ name, resume }) => `  ${name.padEnd(width)}  ${resume}`),
    '',
    `COMMANDE --aide donne ses options. Une date s’écrit ${FORMES}. Communes à toutes :`,
    ...optionHelp(COMMON),
  ].join('\n');
}

function optionHelp(specs: OptionSpecs): readonly string[] {
  const width = Math.max(...Object.keys(specs).map((name) => name.length));
  return Object.entries(specs).map(([name, { aide }]) => `  --${name.padEnd(width)}  ${aide}`);
}

const commandHelp = ({ usage, resume, options }: Command): string =>
  [resume, `Usage : npm run -s cli -- ${usage}`, '', ...optionHelp({ ...COMMON, ...options })].join('\n');

const oneLine = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim();

/** « message (source). Remède. », one sentence after the other on one line. */
function describe({ message, source, remede, champs }: AppError): string {
  const fields = (champs ?? [])
    .filter((one) => one.message !== message)
    .map((one) => `${one.champ} : ${one.message}`)
    .join(' ; ');
  return oneLine(
    [message, fields, source === undefined ? '' : `[${source}]`, remede ?? '']
      .filter((part) => part !== '')
      .join(' '),
  );
}

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const found = findCommand(argv);
  const wantsHelp = argv.length === 0 || ['aide', '--aide', '--help', '-h'].includes(argv[0] ?? '');
  if (found === null) {
    if (!wantsHelp)
      throw new UsageError(
        `Commande inconnue : « ${argv.slice(0, 2).join(' ')} ». Voir : npm run -s cli -- --aide`,
      );
    streams.out(`${generalHelp()}\n`);
    return 0;
  }
  const { command, rest } = found;
  const options = readOptions(rest, command.options, command.arguments ?? 1);
  if (options.flag('aide')) {
    streams.out(`${commandHelp(command)}\n`);
    return 0;
  }
  const horloge = options.text('horloge');
  // A command may give the option a meaning of its own.
  const au = 'au' in command.options ? null : options.text('au');
  const instant = au === null ? null : readAu(au);
  // Before the registry is opened for writing: nothing is to be written.
  const mode = typeof command.mode === 'function' ? command.mode(options) : command.mode;
  if (instant !== null && mode === 'ecriture') throw new RefusedError(describe(refusalOfThePast(instant)));
  const answer = await withTerminal(streams, command, mode, options, horloge, instant);
  print(streams, answer, options.flag('json'));
  return answer.code ?? 0;
}

async function withTerminal(
  streams: Streams,
  command: Command,
  mode: Mode,
  options: Options,
  horloge: string | null,
  au: string | null,
): Promise<Answer> {
  const write = (line: string): void => {
    streams.out(`${line}\n`);
  };
  const terminal = (application: Application | null, call: Terminal['call']): Terminal => ({
    options,
    call,
    get application() {
      if (application === null) throw new Error(`${command.name} has no registry`);
      return application;
    },
    lecteur: streams.lecteur,
    stdin: streams.stdin,
    write,
    tell: (line) => {
      if (streams.watched) tell(streams, line);
    },
    onInterrupt: streams.onInterrupt,
  });
  if (mode === 'aucun') {
    return command.run(terminal(null, () => Promise.reject(new Error(`${command.name} has no registry`))));
  }
  const dossier = resolveDataFolder(options.text('registre'), {
    platform: process.platform,
    env: streams.env,
    home: homedir(),
    cwd: process.cwd(),
  });
  const application = await openApplication({
    dossier,
    horloge,
    porte: 'terminal',
    utilisateur: osUser(),
    lecteur: streams.lecteur,
    mode,
  });
  try {
    const dispatch = createDispatcher(procedures, application.handlers, {
      handlersAt: application.handlersAt,
      report: (reference, error) => {
        streams.err(
          `[${reference}] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        );
      },
    });
    const call = async <M extends Method>(method: M, input: Input<M>): Promise<Output<M>> => {
      const reply = (await dispatch(method, input, au)) as Reply<Output<M>>;
      if (!reply.ok) throw new RefusedError(describe(reply.error));
      return reply.value;
    };
    const answer = await command.run(terminal(application, call));
    // A command that found something wrong has said so itself.
    if ((answer.code ?? 0) === 0) for (const line of whatToKnow(application.depot)) tell(streams, line);
    return answer;
  } finally {
    await application.close();
    // What was recorded is; the agenda that follows it is not up to date, and never in silence.
    const { echec } = application.agenda;
    if (echec !== null) tell(streams, `${echec.message} ${echec.remede}`);
  }
}

/** What the screens show above every page: damage, and what the opening mended or set aside. */
function whatToKnow({ lectureSeule, avertissements }: Application['depot']): readonly string[] {
  const damage =
    lectureSeule?.cause === 'endommagee' ? [`${lectureSeule.raison} ${lectureSeule.remede}`] : [];
  return [...damage, ...avertissements];
}

/** One line beside the answer, which stays alone on the standard output. */
export function tell({ err }: Pick<Streams, 'err'>, line: string): void {
  err(`${typographie(oneLine(line))}\n`);
}

function print({ out }: Streams, { data, texte }: Answer, json: boolean): void {
  if (texte === '') return;
  if (json) out(`${JSON.stringify(data)}\n`);
  else out(`${texte ?? JSON.stringify(data, null, 2)}\n`);
}

/** What the shell sees: one French line, never a stack. */
function describeFailure(error: unknown): { readonly line: string; readonly code: number } {
  if (error instanceof UsageError) return { line: error.message, code: 2 };
  if (error instanceof Error) {
    const remede = 'remede' in error && typeof error.remede === 'string' ? ` ${error.remede}` : '';
    return { line: `${error.message}${remede}`, code: 1 };
  }
  return { line: String(error), code: 1 };
}
