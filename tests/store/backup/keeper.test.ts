import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BackupKeeper } from '../../../src-main/store/backup/keeper';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const MINUTE = 60_000;

it('looks soon after the opening, then every few minutes, and a last time on closing', async () => {
  const asked: number[] = [];
  const keeper = new BackupKeeper({ createIfDue: (age) => Promise.resolve(void asked.push(age)) }, () =>
    expect.unreachable(),
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([60 * MINUTE]);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(asked).toHaveLength(3);
  await keeper.close();
  expect(asked.at(-1)).toBe(0);
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(asked).toHaveLength(4);
});

it('goes on after a failure, which is reported', async () => {
  const reported: unknown[] = [];
  let calls = 0;
  const keeper = new BackupKeeper(
    { createIfDue: () => (++calls === 1 ? Promise.reject(new Error('non')) : Promise.resolve()) },
    (error) => reported.push(error),
  );
  await vi.advanceTimersByTimeAsync(6 * MINUTE);
  expect([calls, reported.length]).toEqual([2, 1]);
  await keeper.close();
});

it('keeps no one waiting who wants to leave', async () => {
  let signal: AbortSignal | undefined;
  const keeper = new BackupKeeper(
    {
      createIfDue: (_age, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    },
    () => undefined,
  );
  const closing = keeper.close();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  await closing;
  expect(signal?.aborted).toBe(true);
});
