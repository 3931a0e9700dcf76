/* oxlint-disable no-empty-pattern -- Playwright wants the first argument of a fixture destructured, be it of nothing */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, _electron, expect } from '@playwright/test';
import type { Browser, BrowserContext, ElectronApplication, Page } from '@playwright/test';

/**
 * The same specifications through both doors. A test asks for `ouvrir`, gets a page, and does not know whether it
 * lives in Electron or in a browser; after it, nothing unexpected may have been logged, blocked or requested.
 */

export const ROOT = resolve(import.meta.dirname, '..', '..');

export type Porte = 'desktop' | 'navigateur';

export type OuvrirOptions = {
  /** Civil day the application takes for today; the real clock when absent. */
  readonly horloge?: string;
  /** Folder of the registry; the test's own when absent. */
  readonly dossier?: string;
};

export type Surveillance = {
  /** Every address asked for since the test began. */
  readonly requests: readonly string[];
  /** Console errors, uncaught errors and blocked resources. */
  readonly errors: readonly string[];
  /** Declares an error the test provokes on purpose. */
  readonly expectError: (pattern: RegExp) => void;
};

type Running = {
  readonly page: Page;
  readonly electron: ElectronApplication | null;
  readonly close: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

type TestFixtures = {
  readonly porte: Porte;
  /** Empty folder of this test alone. */
  readonly dossier: string;
  /** Opens the application; what was open is closed first, so the same folder can be seen on another day. */
  readonly ouvrir: (options?: OuvrirOptions) => Promise<Page>;
  /** Closes the application as its user would, and waits for its last write. */
  readonly fermer: () => Promise<void>;
  /** Kills the application outright (SIGKILL), as a power cut or a crash would, whatever it was doing. */
  readonly tuer: () => Promise<void>;
  /** The running Electron; fails by the browser door. */
  readonly electron: () => ElectronApplication;
  /** Does what makes the application hand over a document, and returns the document. */
  readonly enregistrerDocument: (action: () => Promise<unknown>) => Promise<Buffer>;
  readonly surveillance: Surveillance;
};

type WorkerFixtures = { readonly chrome: Browser | null };

const OWN_ADDRESS =
  /^(app:\/\/registre(\/|$)|http:\/\/127\.0\.0\.1:\d+\/|data:|blob:(app:\/\/registre\/|http:\/\/127\.0\.0\.1:\d+\/))/;

const isDesktop = (project: string): boolean => project === 'desktop';

/** The environment without what an editor's terminal or a test runner would make Electron misread. */
export function cleanEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    const foreign = /^(ELECTRON_RUN_AS_NODE|NODE_OPTIONS|DEV_SERVER_URL|REGISTRE_CREFOP_\w+)$/.test(name);
    if (value !== undefined && !foreign) env[name] = value;
  }
  return env;
}

export const launchArguments = (options: {
  readonly dossier: string;
  readonly horloge?: string;
}): string[] => [
  `--donnees=${options.dossier}`,
  ...(options.horloge === undefined ? [] : [`--horloge=${options.horloge}`]),
];

/** Starts the desktop application on a folder. */
export function launchDesktop(options: {
  readonly dossier: string;
  readonly horloge?: string;
}): Promise<ElectronApplication> {
  return _electron.launch({
    args: ['.', ...launchArguments(options)],
    cwd: ROOT,
    env: cleanEnvironment(),
    // Root cannot run Chromium's sandbox; anybody else does.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}

export type LoopbackProcess = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

/** Starts the browser door on a folder and waits for its address; rejects with what it wrote on stderr. */
export function launchLoopback(options: {
  readonly dossier: string;
  readonly horloge?: string;
}): Promise<LoopbackProcess> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'dist', 'server', 'server.mjs'), ...launchArguments(options)],
    {
      cwd: ROOT,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = new Promise<void>((resolveEnd) => child.once('close', () => resolveEnd()));
  return new Promise((resolveStart, reject) => {
    void ended.then(() => reject(new Error(complaints.trim() || 'The browser door stopped without a word')));
    child.once('error', reject);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^PRET (\S+)$/.exec(line)?.[1];
      if (url === undefined) return;
      resolveStart({
        url,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      });
    });
  });
}

class Watch implements Surveillance {
  readonly requests: string[] = [];
  readonly errors: string[] = [];
  readonly #expected: RegExp[] = [];

  expectError = (pattern: RegExp): void => {
    this.#expected.push(pattern);
  };

