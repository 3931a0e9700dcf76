import { expect, test } from './fixtures';
import type { Page } from '@playwright/test';
import { violations } from './pages/axe';
import { Compteur } from './pages/compteur';
import { RegistrePage, typed } from './pages/registre';

/*
 * A committee in the window: its members imported, a séance without a quorum, the second on the same agenda, and what the
 * avis is worth said the same day. What one point costs, from the agenda to the extract, is counted.
 */

const JOUR = '2026-12-10';

const TITRES = 'Collège;Siège;Voix;Présidence;Civilité;Prénom;Nom;Fonction;Début;Source;Courriel';
const TABLEAU = [
  TITRES,
  'Coprésidence;Préfecture de région;oui;coprésidence;Madame;Ada;FICTIVE;Préfète de région;01/01/2025;arrêté fictif;ada@exemple.fr',
  'Coprésidence;Conseil régional;oui;coprésidence;Monsieur;Noé;INVENTÉ;Président du conseil régional;01/01/2025;arrêté fictif;',
  'Organisations;CFDT;oui;;Madame;Zoé;SYNDICAT;;01/01/2025;arrêté fictif;',
  'Opérateurs;Apec;non;;Monsieur;Ali;OPÉRATEUR;;01/01/2025;arrêté fictif;',
].join('\n');

/** The screens of the committee, driven as people do. */
class ComitePage {
  constructor(readonly page: Page) {}
  get main() {
    return this.page.getByRole('main');
  }
  get dialogue() {
    return this.page.getByRole('dialog');
  }
  async aller(): Promise<void> {
    await this.page.getByRole('link', { name: 'Comité', exact: true }).first().click();
  }
  async bouton(name: string): Promise<void> {
    await this.main.getByRole('button', { name, exact: true }).first().click();
  }
  async menu(label: string | RegExp, name: string | RegExp): Promise<void> {
    await this.main.getByRole('button', { name: label }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }
  async remplir(champ: string, texte: string): Promise<void> {
    await this.dialogue.locator(`[name="${champ}"]`).fill(texte);
  }
  async choisir(champ: string, label: string | RegExp): Promise<void> {
    const select = this.dialogue.locator(`select[name="${champ}"]`);
    const dit = (one: string): boolean => (typeof label === 'string' ? one === label : label.test(one));
    let found: string | undefined;
    // Its choices come with what the registry answers.
    await expect
      .poll(async () => {
        found = (await select.locator('option').allTextContents()).find(dit);
        return found;
      })
      .toBeDefined();
    await select.selectOption({ label: found ?? '' });
  }
  async valider(name: string): Promise<void> {
    await this.dialogue.getByRole('button', { name, exact: true }).click();
    await expect(this.dialogue).toHaveCount(0);
  }
  async programmer(iso: string): Promise<void> {
    await this.bouton('Programmer une séance');
    await this.remplir('date', typed(iso));
    await this.valider('Programmer une séance');
  }
  async inscrireLePremierAvenant(): Promise<void> {
    await this.bouton('Inscrire un point');
    await this.choisir('objet', /^Projet d.avenant\s/u);
    await this.valider('Inscrire un point');
  }
  async convoquer(iso: string): Promise<void> {
    await this.bouton('Enregistrer la convocation');
    await this.remplir('date', typed(iso));
    await this.valider('Enregistrer la convocation');
  }
}

async function avecMembres(page: Page): Promise<ComitePage> {
  const comite = new ComitePage(page);
  await new RegistrePage(page).chargerDemonstration();
  await comite.aller();
  await comite.bouton('Enregistrer le comité');
  await comite.remplir('nom', 'Comité régional de l’emploi');
  await comite.remplir('sigle', 'CREFOP');
  await comite.remplir('depuis', '01/10/2014');
  await comite.remplir('fondement', 'C. trav., art. L. 6123-3');
  await comite.valider('Enregistrer le comité');
  await comite.main.getByRole('link', { name: 'Membres', exact: true }).click();
  await comite.bouton('Importer un tableau');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'membres.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLEAU) });
  await expect(comite.dialogue).toContainText('à enregistrer');
  await comite.valider('Enregistrer ces membres');
  await expect(comite.main).toContainText('Madame Ada FICTIVE');
  await expect(comite.main).toContainText('ada@exemple.fr');
  expect(await violations(page)).toEqual([]);
  await comite.main.getByRole('link', { name: 'Séances', exact: true }).click();
  return comite;
}

test('une séance sans quorum, puis la seconde : l’avis nul se dit le jour même, et pourquoi', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  const page = await ouvrir({ horloge: JOUR });
  const comite = await avecMembres(page);
  await comite.programmer('2026-11-20');
  await comite.main.getByRole('link', { name: /20 novembre 2026/u }).click();
  await comite.inscrireLePremierAvenant();
  await comite.convoquer('2026-11-10');
  await page.getByLabel('Présence de Madame Ada FICTIVE').selectOption('present');
  await expect(comite.main).toContainText(/1\svoix sur 3, 2 requises, non atteint/u);
  await comite.menu(/^Autres actes sur le point 1$/u, 'Enregistrer le vote et l’avis');
  await comite.choisir('sens', 'favorable');
  await comite.remplir('pour', '1');
  await comite.remplir('contre', '0');
  await comite.valider('Enregistrer le vote et l’avis');
  await expect(comite.main).toContainText('Avis nul');
  await expect(comite.main).toContainText(
    /Quorum non atteint\s: 1\svoix présente ou représentée pour 2 requises/u,
  );
  expect(await violations(page)).toEqual([]);
  await comite.bouton('Programmer la seconde séance');
  await comite.remplir('date', typed(JOUR));
  await comite.valider('Programmer la seconde séance');
  await comite.main.getByRole('link', { name: /Séance du 10 décembre 2026/u }).click();
  await comite.convoquer('2026-11-30');
  await page.getByLabel('Présence de Madame Ada FICTIVE').selectOption('present');
  await comite.bouton('Enregistrer le vote et l’avis');
  await comite.choisir('sens', 'favorable');
  await comite.remplir('pour', '1');
  await comite.remplir('contre', '0');
  await comite.valider('Enregistrer le vote et l’avis');
  await expect(comite.main).toContainText('Avis régulier');
  const extrait = await enregistrerDocument(() => comite.menu(/^Autres actes sur le point 1$/u, /^Extrait/u));
  expect(extrait.length).toBeGreaterThan(5000);
});

