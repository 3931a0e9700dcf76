import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, launchDesktop, test } from './fixtures';
import { RegistrePage } from './pages/registre';

/* What the system is asked to tell, by the real main process: seen where it would be shown. */

type Montres = { montres?: string[] };

test('the system tells what is due once, again after a suspend only what is new, and counts what is unread', async ({
  dossier,
}) => {
  const electron = await launchDesktop({ dossier, horloge: '2026-11-23' });
  try {
    const page = await electron.firstWindow();
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    // The screen of the tests has no place for notifications: they are read as they are handed over.
    await electron.evaluate(({ Notification }) => {
      const seen: string[] = [];
      (globalThis as Montres).montres = seen;
      Notification.isSupported = () => true;
      Notification.prototype.show = function show(this: { title: string }) {
        seen.push(this.title);
      };
    });
    const montres = () => electron.evaluate(() => (globalThis as Montres).montres ?? []);
    await new RegistrePage(page).chargerDemonstration();
    await expect.poll(async () => (await montres()).length).toBeGreaterThan(0);
    const first = await montres();
    expect(first.join()).toContain('La convention pourra être dénoncée');
    await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
    await page.reload();
    await expect(page.getByRole('button', { name: /rappels? à lire$/u })).toBeVisible();
    expect(await montres()).toEqual(first);
  } finally {
    await electron.close();
  }
});

test('a folder chosen in the dialog of the system receives the calendar file, which follows what is recorded', async ({
  dossier,
}) => {
  const agenda = await mkdtemp(join(tmpdir(), 'agenda-'));
  const electron = await launchDesktop({ dossier, horloge: '2026-11-23' });
  try {
    const page = await electron.firstWindow();
    const registre = new RegistrePage(page);
    await registre.chargerDemonstration();
    await electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, agenda);
    await registre.ouvrirAdresse('/echeances/couverture');
    const place = registre.main.getByRole('region', { name: 'Agenda tenu à jour' });
    await place.getByRole('button', { name: 'Choisir un dossier' }).click();
    await expect(place).toContainText(agenda);
    await expect(place).toContainText('À jour au');
    const [nom = ''] = await readdir(agenda);
    const lire = () => readFile(join(agenda, nom), 'utf8');
    expect(await lire()).toContain('BEGIN:VEVENT');
    expect(await lire()).not.toContain('Dernière signature');

    await registre.ouvrirAdresse('/echeances/retroplanning?avenant=avenant-axes-schema');
    await registre.main.getByRole('button', { name: 'Retenir ce planning' }).click();
    await expect.poll(lire).toContain('Dernière signature');

    await rm(agenda, { recursive: true });
    await registre.ouvrirAdresse('/echeances/couverture');
    await place.getByRole('button', { name: 'Mettre à jour maintenant' }).click();
    await expect(place.getByRole('alert').first()).toContainText('L’agenda n’est plus tenu à jour');
  } finally {
    await electron.close();
  }
});
