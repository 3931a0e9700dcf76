import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '#contract/reply';
import { actionsDe, codesDe, cellule } from '#domain/etats/table';
import type { Refus } from '#domain/refus';
import { createCallHandler } from '../../src-main/electron/ipc';
import { startLoopback } from '../../src-main/loopback/server';
import type { LoopbackServer } from '../../src-main/loopback/server';
import type { Dispatch } from '../../src-main/rpc/dispatcher';
import { DownloadShelf } from '../../src-main/rpc/download-shelf';
import { applicationDe, issuesDe, uneDeChaque } from '../support/etats/outils';
import { PLATEAUX } from '../support/etats/plateaux';

/*
 * The pairs of the tables of states, asked through the two doors of the screens: the browser's, over HTTP, and the
 * window's, whose bridge calls one handler. Each answers as the table says.
 */

const JETON = 'T'.repeat(43);
/** The application under the doors: another one at each try. */
let dispatch: Dispatch;
let server: LoopbackServer;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etats-'));
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  const etagere = new DownloadShelf();
  server = await startLoopback({
    dispatch: (...call) => dispatch(...call),
    take: (jeton) => etagere.take(jeton),
    root: folder,
    token: JETON,
    port: 0,
    report: (_, error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function navigateur(method: string, input: unknown): Promise<Reply> {
  const origin = `http://127.0.0.1:${server.port}`;
  const response = await fetch(`${origin}/rpc/${method}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-registre-jeton': JETON, connection: 'close' },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Reply;
}

const pont = createCallHandler({
  dispatch: (...call) => dispatch(...call),
  save: () => Promise.reject(new Error('nothing is saved')),
  chooseAgenda: () => Promise.reject(new Error('nothing is chosen')),
  chooseFolder: () => Promise.reject(new Error('nothing is chosen')),
  windowId: () => 1,
  devOrigin: null,
});
const fenetre = (method: string, input: unknown): Promise<Reply> =>
  pont({ sender: { id: 1 }, senderFrame: { url: 'app://registre/#/', parent: null } }, method, input);

const PORTES = [
  ['le navigateur', navigateur],
  ['la fenêtre', fenetre],
] as const;

describe.each(PLATEAUX.map((plateau) => [plateau.table.objet, plateau] as const))('%s', (_, plateau) => {
  it.each(PORTES)(
    'by %s, each action in each state is accepted or refused as its table says',
    async (porte, call) => {
      for (const { scene, essai, ordre, cellule: dite } of uneDeChaque(issuesDe(plateau))) {
        const situation = scene.monter();
        const application = applicationDe(situation);
        ({ dispatch } = application);
        const reply = await call(ordre.methode, ordre.entree);
        const nom = `${porte} : ${scene.etat} (${scene.nom}) × ${essai.action} (${essai.nom})`;
        if (reply.ok) {
          const vers = plateau.etatDe(application.depot.registre, situation.id, situation.banc.aujourdhui);
          expect([nom, dite.vers]).toEqual([nom, expect.arrayContaining([vers])]);
        } else expect([nom, codesDe(dite)]).toEqual([nom, expect.arrayContaining([reply.error.code])]);
      }
    },
  );
});

/** What the screens are given to offer: one list for each object that has a menu. */
const MENUS: Readonly<Record<string, (id: string, conventionId: string) => readonly [string, unknown]>> = {
  avenant: (avenantId) => ['avenants.lire', { avenantId }],
  seance: (seanceId) => ['seances.lire', { seanceId }],
  avis: (_id, conventionId) => ['avis.lister', { conventionId }],
  'mise-en-demeure': (miseEnDemeureId) => ['misesEnDemeure.lire', { miseEnDemeureId }],
  paquet: (paquetId) => ['paquets.lire', { paquetId }],
};
type Offre = readonly { readonly geste: string; readonly refus: Refus | null }[];

describe.each(
  PLATEAUX.filter(({ table }) => table.objet in MENUS).map((one) => [one.table.objet, one] as const),
)('the menu of %s', (objet, { table, scenes }) => {
  it.each(scenes.map((scene) => [scene.etat, scene.nom, scene] as const))(
    '%s, %s',
    async (etat, _, scene) => {
      const situation = scene.monter();
      ({ dispatch } = applicationDe(situation));
      const [method, input] = MENUS[objet]!(situation.id, situation.banc.convention.id);
      const reply = await fenetre(method, input);
      if (!reply.ok) throw new Error(reply.error.message);
      const view = (
        objet === 'avis'
          ? (reply.value as readonly { readonly avis: { readonly id: string } }[]).find(
              ({ avis }) => avis.id === situation.id,
            )
          : reply.value
      ) as { readonly gestes: Offre };
      const offre = new Map(view.gestes.map(({ geste, refus }) => [geste, refus]));
      for (const action of actionsDe(table)) {
        const dite = cellule(table, etat, action);
        const refus = offre.get(action);
        // Left out: refused as everything is in that state.
        const ferme = refus === undefined || refus !== null;
        if (dite.vers.length === 0) expect([action, ferme]).toEqual([action, true]);
        else if (dite.selon === null) expect([action, refus]).toEqual([action, null]);
        if (refus !== undefined && refus !== null)
          expect([action, codesDe(dite)]).toEqual([action, expect.arrayContaining([refus.code])]);
      }
    },
  );
});
