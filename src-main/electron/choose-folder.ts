import type { AppError, Reply } from '#contract/reply';
import type { ReportIncident } from '../error-log';

export type ChooseFolderOptions = {
  /** Shows the folder dialog; the folder chosen by the user, or null. */
  readonly choose: () => Promise<string | null>;
  /** Makes it the second folder of the backups. */
  readonly adopt: (dossier: string) => Promise<void>;
  readonly report: ReportIncident;
};

/**
 * The use of `sauvegardes.choisirDossier`: the page asks, the user names a folder in the system's own dialog, the
 * application adopts it. The page gives no path.
 */
export function createChooseFolder(options: ChooseFolderOptions): () => Promise<Reply> {
  return async () => {
    try {
      const dossier = await options.choose();
      if (dossier === null) return { ok: true, value: { choisi: false } };
      await options.adopt(dossier);
      return { ok: true, value: { choisi: true } };
    } catch (error) {
      return { ok: false, error: explained(error) ?? unexpected(error, options.report) };
    }
  };
}

/** The store's errors are sentences for people. */
function explained(error: unknown): AppError | null {
  const { code, message, remede } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  return typeof code === 'string' && typeof message === 'string' && typeof remede === 'string'
    ? { code, message, remede }
    : null;
}

function unexpected(error: unknown, report: ReportIncident): AppError {
  report('dossier', error);
  return {
    code: 'DOSSIER_NON_CHOISI',
    message: 'Le dossier n’a pas pu être choisi.',
    remede: 'Recommencez ; si l’erreur revient, transmettez le fichier erreurs.log du dossier des données.',
  };
}
