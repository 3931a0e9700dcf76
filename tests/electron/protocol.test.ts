import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProtocolHandler, PRIVILEGES } from '../../src-main/electron/protocol';
import type { Answer } from '../../src-main/electron/protocol';
import type { ErrorPageContent } from '../../src-main/page/error-page';

const content = (titre: string): ErrorPageContent => ({
  titre,
  message: 'm',
  remede: 'r',
  dossier: null,
  code: 'C',
});

describe('app://registre/', () => {
  let root = '';
  let obstacle: ErrorPageContent | null = null;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'protocol-'));
    await writeFile(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
    await writeFile(join(root, 'app.js'), '__CSP_NONCE__');
  });
  afterAll(() => rm(root, { recursive: true }));

  const get = (url: string, method = 'GET'): Promise<Answer> =>
    createProtocolHandler({ root, obstacle: () => Promise.resolve(obstacle), crash: content('Arrêt') })({
      url,
      method,
    });

  it('sends each document with its own nonce, in the policy and in the page', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('app://registre/');
        const nonce = /content="([\w-]+)"/.exec(response.data.toString('utf8'))?.[1];
        expect(response.headers['content-security-policy']).toContain(
          `style-src 'self' 'nonce-${String(nonce)}'`,
        );
        expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('sends files as they are, with their type', async () => {
    const response = await get('app://registre/app.js');
    expect(response.data.toString('utf8')).toBe('__CSP_NONCE__');
    expect(response.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['app://registre/absent.js', 'GET', 404],
    ['app://autre/index.html', 'GET', 404],
    ['app://registre.evil/', 'GET', 404],
    ['app://registre/..%2fpackage.json', 'GET', 404],
    ['app://registre/', 'POST', 405],
    ['app://registre/', 'HEAD', 405],
  ])('%s by %s: %i', async (url, method, status) => {
    expect((await get(url, method)).statusCode).toBe(status);
  });

  it('shows what stands in the way instead of an empty window, then the application once it is gone', async () => {
    obstacle = content('Le registre est ouvert ailleurs');
    expect((await get('app://registre/')).data.toString('utf8')).toContain('Le registre est ouvert ailleurs');
    obstacle = null;
    expect((await get('app://registre/')).data.toString('utf8')).toContain('csp-nonce');
  });

  it('explains a page that dies', async () => {
    const response = await get('app://registre/arret');
    expect(response.data.toString('utf8')).toContain('<h1>Arrêt</h1>');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('claims no privilege that opens the scheme', () => {
    expect(PRIVILEGES).toStrictEqual({ standard: true, secure: true, supportFetchAPI: true });
  });
});
