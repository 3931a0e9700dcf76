import { procedures } from '#contract/procedures';
import type { Sauvegardes } from '../application/ports';
import { openApplication } from '../compose';
import type { OpenOptions } from '../compose';
import type { ReportIncident } from '../error-log';
import { readInWorker } from '../reading/reader';
import { createDispatcher } from '../rpc/dispatcher';
import type { Dispatch } from '../rpc/dispatcher';
import type { DownloadShelf } from '../rpc/download-shelf';

/*
 * The registry behind the window. The door reads this file, and with it the rules, the store and the contract, once
 * the window is on its way: nothing here is needed to show it.
 */

export type Registry = {
  readonly dispatch: Dispatch;
  readonly files: DownloadShelf;
  readonly sauvegardes: Sauvegardes;
  close(): Promise<void>;
};

export type RegistryOptions = Omit<OpenOptions, 'porte' | 'mode' | 'report' | 'lecteur'> & {
  /** The built worker that reads files from outside. */
  readonly lecteur: string;
  readonly report: ReportIncident;
  /** See `Application.onChange`. */
  readonly onChange: (revision: number, regime: number) => void;
};

/** Opens the registry to write in it, or to read it while another session writes. */
export async function openRegistry({
  report,
  onChange,
  lecteur,
  ...options
}: RegistryOptions): Promise<Registry> {
  const application = await openApplication({
    ...options,
    porte: 'electron',
    mode: 'si-libre',
    lecteur: readInWorker(lecteur),
    report,
  });
  application.onChange(onChange);
  return {
    dispatch: createDispatcher(procedures, application.handlers, {
      report,
      handlersAt: application.handlersAt,
    }),
    files: application.files,
    sauvegardes: application.sauvegardes,
    close: () => application.close(),
  };
}
