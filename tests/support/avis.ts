/** A favourable avis of the committee, sitting on that day, on a draft as it is. */
export const avisFavorable = (avenantId: string, date: string) =>
  ({
    avenantId,
    instance: 'CREFOP',
    seance: {
      date,
      formation: 'pleniere',
      lieu: null,
      convocationLe: null,
      quorum: null,
      procesVerbal: null,
    },
    sens: 'favorable',
    votes: null,
    texte: '',
  }) as const;
