import type { Reply } from '#contract/reply';
import type { Dispatch } from '../rpc/dispatcher';
import { AGENDA_METHOD, FOLDER_METHOD, SAVE_METHOD } from './channels';
import { isAppUrl } from './origin';

/** What is read of Electron's event. Electron gives a null frame when it went away before it was read. */
export type CallEvent = {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
};

/**
 * Whether a call comes from the application's own page: the main frame of our window, showing our scheme and
 * host. A missing frame is a refusal, and so is one that is gone: reading it throws.
 */
export function isTrustedSender(
  event: CallEvent,
  windowId: number | null,
  devOrigin: string | null,
): boolean {
  try {
    const frame = event.senderFrame;
    if (frame === null || windowId === null || event.sender.id !== windowId) return false;
    return frame.parent === null && isAppUrl(frame.url, devOrigin);
  } catch {
    return false;
  }
}

export type CallHandlerOptions = {
  readonly dispatch: Dispatch;
  /** Hands a shelved document to the user; receives the token as the page sent it. */
  readonly save: (jeton: string) => Promise<Reply>;
  /** Lets the user choose the second folder of the backups. */
  readonly chooseFolder: () => Promise<Reply>;
  /** The same, of the calendar file kept up to date. */
  readonly chooseAgenda: () => Promise<Reply>;
  /** The webContents of the one window; null while there is none. */
  readonly windowId: () => number | null;
  readonly devOrigin: string | null;
};

/** The one handler behind the one channel: it always replies, because Electron keeps only a thrown error's message. */
export function createCallHandler(
  options: CallHandlerOptions,
): (event: CallEvent, method: unknown, input: unknown, au?: unknown) => Promise<Reply> {
  return async (event, method, input, au) => {
    // Synchronously: after an await the frame may have gone elsewhere.
    if (!isTrustedSender(event, options.windowId(), options.devOrigin)) {
      return {
        ok: false,
        error: { code: 'APPEL_REFUSE', message: 'Cet appel ne vient pas de la fenêtre de l’application.' },
      };
    }
    if (method === SAVE_METHOD) {
      const jeton = readToken(input);
      return jeton === null
        ? {
            ok: false,
            error: { code: 'SAISIE_INVALIDE', message: 'Le document à enregistrer n’est pas désigné.' },
          }
        : options.save(jeton);
    }
    if (method === FOLDER_METHOD) return options.chooseFolder();
    if (method === AGENDA_METHOD) return options.chooseAgenda();
    return options.dispatch(method, input, au);
  };
}

function readToken(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'jeton')) return null;
  const { jeton } = input as { readonly jeton: unknown };
  return typeof jeton === 'string' && /^[\w-]{1,100}$/.test(jeton) ? jeton : null;
}
