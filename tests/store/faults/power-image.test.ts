import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDepot } from '../../../src-main/store/depot';
import { bundle } from '../../support/bundle';
import { essais, hasard } from '../../support/essais';
import { lastConfirmed, startChild } from '../process';
import { commit, freshFolder, image, later, now } from '../support';
import { makeImage, mountImage, NO_LOOP, unmount } from './mounts';

/** Every thread of the process has stopped: nothing of it reaches the disk any more. */
async function frozen(pid: number): Promise<void> {
  const states = (): string[] =>
    readdirSync(`/proc/${pid}/task`).map((task) => {
      const line = readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8');
      return line.slice(line.lastIndexOf(')') + 2, line.lastIndexOf(')') + 3);
    });
  while (states().some((state) => state !== 'T')) await sleep(1);
}

/*
 * A power cut on a real file system: the writer is stopped at a random moment, the disk's bytes are copied as they are
 * (what the system still keeps in memory is not in them), and the copy is mounted, which replays its own journal.
 * Where nothing can be mounted, `power-cut.test.ts` does it on a simulated disk, everywhere.
 */
describe(`power cut on ext4${NO_LOOP === null ? '' : ` : pas essayée ici, ${NO_LOOP}`}`, () => {
  // Said in both titles.
  if (NO_LOOP !== null) {
    it('the simulated disk alone stands for it', () => undefined);
    return;
  }
  it.each(['data=ordered', 'data=writeback'])(
    'with %s: every commit confirmed before the cut is on the disk',
    async (mode) => {
      const draw = hasard();
      const freezes = essais(`images de disque, ${mode}`, 6, 25);
      const folder = await freshFolder();
      const at = (name: string): string => join(folder, name);
      const program = await bundle('tests/store/child.ts');
      await makeImage(at('disque.img'), 24);
      // No commit of the file system by the clock: only what the store asks for is on the disk.
      await mountImage(at('disque.img'), at('disque'), `${mode},commit=600`);
      later(() => unmount(at('disque')));
      mkdirSync(at('disque/registre'));
      const child = startChild(program, 'commit', at('disque/registre'), '100');
      await child.said('ok');
      const pid = child.process.pid ?? 0;
      for (let freeze = 0; freeze < freezes; freeze++) {
        await sleep(draw() * 25);
        child.process.kill('SIGSTOP');
        await frozen(pid);
        // What it said before it was stopped may still be in the pipe.
        await sleep(5);
        const confirmed = lastConfirmed(child, 0);
        cpSync(at('disque.img'), at('copie.img'));
        child.process.kill('SIGCONT');
        await mountImage(at('copie.img'), at('copie'));
        try {
          await lookAt(at('copie/registre'), confirmed);
        } finally {
          await unmount(at('copie'));
        }
      }
      child.process.kill('SIGKILL');
      await child.ended;
    },
  );
});

async function lookAt(dossier: string, confirmed: number): Promise<void> {
  // The writer of before the cut still lives here, on another disk: its lock is not that of this one.
  rmSync(join(dossier, 'verrou.json'), { force: true });
  const depot = await openDepot({ dossier, now });
  try {
    expect(depot.lectureSeule).toBeNull();
    expect(depot.seq).toBeGreaterThanOrEqual(confirmed);
    // Beside the one on its way, one whose announcement was on its way.
    expect(depot.seq).toBeLessThanOrEqual(confirmed + 2);
    const seen = depot.registre.avis.get(`a${confirmed % 50}`) as unknown as { content: { seq: number } };
    expect(seen.content.seq).toBe(confirmed);
    expect(await depot.verify()).toMatchObject({ intact: true, entrees: depot.seq });
    await commit(depot, image('avis', 'suite', 1));
  } finally {
    await depot.close();
  }
}
