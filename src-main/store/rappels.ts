import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCivilDate } from '#domain/civil-date';
import { GENRES } from '#domain/echeances/echeance';
import type { LigneRappel } from '#domain/echeances/rappels';
import type { Rappels } from '../application/ports';
import { errorCode, StoreError } from './errors';

/** What was read of reminders, and how they are set: one line a fact, only ever added to. */
export const FICHIER_RAPPELS = 'rappels.jsonl';

/**
 * Kept in the registry's folder, beside the journal of law and not in it: reading a reminder changes nothing of the
 * acts, and is written even where another session holds the journal. A line that cannot be read counts for nothing: its
 * reminder is shown again, never lost.
 */
export class FichierRappels implements Rappels {
  readonly #path: string;
  #tail: Promise<void> = Promise.resolve();

  constructor(dossier: string) {
    this.#path = join(dossier, FICHIER_RAPPELS);
  }

  async lignes(): Promise<readonly LigneRappel[]> {
    await this.#tail.catch(() => undefined);
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw illisible(error);
    }
    return text.split('\n').flatMap((line) => {
      try {
        const value: unknown = JSON.parse(line);
        return isLigne(value) ? [value] : [];
      } catch {
        return [];
      }
    });
  }

  async ajouter(lignes: readonly LigneRappel[]): Promise<void> {
    if (lignes.length === 0) return;
    const next = this.#tail
      .catch(() => undefined)
      .then(async () => {
        // A line torn by a power cut must not swallow the next one.
        const text = lignes.map((one) => `${JSON.stringify(one)}\n`).join('');
        await appendFile(this.#path, (await this.#torn()) ? `\n${text}` : text, { flush: true });
      });
    this.#tail = next;
    try {
      await next;
    } catch (cause) {
      throw new StoreError(
        'RAPPELS_NON_GARDES',
        `Ce qui a été lu des rappels n’a pas pu être gardé (${errorCode(cause) || 'erreur du système'}) : ils seront montrés de nouveau.`,
        'Vérifiez que le dossier du registre est accessible en écriture et que le disque n’est pas plein.',
        { cause },
      );
    }
  }

  async #torn(): Promise<boolean> {
    try {
      const text = await readFile(this.#path);
      return text.length > 0 && text.at(-1) !== 0x0a;
    } catch {
      return false;
    }
  }
}

const illisible = (cause: unknown): StoreError =>
  new StoreError(
    'RAPPELS_ILLISIBLES',
    `Ce qui a été lu des rappels ne peut pas être relu (${errorCode(cause) || 'erreur du système'}).`,
    'Vérifiez que le dossier du registre est accessible en lecture, puis recommencez.',
    { cause },
  );

const isDay = (value: unknown): boolean => typeof value === 'string' && parseCivilDate(value) !== null;
const isText = (value: unknown): boolean => typeof value === 'string';

function isLigne(value: unknown): value is LigneRappel {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Record<string, unknown>;
  switch (one.genre) {
    case 'debut':
    case 'presence':
      return isDay(one.le);
    case 'notifie':
      return isText(one.cle) && isDay(one.le);
    case 'vu':
      return isText(one.cle) && isDay(one.le) && isDay(one.du) && isText(one.libelle) && isText(one.par);
    case 'recul':
      return isDay(one.de) && isDay(one.a);
    case 'publie':
      return (
        [one.uid, one.empreinte, one.conventionId, one.titre].every(isText) &&
        Number.isInteger(one.sequence) &&
        isDay(one.date) &&
        typeof one.annule === 'boolean'
      );
    case 'reglage':
      return (
        (GENRES as readonly unknown[]).includes(one.de) &&
        (one.paliers === null ||
          (Array.isArray(one.paliers) && one.paliers.every((n) => Number.isInteger(n) && Number(n) >= 0)))
      );
    default:
      return false;
  }
}
