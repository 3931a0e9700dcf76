import { describe, expect, it } from 'vitest';
import { decideAfterCrash } from '../../src-main/electron/crash';
import { contextMenuTemplate, menuTemplate } from '../../src-main/electron/menu';
import { Opener } from '../../src-main/electron/opener';
import {
  FIRST_STATE,
  readWindowState,
  windowOptions,
  writeWindowState,
} from '../../src-main/electron/window';

describe('windowOptions', () => {
  it('states every guard', () => {
    const options = windowOptions({ preload: '/p.cjs', packaged: true, dark: false, state: FIRST_STATE });
    expect(options.webPreferences).toStrictEqual({
      preload: '/p.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('opens where the window was left', () => {
    const state = { bounds: { x: 5, y: 6, width: 700, height: 500 }, maximized: false };
    expect(windowOptions({ preload: '', packaged: false, dark: true, state })).toMatchObject(state.bounds);
  });
});

describe('window state', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: 0, width: 1280, height: 1000 },
  ];
  const bounds = { x: 2000, y: 40, width: 900, height: 700 };

  it('is read as it was written', () => {
    expect(readWindowState(writeWindowState({ bounds, maximized: true }), screens)).toEqual({
      bounds,
      maximized: true,
    });
  });

  it('is forgotten when its screen is gone', () => {
    expect(readWindowState(writeWindowState({ bounds, maximized: false }), screens.slice(0, 1))).toEqual(
      FIRST_STATE,
    );
  });

  it.each([
    '',
    'null',
    '[]',
    '{"x":1}',
    '{"x":1.5,"y":0,"width":900,"height":700}',
    '{"x":0,"y":0,"width":10,"height":10}',
    '{"x":0,"y":-300,"width":900,"height":700}',
    '\0\0\0',
  ])('survives the file %j', (text) => {
    expect(readWindowState(text, screens)).toEqual(FIRST_STATE);
  });
});

describe('decideAfterCrash', () => {
  it.each([
    ['crashed', null, 'reload'],
    ['oom', 59_999, 'explain'],
    ['killed', 60_000, 'reload'],
    ['clean-exit', 10, 'ignore'],
  ] as const)('%s, %s ms after the previous one: %s', (reason, since, expected) => {
    expect(decideAfterCrash(reason, since)).toBe(expected);
  });
});

type Item = ReturnType<typeof menuTemplate>[number];
const items = (menu: readonly Item[]): readonly Item[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);

describe('menu', () => {
  const actions = {
    about: () => undefined,
    openDataFolder: () => undefined,
    veille: { active: false, changer: () => undefined },
  };

  it.each(['linux', 'win32', 'darwin'] as const)('gives every entry a French label on %s', (platform) => {
    for (const item of items(menuTemplate({ platform, packaged: true, ...actions }))) {
      if (item.type === 'separator') continue;
      // An entry with a role and no label gets Electron's English one.
      expect(item.label).toBeTruthy();
    }
  });

  it('has no developer tools in a packaged application', () => {
    const roles = (packaged: boolean) =>
      items(menuTemplate({ platform: 'linux', packaged, ...actions })).map((i) => i.role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
    expect(roles(false)).toContain('toggleDevTools');
  });

  it('magnifies by the keys people press', () => {
    const keys = items(menuTemplate({ platform: 'linux', packaged: true, ...actions })).map(
      (i) => i.accelerator,
    );
    expect(keys).toEqual(
      expect.arrayContaining([
        'CommandOrControl+Plus',
        'CommandOrControl+=',
        'CommandOrControl+-',
        'CommandOrControl+0',
      ]),
    );
  });

  it('offers on a right click what can be done there', () => {
    const editFlags = { canCut: false, canCopy: true, canPaste: true };
    expect(contextMenuTemplate({ isEditable: false, selectionText: ' ', editFlags })).toEqual([]);
    expect(contextMenuTemplate({ isEditable: false, selectionText: 'x', editFlags })).toHaveLength(1);
    expect(contextMenuTemplate({ isEditable: true, selectionText: '', editFlags })[0]).toMatchObject({
      role: 'cut',
      enabled: false,
    });
  });
});

describe('Opener', () => {
  it('opens once for any number of loads', async () => {
    let count = 0;
    const opener = new Opener(() => Promise.resolve((count += 1)));
    const all = await Promise.all([opener.ensure(), opener.ensure(), opener.current()]);
    expect(all).toEqual([1, 1, 1].map((value) => ({ ok: true, value })));
    expect(await opener.opened()).toBe(1);
  });

  it('tries again after a failure when asked to, and only then', async () => {
    let count = 0;
    const opener = new Opener(() =>
      (count += 1) === 1 ? Promise.reject(new Error('lock')) : Promise.resolve(count),
    );
    expect((await opener.ensure()).ok).toBe(false);
    expect((await opener.current()).ok).toBe(false);
    expect(await opener.opened()).toBeNull();
    expect(await opener.ensure()).toEqual({ ok: true, value: 2 });
    expect(await opener.opened()).toBe(2);
  });

  it('has nothing to close before it opened', async () => {
    expect(await new Opener(() => Promise.resolve(1)).opened()).toBeNull();
  });
});
