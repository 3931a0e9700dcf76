import { expect, test } from './fixtures';
import { RegistrePage } from './pages/registre';

/* Each document as a PDF: by the window's own browser on the desktop, by LibreOffice at the other door. */

const CONVENTION = 'convention-demonstration-2022-2028';

test('a letter is saved as a PDF, and what made it is said', async ({ ouvrir, enregistrerDocument }, {
  project,
}) => {
  // LibreOffice lays out a profile of its own each time: on a busy machine it takes longer than a test is given.
  test.setTimeout(150_000);
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  await registre.chargerDemonstration();
  await page.evaluate((id) => {
    location.hash = `#/conventions/${id}/documents?acte=mise-en-demeure`;
  }, CONVENTION);
  const button = registre.main.getByRole('button', { name: 'Enregistrer au format PDF' });
  await expect(button).toBeVisible();
  const content = await enregistrerDocument(() => button.click());
  expect(content.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(content.byteLength).toBeGreaterThan(10_000);
  await expect(registre.main).toContainText(
    project.name === 'desktop' ? 'PDF fait par l’application de bureau' : 'PDF fait par LibreOffice',
  );
});
