/** Rasters of scanned sheets, made by chance from a seed: a page drawn in millimetres, then turned, soiled and squeezed. */
import { deflateSync } from 'node:zlib';
import { encode as jpeg } from 'jpeg-js';
import { crc32 } from '../../../src-main/documents/crc32';
import { coteDe, matriceDe } from '#actes/matrice';

/** Grey levels, 0 for black, row by row. */
export type Image = { readonly largeur: number; readonly hauteur: number; readonly gris: Uint8Array };

/** The sheet is drawn once at this resolution, in dots an inch, and resampled to that of the scan. */
const DESSIN = 300;
const px = (mm: number, dpi = DESSIN): number => Math.round((mm * dpi) / 25.4);

export function feuille(largeur: number, hauteur: number): Image {
  const [w, h] = [px(largeur), px(hauteur)];
  return { largeur: w, hauteur: h, gris: new Uint8Array(w * h).fill(255) };
}

function rect({ largeur, hauteur, gris }: Image, x: number, y: number, w: number, h: number, ton = 0): void {
  const [x0, y0, x1, y1] = [px(x), px(y), px(x + w), px(y + h)];
  for (let at = Math.max(0, y0); at < Math.min(hauteur, y1); at++)
    gris.fill(ton, at * largeur + Math.max(0, x0), at * largeur + Math.min(largeur, x1));
}

/** A line of words, as small rectangles. */
function ligne(image: Image, hasard: () => number, x: number, y: number, longueur: number): void {
  for (let at = 0; at < longueur;) {
    const mot = 3 + hasard() * 12;
    for (let lettre = 0; lettre < mot && at + lettre < longueur; lettre += 1.6)
      rect(image, x + at + lettre, y + hasard() * 0.6, 0.4 + hasard() * 0.9, 1.4 + hasard() * 0.8);
    at += mot + 1.6;
  }
}

/** A stroke of a pen, `largeur` millimetres wide, through these points. */
export function trait(
  image: Image,
  points: readonly (readonly [number, number])[],
  epaisseur: number,
  ton = 30,
): void {
  for (const [rang, [x, y]] of points.entries()) {
    const [xs, ys] = points[rang + 1] ?? [x, y];
    const pas = Math.max(1, Math.ceil(Math.hypot(xs - x, ys - y) / 0.1));
    for (let n = 0; n <= pas; n++)
      rect(
        image,
        x + ((xs - x) * n) / pas - epaisseur / 2,
        y + ((ys - y) * n) / pas - epaisseur / 2,
        epaisseur,
        epaisseur,
        ton,
      );
  }
}

/** A printed code, its white margin included, its corner at these millimetres; its side. */
export function poserCode(image: Image, contenu: string, x: number, y: number): number {
  const matrice = matriceDe(contenu);
  const cote = coteDe(matrice);
  rect(image, x, y, cote, cote, 255);
  for (const [rang, rangee] of matrice.lignes.entries())
    for (const [colonne, noir] of rangee.entries())
      if (noir)
        rect(image, x + colonne * matrice.module, y + rang * matrice.module, matrice.module, matrice.module);
  return cote;
}

export type PageASigner = {
  readonly hasard: () => number;
  /** Null: a page without any. */
  readonly code: string | null;
  /** A pen went over the code. */
  readonly encre?: boolean;
};

