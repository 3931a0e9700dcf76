import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSaveDocument,
  describeWriteError,
  saveProposal,
  writeWhole,
} from '../../src-main/electron/save-document';
import { TYPES_PIECE } from '#domain/fichier';
import { DownloadShelf } from '../../src-main/rpc/download-shelf';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-'));
});
afterEach(() => rm(folder, { recursive: true }));

const setUp = (choose: (nom: string) => string | null) => {
  const shelf = new DownloadShelf();
  const jeton = shelf.put('Mise en demeure : État.docx', 't', Buffer.from('contenu'));
  const incidents: unknown[] = [];
  const save = createSaveDocument({
    take: (given) => Promise.resolve(shelf.take(given)),
    choosePath: ({ nom }) => Promise.resolve(choose(nom)),
    report: (_reference, error) => incidents.push(error),
  });
  return { jeton, save, incidents };
};

describe('fichiers.enregistrer', () => {
  it('writes where the user says and tells the page the name alone', async () => {
    const { jeton, save } = setUp((nom) => join(folder, nom));
    expect(await save(jeton)).toEqual({
      ok: true,
      value: { enregistre: true, nom: 'Mise en demeure - État.docx' },
    });
    expect(await readFile(join(folder, 'Mise en demeure - État.docx'), 'utf8')).toBe('contenu');
    expect(await save(jeton)).toMatchObject({ ok: false, error: { code: 'DOCUMENT_EXPIRE' } });
  });

  it('writes nothing when the user gives up', async () => {
    const { jeton, save } = setUp(() => null);
    expect(await save(jeton)).toEqual({ ok: true, value: { enregistre: false } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what to do when it cannot write, and leaves nothing behind', async () => {
    await mkdir(join(folder, 'a.docx'));
    const { jeton, save, incidents } = setUp(() => join(folder, 'a.docx'));
    expect(await save(jeton)).toMatchObject({ ok: false, error: { code: 'DOCUMENT_NON_ENREGISTRE' } });
    expect(await readdir(folder)).toEqual(['a.docx']);
    expect(incidents).toHaveLength(1);
    expect(JSON.stringify(describeWriteError(Object.assign(new Error('x'), { code: 'ENOSPC' })))).toContain(
      'plein',
    );
    expect(describeWriteError(Object.assign(new Error('x'), { code: 'constructor' })).remede).toContain(
      'autre dossier',
    );
  });

  it('proposes the kind of file', () => {
    const file = { nom: 'a.docx', type: 't', bytes: new Uint8Array() };
    expect(saveProposal(file)).toEqual({
      nom: 'a.docx',
      filters: [{ name: 'Document Word', extensions: ['docx'] }],
    });
    expect(saveProposal({ ...file, nom: 'sans type' }).filters).toEqual([]);
  });
});

describe('writeWhole', () => {
  it('replaces the document and keeps a link a link', async () => {
    await writeFile(join(folder, 'a'), 'ancien, plus long');
    await symlink(join(folder, 'a'), join(folder, 'lien'));
    await writeWhole(join(folder, 'lien'), Buffer.from('neuf'));
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('neuf');
    expect((await readdir(folder)).sort()).toEqual(['a', 'lien']);
  });
});

describe('the kinds of file proposed', () => {
  it('are known for every piece the registry keeps', () => {
    for (const { extensions } of Object.values(TYPES_PIECE)) {
      for (const extension of extensions) {
        const { filters } = saveProposal({ nom: `scan.${extension}`, type: 't', bytes: new Uint8Array() });
        expect(filters).toMatchObject([{ extensions: [extension] }]);
        expect(filters[0]?.name).not.toBe('Document');
      }
    }
  });
});
