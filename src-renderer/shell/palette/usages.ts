/* What was chosen on this computer: the recent and the frequent come first. Kept here alone, and never required. */

const CLE = 'palette-usages';
const MAX = 60;
const JOUR = 86_400_000;

export type Usage = {
  readonly cle: string;
  readonly nature: string;
  readonly titre: string;
  readonly situation: string;
  readonly adresse: string;
  readonly fois: number;
  readonly dernier: number;
};
const TEXTES = ['cle', 'nature', 'titre', 'situation', 'adresse'] as const;
const NOMBRES = ['fois', 'dernier'] as const;

/** Whether what the computer kept is what was kept there, whatever wrote it. */
function estUsage(one: unknown): one is Usage {
  if (typeof one !== 'object' || one === null) return false;
  const read = one as Readonly<Record<string, unknown>>;
  return (
    TEXTES.every((name) => typeof read[name] === 'string') &&
    NOMBRES.every((name) => typeof read[name] === 'number')
  );
}

export function lireUsages(): readonly Usage[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(CLE) ?? '[]');
    return Array.isArray(read) ? read.filter(estUsage).sort((a, b) => force(b) - force(a)) : [];
  } catch {
    // A computer that keeps nothing has nothing recent.
    return [];
  }
}

export function noterUsage(one: Omit<Usage, 'fois' | 'dernier'>): void {
  const before = lireUsages();
  const known = before.find(({ cle }) => cle === one.cle);
  const now = { ...one, fois: (known?.fois ?? 0) + 1, dernier: Date.now() };
  try {
    const kept = [now, ...before.filter(({ cle }) => cle !== one.cle)].slice(0, MAX);
    localStorage.setItem(CLE, JSON.stringify(kept));
  } catch {
    // Full, or refused: what was chosen is only not remembered.
  }
}

/** Often, and not long ago. */
const force = ({ fois, dernier }: Usage): number => fois / (1 + (Date.now() - dernier) / JOUR);
