import { later } from './apres';
import { ouvrir } from './application';
import type { Porte } from './application';

/** The application, closed after the current test whatever happened. */
export async function ouvrirPourUnTest(dossier: string, horloge: string): Promise<Porte> {
  const porte = await ouvrir(dossier, horloge);
  later(() => porte.close());
  return porte;
}
