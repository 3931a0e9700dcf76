import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** The module that reads printed codes, as a file beside the worker that reads it (src-main/reading/reader.ts). */
const lecteurDeCodes: Plugin = {
  name: 'lecteur-de-codes',
  generateBundle() {
    const source = readFileSync(
      createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
    );
    this.emitFile({ type: 'asset', fileName: 'zxing_reader.wasm', source });
  },
};

/**
 * The Node side, one target per mode. All dependencies are bundled: what is packaged needs no node_modules.
 *
 * CommonJS for Electron's main process and its preload (Electron 25 knows no ES module entry, and a sandboxed preload
 * knows none in any version); ES modules for what plain Node runs.
 */
const targets = {
  main: { entry: 'src-main/electron/main.ts', format: 'cjs', target: 'node18' },
  preload: { entry: 'src-main/electron/preload.ts', format: 'cjs', target: 'chrome114' },
  server: { entry: 'src-main/loopback/main.ts', format: 'es', target: 'node20' },
  cli: { entry: 'src-main/cli/main.ts', format: 'es', target: 'node20' },
  // The thread of the registry behind the window.
  registre: { entry: 'src-main/electron/registry-thread.ts', format: 'cjs', target: 'node18' },
  // The worker of every door: CommonJS, for Electron's.
  lecteur: { entry: 'src-main/reading/worker.ts', format: 'cjs', target: 'node18' },
} as const;

const isTarget = (mode: string): mode is keyof typeof targets => mode in targets;

export default defineConfig(({ mode }) => {
  if (!isTarget(mode)) throw new Error(`vite.node.config.ts : mode inconnu ${mode}`);
  const { entry, format, target } = targets[mode];
  return {
    publicDir: false,
    plugins: mode === 'lecteur' ? [lecteurDeCodes] : [],
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: entry,
      outDir: `dist/${mode}`,
      emptyOutDir: true,
      target,
      license: { fileName: 'licences-tierces.md' },
      // Read at every start: half the text is half the time; the source maps keep the names for whoever reads a stack.
      minify: true,
      sourcemap: true,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: {
          format,
          // The entries are all called main.ts; the built files bear the name of their target.
          entryFileNames: `${mode}.${format === 'cjs' ? 'cjs' : 'mjs'}`,
          // The printer of documents is a file of its own, read with the first document.
          codeSplitting: mode === 'registre',
          chunkFileNames: `[name].${format === 'cjs' ? 'cjs' : 'mjs'}`,
        },
      },
    },
  };
});
