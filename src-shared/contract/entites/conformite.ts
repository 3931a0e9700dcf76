import { parseCivilDate } from '#domain/civil-date';
import type { Champ, Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { SHA256_HEX } from './base';

/*
 * The same shapes as `keptSchema`, asked for a yes or a no. A registry that opens looks at every record it keeps, nearly
 * all of them sound: a schema copies each object it reads, which took a third of the opening. What is not sound is then
 * said by the schema, in French; one test holds the two to the same answers.
 */

type Conforme = (value: unknown) => boolean;

/** Whether a value is an object with exactly these members, each of its shape. */
export function objetConforme(membres: Membres): Conforme {
  const members = Object.entries(membres).map(([name, champ]) => ({
    name,
    absent: champ.absent === true,
    conforme: champConforme(champ),
  }));
  const known = new Set(Object.keys(membres));
  return (value) => {
    if (!isObject(value)) return false;
    for (const name in value) if (!known.has(name)) return false;
    for (const { name, absent, conforme } of members) {
      const member = value[name];
      if (member === undefined && absent && !(name in value)) continue;
      if (!conforme(member)) return false;
    }
    return true;
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText: Conforme = (value) => typeof value === 'string';
const isId: Conforme = (value) => typeof value === 'string' && value !== '' && value !== '__proto__';
const isWhole = (value: unknown, min: number, max = Infinity): boolean =>
  Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
const isOneOf = (values: readonly unknown[]): Conforme => {
  const known = new Set(values);
  return (value) => known.has(value);
};
const isEach =
  (conforme: Conforme): Conforme =>
  (value) =>
    Array.isArray(value) && value.every(conforme);

function champConforme(champ: Champ): Conforme {
  const own = genreConforme(champ);
  return champ.facultatif === true ? (value) => value === null || own(value) : own;
}

function genreConforme(champ: Champ): Conforme {
  switch (champ.genre) {
    case 'cle':
    case 'fiche':
    case 'mention':
      return isId;
    case 'texte':
      return champ.requis === true ? (value) => isText(value) && value !== '' : isText;
    case 'jour':
      return (value) => typeof value === 'string' && parseCivilDate(value) !== null;
    case 'entier':
      return (value) => isWhole(value, champ.min, champ.max);
    case 'taille':
      return (value) => isWhole(value, 0);
    case 'ouiNon':
      return (value) => typeof value === 'boolean';
    case 'empreinte':
      return (value) => typeof value === 'string' && SHA256_HEX.test(value);
    case 'lignes':
      return isEach(isText);
    case 'choix':
      return isOneOf(Object.keys(champ.libelles));
    case 'rang':
      return isOneOf([...champ.libelles.keys()]);
    case 'fixe':
      return isOneOf([champ.valeur]);
    case 'ficheParmi':
      return pairConforme('id', new Map(champ.collections.map((name) => [name, isId])));
    case 'groupe':
      return objetConforme(champ.membres);
    case 'variantes': {
      const cases = new Map<unknown, Conforme>(
        Object.entries(champ.cas).map(([nature, membres]) => [
          nature,
          objetConforme({ ...membres, [champ.selon]: { genre: 'fixe', mot: null, valeur: nature } as Champ }),
        ]),
      );
      return (value) => isObject(value) && cases.get(value[champ.selon])?.(value) === true;
    }
    case 'liste':
      return isEach(objetConforme(champ.element));
    case 'suite':
      return isEach(champConforme(champ.element));
    case 'images':
      return isEach(
        pairConforme(
          'entite',
          new Map(
            Object.keys(champ.libelles).map((name) => [
              name,
              objetConforme(DESCRIPTIONS[name as NomCollection].membres),
            ]),
          ),
        ),
      );
  }
}

/** `{ collection, [membre] }`, what stands beside the name of a collection being held to what that collection asks. */
const pairConforme =
  (membre: string, cases: ReadonlyMap<unknown, Conforme>): Conforme =>
  (value) =>
    isObject(value) &&
    Object.keys(value).every((name) => name === 'collection' || name === membre) &&
    cases.get(value.collection)?.(value[membre]) === true;
