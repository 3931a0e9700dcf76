import { readFileSync, realpathSync } from 'node:fs';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';

/** The only kinds of files the renderer's folder may hand out; anything else in it is not for the page. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

export type Asset = { readonly file: string; readonly type: string };

/** Controls, NUL among them, backslash (a separator on Windows) and colon (a drive, or a hidden stream). */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f\\:]/;

/**
 * The file a path of the page means, or null.
 *
 * The path is decoded once: what is still encoded after that is part of a name. Nothing above the root is
 * reachable, and a bare `startsWith(root)` would not do: it accepts `root-evil/`.
 *
 * @param pathname As it stands in the URL, with its leading slash and without query or fragment.
 */
export function resolveAsset(root: string, pathname: string): Asset | null {
  if (!pathname.startsWith('/')) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (FORBIDDEN.test(decoded)) return null;
  const segments = decoded.split('/').slice(1);
  if (segments.some((segment) => segment === '..' || segment === '.')) return null;
  if (segments.slice(0, -1).includes('')) return null;
  const file = resolve(root, decoded === '/' ? 'index.html' : decoded.slice(1));
  if (!isInside(root, file)) return null;
  const type = TYPES[extname(file).toLowerCase()];
  return type === undefined ? null : { file, type };
}

function isInside(root: string, file: string): boolean {
  const way = relative(resolve(root), file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Reads an asset, symbolic links followed first: a link inside the folder must not lead out of it. At once: the file is
 * small and local, and each wait for it would be one of the window's while it opens.
 */
export function readAsset(root: string, asset: Asset): Buffer | null {
  try {
    const file = realpathSync.native(asset.file);
    return isInside(realpathSync.native(root), file) ? readFileSync(file) : null;
  } catch {
    return null;
  }
}
