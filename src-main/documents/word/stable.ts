/** What a DOCX says of the day it was made: that of the model, so that two prints of one act are the same bytes. */
import { escapeHtml } from '../../escape-html';
import { xmlText } from '../xml-text';

/** The first day a ZIP can bear. */
const FIRST_DAY = '1980-01-01';

export type Facts = {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly date: string | undefined;
};

const dayOf = (date: string | undefined): string =>
  date !== undefined && /^\d{4}-\d\d-\d\d/u.test(date) && date.slice(0, 10) >= FIRST_DAY
    ? date.slice(0, 10)
    : FIRST_DAY;

/** `docProps/core.xml`: title, subject, author, language and day. */
export function coreProperties({ title, subject, creator, date }: Facts): string {
  const text = (value: string): string => escapeHtml(xmlText(value));
  const when = `${dayOf(date)}T00:00:00Z`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${text(title)}</dc:title><dc:subject>${text(subject)}</dc:subject>` +
    `<dc:creator>${text(creator)}</dc:creator><cp:lastModifiedBy>${text(creator)}</cp:lastModifiedBy>` +
    '<cp:revision>1</cp:revision>' +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified>` +
    '<dc:language>fr-FR</dc:language></cp:coreProperties>'
  );
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/** Writes one day over the dates of every file of a ZIP, in place: those of the printing stand there. */
export function dateZip(bytes: Uint8Array, date: string | undefined): Uint8Array {
  const [year = 1980, month = 1, day = 1] = dayOf(date).split('-').map(Number);
  const dos = ((year - 1980) << 9) | (month << 5) | day;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('not the ZIP that was just written');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('not the ZIP that was just written');
    const local = view.getUint32(at + 42, true);
    for (const place of [at + 12, local + 10]) {
      view.setUint16(place, 0, true);
      view.setUint16(place + 2, dos, true);
    }
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
