import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_EXPORT } from '#contract/echanges';
import { TAILLE_MAX_PIECE } from '#domain/fichier';
import type { Lecteur } from '../../src-main/application/echanges/ports';
import { readInWorker } from '../../src-main/reading/reader';
import { newFolder, ouvrir } from '../support/application';
import type { Porte } from '../support/application';
import { zipDe } from '../support/archives';
import { mesurer } from '../support/attente';
import { bundleLecteur } from '../support/bundle';

const Mo = 1024 * 1024;

/** What no thread that serves a window may exceed, in milliseconds. */
const MAX_BLOCAGE = 50;

let fichier = '';
let lecteur: Lecteur;
beforeAll(async () => {
  fichier = await bundleLecteur();
  lecteur = readInWorker(fichier);
});

async function ouvert<T>(use: (porte: Porte) => Promise<T>, avec: Lecteur = lecteur): Promise<T> {
  const porte = await ouvrir(await newFolder(), '2026-11-23', avec);
  try {
    return await use(porte);
  } finally {
    await porte.close();
  }
}

function remis({ application: { uploads } }: Porte, bytes: Uint8Array, nom = 'export.json'): string {
  const jeton = uploads.begin(nom, bytes.byteLength);
  uploads.add(jeton, 0, bytes);
  return jeton;
}

const EMPREINTE = '0'.repeat(64);
const exported = (collections: string, after = ''): Buffer =>
  Buffer.from(
    `{"format":"${FORMAT_EXPORT}","version":3,"exporteLe":"2026-11-23T10:00:00.000Z","registre":{"empreinte":"${EMPREINTE}","seq":1,"tete":"${EMPREINTE}"},"collections":${collections}${after}}`,
  );
const avis = (members: string): Buffer => exported(`{"avis":{"a":{"id":"a",${members}}}}`);
const several = (count: number, say: (rank: number) => string): string =>
  Array.from({ length: count }, (_, rank) => say(rank)).join(',');
const registreDe = (contenu: Uint8Array, annonce = contenu.byteLength): Buffer =>
  zipDe([{ nom: 'registre.json', contenu, annonce }]);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Each is small, or says so, and would hold the application if it were taken at its word. */
const BOMBES: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  [
    'a registry deflated a thousand times',
    () => registreDe(Buffer.from(`[${'[],'.repeat(20 * Mo)}[]]`)),
    /annonce un registre de 60 Mo tenu dans 60 Ko/,
  ],
  [
    'a registry larger than any',
    () => registreDe(Buffer.alloc(129 * Mo, ' ')),
    /de 129 Mo, et 128 Mo au plus/,
  ],
  [
    'a registry that weighs more than it says',
    () => registreDe(Buffer.alloc(64 * Mo, ' '), 1000),
    /est endommagée/,
  ],
  ['a registry that weighs less than it says', () => registreDe(Buffer.from('{}'), 7 * Mo), /est endommagée/],
  [
    'a crowd of files',
    () => {
      const contenu = Buffer.from('x');
      return zipDe(Array.from({ length: 60_000 }, (_, rank) => ({ nom: `a${rank}`, contenu })));
    },
    /annonce 60000 fichiers, et 50000 au plus/,
  ],
  [
    'pieces without end',
    () => {
      const contenu = Buffer.alloc(TAILLE_MAX_PIECE);
      const names = Array.from({ length: 30 }, (_, rank) => `pieces/${sha256(String(rank))}.pdf`);
      return zipDe([
        { nom: 'registre.json', contenu: exported('{}') },
        ...names.map((nom) => ({ nom, contenu })),
      ]);
    },
    /annonce un ensemble de 600 Mo, et 512 Mo au plus/,
  ],
  [
    'a piece larger than any, by one byte',
    () =>
      zipDe([
        { nom: 'registre.json', contenu: exported('{}') },
        { nom: `pieces/${EMPREINTE}.pdf`, contenu: Buffer.alloc(TAILLE_MAX_PIECE + 1) },
      ]),
    /une pièce jointe de 20 971 521 octets, et 20 Mo \(20 971 520 octets\) au plus/,
  ],
  [
    'a name twice',
    () =>
      zipDe([
        { nom: 'registre.json', contenu: exported('{}') },
        { nom: 'registre.json', contenu: exported('[]') },
      ]),
    /deux fois le même nom/,
  ],
  ['a text nested without end', () => Buffer.from('['.repeat(10 * Mo)), /plus de 64 niveaux/],
  [
    'a record nested without end',
    () => avis(`"x":${'{"x":'.repeat(2 * Mo)}1${'}'.repeat(2 * Mo)}`),
    /plus de 64 niveaux/,
  ],
  [
    'empty lists by millions',
    () => avis(`"x":[${'[],'.repeat(6 * Mo)}1]`),
    /plus de cinq millions de valeurs/,
  ],
  [
    'fields by millions',
    () => avis(several(2_600_000, (rank) => `"k${rank}":1`)),
    /plus de cinq millions de valeurs/,
  ],
  [
    'records by hundreds of thousands',
    () => exported(`{"avis":{${several(50_000, (rank) => `"a${rank}":{"id":"a${rank}","sens":"non"}`)}}}`),
    /plus de 1000 défauts/,
  ],
  [
    'unknown fields by hundreds of thousands',
    () => exported('{}', `,${several(100_000, (rank) => `"${rank}":1`)}`),
    /plus de 1000 défauts/,
  ],
  ['a field with an endless name', () => exported('{}', `,"${'x'.repeat(16 * Mo)}":1`), /défauts? y/],
  ['a text without end', () => avis(`"sens":"${'x'.repeat(16 * Mo)}"`), /défauts? y/],
  ['one text repeated by millions', () => avis(`"reserves":[${'"xx",'.repeat(1_000_000)}"x"]`), /défauts? y/],
  [
    'a piece that is not itself',
    () => exported('{}', `,"pieces":{"${EMPREINTE}":"${'AAAA'.repeat(4 * Mo)}"}`),
    /un défaut y/,
  ],
];

