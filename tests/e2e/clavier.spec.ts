import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, expect, test } from './fixtures';
import { ClavierPage } from './pages/clavier';
import { RegistrePage } from './pages/registre';
import { TextePage } from './pages/texte';

/*
 * Twelve core tasks and the choice of a theme by the keyboard alone, in Electron and in a browser, for someone who asks
 * for less motion: where the focus is after each of them is part of the task.
 */

const CONVENTION = /d’ailleurs/u;
/** Every stop of the Tab key is one exchange with the page. */
const LONG = 150_000;
const AILLEURS = join(ROOT, 'tests/fixtures/conventions/article-4.json');

/** What both tests act on: the page, and the places of it that keep the focus. */
async function commencer(ouvrir: (options: { readonly horloge: string }) => Promise<Page>) {
  const page = await ouvrir({ horloge: '2026-11-23' });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const registre = new RegistrePage(page);
  const clavier = new ClavierPage(page);
  const { main } = clavier;
  const acte = (nom: RegExp) => main.getByRole('article', { name: nom });
  const titre = (nom: RegExp) => acte(nom).getByRole('heading', { level: 2 }).first();
  return { page, registre, clavier, main, acte, titre };
}

type Debut = Awaited<ReturnType<typeof commencer>>;

async function importer({ page, registre, clavier, main }: Debut): Promise<void> {
  await expect(registre.title).toHaveText('Premiers pas');
  await clavier.lien('Import et export', page.getByRole('navigation', { name: 'Navigation principale' }));
  await expect(registre.title).toHaveText('Import et export');
  await expect(registre.title).toBeFocused();
  await clavier.atteindre(main.getByRole('button', { name: /Choisir un fichier/u }));
  // The dialog is the system's; the file is what it gives back.
  await page.locator('input[type="file"]').setInputFiles({
    name: 'convention.json',
    mimeType: 'application/json',
    buffer: await readFile(AILLEURS),
  });
  await clavier.ecrire('Motif', 'Reprise de la convention');
  await clavier.bouton('Importer');
  await expect(registre.title).toHaveText('Accueil');
  await clavier.fait(/import/iu, registre.title);
}

async function signer({ page, registre, clavier, main }: Debut): Promise<void> {
  await clavier.commande('enregistrer des signatures', CONVENTION);
  await expect(registre.title).toHaveText('Enregistrer les signatures de la convention');
  await clavier.date('Date commune', '2024-01-15');
  await clavier.atteindre(main.getByRole('checkbox', { name: /^Tous les signataires/u }));
  await page.keyboard.press('Space');
  await clavier.bouton('Enregistrer les signatures');
  await clavier.fait(/signatures? enregistrées?/iu, registre.title);
}

test('a convention, its avenant and its text by the keyboard alone', async ({ ouvrir }) => {
  test.setTimeout(LONG);
  const debut = await commencer(ouvrir);
  const { page, registre, clavier, main, acte, titre } = debut;
  const onglet = (nom: RegExp) =>
    clavier.lien(nom, main.getByRole('navigation', { name: 'Onglets de la convention' }));

  await test.step('1. a convention is imported', () => importer(debut));
  await test.step('2. its signatures are recorded', () => signer(debut));

  await test.step('3. an avenant is asked for', async () => {
    await clavier.commande('demander un avenant', CONVENTION);
    await expect(registre.title).toBeFocused();
    await clavier.choix('La Région');
    await clavier.option('Signataire qui porte la demande', /SORTANT/u);
    await clavier.date('Date de la demande', '2026-02-02');
    await clavier.ecrire('Objet de l’avenant', 'Groupe technique');
    await clavier.bouton('Enregistrer la demande');
    await clavier.fait('Demande d’avenant enregistrée.', titre(/Groupe technique/u));
  });

  await test.step('4. what it changes is written', async () => {
    await clavier.geste('Rédiger les modifications');
    await expect(registre.title).toHaveText('Atelier de l’avenant');
    await expect(registre.title).toBeFocused();
    const place = main.getByRole('button', { name: /^Modifier l’article\s4$/u });
    await clavier.menu(place, 'Insérer un article après');
    await expect(clavier.dialog).toBeVisible();
    await clavier.ecrire('Intitulé', 'ARTICLE 4-1 : GROUPE TECHNIQUE', clavier.dialog);
    await clavier.ecrire('Nouveau texte', 'Un groupe technique est institué.', clavier.dialog);
    await expect(clavier.dialog).toContainText('Aucun défaut relevé.');
    await clavier.bouton('Ajouter au projet', clavier.dialog);
    await expect(clavier.dialog).toHaveCount(0);
    await expect(place).toBeFocused();
    await expect(main).toContainText('Prêt à signer');
  });

  await test.step('5. the committee is asked, and its avis recorded', async () => {
    await clavier.lien('Avenants');
    await clavier.geste('Saisir le comité');
    await clavier.date('Date de la saisine', '2026-02-10');
    await clavier.bouton('Enregistrer la saisine');
    await clavier.fait(/saisine/iu, titre(/Groupe technique/u));
    await clavier.geste(/^Enregistrer (un|l’)\s?avis/u);
    await clavier.date('Date de la séance', '2026-03-02');
    await clavier.choix('Comité en séance plénière');
    await clavier.choix(/^Favorable$/iu);
    await clavier.bouton('Enregistrer l’avis');
    await clavier.fait('Avis du comité enregistré.', titre(/Groupe technique/u));
  });

  await test.step('6. it is signed', async () => {
    await clavier.geste('Enregistrer des signatures');
    await clavier.date('Date commune', '2026-04-01');
    await clavier.atteindre(main.getByRole('checkbox', { name: /^Tous les signataires/u }));
    await page.keyboard.press('Space');
    await clavier.bouton('Enregistrer les signatures');
    await clavier.fait(/signatures? enregistrées?/iu, titre(/^Avenant n°\s1/u));
    await expect(acte(/^Avenant n°\s1/u)).toContainText('En vigueur');
  });

  await test.step('7. the text of a day is read', async () => {
    const texte = new TextePage(page);
    await onglet(/^Texte/u);
    await clavier.date('Texte au', '2026-03-31');
    await expect(texte.status).toContainText('celui de la convention signée');
    await expect(texte.article(/ARTICLE\s4-1/u)).toHaveCount(0);
    await clavier.date('Texte au', '2026-04-01');
    await expect(texte.status).toContainText('1 avenant appliqué');
    await expect(texte.article(/ARTICLE\s4-1/u)).toContainText('Un groupe technique est institué.');
  });

  await test.step('8. two versions are compared', async () => {
    await clavier.lien('Comparer deux versions');
    await expect(registre.title).toHaveText('Comparer deux versions');
    await expect(registre.title).toBeFocused();
    await clavier.option('Comparaisons courantes', /^Avant et après/u);
    await expect(main.locator('ins').filter({ hasText: 'groupe technique' }).first()).toBeVisible();
  });
});

