import type { Input, Method, Output } from '#contract/procedures';
import type { Lecteur } from '../application/echanges/ports';
import type { Application } from '../compose';
import type { Options, OptionSpecs } from './options';

/** What a command answers: data for machines, and a sentence for people where data alone would be dry. */
export type Answer = {
  readonly data: unknown;
  /** Printed when --json is not asked; without it the data is printed, indented. */
  readonly texte?: string;
  /** Exit code, 0 unless the command succeeded in finding something wrong. */
  readonly code?: number;
};

export type Terminal = {
  readonly options: Options;
  /** Calls the application as the screens do: same parsing, same rules. Rejects with a RefusedError. */
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  readonly application: Application;
  /** Reads the files that come from outside. */
  readonly lecteur: Lecteur;
  readonly stdin: NodeJS.ReadableStream;
  readonly write: (line: string) => void;
  /** Says a line beside the answer, to who is watching: nothing when nobody is. */
  readonly tell: (line: string) => void;
  /** Ctrl + C calls back, once, instead of ending the process; returns how to let go. */
  readonly onInterrupt: (stop: () => void) => () => void;
};

export type Mode = 'aucun' | 'lecture' | 'ecriture';

export type Command = {
  /** « convention signer » */
  readonly name: string;
  readonly usage: string;
  readonly resume: string;
  readonly options: OptionSpecs;
  /** `aucun`: needs no registry; `lecture`: never takes the writer's place. */
  /** How many words may follow the name: 1 (an identifier) unless said otherwise. */
  readonly arguments?: number;
  readonly mode: Mode | ((options: Options) => Mode);
  run(terminal: Terminal): Promise<Answer>;
};

/** The application said no: the sentence is complete. */
export class RefusedError extends Error {}
