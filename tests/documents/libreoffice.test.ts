import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../src-main/documents/docx';
import { cas } from './cas';
import { answers, convertir, ETRANGER } from './libreoffice';
import { inOrder, straight } from './order';

const SOURCE = readFileSync(
  new URL('../fixtures/convention-auvergne-rhone-alpes-2022-2028.txt', import.meta.url),
  'utf8',
);

const present = answers('soffice', '--version') && answers('pdftotext', '-v');
const required = process.env.CI_LIBREOFFICE === 'requis';

const folder = mkdtempSync(join(tmpdir(), 'actes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

if (!present) {
  describe('sans LibreOffice sur cette machine', () => {
    it('le dit : l’aller-retour par LibreOffice n’a pas été fait', () => {
      if (required) {
        throw new Error(
          'CI_LIBREOFFICE=requis mais soffice ou pdftotext manque : installez libreoffice-writer-nogui et poppler-utils.',
        );
      }
      expect(answers('soffice', '--version') && answers('pdftotext', '-v')).toBe(false);
    });
  });
} else {
  describe('l’aller-retour par LibreOffice', () => {
    /** Plausible numbers of pages, with one to spare where the machine has another font than the acts'. */
    const PAGES: Readonly<Record<string, readonly [number, number]>> = {
      'convention réelle': [5, 7],
      'convention signée': [5, 7],
      'projet d’avenant': [1, 2],
      'avenant signé': [1, 2],
      'mise en demeure à signer': [6, 9],
      'mise en demeure envoyée': [6, 9],
      'tableau comparatif ': [1, 12],
      'bordereau d’envoi ': [1, 1],
      'lettre de transmission ': [1, 1],
      'fiche de circulation ': [1, 2],
      'note de calcul ': [1, 3],
      'état de la convention ': [1, 3],
      'mise en demeure extrême × 40': [5, 90],
    };

    it('ouvre chaque acte, à pages plausibles, et n’en perd pas un mot', ETRANGER, async () => {
      const acts = cas().filter(({ nom }) => nom in PAGES);
      expect(acts).toHaveLength(Object.keys(PAGES).length);
      const files = await Promise.all(
        acts.map(async ({ model }, index) => {
          const file = join(folder, `${index}.docx`);
          writeFileSync(file, await renderDocx(model));
          return file;
        }),
      );
      convertir('pdf', files, folder);
      convertir('txt:Text (encoded):UTF8', files.slice(0, 1), folder);
      for (const [index, { nom, model }] of acts.entries()) {
        const pdf = join(folder, `${index}.pdf`);
        const text = straight(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }));
        const pages = text.split('\f').length - 1;
        const [least, most] = PAGES[nom] ?? [0, 0];
        expect(pages, nom).toBeGreaterThanOrEqual(least);
        expect(pages, nom).toBeLessThanOrEqual(most);
        const several = model.blocks.some((block) => block.kind === 'section' && block.restarts === true);
        expect(text, nom).toContain(several ? 'Page 1\n' : `Page 1 sur ${pages}`);
        if (model.watermark !== null)
          expect(text.split(model.watermark).length - 1, nom).toBeGreaterThanOrEqual(pages);
      }
      const plain = readFileSync(join(folder, '0.txt'), 'utf8').replace(/^\uFEFF/u, '');
      expect(inOrder(SOURCE, straight(plain))).toBeNull();
    });
  });
}
