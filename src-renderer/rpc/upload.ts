import type { Reply } from '#contract/reply';
import { textRpc } from '../text/rpc';
import { call } from './client';

/** The bytes of a part, as JSON carries them. Rejects when the file can no longer be read. */
function toBase64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = reader.result as string;
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('unreadable'));
    };
    reader.readAsDataURL(part);
  });
}

/**
 * Sends a file chosen by the user, part by part, by whichever door; answers the token that names it in the command
 * that uses it. `onProgress` is told the share received, 0 to 1. `signal` gives the sending up: the answer is then
 * the error `ABANDONNE`. Never throws.
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Reply<{ readonly jeton: string }>> {
  const begun = await call('televersements.commencer', { nom: file.name, taille: file.size });
  if (!begun.ok) {
    // The fields are those of the call, not of a form: their sentences say it all.
    const { champs = [], ...error } = begun.error;
    const [first] = champs;
    return { ok: false, error: first === undefined ? error : { ...error, message: first.message } };
  }
  const { jeton, partie } = begun.value;
  const giveUp = (code: string, message: string, remede?: string): Reply<never> => {
    void call('televersements.abandonner', { jeton });
    return { ok: false, error: { code, message, ...(remede === undefined ? {} : { remede }) } };
  };
  for (let rang = 0, from = 0; from < file.size; rang += 1, from += partie) {
    if (signal?.aborted === true) return giveUp('ABANDONNE', textRpc.uploadAborted);
    let contenu: string;
    try {
      contenu = await toBase64(file.slice(from, from + partie));
    } catch {
      return giveUp('FICHIER_ILLISIBLE', textRpc.fileUnreadable, textRpc.fileUnreadableRemedy);
    }
    const added = await call('televersements.ajouter', { jeton, rang, contenu });
    if (!added.ok) return added;
    onProgress(added.value.recus / file.size);
  }
  if (signal?.aborted === true) return giveUp('ABANDONNE', textRpc.uploadAborted);
  return { ok: true, value: { jeton } };
}
