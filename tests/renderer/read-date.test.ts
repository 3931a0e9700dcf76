import { describe, expect, it } from 'vitest';
import { dateIn, readDate } from '../../src-renderer/parts/forms/read-date';

/* A date is read as people type it and paste it, from a letter, a table, a file; what may be two days is refused. */

describe('a day as it is typed or pasted', () => {
  it.each([
    ['28/02/2026', '2026-02-28'],
    ['1/2/2027', '2027-02-01'],
    ['1/2/27', '2027-02-01'],
    ['01/02/49', '2049-02-01'],
    ['28022026', '2026-02-28'],
    ['02-12-2026', '2026-12-02'],
    ['5.12.2026', '2026-12-05'],
    ['5 12 2026', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['2 février 2026', '2026-02-02'],
    ['2 fevrier 2026', '2026-02-02'],
    ['  2\u00a0février\u202f2026 ', '2026-02-02'],
    ['1er août 2026', '2026-08-01'],
    ['1ER AOÛT 2026', '2026-08-01'],
    ['15 sept. 26', '2026-09-15'],
    ['lundi 2 février 2026', '2026-02-02'],
    ['Lundi, 2 février 2026', '2026-02-02'],
    ['lun. 2 févr. 2026', '2026-02-02'],
    ['29/02/2028', '2028-02-29'],
  ])('« %s » is %s', (typed, date) => {
    expect(dateIn(typed)).toBe(date);
  });

  it.each([
    ['31/02/2026', /le mois de février 2026 compte 28 jours/u],
    ['31022026', /le mois de février 2026 compte 28 jours/u],
    ['29 février 2027', /le mois de février 2027 compte 28 jours/u],
    ['12/13/2026', /il n’y a pas de mois 13/u],
    ['20260228', /il n’y a pas de mois 26/u],
    ['280226', /plusieurs façons/u],
    ['1022026', /plusieurs façons/u],
    ['1/2/20', /20 peut être 2020, ou le début d’une autre/u],
    ['1/2/80', /80 peut être 1980 ou 2080/u],
    ['2 février 99', /99 peut être 1999 ou 2099/u],
    ['3 jui 2026', /peut en désigner plusieurs/u],
    ['3 brumaire 2026', /n’est pas le nom d’un mois/u],
    ['mardi 2 février 2026', /n’est pas un mardi mais un lundi/u],
    ['1-2/2026', /sous la forme jj\/mm\/aaaa/u],
    ['demain', /sous la forme jj\/mm\/aaaa/u],
    ['01/02/0026', /entre 1900 et 2199/u],
  ])('« %s » is no day, and it is said why', (typed, message) => {
    const read = readDate(typed);
    expect(read).toMatchObject({ kind: 'error', message: expect.stringMatching(message) as string });
    expect(dateIn(typed)).toBeNull();
  });
});
