import { expect, test } from './fixtures';
import { AtelierPage } from './pages/atelier';
import { Compteur } from './pages/compteur';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * What the two main jobs cost those who do them, in clicks and filled fields, on the screen of an office laptop: an
 * avenant from its request to what it changed, with an avis as short as the rule allows; a formal notice from its draft
 * to the fate of its letters. No date is filled in beforehand: each one counts.
 */

const SIGNATURE = '2023-10-02';

/** The real convention, signed by all: where both jobs begin. */
async function signee(registre: RegistrePage, form: FormulairePage): Promise<void> {
  await registre.chargerConventionReelle();
  await registre.ouvrirConvention(/Auvergne-Rhône-Alpes 2022-2028/);
  await registre.onglet('Parties et signataires');
  await registre.action('Enregistrer des signatures');
  await form.date('Date commune', SIGNATURE);
  await form.cocher(/^Tous les signataires/);
  await form.submit('Enregistrer les signatures');
  await expect(registre.main).toContainText(/dernière des 4 signatures/);
}

test('an avenant, from its request to its redline', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await signee(new RegistrePage(page), new FormulairePage(page));
  const compteur = new Compteur(page);
  const registre = new RegistrePage(compteur.page);
  const form = new FormulairePage(compteur.page);
  const atelier = new AtelierPage(compteur.page);

  await test.step('the request', async () => {
    await registre.onglet('Avenants');
    await registre.action('Demander un avenant');
    await form.check('La Région');
    await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
    await form.date('Date de la demande', '2026-02-02');
    await form.fill('Objet de l’avenant', 'Actualisation des axes');
    await form.submit('Enregistrer la demande');
  });
  const avenantId = await registre.acteId();

  await test.step('what it changes', async () => {
    await registre.action('Rédiger les modifications');
    await atelier.selectionner('art4-3', 'en 7 axes');
    compteur.ajouter();
    await atelier.main.getByRole('button', { name: 'Remplacer ces mots' }).click();
    await atelier.ecrire('Nouveaux mots', 'en 8 axes');
    await atelier.ajouter();
    await atelier.main.getByRole('link', { name: 'Avenants' }).click();
  });

  await test.step('the committee is asked, and answers', async () => {
    await registre.action('Saisir le comité');
    await form.date('Date de la saisine', '2026-02-10');
    await form.submit('Enregistrer la saisine');
    await expect(registre.main).toContainText('Comité saisi');
    await registre.action('Enregistrer un avis');
    await form.date('Date de la séance', '2026-03-02');
    await form.check('Comité en séance plénière');
    await form.check(/^Favorable$/i);
    await form.submit('Enregistrer l’avis');
    await expect(registre.main).toContainText('Avis rendu, à signer');
  });

  await test.step('the four signatures of a day are one gesture', async () => {
    await registre.action('Enregistrer des signatures');
    await form.date('Date commune', '2026-04-01');
    await form.cocher(/^Tous les signataires/);
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText('En vigueur');
    expect(await registre.acteId()).toBe(avenantId);
  });

  await test.step('what it changed, and the text it leaves', async () => {
    await registre.action('Voir ce qu’il a changé');
    await expect(registre.main.locator('ins').filter({ hasText: '8' }).first()).toBeVisible();
    await registre.main.getByRole('link', { name: /Auvergne-Rhône-Alpes 2022-2028/ }).click();
    await expect(registre.main).toContainText('en 8 axes');
  });

  compteur.verdict('Avenant, de la demande au texte comparé', 30);
});

test('a formal notice, from its draft to the fate of its letters', async ({ ouvrir }) => {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await signee(new RegistrePage(page), new FormulairePage(page));
  const compteur = new Compteur(page);
  const registre = new RegistrePage(compteur.page);
  const form = new FormulairePage(compteur.page);

  await test.step('the letter', async () => {
    await registre.onglet('Mises en demeure');
    await registre.action('Préparer une mise en demeure');
    await form.check('La Région');
    await form.choose('Signataire de la lettre', /WAUQUIEZ/);
    await form.choose('Obligation ou passage non respecté', /ART3-4/);
    await form.fill(/^Faits/, 'Aucun représentant aux groupes de travail de septembre.');
    await form.date('Date des faits', '2026-09-10');
    await form.submit('Enregistrer le brouillon de lettre');
    await expect(registre.main).toContainText('en préparation');
    await registre.action('Enregistrer la signature');
    await form.date('Date de signature de la lettre', '2026-11-02');
    await form.submit('Enregistrer la signature');
    await expect(registre.main).toContainText('Signée, à envoyer');
  });

  await test.step('three letters left at the post office together', async () => {
    await registre.action('Enregistrer l’envoi');
    await form.date('Jour du dépôt, pour toutes', '2026-11-03');
    await form.check(/^Gardé$/u);
    for (let rang = 0; rang < 3; rang += 1) {
      await form.field('Numéro de recommandé').nth(rang).fill(`1A 123 456 789${rang} 1`);
      await form
        .field(/Référence de la preuve de dépôt/)
        .nth(rang)
        .fill(`Preuve ${rang + 1}`);
    }
    await form.submit('Enregistrer l’envoi');
    await expect(registre.main).toContainText('Délai en cours');
  });

  await test.step('each is followed to its addressee', async () => {
    for (let rang = 0; rang < 3; rang += 1) {
      await registre.action('Suivre l’envoi');
      await form.date('Distribution (avis de réception signé)', '2026-11-05');
      await form.submit('Enregistrer le suivi');
      await registre.acteId();
    }
    await expect(registre.main.getByRole('link', { name: 'Suivre l’envoi' })).toHaveCount(0);
  });

  compteur.verdict('Mise en demeure, du projet au suivi des trois lettres', 30);
});
