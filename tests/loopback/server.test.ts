import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoopback } from '../../src-main/loopback/server';
import type { LoopbackServer } from '../../src-main/loopback/server';
import { MAX_INPUT } from '../../src-main/rpc/dispatcher';
import { DownloadShelf } from '../../src-main/rpc/download-shelf';

const TOKEN = 'T'.repeat(43);
const shelf = new DownloadShelf();
const calls: { method: unknown; input: unknown }[] = [];
const instants: unknown[] = [];
const incidents: unknown[] = [];
let folder = '';
let server: LoopbackServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(folder, 'app.js'), 'js');
  server = await startLoopback({
    dispatch: (method, input, au) => {
      instants.push(au);
      if (method === 'boom') return Promise.reject(new Error('boom'));
      calls.push({ method, input });
      return Promise.resolve({ ok: true, value: { method: String(method) } });
    },
    take: (jeton) => shelf.take(jeton),
    root: folder,
    token: TOKEN,
    port: 0,
    report: (_reference, error) => incidents.push(error),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** A raw request: `fetch` would correct the Host and normalise the path. */
function send(
  path: string,
  options: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

const head = (headers: OutgoingHttpHeaders): string =>
  [
    'POST /rpc/conventions.lire HTTP/1.1',
    `host: 127.0.0.1:${server.port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`),
    '\r\n',
  ].join('\r\n');

/** What is read by a sender that first sends everything it has; empty when it is cut off before. */
function blunt(headers: OutgoingHttpHeaders, body: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    let read = '';
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(read));
    socket.pause();
    socket.write(head(headers));
    socket.write(body, () => {
      socket.on('data', (chunk: Buffer) => (read += chunk.toString('latin1')));
      socket.resume();
    });
  });
}

const origin = (): string => `http://127.0.0.1:${server.port}`;
const callHeaders = (): OutgoingHttpHeaders => ({
  origin: origin(),
  'content-type': 'application/json',
  'x-registre-jeton': TOKEN,
});
const call = (
  change: OutgoingHttpHeaders = {},
  body: string | Buffer = '{"a":1}',
  path = '/rpc/conventions.lire',
) => {
  const all = Object.entries({ ...callHeaders(), ...change });
  const headers = Object.fromEntries(all.filter(([, value]) => value !== undefined));
  return send(path, { method: 'POST', headers, body });
};
const codeOf = (answer: Answer): string =>
  (JSON.parse(answer.body) as { error: { code: string } }).error.code;

