/** The application's own scheme and host: `app://registre/`. */
export const SCHEME = 'app';
export const HOST = 'registre';
export const APP_URL = `${SCHEME}://${HOST}/`;

/**
 * Whether the URL is a page of the application.
 *
 * Protocol and host are compared one by one, never as a prefix and never by `origin`: Node gives the string
 * `null` as the origin of every custom scheme, so all of them would be equal.
 *
 * @param devOrigin Origin of the hot-reload server; null in a packaged application.
 */
export function isAppUrl(url: unknown, devOrigin: string | null = null): boolean {
  if (typeof url !== 'string') return false;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  if (parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.protocol === `${SCHEME}:`) return parsed.host === HOST;
  return devOrigin !== null && parsed.protocol === 'http:' && parsed.origin === devOrigin;
}

/**
 * The hot-reload server's origin, where one is honoured: never in a packaged application, and only on this
 * machine, since the page it serves is given the registry.
 */
export function developmentOrigin(url: string | undefined, packaged: boolean): string | null {
  if (packaged || url === undefined || url === '') return null;
  try {
    const parsed = new URL(url);
    const local = parsed.hostname === '127.0.0.1' || parsed.hostname === 'localhost';
    return parsed.protocol === 'http:' && local ? parsed.origin : null;
  } catch {
    return null;
  }
}
