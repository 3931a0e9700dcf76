import { describe, expect, it } from 'vitest';
import { attachmentHeader, safeFileName } from '../../src-main/rpc/file-name';

describe('safeFileName', () => {
  it.each([
    ['Convention Auvergne-Rhône-Alpes 2022–2028.docx', 'Convention Auvergne-Rhône-Alpes 2022–2028.docx'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\Windows\\x.docx', 'C--Windows-x.docx'],
    ['CON.docx', '_CON.docx'],
    ['nul.tar.docx', '_nul.tar.docx'],
    ['com1', '_com1'],
    ['console.docx', 'console.docx'],
    ['avenant n° 1 : objet ?.docx', 'avenant n° 1 - objet -.docx'],
    ['fin. .docx', 'fin.docx'],
    ['', 'document'],
    ['...', 'document'],
    ['.docx', 'docx'],
    ['a\u202Excod.exe', 'axcod.exe'],
    ['a\u0000b\nc.docx', 'abc.docx'],
    ['a\uD800b.docx', 'ab.docx'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('shortens the name and keeps its type', () => {
    const name = safeFileName(`${'é'.repeat(400)}.docx`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name.endsWith('.docx')).toBe(true);
  });
});

describe('attachmentHeader', () => {
  it('carries the French name and an ASCII one', () => {
    expect(attachmentHeader('Mise en demeure d’« État » (1).docx')).toBe(
      `attachment; filename="Mise en demeure d'_ Etat _ (1).docx"; filename*=UTF-8''Mise%20en%20demeure%20d%E2%80%99%C2%AB%20%C3%89tat%20%C2%BB%20%281%29.docx`,
    );
  });

  it('cannot be broken out of', () => {
    const header = attachmentHeader('a"\r\nset-cookie: x=1; b\uDC00.docx');
    expect(header).not.toMatch(/[\r\n]/);
    expect(header.split('"')).toHaveLength(3);
  });
});
