import type { PortsEchanges } from './application/echanges/ports';
import { VERSIONS } from './store/migrations';
import { rawSegments } from './store/raw-journal';

/** What the exchanges ask of the outside; the libraries of the dossier are read with the first one. */
export function createEchanges(dossier: string): PortsEchanges {
  const continuite = async () => (await import('./documents/continuite/continuite')).createContinuite();
  return {
    versions: VERSIONS,
    segments: (jusque) => rawSegments(dossier, jusque),
    continuite: {
      ecrire: async (contenu, sink) => (await continuite()).ecrire(contenu, sink),
    },
  };
}
