import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ETRANGER, answers, convertir } from '../documents/libreoffice';
import { porte } from './porte';

/* What the application prints of a convention, it reads back: the act in Word is the record, and nothing else. */

const FIXTURES = join(import.meta.dirname, '../fixtures/conventions');
const folder = mkdtempSync(join(tmpdir(), 'crefop-aller-retour-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  run('exemple');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: readonly string[]): unknown => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', '2026-06-01']);
  if (code !== 0) throw new Error(err);
  return args.includes('--json') ? JSON.parse(out) : out;
};
/**
 * One way of writing it: apostrophes and spaces are the printer's; an id is the reader's own. A PDF says what is printed
 * and not what is in bold: `gras` is then left aside.
 */
const unie = (value: unknown, gras = true): unknown =>
  JSON.parse(
    JSON.stringify(value, (key: string, one: unknown) =>
      key === 'id' || (key === 'gras' && !gras) ? undefined : one,
    )
      .replace(/[\u00A0\u202F]/gu, ' ')
      .replace(/’/gu, "'"),
  );

type Texte = Readonly<Record<string, unknown>> & { readonly titreCourt: string };
const texteDe = (id: string): Texte => run('convention', 'redaction', id, '--json') as Texte;
type Clause = { readonly nature: string; readonly parametres: unknown; readonly dit: string };
const clausesDe = (id: string): readonly unknown[] =>
  (run('convention', 'clauses', id, '--json') as readonly Clause[])
    .map(({ nature, parametres, dit }) => JSON.stringify(unie([nature, parametres, dit])))
    .sort();

/** The record, printed in Word. */
function imprimee(id: string): string {
  const sortie = join(folder, `${id}.docx`);
  run('document', 'convention', '--id', id, '--sortie', sortie, '--remplacer');
  return sortie;
}

/**
 * A file, read again beside the record it was printed from: nothing without a place, nothing in doubt but the words that
 * a page cuts at their own hyphen, where only a person can tell; read as they were written.
 */
function relue(fichier: string): string {
  const { doutes, nonPlaces } = run('convention', 'importer', fichier, '--json') as {
    readonly doutes: readonly { readonly id: string; readonly nature: string }[];
    readonly nonPlaces: readonly string[];
  };
  const coupures = doutes.filter(({ nature }) => nature === 'coupure' && fichier.endsWith('.pdf'));
  expect([doutes, nonPlaces]).toEqual([coupures, []]);
  return (
    run(
      ...['convention', 'importer', fichier, '--confirmer', '--titre-court', `${basename(fichier)}, relue`],
      ...[...coupures.flatMap(({ id }) => ['--accepter', id]), '--json'],
    ) as { readonly id: string }
  ).id;
}

/** Two records that say the same, their short titles aside. */
function memes(id: string, autre: string, gras = true): void {
  const { titreCourt } = texteDe(id);
  expect(unie({ ...texteDe(autre), titreCourt }, gras)).toEqual(unie(texteDe(id), gras));
  expect(clausesDe(autre)).toEqual(clausesDe(id));
}

const EXEMPLES = [
  '1-normandie-trois-signataires.docx',
  '2-bretagne-cinq-parties.odt',
  '3-bourgogne-franche-comte-copie-pdf.txt',
] as const;
const REELLE = 'convention-aura-2022-2028';
const importes = new Map<string, string>();
/** The sample as it was brought in, once. */
function exemple(fichier: (typeof EXEMPLES)[number]): string {
  const known = importes.get(fichier);
  if (known !== undefined) return known;
  const source = join(FIXTURES, fichier);
  const { id } = run(
    ...['convention', 'importer', source, '--confirmer', '--titre-court', fichier, '--json'],
  ) as { readonly id: string };
  importes.set(fichier, id);
  return id;
}

describe('a convention printed in Word and read again is the same', () => {
  it.each(EXEMPLES)('%s', (fichier) => {
    const id = exemple(fichier);
    memes(id, relue(imprimee(id)));
  });

  it('the real convention, its passages in bold with it', () => {
    expect(JSON.stringify(texteDe(REELLE))).toContain('"gras"');
    memes(REELLE, relue(imprimee(REELLE)));
  });
});

describe('an annex that is a file', () => {
  it('is read again as the line that names it', () => {
    const { divisions, ...texte } = texteDe(REELLE);
    const fichier = join(folder, 'avec-annexe.json');
    const ligne = `(fichier budget.pdf, 12 pages, SHA-256 ${'0f'.repeat(32)})`;
    const annexe = {
      ...{ id: 'annexe1', nature: 'annexe', numero: '1', intitule: 'ANNEXE 1 : BUDGET' },
      alineas: [{ id: 'annexe1-1', niveau: 0, marque: null, texte: ligne }],
    };
    const all = [...(divisions as readonly unknown[]), annexe];
    writeFileSync(fichier, JSON.stringify({ ...texte, titreCourt: 'Avec annexe', divisions: all }));
    const { id } = run('convention', 'creer', '--fichier', fichier, '--json') as { readonly id: string };
    const autre = relue(imprimee(id));
    const titreCourt = 'Avec annexe';
    expect(unie({ ...texteDe(autre), titreCourt })).toEqual(unie(texteDe(id)));
    expect(JSON.stringify(texteDe(autre))).toContain(ligne);
  });
});

if (answers('soffice', '--version')) {
  describe('a convention printed in PDF and read again is the same', () => {
    const enPdf = (docx: string): string => {
      convertir('pdf', [docx], folder);
      return docx.replace(/\.docx$/u, '.pdf');
    };

    it.each(EXEMPLES)('%s', ETRANGER, (fichier) => {
      const id = exemple(fichier);
      memes(id, relue(enPdf(imprimee(id))), false);
    });

    it('the real convention', ETRANGER, () => memes(REELLE, relue(enPdf(imprimee(REELLE))), false));
  });
} else {
  describe('sans LibreOffice sur cette machine', () => {
    it('le dit : l’aller-retour par PDF n’a pas été fait', () => {
      if (process.env.CI_LIBREOFFICE === 'requis')
        throw new Error('CI_LIBREOFFICE=requis mais soffice manque : installez libreoffice-writer-nogui.');
      expect(answers('soffice', '--version')).toBe(false);
    });
  });
}
