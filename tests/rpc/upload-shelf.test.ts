import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UploadError, UploadShelf } from '../../src-main/rpc/upload-shelf';
import { newFolder, ouvrir } from '../support/application';

const bytes = (length: number, fill = 0): Uint8Array => new Uint8Array(length).fill(fill);
const code = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof UploadError) return error.code;
    throw error;
  }
  return 'accepté';
};

describe('UploadShelf', () => {
  it('joins the parts in order and gives the same bytes', () => {
    const shelf = new UploadShelf();
    const jeton = shelf.begin('scan.pdf', 5);
    expect(shelf.add(jeton, 0, bytes(3, 1))).toEqual({ recus: 3, complet: false });
    expect(shelf.read(jeton)).toBeNull();
    expect(shelf.add(jeton, 1, bytes(2, 2))).toEqual({ recus: 5, complet: true });
    expect(shelf.read(jeton)).toEqual({ nom: 'scan.pdf', bytes: Buffer.from([1, 1, 1, 2, 2]) });
    // A command that is refused may be sent again.
    expect(shelf.read(jeton)).not.toBeNull();
    shelf.drop(jeton);
    expect(shelf.read(jeton)).toBeNull();
  });

  it.each([
    ['a part ahead', 2],
    ['a part again', 0],
  ])('refuses %s, and forgets a file whose parts do not fit', (_, rang) => {
    const shelf = new UploadShelf();
    const jeton = shelf.begin('a', 9);
    shelf.add(jeton, 0, bytes(3));
    expect(code(() => shelf.add(jeton, rang, bytes(3)))).toBe('TELEVERSEMENT_INCOHERENT');
    expect(code(() => shelf.add(jeton, 1, bytes(3)))).toBe('TELEVERSEMENT_INCONNU');
  });

  it('refuses more bytes than were announced, and an empty part', () => {
    const shelf = new UploadShelf();
    const long = shelf.begin('a', 4);
    expect(code(() => shelf.add(long, 0, bytes(5)))).toBe('TELEVERSEMENT_INCOHERENT');
    const empty = shelf.begin('a', 4);
    expect(code(() => shelf.add(empty, 0, bytes(0)))).toBe('TELEVERSEMENT_INCOHERENT');
  });

  it('knows no other token', () => {
    const shelf = new UploadShelf();
    shelf.begin('a', 1);
    for (const jeton of ['', '__proto__', 'constructor']) {
      expect(shelf.read(jeton)).toBeNull();
      expect(code(() => shelf.add(jeton, 0, bytes(1)))).toBe('TELEVERSEMENT_INCONNU');
    }
  });

  it('forgets a file whose next part never comes, and keeps a whole one for an hour', () => {
    let now = 0;
    const shelf = new UploadShelf({ now: () => now });
    const begun = shelf.begin('a', 2);
    const whole = shelf.begin('b', 1);
    shelf.add(whole, 0, bytes(1));
    now = 2 * 60_000;
    expect(code(() => shelf.add(begun, 0, bytes(1)))).toBe('TELEVERSEMENT_INCONNU');
    expect(shelf.read(whole)).not.toBeNull();
    now += 60 * 60_000;
    expect(shelf.read(whole)).toBeNull();
  });

  it('lets the one left alone longest go when it holds too many, or too much', () => {
    let now = 0;
    const shelf = new UploadShelf({ maxFiles: 2, maxBytes: 10, now: () => ++now });
    const a = shelf.begin('a', 2);
    const b = shelf.begin('b', 2);
    shelf.add(a, 0, bytes(1));
    const c = shelf.begin('c', 2);
    expect(code(() => shelf.add(b, 0, bytes(1)))).toBe('TELEVERSEMENT_INCONNU');
    expect(shelf.add(a, 1, bytes(1)).complet).toBe(true);
    const d = shelf.begin('d', 10);
    expect([code(() => shelf.add(c, 0, bytes(1))), shelf.read(a)]).toEqual(['TELEVERSEMENT_INCONNU', null]);
    expect(shelf.add(d, 0, bytes(10)).complet).toBe(true);
    expect(code(() => shelf.begin('e', 11))).toBe('TELEVERSEMENT_TROP_GRAND');
  });
});

describe('by the dispatcher', () => {
  it('carries a file of several parts unchanged, each within the bound of one input', async () => {
    const { call, application, close } = await ouvrir(await newFolder(), '2026-11-23');
    const content = randomBytes(2_000_001);
    const { jeton, partie } = await call('televersements.commencer', { nom: 'x', taille: content.length });
    for (let rang = 0; rang * partie < content.length; rang += 1) {
      const contenu = content.subarray(rang * partie, (rang + 1) * partie).toString('base64');
      expect(contenu.length).toBeLessThanOrEqual(1024 * 1024);
      await call('televersements.ajouter', { jeton, rang, contenu });
    }
    const received = application.uploads.read(jeton);
    expect(received).not.toBeNull();
    const digest = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex');
    expect(digest(received?.bytes ?? new Uint8Array())).toBe(digest(content));
    await call('televersements.abandonner', { jeton });
    expect(application.uploads.read(jeton)).toBeNull();
    await close();
  });

  it('refuses, in French, an empty file, one above 64 Mio, and a part that is not base64', async () => {
    const { call, refused, close } = await ouvrir(await newFolder(), '2026-11-23');
    const messages = async (taille: number): Promise<unknown> =>
      (await refused('televersements.commencer', { nom: 'x', taille })).champs;
    expect(await messages(0)).toEqual([{ champ: 'taille', message: 'Ce fichier est vide.' }]);
    expect(await messages(64 * 1024 * 1024 + 1)).toEqual([
      { champ: 'taille', message: 'Ce fichier dépasse 64\u00A0Mo.' },
    ]);
    const { jeton } = await call('televersements.commencer', { nom: 'x', taille: 3 });
    await refused('televersements.ajouter', { jeton, rang: 0, contenu: 'AA%=' });
    const error = await refused('televersements.ajouter', { jeton, rang: 1, contenu: 'AAAA' });
    expect(error).toMatchObject({ code: 'TELEVERSEMENT_INCOHERENT', remede: expect.any(String) as string });
    await close();
  });
});
