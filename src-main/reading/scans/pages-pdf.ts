/** The images of the pages of a PDF, as dots: what a scanner puts there, whatever it packs them with. */
import type { PDFPageProxy } from 'unpdf/pdfjs';
import type { Pixels } from '../../codes/lire';
import { MAX_POINTS } from './images';

/** Pictures looked at on one page, the largest first: a scan has one, or a few strips. */
const MAX_IMAGES = 24;

/** How wide a page made of several images is drawn, in dots: 200 an inch on A4. */
const LARGEUR_DESSIN = 1700;

type Matrice = readonly [number, number, number, number, number, number];
const UNITE: Matrice = [1, 0, 0, 1, 0, 0];

/** `a` then `b`, as PDF multiplies them. */
const fois = (a: Matrice, b: Matrice): Matrice => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

/** An image where it stands on its page: a unit square, turned and stretched by `place`. */
type Posee = { readonly pixels: Pixels; readonly place: Matrice };

type Brute = {
  readonly width: number;
  readonly height: number;
  /** 1: a bit a dot; 2: three bytes; 3: four. */
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray | string;
};

/** Waits for an image as the library unpacks it; null where it cannot. */
const attendre = (page: PDFPageProxy, nom: string): Promise<Brute | null> =>
  new Promise((resolve) => {
    // What it shares between pages, it names so.
    const objets = nom.startsWith('g_') ? page.commonObjs : page.objs;
    objets.get(nom, (found: Brute | null) => resolve(found));
  });

function enPixels({ width, height, kind, data }: Brute, masque: boolean): Pixels | null {
  if (data === undefined || typeof data === 'string' || width < 1 || height < 1) return null;
  if (width * height > MAX_POINTS) return null;
  const out = new Uint8ClampedArray(width * height * 4).fill(255);
  if (masque || kind === 1) {
    const rang = (width + 7) >> 3;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const noir = (((data[y * rang + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0;
        if (noir) out.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
      }
    return { width, height, data: out };
  }
  const pas = kind === 3 ? 4 : 3;
  if (data.length < width * height * pas) return null;
  for (let at = 0, from = 0; at < out.length; at += 4, from += pas) {
    out[at] = data[from] ?? 255;
    out[at + 1] = data[from + 1] ?? 255;
    out[at + 2] = data[from + 2] ?? 255;
  }
  return { width, height, data: out };
}

/** Every image a page paints, each with where it stands. */
async function imagesPosees(
  page: PDFPageProxy,
  ops: Readonly<Record<string, number>>,
): Promise<readonly Posee[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: Posee[] = [];
  const pile: Matrice[] = [];
  let ctm = UNITE;
  for (const [rang, fn] of fnArray.entries()) {
    const args = (argsArray[rang] ?? []) as readonly unknown[];
    if (fn === ops.save) pile.push(ctm);
    else if (fn === ops.restore) ctm = pile.pop() ?? UNITE;
    else if (fn === ops.transform) ctm = fois(args as unknown as Matrice, ctm);
    else if (fn === ops.paintFormXObjectBegin) {
      pile.push(ctm);
      if (Array.isArray(args[0])) ctm = fois(args[0] as unknown as Matrice, ctm);
    } else if (fn === ops.paintFormXObjectEnd) ctm = pile.pop() ?? UNITE;
    else if (found.length < MAX_IMAGES) {
      const masque = fn === ops.paintImageMaskXObject;
      const brute =
        fn === ops.paintImageXObject && typeof args[0] === 'string'
          ? await attendre(page, args[0])
          : fn === ops.paintInlineImageXObject || masque
            ? await brut(page, args[0])
            : null;
      const pixels = brute === null ? null : enPixels(brute, masque);
      if (pixels !== null) found.push({ pixels, place: ctm });
    }
  }
  return found;
}

/** An image of the list itself, or one it names by what it calls its data. */
async function brut(page: PDFPageProxy, one: unknown): Promise<Brute | null> {
  if (typeof one !== 'object' || one === null) return null;
  const image = one as Brute;
  if (typeof image.data !== 'string') return image;
  const known = await attendre(page, image.data);
  return known === null ? null : { ...image, ...known };
}

/** A page of several images, as one: each dot of it is that of the last image painted there. */
function dessiner(page: PDFPageProxy, images: readonly Posee[]): Pixels {
  const [x0 = 0, y0 = 0, x1 = 595, y1 = 842] = page.view;
  const echelle = LARGEUR_DESSIN / Math.max(1, x1 - x0);
  const width = LARGEUR_DESSIN;
  const height = Math.max(1, Math.min(4 * width, Math.round((y1 - y0) * echelle)));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const { pixels, place } of images) {
    const [a, b, c, d, e, f] = place;
    const det = a * d - b * c;
    if (Math.abs(det) < 1e-9) continue;
    const coins = [
      [e, f],
      [e + a, f + b],
      [e + c, f + d],
      [e + a + c, f + b + d],
    ] as const;
    const px = coins.map(([x]) => (x - x0) * echelle);
    const py = coins.map(([, y]) => height - (y - y0) * echelle);
    for (
      let y = Math.max(0, Math.floor(Math.min(...py)));
      y < Math.min(height, Math.ceil(Math.max(...py)));
      y++
    )
      for (
        let x = Math.max(0, Math.floor(Math.min(...px)));
        x < Math.min(width, Math.ceil(Math.max(...px)));
        x++
      ) {
        const dx = (x + 0.5) / echelle + x0 - e;
        const dy = (height - y - 0.5) / echelle + y0 - f;
        const u = (d * dx - c * dy) / det;
        const v = (a * dy - b * dx) / det;
        if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
        const from =
          (Math.floor((1 - v) * pixels.height - 1e-9) * pixels.width + Math.floor(u * pixels.width)) * 4;
        const to = (y * width + x) * 4;
        data[to] = pixels.data[from] ?? 255;
        data[to + 1] = pixels.data[from + 1] ?? 255;
        data[to + 2] = pixels.data[from + 2] ?? 255;
      }
  }
  return { width, height, data };
}

/** The images of a page, the largest first; and the page they make together, where it has several. */
export async function imagesDePage(
  page: PDFPageProxy,
  ops: Readonly<Record<string, number>>,
): Promise<{ readonly images: readonly Pixels[]; readonly ensemble: (() => Pixels) | null }> {
  const posees = await imagesPosees(page, ops);
  const points = ({ width, height }: Pixels): number => width * height;
  return {
    images: posees.map(({ pixels }) => pixels).sort((a, b) => points(b) - points(a)),
    ensemble: posees.length > 1 ? () => dessiner(page, posees) : null,
  };
}
