import { expect, test } from './fixtures';
import { FormulairePage, RegistrePage } from './pages/registre';

/*
 * The whole job on the real convention, as its users do it, in Electron and in a browser: signatures, avenant refused
 * then signed, formal notice, denunciation refused then accepted, three documents in hand.
 */

const CONVENTION = /Auvergne-Rhône-Alpes 2022-2028/;
const SIGNATURES = [
  ['Madame Fabienne BUCCIO', '2023-09-14'],
  ['Monsieur Olivier DUGRIP', '2023-09-19'],
  ['Monsieur Bruno FERREIRA', '2023-09-19'],
  ['Monsieur Laurent WAUQUIEZ', '2023-10-02'],
] as const;

/** A DOCX is a ZIP: its first bytes, and a size that a whole act has. */
function expectDocx(content: Buffer): void {
  expect(content.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(content.length).toBeGreaterThan(8_000);
}

test('the real convention, from unsigned to denounced', async ({ ouvrir, enregistrerDocument }) => {
  // A whole life, over several days of the clock: the application is opened for each.
  test.slow();
  let page = await ouvrir({ horloge: '2026-11-23' });
  let registre = new RegistrePage(page);
  let form = new FormulairePage(page);

  await test.step('open the sample: unsigned, no effect date', async () => {
    await registre.chargerConventionReelle();
    await registre.ouvrirConvention(CONVENTION);
    await expect(registre.main).toContainText('Non déterminé');
    await registre.onglet('Texte');
    await expect(registre.main).toContainText('pourra être dénoncée');
  });

  await test.step('an impossible date is refused and stays as typed', async () => {
    await registre.onglet('Parties et signataires');
    await registre.action('Enregistrer des signatures');
    const field = form.field(/Madame Fabienne BUCCIO/);
    await field.fill('31/02/2023');
    await form.submit('Enregistrer les signatures');
    await expect(field).toHaveValue('31/02/2023');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(registre.main).toContainText('Cette date n’existe pas');
  });

  await test.step('record the four signatures: effect and end appear with their causes', async () => {
    for (const [name, date] of SIGNATURES) await form.date(new RegExp(name), date);
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText('2 octobre 2023');
    await expect(registre.main).toContainText(/dernière des 4 signatures/);
    await expect(registre.main).toContainText('31 décembre 2028');
    await expect(registre.main).toContainText(/CPRDFOP 2022-2028/);
    await expect(registre.main).toContainText(/à confirmer/i);
  });

  await test.step('confirm the end date', async () => {
    await registre.action('Confirmer la date de fin');
    await form.date('Dernier jour de la convention', '2028-12-31');
    await form.fill('Fondement', 'CPRDFOP 2022-2028, dernière année d’exécution');
    await form.submit('Confirmer la date de fin');
    await registre.expectSaid('Date de fin confirmée.');
  });

  await test.step('ask for an avenant', async () => {
    await registre.onglet('Avenants');
    await registre.action('Demander un avenant');
    await form.check('La Région');
    await form.choose('Signataire qui porte la demande', /WAUQUIEZ/);
    await form.date('Date de la demande', '2026-02-02');
    await form.fill('Objet de l’avenant', 'Création d’un groupe technique des réseaux');
    await registre.main.getByRole('button', { name: 'Ajouter un article' }).click();
    await form.fill('Intitulé', 'Article 1er – Objet');
    await form.fill(
      'Alinéas',
      'Le présent avenant a pour objet la création d’un groupe technique des réseaux de l’orientation.',
    );
    await form.submit('Enregistrer la demande');
    await registre.expectSaid('Demande d’avenant enregistrée.');
  });

  await test.step('signing is refused, with the reason', async () => {
    await registre.refusee(
      'Enregistrer des signatures',
      /Aucun avis n’a été rendu.*Enregistrez l’avis.*art\.\s6, al\.\s3/u,
    );
    // A link kept from before leads to the form all the same: it says why, and keeps what is typed.
    await registre.ouvrirAdresse(`${new URL(page.url()).hash.slice(1)}/signer`);
    await form.date(/Madame Fabienne BUCCIO/, '2026-06-01');
    await form.submit('Enregistrer les signatures');
    await form.expectRefusal(/Aucun avis n’a été rendu/, /art\.\s6, al\.\s3/, /Enregistrez l’avis/);
    await expect(form.field(/Madame Fabienne BUCCIO/)).toHaveValue('01/06/2026');
  });

  await test.step('record the avis', async () => {
    await registre.action('Enregistrer l’avis du comité');
    // Something was typed: the form asks before it is left, and keeps it.
    await page.getByRole('dialog').getByRole('button', { name: 'Quitter et garder le brouillon' }).click();
    await form.date('Date de la séance', '2026-05-12');
    await form.check('Comité en séance plénière');
    await form.date(/Date de la convocation/, '2026-04-28');
    await form.fill(/Membres ayant voix délibérative/, '40');
    await form.fill(/Présents ou représentés/, '31');
    await form.fill(/^Pour/, '10');
    await form.fill(/^Contre/, '18');
    await form.fill(/^Abstentions/, '3');
    await form.fill(/^Ne prennent pas part/, '0');
    await form.check(/^Défavorable/i);
    await form.fill(/Texte de l’avis/, 'Le comité demande un bilan préalable.');
    await form.submit('Enregistrer l’avis');
    await registre.expectSaid('Avis du comité enregistré.');
  });

  await test.step('sign with the four: it takes effect', async () => {
    await registre.onglet('Avenants');
    await registre.action('Enregistrer des signatures');
    for (const [name] of SIGNATURES) await form.date(new RegExp(name), '2026-06-15');
    await form.submit('Enregistrer les signatures');
    await expect(registre.main).toContainText(/Avenant n°\s1/);
    await expect(registre.main).toContainText('En vigueur');
    await expect(registre.main).toContainText('15 juin 2026');
  });

  await test.step('send a formal notice: both dates and the reasoning', async () => {
    await registre.onglet('Mises en demeure');
    await registre.action('Préparer une mise en demeure');
    await form.check('La Région');
    await form.choose('Signataire de la lettre', /WAUQUIEZ/);
    await form.choose('Obligation ou passage non respecté', /ART3-4/);
    await form.fill(/^Faits/, 'Aucun représentant aux groupes de travail de septembre.');
    await form.date('Date des faits', '2026-09-10');
    await form.submit('Enregistrer le brouillon de lettre');
    await registre.action('Enregistrer la signature');
    await form.date('Date de signature de la lettre', '2026-11-20');
    await form.submit('Enregistrer la signature');
    await registre.action('Enregistrer l’envoi');
    for (let index = 0; index < 3; index += 1) {
      await form.field('Numéro de recommandé').nth(index).fill(`1A 123 456 789${index} 1`);
      await form.field('Date de dépôt').nth(index).fill('23/11/2026');
      await registre.main.getByRole('radio', { name: 'Preuve de dépôt conservée' }).nth(index).check();
      await form
        .field(/Référence de la preuve de dépôt/)
        .nth(index)
        .fill(`Preuve ${index + 1}`);
    }
    await form.submit('Enregistrer l’envoi');
    await expect(registre.main).toContainText('samedi 23 janvier 2027');
    await expect(registre.main).toContainText('lundi 25 janvier 2027');
    await registre.main.getByText('Raisonnement, pas à pas').first().click();
    await expect(registre.main).toContainText('CPC, art. 641');
    await expect(registre.main).toContainText('CPC, art. 642');
  });

  const denoncer = async (date: string) => {
    await registre.onglet('Mises en demeure');
    await registre.action('Notifier la dénonciation');
    await form.choose('Signataire de la dénonciation', /WAUQUIEZ/);
    await form.date('Date de notification', date);
    await form.fill('En quoi le manquement persiste', 'Aucun représentant n’a été désigné.');
    await form.check(/Je confirme que la décision/);
    await form.submit('Notifier la dénonciation');
  };

  await test.step('on the last day of the prudent delay, denunciation is refused', async () => {
    page = await ouvrir({ horloge: '2027-01-25' });
    registre = new RegistrePage(page);
    form = new FormulairePage(page);
    await registre.ouvrirConvention(CONVENTION);
    await denoncer('2027-01-25');
    await form.expectRefusal(/n’est pas expiré/, /article\s7/, /26 janvier 2027/);
    await expect(form.field('En quoi le manquement persiste')).toHaveValue(
      'Aucun représentant n’a été désigné.',
    );
  });

  await test.step('the day after, nothing has happened by itself, and it is accepted', async () => {
    page = await ouvrir({ horloge: '2027-01-26' });
    registre = new RegistrePage(page);
    form = new FormulairePage(page);
    await registre.ouvrirConvention(CONVENTION);
    await expect(registre.main).toContainText('En vigueur');
    await denoncer('2027-01-26');
    await registre.expectSaid('Dénonciation enregistrée.');
    await registre.action('Enregistrer la réception');
    await form.date('Date de réception', '2027-01-26');
    await form.submit('Enregistrer la réception');
    await expect(registre.main).toContainText('Résiliée');
  });

  await test.step('the four documents saved', async () => {
    await registre.onglet('Documents');
    const list = registre.main.getByRole('navigation', { name: 'Documents de la convention' });
    // The four acts, the state of the convention, its consolidated text, its comparison, the sheet of the week, and the pieces
    // beside them.
    await expect(list.getByRole('listitem')).toHaveCount(9);
    for (const name of [/^Convention/, /^Avenant/, /^Mise en demeure/, /Dénonciation/]) {
      await list.getByRole('link', { name }).first().click();
      const content = await enregistrerDocument(() =>
        registre.main.getByRole('button', { name: 'Enregistrer au format DOCX' }).click(),
      );
      expectDocx(content);
    }
  });

  await test.step('the journal holds, and every act is in it', async () => {
    await registre.allerA('Journal du registre');
    await expect(registre.main).toContainText('Dénonciation de la convention');
    await registre.action('Intégrité du journal');
    await registre.action('Vérifier l’intégrité');
    await expect(registre.main).toContainText(/intact/i);
  });
});
