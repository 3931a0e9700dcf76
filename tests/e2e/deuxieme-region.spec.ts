import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { conventionDuFleuve } from '../support/convention-fleuve';
import { expect, test } from './fixtures';
import { AtelierPage } from './pages/atelier';
import { violations } from './pages/axe';
import { RedactionPage } from './pages/redaction';
import { TextePage } from './pages/texte';
import { ViePage } from './pages/vie';

/*
 * The whole life of another Region's convention, beside the demonstration, in Electron and in a browser: from its DOCX
 * to its signature, an avenant after the opinion of a committee of its own name, a notice under its own delay, its end.
 */

const NOM = 'Métiers du fleuve 2026-2029';
const CONVENTION = /Métiers du fleuve/u;
/** Words of the conventions that are shipped: their committee and its law, their delay, their Region, their persons. */
const AILLEURS =
  /CREFOP|R\. 6123|deux mois (?:à compter de l|après)|Auvergne|BUCCIO|WAUQUIEZ|comité régional|undefined|\bnull\b/iu;

test('another Region’s convention lives by its own words, from its file to its end', async ({
  ouvrir,
  enregistrerDocument,
}, info) => {
  test.setTimeout(240_000);
  const file = info.outputPath('convention-du-fleuve.docx');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, conventionDuFleuve());
  let page = await ouvrir({ horloge: '2026-01-28' });
  let vie = new ViePage(page, CONVENTION);
  const le = async (jour: string): Promise<void> => {
    page = await ouvrir({ horloge: jour });
    vie = new ViePage(page, CONVENTION);
    await vie.ouvrir();
  };
  const acte = async (nom: RegExp): Promise<string> => {
    const mots = await vie.document(nom, enregistrerDocument);
    expect(mots).not.toMatch(AILLEURS);
    return mots;
  };

  await test.step('it comes from its file, and what was doubted is settled', async () => {
    const redaction = new RedactionPage(page);
    const { main } = redaction;
    await vie.registre.chargerConventionReelle();
    await vie.registre.allerA('Conventions');
    await vie.registre.action('Nouvelle convention');
    await main.locator('input[type=file]').setInputFiles(file);
    await expect(vie.registre.title).toHaveText('Relire ma convention');
    await expect(redaction.enregistrer).toBeDisabled();
    await expect(main).toContainText('La phrase ne dit pas pour combien de temps.');
    await main.getByRole('button', { name: 'C’est juste' }).click();
    await redaction.ouvrir(/^Parties/u);
    await expect(main.getByRole('textbox', { name: 'Ci-après dénommée' }).nth(1)).toHaveValue('la Région');
    await redaction.ouvrir(/^Clauses lues/u);
    await expect(main).toContainText(/après avis de «\s*Conférence régionale des métiers\s*»/u);
    await expect(main).toContainText('à la charge du Groupement des métiers du fleuve');
    await main.getByRole('button', { name: /^Confirmer les \d+$/u }).click();
    await expect(main.getByRole('radio', { name: 'Plus tard', checked: true })).toHaveCount(0);
    await redaction.ouvrir(/^Titre/u);
    await vie.form.fill('Nom dans les listes', NOM);
    await redaction.enregistrer.click();
    await expect(vie.registre.title).toHaveText(NOM);
    await expect(main).toContainText('ci-après dénommée « la Région »');
    await expect(new TextePage(page).status).toContainText('projet de convention');
  });

  await test.step('its four signatories sign, and it lives from the day it says', async () => {
    await vie.registre.onglet('Parties et signataires');
    await vie.registre.action('Enregistrer des signatures');
    await expect(vie.main).not.toContainText('c’est la dernière signature qui compte');
    await vie.signer({ INVENTÉE: '2026-01-26', IMAGINÉ: '2026-01-26', SUPPOSÉ: '2026-01-27' });
    await vie.aller('signer');
    await vie.signer({ PRÉTENDUE: '2026-01-28' });
    await le('2026-05-04');
    await expect(vie.main).toContainText('1er février 2026');
    await expect(vie.main).toContainText('31 janvier 2029');
    await expect(vie.main).toContainText('En vigueur');
  });

  let avenant = '';
  await test.step('an avenant is asked for, written on the text, and goes to its own committee', async () => {
    avenant = await vie.demanderAvenant({
      partie: 'Le Groupement des métiers du fleuve',
      signataire: 'PRÉTENDUE',
      jour: '2026-05-04',
      objet: 'Délai de la mise en demeure',
    });
    await vie.aller(`avenants/${avenant}/texte`);
    const atelier = new AtelierPage(page);
    await atelier.coller(
      'À l’article 5, les mots « quarante-cinq jours après la première présentation » sont remplacés par les mots « trente jours après la réception ».',
    );
    await expect(atelier.main).toContainText('Ce qui a été compris');
    const clause = atelier.main.getByRole('group', { name: /clause de résiliation/u });
    await clause.getByRole('radio', { name: 'Nouveaux paramètres' }).check();
    await expect(clause.getByRole('textbox', { name: 'Nombre' })).toHaveValue('30');
    await atelier.main.getByRole('button', { name: 'Retenir cette modification' }).click();
    await expect(atelier.main).toContainText('Prêt à signer');
    await vie.aller(`avenants/${avenant}/avis`);
    await expect(vie.main).not.toContainText('R. 6123-3-2');
    await expect(vie.form.field(/^Nom du comité/u)).toHaveValue('Conférence régionale des métiers');
    await vie.form.date('Date de la séance', '2026-05-04');
    await vie.form.check('Comité en séance plénière');
    await vie.form.check(/^Favorable$/iu);
    await vie.form.fill(/Texte de l’avis/u, 'La conférence est favorable.');
    await vie.form.submit('Enregistrer l’avis');
    await vie.registre.expectSaid('Avis du comité enregistré.');
    expect(await vie.main.innerText()).not.toMatch(AILLEURS);
  });

  await test.step('it is signed by all, and the text in force says it', async () => {
    await le('2026-06-10');
    await vie.aller(`avenants/${avenant}/signer`);
    await vie.signer({
      INVENTÉE: '2026-06-10',
      IMAGINÉ: '2026-06-10',
      SUPPOSÉ: '2026-06-10',
      PRÉTENDUE: '2026-06-10',
    });
    await vie.registre.onglet('Texte');
    const texte = new TextePage(page);
    await expect(texte.article(/Fin anticipée/u)).toContainText('trente jours après la réception');
    await texte.readOn('2026-06-09', 'convention signée');
    await expect(texte.article(/Fin anticipée/u)).toContainText('quarante-cinq jours');
    const avenantDit = await acte(/^Avenant/u);
    expect(avenantDit).toContain('Conférence régionale des métiers');
    expect(avenantDit).toContain('notamment son article 4');
    expect(await acte(/^Convention/u)).toContain('ci-après dénommée « la Région »');
  });

  await test.step('a notice: its delay runs as its own clause says', async () => {
    await vie.registre.onglet('Mises en demeure');
    await vie.registre.action('Préparer une mise en demeure');
    await vie.form.check('La Région Centre-Val de Loire');
    await vie.form.choose('Signataire de la lettre', /SUPPOSÉ/u);
    await vie.form.choose('Partie mise en demeure', /Groupement/u);
    await vie.form.choose(/^Obligation/u, /bilan des embauches/u);
    await vie.form.fill(/^Faits/u, 'Le bilan de 2025 n’a pas été publié.');
    await vie.form.date('Date des faits', '2026-05-30');
    await vie.form.submit('Enregistrer le brouillon de lettre');
    await vie.registre.action('Enregistrer la signature');
    await vie.form.date('Date de signature de la lettre', '2026-06-10');
    await vie.form.submit('Enregistrer la signature');
    await vie.registre.action('Enregistrer l’envoi');
    await vie.form.fill('Numéro de recommandé', '1A 123 456 7890 1');
    await vie.form.date('Date de dépôt', '2026-06-10');
    await vie.form.check('Preuve de dépôt conservée');
    await vie.form.fill(/Référence de la preuve de dépôt/u, 'Preuve n° 1');
    await vie.form.submit('Enregistrer l’envoi');
    await expect(vie.main).toContainText('Délai non déterminé');
    await le('2026-06-15');
    await vie.registre.onglet('Mises en demeure');
    await vie.registre.action(/^Suivre/u);
    await vie.form.date('Distribution (avis de réception signé)', '2026-06-15');
    await vie.form.submit('Enregistrer le suivi');
    await expect(vie.main).toContainText('mercredi 15 juillet 2026');
    const lettre = await acte(/^Mise en demeure/u);
    expect(lettre).toContain('un délai de 30 jours à compter de la réception de la présente lettre');
    expect(lettre).toContain('tribunal administratif d’Orléans');
    expect(lettre).not.toContain('quarante-cinq');
  });

  const denoncer = async (jour: string): Promise<void> => {
    await le(jour);
    await vie.registre.onglet('Mises en demeure');
    await vie.registre.action('Notifier la dénonciation');
    await vie.form.choose('Signataire de la dénonciation', /SUPPOSÉ/u);
    await vie.form.date('Date de notification', jour);
    await vie.form.fill('En quoi le manquement persiste', 'Le bilan n’est toujours pas publié.');
    await vie.form.check(/Je confirme que la décision/u);
    await vie.form.submit('Notifier la dénonciation');
  };

  await test.step('it ends once the delay of its clause is over, and not before', async () => {
    await le('2026-07-15');
    await vie.registre.onglet('Mises en demeure');
    await vie.registre.refusee(
      'Notifier la dénonciation',
      /30 jours n’est pas expiré.*16 juillet 2026.*article\s5/u,
    );
    await denoncer('2026-07-16');
    await vie.registre.expectSaid('Dénonciation enregistrée.');
    await vie.registre.action('Enregistrer la réception');
    await vie.form.date('Date de réception', '2026-07-16');
    await vie.form.submit('Enregistrer la réception');
    await expect(vie.main).toContainText('Résiliée');
    await vie.registre.onglet('Parties et signataires');
    await expect(vie.main).toContainText('Elle cesse le 16 juillet 2026');
    expect(await acte(/Dénonciation/u)).toContain('30 jours');
  });

  await test.step('nothing on its screens is another convention’s', async () => {
    const onglets = [
      'Texte',
      'Parties et signataires',
      'Avenants',
      'Avis',
      'Mises en demeure',
      'Documents',
      'Chronologie',
      'Journal',
    ] as const;
    for (const onglet of onglets) {
      await vie.registre.onglet(onglet);
      expect.soft(await vie.main.innerText(), onglet).not.toMatch(AILLEURS);
      expect.soft(await violations(page), onglet).toEqual([]);
    }
  });
});
