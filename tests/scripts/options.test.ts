import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStartOptions } from '../../scripts/lib/options.mjs';

const FROM = resolve('/dossier/usager');
const parse = (...args: string[]) => parseStartOptions(args, FROM);

describe('the options of npm start', () => {
  it('are all optional', () => {
    expect(parse()).toEqual({
      navigateur: false,
      electronEssai: false,
      aide: false,
      donnees: null,
      port: null,
    });
  });

  it('are written with a space or an equal sign', () => {
    const wanted = {
      navigateur: true,
      electronEssai: false,
      aide: false,
      donnees: resolve(FROM, 'registres/aura'),
      port: 8080,
    };
    expect(parse('--navigateur', '--donnees', 'registres/aura', '--port', '8080')).toEqual(wanted);
    expect(parse('--port=8080', '--donnees=registres/aura', '--navigateur')).toEqual(wanted);
  });

  it('ask for the Electron of the tests', () => {
    expect(parse('--electron-essai').electronEssai).toBe(true);
  });

  it('take relative folders from where the user stands, absolute ones as they are', () => {
    expect(parse('--donnees=.').donnees).toBe(FROM);
    expect(parse('--donnees', resolve('/autre')).donnees).toBe(resolve('/autre'));
  });

  it.each(['--navigateurs', '--navigateur=oui', '--donnes=x', 'registre', '-n'])(
    'refuse « %s » in French',
    (word) => {
      expect(() => parse(word)).toThrow(`Option inconnue : ${word}`);
    },
  );

  it.each([
    [['--donnees'], '--donnees attend un dossier'],
    [['--donnees', '--navigateur'], '--donnees attend un dossier'],
    [['--donnees='], '--donnees attend un dossier'],
    [['--port'], '--port attend un numéro de port'],
    [['--port', 'http'], '--port http : un port est un nombre de 0 à 65535'],
    [['--port=65536'], '--port 65536'],
    [['--port=-1'], '--port -1'],
  ])('say what is wrong with %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});
