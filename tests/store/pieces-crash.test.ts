import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPieceCheck } from '../../src-main/piece-check';
import { PieceStore } from '../../src-main/store/pieces';
import { bundle } from '../support/bundle';
import { essais, hasard } from '../support/essais';
import { startChild } from './process';
import { freshFolder, open } from './support';

let program = '';
beforeAll(async () => {
  program = await bundle('tests/store/pieces-child.ts');
});

describe('kill -9 while pieces are being attached', () => {
  it('at random moments: every piece the registry names has its very bytes, none that was confirmed is missing', async () => {
    const draw = hasard();
    const kills = essais('kill -9 en joignant une pièce', 8, 100);
    let dossier = '';
    const confirmed = new Set<string>();
    for (let trial = 0; trial < kills; trial++) {
      if (trial % 5 === 0) {
        dossier = await freshFolder();
        confirmed.clear();
      }
      const child = startChild(program, dossier);
      await child.said('ok');
      await sleep(draw() * 80);
      child.process.kill('SIGKILL');
      await child.ended;
      for (const line of child.lines) if (line.startsWith('ok ')) confirmed.add(line.slice(3));

      const depot = await open(dossier);
      const pieces = new PieceStore(dossier);
      await startPieceCheck({ depot, pieces, delay: 0 }).done;
      const named = [...depot.registre.pieces.values()].map(({ sha256 }) => sha256);
      expect(named.filter((sha256) => pieces.etat(sha256) !== 'intacte')).toEqual([]);
      expect([...confirmed].filter((sha256) => !named.includes(sha256))).toEqual([]);
      // What was interrupted leaves no half file; at most whole ones that no entry speaks of.
      const files = await readdir(join(dossier, 'pieces'), { recursive: true });
      expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      await depot.close();
    }
    expect(confirmed.size).toBeGreaterThan(0);
  });
});
