import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { licences } from './scripts/lib/licences.mjs';

/**
 * Thirty times what the slowest test takes on an idle machine. What must be quick is measured by `npm run bench`; what
 * tries everything (`npm run soak`) takes the time it needs.
 */
const limit = process.env.ESSAIS_COMPLETS === '1' ? 6 * 3_600_000 : 30_000;
/** They share what they load: pure functions leave nothing behind, and what others leave is undone after each test. */
const ENSEMBLE =
  'tests/{actes,application,cli,contract,documents,domain,loopback,page,reading,rpc,store}/**/*.test.ts';
const patience = { testTimeout: limit, hookTimeout: limit };

export default defineConfig({
  test: {
    globalSetup: 'tests/support/dossier-temporaire.ts',
    // Every core: left to itself, the runner keeps one for watching, and a machine of two works with half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'noyau',
          environment: 'node',
          // All but the screens and those below: a folder is never left out by a list.
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/renderer/**', ENSEMBLE],
          setupFiles: ['tests/support/apres.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'ensemble',
          environment: 'node',
          include: [ENSEMBLE],
          setupFiles: ['tests/support/apres.ts'],
          isolate: false,
          ...patience,
        },
      },
      {
        plugins: [react(), licences(import.meta.dirname)],
        test: {
          name: 'ecrans',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/apres.ts', 'tests/renderer/setup.ts'],
          // The bricks and the page are loaded once for all: what a file leaves, `setup.ts` and `openForTest` clear.
          isolate: false,
          ...patience,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src-shared/**/*.ts', 'src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}'],
    },
  },
});
