import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/reply';
import { createCallHandler, isTrustedSender } from '../../src-main/electron/ipc';
import type { CallEvent } from '../../src-main/electron/ipc';

const event = (frame: CallEvent['senderFrame'], id = 1): CallEvent => ({
  sender: { id },
  senderFrame: frame,
});
const page = { url: 'app://registre/#/x', parent: null };

describe('isTrustedSender', () => {
  it('trusts the main frame of the window', () => {
    expect(isTrustedSender(event(page), 1, null)).toBe(true);
  });

  it.each([
    ['no frame', event(null)],
    ['a subframe', event({ url: 'app://registre/', parent: page })],
    ['another host', event({ url: 'app://registre.evil/', parent: null })],
    ['about:blank', event({ url: 'about:blank', parent: null })],
    ['an empty address', event({ url: '', parent: null })],
    ['a web page', event({ url: 'https://registre/', parent: null })],
    ['another window', event(page, 2)],
  ])('refuses %s', (_name, given) => {
    expect(isTrustedSender(given, 1, null)).toBe(false);
  });

  it('refuses everyone when there is no window', () => {
    expect(isTrustedSender(event(page), null, null)).toBe(false);
  });

  it('refuses a frame that is gone', () => {
    const gone = {
      get url(): string {
        throw new Error('Render frame was disposed');
      },
      parent: null,
    };
    expect(isTrustedSender(event(gone), 1, null)).toBe(false);
  });

  it('trusts the development page only in development', () => {
    const dev = event({ url: 'http://127.0.0.1:5199/', parent: null });
    expect(isTrustedSender(dev, 1, 'http://127.0.0.1:5199')).toBe(true);
    expect(isTrustedSender(dev, 1, null)).toBe(false);
  });
});

describe('call handler', () => {
  const setUp = () => {
    const calls: unknown[] = [];
    const reply = (...args: unknown[]): Promise<Reply> => {
      calls.push(args);
      return Promise.resolve({ ok: true, value: null });
    };
    return {
      calls,
      handle: createCallHandler({
        dispatch: (method, input, au) => reply('dispatch', method, input, au),
        save: (jeton) => reply('save', jeton),
        chooseFolder: () => reply('chooseFolder'),
        chooseAgenda: () => reply('chooseAgenda'),
        windowId: () => 1,
        devOrigin: null,
      }),
    };
  };

  it('passes a call on', async () => {
    const { calls, handle } = setUp();
    expect((await handle(event(page), 'a.b', { c: 1 })).ok).toBe(true);
    expect(calls).toEqual([['dispatch', 'a.b', { c: 1 }, undefined]]);
  });

  it('passes the instant on as it came: the dispatcher alone judges it', async () => {
    const { calls, handle } = setUp();
    await handle(event(page), 'a.b', { c: 1 }, { b: 1 });
    await handle(event(page), 'a.b', { c: 1 }, '2026-03-12T16:00:00.000Z');
    expect(calls).toEqual([
      ['dispatch', 'a.b', { c: 1 }, { b: 1 }],
      ['dispatch', 'a.b', { c: 1 }, '2026-03-12T16:00:00.000Z'],
    ]);
  });

  it('replies to a stranger without passing anything on', async () => {
    const { calls, handle } = setUp();
    for (const method of ['a.b', 'fichiers.enregistrer']) {
      expect(await handle(event(null), method, { jeton: 'x' })).toMatchObject({
        ok: false,
        error: { code: 'APPEL_REFUSE' },
      });
    }
    expect(calls).toEqual([]);
  });

  it('asks the user for a folder, and takes no path from the page', async () => {
    const { calls, handle } = setUp();
    await handle(event(page), 'sauvegardes.choisirDossier', { dossier: '/etc' });
    expect(calls).toEqual([['chooseFolder']]);
  });

  it('keeps the save to itself, and takes nothing but a token', async () => {
    const { calls, handle } = setUp();
    await handle(event(page), 'fichiers.enregistrer', { jeton: 'Ab-_9', chemin: '/etc/x' });
    expect(calls).toEqual([['save', 'Ab-_9']]);
    for (const input of [
      null,
      undefined,
      'x',
      {},
      { jeton: 3 },
      { jeton: '' },
      { jeton: '../x' },
      { jeton: 'x'.repeat(101) },
    ]) {
      expect(await handle(event(page), 'fichiers.enregistrer', input)).toMatchObject({
        error: { code: 'SAISIE_INVALIDE' },
      });
    }
    expect(calls).toHaveLength(1);
  });
});
