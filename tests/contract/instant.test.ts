import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '#domain/civil-date';
import {
  formatInstant,
  formatInstantShort,
  formatPasse,
  heureDe,
  instantsOf,
  jourDe,
  parseInstant,
  parsePasse,
  readInstant,
  readLocal,
  writePasse,
} from '#contract/instant';

const MS = { min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2040-12-31T23:59:59Z') };
const instants = fc.integer(MS).map((ms) => new Date(ms).toISOString());

describe('an instant and the clock in Paris', () => {
  it('is among the instants at which the clock shows what it shows, to the minute', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const minute = new Date(Math.floor(Date.parse(instant) / 60_000) * 60_000).toISOString();
        expect(instantsOf(jourDe(instant), heureDe(instant))).toContain(minute);
      }),
    );
  });

  it('has one name in winter and in summer, and the day is that of Paris', () => {
    expect(jourDe('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
    expect(formatInstant('2026-03-12T16:00:00.000Z')).toBe('12 mars 2026 à 17:00');
    expect(formatInstant('2026-07-14T22:05:00.000Z')).toBe('15 juillet 2026 à 00:05');
    expect(formatInstantShort('2026-07-14T22:05:09.120Z')).toBe('15/07/2026 00:05:09');
  });

  it('the night summer begins, one hour does not exist and is refused with its reason', () => {
    const jour = civilDate('2026-03-29');
    expect(instantsOf(jour, '01:59')).toEqual(['2026-03-29T00:59:00.000Z']);
    expect(instantsOf(jour, '02:30')).toEqual([]);
    expect(instantsOf(jour, '03:00')).toEqual(['2026-03-29T01:00:00.000Z']);
    const read = readLocal(jour, '02:30');
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.message).toContain('l’heure d’été a commencé cette nuit-là');
  });

  it('the night summer ends, one hour comes twice: each passage is named, and the second one is meant', () => {
    const jour = civilDate('2026-10-25');
    const both = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    expect(instantsOf(jour, '02:30')).toEqual(both);
    expect(both.map(formatInstant)).toEqual([
      '25 octobre 2026 à 02:30 (heure d’été)',
      '25 octobre 2026 à 02:30 (heure d’hiver)',
    ]);
    expect(readLocal(jour, '02:30')).toEqual({ ok: true, instant: both[1] });
  });
});

describe('an instant on the wire', () => {
  it('has one form', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(instant)).toBe(instant);
      }),
    );
    expect(parseInstant('2026-03-12T16:00:00Z')).toBe('2026-03-12T16:00:00.000Z');
  });

  it.each([
    '2026-03-12',
    '2026-03-12T16:00:00',
    '2026-03-12T17:00:00+01:00',
    '2026-02-30T16:00:00Z',
    '2026-03-12T24:00:00Z',
    ' 2026-03-12T16:00:00Z',
    '2026-03-12T16:00:00Z\n',
    '',
    'maintenant',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('may name the last entry that counts, and says it', () => {
    fc.assert(
      fc.property(instants, fc.option(fc.integer({ min: 1, max: 1e12 })), (instant, seq) => {
        expect(parsePasse(writePasse({ instant, seq }))).toEqual({ instant, seq });
      }),
    );
    expect(formatPasse('2026-03-12T16:00:00.000Z#12')).toBe(
      '12 mars 2026 à 17:00, après l’entrée n°\u00a012',
    );
    for (const text of [
      '2026-03-12T16:00:00.000Z#',
      '2026-03-12T16:00:00.000Z#0',
      '#1',
      '2026-03-12T16:00:00.000Z#1#2',
    ])
      expect(parsePasse(text)).toBeNull();
  });
});

describe('an instant as typed at the terminal', () => {
  it.each([
    ['2026-03-12 17:00', '2026-03-12T16:00:00.000Z'],
    ['2026-03-12T17:00', '2026-03-12T16:00:00.000Z'],
    ['2026-07-14 00:00:30', '2026-07-13T22:00:30.000Z'],
    ['2026-03-12T17:00:00+01:00', '2026-03-12T16:00:00.000Z'],
    ['2026-03-12T16:00Z', '2026-03-12T16:00:00.000Z'],
    ['2026-03-12', '2026-03-12T22:59:59.999Z'],
    ['12/03/2026', '2026-03-12T22:59:59.999Z'],
    ['12/3/2026 17:00', '2026-03-12T16:00:00.000Z'],
  ])('reads %s', (typed, instant) => {
    expect(readInstant(typed)).toEqual({ ok: true, instant });
  });

  it.each([
    'hier',
    '30/02/2026',
    '12/03/26',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-03-12 25:00',
    '2026-03-29 02:30',
    '',
  ])('refuses %j in one French sentence', (typed) => {
    const read = readInstant(typed);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toMatch(/^[A-Z«].*\.$/u);
  });
});
