import { createHash } from 'node:crypto';
import { examenDe } from '#domain/importation/examen';
import { lireConvention } from '#domain/importation/lire-convention';
import type { Lecteur } from '../application/echanges/ports';
import { readImport } from '../application/echanges/lecture';
import type { Needs } from '../application/echanges/lecture';
import { readDossier } from '../documents/continuite/read-zip';
import { sniffType } from '../documents/sniff';
import { VERSIONS } from '../store/migrations';
import { stateHash } from '../store/state-hash';
import { lireDocument } from './formats/lire-document';
import { interrompue } from './reading-error';

const NEEDS: Needs = {
  versions: VERSIONS,
  empreinteEtat: stateHash,
  empreinte: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
  ouvrirDossier: readDossier,
};

/** Reads on the thread it is called from: the worker's own, and that of tests which look at something else. */
export function readInPlace(): Lecteur {
  return {
    type: sniffType,
    importation: async (bytes, use) => use(await readImport(bytes, NEEDS)),
    examiner: async (bytes, signal) => {
      const document = await lireDocument(bytes);
      if (signal?.aborted === true) throw interrompue();
      return examenDe(document, lireConvention(document));
    },
    document: lireDocument,
  };
}
