import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAsset, resolveAsset } from '../../src-main/page/assets';
import { errorPage } from '../../src-main/page/error-page';
import { contentSecurityPolicy, developmentPolicy, newNonce, withNonce } from '../../src-main/page/headers';

describe('resolveAsset', () => {
  const root = join('/srv', 'page');

  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/app-1a2b.js', 'assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8'],
    ['/..a.js', '..a.js', 'text/javascript; charset=utf-8'],
    ['/%252e%252e/x.js', '%2e%2e/x.js', 'text/javascript; charset=utf-8'],
  ])('%s is %s', (pathname, file, type) => {
    expect(resolveAsset(root, pathname)).toEqual({ file: join(root, file), type });
  });

  it.each([
    '',
    'index.html',
    '/..',
    '/../page-evil/x.js',
    '/../../etc/passwd',
    '/%2e%2e/x.js',
    '/%2E%2E%2Fx.js',
    '/a/%2e%2e/%2e%2e/x.js',
    '/..%2fx.js',
    '/..\\x.js',
    '/..%5cx.js',
    '/./x.js',
    '/x.js%00.png',
    '/x%0a.js',
    '//etc/x.js',
    '/a//x.js',
    '/C:/x.js',
    '/x.js:stream.js',
    '/%',
    '/%ff.js',
    '/.env',
    '/registre.sqlite',
    '/assets',
    '/assets/',
  ])('refuses %j', (pathname) => {
    expect(resolveAsset(root, pathname)).toBeNull();
  });
});

describe('readAsset', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-'));
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page', 'in.js'), 'in');
    await writeFile(join(folder, 'out.js'), 'out');
    await symlink(join(folder, 'out.js'), join(folder, 'page', 'link.js'));
    await symlink(join(folder, 'page', 'in.js'), join(folder, 'page', 'alias.js'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = (name: string): string | null => {
    const root = join(folder, 'page');
    const asset = resolveAsset(root, name);
    const bytes = asset === null ? null : readAsset(root, asset);
    return bytes === null ? null : Buffer.from(bytes).toString();
  };

  it('reads a file and a link that stays inside', () => {
    expect(read('/in.js')).toBe('in');
    expect(read('/alias.js')).toBe('in');
  });

  it('does not follow a link that leads out, nor find what is absent', () => {
    expect(read('/link.js')).toBeNull();
    expect(read('/absent.js')).toBeNull();
  });
});

describe('content policy', () => {
  it('allows the application itself, and one nonce for styles', () => {
    expect(contentSecurityPolicy('N0nce')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N0nce'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('never repeats a nonce', () => {
    expect(new Set(Array.from({ length: 1000 }, newNonce)).size).toBe(1000);
    expect(newNonce()).toMatch(/^[\w-]{24}$/);
  });

  it('puts the nonce wherever the document asks for it', () => {
    expect(withNonce('<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">', 'a$&b')).toBe(
      '<meta content="a$&b"><style nonce="a$&b">',
    );
  });

  it('opens the development page to its own server alone', () => {
    const policy = developmentPolicy('http://127.0.0.1:5199');
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:5199;");
    expect(policy).not.toContain('unsafe-eval');
  });
});

describe('errorPage', () => {
  const html = errorPage(
    {
      titre: 'Titre',
      message: '<img src=x onerror=alert(1)>',
      remede: 'a & "b" \'c\'',
      dossier: '/home/é/<b>',
      code: 'CODE',
    },
    'n',
  );

  it('shows texts as texts', () => {
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('a &amp; &quot;b&quot; &#39;c&#39;');
    expect(html).toContain('/home/é/&lt;b&gt;');
  });

  it('stands under the content policy: no script, no inline style but the one with the nonce', () => {
    expect(html).not.toMatch(/<script|style="|<img/);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).toContain('<style nonce="n">');
  });
});
