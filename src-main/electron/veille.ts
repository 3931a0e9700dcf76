import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/*
 * Staying beside the clock when the window is closed, and starting with the session: only once the user has said so.
 */

/** Starts without its window. */
export const EN_VEILLE = '--en-veille';

const FICHIER = 'veille.json';

/** Whether the user lets the application stay; a damaged file says no. */
export function readVeille(profile: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(join(profile, FICHIER), 'utf8'));
    return typeof value === 'object' && value !== null && (value as { active?: unknown }).active === true;
  } catch {
    return false;
  }
}

export function writeVeille(profile: string, active: boolean): void {
  writeFileSync(join(profile, FICHIER), `${JSON.stringify({ active })}\n`);
}

/** Where a Linux session looks for what it starts. */
export const fichierDemarrage = (configuration: string): string =>
  join(configuration, 'autostart', 'registre-crefop.desktop');

/** A word of a command in a desktop entry (Desktop Entry Specification, « The Exec key »). */
const cite = (mot: string): string =>
  `"${mot.replaceAll(/["`$\\]/gu, (signe) => `\\${signe}`).replaceAll('%', '%%')}"`;

/** On Linux, where Electron has no call for it: the session starts the command, or no longer does. */
export function demarrerAvecLaSession(fichier: string, commande: readonly string[], active: boolean): void {
  if (!active) {
    if (existsSync(fichier)) rmSync(fichier);
    return;
  }
  mkdirSync(dirname(fichier), { recursive: true });
  writeFileSync(
    fichier,
    [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Registre CREFOP',
      'Comment=Rappels des échéances',
      `Exec=${commande.map(cite).join(' ')}`,
      'Terminal=false',
      '',
    ].join('\n'),
  );
}
