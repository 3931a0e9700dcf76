import { randomUUID } from 'node:crypto';
import { isAbsolute, join, relative } from 'node:path';
import type { Agenda, AgendaTenu } from '../application/ports';
import { errorCode, StoreError } from './errors';
import { diskFiles, readSmallFile, renamePatiently, writeNewFile } from './files';
import type { Files } from './files';

/** Where the calendar file is kept up to date on this computer: beside the registry and not in it. */
export const FICHIER_AGENDA = 'agenda.json';
const FORMAT = 'registre-crefop/agenda';
/** What every calendar file of the application says of itself. */
const PRODUIT = 'PRODID:-//registre-conventions//echeances';

type Tenu = Pick<AgendaTenu, 'dossier' | 'fichier' | 'noms'>;

/** The instant of the writing is in every event: it is no change of what the file says. */
const sansInstant = (texte: string): string => texte.replaceAll(/^DTSTAMP:.*\r?\n/gmu, '');

/**
 * The calendar file that is kept up to date in a folder somebody chose, for an agenda that follows it. Replaced at once,
 * and only when what it says changes; a folder that is gone is told, and never made anew.
 */
export class FichierAgenda implements Agenda {
  readonly #path: string;
  #echec: AgendaTenu['echec'] = null;
  #ecritLe: string | null = null;
  #regime = 0;

  constructor(
    private readonly registre: string,
    private readonly now: () => string,
    private readonly files: Files = diskFiles,
  ) {
    this.#path = join(registre, FICHIER_AGENDA);
  }

  get regime(): number {
    return this.#regime;
  }

  get echec(): AgendaTenu['echec'] {
    return this.#echec;
  }

  async lire(): Promise<AgendaTenu | null> {
    const tenu = await this.#tenu();
    return tenu === null ? null : { ...tenu, ecritLe: this.#ecritLe, echec: this.#echec };
  }

  async choisir(chosen: string, fichier: string, noms: boolean): Promise<void> {
    let dossier: string;
    let present: string | null;
    try {
      if ((await this.files.stat(chosen))?.folder !== true) throw refused('Ce dossier n’existe pas.');
      dossier = await this.files.realpath(chosen);
      if (isWithin(await this.files.realpath(this.registre), dossier))
        throw refused('Ce dossier est dans celui du registre, qui ne se partage pas avec un agenda.');
      present = await this.#present(join(dossier, fichier));
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw refused(`Ce dossier ne répond pas (${errorCode(error) || 'erreur du système'}).`);
    }
    if (present !== null && !present.includes(PRODUIT))
      throw refused(`Ce dossier contient déjà un fichier « ${fichier} », qui n’est pas de l’application.`);
    await this.#keep({ dossier, fichier, noms });
    this.#said(null);
  }

  async oublier(): Promise<void> {
    await this.#keep(null);
    this.#ecritLe = null;
    this.#said(null);
  }

  async ecrire(texte: string): Promise<void> {
    const tenu = await this.#tenu();
    if (tenu === null) return;
    const { dossier, fichier } = tenu;
    const temporary = join(dossier, `.${fichier}.${randomUUID()}.tmp`);
    try {
      if ((await this.files.stat(dossier))?.folder !== true)
        throw absent('n’est pas là : il a été déplacé, ou son disque est débranché');
      const path = join(dossier, fichier);
      const before = await this.#present(path);
      if (before === null || sansInstant(before) !== sansInstant(texte)) {
        await writeNewFile(this.files, temporary, Buffer.from(texte, 'utf8'));
        await renamePatiently(this.files, temporary, path);
        await this.files.syncFolder(dossier).catch(() => undefined);
      }
      this.#ecritLe = this.now();
      this.#said(null);
    } catch (error) {
      await this.files.unlink(temporary).catch(() => undefined);
      const told =
        error instanceof StoreError
          ? error
          : absent(`refuse l’écriture (${errorCode(error) || 'erreur du système'})`);
      this.#said({ at: this.now(), message: told.message, remede: told.remede });
      throw told;
    }
  }

  signaler(): void {
    this.#said({
      at: this.now(),
      message: 'L’agenda n’est plus tenu à jour : son fichier n’a pas pu être préparé.',
      remede: 'Recommencez ; si l’erreur revient, transmettez le fichier erreurs.log du dossier des données.',
    });
  }

  #said(echec: AgendaTenu['echec']): void {
    if (echec?.message !== this.#echec?.message) this.#regime += 1;
    this.#echec = echec;
  }

  async #present(path: string): Promise<string | null> {
    if ((await this.files.stat(path)) === null) return null;
    return (await readSmallFile(this.files, path)).toString('utf8');
  }

  async #tenu(): Promise<Tenu | null> {
    try {
      const read: unknown = JSON.parse((await readSmallFile(this.files, this.#path)).toString('utf8'));
      return tenuDans(read);
    } catch {
      return null;
    }
  }

  async #keep(tenu: Tenu | null): Promise<void> {
    const temporary = join(this.registre, `.${FICHIER_AGENDA}.${randomUUID()}.tmp`);
    try {
      const text = `${JSON.stringify({ format: FORMAT, version: 1, tenu }, null, 2)}\n`;
      await writeNewFile(this.files, temporary, Buffer.from(text, 'utf8'));
      await renamePatiently(this.files, temporary, this.#path);
      await this.files.syncFolder(this.registre);
    } catch (cause) {
      await this.files.unlink(temporary).catch(() => undefined);
      throw new StoreError(
        'REGLAGES_IMPOSSIBLES',
        `Le dossier de l’agenda n’a pas pu être retenu (${errorCode(cause) || 'erreur du système'}).`,
        'Vérifiez que le dossier du registre est accessible en écriture et que le disque n’est pas plein, puis recommencez.',
        { cause },
      );
    }
  }
}

function tenuDans(value: unknown): Tenu | null {
  if (typeof value !== 'object' || value === null) return null;
  const { format, version, tenu } = value as Record<string, unknown>;
  if (format !== FORMAT || version !== 1 || typeof tenu !== 'object' || tenu === null) return null;
  const { dossier, fichier, noms } = tenu as Record<string, unknown>;
  return typeof dossier === 'string' && typeof fichier === 'string' && typeof noms === 'boolean'
    ? { dossier, fichier, noms }
    : null;
}

function isWithin(parent: string, child: string): boolean {
  const path = relative(parent, child);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

const refused = (message: string): StoreError =>
  new StoreError(
    'REGLAGES_IMPOSSIBLES',
    message,
    'Choisissez un dossier que votre agenda peut lire et où vous avez le droit d’écrire.',
  );

const absent = (quoi: string): StoreError =>
  new StoreError(
    'AGENDA_NON_TENU',
    `L’agenda n’est plus tenu à jour : le dossier choisi ${quoi}.`,
    'Rendez ce dossier accessible, choisissez-en un autre, ou cessez de tenir l’agenda.',
  );
