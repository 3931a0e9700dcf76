import type { Input, Method, Output } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { textRpc } from '../text/rpc';
import { pastInstant } from './past';
import { sessionToken } from './token';

/** Which door the page was opened by. */
export type Porte = 'electron' | 'navigateur';

export const porte = (): Porte => (window.registre === undefined ? 'navigateur' : 'electron');

const headers = (): Record<string, string> => ({ 'x-registre-jeton': sessionToken() ?? '' });

const unreachable = <T>(): Reply<T> => ({
  ok: false,
  error: { code: 'INJOIGNABLE', message: textRpc.unreachable, remede: textRpc.unreachableRemedy },
});

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}

async function transport(method: string, input: unknown, au: string | null): Promise<unknown> {
  if (window.registre !== undefined) return window.registre.call(method, input, au);
  const response = await fetch(`/rpc/${method}`, {
    method: 'POST',
    headers: {
      ...headers(),
      'content-type': 'application/json',
      ...(au === null ? {} : { 'x-registre-au': au }),
    },
    body: JSON.stringify(input),
  });
  return response.json();
}

/** The journal's last entry, and what moves when the registry's regime does (read only, warnings), when it is known. */
type RevisionListener = (revision: number, regime: number | null) => void;

const revisionListeners = new Set<RevisionListener>();

/** Told each time a reply carries a revision of the journal: after every command, whoever called it. */
export function onRevision(listener: RevisionListener): () => void {
  revisionListeners.add(listener);
  return () => revisionListeners.delete(listener);
}

function announceRevision(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { revision, regime } = value as { revision?: unknown; regime?: unknown };
  if (typeof revision !== 'number') return;
  for (const listener of revisionListeners) listener(revision, typeof regime === 'number' ? regime : null);
}

/**
 * Asks the application, by whichever door. Never throws: a door that does not answer is an error reply like the
 * others, in French.
 */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
  try {
    const au = pastInstant();
    const reply = await transport(method, input, au);
    if (!isReply(reply)) return unreachable();
    // The past does not move; what it answers says nothing of the present.
    if (reply.ok && au === null) announceRevision(reply.value);
    return reply as Reply<Output<M>>;
  } catch {
    return unreachable();
  }
}

/**
 * Lets the user choose the second folder of the backups in the system's own dialog: by the window alone, and no path
 * crosses. `choisi` is false when the dialog was closed.
 */
export const chooseBackupFolder = (): Promise<Reply<{ choisi: boolean }>> =>
  chooseFolder('sauvegardes.choisirDossier');

/** The same, of the folder where the calendar file is kept up to date. */
export const chooseAgendaFolder = (): Promise<Reply<{ choisi: boolean }>> =>
  chooseFolder('agenda.choisirDossier');

async function chooseFolder(method: string): Promise<Reply<{ choisi: boolean }>> {
  try {
    const reply = await window.registre?.call(method, {});
    return isReply(reply) ? (reply as Reply<{ choisi: boolean }>) : unreachable();
  } catch {
    return unreachable();
  }
}

/** A file made ready by `documents.exporter`. */
export type Fichier = Output<'documents.exporter'>['fichier'];

/**
 * Gives a prepared file to the user: the native save dialog in Electron, a download in a browser. `saved` is false
 * when the user closed the dialog.
 */
export async function saveFile(fichier: Fichier): Promise<Reply<{ saved: boolean; nom: string }>> {
  try {
    if (window.registre !== undefined) {
      const reply = await window.registre.call('fichiers.enregistrer', { jeton: fichier.jeton });
      if (!isReply(reply)) return unreachable();
      if (!reply.ok) return reply;
      const { enregistre, nom } = reply.value as { enregistre: boolean; nom: string | null };
      return { ok: true, value: { saved: enregistre, nom: nom ?? fichier.nom } };
    }
    const response = await fetch(`/fichiers/${encodeURIComponent(fichier.jeton)}`, { headers: headers() });
    if (!response.ok) {
      return {
        ok: false,
        error: { code: 'FICHIER_EXPIRE', message: textRpc.fileGone, remede: textRpc.fileGoneRemedy },
      };
    }
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = fichier.nom;
    document.body.append(link);
    link.click();
    link.remove();
    // The download reads the blob after the click returns.
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 60_000);
    return { ok: true, value: { saved: true, nom: fichier.nom } };
  } catch {
    return unreachable();
  }
}
