import { expect, test } from './fixtures';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * A convention signed years ago, taken over in the window: its signatures, its avis, an avenant and the avis found after
 * it, a notice whose number nobody kept. What was irregular is said, what nothing proves is marked, nothing is refused.
 */

const ID = 'convention-aura-2022-2028';
const CONVENTION = /Auvergne-Rhône-Alpes 2022-2028/;
const MOTIF = 'Repris de l’historique : motif';
const DOSSIER = 'Dossier papier de 2023, retrouvé sans accusé';
const MENTION = 'Repris de l’historique, déclaratif';

test('the past of a convention enters by the window, declared where nothing proves it', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: '2026-06-01' });
  const registre = new RegistrePage(page);
  const form = new FormulairePage(page);
  const aller = async (suite: string): Promise<void> => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/conventions/${ID}/${suite}`);
  };

  await test.step('its signatures, with their reason', async () => {
    await registre.chargerConventionReelle();
    await registre.ouvrirConvention(CONVENTION);
    await aller('signer');
    // Asked of the past alone.
    await form.date(/Madame Fabienne BUCCIO/, '2026-06-01');
    await expect(form.field(MOTIF)).toHaveCount(0);
    for (const nom of [/BUCCIO/, /DUGRIP/, /FERREIRA/, /WAUQUIEZ/]) await form.date(nom, '2023-07-10');
    await form.fill(MOTIF, 'x');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main.getByRole('alert').first()).toBeVisible();
    await form.fill(MOTIF, DOSSIER);
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText(`Repris de l’historique (déclaratif) : ${DOSSIER}`);
    await expect(registre.main).toContainText('Défaut de cet acte du passé : Aucun avis du comité');
  });

  await test.step('the avis on it: taken over with it, without the words that are lost', async () => {
    await aller('avis/nouveau');
    await expect(registre.main).toContainText('Ce texte est repris de l’historique');
    await form.date('Date de la séance', '2023-05-04');
    await form.check('Comité en séance plénière');
    await form.check('Favorable avec réserves');
    await form.submit('Enregistrer l’avis');
    await expect(registre.main).toContainText(MENTION);
    await aller('parties');
    await expect(registre.main).toContainText(`Repris de l’historique (déclaratif) : ${DOSSIER}`);
    await expect(registre.main).not.toContainText('Aucun avis du comité');
  });

  await test.step('an avenant signed without avis, and the avis found since', async () => {
    await aller('avenants/nouveau');
    await form.check('La Région');
    await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
    await form.date('Date de la demande', '2024-04-01');
    await form.fill(MOTIF, DOSSIER);
    await form.fill('Objet de l’avenant', 'Clause de revoyure');
    await registre.action('Insérer la trame usuelle');
    await form.main
      .getByRole('textbox', { name: 'Alinéas' })
      .nth(1)
      .fill('Les parties se réunissent chaque année.');
    await form.submit('Enregistrer la demande');
    await expect(registre.main).toContainText('Clause de revoyure');
    await registre.action('Enregistrer des signatures');
    for (const nom of [/BUCCIO/, /DUGRIP/, /FERREIRA/, /WAUQUIEZ/]) await form.date(nom, '2024-05-15');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText(MENTION);
    await expect(registre.main).toContainText('Défaut de cet acte du passé : Aucun avis');
    // Signed by all, it still takes the avis of its day.
    await registre.action('Enregistrer un avis');
    await form.date('Date de la séance', '2024-05-02');
    await form.check('Comité en séance plénière');
    await form.check(/^Favorable$/u);
    await form.submit('Enregistrer l’avis');
    await expect(registre.main).toContainText('2 mai 2024');
    await registre.onglet('Avenants');
    await expect(registre.main).not.toContainText('Aucun avis');
  });

  await test.step('a notice, its letter and its sending, whose number nobody kept', async () => {
    await aller('mises-en-demeure/nouvelle');
    await form.check('La Région');
    await form.choose('Signataire de la lettre', /WAUQUIEZ/);
    // An avenant that changed none of them brought none of them in.
    await expect(registre.main.getByRole('combobox', { name: /^Obligation/u })).not.toContainText(
      'issue de l’avenant',
    );
    await form.choose(/^Obligation ou passage non respecté/u, /ART3-2/);
    await form.fill(/^Faits/u, 'Le bilan n’a pas été transmis.');
    await form.date('Date des faits', '2024-09-02');
    await form.fill(MOTIF, DOSSIER);
    await form.submit('Enregistrer le brouillon de lettre');
    await expect(registre.main).toContainText(MENTION);
    await registre.action('Enregistrer la signature');
    await form.date('Date de signature de la lettre', '2024-10-01');
    await form.submit('Enregistrer la signature');
    await registre.action('Enregistrer l’envoi');
    await form.main.getByRole('textbox', { name: 'Date de dépôt' }).first().fill('02/10/2024');
    await form.main.getByRole('radio', { name: 'Sans preuve jointe (déclaratif)' }).first().check();
    await form.submit('Enregistrer l’envoi');
    await expect(registre.main).toContainText(
      'Défaut de cet acte du passé : Le numéro de recommandé n’est pas indiqué.',
    );
    await registre.onglet('Chronologie');
    await expect(registre.main).toContainText('(repris de l’historique, déclaratif) : envoi recommandé');
  });
});
