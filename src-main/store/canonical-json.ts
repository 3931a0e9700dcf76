/**
 * One spelling for one value, so that a hash means something: keys sorted by UTF-16 code unit, no
 * white space, numbers and strings as ECMAScript prints them (the spelling of RFC 8785).
 *
 * Stricter than `JSON.stringify`: what would be silently lost or bent (NaN, Date, Map, function, a hole
 * in a list) is an error, because a journal that does not say what the memory says is worse than a crash.
 * A member whose value is `undefined` is left out, as an optional field that is not there.
 */
export function canonicalJson(value: unknown): string {
  try {
    return write(value);
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    throw new TypeError(`canonicalJson : ${error.reason} en $${error.path}`, { cause: error });
  }
}

/** What has no spelling; each level on the way out adds where it stood, so that the good values pay nothing for it. */
class Unwritable extends Error {
  path = '';
  constructor(readonly reason: string) {
    super(reason);
  }
}

function within(error: unknown, step: string): unknown {
  if (error instanceof Unwritable) error.path = `${step}${error.path}`;
  return error;
}

function write(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new Unwritable('nombre sans écriture JSON');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value) : writeObject(value);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new Unwritable(`${typeof value} sans écriture JSON`);
  }
}

function writeArray(items: readonly unknown[]): string {
  let text = '[';
  let index = 0;
  try {
    for (; index < items.length; index++) text += index > 0 ? `,${write(items[index])}` : write(items[index]);
  } catch (error) {
    throw within(error, `[${index}]`);
  }
  return `${text}]`;
}

function writeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Unwritable('objet qui n’est pas une donnée simple');
  }
  const members = value as Record<string, unknown>;
  let text = '';
  let current = '';
  try {
    // Default sort compares UTF-16 code units: no locale, the same on every machine.
    for (const key of Object.keys(members).sort()) {
      const member = members[key];
      if (member === undefined) continue;
      current = key;
      if (key === '__proto__') throw new Unwritable('clé interdite');
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${write(member)}`;
    }
  } catch (error) {
    throw within(error, `.${current}`);
  }
  return `{${text}}`;
}
