import { describe, expect, it } from 'vitest';
import { juger } from '#domain/comite/verdict';
import { dossierDe, lireTable } from './cas';

const CAS = lireTable('seances.csv');

describe('soixante séances, leur verdict et sa raison', () => {
  it('compte au moins quarante cas, chacun avec sa source', () => {
    expect(CAS.length).toBeGreaterThanOrEqual(40);
    for (const one of CAS) expect(one.source, one.n).not.toBe('');
  });

  it.each(CAS.map((one) => [one.n, one.situation, one] as const))('n° %s : %s', (_n, _situation, row) => {
    const { dossier, point } = dossierDe(row);
    const { verdict, motifs } = juger(dossier, point);
    expect({ verdict, motifs: motifs.map(({ code }) => code) }).toMatchObject({ verdict: row.verdict });
    const graves = motifs.filter(({ gravite }) => gravite !== 'note').map(({ code }) => code);
    if (row.motif === '') expect(graves).toEqual([]);
    else expect(motifs.map(({ code }) => code)).toContain(row.motif);
    // One thing is wrong in each row: no other reason weighs as much.
    if (graves.length > 0) expect(graves).toEqual([row.motif]);
    for (const { message, source } of motifs) {
      expect(message).toMatch(/[.»]$/u);
      expect(source).not.toBe('');
    }
  });
});
