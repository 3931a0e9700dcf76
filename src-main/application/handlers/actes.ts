import { acteNomme } from '#registre/actes';
import type { Method, Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import type { Contexte, DecisionResult } from '#domain/decision';
import type { Registre } from '#domain/registre';
import { COMMANDS, COMMAND_METHODS } from '../commands';
import type { CommandMethod } from '../commands';
import type { Handlers, Services } from '../services';

/** The commands that one rule of the domain decides: each is run through the table, then recorded. */
export function acteHandlers({ record }: Services): Pick<Handlers, CommandMethod> {
  const execute = (method: CommandMethod, input: unknown): Promise<Reply<Output<CommandMethod & Method>>> => {
    const rule = COMMANDS[method] as (
      registre: Registre,
      input: unknown,
      contexte: Contexte,
    ) => DecisionResult;
    const reason = reasonOf(method, input);
    return record(
      (registre, contexte) => {
        const decision = rule(registre, input, contexte);
        return decision.ok ? { ok: true, value: decision.value, changes: decision.value.changes } : decision;
      },
      { action: method, ...(reason === null ? {} : { reason }) },
    );
  };
  return Object.fromEntries(
    COMMAND_METHODS.map((method) => [method, (input: unknown) => execute(method, input)]),
  ) as unknown as Pick<Handlers, CommandMethod>;
}

/** The reason an act carries, for the journal: the members its description names. */
function reasonOf(method: CommandMethod, input: unknown): string | null {
  const motif = acteNomme(method)?.motif ?? null;
  if (motif === null || typeof input !== 'object' || input === null) return null;
  const said = [motif].flat().flatMap((name) => {
    const value = (input as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return said.length === 0 ? null : said.join(' ; ');
}
