import { parentPort, workerData } from 'node:worker_threads';
import { procedures } from '#contract/procedures';
import { openApplication } from '../compose';
import type { Navigateur } from '../application/ports';
import { readInWorker } from '../reading/reader';
import { createDispatcher } from '../rpc/dispatcher';
import { echecDe, erreurDe } from './registry-messages';
import type { Annonce, Demande, Impression, Ouverture, Question, Reponses } from './registry-messages';

/*
 * The registry behind the window, in a thread of its own: it is read and opened while Electron and the page start, and
 * nothing that it computes ever holds the window. See registry-link.ts for the other end.
 */

const port = parentPort;
if (port === null) throw new Error('not a worker');
const { lecteur, ...options } = workerData as Ouverture;

const say = (annonce: Annonce, moved: readonly ArrayBuffer[] = []): void => port.postMessage(annonce, moved);
const report = (reference: string, error: unknown): void =>
  say({ genre: 'incident', reference, echec: echecDe(error) });

process.on('unhandledRejection', (error) => report('promesse', error));

/** Pages that the window's thread is printing. */
const printing = new Map<
  number,
  { readonly done: (octets: Uint8Array) => void; readonly fail: (error: unknown) => void }
>();
let lastPage = 0;

/** Has a page printed by the browser of the window: a thread has none. */
const navigateur: Navigateur = (contenu) =>
  new Promise((done, fail) => {
    lastPage += 1;
    printing.set(lastPage, { done, fail });
    say({ genre: 'imprimer', page: lastPage, contenu });
  });

function printed(page: number, sortie: Impression): null {
  const waiting = printing.get(page);
  printing.delete(page);
  if (sortie.ok) waiting?.done(sortie.octets);
  else waiting?.fail(erreurDe(sortie.echec));
  return null;
}

/** Opens the registry to write in it, or to read it while another session writes, then answers until it is closed. */
async function open(): Promise<(demande: Demande) => Promise<Reponses[Demande['genre']]>> {
  const application = await openApplication({
    ...options,
    porte: 'electron',
    mode: 'si-libre',
    navigateur,
    lecteur: readInWorker(lecteur),
    report,
  });
  application.onChange((revision, regime) => say({ genre: 'change', revision, regime }));
  // The first screen asks for this: what it takes longest to tell is told while its page is still being read. What goes
  // wrong is said to whoever asks.
  application.handlers['accueil.lire']({}).catch(() => undefined);
  const dispatch = createDispatcher(procedures, application.handlers, {
    report,
    handlersAt: application.handlersAt,
  });
  return async (demande) => {
    switch (demande.genre) {
      case 'appel':
        return dispatch(demande.method, demande.input, demande.au);
      case 'document':
        return application.files.take(demande.jeton);
      case 'second':
        await application.sauvegardes.chooseSecond(demande.dossier);
        return null;
      case 'agenda':
        await application.choisirAgenda(demande.dossier, false);
        return null;
      case 'imprime':
        return printed(demande.page, demande.sortie);
      case 'fermer':
        await application.close();
        return null;
    }
  };
}

const opened = open();

port.on('message', ({ no, demande }: Question) => {
  opened
    .then((answer) => answer(demande))
    .then(
      (valeur) => {
        say({ genre: 'reponse', no, valeur });
        // Nothing is left to be asked.
        if (demande.genre === 'fermer') port.close();
      },
      (error: unknown) => say({ genre: 'echec', no, echec: echecDe(error) }),
    );
});

opened.then(
  () => say({ genre: 'ouvert' }),
  (error: unknown) => {
    say({ genre: 'ferme', echec: echecDe(error) });
    port.close();
  },
);
