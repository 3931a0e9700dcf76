/* oxlint-disable no-empty-pattern -- Playwright wants the first argument of a fixture destructured, be it of nothing */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, _electron, expect } from '@playwright/test';
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  ConsoleMessage,
  ElectronApplication,
  Page,
  Request,
  WebError,
} from '@playwright/test';
import { RegistrePage } from './pages/registre';

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

/** The registries that tests share: they look, and record nothing. */
type Partage = 'vide' | 'demonstration';

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
  /**
   * Joins the application that the tests of a worker share, on its first screen and loaded anew, for tests that record
   * nothing and do not care when it was started. On 23 November 2026.
   */
  readonly rejoindre: (registre: Partage) => Promise<Page>;
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

type WorkerFixtures = {
  readonly chrome: Browser | null;
  /** The applications that tests share, for as long as their worker lives. */
  readonly partagees: Map<Partage, Running>;
};

/** `impression:page` is the page that a document is printed from, in a session that knows no other address. */
const OWN_ADDRESS =
  /^(impression:page$|app:\/\/registre(\/|$)|http:\/\/127\.0\.0\.1:\d+\/|data:|blob:(app:\/\/registre\/|http:\/\/127\.0\.0\.1:\d+\/))/;

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
  /** As `npm start -- --electron-essai` does. */
  readonly essai?: boolean;
}): Promise<ElectronApplication> {
  return _electron.launch({
    args: ['.', ...(options.essai === true ? ['--essai'] : []), ...launchArguments(options)],
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
  readonly #watched: (() => void)[] = [];

  expectError = (pattern: RegExp): void => {
    this.#expected.push(pattern);
  };

  context(context: BrowserContext): void {
    const request = (one: Request) => this.requests.push(one.url());
    const weberror = (one: WebError) => this.errors.push(String(one.error()));
    const console = (message: ConsoleMessage) => {
      if (message.type() === 'error') this.errors.push(message.text());
    };
    context.on('request', request);
    context.on('weberror', weberror);
    context.on('console', console);
    this.#watched.push(() => {
      context.off('request', request);
      context.off('weberror', weberror);
      context.off('console', console);
    });
  }

  /** What a shared application does next is another test's. */
  leave(): void {
    for (const off of this.#watched) off();
  }

  verdict(): { readonly unexpected: readonly string[]; readonly foreign: readonly string[] } {
    return {
      unexpected: this.errors.filter((text) => !this.#expected.some((pattern) => pattern.test(text))),
      foreign: this.requests.filter((url) => !OWN_ADDRESS.test(url)),
    };
  }
}

/** What is open now, shared by the fixtures of one test. */
type Session = {
  /** The test's own. */
  running: Running | null;
  shared: Running | null;
};
type Target = { readonly dossier: string; readonly horloge?: string };
type Internal = {
  readonly watch: Watch;
  readonly session: Session;
  readonly demarrer: (target: Target) => Promise<Running>;
};

const HORLOGE_PARTAGEE = '2026-11-23';

async function startDesktop(target: Target, watch: Watch): Promise<Running> {
  const electron = await launchDesktop(target);
  watch.context(electron.context());
  const page = await electron.firstWindow();
  // The windows of a worker share a screen that no window manager keeps: another's end must not take this one's focus.
  // Playwright does the same for the pages of a browser.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return {
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
}

async function startBrowser(
  target: Target,
  watch: Watch,
  chrome: Browser,
  options: BrowserContextOptions,
): Promise<Running> {
  const server = await launchLoopback(target);
  const context = await chrome.newContext(options);
  const close = async () => {
    await context.close();
    await server.stop();
  };
  watch.context(context);
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    return {
      page,
      electron: null,
      close,
      kill: async () => {
        await server.kill();
        await context.close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

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

  partagees: [
    async ({}, use) => {
      const shared = new Map<Partage, Running>();
      await use(shared);
      for (const one of shared.values()) await one.close();
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
      watch.leave();
      const { unexpected, foreign } = watch.verdict();
      expect(unexpected, 'Errors in the console').toEqual([]);
      expect(foreign, 'Addresses outside the application').toEqual([]);
    },
    { auto: true },
  ],

  surveillance: async ({ watch }, use) => use(watch),

  // Depends on the folder and the watch, so that the application is closed before they are.
  session: async ({ dossier: _folder, watch: _watch }, use) => {
    const session: Session = { running: null, shared: null };
    await use(session);
    await session.running?.close();
  },

  demarrer: async ({ chrome, watch, locale, timezoneId, viewport, colorScheme }, use) => {
    await use((target) =>
      chrome === null
        ? startDesktop(target, watch)
        : startBrowser(target, watch, chrome, {
            acceptDownloads: true,
            ...(locale === undefined ? {} : { locale }),
            ...(timezoneId === undefined ? {} : { timezoneId }),
            viewport,
            colorScheme,
          }),
    );
  },

  ouvrir: async ({ demarrer, dossier, session }, use) => {
    await use(async (options = {}) => {
      await session.running?.close();
      session.running = null;
      session.running = await demarrer({
        dossier: options.dossier ?? dossier,
        ...(options.horloge === undefined ? {} : { horloge: options.horloge }),
      });
      return session.running.page;
    });
  },

  rejoindre: async ({ demarrer, partagees, session, watch }, use) => {
    await use(async (registre) => {
      const present = partagees.get(registre);
      if (present === undefined) {
        const folder = await mkdtemp(join(tmpdir(), 'registre-crefop-'));
        const running = await demarrer({ dossier: join(folder, 'registre'), horloge: HORLOGE_PARTAGEE });
        partagees.set(registre, {
          ...running,
          close: async () => {
            await running.close();
            await rm(folder, { recursive: true, force: true, maxRetries: 5 });
          },
        });
        if (registre === 'demonstration') await new RegistrePage(running.page).chargerDemonstration();
        session.shared = running;
        return running.page;
      }
      watch.context(present.page.context());
      await present.page.evaluate(() => {
        window.location.hash = '/';
      });
      await present.page.reload();
      session.shared = present;
      return present.page;
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
      const electron = (session.running ?? session.shared)?.electron ?? null;
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
