import { apercuImport, importer } from '../echanges/import';
import { writeExport, writeDossier } from '../echanges/ecrire';
import { collector } from '../echanges/collector';
import { success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { receivedFile } from './televersements';

/** The registry in and out, whole. */
export function echangesHandlers(services: Services): HandlersOf<'echanges'> {
  const { etagere, horloge, televersements } = services;
  const handOver = async (
    nom: string,
    type: string,
    write: (sink: ReturnType<typeof collector>['sink']) => Promise<void>,
  ) => {
    const { sink, bytes } = collector();
    await write(sink);
    return success({ fichier: { jeton: etagere.put(nom, type, bytes()), nom, type } });
  };
  return {
    'echanges.exporter': ({ pieces }) =>
      handOver(`registre-crefop-${horloge.aujourdhui()}.json`, 'application/json', (sink) =>
        writeExport(services, pieces, sink),
      ),
    'echanges.dossier': () =>
      handOver(`dossier-de-continuite-${horloge.aujourdhui()}.zip`, 'application/zip', (sink) =>
        writeDossier(services, sink),
      ),
    'echanges.apercu': async ({ jeton, mode }) => {
      const received = receivedFile(televersements, jeton);
      return received.ok ? apercuImport(services, received.value, mode) : received;
    },
    'echanges.importer': async ({ jeton, mode, motif, revision }) => {
      const received = receivedFile(televersements, jeton);
      if (!received.ok) return received;
      const reply = await importer(services, received.value, { motif, revision, mode });
      if (reply.ok) televersements.drop(jeton);
      return reply;
    },
  };
}
