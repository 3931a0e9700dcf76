import type { Asset } from '../page/assets';
import { readAsset, resolveAsset } from '../page/assets';
import { errorPage } from '../page/error-page';
import type { ErrorPageContent } from '../page/error-page';
import { COMMON_HEADERS, documentHeaders, newNonce, withNonce } from '../page/headers';
import { isAppUrl } from './origin';

/** Asked for instead of the application when its page has died twice. */
export const CRASH_PATH = '/arret';

/** What the scheme may do: behave like https, and be fetched. Nothing that opens it (no CSP bypass, no workers). */
export const PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true } as const;

export type ProtocolOptions = {
  /** Folder of the built renderer. */
  readonly root: string;
  /** Tried at each load of the application's document: null when the registry is open, else why it is not. */
  readonly obstacle: () => Promise<ErrorPageContent | null>;
  readonly crash: ErrorPageContent;
};

/** An answer of the scheme, as Electron takes one that is whole. */
export type Answer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
};

function refused(statusCode: number): Answer {
  return { statusCode, headers: { ...COMMON_HEADERS }, data: Buffer.alloc(0) };
}

function documentOf(html: string, nonce: string): Answer {
  return { statusCode: 200, headers: { ...documentHeaders(nonce) }, data: Buffer.from(html, 'utf8') };
}

/**
 * Serves `app://registre/`. The files are read here rather than with `net.fetch`, so that the type and the
 * security headers are ours, the same from Electron 25 to the newest. An answer is a plain value and no `Response`:
 * the first one made has Node read its whole HTTP client, on the thread that opens the window.
 */
export function createProtocolHandler(
  options: ProtocolOptions,
): (request: { readonly method: string; readonly url: string }) => Promise<Answer> {
  const page = (content: ErrorPageContent): Answer => {
    const nonce = newNonce();
    return documentOf(errorPage(content, nonce), nonce);
  };

  return async ({ method, url }) => {
    if (method !== 'GET') return refused(405);
    if (!isAppUrl(url)) return refused(404);
    const { pathname } = new URL(url);
    if (pathname === CRASH_PATH) return page(options.crash);
    const asset = resolveAsset(options.root, pathname);
    if (asset === null) return refused(404);
    return asset.type.startsWith('text/html') ? document(asset) : file(asset);
  };

  async function document(asset: Asset): Promise<Answer> {
    const obstacle = await options.obstacle();
    if (obstacle !== null) return page(obstacle);
    const bytes = readAsset(options.root, asset);
    if (bytes === null) return refused(404);
    const nonce = newNonce();
    return documentOf(withNonce(bytes.toString('utf8'), nonce), nonce);
  }

  function file(asset: Asset): Answer {
    const bytes = readAsset(options.root, asset);
    if (bytes === null) return refused(404);
    return { statusCode: 200, headers: { ...COMMON_HEADERS, 'content-type': asset.type }, data: bytes };
  }
}
