import { setImmediate as turn } from 'node:timers/promises';
import { FORMAT_EXPORT } from '#contract/echanges';
import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';
import type { Depot, Pieces } from '../ports';

/** The registry at one entry: a copy of its collections, so that commits may go on while it is written out. */
export type Photo = {
  readonly exporteLe: string;
  readonly seq: number;
  readonly tete: string;
  readonly empreinte: string;
  readonly registre: Registre;
};

export async function takePhoto(depot: Depot, exporteLe: string): Promise<Photo> {
  const { seq, tete } = depot;
  const registre = Object.fromEntries(
    COLLECTIONS.map((name) => [name, new Map<string, unknown>(depot.registre[name])]),
  ) as unknown as Registre;
  return { exporteLe, seq, tete, registre, empreinte: await depot.empreinte(registre) };
}

/** JSON Schema of the whole file. */
export async function exportSchema(version: number): Promise<Record<string, unknown>> {
  const { collectionsJsonSchema } = await import('#contract/entites/json-schema');
  const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };
  const { $schema, ...collections } = collectionsJsonSchema();
  return {
    $schema,
    title: 'Export d’un registre CREFOP',
    type: 'object',
    required: ['format', 'collections'],
    additionalProperties: false,
    properties: {
      format: { const: FORMAT_EXPORT },
      version: { const: version },
      exporteLe: { type: 'string', format: 'date-time' },
      registre: {
        type: 'object',
        description: 'D’où vient le fichier. L’empreinte, quand elle y est, est vérifiée sur le contenu.',
        additionalProperties: false,
        properties: { empreinte: sha256, seq: { type: 'integer', minimum: 0 }, tete: sha256 },
      },
      schema: { type: 'object' },
      collections,
      pieces: {
        type: 'object',
        description: 'Contenu des pièces jointes en base64, par SHA-256.',
        propertyNames: sha256,
        additionalProperties: { type: 'string', contentEncoding: 'base64' },
      },
    },
  };
}

/** One piece of text goes out at about this size: no string ever holds the whole registry. */
const PIECE = 128 * 1024;

/** A multiple of 3, so that the base64 of the pieces joins to that of the whole. */
const BASE64_STEP = 192 * 1024;

/**
 * The export, piece by piece, one record a line. With `pieces`, the bytes of the attachments that are here and sound;
 * one that is not is left out, as the import will say.
 */
export async function* exportJson(
  photo: Photo,
  version: number,
  pieces: Pieces | null,
): AsyncGenerator<Uint8Array> {
  const { exporteLe, empreinte, seq, tete, registre } = photo;
  const head = {
    format: FORMAT_EXPORT,
    version,
    exporteLe,
    registre: { empreinte, seq, tete },
    schema: await exportSchema(version),
  };
  let pending = `${JSON.stringify(head).slice(0, -1)},\n"collections":{`;
  const flush = (): Uint8Array => {
    const bytes = Buffer.from(pending, 'utf8');
    pending = '';
    return bytes;
  };
  for (const [index, name] of COLLECTIONS.entries()) {
    pending += `${index === 0 ? '' : ','}\n${JSON.stringify(name)}:{`;
    let separator = '\n';
    for (const [id, entity] of registre[name]) {
      pending += `${separator}${JSON.stringify(id)}:${JSON.stringify(entity)}`;
      separator = ',\n';
      if (pending.length < PIECE) continue;
      yield flush();
      await turn();
    }
    pending += '}';
  }
  pending += '}';
  if (pieces !== null) {
    pending += ',\n"pieces":{';
    let separator = '\n';
    for (const sha256 of namesOfPieces(registre)) {
      const bytes = await pieces.read(sha256).catch(() => null);
      if (bytes === null) continue;
      pending += `${separator}"${sha256}":"`;
      separator = ',\n';
      for (let at = 0; at < bytes.length; at += BASE64_STEP) {
        pending += Buffer.from(bytes.subarray(at, at + BASE64_STEP)).toString('base64');
        yield flush();
        await turn();
      }
      pending += '"';
    }
    pending += '}';
  }
  pending += '}\n';
  yield flush();
}

/** SHA-256 of every file the registry speaks of, those of the trash included. */
export function namesOfPieces(registre: Registre): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { sha256 } of registre.pieces.values()) names.add(sha256);
  for (const { elements } of registre.corbeille.values()) {
    for (const { collection, entite } of elements) {
      if (collection === 'pieces') names.add((entite as unknown as { readonly sha256: string }).sha256);
    }
  }
  return names;
}
