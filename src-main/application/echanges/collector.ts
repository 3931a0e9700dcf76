import type { Sink } from './ports';

/** What a page can be handed over at once. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The file is larger than what a page can be handed over; its shape is the one the dispatcher shows to people. */
export class ExportTooLargeError extends Error {
  override readonly name = 'ExportTooLargeError';
  readonly code = 'EXPORT_TROP_GRAND';
  readonly remede =
    'Exportez sans les pièces jointes, ou passez par le terminal, qui écrit directement sur le disque : npm run -s cli -- exporter --sortie FICHIER.';
  constructor() {
    super('Ce fichier dépasse 64 Mo : il ne peut pas être remis par cette page.');
  }
}

/** Gathers what is written, and gives up as soon as it is too much. */
export function collector(): { readonly sink: Sink; readonly bytes: () => Uint8Array } {
  const parts: Uint8Array[] = [];
  let total = 0;
  return {
    sink: (part) => {
      total += part.byteLength;
      if (total > MAX_BYTES) throw new ExportTooLargeError();
      parts.push(part);
    },
    bytes: () => Buffer.concat(parts),
  };
}
