import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { diskFiles } from '../../src-main/store/files';
import { describeMyself, isAlive } from '../../src-main/store/lock-holder';

it.runIf(process.platform === 'linux')(
  'a killed holder whose parent has not noticed yet is not alive',
  async () => {
    // The shell becomes another program, which never asks what became of its child.
    const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const pid = await new Promise<number>((resolve) =>
        createInterface({ input: parent.stdout }).once('line', (line) => resolve(Number(line))),
      );
      const state = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.[0];
      const lock = { ...(await describeMyself(diskFiles)), pid, processStart: null };
      expect(await isAlive(diskFiles, lock, Date.now())).toBe(true);
      process.kill(pid, 'SIGKILL');
      await expect.poll(state).toBe('Z');
      expect(await isAlive(diskFiles, lock, Date.now())).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  },
);
