import { expect, launchDesktop, test } from './fixtures';

test('on the Electron of the tests, the window says on every screen that it is no place for a real registry', async ({
  dossier,
}) => {
  const electron = await launchDesktop({ dossier, essai: true });
  try {
    const page = await electron.firstWindow();
    const banner = page.getByTestId('bandeau-essai');
    await expect(banner).toContainText('n’y tenez pas un vrai registre');
    await page.reload();
    await expect(banner).toBeVisible();
  } finally {
    await electron.close();
  }
});