describe('calls', () => {
  it('reach the dispatcher with their body as input', async () => {
    calls.length = 0;
    const answer = await call();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { method: 'conventions.lire' } });
    expect(calls).toEqual([{ method: 'conventions.lire', input: { a: 1 } }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('carry the instant they ask about in a header, absent for the present', async () => {
    instants.length = 0;
    await call();
    await call({ 'x-registre-au': '2026-03-12T16:00:00.000Z#12' });
    expect(instants).toEqual([undefined, '2026-03-12T16:00:00.000Z#12']);
  });

  it('without a body have no input', async () => {
    calls.length = 0;
    await call({}, '');
    expect(calls).toEqual([{ method: 'conventions.lire', input: undefined }]);
  });

  const refused: readonly (readonly [string, () => OutgoingHttpHeaders, number, string])[] = [
    ['a foreign host', () => ({ host: 'evil.com' }), 403, 'HOTE_REFUSE'],
    [
      'a host that only begins like ours',
      () => ({ host: `127.0.0.1.evil.com:${server.port}` }),
      403,
      'HOTE_REFUSE',
    ],
    ['a host without the port', () => ({ host: '127.0.0.1' }), 403, 'HOTE_REFUSE'],
    ['a name rebound to us', () => ({ host: `localhost:${server.port}` }), 403, 'HOTE_REFUSE'],
    ['no origin', () => ({ origin: undefined }), 403, 'ORIGINE_REFUSEE'],
    ['a null origin', () => ({ origin: 'null' }), 403, 'ORIGINE_REFUSEE'],
    ['a foreign origin', () => ({ origin: 'http://evil.com' }), 403, 'ORIGINE_REFUSEE'],
    ['another port of this machine', () => ({ origin: 'http://127.0.0.1:1' }), 403, 'ORIGINE_REFUSEE'],
    [
      'an origin that only begins like ours',
      () => ({ origin: `${origin()}.evil.com` }),
      403,
      'ORIGINE_REFUSEE',
    ],
    ['a same-site page', () => ({ 'sec-fetch-site': 'same-site' }), 403, 'ORIGINE_REFUSEE'],
    ['a cross-site page', () => ({ 'sec-fetch-site': 'cross-site' }), 403, 'ORIGINE_REFUSEE'],
    ['no token', () => ({ 'x-registre-jeton': undefined }), 401, 'JETON_REFUSE'],
    ['an empty token', () => ({ 'x-registre-jeton': '' }), 401, 'JETON_REFUSE'],
    ['a wrong token', () => ({ 'x-registre-jeton': `${TOKEN.slice(1)}U` }), 401, 'JETON_REFUSE'],
    ['a longer token', () => ({ 'x-registre-jeton': `${TOKEN}T` }), 401, 'JETON_REFUSE'],
    ['no type', () => ({ 'content-type': undefined }), 415, 'TYPE_REFUSE'],
    ['a form', () => ({ 'content-type': 'application/x-www-form-urlencoded' }), 415, 'TYPE_REFUSE'],
    ['a plain text', () => ({ 'content-type': 'text/plain' }), 415, 'TYPE_REFUSE'],
    [
      'a type that only begins like JSON',
      () => ({ 'content-type': 'application/jsonp' }),
      415,
      'TYPE_REFUSE',
    ],
  ];
  it.each(refused)('are refused with %s', async (_name, change, status, code) => {
    calls.length = 0;
    const answer = await call(change());
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(calls).toEqual([]);
  });

  it('are refused by any other method, and no preflight is answered', async () => {
    calls.length = 0;
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await send('/rpc/conventions.lire', { method, headers: callHeaders() });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'POST']);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(calls).toEqual([]);
  });

  it('are refused when the body is too large, announced or not', async () => {
    calls.length = 0;
    const body = Buffer.alloc(MAX_INPUT + 1, 0x20);
    const announced = await call({}, body);
    const chunked = await call({ 'transfer-encoding': 'chunked' }, body);
    for (const answer of [announced, chunked])
      expect([answer.status, codeOf(answer)]).toEqual([413, 'SAISIE_TROP_GRANDE']);
    expect(calls).toEqual([]);
    const most = await call({}, Buffer.concat([Buffer.alloc(MAX_INPUT - 2, 0x20), Buffer.from('{}')]));
    expect(most.status).toBe(200);
  });

  it('are told so by whoever sends on without listening, for each refusal, each time', async () => {
    const body = Buffer.alloc(4 * MAX_INPUT, 0x20);
    const forbidden = { ...callHeaders(), origin: 'http://ailleurs.invalid' };
    for (let round = 0; round < 8; round += 1) {
      const length = { 'content-length': String(body.length) };
      expect(await blunt({ ...callHeaders(), ...length }, body)).toMatch(/^HTTP\/1\.1 413 /);
      expect(await blunt({ ...forbidden, ...length }, body)).toMatch(/^HTTP\/1\.1 403 /);
    }
    expect(incidents).toEqual([]);
  });

  it('without end are cut off, and are no incident', async () => {
    const length = { 'content-length': String(64 * MAX_INPUT) };
    expect(await blunt({ ...callHeaders(), ...length }, Buffer.alloc(12 * MAX_INPUT, 0x20))).toBe('');
    expect((await call()).status).toBe(200);
    expect(incidents).toEqual([]);
  });

  it('cut in the middle of their body reach nobody, and are no incident', async () => {
    const before = calls.length;
    for (const headers of [{ 'content-length': '1000' }, { 'transfer-encoding': 'chunked' }]) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      const first = 'content-length' in headers ? '{"a":' : '5\r\n{"a":\r\n';
      socket.write(head({ ...callHeaders(), ...headers }) + first);
      // The server has the head once it answers another request.
      await call();
      socket.destroy();
      await new Promise((resolve) => socket.once('close', resolve));
    }
    await call();
    expect(calls.length).toBe(before + 3);
    expect(incidents).toEqual([]);
  });

  it('are refused when the body is not JSON in UTF-8', async () => {
    for (const body of ['{', '{"a":}', Buffer.from([0x22, 0xff, 0x22])]) {
      const answer = await call({}, body);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'SAISIE_INVALIDE']);
    }
  });

  it('that break the application get an answer, without the cause', async () => {
    const answer = await call({}, '{}', '/rpc/boom');
    expect([answer.status, codeOf(answer)]).toEqual([500, 'ERREUR_INTERNE']);
    expect(answer.body).not.toContain('boom');
    expect(incidents).toHaveLength(1);
  });
});

