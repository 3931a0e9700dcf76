import { zipDe } from './archives';
import type { Membre } from './archives';

/* Office documents written part by part, so that each rule of their formats has its case. */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const W_STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type Docx = {
  /** Of the body. */
  readonly corps: string;
  readonly styles?: string;
  readonly numeros?: string;
  readonly notes?: string;
  readonly commentaires?: string;
  readonly entete?: string;
  readonly pied?: string;
  readonly espace?: string;
  readonly autres?: readonly Membre[];
};

const part = (root: string, content: string, espace: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${espace}" xmlns:r="${REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">${content}</w:${root}>`,
  );

const PARTS = {
  styles: ['styles', 'styles'],
  numeros: ['numbering', 'numbering'],
  notes: ['footnotes', 'footnotes'],
  commentaires: ['comments', 'comments'],
  entete: ['header', 'hdr'],
  pied: ['footer', 'ftr'],
} as const;

/** Parts have names of their own choice: only their relations say what they are. */
export function docx({ corps, espace = W, autres = [], ...parts }: Docx): Buffer {
  const given = (Object.keys(PARTS) as (keyof typeof PARTS)[]).flatMap((name) => {
    const content = parts[name];
    const [type, root] = PARTS[name];
    return content === undefined ? [] : [{ name, type, bytes: part(root, content, espace) }];
  });
  const rels = (all: readonly (readonly [string, string])[]): Buffer =>
    Buffer.from(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
        .map(
          ([type, target], rank) => `<Relationship Id="r${rank}" Type="${REL}/${type}" Target="${target}"/>`,
        )
        .join('')}</Relationships>`,
    );
  return zipDe([
    {
      nom: '[Content_Types].xml',
      contenu: Buffer.from(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/dossier/texte.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
    },
    { nom: '_rels/.rels', contenu: rels([['officeDocument', '/dossier/texte.xml']]) },
    { nom: 'dossier/texte.xml', contenu: part('document', `<w:body>${corps}</w:body>`, espace) },
    {
      nom: 'dossier/_rels/texte.xml.rels',
      contenu: rels(given.map(({ name, type }) => [type, `${name}.xml`])),
    },
    ...given.map(({ name, bytes }) => ({ nom: `dossier/${name}.xml`, contenu: bytes })),
    ...autres,
  ]);
}

/** A paragraph of one run; `pPr` and `rPr`: what is in them. */
export const p = (texte: string, pPr = '', rPr = ''): string =>
  `<w:p><w:pPr>${pPr}</w:pPr>${r(texte, rPr)}</w:p>`;
export const r = (texte: string, rPr = ''): string =>
  `<w:r><w:rPr>${rPr}</w:rPr><w:t xml:space="preserve">${texte}</w:t></w:r>`;
/** Properties that put a paragraph in a list. */
export const num = (numId: number, ilvl = 0): string =>
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
export const lvl = (ilvl: number, format: string, texte: string, autres = ''): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${autres}<w:lvlText w:val="${texte}"/></w:lvl>`;
export const abstrait = (id: number, content: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${content}</w:abstractNum>`;
export const liste = (id: number, abstractId: number, content = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${content}</w:num>`;

const ODF = ['office', 'style', 'text', 'table']
  .map((nom) => `xmlns:${nom}="urn:oasis:names:tc:opendocument:xmlns:${nom}:1.0"`)
  .join(' ');
const AUTRES =
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

export type Odt = {
  /** Of the text. */
  readonly corps: string;
  /** Those of the text itself. */
  readonly propres?: string;
  readonly styles?: string;
  /** Headers and footers, of one page. */
  readonly page?: string;
  readonly manifeste?: string;
  readonly mimetype?: string;
};

export function odt({
  corps,
  propres = '',
  styles = '',
  page = '',
  manifeste = '',
  mimetype = 'application/vnd.oasis.opendocument.text',
}: Odt): Buffer {
  const racine = (nom: string, content: string): Buffer =>
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><office:${nom} ${ODF} ${AUTRES}>${content}</office:${nom}>`,
    );
  return zipDe([
    { nom: 'mimetype', contenu: Buffer.from(mimetype) },
    {
      nom: 'META-INF/manifest.xml',
      contenu: Buffer.from(
        `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${manifeste}</m:manifest>`,
      ),
    },
    {
      nom: 'content.xml',
      contenu: racine(
        'document-content',
        `<office:automatic-styles>${propres}</office:automatic-styles><office:body><office:text>${corps}</office:text></office:body>`,
      ),
    },
    {
      nom: 'styles.xml',
      contenu: racine(
        'document-styles',
        `<office:styles>${styles}</office:styles><office:master-styles><style:master-page>${page}</style:master-page></office:master-styles>`,
      ),
    },
  ]);
}
