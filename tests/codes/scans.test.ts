import { beforeAll, describe, expect, it } from 'vitest';
import { lireCode } from '#domain/paquet/code';
import type { Lecteur } from '../../src-main/application/echanges/ports';
import { readInWorker } from '../../src-main/reading/reader';
import { bundleLecteur } from '../support/bundle';
import { COMPLETS, annoncer, echantillon, hasard } from '../support/essais';
import { enPdf, feuille, numeriser, pageASigner } from '../support/scans/image';
import { scan } from '../support/scans/lot';
import { codeDe } from '#domain/paquet/code';

/* Sheets of a packet as scanners send them back, read by the worker of every door. */

const PAQUET = { marque: '3F9A01BC77DE', originaux: 9, feuillets: 9 };
/** The lot is the same in `npm test`, which reads a few of its sheets, and in `npm run soak`, which reads all of several. */
const GRAINE = COMPLETS ? undefined : 20261123;

/** Milliseconds between two beats of the thread that serves the window. */
const BATTEMENT = 5;

let lecteur: Lecteur;
beforeAll(async () => {
  lecteur = readInWorker(await bundleLecteur());
});

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const ours = (codes: readonly string[]): readonly string[] =>
  codes.filter((one) => lireCode(one)?.paquet === PAQUET.marque).sort();

describe('sheets of a packet, scanned', () => {
  it(
    '64 of them: at least 98 % of the pages are found, none is taken for another, nothing foreign is taken for ours',
    { timeout: 15 * 60_000 },
    async () => {
      const draw = hasard(GRAINE);
      const rangs = echantillon(
        Array.from({ length: 64 }, (_, rang) => rang),
        6,
        20261123,
      );
      annoncer('feuilles numérisées', rangs.length, GRAINE);
      let [attendues, trouvees] = [0, 0];
      const manquent: string[] = [];
      const [retards, lectures]: [number[], number[]] = [[], []];
      for (const rang of rangs) {
        const one = scan(rang, draw, PAQUET);
        const debut = performance.now();
        let vu = debut;
        const battement = setInterval(() => {
          retards.push(performance.now() - vu - BATTEMENT);
          vu = performance.now();
        }, BATTEMENT);
        const { pages } = await lecteur.scans(one.bytes).finally(() => clearInterval(battement));
        lectures.push(performance.now() - debut);
        const lus = pages.flatMap(({ codes }) => codes);
        const voulus = one.attendu.sorte === 'pages' ? one.attendu.codes : [];
        // Zero wrong: whatever is read of this packet stands on this sheet.
        expect(voulus, one.dit).toEqual(expect.arrayContaining([...ours(lus)]));
        const found = voulus.filter((code) => lus.includes(code)).length;
        if (found < voulus.length) manquent.push(one.dit);
        attendues += voulus.length;
        trouvees += found;
        if (one.attendu.sorte === 'autre_paquet')
          expect(lus.flatMap((code) => lireCode(code)?.paquet ?? [])).toEqual(['AUTRE0PAQUET']);
      }
      expect(trouvees / attendues, manquent.join('\n')).toBeGreaterThanOrEqual(0.98);
      retards.sort((a, b) => a - b);
      // Nothing is read on the thread that serves the window: it goes on beating while a sheet is read, which would
      // otherwise make one beat as long as the reading.
      const tardif = retards[Math.floor(retards.length * 0.99)] ?? Infinity;
      process.stdout.write(
        `  ${trouvees} pages sur ${attendues} ; le fil de l’application a tenu ${retards.length} battements, 99 sur 100 à ${tardif.toFixed(1)} ms près, le pire à ${(retards.at(-1) ?? 0).toFixed(1)} ms\n${manquent.map((m) => `    manque : ${m}\n`).join('')}`,
      );
      expect(tardif).toBeLessThan(median(lectures) / 4);
    },
  );

  it('one PDF of several pages, each with its own code, its progress told', { timeout: 60_000 }, async () => {
    const draw = hasard(4);
    const codes = [1, 2, 3].map((original) => codeDe({ paquet: PAQUET.marque, original, page: 1 }));
    const numerisee = (code: string | null) => ({
      image: numeriser(code === null ? feuille(210, 297) : pageASigner({ hasard: draw, code }), {
        ...{ dpi: 150, quarts: 0, penche: 1, bruit: 4, noir: 10, blanc: 250, hasard: draw },
      }),
      dpi: 150,
      jpeg: 50,
    });
    const pages = [codes[0], null, codes[1], codes[2]].map((code) => numerisee(code ?? null));
    const vus: string[] = [];
    const lu = await lecteur.scans(enPdf(pages), {
      vu: ({ faites, total }) => vus.push(`${faites}/${total}`),
    });
    expect(lu.pages).toEqual([
      { page: 1, codes: [codes[0]] },
      { page: 2, codes: [] },
      { page: 3, codes: [codes[1]] },
      { page: 4, codes: [codes[2]] },
    ]);
    expect(vus.length).toBeGreaterThan(1);
  });

  it('what is no scan, is damaged, or says it is gigantic is refused in words', async () => {
    await expect(lecteur.scans(Buffer.from('Bonjour'))).rejects.toMatchObject({ code: 'SCAN_AUTRE' });
    await expect(lecteur.scans(Buffer.from('II*\0aaaaaaaaaaaa'))).rejects.toMatchObject({
      code: 'SCAN_TIFF',
    });
    const geante = Buffer.alloc(64);
    geante.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    geante.writeUInt32BE(60_000, 16);
    geante.writeUInt32BE(60_000, 20);
    await expect(lecteur.scans(geante)).rejects.toMatchObject({ code: 'SCAN_DEMESURE' });
    geante.writeUInt32BE(100, 16);
    geante.writeUInt32BE(100, 20);
    await expect(lecteur.scans(geante)).resolves.toEqual({ pages: [{ page: 1, codes: [] }] });
    await expect(lecteur.scans(Buffer.from('%PDF-1.4\nrien\n'))).rejects.toMatchObject({
      code: 'FICHIER_ILLISIBLE',
    });
    const arret = new AbortController();
    const lecture = lecteur.scans(Buffer.from('%PDF-1.4\nrien\n%%EOF'), { signal: arret.signal });
    arret.abort();
    await expect(lecture).rejects.toMatchObject({ code: 'LECTURE_INTERROMPUE' });
  });
});
