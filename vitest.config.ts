import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Slow machines are no reason to fail: what must be quick is measured by `npm run bench`, not by a timeout. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    globalSetup: 'tests/support/dossier-temporaire.ts',
    projects: [
      {
        test: {
          name: 'noyau',
          environment: 'node',
          // All but the screens: a folder is never left out by a list.
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/renderer/**'],
          ...patience,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'ecrans',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/renderer/setup.ts'],
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
