import { join } from 'node:path';

/**
 * Where Chromium keeps its own files, and with them the lock of the single instance: in the data folder, so that one
 * registry has one window and two registries may have two; by machine and by person, so that on a shared folder a
 * second machine opens a window of its own (to read, while the first one writes) instead of being turned away.
 */
export function profileFolder(dossier: string, machine: string, utilisateur: string): string {
  const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}.-]/gu, '_').slice(0, 60);
  return join(dossier, 'electron', `${plain(machine)}_${plain(utilisateur)}`);
}
