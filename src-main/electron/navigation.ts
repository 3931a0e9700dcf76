import type { App, WebContents } from 'electron';
import { isAppUrl } from './origin';

/** Whether a frame may go there. Everything the person reads is in the application; nothing leads out of it. */
export function decideNavigation(url: unknown, devOrigin: string | null): 'allow' | 'deny' {
  return isAppUrl(url, devOrigin) ? 'allow' : 'deny';
}

/**
 * Whether the page may ask for this over the network layer: a second wall behind the content policy, which also
 * stands for what a policy does not see (a prefetch, a spelling dictionary, a certificate list).
 */
export function decideRequest(url: string, devOrigin: string | null): 'allow' | 'deny' {
  if (isAppUrl(url, devOrigin)) return 'allow';
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'deny';
  }
  if (parsed.protocol === 'data:' || parsed.protocol === 'devtools:') return 'allow';
  // A blob is made by the page from what it already has.
  if (parsed.protocol === 'blob:') return isAppUrl(url.slice('blob:'.length), devOrigin) ? 'allow' : 'deny';
  // Hot reload speaks over a WebSocket of the same origin.
  if (devOrigin !== null && parsed.protocol === 'ws:') {
    return isAppUrl(url.replace(/^ws:/, 'http:'), devOrigin) ? 'allow' : 'deny';
  }
  return 'deny';
}

/**
 * Whether a page that is there is to be left for the application's: an address such as `about:blank` is reached without
 * asking, so it is only known once it is there. Before its first page a window has the empty address.
 */
export function isAstray(url: unknown, devOrigin: string | null): boolean {
  return url !== '' && decideNavigation(url, devOrigin) === 'deny';
}

/**
 * Holds for every webContents that will ever exist, so it is set before the first window. `bringBack`: shows the
 * application again in one that was led elsewhere.
 */
export function installNavigationGuards(
  app: App,
  devOrigin: string | null,
  bringBack: (contents: WebContents) => void,
): void {
  app.on('web-contents-created', (_created, contents) => {
    const guard = (event: { readonly url?: string; preventDefault: () => void }): void => {
      if (decideNavigation(event.url, devOrigin) === 'deny') event.preventDefault();
    };
    contents.on('will-navigate', guard);
    contents.on('will-frame-navigate', guard);
    contents.on('will-redirect', guard);
    contents.on('did-navigate', (_event, url) => {
      if (isAstray(url, devOrigin)) bringBack(contents);
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
