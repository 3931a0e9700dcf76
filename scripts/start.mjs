#!/usr/bin/env node
// npm start: installs what is missing, builds what changed, opens the application.
import { builtFile, DESKTOP_TARGETS, ensureBuilt } from './lib/build.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronEnvironment, electronForStart, obstacle } from './lib/electron.mjs';
import { launchElectron, serveBrowser } from './lib/launch.mjs';
import { AIDE, parseStartOptions } from './lib/options.mjs';
import { ROOT, userFolder } from './lib/places.mjs';
import { command, Refus, sayOn } from './lib/say.mjs';

const say = sayOn(process.stdout);

await command(async () => {
  const options = parseStartOptions(process.argv.slice(2), userFolder('start'));
  if (options.aide) {
    say(AIDE);
    return 0;
  }
  requireNode();
  await ensureDependencies(ROOT, say);
  const data = options.donnees === null ? [] : [`--donnees=${options.donnees}`];

  const electron = await chooseDoor(options);
  if (electron !== null) {
    await ensureBuilt(ROOT, say, DESKTOP_TARGETS);
    const root = process.platform === 'linux' && process.getuid?.() === 0;
    if (root) say('Lancé en administrateur : Electron s’exécute sans son bac à sable (--no-sandbox).');
    const begun = performance.now();
    const end = await launchElectron(ROOT, {
      binary: electron.binary,
      args: [
        ...(root ? ['--no-sandbox'] : []),
        ROOT,
        ...(electron.origin === 'essais' ? ['--essai'] : []),
        ...data,
      ],
      env: electronEnvironment(electron),
    });
    const died = end.code === 127 || (end.signal !== null && performance.now() - begun < 5_000);
    if (end.asked || !died) return end.asked ? 0 : (end.code ?? 1);
    // Some systems forbid Chromium's sandbox to ordinary users: it then aborts rather than run without.
    say('Electron s’est interrompu au démarrage : l’application s’ouvre dans le navigateur.');
  }

  await ensureBuilt(ROOT, say, ['renderer', 'server', 'lecteur']);
  const port = options.port === null ? [] : [`--port=${String(options.port)}`];
  const end = await serveBrowser(builtFile(ROOT, 'server'), [...data, ...port], say);
  return end.asked ? 0 : (end.code ?? 1);
});

/**
 * The Electron to use, or null for the browser door; each reason for that door is told in one line.
 * @param {import('./lib/options.mjs').StartOptions} options
 */
async function chooseDoor({ navigateur, electronEssai }) {
  if (navigateur) return null;
  if (!hasDisplay()) {
    say('Aucun affichage (ni DISPLAY ni WAYLAND_DISPLAY) : l’application s’ouvre par le navigateur.');
    return null;
  }
  const electron = await electronForStart(ROOT, say, electronEssai);
  if (electron === null) {
    say('Electron n’est ni installé ni téléchargeable : l’application s’ouvre dans le navigateur.');
    return null;
  }
  if (electron.origin === 'essais')
    say('Electron des essais, sans correctifs de sécurité : à regarder, pas pour y tenir un vrai registre.');
  const reason = await obstacle(electron);
  if (reason === null) return electron;
  if (electron.origin === 'impose') throw new Refus(`Electron ne peut pas démarrer : ${reason}.`);
  say(`Electron ne peut pas démarrer (${reason}) : l’application s’ouvre dans le navigateur.`);
  return null;
}
