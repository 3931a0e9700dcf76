import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { ROOT, cleanEnvironment, expect, launchArguments, test } from './fixtures';

/** What the page sees of the preload. */
type Bridge = {
  readonly porte: string;
  readonly call: (method: unknown, input: unknown) => Promise<unknown>;
  readonly onEvent: (callback: (...args: unknown[]) => void) => () => void;
};

test.describe('the window', () => {
  test('lives on its own scheme, sandboxed and isolated', async ({ rejoindre, electron }) => {
    const page = await rejoindre('vide');
    expect(new URL(page.url()).protocol).toBe('app:');
    const preferences = await electron().evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Untyped by Electron, and the only way to know what the process was really started with.
      const read = Reflect.get(window?.webContents ?? {}, 'getLastWebPreferences') as
        | (() => Record<string, unknown>)
        | undefined;
      return read?.call(window?.webContents) ?? {};
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('is confined by the system too, wherever the user may be', async ({ rejoindre, electron }) => {
    await rejoindre('vide');
    const pid = await electron().evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );
    expect(pid).toBeGreaterThan(0);
    if (process.platform !== 'linux') return;
    // Root runs Chromium without its sandbox and nobody else does.
    const expected = process.getuid?.() === 0 ? '0' : '2';
    expect(/^Seccomp:\s*(\d)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]).toBe(expected);
  });

  test('gives the page two functions and no more, whose events carry no sender', async ({
    rejoindre,
    electron,
  }) => {
    const page = await rejoindre('vide');
    expect(
      await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'registre') as object).sort()),
    ).toEqual(['call', 'onEvent', 'porte']);
    expect(await page.evaluate(() => typeof Reflect.get(globalThis, 'ipcRenderer'))).toBe('undefined');
    await page.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'registre') as Bridge;
      const received: unknown[][] = [];
      Reflect.set(globalThis, 'received', received);
      bridge.onEvent((...args) => received.push(args));
    });
    await electron().evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('registre:event', {
        type: 'registry-changed',
        revision: 7,
      }),
    );
    await expect
      .poll(() => page.evaluate(() => Reflect.get(globalThis, 'received') as unknown))
      .toEqual([[{ type: 'registry-changed', revision: 7 }]]);
  });

  test('is not deceived by a page that rewrites the language under it', async ({ rejoindre }) => {
    const page = await rejoindre('vide');
    // The application's own first step is over: it is the bridge that is tried under a broken language, not the page.
    await expect(page).toHaveURL(/#\/premiers-pas$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const reply = await page.evaluate(() => {
      const original = Object.getOwnPropertyDescriptor(Array.prototype, 'push') ?? {};
      Array.prototype.push = () => 0;
      const bridge = Reflect.get(globalThis, 'registre') as Bridge;
      return bridge.call('nulle.part', {}).finally(() => {
        Object.defineProperty(Array.prototype, 'push', original);
      });
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'PROCEDURE_INCONNUE' } });
  });

  test('goes nowhere else: link, new window, redirection, script', async ({
    rejoindre,
    electron,
    surveillance,
  }) => {
    surveillance.expectError(/Content Security Policy|Not allowed|Refused/);
    const page = await rejoindre('vide');
    // The application's own first step, to its first screen, is not one of those looked for.
    await expect(page).toHaveURL(/#\/premiers-pas$/);
    const before = page.url();
    for (const url of [
      'http://example.invalid/?next=app://registre',
      'https://example.invalid/',
      'app://registre.evil/',
      'file:///etc/passwd',
      'data:text/html,x',
    ]) {
      for (const target of ['', '_blank']) {
        await page.evaluate(
          ([href, where]) => {
            const link = document.createElement('a');
            link.href = href;
            link.target = where;
            document.body.append(link);
            link.click();
            link.remove();
          },
          [url, target] as const,
        );
      }
      await page.evaluate((href) => {
        location.assign(href);
      }, url);
    }
    expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(await electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('an empty address is elsewhere too: the application comes back', async ({ rejoindre, electron }) => {
    const page = await rejoindre('vide');
    await expect(page).toHaveURL(/#\/premiers-pas$/);
    for (const url of ['about:blank', 'about:blank#x']) {
      await page.evaluate((href) => {
        location.assign(href);
      }, url);
      await expect(page).toHaveURL(/^app:\/\/registre\//);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    expect(await page.evaluate(() => window.open('about:blank'))).toBeNull();
    expect(await page.evaluate(() => window.open(''))).toBeNull();
    expect(await electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('makes no webview, and lets no frame call', async ({ rejoindre, electron, surveillance }) => {
    surveillance.expectError(/Content Security Policy|Refused|Framing/);
    const page = await rejoindre('vide');
    const count = () => electron().evaluate(({ webContents }) => webContents.getAllWebContents().length);
    const before = await count();
    await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'app://registre/');
      document.body.append(view);
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>x</p>';
      document.body.append(frame);
    });
    await page.waitForTimeout(300);
    expect(await count()).toBe(before);
    const bridges = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) =>
          frame.evaluate(() => typeof Reflect.get(globalThis, 'registre')).catch(() => 'undefined'),
        ),
    );
    expect(bridges.every((type) => type === 'undefined')).toBe(true);
  });

  test('is granted nothing of the machine', async ({ rejoindre }) => {
    const page = await rejoindre('vide');
    const states = await page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then((status) => status.state),
        ),
      ),
    );
    expect(states).not.toContain('granted');
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  test('shows a menu in French and no developer tools entry of Electron’s own', async ({
    rejoindre,
    electron,
  }) => {
    await rejoindre('vide');
    const labels = await electron().evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map((item) => item.label.replace('&', '')),
    );
    expect(labels).toEqual(expect.arrayContaining(['Fichier', 'Édition', 'Affichage', 'Fenêtre', 'Aide']));
  });
});

