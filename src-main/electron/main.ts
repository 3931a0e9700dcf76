import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import type { OpenDialogOptions } from 'electron';
import type { Reply } from '#contract/reply';
import { resolveDataFolder } from '../data-folder';
import { createErrorLog } from '../error-log';
import { ELECTRON_ESSAI } from '#contract/electron-essai';
import { readLaunchOptions } from '../launch-options';
import { describeOpeningError } from '../opening-error';
import { osUser } from '../os-user';
import { developmentPolicy } from '../page/headers';
import type { ShelvedFile } from '../rpc/download-shelf';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels';
import type { RegistreEvent } from './channels';
import { createChooseFolder } from './choose-folder';
import { decideAfterCrash } from './crash';
import { createCallHandler } from './ipc';
import { contextMenuTemplate, menuTemplate, trayTemplate } from './menu';
import { decideRequest, installNavigationGuards } from './navigation';
import { Opener } from './opener';
import { APP_URL, developmentOrigin, SCHEME } from './origin';
import { installPermissions } from './permissions';
import { CRASH_PATH, createProtocolHandler, PRIVILEGES } from './protocol';
import { printPage } from './print-page';
import { profileFolder } from './profile';
import { createRappels } from './rappels';
import type { Avis } from './rappels';
import { openRegistry } from './registry-link';
import { createSaveDocument } from './save-document';
import type { SaveProposal } from './save-document';
import { EN_VEILLE, demarrerAvecLaSession, fichierDemarrage, readVeille, writeVeille } from './veille';
import { FIRST_STATE, readWindowState, windowOptions, writeWindowState } from './window';

/*
 * The desktop door. What is decided is decided in the files beside this one, which know nothing of Electron at
 * run time and are tested without it; this file only ties them to it, in the order that matters: sandbox and
 * scheme before ready, data folder before the lock, the lock before the registry.
 */

const options = readLaunchOptions(process.argv.slice(1), process.env, 'ignore');
const asked = options.ok ? options.value.donnees : null;
const dossier = resolveDataFolder(asked, {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  cwd: process.cwd(),
});
// Before any window: each of its pages says it.
if (process.argv.includes('--essai')) app.userAgentFallback += ` ${ELECTRON_ESSAI}`;
const devOrigin = developmentOrigin(process.env.DEV_SERVER_URL, app.isPackaged);

// Root, as in a container, cannot have Chromium's sandbox and says so by this switch; enforcing it for every process
// would then kill them all. The window's own `sandbox: true` holds in either case.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Texts Chromium shows by itself, such as those of a field that refuses its value.
app.commandLine.appendSwitch('lang', 'fr');
// Nothing is fetched behind the user's back: no component updates, no field trials, no certificate lists.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('disable-domain-reliability');
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: PRIVILEGES }]);

// Where the folder cannot be made, Chromium keeps its default one and the page tells why the registry is not open.
const profile = profileFolder(dossier, hostname(), osUser());
try {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
} catch {
  // openApplication meets the same obstacle and explains it.
}
const report = createErrorLog(existsSync(profile) ? join(dossier, 'erreurs.log') : null);

/** Chromium's own number for a request that failed, `net::ERR_FAILED`. */
const NET_FAILED = -2;

let window: BrowserWindow | null = null;
/** The one page allowed to call; read at each call, since a window may be closed and opened again on macOS. */
let pageId: number | null = null;
let lastCrash: number | null = null;
let tray: Tray | null = null;
/** The notifications in sight: one that nothing holds would lose its click. */
const shown = new Set<Notification>();

const built = (target: string): string => join(app.getAppPath(), 'dist', target, `${target}.cjs`);

const opener = new Opener(async () => {
  if (!options.ok) throw Object.assign(new Error(options.error.message), options.error);
  return openRegistry({
    thread: built('registre'),
    lecteur: built('lecteur'),
    dossier,
    horloge: options.value.horloge,
    utilisateur: osUser(),
    report,
    print: printPage,
    onChange: (revision, regime) => {
      const event: RegistreEvent = { type: 'registry-changed', revision, regime };
      window?.webContents.send(EVENT_CHANNEL, event);
      void rappels.regarder();
    },
    onDefect: stopOnDefect,
  });
});

