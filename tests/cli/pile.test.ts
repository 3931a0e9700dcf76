import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PileView } from '#contract/paquets';
import { porte } from './porte';

/* A pile of packets before one person, at the terminal: one gesture, all of it or none. */

const JOUR = '2026-11-23';
const AURA = 'convention-aura-2022-2028';
const AVENANT = 'avenant-professionnalisation';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-pile-'));
let call: Awaited<ReturnType<typeof porte>>;
let registre = '';
let essai = 0;
beforeAll(async () => {
  call = await porte();
});
beforeEach(() => {
  essai += 1;
  registre = join(folder, `registre-${essai}`);
  lu('exemple');
  lu('exemple', '--demonstration');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Lu = {
  readonly id: string;
  readonly signees: number;
  readonly lignes: readonly unknown[];
  readonly cases: readonly { readonly signataireId: string; readonly qualite: string }[];
};
const run = (...args: readonly string[]) =>
  call([...args, '--registre', registre, '--horloge', JOUR, '--json']);
function lu(...args: readonly string[]): Lu {
  const { code, out, err } = run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as Lu;
}
const creer = (date: string, ...acte: readonly string[]) => lu('paquet', 'creer', ...acte, '--date', date).id;
const signees = (id: string): number => lu('paquet', id).signees;
const piles = (...reste: readonly string[]) =>
  lu('paquet', 'a-signer', ...reste) as unknown as readonly PileView[];
const tete = (): number => lu('journal').lignes.length;

/** Two acts of two conventions, put before the same persons on different days. */
function deuxPaquets() {
  const { id: copie } = lu(
    ...['convention', 'creer', '--depuis', AURA, '--titre-court', 'Convention recommencée'],
  );
  return {
    premiere: creer('2026-11-20', '--convention', AURA),
    seconde: creer('2026-11-22', '--convention', copie),
  };
}

it('says what each person has to sign over every convention, and records it in one gesture', () => {
  const { premiere, seconde } = deuxPaquets();
  const [prefete, ...autres] = piles('--qui', 'BUCCIO');
  expect(autres).toEqual([]);
  expect(prefete!.paquets.map(({ paquetId, originaux }) => [paquetId, originaux])).toEqual([
    [premiere, [1, 2, 3, 4]],
    [seconde, [1, 2, 3, 4]],
  ]);
  const before = tete();
  lu('paquet', 'signer-pile', '--qui', 'buccio', '--date', JOUR, '--lieu', 'Lyon');
  expect([signees(premiere), signees(seconde)]).toEqual([4, 4]);
  expect(tete()).toBe(before + 1);
  // Nothing more awaits her; the others still have both.
  expect(run('paquet', 'a-signer', '--qui', 'BUCCIO').err).toMatch(/Rien n’attend la signature.*WAUQUIEZ/su);
  expect(piles('--qui', 'WAUQUIEZ')[0]!.paquets).toHaveLength(2);
  // One packet of the pile alone.
  lu('paquet', 'signer-pile', '--qui', 'WAUQUIEZ', '--date', JOUR, '--paquet', seconde);
  expect([signees(premiere), signees(seconde)]).toEqual([4, 8]);
});

it('what one act refuses, none records', () => {
  const { premiere, seconde } = deuxPaquets();
  const before = tete();
  const { code, err } = run('paquet', 'signer-pile', '--qui', 'BUCCIO', '--date', '2026-11-21');
  expect(code).toBe(1);
  expect(err).toMatch(/22 novembre 2026/u);
  expect([signees(premiere), signees(seconde), tete()]).toEqual([0, 0, before]);
});

it('holds only what has come to one’s turn', () => {
  const rangs = ['prefete=1', 'recteur=2', 'draaf=2', 'president=3'].flatMap((one) => ['--rang', one]);
  const id = creer('2026-11-20', '--avenant', AVENANT, ...rangs);
  expect(piles().map(({ paquets }) => paquets.map(({ signataireId }) => signataireId))).toEqual([
    ['prefete'],
  ]);
  lu('paquet', 'signer', id, '--original', '2', '--signataire', 'prefete', '--date', JOUR);
  expect(
    piles()
      .flatMap(({ paquets }) => paquets)
      .map(({ signataireId, originaux }) => [signataireId, originaux])
      .sort(),
  ).toEqual([
    ['draaf', [2]],
    ['prefete', [1, 3, 4]],
    ['recteur', [2]],
  ]);
});

it('a delegate has the pile of what he may sign for another, and signs it as such', () => {
  const id = creer('2026-11-20', '--avenant', AVENANT);
  const { id: delegation } = lu(
    ...['delegation', 'enregistrer', 'convention-demonstration-2022-2028', '--fonction', 'prefete'],
    ...['--civilite', 'Monsieur', '--prenom', 'Ivan', '--nom', 'ESSAI', '--qualite', 'Secrétaire général'],
    ...['--numero', '2026-041', '--date', '2026-11-02', '--portee', 'avenant'],
  );
  // Not published: nobody signs under it.
  expect(run('paquet', 'a-signer', '--qui', 'ESSAI').code).toBe(1);
  lu('delegation', 'publier', delegation, '--publication', '2026-11-21', '--support', 'RAA n° 1');
  lu('paquet', 'signer-pile', '--qui', 'ESSAI', '--date', JOUR);
  const { cases } = lu('paquet', id);
  expect(
    cases.filter(({ signataireId }) => signataireId === 'prefete').map(({ qualite }) => qualite),
  ).toEqual(Array.from({ length: 4 }, () => 'par délégation'));
});
