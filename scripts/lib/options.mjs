/** Reading the options of `npm start -- …`. */
import path from 'node:path';
import { Refus } from './say.mjs';

export const AIDE = `Utilisation : npm start -- [options]

  --navigateur     ouvre l’application dans le navigateur plutôt que dans Electron
  --electron-essai ouvre la fenêtre, faute d’un autre, sur l’Electron des essais : pas pour un vrai registre
  --donnees DIR    dossier des données (par défaut : celui de l’application dans votre session)
  --port N         port de la porte navigateur (par défaut : un port libre)
  --aide           affiche cette aide`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} navigateur
 * @property {boolean} electronEssai
 * @property {boolean} aide
 * @property {string | null} donnees absolute path
 * @property {number | null} port
 */

/**
 * Accepts « --option valeur » and « --option=valeur ».
 * @param {readonly string[]} args
 * @param {string} from folder that relative paths start from
 * @returns {StartOptions}
 */
export function parseStartOptions(args, from) {
  /** @type {StartOptions} */
  const options = { navigateur: false, electronEssai: false, aide: false, donnees: null, port: null };
  const words = [...args];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const equal = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equal === -1 ? word : word.slice(0, equal);
    /** @param {string} what */
    const value = (what) => {
      const given = equal === -1 ? words.shift() : word.slice(equal + 1);
      if (given === undefined || given === '' || (equal === -1 && given.startsWith('--'))) {
        throw new Refus(`${name} attend ${what}. npm start -- --aide donne la liste des options.`);
      }
      return given;
    };
    if (name === '--donnees') options.donnees = path.resolve(from, value('un dossier'));
    else if (name === '--port') options.port = port(value('un numéro de port'));
    else if (word === '--navigateur') options.navigateur = true;
    else if (word === '--electron-essai') options.electronEssai = true;
    else if (word === '--aide' || word === '--help' || word === '-h') options.aide = true;
    else throw new Refus(`Option inconnue : ${word}. npm start -- --aide donne la liste des options.`);
  }
  return options;
}

/** @param {string} text */
function port(text) {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 0 && number <= 65_535) return number;
  throw new Refus(`--port ${text} : un port est un nombre de 0 à 65535 (0 : un port libre).`);
}