const rappels = createRappels({
  dispatch: async (method, input): Promise<Reply> => {
    const opened = await opener.opened();
    return opened === null
      ? { ok: false, error: { code: 'REGISTRE_FERME', message: 'Le registre n’est pas ouvert.' } }
      : opened.dispatch(method, input, null);
  },
  montrer: notifier,
  compter: (n) => app.setBadgeCount(n),
  report: (error) => report('rappels', error),
});

/** A leaf of a calendar, sixteen pixels wide. */
const ICONE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAJ0lEQVR42mNgGBRAxavhPzl4uBlAKqCdAehsfHKjXqC2ARQlJEoAACSpE8VgOFoEAAAAAElFTkSuQmCC';

/** How often the day is looked at: a midnight that passes, a machine that slept. */
const REGARDER_MS = 15 * 60_000;

/** Whether the registry is being opened for the first time. */
let opening = true;

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.on('second-instance', () => {
    // Started again while its window is closed: it is wanted in sight.
    if (app.isReady()) reveal();
  });
  process.on('uncaughtException', stopOnDefect);
  process.on('unhandledRejection', (error) => report('promesse', error));
  openBehindPage();
  installNavigationGuards(app, devOrigin, (contents) => {
    if (window?.webContents === contents) void load(window, APP_URL);
  });
  // Electron makes a menu of its own for whoever has none yet; ours comes once the window is on its way.
  Menu.setApplicationMenu(null);
  app.whenReady().then(start).catch(stopOnDefect);
  app.on('activate', () => {
    if (window === null && app.isReady()) openWindow();
    else showWindow();
  });
  app.on('window-all-closed', () => {
    // Beside the clock, it goes on reminding; « Quitter » ends it.
    if (tray === null) app.quit();
  });
  // Not `before-quit`: a page with unsaved typing may still refuse to close, and must find its registry open.
  app.on('will-quit', (event) => {
    event.preventDefault();
    // `exit`, in a turn of its own: a second `quit` while this one is being prevented is forgotten.
    void closeRegistry().then(() => setImmediate(() => app.exit(0)));
  });
}

function start(): void {
  installPermissions(session.defaultSession, devOrigin);
  session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: decideRequest(details.url, devOrigin) === 'deny' });
  });
  if (devOrigin !== null) {
    session.defaultSession.webRequest.onHeadersReceived((details, callback) => {
      callback({
        responseHeaders: {
          ...details.responseHeaders,
          'content-security-policy': [developmentPolicy(devOrigin)],
        },
      });
    });
  }
  const answer = createProtocolHandler({
    root: join(app.getAppPath(), 'dist', 'renderer'),
    obstacle: async () => {
      // The first page does not wait: its calls do, while the registry opens.
      if (opening) return null;
      const opened = await opener.ensure();
      if (opened.ok) return null;
      report('ouverture', opened.error);
      return {
        titre: 'Le registre n’a pas pu être ouvert',
        dossier,
        ...describeOpeningError(opened.error),
      };
    },
    crash: {
      titre: 'La fenêtre s’est arrêtée deux fois de suite',
      message: 'Ce qui a été enregistré est intact ; ce qui était en cours de saisie est perdu.',
      remede: 'Réessayez. Si la fenêtre s’arrête encore, fermez l’application et redémarrez l’ordinateur.',
      dossier,
      code: 'FENETRE_ARRETEE',
    },
  });
  // Not `protocol.handle`, which makes a `Request` of each one: see createProtocolHandler.
  // oxlint-disable-next-line typescript/no-deprecated
  protocol.registerBufferProtocol(SCHEME, (request, callback) => {
    answer(request).then(
      (file) => {
        callback(file);
      },
      (error: unknown) => {
        report('page', error);
        callback({ error: NET_FAILED });
      },
    );
  });
  const handleCall = createCallHandler({
    dispatch: async (method, input, au): Promise<Reply> => {
      const opened = await opener.current();
      if (!opened.ok) return { ok: false, error: describeOpeningError(opened.error) };
      return opened.value.dispatch(method, input, au);
    },
    save: createSaveDocument({ take: takeDocument, choosePath, report }),
    chooseFolder: createChooseFolder({ choose: chooseBackupFolder, adopt: adoptBackupFolder, report }),
    chooseAgenda: createChooseFolder({ choose: chooseAgendaFolder, adopt: adoptAgendaFolder, report }),
    windowId: () => pageId,
    devOrigin,
  });
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, input: unknown, au: unknown) =>
    handleCall(event, method, input, au),
  );
  const veille = readVeille(app.getPath('userData'));
  if (veille) showTray();
  if (!veille || !process.argv.includes(EN_VEILLE)) openWindow();
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        veille: { active: veille, changer: changerVeille },
        platform: process.platform,
        packaged: app.isPackaged,
        about: showAbout,
        openDataFolder: () => void shell.openPath(dossier),
      }),
    ),
  );
  void opener.ensure().then(() => rappels.regarder());
  setInterval(() => void rappels.regarder(), REGARDER_MS).unref();
  powerMonitor.on('resume', () => void rappels.regarder());
  powerMonitor.on('unlock-screen', () => void rappels.regarder());
}

