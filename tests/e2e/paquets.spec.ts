import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { violations } from './pages/axe';
import { AtelierPage } from './pages/atelier';
import { look } from './pages/regard';
import { Compteur } from './pages/compteur';
import { PaquetPage } from './pages/paquet';
import { FormulairePage, RegistrePage, typed } from './pages/registre';

/*
 * The packet of an avenant of the real convention: four originals, four signatories. Someone refuses once, and the
 * president changes on the way. What it costs is counted, from the draft that only wants signatures to the last one.
 */

/** The real convention signed by all, and an avenant on which the committee has given its avis. */
async function avenantASigner(page: Page): Promise<void> {
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  const atelier = new AtelierPage(page);
  await registre.chargerConventionReelle();
  await registre.ouvrirConvention(/Auvergne-Rhône-Alpes 2022-2028/);
  await registre.onglet('Parties et signataires');
  await registre.action('Enregistrer des signatures');
  await form.date('Date commune', '2023-10-02');
  await form.cocher(/^Tous les signataires/);
  await form.submit('Enregistrer les signatures');
  await expect(registre.main).toContainText(/dernière des 4 signatures/);
  await registre.onglet('Avenants');
  await registre.action('Demander un avenant');
  await form.check('La Région');
  await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
  await form.date('Date de la demande', '2026-02-02');
  await form.fill('Objet de l’avenant', 'Actualisation des axes');
  await form.submit('Enregistrer la demande');
  await registre.acteId();
  await registre.action('Rédiger les modifications');
  await atelier.selectionner('art4-3', 'en 7 axes');
  await atelier.main.getByRole('button', { name: 'Remplacer ces mots' }).click();
  await atelier.ecrire('Nouveaux mots', 'en 8 axes');
  await atelier.ajouter();
  await atelier.main.getByRole('link', { name: 'Avenants' }).click();
  await registre.action('Enregistrer un avis');
  await form.date('Date de la séance', '2026-03-02');
  await form.check('Comité en séance plénière');
  await form.check(/^Favorable$/i);
  await form.submit('Enregistrer l’avis');
  await expect(registre.main).toContainText('Avis rendu, à signer');
}

test('four originals, four signatories, a refusal and a new president on the way', async ({
  ouvrir,
  enregistrerDocument,
  porte,
  playwright,
  launchOptions,
}, info) => {
  // A whole life, act after act.
  test.slow();
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await avenantASigner(page);
  const compteur = new Compteur(page);
  const registre = new RegistrePage(compteur.page);
  const form = new FormulairePage(compteur.page);
  const paquet = new PaquetPage(compteur.page);

  await test.step('the packet is opened from the avenant', async () => {
    await registre.action('Ouvrir le paquet');
    await form.date('Date de départ', '2026-04-01');
    await form.check(/^Papier/u);
    await form.check(/^Tous ensemble/u);
    await form.submit('Ouvrir le paquet');
    await registre.acteId();
    await expect(paquet.grille.getByRole('gridcell')).toHaveCount(16);
    await expect(paquet.grille.getByRole('gridcell', { name: /attendue/u })).toHaveCount(16);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('two sign; the third refuses, and the circuit goes round again', async () => {
    await paquet.signerLigne(/BUCCIO/u, '2026-04-02');
    await paquet.signerLigne(/DUGRIP/u, '2026-04-03');
    await registre.action('Enregistrer un refus');
    await paquet.dialogue.getByRole('combobox', { name: 'Signataire' }).selectOption({ index: 1 });
    await paquet.dialogue.getByRole('textbox', { name: /^Date/u }).fill(typed('2026-04-07'));
    await paquet.dialogue.getByRole('textbox', { name: 'Motif' }).fill('Une annexe est à vérifier');
    await paquet.dialogue.getByRole('button', { name: 'Enregistrer un refus' }).click();
    await expect(registre.main).toContainText('Refusé, à reprendre ou à retirer');
    await registre.action('Reprendre le circuit');
    await paquet.dialogue.getByRole('textbox', { name: /^Date/u }).fill(typed('2026-04-08'));
    await paquet.dialogue.getByRole('button', { name: 'Reprendre le circuit' }).click();
    await expect(registre.main).toContainText('Circuits archivés');
  });

  await test.step('the president changes while the originals are out: it is said', async () => {
    await registre.onglet('Parties et signataires');
    await registre.choisir(/WAUQUIEZ/u);
    await registre.action('Changer de titulaire');
    await form.check(/^Monsieur$/u);
    await form.fill('Prénom', 'Fabrice');
    await form.fill(/^Nom/u, 'PANNEKOUCKE');
    await form.date(/^À compter du/u, '2026-04-10');
    await form.fill(/^Source/u, 'élection du 10 avril 2026');
    await form.submit('Enregistrer le titulaire');
    await registre.onglet('Paquets');
    await expect(registre.main).toContainText('Un titulaire a changé pendant que le paquet circule');
  });

  await test.step('the last two sign: the packet is complete, and the avenant is in force', async () => {
    await paquet.signerLigne(/FERREIRA/u, '2026-04-13');
    await paquet.signerLigne(/PANNEKOUCKE/u, '2026-04-14');
    await expect(registre.main).toContainText('Tous les originaux portent toutes les signatures');
    await expect(paquet.grille.getByRole('gridcell', { name: /signé le/u })).toHaveCount(16);
  });

  let fichier: Buffer;
  await test.step('it leaves as one file', async () => {
    expect(await look(page, porte, 'paquet')).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    fichier = await enregistrerDocument(() => registre.action('Exporter le paquet (ZIP)'));
  });

  compteur.verdict('Paquet d’un avenant, du projet avisé au paquet exporté', 40);

  await test.step('which any browser verifies, without a network', async () => {
    const html = info.outputPath('verifier.html');
    const zip = await JSZip.loadAsync(fichier);
    await writeFile(html, (await zip.file('verifier.html')?.async('nodebuffer')) ?? '');
    const browser = await playwright.chromium.launch(launchOptions);
    try {
      const alone = await browser.newContext({ offline: true });
      const verifier = await alone.newPage();
      const asked: string[] = [];
      verifier.on('request', (request) => asked.push(request.url()));
      await verifier.goto(pathToFileURL(html).href);
      expect(await violations(verifier)).toEqual([]);
      const depot = verifier.getByLabel('Fichier ZIP', { exact: true });
      const remettre = (buffer: Buffer) =>
        depot.setInputFiles({ name: 'paquet.zip', mimeType: 'application/zip', buffer });
      await remettre(fichier);
      await expect(verifier.getByRole('status')).toHaveText('Ce paquet est intact.');
      await expect(verifier.getByRole('listitem').filter({ hasText: '16 signatures' })).toContainText(
        'Conforme',
      );
      const change = Buffer.from(fichier);
      const at = change.indexOf('word/document.xml') + 60;
      change[at] = (change[at] ?? 0) ^ 1;
      await remettre(change);
      await expect(verifier.getByRole('status')).toHaveText('Ce paquet a un défaut.');
      await expect(verifier.getByRole('listitem').filter({ hasText: 'Défaut' })).toContainText(
        /original-1-sur-4\.docx » a été altérée/u,
      );
      // The page itself, and nothing else.
      expect(asked.filter((url) => !url.endsWith('/verifier.html'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  await registre.onglet('Avenants');
  await expect(registre.main).toContainText('En vigueur');
});
