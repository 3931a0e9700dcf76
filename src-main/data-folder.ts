import { posix, win32 } from 'node:path';

/** Name of the user's folder; the `productName` of package.json, which Electron also gives to its own. */
export const PRODUCT_NAME = 'Registre CREFOP';

/** What the answer depends on, given so that every system can be asked about from any other. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly cwd: string;
};

/**
 * The folder that holds the registry: the one that was asked for, else the user's application data, the same
 * for every door, so that the window, the browser and the terminal open one registry and not three.
 */
export function resolveDataFolder(asked: string | null, machine: Machine): string {
  const path = machine.platform === 'win32' ? win32 : posix;
  if (asked !== null) return path.resolve(machine.cwd, asked);
  return path.join(applicationData(machine), PRODUCT_NAME);
}

/** Electron's `appData`, system by system. */
function applicationData({ platform, env, home }: Machine): string {
  if (platform === 'win32') {
    const roaming = env.APPDATA;
    return roaming !== undefined && win32.isAbsolute(roaming)
      ? roaming
      : win32.join(home, 'AppData', 'Roaming');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support');
  // The XDG specification has relative values ignored.
  const config = env.XDG_CONFIG_HOME;
  return config !== undefined && posix.isAbsolute(config) ? config : posix.join(home, '.config');
}
