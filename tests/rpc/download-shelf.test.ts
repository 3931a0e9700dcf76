import { describe, expect, it } from 'vitest';
import { DownloadShelf, FileTooLargeError } from '../../src-main/rpc/download-shelf';

const bytes = (length: number): Uint8Array => new Uint8Array(length);

describe('DownloadShelf', () => {
  it('gives a document once', () => {
    const shelf = new DownloadShelf();
    const jeton = shelf.put('a.docx', 'application/x', bytes(3));
    expect(shelf.take(jeton)).toEqual({ nom: 'a.docx', type: 'application/x', bytes: bytes(3) });
    expect(shelf.take(jeton)).toBeNull();
  });

  it('knows no other token', () => {
    const shelf = new DownloadShelf();
    shelf.put('a', 't', bytes(1));
    for (const jeton of ['', '__proto__', 'constructor']) expect(shelf.take(jeton)).toBeNull();
  });

  it('gives 256-bit tokens fit for a URL', () => {
    const shelf = new DownloadShelf({ maxFiles: 200 });
    const tokens = Array.from({ length: 100 }, () => shelf.put('a', 't', bytes(0)));
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('forgets a document after ten minutes', () => {
    let now = 0;
    const shelf = new DownloadShelf({ now: () => now });
    const kept = shelf.put('a', 't', bytes(1));
    now = 10 * 60_000 - 1;
    expect(shelf.take(kept)).not.toBeNull();
    const lost = shelf.put('b', 't', bytes(1));
    now += 10 * 60_000;
    expect(shelf.take(lost)).toBeNull();
  });

  it('lets the oldest go when it holds too many, or too much', () => {
    const shelf = new DownloadShelf({ maxFiles: 2, maxBytes: 10 });
    const [a, b, c] = [
      shelf.put('a', 't', bytes(1)),
      shelf.put('b', 't', bytes(1)),
      shelf.put('c', 't', bytes(1)),
    ];
    expect(shelf.take(a)).toBeNull();
    const d = shelf.put('d', 't', bytes(10));
    expect([shelf.take(b), shelf.take(c)]).toEqual([null, null]);
    expect(shelf.take(d)?.nom).toBe('d');
    // What left gave its room back.
    const e = shelf.put('e', 't', bytes(10));
    expect(shelf.take(e)?.nom).toBe('e');
  });

  it('refuses a document larger than itself, with a way out', () => {
    const shelf = new DownloadShelf({ maxBytes: 10 });
    expect(() => shelf.put('a', 't', bytes(11))).toThrow(FileTooLargeError);
    expect(new FileTooLargeError()).toMatchObject({
      code: 'DOCUMENT_TROP_GRAND',
      remede: expect.any(String) as string,
    });
  });
});
