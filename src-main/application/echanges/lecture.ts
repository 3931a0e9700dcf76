import { setImmediate as turn } from 'node:timers/promises';
import { FORMAT_EXPORT } from '#contract/echanges';
import { entityFaults } from '#contract/entites/check';
import type { FieldError } from '#contract/french-issues';
import { parseInstant } from '#contract/instant';
import { COLLECTIONS, emptyRegistre } from '#domain/registre';
import type { NomCollection, Registre } from '#domain/registre';
import { namesOfPieces } from './export';
import { excesJson } from './json-borne';
import { brokenLinks } from './liens';
import type { Contenu, DossierLu, Image, Importe, Lecture, Versions } from './ports';

/** A file may have a million faults; a person reads the first ones, and past some the rest is not looked for. */
const MAX_DEFAUTS = 100;
const MAX_COMPTES = 1000;

/** Records looked at between two turns of the event loop. */
const BATCH = 50;

/** What one string can hold: past it the text of the file cannot be read at once. */
const MAX_TEXTE = 400 * 1024 * 1024;

/** What a reading asks of the outside. */
export type Needs = {
  readonly versions: Versions;
  /** The hash of a whole registry. */
  readonly empreinteEtat: (registre: Registre) => Promise<string>;
  /** SHA-256 of bytes, 64 hexadecimal digits. */
  readonly empreinte: (bytes: Uint8Array) => Promise<string>;
  /** Rejects with an error for people when the bytes are not a ZIP, or a bomb. */
  readonly ouvrirDossier: (bytes: Uint8Array) => Promise<DossierLu>;
};

