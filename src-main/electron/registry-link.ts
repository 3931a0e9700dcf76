import { Worker } from 'node:worker_threads';
import type { ReportIncident } from '../error-log';
import type { Navigateur } from '../application/ports';
import type { Dispatch } from '../rpc/dispatcher';
import type { ShelvedFile } from '../rpc/download-shelf';
import { echecDe, erreurDe } from './registry-messages';
import type { Annonce, Demande, Impression, Ouverture, Question, Reponses } from './registry-messages';

/** The registry as the window's thread knows it. */
export type Registry = {
  readonly dispatch: Dispatch;
  /** Takes a document made for the person who asked for it, once; null when there is none. */
  takeFile(jeton: string): Promise<ShelvedFile | null>;
  /** Adopts the second folder of the backups; rejects with the reason a person reads. */
  chooseSecondFolder(dossier: string): Promise<void>;
  /** Keeps the calendar file in that folder; rejects with the reason a person reads. */
  chooseAgenda(dossier: string): Promise<void>;
  close(): Promise<void>;
};

export type RegistryOptions = Ouverture & {
  /** The built thread (registry-thread.ts). */
  readonly thread: string;
  readonly report: ReportIncident;
  /** Prints a page of the thread's as a PDF. */
  readonly print: Navigateur;
  /** See `Application.onChange`. */
  readonly onChange: (revision: number, regime: number) => void;
  /** A defect of the thread: it has ended, and its state is unknown. */
  readonly onDefect: (error: unknown) => void;
};

type Attente = { readonly answer: (valeur: never) => void; readonly fail: (error: unknown) => void };

/** Starts the registry's thread; resolves once the registry is open, rejects with why it is not. */
export function openRegistry({
  thread,
  report,
  print,
  onChange,
  onDefect,
  ...ouverture
}: RegistryOptions): Promise<Registry> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: ouverture });
    const waiting = new Map<number, Attente>();
    let last = 0;
    let settled = false;
    const ask = <G extends Demande['genre']>(demande: Extract<Demande, { readonly genre: G }>) =>
      new Promise<Reponses[G]>((answer, fail) => {
        last += 1;
        waiting.set(last, { answer, fail });
        worker.postMessage({ no: last, demande } satisfies Question);
      });
    const registry: Registry = {
      dispatch: (method, input, au) => ask<'appel'>({ genre: 'appel', method, input, au }),
      takeFile: (jeton) => ask<'document'>({ genre: 'document', jeton }),
      chooseSecondFolder: async (dossier) => {
        await ask<'second'>({ genre: 'second', dossier });
      },
      chooseAgenda: async (dossier) => {
        await ask<'agenda'>({ genre: 'agenda', dossier });
      },
      close: async () => {
        await ask<'fermer'>({ genre: 'fermer' });
      },
    };
    const hear = (annonce: Annonce): void => {
      switch (annonce.genre) {
        case 'ouvert':
          settled = true;
          resolve(registry);
          return;
        case 'ferme':
          settled = true;
          reject(erreurDe(annonce.echec));
          return;
        case 'change':
          onChange(annonce.revision, annonce.regime);
          return;
        case 'imprimer':
          print(annonce.contenu)
            .then(
              (octets): Impression => ({ ok: true, octets }),
              (error: unknown): Impression => ({ ok: false, echec: echecDe(error) }),
            )
            .then((sortie) => ask<'imprime'>({ genre: 'imprime', page: annonce.page, sortie }))
            // The thread has ended meanwhile: nobody waits for the page.
            .catch(() => undefined);
          return;
        case 'incident':
          report(annonce.reference, erreurDe(annonce.echec));
          return;
        case 'reponse':
          waiting.get(annonce.no)?.answer(annonce.valeur as never);
          waiting.delete(annonce.no);
          return;
        case 'echec':
          waiting.get(annonce.no)?.fail(erreurDe(annonce.echec));
          waiting.delete(annonce.no);
      }
    };
    worker.on('message', hear);
    worker.on('error', (error) => {
      if (settled) onDefect(error);
      else reject(error);
      settled = true;
      for (const { fail } of waiting.values()) fail(error);
      waiting.clear();
    });
  });
}
