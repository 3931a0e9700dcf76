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
