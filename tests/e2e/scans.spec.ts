import { codeDe, marqueDePaquet } from '#domain/paquet/code';
import { hasard } from '../support/essais';
import { enJpeg, enPdf, numeriser, pageASigner } from '../support/scans/image';
import { identite, signer } from '../support/pdf-signe';
import type { Image } from '../support/scans/image';
import { expect, test } from './fixtures';
import { violations } from './pages/axe';
import { CONVENTION_DEMONSTRATION, PaquetPage } from './pages/paquet';
import { RegistrePage } from './pages/registre';

/*
 * Signed pages come back from the scanner: one PDF of several pages and a photograph are dropped on the packet; each page
 * is told, a person ticks who signed it, types the day, and the scan is kept with the signature.
 */

const draw = hasard(12);

/** A page of signatures as it is scanned, askew and grey. */
const scannee = (code: string | null, quarts = 0): Image =>
  numeriser(pageASigner({ hasard: draw, code }), {
    ...{ dpi: 100, quarts, penche: 3, bruit: 5, noir: 20, blanc: 245, hasard: draw },
  });

test('scans dropped on a packet are matched, confirmed by a person, and kept', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  const registre = new RegistrePage(page);
  const paquet = new PaquetPage(page);
  await paquet.ouvrirDansLaDemonstration();
  const id = await registre.acteId();
  const code = (original: number): string => codeDe({ paquet: marqueDePaquet(id), original, page: 1 });

  await test.step('a lot of scans: ours, one twice, one of another house, one without a code, a text', async () => {
    await registre.action('Rapprocher des scans');
    const autre = codeDe({ paquet: 'AUTRE0PAQUET', original: 1, page: 1 });
    const pages = [code(1), autre, code(3), null, code(1)].map((one, rang) => ({
      image: scannee(one, rang % 4),
      dpi: 100,
      jpeg: 40,
    }));
    await paquet.deposer([
      { nom: 'retour.pdf', type: 'application/pdf', octets: enPdf(pages) },
      { nom: 'photo.jpg', type: 'image/jpeg', octets: enJpeg(scannee(code(2), 1), 60) },
      { nom: 'note.txt', type: 'text/plain', octets: Buffer.from('Bonjour') },
    ]);
    await expect(paquet.scans.getByText(/^3.pages rapprochées.;.4.autres, à regarder\.$/u)).toBeVisible({
      timeout: 40_000,
    });
    await expect(paquet.trouvees).toHaveText([
      /retour\.pdf.*n°.1/u,
      /photo\.jpg.*n°.2/u,
      /retour\.pdf.*n°.3/u,
    ]);
    await expect(paquet.aRegarder).toHaveText([
      /Étrangère · retour\.pdf, p\..2.*ce registre ne connaît pas/u,
      /Non rapprochée · retour\.pdf, p\..4/u,
      /En double · retour\.pdf, p\..5.*retour\.pdf, p\..1/u,
      /Illisible · note\.txt.*PDF, en JPEG ou en PNG/u,
    ]);
    // Nothing is signed by having been read.
    await expect(paquet.grille.getByRole('gridcell', { name: /attendue/u })).toHaveCount(16);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('a person ticks who signed, types the day, and records', async () => {
    await paquet.trouvees
      .nth(0)
      .getByRole('button', { name: /^Tous ceux/u })
      .click();
    await paquet.trouvees.nth(1).getByRole('checkbox').first().check();
    await expect(page.getByText(/^5.signatures seront gardées avec le scan\.$/u)).toBeVisible();
    await paquet.enregistrer('2026-11-16');
    await registre.expectSaid(/5.signatures enregistrées/u);
    await expect(paquet.grille.getByRole('gridcell', { name: /signé le/u })).toHaveCount(5);
    await expect(
      paquet.grille.getByRole('gridcell', { name: /signé le .*montré par retour\.pdf, p\..1/u }),
    ).toHaveCount(4);
    // What was read is asked no more.
    await expect(paquet.trouvees.nth(0)).toContainText('toutes ses signatures sont enregistrées');
  });

  await test.step('the scans are pieces of the packet', async () => {
    await registre.onglet('Documents');
    await page.evaluate((to) => {
      window.location.hash = to;
    }, `/conventions/${CONVENTION_DEMONSTRATION}/documents?acte=pieces`);
    await expect(registre.main).toContainText('retour.pdf');
    await expect(registre.main).toContainText('photo.jpg');
    await expect(registre.main).not.toContainText('note.txt');
  });
});

test('a PDF signed electronically tells its signatures, and what nobody verified', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  const registre = new RegistrePage(page);
  const paquet = new PaquetPage(page);
  await paquet.ouvrirDansLaDemonstration();
  const par = identite('Camille EXEMPLE', '2025-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
  await registre.action('Rapprocher des scans');
  await paquet.deposer([
    {
      nom: 'signe.pdf',
      type: 'application/pdf',
      octets: signer({ par, date: '2026-11-20T10:30:00Z' }),
    },
  ]);
  const signatures = paquet.scans.getByRole('list', { name: 'Signatures électroniques de signe.pdf' });
  await expect(signatures.getByRole('listitem')).toHaveText([
    /Signature 1.: intacte.*Camille EXEMPLE.*Autorité d’essai.*20\/11\/2026 à 10:30 UTC/u,
  ]);
  await expect(paquet.scans).toContainText('N’est pas vérifié');
  expect(await violations(page)).toEqual([]);
});
