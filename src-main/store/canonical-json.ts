/**
 * One spelling for one value, so that a hash means something: keys sorted by UTF-16 code unit, no
 * white space, numbers and strings as ECMAScript prints them (the spelling of RFC 8785).
 *
 * Stricter than `JSON.stringify`: what would be silently lost or bent (NaN, Date, Map, function, a hole
 * in a list) is an error, because a journal that does not say what the memory says is worse than a crash.
 * A member whose value is `undefined` is left out, as an optional field that is not there.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value))
        throw new TypeError(`canonicalJson : nombre sans écriture JSON en ${path}`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new TypeError(`canonicalJson : ${typeof value} sans écriture JSON en ${path}`);
  }
}

function writeArray(items: readonly unknown[], path: string): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ',';
    text += write(items[index], `${path}[${index}]`);
  }
  return `${text}]`;
}

function writeObject(value: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`canonicalJson : objet qui n’est pas une donnée simple en ${path}`);
  }
  const members = value as Record<string, unknown>;
  let text = '';
  // Default sort compares UTF-16 code units: no locale, the same on every machine.
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    if (key === '__proto__') throw new TypeError(`canonicalJson : clé interdite « __proto__ » en ${path}`);
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${write(member, `${path}.${key}`)}`;
  }
  return `{${text}}`;
}