  context(context: BrowserContext): void {
    context.on('request', (request) => this.requests.push(request.url()));
    context.on('weberror', (error) => this.errors.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  verdict(): { readonly unexpected: readonly string[]; readonly foreign: readonly string[] } {
    return {
      unexpected: this.errors.filter((text) => !this.#expected.some((pattern) => pattern.test(text))),
      foreign: this.requests.filter((url) => !OWN_ADDRESS.test(url)),
    };
  }
}

/** What is open now, shared by the fixtures of one test. */
type Session = { running: Running | null };
type Internal = { readonly watch: Watch; readonly session: Session };

export const test = base.extend<TestFixtures & Internal, WorkerFixtures>({
  chrome: [
    async ({ playwright, launchOptions }, use, info) => {
      if (isDesktop(info.project.name)) {
        await use(null);
        return;
      }
      const browser = await playwright.chromium.launch(launchOptions);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  porte: async ({}, use, info) => {
    await use(isDesktop(info.project.name) ? 'desktop' : 'navigateur');
  },

  dossier: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'registre-crefop-'));
    await use(join(folder, 'registre'));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  watch: [
    async ({}, use) => {
      const watch = new Watch();
      await use(watch);
      const { unexpected, foreign } = watch.verdict();
      expect(unexpected, 'Errors in the console').toEqual([]);
      expect(foreign, 'Addresses outside the application').toEqual([]);
    },
    { auto: true },
  ],

  surveillance: async ({ watch }, use) => use(watch),

  // Depends on the folder and the watch, so that the application is closed before they are.
  session: async ({ dossier: _folder, watch: _watch }, use) => {
    const session: Session = { running: null };
    await use(session);
    await session.running?.close();
  },

  ouvrir: async (
    { porte, dossier, chrome, watch, session, locale, timezoneId, viewport, colorScheme },
    use,
  ) => {
    await use(async (options = {}) => {
      await session.running?.close();
      session.running = null;
      const target = {
        dossier: options.dossier ?? dossier,
        ...(options.horloge === undefined ? {} : { horloge: options.horloge }),
      };
      if (porte === 'desktop') {
        const electron = await launchDesktop(target);
        watch.context(electron.context());
        const page = await electron.firstWindow();
        session.running = {
          page,
          electron,
          close: async () => {
            // Stands for the user who confirms, when something typed is not recorded.
            await electron.evaluate(({ dialog }) => {
              dialog.showMessageBoxSync = () => 1;
            });
            await electron.close();
          },
          kill: async () => {
            const child = electron.process();
            const ended = new Promise((end) => child.once('exit', end));
            child.kill('SIGKILL');
            await ended;
          },
        };
      } else {
        if (chrome === null) throw new Error('The browser door needs a browser');
        const server = await launchLoopback(target);
        const context = await chrome.newContext({
          acceptDownloads: true,
          ...(locale === undefined ? {} : { locale }),
          ...(timezoneId === undefined ? {} : { timezoneId }),
          viewport,
          colorScheme,
        });
        watch.context(context);
        const page = await context.newPage();
        session.running = {
          page,
          electron: null,
          close: async () => {
            await context.close();
            await server.stop();
          },
          kill: async () => {
            await server.kill();
            await context.close();
          },
        };
        await page.goto(server.url);
      }
      return session.running.page;
    });
  },

  fermer: async ({ session }, use) => {
    await use(async () => {
      await session.running?.close();
      session.running = null;
    });
  },

  tuer: async ({ session }, use) => {
    await use(async () => {
      if (session.running === null) throw new Error('Open the application first');
      await session.running.kill();
      session.running = null;
    });
  },

  electron: async ({ session }, use) => {
    await use(() => {
      const electron = session.running?.electron ?? null;
      if (electron === null)
        throw new Error('No Electron is running: open the application by the desktop door first');
      return electron;
    });
  },

  enregistrerDocument: async ({ session }, use, info) => {
    let count = 0;
    await use(async (action) => {
      const { running } = session;
      if (running === null) throw new Error('Open the application first');
      if (running.electron === null) {
        const [download] = await Promise.all([running.page.waitForEvent('download'), action()]);
        return readFile(await download.path());
      }
      count += 1;
      const path = info.outputPath(`document-${count}`);
      await mkdir(dirname(path), { recursive: true });
      // Stands for the user, who chooses a place in the system's own dialog.
      await running.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path);
      await action();
      // Written whole under another name and then renamed: once it is there, it is complete.
      await expect.poll(() => existsSync(path), { message: 'The document was not written' }).toBe(true);
      return readFile(path);
    });
  },
});

export { expect };
