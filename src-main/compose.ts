import { createHash, randomUUID } from 'node:crypto';
import { version } from '../package.json';
import { entityFault } from '#contract/entites/check';
import { slug } from '#actes/typographie';
import { AgendaKeeper } from './agenda-keeper';
import { createHandlers } from './application/application';
import { tenirAgenda } from './application/echeances/tenir';
import { createServices } from './application/services';
import type { Dependencies, Handlers } from './application/services';
import { writeDossier, writeExport } from './application/echanges/ecrire';
import type { Lecteur, Sink } from './application/echanges/ports';
import { createPastHandlers } from './application/temps/past-handlers';
import type { Agenda, Depot, Imprimeur, Navigateur, Sauvegardes } from './application/ports';
import { createHorloge } from './clock';
import { createEchanges } from './echanges';
import { DownloadShelf } from './rpc/download-shelf';
import { startPieceCheck } from './piece-check';
import { UploadShelf } from './rpc/upload-shelf';
import { PieceStore } from './store/pieces';
import { FichierCoordonnees } from './store/coordonnees';
import { startBackgroundCheck } from './store/background-check';
import { Backups } from './store/backup/backups';
import { BackupKeeper } from './store/backup/keeper';
import { FichierAgenda } from './store/agenda';
import { FichierRappels } from './store/rappels';
import { openDepot } from './store/depot';
import { follow } from './store/follow';

export type Application = {
  readonly handlers: Handlers;
  /** The same use cases on the registry as it stood at an instant (ISO 8601, UTC). */
  readonly handlersAt: (au: string) => Promise<Handlers>;
  readonly files: DownloadShelf;
  readonly uploads: UploadShelf;
  readonly pieces: PieceStore;
  readonly depot: Depot;
  readonly sauvegardes: Sauvegardes;
  /** Why the calendar file could not be kept up to date; null: it is, or no folder was chosen. */
  readonly agenda: Pick<Agenda, 'echec'>;
  /** Keeps the calendar file in that folder from now on, and writes it; rejects with why it cannot. */
  readonly choisirAgenda: (dossier: string, noms: boolean) => Promise<{ readonly evenements: number }>;
  /** Writes the whole registry straight to a file, however large: what a page is handed over is bounded. */
  readonly echanges: {
    readonly exporter: (pieces: boolean, sink: Sink) => Promise<void>;
    readonly dossier: (sink: Sink) => Promise<void>;
  };
  close(): Promise<void>;
  /**
   * Calls back when screens have something else to show, whoever recorded it: the number of the last entry, and what
   * moves with `lectureSeule` and `avertissements`. Returns how to stop.
   */
  onChange(callback: (revision: number, regime: number) => void): () => void;
};

/** The printer's libraries are large and the first screen prints nothing: they are read with the first document. */
function lazyImprimeur(navigateur: Navigateur | null): Imprimeur {
  const load = async () => (await import('./documents/imprimeur')).createImprimeur(navigateur);
  return {
    docx: async (model) => (await load()).docx(model),
    pdf: async (model) => (await load()).pdf(model),
    mesurerImage: async (octets) => (await load()).mesurerImage(octets),
    xlsx: async (tableau) => (await load()).xlsx(tableau),
    archive: async (...asked) => (await load()).archive(...asked),
    paquet: async (...asked) => (await load()).paquet(...asked),
  };
}

/** Largest file the terminal hands to the application, in bytes: it is read from the disk, not received in parts. */
const MAX_TERMINAL = 512 * 1024 * 1024;

