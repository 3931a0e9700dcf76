import type { Input, Method, Output, Parsed } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { DELAI_HORS_CALENDRIER, computeDelaiWithinCalendar } from './delai';
import type { Contexte, Decision, DecisionResult } from '#domain/decision';
import { find } from '#domain/lookup';
import type { Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { COMMANDS, COMMAND_METHODS } from './commands';
import type { CommandMethod } from './commands';
import { apercuActe } from './documents';
import { chargerExemple } from './exemples/charger';
import type { Commit, Depot, Etagere, Horloge, Imprimeur } from './ports';
import { failure, fromRefus, success } from './replies';
import { accueilView, listeView } from './views/accueil-view';
import { conventionView } from './views/convention-view';
import type { ViewContext } from './views/context';
import { ligneJournal } from './views/journal-view';

/** What every door calls, once the input has been parsed against the contract. */
export type Handlers = { readonly [M in Method]: (input: Parsed<M>) => Promise<Reply<Output<M>>> };
export type { Input, Method, Output };

export type Dependencies = {
  readonly depot: Depot;
  readonly horloge: Horloge;
  readonly imprimeur: Imprimeur;
  readonly etagere: Etagere;
  readonly newId: () => string;
  readonly sha256: (text: string) => string;
  readonly utilisateur: string;
  readonly dossier: string;
  readonly version: string;
  /** Told after each commit. */
  readonly onCommit: (revision: number) => void;
};

/** The use cases of the registry, one by method of the contract. */
export function createHandlers(deps: Dependencies): Handlers {
  const { depot, horloge } = deps;
  const contexte = (): Contexte => ({
    aujourdhui: horloge.aujourdhui(),
    newId: deps.newId,
    sha256: deps.sha256,
  });
  const viewContext = (): ViewContext => ({ aujourdhui: horloge.aujourdhui(), sha256: deps.sha256 });

  const settled = (
    result:
      | { readonly ok: true; readonly value: Decision; readonly commit: Commit | null }
      | { readonly ok: false; readonly error: Refus },
  ): Reply<Output<CommandMethod>> => {
    if (!result.ok) return fromRefus(result.error);
    if (result.commit !== null) deps.onCommit(result.commit.seq);
    const { id, avertissements } = result.value;
    return success({ id, revision: result.commit?.seq ?? depot.seq, avertissements });
  };

  const execute = async (method: CommandMethod, input: unknown): Promise<Reply<Output<CommandMethod>>> => {
    const rule = COMMANDS[method] as (
      registre: Registre,
      input: unknown,
      contexte: Contexte,
    ) => DecisionResult;
    const reason = reasonOf(input);
    return settled(
      await depot.transact<Decision, Refus>(
        (registre) => {
          const decision = rule(registre, input, contexte());
          return decision.ok
            ? { ok: true, value: decision.value, changes: decision.value.changes }
            : decision;
        },
        { action: method, by: deps.utilisateur, ...(reason === null ? {} : { reason }) },
      ),
    );
  };

  const commands = Object.fromEntries(
    COMMAND_METHODS.map((method) => [method, (input: unknown) => execute(method, input)]),
  ) as unknown as Pick<Handlers, CommandMethod>;

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous, most answers are at hand
  const answer = async <T>(value: T): Promise<Reply<T>> => success(value);

  return {
    ...commands,
    'exemple.charger': async ({ demonstration }) =>
      settled(await chargerExemple(depot, demonstration, contexte(), deps.utilisateur)),

    'registre.etat': () =>
      answer({
        fiche: depot.registre.fiches.get('registre') ?? null,
        revision: depot.seq,
        tete: depot.tete,
        aujourdhui: horloge.aujourdhui(),
        horlogeFixe: horloge.fixe,
        lectureSeule: depot.lectureSeule,
        avertissements: depot.avertissements,
        dossier: deps.dossier,
        utilisateur: deps.utilisateur,
        version: deps.version,
      }),
    'registre.revision': () => answer({ revision: depot.seq }),
    'accueil.lire': () => answer(accueilView(depot.registre, viewContext())),
    'conventions.lister': () => answer(listeView(depot.registre, viewContext())),
    'conventions.lire': ({ conventionId }) => {
      const found = find(depot.registre, 'conventions', conventionId);
      return Promise.resolve(
        found.ok
          ? success(conventionView(depot.registre, found.value, viewContext()))
          : fromRefus(found.error),
      );
    },
    'delais.calculer': ({ depart, quantite, unite, declencheur, zone, joursLocaux }) => {
      const result = computeDelaiWithinCalendar({
        depart,
        regle: { quantite, unite, declencheur },
        calendrier: { zone, joursLocaux },
      });
      return Promise.resolve(result === null ? failure(DELAI_HORS_CALENDRIER) : success(result));
    },

    'documents.apercu': ({ acte, id }) => {
      const model = apercuActe(depot.registre, acte, id, deps.sha256);
      return Promise.resolve(model.ok ? success({ model: model.value }) : fromRefus(model.error));
    },
    'documents.exporter': async ({ acte, id }) => {
      const model = apercuActe(depot.registre, acte, id, deps.sha256);
      if (!model.ok) return fromRefus(model.error);
      const nom = `${model.value.fileName}.docx`;
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      const jeton = deps.etagere.put(nom, type, await deps.imprimeur.docx(model.value));
      return success({ fichier: { jeton, nom, type } });
    },

    'journal.lire': async ({ avant, limite }) => {
      const from = avant === null ? depot.seq : avant - 1;
      const entrees = from < 1 ? [] : await depot.entries({ from, limit: limite, descending: true });
      const last = entrees.at(-1);
      return success({
        lignes: entrees.map((entree) => ligneJournal(entree, depot.registre)),
        total: depot.seq,
        suite: last !== undefined && last.seq > 1,
      });
    },
    'journal.verifier': async () => {
      const { intact, entrees, tete, premierDefaut } = await depot.verify();
      return success({
        intact,
        entrees,
        tete,
        premierDefaut:
          premierDefaut === null ? null : { seq: premierDefaut.seq, message: premierDefaut.message },
      });
    },
  };
}

/** The reason a command carries, for the journal. */
function reasonOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const fields = input as Readonly<Record<string, unknown>>;
  for (const name of ['motif', 'fondement', 'derogation', 'motifTexteModifie']) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
