import { deflateSync } from 'node:zlib';

/* PDF files written by hand, page by page, from what their pages draw. */

export type OptionsPdf = {
  /** Each page is tagged: that many paragraphs, one a marked content. */
  readonly balises?: number;
  /** Says it is encrypted, under a password that nobody has. */
  readonly chiffre?: boolean;
  /** Times the drawing of each page is deflated. */
  readonly serre?: number;
};

export function pdfDe(
  pages: readonly string[],
  { balises, chiffre = false, serre = 0 }: OptionsPdf = {},
): Buffer {
  const objets: string[] = [];
  const reserve = (): number => objets.push('');
  const poser = (rang: number, contenu: string): void => void (objets[rang - 1] = contenu);
  const [catalogue, arbre, police] = [reserve(), reserve(), reserve()];
  poser(police, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  const enfants = pages.map((dessin, rang) => {
    const [page, contenu] = [reserve(), reserve()];
    let flux = Buffer.from(dessin, 'latin1');
    for (let time = 0; time < serre; time++) flux = deflateSync(flux);
    const filtres = serre === 0 ? '' : `/Filter[${'/FlateDecode '.repeat(serre)}]`;
    poser(contenu, `<</Length ${flux.length}${filtres}>>stream\n${flux.toString('latin1')}\nendstream`);
    const parents = balises === undefined ? '' : `/StructParents ${rang}`;
    poser(
      page,
      `<</Type/Page/Parent ${arbre} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 ${police} 0 R>>>>/Contents ${contenu} 0 R${parents}>>`,
    );
    return page;
  });
  poser(arbre, `<</Type/Pages/Count ${pages.length}/Kids[${enfants.map((one) => `${one} 0 R`).join(' ')}]>>`);
  let structure = '';
  if (balises !== undefined) {
    const racine = reserve();
    const elements = enfants.map((page) =>
      Array.from({ length: balises }, (_, mcid) => {
        const element = reserve();
        poser(element, `<</Type/StructElem/S/P/P ${racine} 0 R/Pg ${page} 0 R/K ${mcid}>>`);
        return `${element} 0 R`;
      }).join(' '),
    );
    const nums = elements.map((one, rang) => `${rang} [${one}]`).join(' ');
    poser(racine, `<</Type/StructTreeRoot/K[${elements.join(' ')}]/ParentTree<</Nums[${nums}]>>>>`);
    structure = `/MarkInfo<</Marked true>>/StructTreeRoot ${racine} 0 R`;
  }
  poser(catalogue, `<</Type/Catalog/Pages ${arbre} 0 R${structure}>>`);
  const cle = '00'.repeat(32);
  const serrure = chiffre
    ? `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${cle}>/U<${cle}>>>/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]`
    : '';
  let fichier = '%PDF-1.7\n';
  const places = objets.map((contenu, rang) => {
    const place = Buffer.byteLength(fichier, 'latin1');
    fichier += `${rang + 1} 0 obj\n${contenu}\nendobj\n`;
    return place;
  });
  const table = Buffer.byteLength(fichier, 'latin1');
  fichier += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  fichier += `trailer\n<</Size ${objets.length + 1}/Root ${catalogue} 0 R${serrure}>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(fichier, 'latin1');
}
