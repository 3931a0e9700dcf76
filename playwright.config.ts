import { defineConfig } from '@playwright/test';

/**
 * The same specifications through both doors; `npm test` and `npm run e2e` prepare what they need and set
 *
 * - CHROMIUM_PATH: the Chromium of the browser door;
 * - ELECTRON_OVERRIDE_DIST_PATH: the Electron of the desktop door, when it is not the official one.
 */
const executablePath = process.env.CHROMIUM_PATH;
const isRoot = process.getuid?.() === 0;
const specs = { testDir: 'tests/e2e', testMatch: '**/*.spec.ts' };

export default defineConfig({
  ...specs,
  outputDir: 'test-results',
  // Two files at a time, as many as the smallest machines have processors: each window and each server has a folder,
  // a profile and a lock of its own, and Playwright gives every page the keyboard's attention.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A test that passes the second time is a test that fails.
  retries: 0,
  timeout: 55_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 15_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // The trace keeps the page at every step; a film of it besides would cost as much as the steps themselves.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      // Root cannot run Chromium's sandbox; anybody else does.
      chromiumSandbox: !isRoot,
      args: ['--disable-quic'],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  projects: [
    { name: 'desktop', ...specs, testIgnore: ['**/captures/**'] },
    { name: 'navigateur', ...specs, testIgnore: ['**/captures/**', '**/*.desktop.spec.ts'] },
    // Not tests: they take the pictures of docs/captures (`npm run captures`).
    { name: 'captures', ...specs, testMatch: 'captures/**/*.spec.ts' },
  ],
});
