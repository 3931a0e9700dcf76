import { deflateSync } from 'node:zlib';
import { coteDe, matriceDe } from '#actes/matrice';
import { crc32 } from '../documents/crc32';

/** Pixels of the side of a module: no printer of an office draws finer. */
const ECHELLE = 8;

export type ImageCode = {
  /** The bytes of a PNG, black on white, one bit a pixel. The same code always gives the same bytes. */
  readonly png: Uint8Array;
  /** Side at which it is printed, white margin included, in millimetres. */
  readonly cote: number;
};

/** The printed code that says `contenu`, as an image. */
export function imageDeCode(contenu: string): ImageCode {
  const matrice = matriceDe(contenu);
  return { png: pngDe(matrice.lignes, ECHELLE), cote: coteDe(matrice) };
}

/** A square of modules (true for black) as a PNG, each `echelle` pixels wide and high. */
export function pngDe(lignes: readonly (readonly boolean[])[], echelle: number): Uint8Array {
  const cote = lignes.length * echelle;
  const rang = 1 + Math.ceil(cote / 8);
  const pixels = Buffer.alloc(rang * cote);
  for (let y = 0; y < cote; y++)
    for (let x = 0; x < cote; x++) {
      const at = y * rang + 1 + (x >> 3);
      if (lignes[Math.floor(y / echelle)]?.[Math.floor(x / echelle)] !== true)
        pixels[at] = (pixels[at] ?? 0) | (0x80 >> (x & 7));
    }
  const entete = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  entete.writeUInt32BE(cote, 0);
  entete.writeUInt32BE(cote, 4);
  const parts = [part('IHDR', entete), part('IDAT', deflateSync(pixels)), part('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([SIGNATURE, ...parts]));
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function part(nom: string, contenu: Uint8Array): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, 'latin1'), contenu]);
  const part = Buffer.alloc(corps.length + 8);
  part.writeUInt32BE(contenu.length, 0);
  corps.copy(part, 4);
  part.writeUInt32BE(crc32(corps), corps.length + 4);
  return part;
}
