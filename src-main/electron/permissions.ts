import type { Session } from 'electron';
import { isAppUrl } from './origin';

/** What the page may ask of the machine, with the reason; all the rest is refused. Electron's default grants all. */
const GRANTED: Readonly<Record<string, true>> = {
  // « Copier » beside a date or a reference writes plain text after a click.
  'clipboard-sanitized-write': true,
};

/** @param url Of the page that asks. */
export function decidePermission(permission: string, url: unknown, devOrigin: string | null): boolean {
  return Object.hasOwn(GRANTED, permission) && isAppUrl(url, devOrigin);
}

/** Set on the very session the window uses: on another one the handlers would never run. */
export function installPermissions(session: Session, devOrigin: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(decidePermission(permission, details.requestingUrl, devOrigin));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    decidePermission(permission, requestingOrigin, devOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  // Documents are written by the application where the save dialog says, so the page itself downloads nothing.
  session.on('will-download', (event) => event.preventDefault());
}
