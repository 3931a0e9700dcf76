import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
/** One way of writing it: apostrophes and spaces are the printer's; an id is the reader's own. */
const unie = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key: string, one: unknown) => (key === 'id' || key === 'gras' ? undefined : one))
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

/** The record, printed in Word, and read again beside it. */
function relue(id: string): string {
  const sortie = join(folder, `${id}.docx`);
  run('document', 'convention', '--id', id, '--sortie', sortie);
  const { doutes, nonPlaces } = run('convention', 'importer', sortie, '--json') as {
    readonly doutes: readonly unknown[];
    readonly nonPlaces: readonly string[];
  };
  expect([doutes, nonPlaces]).toEqual([[], []]);
  return (
    run(...['convention', 'importer', sortie, '--confirmer', '--titre-court', `${id}, relue`, '--json']) as {
      readonly id: string;
    }
  ).id;
}

describe('a convention printed and read again is the same', () => {
  it.each([
    '1-normandie-trois-signataires.docx',
    '2-bretagne-cinq-parties.odt',
    '3-bourgogne-franche-comte-copie-pdf.txt',
  ])('%s', (fichier) => {
    const { id } = run(
      ...[
        'convention',
        'importer',
        join(FIXTURES, fichier),
        '--confirmer',
        '--titre-court',
        fichier,
        '--json',
      ],
    ) as { readonly id: string };
    const autre = relue(id);
    expect(unie({ ...texteDe(autre), titreCourt: fichier })).toEqual(unie(texteDe(id)));
    expect(clausesDe(autre)).toEqual(clausesDe(id));
  });

  it('the real convention', () => {
    const id = 'convention-aura-2022-2028';
    const autre = relue(id);
    const { titreCourt, ...texte } = texteDe(id);
    expect(unie({ ...texteDe(autre), titreCourt })).toEqual(unie({ ...texte, titreCourt }));
    expect(clausesDe(autre)).toEqual(clausesDe(id));
  });
});
