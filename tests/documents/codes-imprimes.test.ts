import { describe, expect, it } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { DocumentModel, SignatureGroup } from '#actes/model';
import { avecCodes, pagesDeSignature, signatairesParPage } from '#actes/pages-signature';
import { p } from '#actes/lettre';
import { codeDe } from '#domain/paquet/code';
import { renderDocx } from '../../src-main/documents/docx';
import { convertWithLibreOffice } from '../../src-main/documents/pdf/libreoffice';
import { readInWorker } from '../../src-main/reading/reader';
import { bundleLecteur } from '../support/bundle';
import { ETRANGER } from './libreoffice';

/* Each page of signatures, as it is really laid out, bears the code that says whose signatures stand on it. */

const groupe = (nom: string, combien: number, rang: number): SignatureGroup => ({
  heading: `Pour ${nom},`,
  slots: Array.from({ length: combien }, (_, n) => ({
    office: `La présidente n° ${rang + n} du conseil de l’établissement`,
    name: `Camille EXEMPLE${rang + n}`,
    signedOn: null,
  })),
});
const modele = (groups: readonly SignatureGroup[], lignes: number): DocumentModel => ({
  title: 'Acte de plusieurs pages',
  subject: 'Essai',
  fileName: 'acte',
  header: 'Acte',
  footer: 'Pied',
  watermark: null,
  blocks: [
    ...Array.from({ length: lignes }, () => p('Une phrase de l’acte, qui tient sur une ligne.')),
    p('Fait à Lyon, en quatre exemplaires.'),
    { kind: 'signatures', groups },
  ],
});

describe('the codes of the pages of signatures', () => {
  it('an act signed by few has one; one signed by many has as many as pages, in order, nobody left out', () => {
    expect(signatairesParPage(modele([groupe('l’État', 3, 1), groupe('la Région', 1, 4)], 0))).toEqual([4]);
    const many = Array.from({ length: 9 }, (_, rang) => groupe(`la partie ${rang + 1}`, 2, 1 + 2 * rang));
    const pages = pagesDeSignature(many);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat().flatMap(({ slots }) => slots)).toEqual(many.flatMap(({ slots }) => slots));
    expect(pages.every((page) => page.length > 0 && page.every(({ slots }) => slots.length > 0))).toBe(true);
    // A party cut in two is named on both pages.
    const seule = pagesDeSignature([groupe('l’État', 30, 1)]);
    expect(new Set(seule.flat().map(({ heading }) => heading))).toEqual(new Set(['Pour l’État,']));
    expect(seule.flat().flatMap(({ slots }) => slots).length).toBe(30);
    expect(signatairesParPage({ blocks: [] })).toEqual([]);
  });

  it(
    'stand on the page of those they say, wherever the text ends',
    { timeout: 6 * ETRANGER.timeout },
    async () => {
      const lecteur = readInWorker(await bundleLecteur());
      const groups = Array.from({ length: 7 }, (_, rang) => groupe(`la partie ${rang + 1}`, 2, 1 + 2 * rang));
      for (const lignes of [2, 19, 33]) {
        const model = modele(groups, lignes);
        const attendus = pagesDeSignature(groups);
        const code = (page: number): string => codeDe({ paquet: '3F9A01BC77DE', original: 2, page });
        const pdf = await convertWithLibreOffice('soffice', await renderDocx(avecCodes(model, code)));
        const { pages } = await lecteur.scans(pdf);
        const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
        const lus = pages.flatMap(({ page, codes }) => codes.map((one) => ({ page, one })));
        // Each code on one page only, all of them there.
        expect(lus.map(({ one }) => one)).toEqual(attendus.map((_, rang) => code(rang + 1)));
        for (const [rang, { page }] of lus.entries())
          for (const { name } of attendus[rang]?.flatMap(({ slots }) => slots) ?? [])
            expect(text[page - 1], `${lignes} lignes, page ${page}`).toMatch(
              new RegExp(`${name}(?!\\d)`, 'u'),
            );
      }
    },
  );
});
