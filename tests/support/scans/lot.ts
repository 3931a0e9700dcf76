/** A lot of scans made by chance: what an office sends back of a packet, and what has slipped in among it. */
import { codeDe } from '#domain/paquet/code';
import { coteACote, enJpeg, enPdf, enPng, feuille, numeriser, pageASigner, poserCode } from './image';
import type { Image } from './image';

export type Attendu =
  | { readonly sorte: 'pages'; readonly codes: readonly string[] }
  /** Of another packet, of another house, or of nobody. */
  | { readonly sorte: 'autre_paquet' | 'autre_code' | 'sans_code' };

export type Scan = {
  readonly nom: string;
  readonly bytes: Uint8Array;
  readonly attendu: Attendu;
  /** What was done to it, for whoever looks for a failure. */
  readonly dit: string;
};

const DPI = [100, 150, 200, 300] as const;
const FORMES = ['jpeg', 'png', 'pdf-jpeg', 'pdf'] as const;

/** How many sheets of a lot, from 64, are of each kind: the others are single pages of the packet. */
const DEUX = 8;
const ENCRE = 8;
const ETRANGERES = 10;

function ecrire(image: Image, dpi: number, forme: (typeof FORMES)[number]): Uint8Array {
  if (forme === 'jpeg') return enJpeg(image, 30);
  if (forme === 'png') return enPng(image);
  return enPdf([{ image, dpi, ...(forme === 'pdf-jpeg' ? { jpeg: 30 } : {}) }]);
}

/** An A4 sheet with somebody else's square on it. */
function autreCode(hasard: () => number): Image {
  const image = pageASigner({ hasard, code: null });
  poserCode(image, 'HTTPS://EXEMPLE.INVALID/FACTURE/2026', 150, 20);
  return image;
}

/**
 * Scan number `rang` of a lot of 64: of the packet `marque`, each of whose `originaux` has `feuillets` pages of
 * signatures. Quarter turns ± 7°, 100 to 300 dots an inch, JPEG 30, grey paper and pale ink, noise, ink over the code, two
 * pages to a sheet.
 */
export function scan(
  rang: number,
  hasard: () => number,
  {
    marque,
    originaux,
    feuillets,
  }: { readonly marque: string; readonly originaux: number; readonly feuillets: number },
): Scan {
  const page = (n: number): string =>
    codeDe({
      paquet: marque,
      original: 1 + (n % originaux),
      page: 1 + (Math.floor(n / originaux) % feuillets),
    });
  const deux = rang % 64 < DEUX;
  const encre = rang % 64 >= DEUX && rang % 64 < DEUX + ENCRE;
  const etrangere = rang % 64 >= 64 - ETRANGERES;
  const forme = FORMES[Math.floor(hasard() * FORMES.length)] ?? 'jpeg';
  // Reduced by half, a page is copied finer than a draft.
  const dpi = deux ? (hasard() < 0.5 ? 200 : 300) : (DPI[rang % DPI.length] ?? 200);
  const [bruit, noir, blanc] = [
    [0, 8, 20][rang % 3] ?? 0,
    [0, 40][rang % 2] ?? 0,
    hasard() < 0.5 ? 255 : 205,
  ];
  const quarts = Math.floor(hasard() * 4);
  const penche = (hasard() * 2 - 1) * 7;
  let feuilles: Image;
  let attendu: Attendu;
  if (etrangere) {
    const sorte = (['autre_paquet', 'autre_code', 'sans_code'] as const)[rang % 3] ?? 'sans_code';
    attendu = { sorte };
    feuilles =
      sorte === 'autre_paquet'
        ? pageASigner({ hasard, code: codeDe({ paquet: 'AUTRE0PAQUET', original: 1, page: 1 }) })
        : sorte === 'autre_code'
          ? autreCode(hasard)
          : rang % 2 === 0
            ? feuille(210, 297)
            : pageASigner({ hasard, code: null });
  } else if (deux) {
    const codes = [page(2 * rang), page(2 * rang + 1)];
    attendu = { sorte: 'pages', codes };
    const [gauche, droite] = codes.map((code) => pageASigner({ hasard, code })) as [Image, Image];
    feuilles = coteACote(gauche, droite);
  } else {
    attendu = { sorte: 'pages', codes: [page(rang)] };
    feuilles = pageASigner({ hasard, code: page(rang), encre });
  }
  const image = numeriser(feuilles, { dpi, quarts, penche, bruit, noir, blanc, hasard });
  return {
    nom: `scan-${String(rang + 1).padStart(3, '0')}.${forme.startsWith('pdf') ? 'pdf' : forme === 'png' ? 'png' : 'jpg'}`,
    bytes: ecrire(image, dpi, forme),
    attendu,
    dit: `${forme}, ${dpi} ppp, ${quarts} quarts ${penche.toFixed(1)}°, bruit ${bruit}, ${noir}–${blanc}${encre ? ', encre' : ''}${deux ? ', deux par feuille' : ''}`,
  };
}
