// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegistreBridge, RegistreEvent } from '../../src-renderer/rpc/bridge';
import { clearQueries, startQueries, useQuery } from '../../src-renderer/rpc/query';

/** A door whose answers are given by hand, in any order. */
function fakeDoor() {
  const questions: { method: string; answer: (reply: unknown) => Promise<void> }[] = [];
  const listeners = new Set<(event: RegistreEvent) => void>();
  const bridge: RegistreBridge = {
    porte: 'electron',
    call: (method) =>
      new Promise((resolve) => {
        questions.push({
          method,
          answer: async (reply) => {
            await act(async () => {
              resolve(reply);
              await Promise.resolve();
            });
          },
        });
      }),
    onEvent: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
  const push = (revision: number, regime = 0) => {
    act(() => {
      for (const listener of listeners) listener({ type: 'registry-changed', revision, regime });
    });
  };
  return { bridge, questions, push };
}

const revision = (n: number) => ({ ok: true, value: { revision: n } });

function Probe() {
  const { data, error, loading, fetching } = useQuery('registre.revision', {});
  return (
    <p>
      {loading ? 'chargement' : `${data?.revision ?? 'rien'} ${error?.message ?? ''}`}
      {fetching ? ' en cours' : ''}
    </p>
  );
}

const shown = () => screen.getByText(/./, { selector: 'p' }).textContent.trim();

describe('useQuery', () => {
  let door: ReturnType<typeof fakeDoor>;
  let stop: () => void;
  beforeEach(() => {
    door = fakeDoor();
    Object.defineProperty(window, 'registre', { value: door.bridge, configurable: true });
    clearQueries();
    stop = startQueries();
  });
  afterEach(() => {
    stop();
    Reflect.deleteProperty(window, 'registre');
  });

  it('says that it is loading, then shows the answer', async () => {
    render(<Probe />);
    expect(shown()).toBe('chargement en cours');
    await door.questions[0]!.answer(revision(1));
    expect(shown()).toBe('1');
  });

  it('asks once for two readers of the same question', () => {
    render(
      <>
        <Probe />
        <Probe />
      </>,
    );
    expect(door.questions).toHaveLength(1);
  });

  it('asks again when the journal moved, and keeps the old answer on screen meanwhile', async () => {
    render(<Probe />);
    await door.questions[0]!.answer(revision(1));
    door.push(2);
    expect(door.questions).toHaveLength(2);
    expect(shown()).toBe('1  en cours');
    await door.questions[1]!.answer(revision(2));
    expect(shown()).toBe('2');
  });

  it('asks again when only what is said of the registry moved: read only, warnings', async () => {
    render(<Probe />);
    await door.questions[0]!.answer({ ok: true, value: { revision: 1, regime: 4 } });
    door.push(1, 4);
    expect(door.questions).toHaveLength(1);
    door.push(1, 5);
    expect(door.questions).toHaveLength(2);
  });

  it('ignores an old answer that comes after a newer one', async () => {
    render(<Probe />);
    await door.questions[0]!.answer(revision(1));
    door.push(2);
    door.push(3);
    await door.questions[2]!.answer(revision(3));
    await door.questions[1]!.answer({ ok: false, error: { code: 'X', message: 'Trop tard.' } });
    expect(shown()).toBe('3');
  });

  it('keeps the data and gives the error when a later question is refused', async () => {
    render(<Probe />);
    await door.questions[0]!.answer(revision(1));
    door.push(2);
    await door.questions[1]!.answer({ ok: false, error: { code: 'X', message: 'Refusé.' } });
    expect(shown()).toBe('1 Refusé.');
  });
});
