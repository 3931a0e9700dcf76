import { randomBytes } from 'node:crypto';

/** A fresh nonce per document: one that is reused protects nothing. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/**
 * Content-Security-Policy of the page.
 *
 * The nonce is for styles alone: the components' library writes its theme in one `<style>`. Scripts come from
 * the application's own files and from nowhere else, and no address outside it can be reached or shown.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Policy of the development page, served by the hot-reload server, which injects scripts and styles of its own
 * and talks to the page over a WebSocket. Never sent by a packaged application.
 *
 * @param origin Of the development server: `http://127.0.0.1:5199`.
 */
export function developmentPolicy(origin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${origin.replace(/^http/, 'ws')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers every answer carries, whatever it is. */
export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Headers of a document. */
export function documentHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    ...COMMON_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce),
  };
}

const PLACEHOLDER = '__CSP_NONCE__';

/** The document with this load's nonce wherever the build left its placeholder. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(PLACEHOLDER, () => nonce);
}
