import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RappelDuView } from '#contract/echeances';
import { civilDate } from '#domain/civil-date';
import { createRappels } from '../../src-main/electron/rappels';
import type { Avis } from '../../src-main/electron/rappels';
import {
  demarrerAvecLaSession,
  fichierDemarrage,
  readVeille,
  writeVeille,
} from '../../src-main/electron/veille';

/* What the window has the system tell: each due reminder once, together after an absence, never lost. */

const rappel = (n: number): RappelDuView =>
  ({
    cle: `c/terme/${n}@2026-12-15-0`,
    palier: 0,
    le: civilDate('2026-12-15'),
    notifieLe: null,
    echeance: {
      aFaire: `Échéance ${n}`,
      date: civilDate('2026-12-15'),
      convention: 'Convention fictive',
      acte: 'Convention',
    },
  }) as unknown as RappelDuView;

function poste(n: number, supported = true) {
  const notifies = new Set<string>();
  const montres: Avis[] = [];
  const counts: number[] = [];
  const rappels = createRappels({
    dispatch: (method, input) => {
      if (method === 'rappels.marquer')
        for (const cle of (input as { cles: readonly string[] }).cles) notifies.add(cle);
      return Promise.resolve({
        ok: true,
        value: {
          depuis: civilDate('2026-10-01'),
          rappels: Array.from({ length: n }, (_, rang) => rappel(rang)).map((one) => ({
            ...one,
            notifieLe: notifies.has(one.cle) ? one.le : null,
          })),
        },
      });
    },
    montrer: (avis) => {
      if (supported) montres.push(avis);
      return supported;
    },
    compter: (count) => counts.push(count),
    report: (error) => {
      throw error;
    },
  });
  return { rappels, montres, counts, notifies };
}

it('tells each once, however often the day is looked at, and counts what is still to be read', async () => {
  const { rappels, montres, counts } = poste(2);
  await Promise.all([rappels.regarder(), rappels.regarder()]);
  await rappels.regarder();
  expect(montres.map(({ titre }) => titre)).toEqual([
    expect.stringMatching(/^Échéance 0\s: 15\sdécembre 2026$/u),
    expect.stringMatching(/^Échéance 1\s: 15\sdécembre 2026$/u),
  ]);
  expect(counts.at(-1)).toBe(2);
});

it('tells an absence in one notification that says how many and since when', async () => {
  const { rappels, montres, notifies } = poste(40);
  await rappels.regarder();
  expect(montres).toHaveLength(1);
  expect(montres[0]?.titre).toMatch(/^40\srappels à lire depuis le 1er\soctobre 2026$/u);
  expect(montres[0]?.texte).toMatch(/et 37\sautres\.$/u);
  expect(notifies.size).toBe(40);
});

it('where the system shows none, nothing is said to have been told', async () => {
  const { rappels, notifies } = poste(1, false);
  await rappels.regarder();
  expect(notifies.size).toBe(0);
});

it('stays beside the clock only when the user said so; the session starts it, then no longer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veille-'));
  expect(readVeille(folder)).toBe(false);
  writeVeille(folder, true);
  expect(readVeille(folder)).toBe(true);
  writeFileSync(join(folder, 'veille.json'), '{');
  expect(readVeille(folder)).toBe(false);
  const fichier = fichierDemarrage(folder);
  demarrerAvecLaSession(fichier, ['/opt/Registre "x"/app', '--donnees=/tmp/100 %'], true);
  expect(readFileSync(fichier, 'utf8')).toContain('Exec="/opt/Registre \\"x\\"/app" "--donnees=/tmp/100 %%"');
  demarrerAvecLaSession(fichier, [], false);
  expect(existsSync(fichier)).toBe(false);
});