test.describe('starting and stopping', () => {
  test('a second start on the same registry leaves it to the first', async ({
    ouvrir,
    dossier,
    electron,
  }) => {
    await ouvrir();
    // A plain process, not a driven one: it leaves before a driver has shaken hands with it.
    const binary = await electron().evaluate(() => process.execPath);
    const second = spawn(
      binary,
      ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...launchArguments({ dossier })],
      { cwd: ROOT, env: cleanEnvironment(), stdio: 'ignore' },
    );
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    expect(await electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('a page that dies is loaded again, then explained', async ({ ouvrir, electron }) => {
    const page = await ouvrir();
    await page.waitForLoadState();
    // Counted by the application: the address alone is the same before and after the reload.
    await electron().evaluate(({ BrowserWindow }) => {
      const loads: string[] = [];
      Reflect.set(globalThis, 'loads', loads);
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on('did-finish-load', () => loads.push(contents.getURL().replace(/#.*/, '')));
    });
    const crash = () =>
      electron().evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
    const loads = () => electron().evaluate(() => Reflect.get(globalThis, 'loads') as string[]);
    await crash();
    await expect.poll(loads).toEqual(['app://registre/']);
    await crash();
    await expect.poll(loads).toEqual(['app://registre/', 'app://registre/arret']);
  });

  test('a registry that cannot be opened is explained, and tried again when asked', async ({
    ouvrir,
    dossier,
  }) => {
    await writeFile(dossier, 'not a folder');
    const page = await ouvrir();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le registre n’a pas pu être ouvert');
    await expect(page.getByRole('heading', { name: 'Que faire ?' })).toBeVisible();
    await rm(dossier);
    await page.getByRole('link', { name: 'Réessayer' }).click();
    await expect(page.getByRole('heading', { name: 'Que faire ?' })).toBeHidden();
    await expect(page.locator('#root')).toBeAttached();
  });
});
