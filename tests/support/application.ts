import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '../../src-main/compose';
import type { Lecteur } from '../../src-main/application/echanges/ports';
import type { Application } from '../../src-main/compose';
import { readInPlace } from '../../src-main/reading/in-place';
import { MODULE_CODES } from './bundle';
import { createDispatcher } from '../../src-main/rpc/dispatcher';
import { procedures } from '#contract/procedures';
import type { Input, Method, Output } from '#contract/procedures';
import type { AppError, Reply } from '#contract/reply';
import { avisFavorable } from './avis';

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'crefop-application-'));

export type Porte = {
  readonly application: Application;
  readonly reply: <M extends Method>(method: M, input: Input<M>) => Promise<Reply<Output<M>>>;
  /** The answer, or the test fails with the refusal. */
  readonly call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** The refusal, or the test fails. */
  readonly refused: <M extends Method>(method: M, input: Input<M>) => Promise<AppError>;
  readonly close: () => Promise<void>;
};

/** The whole application on a folder, on an imposed day, through the dispatcher every door uses. */
export async function ouvrir(
  dossier: string,
  horloge: string,
  lecteur: Lecteur = readInPlace(MODULE_CODES),
): Promise<Porte> {
  const application = await openApplication({
    dossier,
    horloge,
    porte: 'terminal',
    utilisateur: 'essai',
    lecteur,
  });
  const dispatch = createDispatcher(procedures, application.handlers, {
    handlersAt: application.handlersAt,
    report: (_, error) => {
      throw error;
    },
  });
  const reply: Porte['reply'] = async (method, input) => (await dispatch(method, input)) as Reply<never>;
  return {
    application,
    reply,
    call: async (method, input) => {
      const answer = await reply(method, input);
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${answer.error.message}`);
      return answer.value;
    },
    refused: async (method, input) => {
      const answer = await reply(method, input);
      if (answer.ok) throw new Error(`${method} was accepted`);
      return answer.error;
    },
    close: () => application.close(),
  };
}

/** Sends a file in parts, as a page does; the token under which the application holds it. */
export async function televerser({ call }: Porte, nom: string, bytes: Buffer): Promise<string> {
  const { jeton, partie } = await call('televersements.commencer', { nom, taille: bytes.length });
  for (let rang = 0; rang * partie < bytes.length; rang += 1) {
    const contenu = bytes.subarray(rang * partie, (rang + 1) * partie).toString('base64');
    await call('televersements.ajouter', { jeton, rang, contenu });
  }
  return jeton;
}

/** The avis is given on the draft as it is. */
export const rendreAvis = ({ call }: Porte, avenantId: string, date: string) =>
  call('avis.enregistrer', avisFavorable(avenantId, date));