/** An A4 page of signatures: the end of a text, some names, scribbles, the code at both ends of the line below them. */
export function pageASigner({ hasard, code, encre = false }: PageASigner): Image {
  const image = feuille(210, 297);
  const fin = 40 + Math.floor(hasard() * 8) * 8;
  for (let y = 25; y < fin; y += 5.2) ligne(image, hasard, 25, y, 160);
  for (let rang = 0; rang < 3; rang++) {
    const y = fin + 12 + rang * 38;
    for (const x of [30, 115]) {
      ligne(image, hasard, x, y, 45);
      const points = Array.from({ length: 14 }, (_, n): readonly [number, number] => [
        x + 3 + n * 3 * hasard(),
        y + 8 + 14 * hasard(),
      ]);
      if (hasard() < 0.8) trait(image, points, 0.5);
      ligne(image, hasard, x, y + 27, 30);
    }
  }
  if (code !== null) {
    const y = fin + 130;
    for (const [rang, x] of [25, 162].entries()) {
      const cote = poserCode(image, code, x, y);
      // Whoever signs too low goes over one of them, at times over both.
      if (!encre || (rang === 1 && hasard() < 0.7)) continue;
      const [a, b] = [0.25 + hasard() * 0.5, 0.25 + hasard() * 0.5];
      trait(
        image,
        [
          [x - 6, y + cote * a],
          [x + cote * 0.4, y + cote * b],
          [x + cote * (0.5 + hasard() * 0.2), y + cote + 4],
        ],
        0.6,
      );
    }
    ligne(image, hasard, 25, y + 24, 46);
  }
  return image;
}

/** Two sheets side by side on one, as a copier reduces them. */
export function coteACote(gauche: Image, droite: Image): Image {
  const out = feuille(297, 210);
  const reduction = gauche.hauteur / out.hauteur;
  for (const [rang, one] of [gauche, droite].entries()) {
    const large = Math.floor(one.largeur / reduction);
    for (let y = 0; y < out.hauteur; y++)
      for (let x = 0; x < large; x++) {
        const [u, v] = [Math.floor(x * reduction), Math.floor(y * reduction)];
        const [u2, v2] = [Math.min(one.largeur - 1, u + 1), Math.min(one.hauteur - 1, v + 1)];
        const at = (uu: number, vv: number): number => one.gris[vv * one.largeur + uu] ?? 255;
        out.gris[y * out.largeur + x + rang * Math.floor(out.largeur / 2)] =
          (at(u, v) + at(u2, v) + at(u, v2) + at(u2, v2)) / 4;
      }
  }
  return out;
}

export type Numerisation = {
  readonly dpi: number;
  /** Quarter turns. */
  readonly quarts: number;
  /** Degrees. */
  readonly penche: number;
  /** Standard deviation of each dot, in grey levels. */
  readonly bruit: number;
  /** How grey the paper is, and the ink: 0 and 255 as they are drawn. */
  readonly noir: number;
  readonly blanc: number;
  readonly hasard: () => number;
};

/** The sheet as a scanner sees it. */
export function numeriser(
  image: Image,
  { dpi, quarts, penche, bruit, noir, blanc, hasard }: Numerisation,
): Image {
  const couche = quarts % 2 === 1;
  const echelle = DESSIN / dpi;
  const largeur = Math.round((couche ? image.hauteur : image.largeur) / echelle);
  const hauteur = Math.round((couche ? image.largeur : image.hauteur) / echelle);
  const gris = new Uint8Array(largeur * hauteur);
  const angle = ((quarts * 90 + penche) * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const cote = Math.max(1, Math.ceil(echelle));
  const ton = (blanc - noir) / 255;
  for (let y = 0; y < hauteur; y++)
    for (let x = 0; x < largeur; x++) {
      let somme = 0;
      for (let j = 0; j < cote; j++)
        for (let i = 0; i < cote; i++) {
          const dx = (x + (i + 0.5) / cote - largeur / 2) * echelle;
          const dy = (y + (j + 0.5) / cote - hauteur / 2) * echelle;
          const u = Math.floor(c * dx + s * dy + image.largeur / 2);
          const v = Math.floor(c * dy - s * dx + image.hauteur / 2);
          somme +=
            u < 0 || v < 0 || u >= image.largeur || v >= image.hauteur
              ? 255
              : (image.gris[v * image.largeur + u] ?? 255);
        }
      const flou = bruit === 0 ? 0 : (hasard() + hasard() + hasard() - 1.5) * 2 * bruit;
      gris[y * largeur + x] = Math.max(0, Math.min(255, noir + (somme / (cote * cote)) * ton + flou));
    }
  return { largeur, hauteur, gris };
}

/** A JPEG in grey; `qualite` from 1 to 100. */
export function enJpeg({ largeur, hauteur, gris }: Image, qualite: number): Uint8Array {
  const data = Buffer.alloc(largeur * hauteur * 4, 255);
  for (const [at, ton] of gris.entries()) data.fill(ton, at * 4, at * 4 + 3);
  return new Uint8Array(jpeg({ data, width: largeur, height: hauteur }, qualite).data);
}

function part(nom: string, contenu: Uint8Array): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, 'latin1'), contenu]);
  const out = Buffer.alloc(corps.length + 8);
  out.writeUInt32BE(contenu.length, 0);
  corps.copy(out, 4);
  out.writeUInt32BE(crc32(corps), corps.length + 4);
  return out;
}

