import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { decideNavigation, decideRequest, installNavigationGuards } from '../../src-main/electron/navigation';
import { developmentOrigin, isAppUrl } from '../../src-main/electron/origin';
import { decidePermission } from '../../src-main/electron/permissions';

const DEV = 'http://127.0.0.1:5199';

const foreign = [
  'app://registre.evil/',
  'app://registre@evil/',
  'app://user:pw@registre/',
  'app://evil/registre/',
  'app://registre:81/',
  'app:registre',
  'app:/registre/',
  'app:///registre/',
  'apps://registre/',
  'http://h/?next=app://registre',
  'http://registre/',
  'https://registre/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<b>',
  'about:blank',
  'about:srcdoc',
  'blob:app://registre/1',
  'view-source:app://registre/',
  'chrome://settings',
  '',
  ' ',
  'registre',
];

describe('isAppUrl and decideNavigation', () => {
  it.each([
    'app://registre/',
    'app://registre',
    'app://registre/index.html#/conventions/x',
    'app://registre/?a=http://h',
  ])('allow %s', (url) => {
    expect(isAppUrl(url)).toBe(true);
    expect(decideNavigation(url, null)).toBe('allow');
  });

  it.each(foreign)('deny %j', (url) => {
    expect(isAppUrl(url)).toBe(false);
    expect(decideNavigation(url, null)).toBe('deny');
    expect(decideNavigation(url, DEV)).toBe('deny');
  });

  it.each([null, undefined, 3, {}, ['app://registre/']])('deny the non-text %j', (url) => {
    expect(decideNavigation(url, null)).toBe('deny');
  });

  it('know the development server only when there is one, and only that one', () => {
    expect(decideNavigation(`${DEV}/index.html`, DEV)).toBe('allow');
    expect(decideNavigation(`${DEV}/`, null)).toBe('deny');
    for (const url of [
      'http://127.0.0.1:5198/',
      'http://127.0.0.1:5199.evil.com/',
      'https://127.0.0.1:5199/',
      'http://u@127.0.0.1:5199/',
    ]) {
      expect(decideNavigation(url, DEV)).toBe('deny');
    }
  });
});

describe('developmentOrigin', () => {
  it('is never honoured in a packaged application', () => {
    expect(developmentOrigin(DEV, true)).toBeNull();
    expect(developmentOrigin(`${DEV}/`, false)).toBe(DEV);
  });

  it.each([
    undefined,
    '',
    'x',
    'https://127.0.0.1:5199',
    'http://evil.com',
    'http://127.0.0.1.evil.com',
    'http://0.0.0.0:5199',
    'file:///x',
  ])('refuses %j', (url) => {
    expect(developmentOrigin(url, false)).toBeNull();
  });
});

describe('decideRequest', () => {
  it.each([
    ['app://registre/assets/a.js', 'allow'],
    ['data:image/png;base64,AA', 'allow'],
    ['devtools://devtools/bundled/inspector.html', 'allow'],
    ['blob:app://registre/4b6c', 'allow'],
    ['blob:http://evil/4b6c', 'deny'],
    ['app://autre/', 'deny'],
    ['http://127.0.0.1:5199/', 'deny'],
    ['https://redirector.gvt1.com/edgedl/chrome/dict/fr-fr-3-0.bdic', 'deny'],
    ['ws://127.0.0.1:5199/', 'deny'],
    ['file:///etc/passwd', 'deny'],
    ['ftp://h/', 'deny'],
    ['nonsense', 'deny'],
  ])('%s: %s', (url, expected) => {
    expect(decideRequest(url, null)).toBe(expected);
  });

  it('lets hot reload speak to its own server', () => {
    expect(decideRequest('ws://127.0.0.1:5199/', DEV)).toBe('allow');
    expect(decideRequest('ws://127.0.0.1:5200/', DEV)).toBe('deny');
  });
});

describe('decidePermission', () => {
  it('lets the application write plain text to the clipboard, and no one else', () => {
    expect(decidePermission('clipboard-sanitized-write', 'app://registre/', null)).toBe(true);
    expect(decidePermission('clipboard-sanitized-write', 'app://registre.evil/', null)).toBe(false);
    expect(decidePermission('clipboard-sanitized-write', undefined, null)).toBe(false);
  });

  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'display-capture',
    'mediaKeySystem',
    'hid',
    'serial',
    'usb',
    'window-management',
    'unknown',
    'fileSystem',
    'idle-detection',
    '__proto__',
    'constructor',
    '',
  ])('refuses %j', (permission) => {
    expect(decidePermission(permission, 'app://registre/', null)).toBe(false);
  });
});

describe('every webContents', () => {
  const make = () => {
    const app = new EventEmitter();
    const back: unknown[] = [];
    installNavigationGuards(app as never, null, (contents) => back.push(contents));
    const contents = Object.assign(new EventEmitter(), {
      open: null as null | (() => { action: string }),
      setWindowOpenHandler(handler: () => { action: string }) {
        this.open = handler;
      },
    });
    app.emit('web-contents-created', {}, contents);
    const asked = (event: string, url: string): boolean => {
      let prevented = false;
      contents.emit(event, { url, preventDefault: () => (prevented = true) }, url);
      return prevented;
    };
    return { contents, back, asked };
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s is refused elsewhere', (event) => {
    const { asked } = make();
    for (const url of [...foreign, 'blob:null/1', 'data:text/html,x'])
      expect([url, asked(event, url)]).toEqual([url, true]);
    expect(asked(event, 'app://registre/#/x')).toBe(false);
  });

  it('that reached another address without asking is brought back, whatever the address', () => {
    const { contents, back, asked } = make();
    asked('did-navigate', 'app://registre/');
    // Before its first page.
    asked('did-navigate', '');
    expect(back).toEqual([]);
    const elsewhere = ['about:blank', 'about:blank#x', 'data:text/html,x', 'blob:app://registre/1'];
    for (const url of elsewhere) asked('did-navigate', url);
    expect(back).toEqual(elsewhere.map(() => contents));
    expect(contents.open?.()).toEqual({ action: 'deny' });
  });
});
