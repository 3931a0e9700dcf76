/** What the application is made of besides its own code, told to its pages by the build. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const NAME = 'virtual:bibliotheques';
const LETTERS = '@fontsource/ibm-plex-sans';

/**
 * The libraries that what is shipped may hold, in the lockfile's own words.
 * @param {string} root
 */
export function shippedLibraries(root) {
  /** @type {Record<string, { version?: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }>} */
  const packages = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(packages)
    .filter(([place, one]) => place !== '' && !one.dev && !one.devOptional && !one.optional)
    .map(([place, { version = '', license = '' }]) => ({
      nom: place.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
    }))
    .filter(({ nom }) => !nom.startsWith('@types/'))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'en'));
}

/**
 * Gives the list to whoever imports `virtual:bibliotheques`.
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
export function licences(root) {
  return {
    name: 'bibliotheques',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) =>
      id === `\0${NAME}` ? `export const bibliotheques = ${JSON.stringify(shippedLibraries(root))};` : null,
    // The letters are read by a sheet, and vite gathers the licences of scripts alone.
    generateBundle() {
      const source = readFileSync(path.join(root, 'node_modules', LETTERS, 'LICENSE'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'licence-des-lettres.txt', source });
    },
  };
}