describe('the page', () => {
  it('carries the policy with its own nonce and the isolation headers', async () => {
    const [first, second] = [await send('/'), await send('/index.html')];
    const nonce = (answer: Answer): string => /content="([\w-]{24})"/.exec(answer.body)?.[1] ?? '';
    expect(nonce(first)).not.toBe(nonce(second));
    expect(first.headers).toMatchObject({
      'content-security-policy': expect.stringContaining(`'nonce-${nonce(first)}'`) as string,
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(first.body).not.toContain(TOKEN);
  });

  it('has its files, and an empty icon', async () => {
    expect(await send('/app.js')).toMatchObject({ status: 200, body: 'js' });
    expect(await send('/app.js?v=1')).toMatchObject({ status: 200 });
    expect(await send('/app.js', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await send('/favicon.ico')).toMatchObject({ status: 204, body: '' });
  });

  it.each([
    '/../x.js',
    '/%2e%2e/x.js',
    '/..%2f..%2fetc%2fpasswd',
    '/..%5cx.js',
    '/app.js%00',
    '//evil.com/x.js',
    '/absent.js',
    '/rpc',
    '/rpc/a/b',
    '/fichiers/',
  ])('does not have %s', async (path) => {
    expect((await send(path)).status).toBe(404);
  });

  it('is not given to a foreign name, nor to another site', async () => {
    expect((await send('/', { headers: { host: `127.0.0.1.evil.com:${server.port}` } })).status).toBe(403);
    expect((await send('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await send('/', { headers: { origin: 'http://evil.com' } })).status).toBe(403);
    expect((await send('/', { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
    expect((await send('/', { method: 'POST', headers: { origin: origin() } })).status).toBe(405);
  });

  it('refuses a target that is not a path', async () => {
    expect((await send('http://evil.com/')).status).toBe(404);
  });
});

describe('files', () => {
  const take = (jeton: string, headers: OutgoingHttpHeaders = { 'x-registre-jeton': TOKEN }) =>
    send(`/fichiers/${jeton}`, { headers });

  it('are given once, as attachments with their French name', async () => {
    const jeton = shelf.put('Avenant n° 1.docx', 'application/x-docx', Buffer.from('octets'));
    const answer = await take(jeton);
    expect(answer).toMatchObject({ status: 200, body: 'octets' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-docx',
      'content-disposition': expect.stringContaining("filename*=UTF-8''Avenant%20n%C2%B0%201.docx") as string,
      'x-content-type-options': 'nosniff',
    });
    expect((await take(jeton)).status).toBe(404);
  });

  it('stay on the shelf when the page has no token, or the method is not GET', async () => {
    const jeton = shelf.put('a', 't', Buffer.from('x'));
    expect((await take(jeton, {})).status).toBe(401);
    expect((await take(jeton, { 'x-registre-jeton': 'faux' })).status).toBe(401);
    expect(
      (await send(`/fichiers/${jeton}`, { method: 'HEAD', headers: { 'x-registre-jeton': TOKEN } })).status,
    ).toBe(405);
    expect(shelf.take(jeton)).not.toBeNull();
  });
});

describe('startLoopback', () => {
  it('gives the address with the token in its fragment', () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/#jeton=${TOKEN}`);
  });

  it('fails on a port that is taken', async () => {
    const again = startLoopback({
      dispatch: () => Promise.resolve({ ok: true, value: null }),
      take: () => null,
      root: folder,
      token: TOKEN,
      port: server.port,
      report: () => undefined,
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
