import type { Page } from '@playwright/test';
import type { Porte } from '../fixtures';
import { violations } from './axe';

/**
 * What each door looks at: the same page is behind both, so each theme is seen whole, once; and each door's own engine
 * sees every screen.
 */
const THEME = { desktop: 'dark', navigateur: 'light' } as const;

/** What is wrong with the screen shown: in the theme of the door, at 100 % and at 200 %. */
export async function look(page: Page, porte: Porte, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const colorScheme = THEME[porte];
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const one of await violations(page)) found.push(`${name} (${colorScheme}) ${one}`);
  // A window of 1280 px at 200 % is 640 px wide for the page.
  await page.setViewportSize({ width: 640, height: 720 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) found.push(`${name}: ${overflow} px too wide at 200 %`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const hidden = await page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const bottom = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    const top = document.querySelector('#navigation li')?.getBoundingClientRect().top ?? 0;
    window.scrollTo(0, 0);
    return bottom - top;
  });
  if (hidden > 0) found.push(`${name}: ${hidden} px of the navigation under the header`);
  return found;
}