/** A PNG in grey. */
export function enPng({ largeur, hauteur, gris }: Image): Uint8Array {
  const rang = largeur + 1;
  const pixels = Buffer.alloc(rang * hauteur);
  for (let y = 0; y < hauteur; y++) pixels.set(gris.subarray(y * largeur, (y + 1) * largeur), y * rang + 1);
  const entete = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  entete.writeUInt32BE(largeur, 0);
  entete.writeUInt32BE(hauteur, 4);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      part('IHDR', entete),
      part('IDAT', deflateSync(pixels, { level: 1 })),
      part('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** A PDF of one image a page, as a scanner writes it: JPEG, or grey dots deflated. */
export function enPdf(
  pages: readonly { readonly image: Image; readonly dpi: number; readonly jpeg?: number }[],
): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const places: number[] = [];
  const longueur = (): number => parts.reduce((sum, one) => sum + one.length, 0);
  const objet = (corps: string, flux?: Uint8Array): number => {
    places.push(longueur());
    const numero = places.length;
    parts.push(Buffer.from(`${numero} 0 obj\n${corps}\n`, 'latin1'));
    if (flux !== undefined)
      parts.push(
        Buffer.from('stream\n', 'latin1'),
        Buffer.from(flux),
        Buffer.from('\nendstream\n', 'latin1'),
      );
    parts.push(Buffer.from('endobj\n', 'latin1'));
    return numero;
  };
  const racine = 1 + 3 * pages.length;
  const enfants = pages.map(({ image, dpi, jpeg: qualite }) => {
    const flux = qualite === undefined ? deflateSync(image.gris, { level: 1 }) : enJpeg(image, qualite);
    const [w, h] = [image.largeur, image.hauteur].map((n) => ((n * 72) / dpi).toFixed(2));
    const couleur = qualite === undefined ? '/DeviceGray' : '/DeviceRGB';
    const filtre = qualite === undefined ? '/FlateDecode' : '/DCTDecode';
    const img = objet(
      `<< /Type /XObject /Subtype /Image /Width ${image.largeur} /Height ${image.hauteur} /ColorSpace ${couleur} /BitsPerComponent 8 /Filter ${filtre} /Length ${flux.length} >>`,
      flux,
    );
    const dessin = Buffer.from(`q ${w} 0 0 ${h} 0 0 cm /Im Do Q`, 'latin1');
    const contenu = objet(`<< /Length ${dessin.length} >>`, dessin);
    return objet(
      `<< /Type /Page /Parent ${racine} 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /Im ${img} 0 R >> >> /Contents ${contenu} 0 R >>`,
    );
  });
  objet(`<< /Type /Pages /Count ${enfants.length} /Kids [${enfants.map((n) => `${n} 0 R`).join(' ')}] >>`);
  const catalogue = objet(`<< /Type /Catalog /Pages ${racine} 0 R >>`);
  const xref = longueur();
  parts.push(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${places.length + 1} /Root ${catalogue} 0 R >>\nstartxref\n${xref}\n%%EOF\n`,
      'latin1',
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
