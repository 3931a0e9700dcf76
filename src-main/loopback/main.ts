import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { procedures } from '#contract/procedures';
import { openApplication } from '../compose';
import { resolveDataFolder } from '../data-folder';
import { createErrorLog } from '../error-log';
import { readLaunchOptions } from '../launch-options';
import { describeOpeningError } from '../opening-error';
import { osUser } from '../os-user';
import { readInWorker } from '../reading/reader';
import { createDispatcher } from '../rpc/dispatcher';
import { startLoopback } from './server';

/*
 * The browser door: the same application served to a browser of this machine alone. Its first line on stdout is
 * `PRET http://127.0.0.1:PORT/#jeton=…`, for whoever started it to open.
 */

async function main(): Promise<void> {
  const options = readLaunchOptions(process.argv.slice(2), process.env, 'refuse');
  if (!options.ok) {
    fail(options.error);
    return;
  }
  const { donnees, horloge, port } = options.value;
  const dossier = resolveDataFolder(donnees, {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    cwd: process.cwd(),
  });
  const report = createErrorLog(join(dossier, 'erreurs.log'));

  let application: Awaited<ReturnType<typeof openApplication>>;
  try {
    application = await openApplication({
      dossier,
      horloge,
      porte: 'navigateur',
      lecteur: readInWorker(join(import.meta.dirname, '..', 'lecteur', 'lecteur.cjs')),
      utilisateur: osUser(),
      mode: 'si-libre',
      report,
    });
  } catch (error) {
    fail(error);
    return;
  }

  let server: Awaited<ReturnType<typeof startLoopback>>;
  try {
    server = await startLoopback({
      dispatch: createDispatcher(procedures, application.handlers, {
        report,
        handlersAt: application.handlersAt,
      }),
      take: (jeton) => application.files.take(jeton),
      root: join(import.meta.dirname, '..', 'renderer'),
      token: randomBytes(32).toString('base64url'),
      port,
      report,
    });
  } catch (error) {
    await application.close();
    fail(error);
    return;
  }

  let stopping = false;
  const stop = (): void => {
    // Asked a second time, by someone who will not wait: everything confirmed is on the disk.
    if (stopping) process.exit(0);
    stopping = true;
    server
      .close()
      .then(() => application.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          report('fermeture', error);
          process.exit(1);
        },
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);

  process.stdout.write(`PRET ${server.url}\n`);
}

/** One French line on stderr, then exit code 1. */
function fail(error: unknown): void {
  const { message, remede } = describeOpeningError(error);
  process.stderr.write(`${`${message} ${remede}`.replace(/\s+/g, ' ')}\n`);
  process.exitCode = 1;
}

await main();
