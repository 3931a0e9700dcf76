/** Word templates made for a test: paragraphs, tables, headers and notes, with the fields it wants. */
import JSZip from 'jszip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CT = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;

/** A paragraph; several texts are several runs, as Word cuts them. */
export const p = (...texts: readonly string[]): string => `<w:p>${texts.map(run).join('')}</w:p>`;

const cell = (content: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${content}</w:tc>`;

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="3000"/>'.repeat(rows[0]?.length ?? 1)}</w:tblGrid>` +
  `${rows.map((row) => `<w:tr>${row.map((one) => cell(one.startsWith('<') ? one : p(one))).join('')}</w:tr>`).join('')}</w:tbl>`;

export type Parties = {
  readonly entete?: string;
  readonly notes?: string;
  readonly macros?: boolean;
  /** Target of an image outside the file. */
  readonly dehors?: string;
};

export async function modele(
  corps: string,
  { entete, notes, macros, dehors }: Parties = {},
): Promise<Uint8Array> {
  const zip = new JSZip();
  const autres: readonly (readonly [string, string, string, string])[] = [
    ...(entete === undefined ? [] : [['header1', 'header', 'hdr', entete] as const]),
    ...(notes === undefined
      ? []
      : [['footnotes', 'footnotes', 'footnotes', `<w:footnote w:id="1">${notes}</w:footnote>`] as const]),
  ];
  zip.file(
    '[Content_Types].xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}"/>${autres
      .map(([part, kind]) => `<Override PartName="/word/${part}.xml" ContentType="${CT}.${kind}+xml"/>`)
      .join('')}</Types>`,
  );
  zip.file(
    '_rels/.rels',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  zip.file(
    'word/_rels/document.xml.rels',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${autres
      .map(([part, kind], index) => `<Relationship Id="a${index}" Type="${R}/${kind}" Target="${part}.xml"/>`)
      .join(
        '',
      )}${dehors === undefined ? '' : `<Relationship Id="d" Type="${R}/image" Target="${dehors}" TargetMode="External"/>`}</Relationships>`,
  );
  zip.file(
    'word/document.xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W} xmlns:r="${R}"><w:body>${corps}<w:p/><w:sectPr>${
      entete === undefined ? '' : '<w:headerReference w:type="default" r:id="a0"/>'
    }</w:sectPr></w:body></w:document>`,
  );
  for (const [part, , root, content] of autres)
    zip.file(
      `word/${part}.xml`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${W}>${content}</w:${root}>`,
    );
  if (macros === true) zip.file('word/vbaProject.bin', new Uint8Array([1, 2, 3]));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
