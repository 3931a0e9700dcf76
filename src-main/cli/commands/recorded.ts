import { typographie } from '#domain/typographie';
import type { Answer } from '../command';
import { UsageError } from '../options';
import type { Options } from '../options';

/** What a command recorded, in one sentence, with what the user should know. */
export function recorded(
  sentence: string,
  data: {
    readonly id: string;
    readonly revision: number;
    readonly avertissements: readonly { readonly message: string; readonly source: string }[];
  },
): Answer {
  const notes = data.avertissements.map(({ message, source }) => `  À savoir : ${message} (${source})`);
  return { data, texte: typographie([`${sentence} (${data.id})`, ...notes].join('\n')) };
}

/** The record a command is about: first argument, or option; never two different ones. */
export function idOf(options: Options, name: string): string {
  const given = new Set(
    [options.positionals[0], options.text(name), options.text('id')].filter(
      (one): one is string => typeof one === 'string',
    ),
  );
  const [id, other] = [...given];
  if (other !== undefined) throw new UsageError(`Deux identifiants différents : ${[...given].join(', ')}.`);
  if (id === undefined)
    throw new UsageError(
      name === 'id'
        ? 'Indiquez l’identifiant.'
        : `Indiquez l’identifiant (--${name}, ou en premier argument).`,
    );
  return id;
}
