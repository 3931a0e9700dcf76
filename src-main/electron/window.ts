import type { BrowserWindowConstructorOptions } from 'electron';

export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where the window was left. */
export type WindowState = { readonly bounds: Rectangle | null; readonly maximized: boolean };

export const FIRST_STATE: WindowState = { bounds: null, maximized: false };

const DEFAULT_SIZE = { width: 1360, height: 860 };
/** Narrow enough for a screen magnified four times. */
const MINIMUM_SIZE = { width: 420, height: 320 };

export type WindowOptionsInput = {
  readonly preload: string;
  readonly packaged: boolean;
  readonly dark: boolean;
  readonly state: WindowState;
};

/**
 * Options of the one window. Every guard is restated although Electron's defaults agree today: a default is a
 * decision of someone else's, and it has changed before.
 */
export function windowOptions(input: WindowOptionsInput): BrowserWindowConstructorOptions {
  return {
    ...DEFAULT_SIZE,
    ...input.state.bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Registre CREFOP',
    backgroundColor: input.dark ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: input.preload,
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
      // The spelling dictionaries are fetched from a server of Google's.
      spellcheck: false,
      devTools: !input.packaged,
    },
  };
}

const isInteger = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value);

/**
 * Reads the remembered state. A file that is damaged, or a window left on a screen since unplugged, gives the
 * first state: the window must never open where nobody can see it.
 *
 * @param screens Work areas of the screens present now.
 */
export function readWindowState(text: string, screens: readonly Rectangle[]): WindowState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return FIRST_STATE;
  }
  if (typeof value !== 'object' || value === null) return FIRST_STATE;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  if (!isInteger(x) || !isInteger(y) || !isInteger(width) || !isInteger(height)) return FIRST_STATE;
  if (width < MINIMUM_SIZE.width || height < MINIMUM_SIZE.height) return FIRST_STATE;
  const bounds = { x, y, width, height };
  if (!screens.some((screen) => titleBarShows(bounds, screen))) return FIRST_STATE;
  return { bounds, maximized: maximized === true };
}

export function writeWindowState(state: { readonly bounds: Rectangle; readonly maximized: boolean }): string {
  return JSON.stringify({ ...state.bounds, maximized: state.maximized });
}

/** Whether enough of the top of the window is on the screen to be grasped. */
function titleBarShows(bounds: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(bounds.x, screen.x);
  const right = Math.min(bounds.x + bounds.width, screen.x + screen.width);
  return right - left >= 100 && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - 40;
}
