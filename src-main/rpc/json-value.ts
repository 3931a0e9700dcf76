/** What both doors can carry unchanged. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly reason: 'TROP_GRAND' | 'PAS_JSON' };

/** Past this depth a value is an attack or a cycle, not a form. */
const MAX_DEPTH = 64;

class NotCarried extends Error {
  constructor(readonly reason: 'TROP_GRAND' | 'PAS_JSON') {
    super(reason);
  }
}

/**
 * Copies a value as JSON would carry it: `undefined` members disappear, and anything but plain data is refused.
 *
 * Electron's structured clone carries dates, maps, cycles and `undefined`; HTTP does not. Passing everything
 * through here gives the use cases the same value by every door. A member called `__proto__` is refused: it
 * can only be there to reach the prototype of whoever copies the object carelessly.
 *
 * @param budget Upper bound of the characters counted, a little below the length of the JSON text.
 */
export function toJsonValue(input: unknown, budget = Number.POSITIVE_INFINITY): JsonResult {
  let left = budget;
  const spend = (cost: number): void => {
    left -= cost;
    if (left < 0) throw new NotCarried('TROP_GRAND');
  };

  const copy = (value: unknown, depth: number): JsonValue => {
    if (depth > MAX_DEPTH) throw new NotCarried('PAS_JSON');
    if (value === null || typeof value === 'boolean') {
      spend(4);
      return value;
    }
    if (typeof value === 'string') {
      spend(value.length + 2);
      return value;
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new NotCarried('PAS_JSON');
      spend(1);
      // JSON writes -0 as 0.
      return value === 0 ? 0 : value;
    }
    if (Array.isArray(value)) {
      // Before the walk: a sparse array of a thousand million holes costs nothing to send.
      spend(value.length + 2);
      return Array.from(value, (item: unknown) => copy(item, depth + 1));
    }
    if (typeof value === 'object' && isPlain(value)) {
      spend(2);
      const result: Record<string, JsonValue> = {};
      for (const [key, member] of Object.entries(value)) {
        if (key === '__proto__') throw new NotCarried('PAS_JSON');
        if (member === undefined) continue;
        spend(key.length + 4);
        result[key] = copy(member, depth + 1);
      }
      return result;
    }
    throw new NotCarried('PAS_JSON');
  };

  try {
    return { ok: true, value: copy(input, 0) };
  } catch (error) {
    if (error instanceof NotCarried) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** Whether the object is a record: any realm's `Object.prototype` ends a chain of one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
