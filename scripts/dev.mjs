#!/usr/bin/env node
// npm run dev: the screens with hot reload, and an Electron that restarts when its own side changes.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { TARGETS } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { withDisplay } from './lib/display.mjs';
import { electronEnvironment, electronForTests } from './lib/electron.mjs';
import { ROOT } from './lib/places.mjs';
import { command, sayOn, step } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  requireNode();
  await ensureDependencies(ROOT, say);
  // Whoever develops may do so on the Electron of the tests.
  const electron = await step(say, 'Electron', () => electronForTests(ROOT, say));
  const { build, createServer } = await import('vite');
  const server = await createServer({ configFile: path.join(ROOT, 'vite.config.ts'), mode: 'development' });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5199/';
  say(`Écrans : ${address}`);

  await withDisplay(say, async (display) => {
    /** @type {import('node:child_process').ChildProcess | null} */
    let child = null;
    let stopping = false;
    /** @type {(value: void) => void} */
    let finish = () => undefined;
    const finished = new Promise((resolve) => (finish = resolve));
    const root = process.platform === 'linux' && process.getuid?.() === 0;

    const open = () => {
      const started = spawn(
        electron.binary,
        [...(root ? ['--no-sandbox'] : []), ROOT, ...process.argv.slice(2)],
        {
          cwd: ROOT,
          env: { ...electronEnvironment(electron, display), DEV_SERVER_URL: address },
          stdio: 'inherit',
        },
      );
      child = started;
      // Closing the window ends the session; being replaced does not.
      started.on('exit', () => {
        if (child === started) finish();
      });
    };
    const restart = () => {
      if (stopping) return;
      const before = child;
      child = null;
      if (before === null || before.exitCode !== null || before.signalCode !== null) {
        open();
      } else {
        before.once('exit', () => {
          if (!stopping && child === null) open();
        });
        before.kill();
      }
    };

    const watched = /** @type {const} */ (['main', 'preload', 'registre', 'lecteur']);
    const built = new Set();
    const watchers = await Promise.all(
      watched.map(async (target) => {
        const watcher = await build({
          configFile: path.join(ROOT, 'vite.node.config.ts'),
          mode: target,
          logLevel: 'error',
          // Without the fingerprint in it, the folder is built anew by the next `npm start`.
          build: { watch: {}, outDir: path.join(ROOT, 'dist', target), emptyOutDir: true },
        });
        if (!('on' in watcher)) throw new Error('vite ne surveille pas les fichiers');
        watcher.on('event', (event) => {
          if (event.code === 'ERROR') say(`✗ ${TARGETS[target].entry} : ${event.error.message}`);
          if (event.code !== 'BUNDLE_END') return;
          void event.result.close();
          built.add(target);
          if (built.size === watched.length) restart();
        });
        return watcher;
      }),
    );

    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.once(signal, () => finish());
    await finished;
    stopping = true;
    // The compiler does not see that the functions above assign it.
    /** @type {import('node:child_process').ChildProcess | null} */ (child)?.kill();
    await Promise.all(watchers.map((watcher) => watcher.close()));
    await server.close();
  });
});
