import { acteNomme } from '#registre/actes';
import type { Method, Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import type { Contexte, DecisionResult } from '#domain/decision';
import type { Registre } from '#domain/registre';
import { COMMANDS, COMMAND_METHODS } from '../commands';
import type { CommandMethod } from '../commands';
import { enregistrerEtEmettre } from '../emissions/emettre';
import { answer } from '../services';
import type { Handlers, Services } from '../services';

type Regle = (registre: Registre, input: unknown, contexte: Contexte) => DecisionResult;
const regleDe = (method: CommandMethod): Regle => COMMANDS[method] as Regle;

/** The acts after which a document has left: it is printed, and kept as it left, in the same entry. */
export const EMETTENT: ReadonlySet<CommandMethod> = new Set<CommandMethod>([
  'conventions.signer',
  'avenants.mettreALaSignature',
  'avenants.signer',
  'misesEnDemeure.signer',
  'denonciations.notifier',
  'denonciations.resilier',
]);

/** The commands that one rule of the domain decides: each is run through the table, then recorded. */
export function acteHandlers(services: Services): Pick<Handlers, CommandMethod | 'actes.prevoir'> {
  const execute = (method: CommandMethod, input: unknown): Promise<Reply<Output<CommandMethod & Method>>> => {
    const rule = regleDe(method);
    const reason = reasonOf(method, input);
    const meta = { action: method, ...(reason === null ? {} : { reason }) };
    if (EMETTENT.has(method))
      return enregistrerEtEmettre(services, (registre, contexte) => rule(registre, input, contexte), meta);
    return services.record((registre, contexte) => {
      const decision = rule(registre, input, contexte);
      return decision.ok ? { ok: true, value: decision.value, changes: decision.value.changes } : decision;
    }, meta);
  };
  const commands = Object.fromEntries(
    COMMAND_METHODS.map((method) => [method, (input: unknown) => execute(method, input)]),
  ) as unknown as Pick<Handlers, CommandMethod>;
  return {
    ...commands,
    'actes.prevoir': ({ acte, saisie }) => {
      const decided = regleDe(acte)(services.depot.registre, saisie, services.contexte());
      return answer({ avertissements: decided.ok ? decided.value.avertissements : [] });
    },
  };
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
