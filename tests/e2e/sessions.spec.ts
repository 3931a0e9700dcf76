import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, launchLoopback, test } from './fixtures';
import type { LoopbackProcess } from './fixtures';
import { RegistrePage } from './pages/registre';

/** Asks a browser door without a browser, as another session of the same registry. */
async function ask({ url }: LoopbackProcess, method: string, input: unknown): Promise<void> {
  const { origin, hash } = new URL(url);
  const response = await fetch(`${origin}/rpc/${method}`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      'x-registre-jeton': decodeURIComponent(hash.replace('#jeton=', '')),
    },
    body: JSON.stringify(input),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}

test('a second session reads, follows the first live, and takes its place once it has gone', async ({
  ouvrir,
  dossier,
}) => {
  const first = await launchLoopback({ dossier });
  const page = await ouvrir();
  const registre = new RegistrePage(page);
  const banner = page.getByTestId('bandeau-lecture-seule');
  await expect(banner).toContainText(/Ce registre est ouvert par .+ \(processus \d+ sur le poste .+\)/);
  await expect(banner.getByRole('button')).toHaveCount(0);
  await expect(registre.title).toHaveText('Premiers pas');

  await ask(first, 'exemple.charger', { demonstration: true });
  await registre.allerA('Conventions');
  await expect(registre.main.getByRole('link', { name: /Auvergne-Rhône-Alpes/ }).first()).toBeVisible();

  await first.stop();
  await banner.getByRole('button', { name: 'Passer en écriture' }).click();
  await expect(banner).toHaveCount(0);
  await expect(page.getByText('À l’ouverture du registre')).toHaveCount(0);
});

test('a damaged journal opens read only, names the entry, and leads to the backups', async ({
  ouvrir,
  fermer,
  dossier,
}) => {
  let page = await ouvrir();
  await new RegistrePage(page).chargerDemonstration();
  await fermer();
  const path = join(dossier, 'journal', '000000000001.jsonl');
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines[3] = lines[3]?.replace(/.$/, '?') ?? '';
  await writeFile(path, lines.join('\n'));
  await rm(join(dossier, 'instantane.json'));

  page = await ouvrir();
  const banner = page.getByTestId('bandeau-lecture-seule');
  await expect(banner).toContainText('L’entrée 4 du journal est altérée');
  await expect(banner).toContainText(/tel qu’il était après l’entrée n°\s3/);
  await banner.getByRole('link').click();
  await expect(new RegistrePage(page).title).toHaveText('Sauvegardes');
  await fermer();
  expect((await readFile(path, 'utf8')).split('\n')).toEqual(lines);
});
