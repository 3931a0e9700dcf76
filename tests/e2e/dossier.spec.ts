import { expect, test } from './fixtures';
import { DossierPage } from './pages/dossier';

/*
 * A case by its screens, from the notice to the end of the convention: three addressees, one of them unknown at his
 * address, then written to again; a denunciation too early, then in time; a letter that nobody collects; and, in
 * between, a préfet and a president who change.
 */

const CONVENTION = /Auvergne-Rhône-Alpes 2022-2028/;

test('a case, from its notice to the end of the convention', async ({ ouvrir, enregistrerDocument }) => {
  test.slow();
  const jour = async (horloge: string): Promise<DossierPage> => {
    const page = await ouvrir({ horloge });
    await page.setViewportSize({ width: 1366, height: 768 });
    return new DossierPage(page, CONVENTION);
  };
  const auDossier = async (horloge: string): Promise<DossierPage> => {
    const dossier = await jour(horloge);
    await dossier.ouvrir();
    await dossier.registre.onglet('Mises en demeure');
    return dossier;
  };
  let dossier = await jour('2026-12-15');

  await test.step('a notice to three addressees, one of them unknown at his address', async () => {
    const { registre, form, main } = dossier;
    await registre.chargerConventionReelle();
    await dossier.ouvrir();
    await registre.onglet('Parties et signataires');
    await registre.action('Enregistrer des signatures');
    await form.date('Date commune', '2023-10-02');
    await form.cocher(/^Tous les signataires/);
    await form.submit('Enregistrer les signatures');
    await expect(main).toContainText(/dernière des 4 signatures/);
    await registre.onglet('Mises en demeure');
    await dossier.preparer(/ART3-4/, 'Aucun représentant aux groupes de travail de septembre.', {
      faits: '2026-09-10',
      lettre: '2026-11-20',
    });
    await dossier.deposer(
      'Enregistrer l’envoi',
      '2026-11-23',
      [1, 2, 3].map((rang) => ({ numero: `1A 123 456 7890 ${rang}`, preuve: `Preuve ${rang}` })),
    );
    await expect(main).toContainText('Délai en cours');
    await dossier.suivre({ distribution: '2026-11-26' });
    await dossier.suivre({ retour: { motif: /inconnu à l’adresse/iu, date: '2026-11-30' } });
    await dossier.suivre({ distribution: '2026-11-27' });
    await expect(main).toContainText('Adresse inconnue');
    await registre.refusee('Notifier la dénonciation', /adresse inconnue/u);
  });

  await test.step('written to again, the clock runs from the last letter that reached somebody', async () => {
    await dossier.registre.action('Ajouter un envoi');
    const recteur = dossier.main.getByRole('group', { name: /DUGRIP/ });
    await recteur.getByRole('textbox', { name: 'Numéro de recommandé' }).fill('1A 123 456 7890 4');
    await recteur.getByRole('textbox', { name: 'Date de dépôt' }).fill('01/12/2026');
    await recteur.getByRole('radio', { name: 'Preuve de dépôt conservée' }).check();
    await recteur.getByRole('textbox', { name: /Référence de la preuve de dépôt/ }).fill('Preuve 4');
    await dossier.form.submit('Enregistrer l’envoi');
    await expect(dossier.main).toContainText('lundi 1er février 2027');
  });

  await test.step('meanwhile the préfet and the president change: the letter that left keeps its names', async () => {
    dossier = await jour('2027-01-20');
    await dossier.ouvrir();
    await dossier.changerTitulaire(/BUCCIO/, {
      civilite: 'Monsieur',
      prenom: 'Paul',
      nom: 'NOMMÉ',
      debut: '2027-01-05',
      source: 'Décret du 20 décembre 2026',
    });
    await dossier.changerTitulaire(/WAUQUIEZ/, {
      civilite: 'Monsieur',
      prenom: 'Luc',
      nom: 'ÉLU',
      debut: '2027-01-10',
      source: 'Élection du 10 janvier 2027',
    });
    const lettre = await dossier.document(/^Mise en demeure/, enregistrerDocument);
    expect(lettre).toContain('WAUQUIEZ');
    expect(lettre).toContain('BUCCIO');
    expect(lettre).not.toContain('NOMMÉ');
    expect(lettre).not.toContain('ÉLU');
  });

  await test.step('the last day is too early, and why is said', async () => {
    dossier = await auDossier('2027-02-01');
    await dossier.registre.refusee('Notifier la dénonciation', /n’est pas expiré/u);
  });

  await test.step('the day after, it is notified, by and to those who hold the offices now', async () => {
    dossier = await auDossier('2027-02-02');
    await dossier.denoncer(/ÉLU/, '2027-02-02');
    await dossier.registre.expectSaid('Dénonciation enregistrée.');
    const acte = await dossier.document(/Dénonciation/, enregistrerDocument);
    expect(acte).toContain('Luc ÉLU');
    expect(acte).toContain('Paul NOMMÉ');
    expect(acte).not.toContain('WAUQUIEZ');
  });

  await test.step('three letters leave; one is not collected in its fifteen days: received on its presentation', async () => {
    dossier = await auDossier('2027-02-25');
    await dossier.deposer(
      'Enregistrer l’envoi à chaque destinataire',
      '2027-02-02',
      [1, 2, 3].map((rang) => ({ numero: `2C 123 456 7890 ${rang}`, preuve: `Preuve d’envoi ${rang}` })),
    );
    await dossier.suivre({ presentation: '2027-02-04', distribution: '2027-02-04' });
    await dossier.suivre({ presentation: '2027-02-04', distribution: '2027-02-05' });
    await expect(dossier.main).toContainText('Non déterminée');
    await dossier.suivre({
      presentation: '2027-02-08',
      retour: { motif: /non réclamé/iu, date: '2027-02-24' },
    });
    await expect(dossier.main).toContainText('Résiliée');
    await expect(dossier.main).toContainText('lundi 8 février 2027');
  });
});
