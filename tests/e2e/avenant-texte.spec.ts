import JSZip from 'jszip';
import { expect, test } from './fixtures';
import { AtelierPage } from './pages/atelier';
import { FormulairePage, RegistrePage } from './pages/registre';
import { ComparaisonPage, TextePage } from './pages/texte';

/*
 * An avenant written on the text itself, on the real convention, in Electron and in a browser: words picked with the
 * mouse, an article inserted, a sentence pasted, the avis, the signatures.
 */

const CONVENTION = /Auvergne-Rhône-Alpes 2022-2028/;
const SIGNATAIRES = [/BUCCIO/, /DUGRIP/, /FERREIRA/, /WAUQUIEZ/];

test('an avenant is written by picking passages of the convention', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  const atelier = new AtelierPage(page);
  let conventionId = '';
  let avenantId = '';

  await test.step('the real convention, signed by the four', async () => {
    await registre.chargerConventionReelle();
    await registre.ouvrirConvention(CONVENTION);
    await registre.onglet('Parties et signataires');
    await registre.action('Enregistrer des signatures');
    for (const name of SIGNATAIRES) await form.date(name, '2023-10-02');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText('2 octobre 2023');
  });

  await test.step('ask for an avenant', async () => {
    await registre.onglet('Avenants');
    await registre.action('Demander un avenant');
    await form.check('La Région');
    await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
    await form.date('Date de la demande', '2026-02-02');
    await form.fill('Objet de l’avenant', 'Création d’un groupe technique des réseaux');
    await form.submit('Enregistrer la demande');
    await registre.expectSaid('Demande d’avenant enregistrée.');
    avenantId = await registre.acteId();
    [, conventionId = ''] = /conventions\/([^/]+)\//u.exec(page.url()) ?? [];
    await atelier.ouvrir(conventionId, avenantId);
    await expect(atelier.main).toContainText('Rien à contrôler encore');
  });

  await test.step('words of article 6, picked with the mouse, are replaced', async () => {
    await atelier.selectionner('art6-3', "à la demande de l'une des parties");
    await atelier.main.getByRole('button', { name: 'Remplacer ces mots' }).click();
    await expect(atelier.dialog).toContainText('à la demande de l’une des parties');
    await atelier.ecrire('Nouveaux mots', "à la demande motivée de l'une des parties");
    await expect(atelier.apercu).toContainText(/Au troisième alinéa de l’article\s6, les mots/);
    // They say who may ask for an avenant: the clause stays as it is.
    await atelier.dialog.getByRole('radio', { name: 'Inchangée' }).check();
    await atelier.ajouter();
    await expect(atelier.modifications).toHaveCount(1);
    await expect(atelier.main.locator('[data-alinea="art6-3"] ins')).toHaveText(/motivée/);
  });

  await test.step('an article 4-1 is inserted after article 4', async () => {
    await atelier.menu(/^Modifier l’article\s4$/, 'Insérer un article après');
    await expect(atelier.dialog.getByRole('textbox', { name: 'Numéro' })).toHaveValue('4-1');
    await atelier.ecrire('Intitulé', 'ARTICLE 4-1 : GROUPE TECHNIQUE DES RÉSEAUX');
    await atelier.ecrire(
      'Nouveau texte',
      'Un groupe technique des réseaux est institué.\nIl se réunit deux fois par an.',
    );
    await expect(atelier.apercu).toContainText(/Après l’article\s4, il est inséré un article\s4-1/);
    await atelier.ajouter();
    await expect(atelier.main.getByRole('heading', { name: /ARTICLE\s4-1/ })).toBeVisible();
  });

  await test.step('a sentence is pasted, read, and kept', async () => {
    await atelier.coller(
      "À l'article 7, les mots : « deux mois » sont remplacés par les mots : « trois mois ».",
    );
    await expect(atelier.main).toContainText(/Lecture sûre/);
    await atelier.main.getByRole('radio', { name: 'Nouveaux paramètres' }).check();
    await expect(atelier.main.getByRole('textbox', { name: 'Nombre' })).toHaveValue('3');
    await atelier.main.getByRole('button', { name: 'Retenir cette modification' }).click();
    await expect(atelier.modifications).toHaveCount(3);
    await expect(atelier.main).toContainText('Prêt à signer');
  });

  await test.step('the simulation shows what would change, and records nothing', async () => {
    await atelier.main.getByRole('link', { name: 'Simuler' }).click();
    await expect(atelier.main).toContainText('Rien n’est enregistré');
    await expect(atelier.main.getByRole('heading', { name: 'Texte comparé' })).toBeVisible();
  });

  await test.step('record the avis', async () => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/conventions/${conventionId}/avenants/${avenantId}/avis`);
    await form.date('Date de la séance', '2026-05-12');
    await form.check('Comité en séance plénière');
    await form.date(/Date de la convocation/, '2026-04-28');
    await form.fill(/Membres ayant voix délibérative/, '40');
    await form.fill(/Présents ou représentés/, '31');
    await form.fill(/^Pour/, '25');
    await form.fill(/^Contre/, '3');
    await form.fill(/^Abstentions/, '3');
    await form.fill(/^Ne prennent pas part/, '0');
    await form.check(/^Favorable$/i);
    await form.fill(/Texte de l’avis/, 'Le comité est favorable.');
    await form.submit('Enregistrer l’avis');
    await registre.expectSaid('Avis du comité enregistré.');
  });

  await test.step('sign with the four: it takes effect, and the text closes', async () => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/conventions/${conventionId}/avenants/${avenantId}/signer`);
    for (const name of SIGNATAIRES) await form.date(name, '2026-06-15');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText(/Avenant n°\s1/);
    await atelier.ouvrir(conventionId, avenantId);
    await expect(atelier.main).toContainText('Ce texte se lit, il ne s’écrit plus');
    await expect(atelier.main.getByRole('button', { name: /^Modifier/ })).toHaveCount(0);
    await expect(atelier.modifications).toHaveCount(3);
  });

  await test.step('read the convention the day before and the day after, and export the redline', async () => {
    const texte = new TextePage(page);
    const comparaison = new ComparaisonPage(page);
    await registre.ouvrirConvention(CONVENTION);
    await registre.onglet('Texte');
    await texte.readOn('2026-06-14', 'celui de la convention signée');
    await expect(texte.article(/ARTICLE\s7/)).toContainText('deux mois');
    await expect(texte.article(/ARTICLE\s4-1/)).toHaveCount(0);
    await texte.readOn('2026-06-15', '1 avenant appliqué');
    await expect(texte.article(/ARTICLE\s7/)).toContainText('trois mois');
    await expect(texte.article(/ARTICLE\s4-1/)).toContainText('Il se réunit deux fois par an.');
    await registre.main.getByRole('link', { name: 'Comparer deux versions' }).click();
    await comparaison.quick(/^Avant et après/);
    await expect(comparaison.sheet.locator('del').filter({ hasText: 'deux' }).first()).toBeVisible();
    const file = await enregistrerDocument(() =>
      registre.main.getByRole('button', { name: /marques de révision/ }).click(),
    );
    const zip = await JSZip.loadAsync(file);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(xml).toMatch(/<w:ins [^>]*w:author="Avenant n°.1"/u);
    expect(xml).toMatch(/<w:del [^>]*w:author="Avenant n°.1"/u);
    expect(xml).toContain('<w:delText');
  });
});