describe('a file made to hold the application', () => {
  it.each(BOMBES)('%s: is refused, and nobody waits', async (_what, make, message) => {
    await ouvert(async (porte) => {
      const jeton = remis(porte, make());
      const { value, blocage, memoire } = await mesurer(() => porte.refused('echanges.apercu', { jeton }));
      expect(value.message.replaceAll(/[\u00A0\u202F]/g, ' ')).toMatch(message);
      expect(value.remede).toBeDefined();
      expect(JSON.stringify(value).length).toBeLessThan(100_000);
      expect(blocage).toBeLessThan(MAX_BLOCAGE);
      expect(memoire / Mo).toBeLessThan(700);
      expect(porte.application.depot.seq).toBe(0);
    });
  });

  it('that asks for more memory than a reading may take ends the reading, and nothing else', async () => {
    const bytes = avis(`"x":[${several(400_000, (rank) => `{"a":${rank}.5}`)}]`);
    await ouvert(
      async (porte) => {
        const refused = await porte.refused('echanges.apercu', { jeton: remis(porte, bytes) });
        expect(refused.code).toBe('FICHIER_DEMESURE');
        expect((await porte.call('registre.etat', {})).revision).toBe(0);
      },
      readInWorker(fichier, 16),
    );
  });

  it('attached as an office document is of no kind that is accepted, and nobody waits', async () => {
    const contenu = Buffer.from('x');
    const crowd = zipDe(Array.from({ length: 60_000 }, (_, rank) => ({ nom: `a${rank}`, contenu })));
    const swollen = zipDe([
      { nom: '[Content_Types].xml', contenu: Buffer.alloc(100 * Mo, ' '), annonce: 1000 },
    ]);
    const letters = Buffer.from(`From: x\n${'a: b\n'.repeat(2 * Mo)}`);
    for (const [bytes, nom] of [
      [crowd, 'a.docx'],
      [swollen, 'a.docx'],
      [letters, 'a.eml'],
    ] as const) {
      const { value, blocage } = await mesurer(() => lecteur.type(bytes, nom));
      expect([nom, value]).toEqual([nom, nom === 'a.eml' ? 'text/plain' : null]);
      expect(blocage).toBeLessThan(MAX_BLOCAGE);
    }
  });
});

describe('a sound file, read in the worker', () => {
  it('is imported whole, with its pieces, from JSON and from ZIP', async () => {
    await ouvert(async (from) => {
      await from.call('exemple.charger', { demonstration: true });
      const conventionId = [...from.application.depot.registre.conventions.keys()][0] ?? '';
      const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
      await from.call('pieces.ajouter', {
        jeton: remis(from, pdf, 'lettre.pdf'),
        objet: { collection: 'conventions', id: conventionId },
        nature: 'lettre',
      });
      const state = await from.application.depot.empreinte();
      for (const format of ['exporter', 'dossier'] as const) {
        const parts: Uint8Array[] = [];
        const sink = (bytes: Uint8Array) => void parts.push(bytes);
        await (format === 'dossier'
          ? from.application.echanges.dossier(sink)
          : from.application.echanges.exporter(true, sink));
        await ouvert(async (to) => {
          const jeton = remis(to, Buffer.concat(parts));
          const apercu = await to.call('echanges.apercu', { jeton });
          expect(apercu.pieces).toEqual({ fournies: 1, presentes: 0, manquantes: 0 });
          await to.call('echanges.importer', { jeton, motif: 'Reprise', revision: apercu.revision });
          expect(await to.application.depot.empreinte()).toBe(state);
          const [piece] = [...to.application.depot.registre.pieces.values()];
          expect(Buffer.from(await to.application.pieces.read(piece?.sha256 ?? ''))).toEqual(pdf);
        });
      }
    });
  });
});
