import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { ROOT, expect, test } from './fixtures';
import { AtelierPage } from './pages/atelier';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * The life of a convention that is not the sample, in Electron and in a browser: its notice stands in article 4 and runs
 * three months from reception; an avenant makes it thirty days from first presentation; the president changes between
 * two signatures; notice and denunciation follow the new clause. The terminal lives it too (tests/cli/vie.test.ts).
 */

const AILLEURS = join(ROOT, 'tests/fixtures/conventions/article-4.json');
const ID = 'convention-ailleurs';
const CONVENTION = /d’ailleurs/;

/** The words of an act, as a reader of the file sees them. */
async function words(docx: Buffer): Promise<string> {
  const zip = await JSZip.loadAsync(docx);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  return xml
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replace(/[\u00A0\u202F]/gu, ' ');
}

test('a convention of elsewhere, under its own law from its import to its end', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  // A whole life, act after act.
  test.slow();
  let page = await ouvrir({ horloge: '2026-09-11' });
  let registre = new RegistrePage(page);
  let form = new FormulairePage(page);
  let atelier = new AtelierPage(page);
  const aller = async (suite: string): Promise<void> => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/conventions/${ID}/${suite}`);
  };
  const document = async (name: RegExp, exemplaire?: string): Promise<string> => {
    await registre.onglet('Documents');
    const list = registre.main.getByRole('navigation', { name: 'Documents de la convention' });
    await list.getByRole('link', { name }).first().click();
    if (exemplaire !== undefined)
      await registre.main.getByLabel('Exemplaire').selectOption({ label: exemplaire });
    return words(
      await enregistrerDocument(() =>
        registre.main.getByRole('button', { name: 'Enregistrer au format DOCX' }).click(),
      ),
    );
  };
  let avenantId = '';

  await test.step('it comes by a file, and says the clauses of its own text', async () => {
    await registre.allerA('Import et export');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'convention.json',
      mimeType: 'application/json',
      buffer: await readFile(AILLEURS),
    });
    await form.fill('Motif', 'Reprise de la convention');
    await form.submit('Importer');
    await expect(registre.title).toHaveText('Accueil');
    await expect(registre.main).toContainText(/Recueillir \d+\s+signatures?/u);
    await registre.ouvrirConvention(CONVENTION);
    await aller('clauses');
    await expect(registre.main).toContainText('Trois mois à compter de la réception');
    await aller('parties');
    await registre.action('Enregistrer des signatures');
    await form.date(/Paul PRÉFET/, '2024-01-15');
    await form.date(/Luc SORTANT/, '2024-01-15');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText('15 janvier 2024');
  });

  await test.step('an avenant is asked for, and the atelier asks what becomes of the clause', async () => {
    await registre.onglet('Avenants');
    await registre.action('Demander un avenant');
    await form.check('La Région');
    await form.choose('Signataire qui porte la demande', /SORTANT/);
    await form.date('Date de la demande', '2026-06-11');
    await form.fill('Objet de l’avenant', 'Préavis');
    await form.submit('Enregistrer la demande');
    await registre.expectSaid('Demande d’avenant enregistrée.');
    avenantId = await registre.acteId();
    await atelier.ouvrir(ID, avenantId);
    await atelier.selectionner('article-4-1', 'trois mois à compter de la réception');
    await atelier.main.getByRole('button', { name: 'Remplacer ces mots' }).click();
    await atelier.ecrire('Nouveaux mots', 'trente jours à compter de la première présentation');
    const clause = atelier.dialog.getByRole('group', { name: /clause de résiliation/ });
    await expect(clause).toContainText(/trois mois à compter de la réception/);
    await clause.getByRole('radio', { name: 'Nouveaux paramètres' }).check();
    await expect(clause.getByRole('textbox', { name: 'Nombre' })).toHaveValue('30');
    await atelier.ajouter();
    await expect(atelier.main).toContainText('Prêt à signer');
  });

  await test.step('the avis is given on the words and on the clause', async () => {
    await aller(`avenants/${avenantId}/avis`);
    await form.date('Date de la séance', '2026-06-25');
    await form.check('Comité en séance plénière');
    await form.date(/Date de la convocation/, '2026-06-10');
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

  await test.step('one signs; the president changes, without an avenant; the new one signs', async () => {
    await aller(`avenants/${avenantId}/signer`);
    await form.date(/Paul PRÉFET/, '2026-07-01');
    await form.submit('Enregistrer les signatures');
    await registre.expectSaid('Signature enregistrée.');
    await aller('parties');
    await registre.choisir(/Luc SORTANT/);
    await registre.action('Changer de titulaire');
    await form.check('Madame');
    await form.fill('Prénom', 'Ada');
    await form.fill(/^Nom/, 'ÉLUE');
    await form.date('À compter du', '2026-07-06');
    await form.fill(/^Source/, 'élection du 6 juillet 2026');
    await form.fill('Intitulé de la fonction', 'Présidente');
    await form.submit('Enregistrer le titulaire');
    await registre.expectSaid('Le titulaire est enregistré.');
    await aller(`avenants/${avenantId}/signer`);
    await form.date(/ÉLUE/, '2026-07-15');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText(/Avenant n°\s1/);
    const acte = await document(/^Avenant/, 'Copie, avec les jours des signatures');
    expect(acte).toMatch(/Le Préfet de région,\s+Signé le 1er juillet 2026\s+Monsieur Paul PRÉFET/u);
    expect(acte).toMatch(/La Présidente,\s+Signé le 15 juillet 2026\s+Madame Ada ÉLUE/u);
    const convention = await document(/^Convention/);
    expect(convention).toContain('Luc SORTANT');
    expect(convention).not.toContain('Ada ÉLUE');
  });

  await test.step('a notice under the new clause: nothing runs until it is presented', async () => {
    await registre.onglet('Mises en demeure');
    await registre.action('Préparer une mise en demeure');
    await form.check('La Région');
    await form.choose('Signataire de la lettre', /ÉLUE/);
    await form.choose(/^Obligation/, /ART3-1/);
    await form.fill(/^Faits/, 'Le bilan de 2025 n’a pas été transmis.');
    await form.date('Date des faits', '2026-06-01');
    await form.submit('Enregistrer le brouillon de lettre');
    await registre.action('Enregistrer la signature');
    await form.date('Date de signature de la lettre', '2026-09-02');
    await form.submit('Enregistrer la signature');
    await registre.action('Enregistrer l’envoi');
    await form.fill('Numéro de recommandé', '1A 123 456 7890 1');
    await form.date('Date de dépôt', '2026-09-02');
    await form.check('Preuve de dépôt conservée');
    await form.fill(/Référence de la preuve de dépôt/, 'Preuve n° 1');
    await form.submit('Enregistrer l’envoi');
    await expect(registre.main).toContainText('Délai non déterminé');
    await registre.action(/^Suivre/);
    await form.date('Première présentation', '2026-09-04');
    await form.date('Distribution (avis de réception signé)', '2026-09-10');
    await form.submit('Enregistrer le suivi');
    await expect(registre.main).toContainText('dimanche 4 octobre 2026');
    await expect(registre.main).toContainText('lundi 5 octobre 2026');
    const lettre = await document(/^Mise en demeure/);
    expect(lettre).toContain(
      'un délai de 30 jours à compter de la première présentation de la présente lettre',
    );
    // The day the delay ends is known once the letter was sent: it has left by then, and says none.
    expect(lettre).not.toContain('5 octobre 2026');
    expect(lettre).not.toContain('trois mois');
  });

  const denoncer = async (jour: string): Promise<void> => {
    page = await ouvrir({ horloge: jour });
    registre = new RegistrePage(page);
    form = new FormulairePage(page);
    atelier = new AtelierPage(page);
    await registre.ouvrirConvention(CONVENTION);
    await registre.onglet('Mises en demeure');
    await registre.action('Notifier la dénonciation');
    await form.choose('Signataire de la dénonciation', /ÉLUE/);
    await form.date('Date de notification', jour);
    await form.fill('En quoi le manquement persiste', 'Le bilan n’a toujours pas été transmis.');
    await form.check(/Je confirme que la décision/);
    await form.submit('Notifier la dénonciation');
  };

  await test.step('on the last day of the delay, it is not denounced', async () => {
    await denoncer('2026-10-05');
    await form.expectRefusal(/30 jours n’est pas expiré/, /article\s4/, /6 octobre 2026/);
  });

  await test.step('the day after it is, and the letter says what the clock says', async () => {
    await denoncer('2026-10-06');
    await registre.expectSaid('Dénonciation enregistrée.');
    await registre.action('Enregistrer la réception');
    await form.date('Date de réception', '2026-10-06');
    await form.submit('Enregistrer la réception');
    await expect(registre.main).toContainText('Résiliée');
    expect(await document(/Dénonciation/)).toContain(
      'Le délai de 30 jours à compter de la première présentation (4 septembre 2026) a expiré le 5 octobre 2026',
    );
  });
});
