import { createHash, randomUUID } from 'node:crypto';
import { version } from '../package.json';
import { createHandlers } from './application/application';
import type { Dependencies, Handlers } from './application/services';
import { createPastHandlers } from './application/temps/past-handlers';
import type { Depot, Imprimeur } from './application/ports';
import { createHorloge } from './clock';
import { DownloadShelf } from './rpc/download-shelf';
import { startPieceCheck } from './piece-check';
import { UploadShelf } from './rpc/upload-shelf';
import { PieceStore } from './store/pieces';
import { openDepot } from './store/depot';

export type Application = {
  readonly handlers: Handlers;
  /** The same use cases on the registry as it stood at an instant (ISO 8601, UTC). */
  readonly handlersAt: (au: string) => Promise<Handlers>;
  readonly files: DownloadShelf;
  readonly uploads: UploadShelf;
  readonly pieces: PieceStore;
  readonly depot: Depot;
  close(): Promise<void>;
  /** Calls back with the journal's sequence number after each commit; returns how to stop. */
  onChange(callback: (revision: number) => void): () => void;
};

/** The printer's library is large and the first screen prints nothing: it is read with the first document. */
const IMPRIMEUR: Imprimeur = {
  docx: async (model) => (await import('./documents/imprimeur')).createImprimeur().docx(model),
};

export type OpenOptions = {
  /** Folder of the registry; created when absent. */
  readonly dossier: string;
  /** Fixed civil day, YYYY-MM-DD, for tests and rehearsals. */
  readonly horloge?: string | null;
  readonly porte: 'electron' | 'navigateur' | 'terminal';
  /** Who is recorded in the journal. */
  readonly utilisateur: string;
  /** A reader takes no lock and writes nothing. */
  readonly mode?: 'ecriture' | 'lecture';
};

/**
 * Puts the house together for one door: store, rules, documents. Rejects with a StoreError {code, message, remede}
 * when the registry cannot be opened.
 */
export async function openApplication(options: OpenOptions): Promise<Application> {
  const horloge = createHorloge(options.horloge ?? null);
  const depot = await openDepot({
    dossier: options.dossier,
    now: () => horloge.maintenant(),
    mode: options.mode ?? 'ecriture',
  });
  const files = new DownloadShelf();
  const uploads = new UploadShelf();
  const pieces = new PieceStore(options.dossier);
  const listeners = new Set<(revision: number) => void>();
  const deps: Dependencies = {
    depot,
    horloge,
    imprimeur: IMPRIMEUR,
    etagere: files,
    televersements: uploads,
    pieces,
    lireType: async (bytes, nom) => (await import('./documents/sniff')).sniffType(bytes, nom),
    newId: randomUUID,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    utilisateur: options.utilisateur,
    dossier: options.dossier,
    version,
    onCommit: (revision) => {
      for (const listener of listeners) listener(revision);
    },
  };
  const check = options.porte === 'terminal' ? null : startPieceCheck({ depot, pieces });
  return {
    handlers: createHandlers(deps),
    handlersAt: createPastHandlers(deps),
    files,
    uploads,
    pieces,
    depot,
    close: () => {
      check?.stop();
      return depot.close();
    },
    onChange: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
