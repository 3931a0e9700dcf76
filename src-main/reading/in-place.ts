import { createHash } from 'node:crypto';
import { A_RECONNAITRE } from '#domain/importation/avancement';
import { examenDe } from '#domain/importation/examen';
import { lireConvention } from '#domain/importation/lire-convention';
import type { Lecteur } from '../application/echanges/ports';
import { readImport } from '../application/echanges/lecture';
import type { Needs } from '../application/echanges/lecture';
import { readDossier } from '../documents/continuite/read-zip';
import { sniffType } from '../documents/sniff';
import { VERSIONS } from '../store/migrations';
import { stateHash } from '../store/state-hash';
import { lireParagraphes } from '../modeles/balises';
import { lireDocument } from './formats/lire-document';
import { ouvrirPaquet } from './formats/zip';
import { interrompue } from './reading-error';

const NEEDS: Needs = {
  versions: VERSIONS,
  empreinteEtat: stateHash,
  empreinte: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
  ouvrirDossier: readDossier,
};

/**
 * Reads on the thread it is called from: the worker's own, and that of tests which look at something else. `codes`: the
 * file of the reader of printed codes.
 */
export function readInPlace(codes = ''): Lecteur {
  return {
    type: sniffType,
    importation: async (bytes, use) => use(await readImport(bytes, NEEDS)),
    examiner: async (bytes, suite = {}) => {
      const document = await lireDocument(bytes, suite.vu);
      if (suite.signal?.aborted === true) throw interrompue();
      suite.vu?.(A_RECONNAITRE);
      return examenDe(document, lireConvention(document));
    },
    document: (bytes, suite = {}) => lireDocument(bytes, suite.vu),
    // What fills templates is large, and few sessions fill one.
    modele: async (bytes, travail) => (await import('../modeles/modele')).travaillerModele(bytes, travail),
    // What reads images is larger than all the rest.
    scans: async (bytes, suite = {}) =>
      (await import('./scans/lire-scans')).lireScans(bytes, codes, suite.vu ?? (() => undefined)),
    signatures: async (bytes) => (await import('./signatures/lire-signatures')).lireSignatures(bytes),
    paragraphes: async (bytes) => {
      const lus = await lireParagraphes(await ouvrirPaquet(bytes));
      return lus.map(({ lieu, texte }) => ({ lieu, texte })).filter(({ texte }) => texte.trim() !== '');
    },
    // The library of spreadsheets is large, and few sessions read one.
    tableau: async (bytes) => (await import('./formats/tableau')).lireTableau(bytes),
  };
}
