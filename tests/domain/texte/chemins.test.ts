import { describe, expect, it } from 'vitest';
import { deplacerAvecContenu } from '#domain/texte/chemins';

/* « T1 » holds « A » and « C », a chapter that holds « B »; « T2 » holds « D »; the annex is held by nothing. */
const acte = [
  ['T1', 1],
  ['A', 2],
  ['C', 2],
  ['B', 3],
  ['T2', 1],
  ['D', 2],
  ['X', 1],
] as const;
const divisions = acte.map(([id, niveau]) => ({
  id,
  niveau,
  nature: id === 'X' ? ('annexe' as const) : ('section' as const),
}));
const apres = (id: string, sens: -1 | 1): string =>
  deplacerAvecContenu(divisions, id, sens)
    .map((one) => one.id)
    .join(' ');

describe('a division that moves', () => {
  it.each([
    ['T1', 1, 'T2 D T1 A C B X'],
    ['T2', -1, 'T2 D T1 A C B X'],
    ['C', -1, 'T1 C B A T2 D X'],
    ['A', 1, 'T1 C B A T2 D X'],
    // Out of its title, into the next one or the one before.
    ['C', 1, 'T1 A T2 C B D X'],
    ['D', -1, 'T1 A C B D T2 X'],
    ['T2', 1, 'T1 A C B X T2 D'],
    ['X', 1, 'T1 A C B T2 D X'],
    ['T1', -1, 'T1 A C B T2 D X'],
    ['inconnue', 1, 'T1 A C B T2 D X'],
  ] as const)('%s by %i takes along what it holds', (id, sens, attendu) => {
    expect(apres(id, sens)).toBe(attendu);
  });
});
