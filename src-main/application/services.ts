import type { Method, Output, Parsed } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import type { Contexte, Decision } from '#domain/decision';
import type { Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import type {
  Agenda,
  Commit,
  Coordonnees,
  Decided,
  Depot,
  Etagere,
  Horloge,
  Imprimeur,
  Meta,
  Pieces,
  Rappels,
  Sauvegardes,
  Televersements,
} from './ports';
import type { Lecteur, PortsEchanges } from './echanges/ports';
import { Lectures } from './lectures';
import { fromRefus, success } from './replies';
import type { ViewContext } from './views/context';

/** What every door calls, once the input has been parsed against the contract. */
export type Handlers = { readonly [M in Method]: (input: Parsed<M>) => Promise<Reply<Output<M>>> };

/** The handlers of the methods whose names begin with one word: « journal », « conventions ». */
export type HandlersOf<Topic extends string> = Pick<Handlers, Extract<Method, `${Topic}.${string}`>>;

export type Dependencies = {
  readonly depot: Depot;
  readonly horloge: Horloge;
  readonly imprimeur: Imprimeur;
  readonly etagere: Etagere;
  readonly televersements: Televersements;
  readonly pieces: Pieces;
  readonly coordonnees: Coordonnees;
  readonly lecteur: Lecteur;
  readonly sauvegardes: Sauvegardes;
  readonly rappels: Rappels;
  readonly agenda: Agenda;
  readonly echanges: PortsEchanges;
  readonly newId: () => string;
  readonly sha256: (text: string) => string;
  readonly utilisateur: string;
  readonly dossier: string;
  readonly version: string;
  /** Told after each commit. */
  readonly onCommit: (revision: number) => void;
};

/** What the use cases share: the outside world as the rules see it, and the way a decision is recorded. */
export type Services = Dependencies & {
  readonly lectures: Lectures;
  readonly contexte: () => Contexte;
  readonly viewContext: () => ViewContext;
  /** Decides on the current state, records, tells the listeners and answers. */
  readonly record: (
    decide: (
      registre: Registre,
      contexte: Contexte,
    ) => Decided<Decision> | { readonly ok: false; readonly error: Refus },
    meta: Omit<Meta, 'by'>,
  ) => Promise<Reply<RecordedOutput>>;
  /** Turns what was recorded to an answer, and tells the listeners. */
  readonly settled: (
    result:
      | { readonly ok: true; readonly value: Decision; readonly commit: Commit | null }
      | { readonly ok: false; readonly error: Refus },
  ) => Reply<RecordedOutput>;
};

type RecordedOutput = Output<'exemple.charger'>;

export function createServices(deps: Dependencies): Services {
  const { depot, horloge } = deps;
  const contexte = (): Contexte => ({
    aujourdhui: horloge.aujourdhui(),
    par: deps.utilisateur,
    newId: deps.newId,
    sha256: deps.sha256,
  });
  const settled: Services['settled'] = (result) => {
    if (!result.ok) return fromRefus(result.error);
    if (result.commit !== null) deps.onCommit(result.commit.seq);
    const { id, avertissements } = result.value;
    return success({ id, revision: result.commit?.seq ?? depot.seq, avertissements });
  };
  return {
    ...deps,
    lectures: new Lectures(),
    contexte,
    viewContext: () => ({ aujourdhui: horloge.aujourdhui(), sha256: deps.sha256 }),
    settled,
    record: async (decide, meta) =>
      settled(
        await depot.transact<Decision, Refus>((registre) => decide(registre, contexte()), {
          ...meta,
          by: deps.utilisateur,
        }),
      ),
  };
}

/** An answer at hand, where the contract is asynchronous. */
export function answer<T>(value: T): Promise<Reply<T>> {
  return Promise.resolve(success(value));
}