/** Has the system tell a reminder; false where it tells none. */
function notifier({ titre, texte }: Avis): boolean {
  if (!Notification.isSupported()) return false;
  const notification = new Notification({ title: titre, body: texte });
  shown.add(notification);
  notification.on('close', () => shown.delete(notification));
  notification.on('click', () => {
    shown.delete(notification);
    reveal();
  });
  notification.show();
  return true;
}

/** The window in sight, opened anew where it was closed. */
function reveal(): void {
  if (window === null) openWindow();
  else showWindow();
}

/** The icon beside the clock, where the system has such a place. */
function showTray(): void {
  try {
    tray = new Tray(nativeImage.createFromDataURL(ICONE));
    tray.setToolTip('Registre CREFOP');
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(reveal, () => app.quit())));
    tray.on('click', reveal);
  } catch (error) {
    report('veille', error);
  }
}

/** Stays beside the clock and starts with the session from now on, or neither. */
function changerVeille(active: boolean): void {
  try {
    writeVeille(app.getPath('userData'), active);
    const args = [
      ...(app.isPackaged ? [] : [app.getAppPath()]),
      ...(asked === null ? [] : [`--donnees=${dossier}`]),
      EN_VEILLE,
    ];
    if (process.platform === 'linux')
      demarrerAvecLaSession(fichierDemarrage(app.getPath('appData')), [process.execPath, ...args], active);
    else app.setLoginItemSettings({ openAtLogin: active, args });
  } catch (error) {
    report('veille', error);
    dialog.showErrorBox(
      'Ce réglage n’a pas pu être gardé',
      'Le démarrage avec la session n’a pas changé. Vérifiez vos droits sur ce poste, puis recommencez.',
    );
  }
  if (active && tray === null) showTray();
  if (!active) {
    tray?.destroy();
    tray = null;
  }
}

/**
 * Opens the registry in its thread, while Electron and the page start. Where it cannot be opened, the page that tells
 * why replaces the first.
 */
function openBehindPage(): void {
  void opener.ensure().then(({ ok }) => {
    opening = false;
    return ok || window === null ? undefined : load(window, APP_URL);
  });
}

function openWindow(): void {
  const stateFile = join(app.getPath('userData'), 'fenetre.json');
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const state = existsSync(stateFile)
    ? readWindowState(readFileSync(stateFile, 'utf8'), screens)
    : FIRST_STATE;
  const opening = new BrowserWindow(
    windowOptions({
      preload: join(app.getAppPath(), 'dist', 'preload', 'preload.cjs'),
      packaged: app.isPackaged,
      dark: nativeTheme.shouldUseDarkColors,
      state,
    }),
  );
  const contents = opening.webContents;
  window = opening;
  pageId = contents.id;
  if (state.maximized) opening.maximize();

  opening.once('ready-to-show', () => opening.show());
  opening.on('close', () => {
    try {
      writeFileSync(
        stateFile,
        writeWindowState({ bounds: opening.getNormalBounds(), maximized: opening.isMaximized() }),
      );
    } catch {
      // The window opens at its first place next time.
    }
  });
  opening.on('closed', () => {
    window = null;
    pageId = null;
  });
  // The page asks to be kept when something typed in it is not recorded yet.
  contents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(opening, {
      type: 'warning',
      message: 'Une saisie n’est pas enregistrée.',
      detail: 'Si vous fermez maintenant, ce qui est tapé et pas encore enregistré sera perdu.',
      buttons: ['Continuer la saisie', 'Fermer sans enregistrer'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (answer === 1) event.preventDefault();
  });
  contents.on('context-menu', (_event, params) => {
    const items = contextMenuTemplate(params);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window: opening });
  });
  contents.on('render-process-gone', (_event, details) => {
    const now = performance.now();
    const decision = decideAfterCrash(details.reason, lastCrash === null ? null : now - lastCrash);
    if (decision === 'ignore') return;
    lastCrash = now;
    report('fenetre', new Error(`Render process gone: ${details.reason} (${details.exitCode})`));
    void load(opening, decision === 'reload' ? APP_URL : new URL(CRASH_PATH, APP_URL).href);
  });
  void load(opening, APP_URL);
}

