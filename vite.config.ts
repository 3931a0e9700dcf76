import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstProgram } from './scripts/lib/first-program.mjs';
import { licences } from './scripts/lib/licences.mjs';

/** The package comes without types. */
const mantine = createRequire(import.meta.url)('postcss-preset-mantine') as () => { postcssPlugin: string };

/** The screens. `npm run build` and `npm run dev` use this file; the Node side has vite.node.config.ts. */
export default defineConfig({
  root: 'src-renderer',
  // Relative addresses: the same files are served by the application's own scheme and by the browser door.
  base: './',
  plugins: [react(), licences(import.meta.dirname), firstProgram()],
  // light-dark() is younger than Chromium 114: the preset turns it into Mantine's own selectors.
  css: { postcss: { plugins: [mantine()] } },
  server: { host: '127.0.0.1', port: 5199, strictPort: true },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    // The libraries bundled here keep their licences: their notices go with what is distributed.
    license: { fileName: 'licences-tierces.md' },
    // Everything is read from the disk at once, and the content security policy refuses data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      output: {
        // Cut where other screens share it, what the first one needs would be ten files, each asked of the thread that
        // is busy opening the window.
        codeSplitting: { groups: [{ name: 'application', tags: ['$initial'] }] },
      },
    },
  },
});
