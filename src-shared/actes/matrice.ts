import { encode } from 'uqr';

/** White modules that a reader needs round a code. */
const MARGE = 4;
/** Below 16 mm, a code scanned at 100 dpi is lost; a module of 0.7 mm survives the stroke of a pen. */
const COTE_MIN = 16;
const MODULE_MIN = 0.7;

/** A printed code: its modules, white margin included, and the side of one of them in millimetres. */
export type Matrice = {
  /** Rows of modules, true for black. */
  readonly lignes: readonly (readonly boolean[])[];
  readonly module: number;
};

/** The QR code of `contenu`, a quarter of which may be hidden (level Q). Throws when it is longer than a code holds. */
export function matriceDe(contenu: string): Matrice {
  const { data, size } = encode(contenu, { ecc: 'Q', boostEcc: false, border: MARGE });
  return { lignes: data, module: Math.max(MODULE_MIN, COTE_MIN / (size - 2 * MARGE)) };
}

/** Side of the whole code, margin included, in millimetres. */
export const coteDe = ({ lignes, module }: Matrice): number => lignes.length * module;
