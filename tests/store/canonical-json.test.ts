import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src-main/store/canonical-json';
import { jsonValue } from '../support/json';

describe('canonicalJson', () => {
  it('sorts keys at every depth and writes no white space', () => {
    expect(canonicalJson({ b: [{ z: 1, a: 'é' }], a: null, É: true })).toBe(
      '{"a":null,"b":[{"a":"é","z":1}],"É":true}',
    );
  });

  it('leaves out a member that is undefined and writes -0 as 0', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
  });

  it.each([
    ['NaN', { a: Number.NaN }],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['a Date', { a: new Date(0) }],
    ['a Map', new Map()],
    ['a function', { a: () => 1 }],
    ['a bigint', 1n],
    ['a hole', [undefined]],
    ['undefined', undefined],
    ['__proto__', JSON.parse('{"__proto__":{"a":1}}') as unknown],
  ])('refuses %s rather than lose it', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('gives back the same value, and the same text whatever the order of the keys', () => {
    fc.assert(
      fc.property(jsonValue(), (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
        expect(canonicalJson(reversed(value))).toBe(once);
        expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
