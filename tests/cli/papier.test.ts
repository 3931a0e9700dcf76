import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/* The paper of an institution: its letters bear it, acts that several sign do not, and what has left keeps its own. */

const JOUR = '2026-11-23';
const CONVENTION = 'convention-demonstration-2022-2028';
const AVENANT = 'avenant-professionnalisation';
/** One grey dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-papier-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  ok('exemple', '--demonstration');
  ok('avenant', 'mettre-a-la-signature', AVENANT, '--date', JOUR);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', JOUR, '--json']);
  return { code, out: spaces(out), err: spaces(err) };
};
function ok(...args: readonly string[]): { readonly id: string } {
  const { code, out, err } = run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as { readonly id: string };
}
const no = (...args: readonly string[]): string => {
  const { code, err } = run(...args);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};
/** The words, the images and the margins of a Word file, as it is printed now. */
function lire(type: string, ...reste: readonly string[]) {
  const sortie = join(folder, `${type}.docx`);
  ok('document', type, '--id', AVENANT, ...reste, '--sortie', sortie, '--remplacer');
  const parts = unzipSync(readFileSync(sortie));
  const xml = strFromU8(parts['word/document.xml']!);
  return {
    texte: spaces(xml.replace(/<[^>]+>/gu, ' ')),
    images: Object.keys(parts).filter((name) => name.startsWith('word/media/')).length,
    gauche: /<w:pgMar[^>]*w:left="(\d+)"/u.exec(xml)?.[1],
  };
}

describe('a letter', () => {
  it('bears the paper of the office that writes it: service, references, margins, image', () => {
    expect(lire('lettre-transmission')).toMatchObject({ images: 0 });
    const { id: papier } = ok(
      ...['papier', 'enregistrer', CONVENTION, '--signataire', 'recteur', '--service', 'Orientation'],
      ...['--telephone', '04 00 00 00 00', '--suivi-par', 'Ada FICTIVE', '--reference', 'DOR/2026'],
      ...['--courriel', 'orientation@exemple.invalid', '--logo-largeur', '50', '--logo-texte', 'Rectorat'],
      ...['--marge-haut', '20', '--marge-bas', '20', '--marge-gauche', '20', '--marge-droite', '15'],
    );
    const logo = join(folder, 'logo.png');
    writeFileSync(logo, PNG);
    ok('piece', 'ajouter', '--objet', `papiers/${papier}`, '--nature', 'autre', '--fichier', logo);
    const lettre = lire('lettre-transmission');
    expect(lettre.texte).toMatch(
      /Orientation.*Affaire suivie par : Ada FICTIVE.*Tél\. : 04 00 00 00 00.*orientation@exemple\.invalid.*Nos réf\..*DOR\/2026.*Objet/su,
    );
    expect(lettre).toMatchObject({ images: 1, gauche: '1134' });
  });

  it('does not leave without its letterhead when the image cannot be printed', () => {
    const { id } = ok('papier', 'enregistrer', CONVENTION, '--signataire', 'draaf', '--service', 'SREAF');
    const logo = join(folder, 'abime.png');
    // Said to be a PNG, of no size at all.
    writeFileSync(logo, Buffer.concat([PNG.subarray(0, 16), Buffer.alloc(8), PNG.subarray(24)]));
    ok('piece', 'ajouter', '--objet', `papiers/${id}`, '--nature', 'autre', '--fichier', logo);
    const { id: lettre } = ok(
      ...['mise-en-demeure', 'preparer', '--convention', CONVENTION, '--emetteur', 'etat'],
      ...['--auteur', 'draaf', '--obligation', 'ART2-3', '--faits', 'Absence constatée.'],
      ...['--date-faits', '2026-10-01'],
    );
    const sortie = join(folder, 'abime.docx');
    expect(no('document', 'mise-en-demeure', '--id', lettre, '--sortie', sortie)).toMatch(
      /L’image d’en-tête « abime\.png » ne peut pas être imprimée/u,
    );
  });

  it('of another office bears none of it, nor does an act that several sign', () => {
    expect(lire('avenant', '--copie').texte).not.toMatch(/DOR\/2026/u);
    expect(lire('avenant', '--copie').images).toBe(0);
  });

  it('is refused in words: one paper an office, measures that leave the window its place', () => {
    const encore = ['papier', 'enregistrer', CONVENTION, '--signataire'];
    expect(no(...encore, 'recteur')).toMatch(/a déjà un papier à en-tête/u);
    expect(no(...encore, 'prefete', '--logo-largeur', '400')).toMatch(/largeur de l’image va de 10 à 160/u);
    expect(no(...encore, 'prefete', '--marge-haut', '20')).toMatch(/Il manque la marge basse/u);
    expect(no(...encore, 'inconnu')).toMatch(/signataire/iu);
  });
});

it('the archive prints letters on the paper of their office, and says which image it could not print', () => {
  ok(
    ...[
      'mise-en-demeure',
      'preparer',
      '--convention',
      CONVENTION,
      '--emetteur',
      'etat',
      '--auteur',
      'recteur',
    ],
    ...['--obligation', 'ART2-3', '--faits', 'Autre absence.', '--date-faits', '2026-10-02'],
  );
  const sortie = join(folder, 'dossier.zip');
  ok('exporter', '--sortie', sortie);
  const files = Object.entries(unzipSync(readFileSync(sortie))).filter(([name]) =>
    /^actes\/.*\.docx$/u.test(name),
  );
  const lettres = files.map(([, bytes]) => {
    const parts = unzipSync(bytes);
    const xml = Object.entries(parts).filter(([name]) => name.startsWith('word/') && name.endsWith('.xml'));
    return {
      mots: xml.map(([, one]) => strFromU8(one).replace(/<[^>]+>/gu, ' ')).join(' '),
      images: Object.keys(parts).filter((name) => name.startsWith('word/media/')).length,
    };
  });
  expect(lettres.find(({ mots }) => mots.includes('DOR/2026'))!.images).toBe(1);
  const [abimee] = lettres.filter(({ mots }) => mots.includes('SREAF'));
  expect(abimee!.images).toBe(0);
  expect(abimee!.mots).toMatch(/IMAGE D’EN-TÊTE MANQUANTE/u);
});

it('what has left keeps the paper it left on', () => {
  const { id: papierRegion } = ok(
    ...['papier', 'enregistrer', CONVENTION, '--signataire', 'president', '--reference', 'A/1'],
  );
  const { id: lettre } = ok(
    ...['mise-en-demeure', 'preparer', '--convention', CONVENTION, '--emetteur', 'region'],
    ...['--obligation', 'ART3-4', '--faits', 'Absence constatée.', '--date-faits', '2026-10-01'],
  );
  const sortie = (name: string): Buffer => {
    const fichier = join(folder, name);
    ok('document', 'mise-en-demeure', '--id', lettre, '--sortie', fichier, '--remplacer');
    return readFileSync(fichier);
  };
  const mots = (docx: Uint8Array): string => strFromU8(unzipSync(docx)['word/document.xml']!);
  ok('mise-en-demeure', 'signer', lettre, '--date', JOUR);
  const avant = sortie('avant.docx');
  expect(mots(avant)).toContain('A/1');
  ok('papier', 'corriger', papierRegion, '--service', 'SGAR', '--reference', 'B/2');
  expect(sortie('apres.docx').equals(avant)).toBe(true);
});
