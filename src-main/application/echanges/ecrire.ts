import type { Services } from '../services';
import { prepareDossier } from './dossier';
import { exportJson, takePhoto } from './export';
import type { Sink } from './ports';

/** Writes the open JSON of the registry, piece by piece. */
export async function writeExport(services: Services, withPieces: boolean, sink: Sink): Promise<void> {
  const { depot, horloge, pieces, echanges } = services;
  const photo = await takePhoto(depot, horloge.maintenant());
  const parts = exportJson(photo, echanges.versions.courante, withPieces ? pieces : null);
  for await (const part of parts) await sink(part);
}

/** Writes the dossier de continuité, piece by piece. */
export async function writeDossier(services: Services, sink: Sink): Promise<void> {
  await services.echanges.continuite.ecrire(await prepareDossier(services), sink);
}
