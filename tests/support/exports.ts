import type { Convention } from '#domain/fiches/convention';
import { put } from '#domain/registre';
import { newFolder, ouvrir } from './application';

/** The file a registry that holds these conventions alone gives out: how one that is not the sample comes in. */
export async function exportDe(conventions: readonly Convention[], horloge = '2026-11-23'): Promise<Buffer> {
  const from = await ouvrir(await newFolder(), horloge);
  await from.application.depot.transact(
    () => ({ ok: true, value: null, changes: conventions.map((one) => put('conventions', one)) }),
    { action: 'essai', by: 'essai' },
  );
  const { fichier } = await from.call('echanges.exporter', { pieces: false });
  const bytes = from.application.files.take(fichier.jeton)?.bytes;
  await from.close();
  if (bytes === undefined) throw new Error('nothing on the shelf');
  return Buffer.from(bytes);
}