test('deux comités : chacun ses séances et ses membres ; l’échéance mène à l’acte, la palette aussi', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: JOUR });
  const comite = await avecMembres(page);
  await comite.programmer('2027-01-20');
  await comite.menu(/^Autres actes du comité$/u, 'Enregistrer un autre comité');
  await comite.remplir('nom', 'Comité régional d’Outremont');
  await comite.remplir('depuis', '01/10/2014');
  await comite.remplir('fondement', 'C. trav., art. L. 6123-3');
  await comite.valider('Enregistrer le comité');
  const choix = comite.main.getByLabel('Comité affiché');
  await choix.selectOption({ label: 'Comité régional d’Outremont' });
  await expect(comite.main).toContainText('Aucune séance');
  await comite.main.getByRole('link', { name: 'Membres', exact: true }).click();
  await expect(comite.main).toContainText('Aucun membre');
  expect(await violations(page)).toEqual([]);
  await choix.selectOption({ label: 'Comité régional de l’emploi (CREFOP)' });
  await expect(comite.main).toContainText('Madame Zoé SYNDICAT');

  // A member is corrected where she is read, from what is on record.
  await comite.menu('Actes sur Madame Zoé SYNDICAT', 'Corriger');
  await expect(comite.dialogue.locator('[name="siege"]')).toHaveValue('CFDT');
  await comite.remplir('prenom', 'Zoë');
  await comite.valider('Corriger');
  await expect(comite.main).toContainText('Madame Zoë SYNDICAT');

  // The convocation waits on home under its committee, and leads to its act.
  await page.getByRole('link', { name: 'Accueil', exact: true }).first().click();
  const ligne = comite.main.getByRole('row').filter({ hasText: 'Arrêter l’ordre du jour' });
  await ligne.getByRole('link', { name: 'Inscrire un point' }).click();
  await comite.choisir('objet', 'schéma de développement');
  await comite.remplir('intitule', 'Schéma de développement 2027');
  await comite.valider('Inscrire un point');
  await expect(comite.main).toContainText('Schéma de développement 2027');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('enregistrer la convocation séance 20/01/2027');
  await page.getByRole('option', { name: /convocation d.une séance.*20\/01\/2027/u }).click();
  await expect(comite.dialogue.getByRole('heading')).toContainText('Enregistrer la convocation');
});