export type OpenOptions = {
  /** Folder of the registry; created when absent. */
  readonly dossier: string;
  /** Fixed civil day, YYYY-MM-DD, for tests and rehearsals. */
  readonly horloge?: string | null;
  readonly porte: 'electron' | 'navigateur' | 'terminal';
  /** Reads the files that come from outside: by every door, in a worker (src-main/reading/reader.ts). */
  readonly lecteur: Lecteur;
  /** Prints pages as PDF, where the door has a browser of its own. */
  readonly navigateur?: Navigateur;
  /** Who is recorded in the journal. */
  readonly utilisateur: string;
  /** `lecture` takes no lock and writes nothing; `si-libre` writes unless another session does. */
  readonly mode?: 'ecriture' | 'si-libre' | 'lecture';
  /** Where what fails in the background is kept. */
  readonly report?: (what: string, error: unknown) => void;
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
    checkEntity: entityFault,
    beforeMigration: async () => {
      await backups.create('avant-migration');
    },
  });
  const files = new DownloadShelf();
  const uploads = new UploadShelf(options.porte === 'terminal' ? { maxBytes: MAX_TERMINAL } : {});
  const pieces = new PieceStore(options.dossier);
  const agenda = new FichierAgenda(options.dossier, () => horloge.maintenant());
  const listeners = new Set<(revision: number, regime: number) => void>();
  const announce = (): void => {
    for (const listener of listeners) listener(depot.seq, depot.regime + pieces.regime + agenda.regime);
  };
  const backups: Backups = new Backups({
    dossier: options.dossier,
    depot,
    pieces,
    now: () => horloge.maintenant(),
    avertir: (message) => {
      depot.avertir(message);
      announce();
    },
  });
  const deps: Dependencies = {
    depot,
    horloge,
    imprimeur: lazyImprimeur(options.navigateur ?? null),
    etagere: files,
    televersements: uploads,
    pieces,
    coordonnees: new FichierCoordonnees(options.dossier),
    sauvegardes: backups,
    rappels: new FichierRappels(options.dossier),
    agenda,
    echanges: createEchanges(options.dossier),
    lecteur: options.lecteur,
    newId: randomUUID,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    utilisateur: options.utilisateur,
    dossier: options.dossier,
    version,
    onCommit: announce,
  };
  const services = createServices(deps);
  const living = options.porte !== 'terminal';
  const check = living ? startPieceCheck({ depot, pieces, onChange: announce }) : null;
  if (check !== null) listeners.add(check.again);
  const following = living ? follow(depot, options.dossier, announce) : null;
  const verification = living
    ? startBackgroundCheck(depot, {
        reperes: () => backups.reperes(),
        report: (error) => options.report?.('verification', error),
      })
    : null;
  const keeper = living ? new BackupKeeper(backups, (error) => options.report?.('sauvegarde', error)) : null;
  const opening = depot.seq;
  /** Another session that writes keeps the file: this one would only say it twice. */
  const tenir = async (): Promise<void> => {
    if (depot.lectureSeule !== null) return;
    const before = agenda.regime;
    // Why it could not is told above the screens until it can.
    await tenirAgenda(services).catch((error: unknown) => {
      if (agenda.echec !== null) return;
      agenda.signaler();
      options.report?.('agenda', error);
    });
    if (agenda.regime !== before) announce();
  };
  const agendaKeeper = living ? new AgendaKeeper(tenir, (error) => options.report?.('agenda', error)) : null;
  if (agendaKeeper !== null) listeners.add(agendaKeeper.changed);
  return {
    handlers: createHandlers(deps),
    handlersAt: createPastHandlers(deps),
    files,
    uploads,
    pieces,
    depot,
    sauvegardes: backups,
    agenda,
    choisirAgenda: async (dossier, noms) => {
      const nom = depot.registre.fiches.get('registre')?.nom ?? 'registre';
      await agenda.choisir(dossier, `echeances-${slug(nom)}.ics`, noms);
      const made = await tenirAgenda(services);
      announce();
      return made ?? { evenements: 0 };
    },
    echanges: {
      exporter: (withPieces, sink) => writeExport(services, withPieces, sink),
      dossier: (sink) => writeDossier(services, sink),
    },
    close: async () => {
      check?.stop();
      verification?.stop();
      await following?.stop();
      await agendaKeeper?.close();
      // A command of the terminal that recorded something.
      if (agendaKeeper === null && depot.seq !== opening) await tenir().catch(() => undefined);
      await keeper?.close();
      await depot.close();
    },
    onChange: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
