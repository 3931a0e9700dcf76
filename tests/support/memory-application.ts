import { createHash } from 'node:crypto';
import { procedures } from '#contract/procedures';
import { emptyRegistre, entityKey } from '#domain/registre';
import type { Changement } from '#domain/registre';
import type { Dependencies } from '../../src-main/application/services';
import { createPastHandlers } from '../../src-main/application/temps/past-handlers';
import { createEchanges } from '../../src-main/echanges';
import { createHandlers } from '../../src-main/application/application';
import type { Depot, EntreeJournal } from '../../src-main/application/ports';
import { stateHash } from '../../src-main/store/state-hash';
import { createHorloge } from '../../src-main/clock';
import { renderXlsx } from '../../src-main/documents/classeur';
import { createDispatcher } from '../../src-main/rpc/dispatcher';
import type { Dispatch } from '../../src-main/rpc/dispatcher';
import { DownloadShelf } from '../../src-main/rpc/download-shelf';
import { UploadShelf } from '../../src-main/rpc/upload-shelf';
import { readInPlace } from '../../src-main/reading/in-place';
import { AgendaEnMemoire, RappelsEnMemoire } from './rappels';
import { memoryCoordonnees } from './memory-coordonnees';
import { memoryPieces } from './memory-pieces';
import { MemorySauvegardes } from './memory-sauvegardes';

/* The real rules and use cases, without disk nor door. */

export type Session = { readonly par: string; readonly at: string };

/** A store that forgets: what is recorded is in memory, from these records on. */
export function memoryDepot(session: Pick<Session, 'at'>, depart: readonly Changement[] = []): Depot {
  const registre = emptyRegistre();
  const journal: EntreeJournal[] = [];
  const publish = (change: Changement) => {
    const records = registre[change.collection] as Map<string, unknown>;
    if (change.after === null) records.delete(change.id);
    else records.set(change.id, change.after);
  };
  depart.forEach(publish);
  const imagesAt = (seq: number) => {
    const images = new Map<string, unknown>();
    for (const { changes } of journal.slice(0, seq)) {
      for (const { collection, id, after } of changes) images.set(entityKey(collection, id), after);
    }
    return images;
  };
  return {
    registre,
    get seq() {
      return journal.length;
    },
    tete: '0'.repeat(64),
    lectureSeule: null,
    regime: 0,
    avertissements: [],
    transact: (decide, meta) => {
      const decided = decide(registre);
      if (!decided.ok) return Promise.resolve(decided);
      decided.changes.forEach(publish);
      const entry: EntreeJournal = {
        v: 1,
        seq: journal.length + 1,
        at: session.at,
        ...meta,
        changes: decided.changes,
        prev: '0'.repeat(64),
        hash: '0'.repeat(64),
      };
      journal.push(entry);
      return Promise.resolve({
        ok: true,
        value: decided.value,
        commit: { seq: entry.seq, at: entry.at, hash: entry.hash },
      });
    },
    entries: ({ from, limit = Infinity, descending = false } = {}) =>
      Promise.resolve(
        descending
          ? journal.slice(0, from).reverse().slice(0, limit)
          : journal.slice((from ?? 1) - 1).slice(0, limit),
      ),
    imagesBefore: (seq) => Promise.resolve(imagesAt(seq - 1)),
    imagesAt: (seq) => Promise.resolve(imagesAt(seq)),
    skim: (visit, from = 0) => {
      journal.slice(from).forEach(visit);
      return Promise.resolve();
    },
    empreinte: (state = registre) => stateHash(state),
    registreAt: (seq) => {
      const past = emptyRegistre();
      for (const { changes } of journal.slice(0, seq)) {
        for (const { collection, id, after } of changes) {
          const records = past[collection] as Map<string, unknown>;
          if (after === null) records.delete(id);
          else records.set(id, after);
        }
      }
      return Promise.resolve(past);
    },
    verify: () => Promise.resolve({ intact: true, entrees: journal.length, tete: '', premierDefaut: null }),
    reprendre: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export function memoryApplication({
  aujourdhui,
  session,
  depot,
  etagere = new DownloadShelf(),
  sauvegardes = new MemorySauvegardes(depot),
  prefixe = 'id',
}: {
  readonly aujourdhui: string;
  readonly session: Session;
  readonly depot: Depot;
  readonly etagere?: DownloadShelf;
  readonly sauvegardes?: Dependencies['sauvegardes'];
  /** Of the records to come, where others are there already. */
  readonly prefixe?: string;
}): { readonly dispatch: Dispatch } {
  let ids = 0;
  const deps: Dependencies = {
    depot,
    sauvegardes,
    rappels: new RappelsEnMemoire(),
    agenda: new AgendaEnMemoire(),
    horloge: createHorloge(aujourdhui),
    imprimeur: {
      docx: () => Promise.resolve(new Uint8Array()),
      pdf: () => Promise.resolve({ octets: new Uint8Array(), outil: 'les essais' }),
      archive: () => Promise.resolve(new Uint8Array(0)),
      paquet: () => Promise.resolve(new Uint8Array(0)),
      mesurerImage: () => Promise.resolve(null),
      xlsx: renderXlsx,
    },
    etagere,
    televersements: new UploadShelf(),
    pieces: memoryPieces(),
    coordonnees: memoryCoordonnees(),
    echanges: { ...createEchanges('(en mémoire)'), segments: () => Promise.resolve([]) },
    lecteur: readInPlace(),
    newId: () => `${prefixe}-${++ids}`,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    get utilisateur() {
      return session.par;
    },
    dossier: '(en mémoire)',
    version: '0.0.0',
    onCommit: () => undefined,
  };
  return {
    dispatch: createDispatcher(procedures, createHandlers(deps), {
      handlersAt: createPastHandlers(deps),
      report: (_reference, error) => {
        throw error;
      },
    }),
  };
}
