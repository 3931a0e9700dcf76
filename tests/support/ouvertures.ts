import { afterEach } from 'vitest';
import { ouvrir } from './application';
import type { Porte } from './application';

const opened: Porte[] = [];

afterEach(async () => {
  for (const porte of opened.splice(0)) await porte.close();
});

/** The application, closed after the current test whatever happened. */
export async function ouvrirPourUnTest(dossier: string, horloge: string): Promise<Porte> {
  const porte = await ouvrir(dossier, horloge);
  opened.push(porte);
  return porte;
}
