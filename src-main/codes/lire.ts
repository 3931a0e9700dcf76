import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ReaderOptions } from 'zxing-wasm/reader';

/** Grey or coloured dots, four bytes each, row by row. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
};

/** More codes than any sheet bears, two of ours to a sheet and some of others beside. */
const MAX_CODES = 12;

const BASE: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryInvert: false,
  maxNumberOfSymbols: MAX_CODES,
};

/**
 * One after the other until one reads: as the sheet is, made smaller by half, with the specks of a bad scan wiped off,
 * then black and white told apart over the whole sheet, where the paper is of an even grey.
 */
const ESSAIS: readonly ReaderOptions[] = [
  BASE,
  { ...BASE, downscaleFactor: 2 },
  { ...BASE, downscaleFactor: 2, tryDenoise: true },
  { ...BASE, tryDenoise: true },
  { ...BASE, binarizer: 'GlobalHistogram' },
];

/** Reads the printed codes of images. */
export type LecteurDeCodes = {
  /** What each code of an image says, in no order, each once; none where there is none. `image`: a JPEG, a PNG, or dots. */
  lire(image: Uint8Array | Pixels): Promise<readonly string[]>;
};

/**
 * The reader, from the file of its module: nothing is fetched, and no other copy of it is looked for. Rejects when the
 * file is missing.
 */
export async function ouvrirLecteurDeCodes(module: string): Promise<LecteurDeCodes> {
  const bytes = await readFile(module);
  // A copy: the file may lie in a larger memory than its own.
  const wasmBinary = new Uint8Array(bytes).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    lire: async (image) => {
      for (const options of ESSAIS) {
        const found = await readBarcodes(image instanceof Uint8Array ? image : enImage(image), options);
        const dits = new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text));
        if (dits.size > 0) return [...dits];
      }
      return [];
    },
  };
}

type Entree = Parameters<typeof readBarcodes>[0];

/** What the library takes for the dots of a canvas: it reads nothing else of it. */
const enImage = (pixels: Pixels): Entree => pixels as Entree;
