import { basename, join } from 'node:path';
import { folderFailure, StoreError, writeFailure } from './errors';
import { GENESIS, readEnvelope } from './entry';
import type { Envelope } from './entry';
import { readLines } from './files';
import type { Files, OpenFile } from './files';

/**
 * The journal is a folder of segments, each named by the sequence of its first entry: `000000000001.jsonl`.
 * A segment is only ever appended to; when it has grown enough the next one begins. Nothing rewrites it.
 */
export const DOSSIER_JOURNAL = 'journal';

export type Segment = { readonly first: number; readonly path: string; readonly name: string };

const NAME = /^(\d{12})\.jsonl$/;

export function segmentName(first: number): string {
  return `${String(first).padStart(12, '0')}.jsonl`;
}

/** The segments in order. Other files of the folder (`desktop.ini`, a copy made by a sync client) are left alone. */
export async function listSegments(files: Files, dossier: string): Promise<Segment[]> {
  const folder = join(dossier, DOSSIER_JOURNAL);
  const found = await files.stat(folder);
  if (!found) return [];
  if (!found.folder) {
    throw new StoreError(
      'FORMAT_INCONNU',
      `« ${DOSSIER_JOURNAL} » devrait être un dossier : celui-ci n’est pas un registre.`,
      'Choisissez un autre dossier pour le registre ; rien n’a été modifié dans celui-ci.',
    );
  }
  return (await files.list(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => ({ first: Number(name.slice(0, 12)), path: join(folder, name), name }));
}

/** What is wrong, and where: the words of `verifier` and of a refused opening. */
export type Defaut = {
  readonly seq: number | null;
  readonly fichier: string;
  readonly ligne: number;
  readonly nature:
    | 'ligne-alteree'
    | 'ligne-incomplete'
    | 'rupture-de-chaine'
    | 'segment-manquant'
    | 'journal-tronque'
    | 'contenu-inconnu'
    | 'version-plus-recente'
    | 'format-inconnu'
    | 'instantane-endommage'
    | 'instantane-discordant';
  readonly message: string;
};

/** Refusal to open over a damaged journal, naming the place. */
export function corruption(defaut: Defaut): StoreError {
  const { fichier, ligne, seq } = defaut;
  const lieu = { fichier, ligne, seq };
  if (defaut.nature === 'format-inconnu') {
    return new StoreError(
      'FORMAT_INCONNU',
      defaut.message,
      'Choisissez un autre dossier pour le registre ; rien n’a été modifié dans celui-ci.',
      { lieu },
    );
  }
  if (defaut.nature === 'version-plus-recente') {
    return new StoreError(
      'VERSION_PLUS_RECENTE',
      defaut.message,
      'Installez la dernière version de Registre CREFOP, puis rouvrez ce registre ; rien n’y a été modifié.',
      { lieu },
    );
  }
  return new StoreError(
    'JOURNAL_CORROMPU',
    defaut.message,
    'Ne modifiez rien dans le dossier. Faites-en une copie, puis restaurez une sauvegarde ; « verifier » décrit le défaut.',
    { lieu },
  );
}

/** Where the reading of a chain has come to. */
export type Tete = { readonly seq: number; readonly hash: string };

export const DEBUT: Tete = { seq: 0, hash: GENESIS };

export type ChainEnd = {
  readonly tete: Tete;
  readonly defaut: Defaut | null;
  /** Bytes after the last newline of the last segment: a write cut short, when not empty. */
  readonly reste: { readonly segment: Segment; readonly bytes: Buffer; readonly offset: number } | null;
  /** Where the next entry goes; `null` when there is no segment yet. */
  readonly fin: { readonly segment: Segment; readonly length: number } | null;
};

/**
 * Walks the chain from the entry after `depuis` to the end, checking every line's hash, number and link;
 * `visit` receives the good ones and may name a defect itself. The entry `depuis` itself must be in the
 * journal, whole and with that hash. Stops at the first defect.
 */
export async function walkChain(
  files: Files,
  segments: readonly Segment[],
  depuis: Tete,
  visit: (line: Buffer, envelope: Envelope, place: { fichier: string; ligne: number }) => Defaut | null,
  limit?: { readonly segment: string; readonly length: number },
): Promise<ChainEnd> {
  let tete: Tete = depuis;
  let defaut = null as Defaut | null;
  let reste: ChainEnd['reste'] = null;
  let fin: ChainEnd['fin'] = null;

  const startIndex = Math.max(0, segments.filter(({ first }) => first <= Math.max(1, depuis.seq)).length - 1);
  const firstSegment = segments[0];
  if (firstSegment && firstSegment.first !== 1) {
    defaut = missing(firstSegment, 1);
    return { tete, defaut, reste, fin };
  }
  let next = segments[startIndex]?.first ?? 1;
  for (const segment of segments.slice(startIndex)) {
    if (segment.first !== next) {
      defaut = missing(segment, next);
      break;
    }
    let ligne = 0;
    let lastLine = null as { bytes: Buffer; offset: number } | null;
    const end = limit?.segment === segment.name ? { end: limit.length } : {};
    const after = await readLines(
      files,
      segment.path,
      (line, offset) => {
        ligne++;
        lastLine = { bytes: line, offset };
        const seq = next++;
        if (seq < depuis.seq) return true;
        const place = { fichier: `${DOSSIER_JOURNAL}/${segment.name}`, ligne };
        const envelope = readEnvelope(line);
        if (!envelope) defaut = altered(seq, place, line);
        else if (envelope.seq !== seq) defaut = misnumbered(seq, envelope.seq, place);
        else if (seq === depuis.seq) {
          if (envelope.hash !== depuis.hash) defaut = discordant(seq, place);
        } else if (envelope.prev !== tete.hash) defaut = unlinked(seq, place);
        else {
          defaut = visit(line, envelope, place);
          if (!defaut) tete = { seq, hash: envelope.hash };
        }
        return defaut === null;
      },
      end,
    );
    if (defaut) {
      const torn = segment === segments.at(-1) && lastLine && (await tornLastLine(files, segment, lastLine));
      if (!torn || next <= depuis.seq + 1) break;
      defaut = null;
      reste = torn;
      fin = { segment, length: torn.offset };
      break;
    }
    if (after.bytes.length > 0) {
      if (segment !== segments.at(-1)) {
        defaut = altered(
          next,
          { fichier: `${DOSSIER_JOURNAL}/${segment.name}`, ligne: ligne + 1 },
          after.bytes,
        );
        break;
      }
      reste = { segment, ...after };
    }
    fin = { segment, length: after.offset };
    if (limit?.segment === segment.name) break;
  }
  if (!defaut && next <= depuis.seq) {
    defaut = {
      seq: next,
      fichier: segments.length === 0 ? DOSSIER_JOURNAL : `${DOSSIER_JOURNAL}/${segments.at(-1)?.name ?? ''}`,
      ligne: 0,
      nature: 'journal-tronque',
      message:
        next === 1
          ? `Le journal est vide ou absent, alors que l’instantané atteste ${depuis.seq} action(s) confirmée(s).`
          : `Le journal s’arrête à l’entrée ${next - 1}, alors que l’instantané en atteste ${depuis.seq} : des actions confirmées manquent.`,
    };
  }
  return { tete, defaut, reste, fin };
}

/**
 * A power cut may leave the last line with its end written and its middle still zero. Such a line was never
 * confirmed (it is whole on the disk before anyone is told); one that has other bytes wrong may have been.
 */
async function tornLastLine(
  files: Files,
  segment: Segment,
  line: { readonly bytes: Buffer; readonly offset: number },
): Promise<ChainEnd['reste']> {
  if (!line.bytes.includes(ZEROS)) return null;
  const size = (await files.stat(segment.path))?.size;
  const bytes = Buffer.concat([line.bytes, Buffer.from('\n')]);
  return size === line.offset + bytes.length ? { segment, bytes, offset: line.offset } : null;
}

const ZEROS = Buffer.alloc(16);

type Place = { readonly fichier: string; readonly ligne: number };

function altered(seq: number, place: Place, line: Buffer): Defaut {
  if (seq === 1 && !line.includes('"changes":[') && !line.includes('"prev":"')) {
    return {
      seq: null,
      ...place,
      nature: 'format-inconnu',
      message: `Le fichier ${place.fichier} n’est pas un journal de Registre CREFOP.`,
    };
  }
  const nul = line.includes(0)
    ? ' Elle contient des octets nuls, comme en laisse une coupure de courant.'
    : '';
  return {
    seq,
    ...place,
    nature: 'ligne-alteree',
    message: `L’entrée ${seq} du journal est altérée (${place.fichier}, ligne ${place.ligne}) : son empreinte ne correspond pas à son contenu.${nul}`,
  };
}

function misnumbered(seq: number, found: number, place: Place): Defaut {
  return {
    seq,
    ...place,
    nature: 'rupture-de-chaine',
    message: `L’entrée ${seq} du journal manque ou a été déplacée (${place.fichier}, ligne ${place.ligne}) : on y lit l’entrée ${found}.`,
  };
}

function unlinked(seq: number, place: Place): Defaut {
  return {
    seq,
    ...place,
    nature: 'rupture-de-chaine',
    message: `L’entrée ${seq} du journal ne fait pas suite à la précédente (${place.fichier}, ligne ${place.ligne}) : une entrée a été modifiée, insérée ou retirée.`,
  };
}

function discordant(seq: number, place: Place): Defaut {
  return {
    seq,
    ...place,
    nature: 'instantane-discordant',
    message: `L’entrée ${seq} du journal n’est pas celle que l’instantané atteste (${place.fichier}, ligne ${place.ligne}) : le journal a été réécrit, ou l’un des deux vient d’un autre registre.`,
  };
}

function missing(found: Segment, expected: number): Defaut {
  return {
    seq: expected,
    fichier: `${DOSSIER_JOURNAL}/${segmentName(expected)}`,
    ligne: 0,
    nature: 'segment-manquant',
    message: `Le fichier ${DOSSIER_JOURNAL}/${segmentName(expected)} manque : le journal passe à ${found.name}.`,
  };
}

/** The only hand that writes the journal. */
export class JournalWriter {
  #file: OpenFile | null = null;
  #path: string;
  #length: number;
  /** True while bytes of a failed commit may stand after the last good one. */
  #dirty = false;

  constructor(
    private readonly files: Files,
    private readonly dossier: string,
    private readonly segmentBytes: number,
    fin: ChainEnd['fin'],
  ) {
    this.#path = fin?.segment.path ?? '';
    this.#length = fin?.length ?? 0;
  }

  /** Where the good bytes end: nothing after it was ever confirmed. */
  get end(): { readonly segment: string; readonly length: number } | null {
    return this.#path === '' ? null : { segment: basename(this.#path), length: this.#length };
  }

  /**
   * Appends one line and returns once it is on the disk. On any error the file is cut back to its last good
   * length: a torn line left in the middle would make every later entry unreadable, confirmed or not.
   */
  async append(bytes: Buffer, seq: number): Promise<void> {
    try {
      if (this.#dirty) await this.#cutBack();
      const file = await this.#currentFile(seq);
      await this.#checkUntouched(file);
      this.#dirty = true;
      await file.write(bytes);
      await file.datasync();
      this.#dirty = false;
      this.#length += bytes.length;
    } catch (error) {
      // A second failure changes nothing for the caller: the next append starts by trying again.
      if (this.#dirty) await this.#cutBack().catch(() => undefined);
      throw writeFailure(error);
    }
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    if (this.#dirty) await this.#cutBack().catch(() => undefined);
    await file?.close();
  }

  async #currentFile(seq: number): Promise<OpenFile> {
    if (this.#path !== '' && this.#length < this.segmentBytes) {
      this.#file ??= await this.files.open(this.#path, 'a');
      return this.#file;
    }
    const folder = join(this.dossier, DOSSIER_JOURNAL);
    const path = join(folder, segmentName(seq));
    await this.files.makeFolder(folder);
    const file = await this.files.open(path, 'a');
    try {
      if ((await file.state()).size !== 0) throw foreignWriter(path);
      await this.files.syncFolder(folder);
      await this.files.syncFolder(this.dossier);
    } catch (error) {
      await file.close();
      throw error;
    }
    await this.#file?.close();
    this.#file = file;
    this.#path = path;
    this.#length = 0;
    return file;
  }

  /** A file that is longer, shorter or gone was touched by someone else: appending would bury the evidence. */
  async #checkUntouched(file: OpenFile): Promise<void> {
    const { size, links } = await file.state();
    if (size !== this.#length || links === 0) throw foreignWriter(this.#path);
  }

  /** A handle of its own: Windows does not truncate through one opened for appending. */
  async #cutBack(): Promise<void> {
    await cutFile(this.files, this.#path, this.#length);
    this.#dirty = false;
  }
}

/** Shortens a file, durably. */
export async function cutFile(files: Files, path: string, length: number): Promise<void> {
  const file = await files.open(path, 'r+');
  try {
    await file.truncate(length);
    await file.sync();
  } finally {
    await file.close();
  }
}

function foreignWriter(path: string): StoreError {
  return new StoreError(
    'ECRITURE_IMPOSSIBLE',
    `Le journal a été modifié par un autre programme (${DOSSIER_JOURNAL}/${basename(path)}) : l’action n’est pas enregistrée.`,
    'Fermez puis rouvrez le registre ; si le dossier est synchronisé, laissez la synchronisation se terminer d’abord.',
  );
}

/** Reads a folder of segments or says in French why it cannot. */
export async function segmentsOf(files: Files, dossier: string): Promise<Segment[]> {
  try {
    return await listSegments(files, dossier);
  } catch (error) {
    throw folderFailure(dossier, error);
  }
}