/** Loads a page of the application; the hot-reload server's in its place during development, once the registry is open. */
async function load(target: BrowserWindow, url: string): Promise<void> {
  try {
    const { ok } = devOrigin === null ? { ok: false } : await opener.ensure();
    await target.loadURL(devOrigin !== null && ok && url === APP_URL ? devOrigin : url);
  } catch (error) {
    // A load that another one replaces, or a window closed meanwhile, is no failure.
    const { code } = error as { readonly code?: unknown };
    if (!target.isDestroyed() && code !== 'ERR_ABORTED') report('chargement', error);
  }
}

function showWindow(): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function showAbout(): void {
  const parameters = {
    type: 'info' as const,
    message: `Registre CREFOP ${app.getVersion()}`,
    detail: [
      'Registre des conventions État–Région du service public régional de l’orientation.',
      '',
      `Dossier des données : ${dossier}`,
      `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}`,
    ].join('\n'),
    buttons: ['Fermer'],
  };
  void (window === null ? dialog.showMessageBox(parameters) : dialog.showMessageBox(window, parameters));
}

async function takeDocument(jeton: string): Promise<ShelvedFile | null> {
  const opened = await opener.opened();
  return opened === null ? null : opened.takeFile(jeton);
}

const chooseBackupFolder = (): Promise<string | null> =>
  askFolder(
    'Second dossier de sauvegarde',
    'Choisissez une clé USB, un disque externe ou un dossier du réseau.',
  );

const chooseAgendaFolder = (): Promise<string | null> =>
  askFolder('Dossier de l’agenda', 'Choisissez un dossier que votre agenda suit.');

async function askFolder(title: string, message: string): Promise<string | null> {
  const parameters: OpenDialogOptions = {
    title,
    message,
    buttonLabel: 'Choisir ce dossier',
    properties: ['openDirectory', 'createDirectory'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(parameters)
    : dialog.showOpenDialog(window, parameters));
  return canceled ? null : (filePaths[0] ?? null);
}

async function adoptAgendaFolder(dossier: string): Promise<void> {
  const opened = await opener.opened();
  await opened?.chooseAgenda(dossier);
}

async function adoptBackupFolder(dossier: string): Promise<void> {
  const opened = await opener.opened();
  await opened?.chooseSecondFolder(dossier);
}

/** Where the user's documents go; some sessions have no such folder, and asking for it throws. */
function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home');
  }
}

async function choosePath({ nom, filters }: SaveProposal): Promise<string | null> {
  const parameters = {
    title: 'Enregistrer le document',
    buttonLabel: 'Enregistrer',
    defaultPath: join(documentsFolder(), nom),
    filters,
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(parameters)
    : dialog.showSaveDialog(window, parameters));
  return canceled || filePath === '' ? null : filePath;
}

/** Awaits what is being written. Everything confirmed is on the disk already, so a registry that hangs is left. */
async function closeRegistry(): Promise<void> {
  const close = opener.opened().then((opened) => opened?.close());
  await Promise.race([close, wait(10_000, undefined, { ref: false })]).catch((error: unknown) =>
    report('fermeture', error),
  );
}

/** A defect of this process: its state is unknown, so it stops rather than write from it. */
function stopOnDefect(error: unknown): void {
  report('arret', error);
  dialog.showErrorBox(
    'Registre CREFOP doit se fermer',
    'Une erreur inattendue s’est produite. Ce qui a été enregistré est intact. Rouvrez l’application ; si l’erreur revient, transmettez le fichier erreurs.log du dossier des données.',
  );
  app.exit(1);
}
