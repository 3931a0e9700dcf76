import type { PortsEchanges } from './application/echanges/ports';
import { CHAIN } from './store/migrations';
import { upcast } from './store/migrations/migration';
import { rawSegments } from './store/raw-journal';

/** What the exchanges ask of the outside; the libraries of the dossier are read with the first one. */
export function createEchanges(dossier: string): PortsEchanges {
  const continuite = async () => (await import('./documents/continuite/continuite')).createContinuite();
  return {
    versions: {
      courante: CHAIN.version,
      reprendre: (version, collection, image) => upcast(CHAIN, version, collection, image),
    },
    segments: (jusque) => rawSegments(dossier, jusque),
    continuite: {
      ecrire: async (contenu, sink) => (await continuite()).ecrire(contenu, sink),
      lire: async (bytes) => (await continuite()).lire(bytes),
    },
  };
}
