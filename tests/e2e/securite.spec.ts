import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, launchLoopback, test } from './fixtures';

test.describe('the page, by either door', () => {
  test('has no way to the machine', async ({ rejoindre }) => {
    const page = await rejoindre('vide');
    expect(
      await page.evaluate(() => [
        typeof Reflect.get(globalThis, 'require'),
        typeof Reflect.get(globalThis, 'process'),
      ]),
    ).toEqual(['undefined', 'undefined']);
  });

  test('asks nothing outside the application, and shows without a blocked resource', async ({
    rejoindre,
    surveillance,
  }) => {
    const page = await rejoindre('vide');
    await expect(page.getByRole('main')).toBeVisible();
    // The watch itself sees what is asked for; it checks the addresses and the console after each test.
    expect(surveillance.requests.some((url) => url.endsWith('.js'))).toBe(true);
    expect(surveillance.errors).toEqual([]);
  });

  test('runs no text as a program', async ({ rejoindre, surveillance }) => {
    surveillance.expectError(/Content Security Policy/);
    const page = await rejoindre('vide');
    const ran = await page.evaluate(() => {
      const outcomes: string[] = [];
      try {
        // Not `page.evaluate`'s own doing, which is above the policy: a function of the page calls it.
        const script = document.createElement('script');
        script.textContent = 'globalThis.injected = true';
        document.head.append(script);
        outcomes.push(`inline ${String(Reflect.get(globalThis, 'injected'))}`);
        const holder = document.createElement('div');
        holder.innerHTML = '<img src="data:," onerror="globalThis.handled = true">';
        document.body.append(holder);
      } catch (error) {
        outcomes.push(String(error));
      }
      return new Promise<string[]>((resolve) => {
        // A timer of the page, where `eval` is under the policy.
        setTimeout(() => {
          try {
            outcomes.push(`eval ${String((0, eval)('1'))}`);
          } catch {
            outcomes.push('eval refused');
          }
          outcomes.push(`handler ${String(Reflect.get(globalThis, 'handled'))}`);
          resolve(outcomes);
        }, 100);
      });
    });
    expect(ran).toEqual(['inline undefined', 'eval refused', 'handler undefined']);
  });

  test('reaches nothing else, nor frames anything', async ({ rejoindre, surveillance }) => {
    surveillance.expectError(/Content Security Policy|Failed to load|ERR_|Not allowed to load|URL scheme/);
    const page = await rejoindre('vide');
    const outcomes = await page.evaluate(() =>
      Promise.all(
        ['file:///etc/passwd', 'http://127.0.0.1:9/', 'https://example.invalid/'].map((url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(outcomes).toEqual(['refused', 'refused', 'refused']);
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = location.href;
      document.body.append(frame);
    });
    await page.waitForTimeout(300);
    const framed = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => document.getElementById('root') !== null).catch(() => false)),
    );
    expect(framed).not.toContain(true);
  });
});

test('says in one sentence why the browser door does not open', async ({ dossier }) => {
  await mkdir(dirname(dossier), { recursive: true });
  await writeFile(dossier, 'not a folder');
  const error = await launchLoopback({ dossier }).then(
    () => null,
    (reason: unknown) => String(reason),
  );
  expect(error).toMatch(/^Error: [^\n]+\.$/);
});
