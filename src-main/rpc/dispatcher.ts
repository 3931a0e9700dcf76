import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { AppError, Reply } from '#contract/reply';
import type { ReportIncident } from '../error-log';
import { fieldErrors, frenchIssue } from '#contract/french-issues';
import { toJsonValue } from './json-value';
import { readAskedInstant, refusalOfThePast } from './past-call';

/** The shape of the contract's table, as far as a call needs it. */
export type ProcedureTable = Readonly<
  Record<
    string,
    {
      readonly kind: 'query' | 'command';
      readonly input: z.ZodType;
      /** Reads the present, whatever past is being looked at. */
      readonly present?: boolean;
    }
  >
>;

/** One use case per procedure. Its input has been parsed by the procedure's schema and by nothing else. */
export type HandlerTable<P extends ProcedureTable> = {
  readonly [M in keyof P]: (input: z.output<P[M]['input']>) => Promise<Reply>;
};

/**
 * A call from any door: never throws, always a reply of JSON values. `au` (ISO 8601, UTC) asks of the registry as it
 * stood at that instant; absent or null, as it is now.
 */
export type Dispatch = (method: unknown, input: unknown, au?: unknown) => Promise<Reply>;

/** Upper bound of one input; a whole convention with its annexes is below a tenth of it. */
export const MAX_INPUT = 2 * 1024 * 1024;

export type DispatcherOptions<P extends ProcedureTable> = {
  readonly report: ReportIncident;
  /** The use cases on the registry as it stood at an instant. */
  readonly handlersAt: (au: string) => Promise<HandlerTable<P>>;
  readonly newReference?: () => string;
};

const failure = (error: AppError): Reply => ({ ok: false, error });

/**
 * Joins the contract's table and the use cases. The only place that parses an input, knowing neither Electron
 * nor HTTP, so a rule that holds here holds by every door.
 */
export function createDispatcher<P extends ProcedureTable>(
  procedures: P,
  handlers: HandlerTable<P>,
  options: DispatcherOptions<P>,
): Dispatch {
  const newReference = options.newReference ?? (() => randomUUID().slice(0, 8));

  const unexpected = (error: unknown): Reply => {
    const reference = newReference();
    options.report(reference, error);
    return failure({
      code: 'ERREUR_INTERNE',
      message: `Une erreur inattendue s’est produite (référence ${reference}).`,
      remede:
        'Regardez dans le journal si l’action a été enregistrée avant de la recommencer. Si l’erreur revient, transmettez cette référence.',
    });
  };

  return async (method, input, au) => {
    const procedure =
      typeof method === 'string' && Object.hasOwn(procedures, method) ? procedures[method] : undefined;
    const handler =
      typeof method === 'string' && Object.hasOwn(handlers, method) ? handlers[method] : undefined;
    if (procedure === undefined || handler === undefined) {
      return failure({
        code: 'PROCEDURE_INCONNUE',
        message: 'L’opération demandée n’existe pas.',
        remede:
          'La page et l’application ne sont pas de la même version : fermez l’application et rouvrez-la.',
      });
    }
    const asked = readAskedInstant(au);
    if (!asked.ok) return failure(asked.error);
    if (asked.au !== null && procedure.kind === 'command') return failure(refusalOfThePast(asked.au));
    try {
      const carried = toJsonValue(input === undefined ? {} : input, MAX_INPUT);
      if (!carried.ok) {
        return failure(
          carried.reason === 'TROP_GRAND'
            ? {
                code: 'SAISIE_TROP_GRANDE',
                message: 'La saisie dépasse 2 Mio.',
                remede: 'Raccourcissez les textes saisis.',
              }
            : {
                code: 'SAISIE_INVALIDE',
                message: 'La saisie contient autre chose que des données.',
                champs: [],
              },
        );
      }
      const parsed = procedure.input.safeParse(carried.value, { error: frenchIssue });
      if (!parsed.success) {
        const champs = fieldErrors(parsed.error.issues);
        return failure({
          code: 'SAISIE_INVALIDE',
          message:
            champs.length > 1
              ? `La saisie n’est pas valable : ${champs.length} champs sont à corriger.`
              : 'La saisie n’est pas valable : un champ est à corriger.',
          champs,
        });
      }
      const answering =
        asked.au === null || procedure.present === true
          ? handler
          : (await options.handlersAt(asked.au))[method as keyof P];
      const reply = await answering(parsed.data as z.output<P[string]['input']>);
      const sent = toJsonValue(reply);
      if (!sent.ok)
        return unexpected(new TypeError(`The reply of ${String(method)} holds more than JSON values`));
      // A copy of a Reply without its undefined members is a Reply.
      return sent.value as Reply;
    } catch (error) {
      return explained(error) ?? unexpected(error);
    }
  };
}

/**
 * Errors made for people carry a code, a message and a way out, as those of the store do (full disk, lock lost).
 * A system error has a code and a message but no way out: it is unexpected.
 */
function explained(error: unknown): Reply | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, message, remede, source } = error as Record<string, unknown>;
  if (typeof code !== 'string' || typeof message !== 'string' || typeof remede !== 'string') return null;
  return failure({ code, message, remede, ...(typeof source === 'string' ? { source } : {}) });
}
