import { createHash } from 'node:crypto';
import type { Pieces } from '../../src-main/application/ports';

/** The bytes of the pieces without a disk. */
export function memoryPieces(): Pieces {
  const kept = new Map<string, Uint8Array>();
  const empreinte = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return {
    empreinte: (bytes) => Promise.resolve(empreinte(bytes)),
    put: (bytes) => {
      const sha256 = empreinte(bytes);
      kept.set(sha256, bytes);
      return Promise.resolve({ sha256, taille: bytes.byteLength });
    },
    read: (sha256) => {
      const bytes = kept.get(sha256);
      return bytes === undefined ? Promise.reject(new Error('absent')) : Promise.resolve(bytes);
    },
    etat: (sha256) => (kept.has(sha256) ? 'intacte' : 'non_verifiee'),
    regime: 0,
    check: () => Promise.resolve(),
  };
}