/** Reads an export, or the ZIP of a dossier de continuité that holds one. Writes nothing. */
export async function readImport(bytes: Uint8Array, needs: Needs): Promise<Lecture> {
  if (!isZip(bytes)) return readJson(bytes, new Map(), needs);
  const lu: DossierLu = await needs.ouvrirDossier(bytes);
  return lu.registre === null
    ? refused(
        'IMPORT_ETRANGER',
        'Cette archive n’est pas un dossier de continuité : « registre.json » n’y est pas.',
      )
    : readJson(lu.registre, lu.pieces, needs);
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

async function readJson(
  bytes: Uint8Array,
  beside: ReadonlyMap<string, Contenu>,
  { versions, empreinte, empreinteEtat }: Needs,
): Promise<Lecture> {
  const parsed = parseText(bytes);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  if (!isImage(file) || file.format !== FORMAT_EXPORT)
    return refused('IMPORT_ETRANGER', 'Ce fichier n’est pas l’export d’un registre CREFOP.', [
      { champ: 'format', message: `« ${FORMAT_EXPORT} » est attendu.` },
    ]);
  const { version } = file;
  if (typeof version === 'number' && version > versions.courante)
    return refused(
      'IMPORT_VERSION',
      'Ce fichier a été exporté par une version plus récente de Registre CREFOP : installez-la pour l’importer.',
    );
  const defauts = new Defauts();
  const head = readHead(file, versions.courante, defauts);
  const brut = readCollections(file.collections, defauts);
  const contents = await readContents(file.pieces, beside, empreinte, defauts);
  if (head === null || brut === null) return defauts.refusal();

  const registre = emptyRegistre() as Record<NomCollection, Map<string, unknown>>;
  let seen = 0;
  for (const name of COLLECTIONS) {
    for (const [id, image] of brut[name]) {
      if (++seen % BATCH === 0) await turn();
      if (defauts.tooMany) return defauts.refusal();
      let entity: Image;
      try {
        entity = head.version < versions.courante ? versions.reprendre(head.version, name, image) : image;
      } catch (error) {
        defauts.add(`${name}/${id}`, error instanceof Error ? error.message : String(error));
        continue;
      }
      for (const { champ, message } of entityFaults(name, entity))
        defauts.add(`${name}/${id}${champ === '' ? '' : ` › ${champ}`}`, message);
      registre[name].set(id, entity);
    }
  }
  const sound = registre as unknown as Registre;
  if (defauts.none) for (const { champ, message } of brokenLinks(sound)) defauts.add(champ, message);
  if (defauts.none) {
    const known = namesOfPieces(sound);
    for (const sha256 of contents.keys())
      if (!known.has(sha256)) defauts.add(`pieces › ${sha256}`, 'Aucune pièce du fichier n’a ce contenu.');
  }
  // Of the records as they are in the file: what an earlier version hashed.
  if (
    defauts.none &&
    head.empreinte !== null &&
    (await empreinteEtat(brut as unknown as Registre)) !== head.empreinte
  )
    defauts.add(
      'registre › empreinte',
      'L’empreinte annoncée n’est pas celle du contenu : le fichier a été modifié depuis son export. Si c’est voulu, retirez-la : il sera importé comme un fichier écrit à la main.',
    );
  return defauts.none
    ? { ok: true, value: { ...head, registre: sound, pieces: contents } }
    : defauts.refusal();
}

class Defauts {
  readonly #found: FieldError[] = [];
  #count = 0;

  get tooMany(): boolean {
    return this.#count > MAX_COMPTES;
  }

  get none(): boolean {
    return this.#count === 0;
  }

  add(champ: string, message: string): void {
    this.#count += 1;
    if (this.#found.length < MAX_DEFAUTS) this.#found.push({ champ: brief(champ), message: brief(message) });
  }

  refusal(): Lecture {
    const many = `plus de ${MAX_COMPTES} défauts y ont été trouvés`;
    const some = this.#count > 1 ? `${this.#count} défauts y ont été trouvés` : 'un défaut y a été trouvé';
    return refused(
      'IMPORT_DEFECTUEUX',
      `Ce fichier ne peut pas être importé : ${this.tooMany ? many : some}.`,
      this.#found,
    );
  }
}

/** Names come from the file, where nothing bounds them. */
const brief = (text: string): string => (text.length <= 400 ? text : `${text.slice(0, 400)}…`);

const refused = (code: string, message: string, champs: readonly FieldError[] = []): Lecture => ({
  ok: false,
  error: { code, message, champs },
});

function parseText(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: unknown } | Extract<Lecture, { ok: false }> {
  const foreign = (message: string) =>
    refused('IMPORT_ETRANGER', message) as Extract<Lecture, { readonly ok: false }>;
  if (bytes.byteLength > MAX_TEXTE)
    return foreign(
      'Ce fichier est trop grand pour être lu d’un seul tenant : restaurez plutôt une sauvegarde.',
    );
  const exces = excesJson(bytes);
  if (exces !== null)
    return foreign(
      `Ce fichier n’est pas l’export d’un registre CREFOP : ${exces}, bien plus qu’aucun registre.`,
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return foreign('Ce fichier n’est pas un texte en UTF-8 : ce n’est pas l’export d’un registre CREFOP.');
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = at === undefined ? '' : ` (ligne ${text.slice(0, Number(at)).split('\n').length})`;
    return foreign(`Ce fichier n’est pas du JSON, ou il a été coupé${line}.`);
  }
}

const KNOWN = new Set(['format', 'version', 'exporteLe', 'registre', 'schema', 'collections', 'pieces']);
const SHA256 = /^[0-9a-f]{64}$/;

function readHead(
  file: Image,
  courante: number,
  defauts: Defauts,
): Pick<Importe, 'exporteLe' | 'version' | 'seq' | 'tete' | 'empreinte'> | null {
  addUnknown(
    Object.keys(file).filter((key) => !KNOWN.has(key)),
    defauts,
  );
  // A file written by hand need say nothing of where it comes from: its records are then those of this version.
  const { exporteLe = null, registre = {}, schema } = file;
  const version = file.version ?? (file.registre === undefined ? courante : null);
  const isVersion = Number.isSafeInteger(version) && (version as number) >= 1;
  if (!isVersion) defauts.add('version', 'Un numéro de version est attendu.');
  if (exporteLe !== null && (typeof exporteLe !== 'string' || parseInstant(exporteLe) === null))
    defauts.add('exporteLe', 'Un instant ISO 8601 en UTC est attendu.');
  if (schema !== undefined && !isImage(schema)) defauts.add('schema', 'Un schéma JSON est attendu.');
  if (!isImage(registre)) {
    defauts.add('registre', 'Un ensemble de champs est attendu.');
    return null;
  }
  const { empreinte = null, seq = null, tete = null, ...others } = registre;
  addUnknown(
    Object.keys(others).map((key) => `registre › ${key}`),
    defauts,
  );
  for (const [champ, value] of [
    ['empreinte', empreinte],
    ['tete', tete],
  ] as const)
    if (value !== null && (typeof value !== 'string' || !SHA256.test(value)))
      defauts.add(`registre › ${champ}`, 'Une empreinte SHA-256 est attendue.');
  if (seq !== null && (!Number.isSafeInteger(seq) || (seq as number) < 0))
    defauts.add('registre › seq', 'Un numéro d’entrée est attendu.');
  return isVersion
    ? {
        version: version as number,
        exporteLe: exporteLe as string | null,
        seq: seq as number | null,
        tete: tete as string | null,
        empreinte: empreinte as string | null,
      }
    : null;
}

function addUnknown(champs: readonly string[], defauts: Defauts): void {
  for (const champ of champs) {
    if (defauts.tooMany) return;
    defauts.add(champ, 'Champ inconnu.');
  }
}

/** Images by collection and id, each under its own id; null when they are not even there. */
function readCollections(
  value: unknown,
  defauts: Defauts,
): Readonly<Record<NomCollection, ReadonlyMap<string, Image>>> | null {
  if (!isImage(value)) {
    defauts.add('collections', 'Ce champ est obligatoire.');
    return null;
  }
  const found = emptyRegistre() as unknown as Record<NomCollection, Map<string, Image>>;
  for (const name of Object.keys(value))
    if (!Object.hasOwn(found, name)) defauts.add(`collections › ${name}`, 'Collection inconnue.');
  for (const name of COLLECTIONS) {
    const records = value[name];
    // A file of before the collection existed.
    if (records === undefined) continue;
    if (!isImage(records)) {
      defauts.add(`collections › ${name}`, 'Un ensemble de fiches est attendu.');
      continue;
    }
    for (const [id, image] of Object.entries(records)) {
      if (!isImage(image)) defauts.add(`${name}/${id}`, 'Une fiche est attendue.');
      else if (image.id !== id)
        defauts.add(
          `${name}/${id} › id`,
          'L’identifiant de la fiche n’est pas celui sous lequel elle est rangée.',
        );
      else found[name].set(id, image);
    }
  }
  return found;
}

async function readContents(
  value: unknown,
  beside: ReadonlyMap<string, Contenu>,
  empreinte: Needs['empreinte'],
  defauts: Defauts,
): Promise<ReadonlyMap<string, Contenu>> {
  const contents = new Map<string, Contenu>(beside);
  if (value !== undefined && !isImage(value)) defauts.add('pieces', 'Un ensemble de contenus est attendu.');
  else
    for (const [name, text] of Object.entries(value ?? {})) {
      // Decoded and written again: no regular expression holds on to a text of tens of millions of characters.
      if (typeof text === 'string' && Buffer.from(text, 'base64').toString('base64') === text)
        contents.set(name, { lire: () => Promise.resolve(Buffer.from(text, 'base64')) });
      else defauts.add(`pieces › ${name}`, 'Le contenu n’est pas en base64.');
    }
  // One at a time: what is announced may be far more than what came.
  for (const [name, content] of contents)
    if ((await empreinte(await content.lire())) !== name)
      defauts.add(`pieces › ${name}`, 'Le contenu n’a pas cette empreinte : il a été altéré.');
  return contents;
}

function isImage(value: unknown): value is Image {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