test('a notice, a list, the bin and the theme by the keyboard alone', async ({
  ouvrir,
  enregistrerDocument,
}) => {
  test.setTimeout(LONG);
  const debut = await commencer(ouvrir);
  const { page, registre, clavier, main, acte, titre } = debut;
  await importer(debut);
  await signer(debut);

  await test.step('9. a formal notice is drafted and signed', async () => {
    await clavier.commande('préparer une mise en demeure', CONVENTION);
    await clavier.choix('La Région');
    await clavier.option('Signataire de la lettre', /SORTANT/u);
    await clavier.option(/^Obligation/u, /ART3-1/u);
    await clavier.ecrire(/^Faits/u, 'Le bilan de 2025 n’a pas été transmis.');
    await clavier.date('Date des faits', '2026-06-01');
    await clavier.bouton('Enregistrer le brouillon de lettre');
    await clavier.fait('Mise en demeure préparée.', titre(/^Mise en demeure/u));
    await clavier.geste('Enregistrer la signature');
    await clavier.date('Date de signature de la lettre', '2026-11-02');
    await clavier.bouton('Enregistrer la signature');
    await clavier.fait(/^Lettre signée/u, titre(/^Mise en demeure/u));
  });

  await test.step('10. its letters are sent', async () => {
    await clavier.geste('Enregistrer l’envoi');
    await clavier.ecrire('Numéro de recommandé', '1A 123 456 7890 1');
    await clavier.date('Date de dépôt', '2026-11-03');
    await clavier.choix('Preuve de dépôt conservée');
    await clavier.ecrire(/Référence de la preuve de dépôt/u, 'Preuve n° 1');
    await clavier.bouton('Enregistrer l’envoi');
    await clavier.fait('Envoi enregistré.', titre(/^Mise en demeure n°\s1/u));
  });

  await test.step('11. a list is exported', async () => {
    await clavier.commande('conventions');
    await expect(registre.title).toHaveText('Conventions');
    await expect(registre.title).toBeFocused();
    const file = await enregistrerDocument(() =>
      clavier.menu(main.getByRole('button', { name: 'Exporter' }), /CSV/u),
    );
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(file.toString('utf8')).toMatch(CONVENTION);
    await expect(main.getByRole('button', { name: 'Exporter' })).toBeFocused();
  });

  await test.step('12. a draft is deleted, given back, deleted again and restored', async () => {
    await clavier.commande('demander un avenant', CONVENTION);
    await clavier.choix('La Région');
    await clavier.option('Signataire qui porte la demande', /SORTANT/u);
    await clavier.date('Date de la demande', '2026-11-02');
    await clavier.ecrire('Objet de l’avenant', 'Saisi par erreur');
    await clavier.bouton('Enregistrer la demande');
    await clavier.fait('Demande d’avenant enregistrée.', titre(/Saisi par erreur/u));
    const supprimer = async () => {
      await clavier.geste(/^Supprimer…/u);
      await clavier.ecrire('Motif', 'Saisi par erreur', clavier.dialog);
      await clavier.bouton('Supprimer', clavier.dialog);
      await expect(acte(/Saisi par erreur/u)).toHaveCount(0);
      // The list it was alone in has nothing left to give the focus to.
      await clavier.fait('Mis à la corbeille', main);
    };
    await supprimer();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('status').filter({ hasText: 'Annulé' })).toBeVisible();
    await expect(main.getByRole('link', { name: /Saisi par erreur/u })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+y');
    await expect(main.getByRole('link', { name: /Saisi par erreur/u })).toHaveCount(0);
    await clavier.commande('corbeille');
    await expect(registre.title).toHaveText('Corbeille');
    await clavier.bouton(/^Restaurer/u);
    await expect(main).toContainText('La corbeille est vide');
    // Its button went with it.
    await clavier.fait(/Restauré/u, main);
  });

  await test.step('and the theme is changed', async () => {
    await clavier.commande('réglages');
    await clavier.choix('Sombre');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });
});