test('un avis réputé rendu ne s’enregistre qu’avec le texte qui le prévoit et la date de la saisine', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: JOUR });
  const comite = await avecMembres(page);
  await comite.programmer('2026-12-09');
  await comite.main.getByRole('link', { name: /9 décembre 2026/u }).click();
  await comite.inscrireLePremierAvenant();
  await comite.main.getByRole('button', { name: /^Autres actes sur le point 1$/u }).click();
  const repute = page.getByRole('menuitem', { name: 'Avis réputé rendu', exact: true });
  await expect(repute).toHaveAttribute('aria-disabled', 'true');
  await expect(repute).toHaveAttribute('aria-description', /pas de clause qui répute un avis rendu/u);
  await page.keyboard.press('Escape');

  await comite.aller();
  await comite.main.getByRole('link', { name: 'Noms et règles', exact: true }).click();
  await comite.bouton('Enregistrer des règles');
  await comite.remplir('source', 'Règlement intérieur fictif');
  await comite.remplir('depuis', '01/01/2026');
  await comite.remplir('clauseTacite', 'Règlement intérieur fictif, art. 12');
  await comite.remplir('delaiTacite', '30');
  await comite.valider('Enregistrer des règles');
  await comite.main.getByRole('link', { name: 'Séances', exact: true }).click();
  await comite.main.getByRole('link', { name: /9 décembre 2026/u }).click();
  await comite.menu(/^Autres actes sur le point 1$/u, 'Avis réputé rendu');
  await expect(comite.dialogue.locator('[name="fondement"]')).toHaveValue(
    'Règlement intérieur fictif, art. 12',
  );
  await comite.choisir('sens', 'favorable');
  await comite.dialogue.getByRole('button', { name: 'Avis réputé rendu', exact: true }).click();
  await expect(comite.dialogue).toContainText('Indiquez une date');
  await comite.remplir('saisineLe', '02/11/2026');
  await comite.valider('Avis réputé rendu');
  await expect(comite.main).toContainText('Avis à discuter');
  await expect(comite.main).toContainText(/réputé rendu par silence/u);
});

test('les pièces d’une séance et de ses points ; une séance que personne ne sait va à la corbeille et en revient', async ({
  ouvrir,
}) => {
  const page = await ouvrir({ horloge: JOUR });
  const comite = await avecMembres(page);
  await comite.programmer('2027-01-20');
  await comite.main.getByRole('link', { name: /20 janvier 2027/u }).click();
  await comite.inscrireLePremierAvenant();
  await comite.bouton('Joindre une pièce');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnote') });
  await comite.choisir('point', /^1\. Projet d.avenant/u);
  await comite.valider('Joindre une pièce');
  const pieces = comite.main.getByRole('region', { name: 'Pièces jointes' });
  await expect(pieces).toContainText('note.pdf');
  await expect(pieces).toContainText(/1\. Projet d.avenant/u);
  expect(await violations(page)).toEqual([]);

  await comite.menu(/^Autres actes de la séance$/u, 'Supprimer la séance');
  await expect(comite.dialogue).toContainText('note.pdf');
  await comite.dialogue.getByRole('textbox').fill('Saisie par erreur');
  await comite.dialogue.getByRole('button', { name: /Mettre à la corbeille|Supprimer/u }).click();
  await expect(comite.main).toContainText('Aucune séance');
  await page.getByRole('link', { name: 'Corbeille', exact: true }).first().click();
  await comite.main
    .getByRole('button', { name: /Restaurer/u })
    .first()
    .click();
  await comite.aller();
  await comite.main.getByRole('link', { name: /20 janvier 2027/u }).click();
  await expect(pieces).toContainText('note.pdf');

  await comite.bouton('Enregistrer la convocation');
  await comite.remplir('date', typed(JOUR));
  await comite.valider('Enregistrer la convocation');
  await comite.main.getByRole('button', { name: 'Autres actes de la séance' }).click();
  await expect(page.getByRole('menuitem', { name: 'Annuler la séance' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Supprimer la séance' })).toHaveCount(0);
});

test('un point, de l’ordre du jour à l’extrait, en 30 interactions au plus', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  const page = await ouvrir({ horloge: JOUR });
  await avecMembres(page);
  const compteur = new Compteur(page);
  const compte = new ComitePage(compteur.page);
  await compte.programmer(JOUR);
  await compte.main.getByRole('link', { name: /10 décembre 2026/u }).click();
  await compte.inscrireLePremierAvenant();
  await compte.convoquer('2026-12-01');
  await compte.bouton('Tous les titulaires présents');
  await expect(compte.main).toContainText(/3 voix sur 3, 2 requises, atteint/u);
  await compte.bouton('Enregistrer le vote et l’avis');
  await compte.choisir('sens', 'favorable');
  await compte.remplir('pour', '3');
  await compte.remplir('contre', '0');
  await compte.valider('Enregistrer le vote et l’avis');
  await compte.bouton('Clore la séance');
  await compte.remplir('pv', 'PV n° 2026-4');
  await compte.valider('Clore la séance');
  const extrait = await enregistrerDocument(() =>
    compte.menu(/^Autres actes de la séance$/u, 'Extrait d’avis'),
  );
  expect(extrait.length).toBeGreaterThan(5000);
  compteur.verdict('Un point, de l’ordre du jour à l’extrait', 30);
});
