import { createHash, timingSafeEqual } from 'node:crypto';

/** The only address listened on. */
export const ADDRESS = '127.0.0.1';
/** Carries the token; a page of another site cannot set it without a preflight, which nothing answers. */
export const TOKEN_HEADER = 'x-registre-jeton';
/** Carries the instant a call asks about; absent for the present. Read once the request is known to be the page's. */
export const AU_HEADER = 'x-registre-au';

/** What is read of a request before its body. */
export type RequestHead = {
  readonly method: string;
  /** The request target, as it was sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

export type Verdict =
  | { readonly kind: 'page'; readonly pathname: string }
  | { readonly kind: 'icon' }
  | { readonly kind: 'call'; readonly procedure: string }
  | { readonly kind: 'file'; readonly jeton: string }
  | Refusal;

export type Refusal = {
  readonly kind: 'refusal';
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly allow?: string;
};

const refuse = (status: number, code: string, message: string): Refusal => ({
  kind: 'refusal',
  status,
  code,
  message,
});

/**
 * Decides on a request from its head alone, in an order that tells a stranger nothing.
 *
 * Any page of the browser can send requests to 127.0.0.1, and a name rebound to that address makes them look
 * local: the exact Host stops the second, Origin and Sec-Fetch-Site the first, and the token every other program
 * of the machine. Another port of this machine is « same-site », so only « same-origin » and « none » (an address
 * typed, or opened by the system) pass.
 */
export function judgeRequest(head: RequestHead, port: number, token: string): Verdict {
  const host = `${ADDRESS}:${port}`;
  const origin = `http://${host}`;
  if (head.headers.host !== host) {
    return refuse(403, 'HOTE_REFUSE', 'Cette adresse n’est pas celle de l’application.');
  }
  const sentOrigin = head.headers.origin;
  const site = head.headers['sec-fetch-site'];
  if (
    (sentOrigin !== undefined && sentOrigin !== origin) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  ) {
    return refuse(403, 'ORIGINE_REFUSEE', 'Cette demande vient d’une autre page que celle de l’application.');
  }

  const pathname = /^[^?#]*/.exec(head.target)?.[0] ?? '';
  const call = /^\/rpc\/([^/]*)$/.exec(pathname)?.[1];
  if (call !== undefined) {
    if (head.method !== 'POST') return { ...methodRefused(), allow: 'POST' };
    if (sentOrigin !== origin) {
      return refuse(403, 'ORIGINE_REFUSEE', 'Cette demande ne dit pas venir de la page de l’application.');
    }
    if (!sameToken(head.headers[TOKEN_HEADER], token)) return tokenRefused();
    if (!isJson(head.headers['content-type'])) {
      return refuse(415, 'TYPE_REFUSE', 'La demande doit être en JSON (content-type: application/json).');
    }
    return { kind: 'call', procedure: call };
  }
  const jeton = /^\/fichiers\/([\w-]{1,100})$/.exec(pathname)?.[1];
  if (jeton !== undefined) {
    if (head.method !== 'GET') return { ...methodRefused(), allow: 'GET' };
    if (!sameToken(head.headers[TOKEN_HEADER], token)) return tokenRefused();
    return { kind: 'file', jeton };
  }
  if (head.method !== 'GET' && head.method !== 'HEAD') return { ...methodRefused(), allow: 'GET, HEAD' };
  if (pathname === '/favicon.ico') return { kind: 'icon' };
  return { kind: 'page', pathname };
}

const methodRefused = (): Refusal => refuse(405, 'METHODE_REFUSEE', 'Cette adresse ne se demande pas ainsi.');
const tokenRefused = (): Refusal =>
  refuse(
    401,
    'JETON_REFUSE',
    'Le jeton de la page n’est pas celui de l’application. Rouvrez l’adresse complète affichée au démarrage.',
  );

function isJson(value: string | readonly string[] | undefined): boolean {
  return typeof value === 'string' && /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(value);
}

/** Compared in constant time, as digests, so that not even the length shows. */
function sameToken(given: string | readonly string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
