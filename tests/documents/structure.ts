/** Checks that the Open XML SDK does not make: dangling styles, numberings, relations, cells without paragraph. */
import JSZip from 'jszip';

export type Parts = Readonly<Record<string, string>>;

export async function unzip(bytes: Uint8Array): Promise<Parts> {
  const zip = await JSZip.loadAsync(bytes);
  const entries = Object.values(zip.files).filter(({ dir }) => !dir);
  const parts: Record<string, string> = {};
  for (const one of entries) parts[one.name] = await one.async('string');
  return parts;
}

const all = (xml: string, pattern: RegExp): readonly string[] =>
  [...xml.matchAll(pattern)].map((match) => match[1] ?? '');

const relsOf = (part: string): string => part.replace(/([^/]+)$/u, '_rels/$1.rels');

/** What is wrong with the package, in words; empty when everything resolves. */
export function structuralFaults(parts: Parts): readonly string[] {
  const faults: string[] = [];
  const styles = new Set(all(parts['word/styles.xml'] ?? '', /<w:style [^>]*w:styleId="([^"]+)"/gu));
  const nums = new Set(all(parts['word/numbering.xml'] ?? '', /<w:num [^>]*w:numId="([^"]+)"/gu));
  const abstracts = new Set(
    all(parts['word/numbering.xml'] ?? '', /<w:abstractNum [^>]*w:abstractNumId="([^"]+)"/gu),
  );
  const missing = (what: string, part: string, used: readonly string[], known: ReadonlySet<string>): void => {
    for (const one of new Set(used))
      if (!known.has(one)) faults.push(`${part} : ${what} « ${one} » n’existe pas`);
  };
  for (const abstract of all(parts['word/numbering.xml'] ?? '', /<w:abstractNumId w:val="([^"]+)"/gu)) {
    if (!abstracts.has(abstract)) faults.push(`numérotation abstraite ${abstract} absente`);
  }
  missing(
    'style de base',
    'styles',
    all(parts['word/styles.xml'] ?? '', /<w:(?:basedOn|next|link) w:val="([^"]+)"/gu),
    styles,
  );
  for (const [part, xml] of Object.entries(parts)) {
    if (!/^word\/(?:document|header\d+|footer\d+)\.xml$/u.test(part)) continue;
    missing('style', part, all(xml, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/gu), styles);
    missing('numérotation', part, all(xml, /<w:numId w:val="([^"]+)"/gu), nums);
    const rels = parts[relsOf(part)] ?? '';
    missing(
      'relation',
      part,
      all(xml, /r:(?:id|embed|link)="([^"]+)"/gu),
      new Set(all(rels, /\bId="([^"]+)"/gu)),
    );
    for (const target of all(rels, /Target="([^"]+)"(?![^>]*TargetMode="External")/gu)) {
      const path = target.startsWith('/') ? target.slice(1) : `word/${target}`;
      if (parts[path] === undefined) faults.push(`${part} : partie « ${path} » absente`);
    }
    for (const cell of all(xml, /(<w:tc>[\s\S]*?<\/w:tc>)/gu)) {
      if (!/(?:<\/w:p>|<w:p\/>)<\/w:tc>$/u.test(cell))
        faults.push(`${part} : une cellule ne finit pas par un paragraphe`);
    }
    if (/<w:tbl>(?:(?!<\/w:tbl>)[\s\S])*<w:tbl>/u.test(xml)) faults.push(`${part} : tableau dans un tableau`);
    if (/<\/w:tbl>(?:<w:tbl>|<w:sectPr|<\/w:body>)/u.test(xml))
      faults.push(`${part} : tableau sans paragraphe après lui`);
    for (const table of all(xml, /(<w:tbl>[\s\S]*?<\/w:tbl>)/gu)) {
      if (!table.includes('<w:tblLayout w:type="fixed"/>'))
        faults.push(`${part} : tableau sans disposition fixe`);
      if (/<w:tc>(?!<w:tcPr>[\s\S]*?<w:tcW w:type="dxa")/u.test(table))
        faults.push(`${part} : cellule sans largeur`);
      const grid = all(table, /<w:gridCol w:w="(\d+)"/gu).reduce((sum, width) => sum + Number(width), 0);
      if (!table.includes(`<w:tblW w:type="dxa" w:w="${grid}"/>`))
        faults.push(`${part} : grille et largeur diffèrent`);
    }
    const ids = all(xml, /<(?:wp:docPr|v:shape) [^>]*\bid="([^"]+)"/gu);
    if (new Set(ids).size !== ids.length) faults.push(`${part} : identifiants en double`);
    if (/[^\P{Cc}\t\n\r]/u.test(xml)) faults.push(`${part} : caractère de contrôle`);
  }
  return faults;
}
