import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/* A whole case as one file: every exhibit by its number, the same once it was handed over. */

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-pieces-dossier-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
let lettre = '';

const ok = (horloge: string, ...args: readonly string[]): { readonly id: string } => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', horloge, '--json']);
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as { readonly id: string };
};
const refuse = (horloge: string, ...args: readonly string[]): string => {
  const { code, err } = call([...args, '--registre', registre, '--horloge', horloge]);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};
const joindre = (horloge: string, nom: string, contenu: string): void => {
  const chemin = join(folder, nom);
  writeFileSync(chemin, contenu);
  ok(
    horloge,
    ...['piece', 'ajouter', '--objet', `misesEnDemeure/${lettre}`],
    ...['--nature', 'bordereau_recommande', '--fichier', chemin],
  );
};

/** The file of the case: its texts, its names, its bordereau as rows. */
async function dossier(horloge: string) {
  const sortie = join(folder, 'dossier.zip');
  ok(horloge, 'dossier', 'exporter', lettre, '--sortie', sortie, '--remplacer');
  const files = unzipSync(readFileSync(sortie));
  const bordereau = files['bordereau-des-pieces.docx'];
  if (bordereau === undefined) throw new Error('aucun bordereau');
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bordereau) });
  const cells = (row: string): readonly string[] =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gsu)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]+>/gu, ' ')
        .replace(/[\s\u00A0\u202F]+/gu, ' ')
        .trim(),
    );
  const rows = [...value.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, row = '']) => cells(row));
  const texte = value.replace(/<[^>]+>/gu, ' ').replace(/[\s\u00A0\u202F]+/gu, ' ');
  const pieces = rows.filter((row) => row.length === 6 && /^\d+$/u.test(row[0] ?? ''));
  return { files, texte, pieces, faits: rows.filter((row) => row.length === 3) };
}
const numeroDe = ({ pieces }: Awaited<ReturnType<typeof dossier>>, mot: string): string | undefined =>
  pieces.find(([, designation = '']) => designation.includes(mot))?.[0];

beforeAll(async () => {
  call = await porte();
  ok('2026-10-01', 'exemple');
  ok('2026-10-01', 'convention', 'signer', AURA, '--tous', '2026-09-01');
  ok(
    '2026-10-01',
    ...['convention', 'fin', AURA, '--date', '2028-12-31'],
    ...['--fondement', 'Fin du CPRDFOP, délibération du 1er septembre'],
  );
  lettre = ok(
    '2026-11-23',
    ...['mise-en-demeure', 'envoyer', '--convention', AURA, '--emetteur', 'region'],
    ...['--obligation', 'ART3-4', '--faits', 'Aucun représentant n’a siégé aux groupes de travail.'],
    ...['--date-faits', '2026-10-15', '--pieces', 'Compte rendu du 15 octobre'],
    ...['--depot', '2026-11-23', '--preuve', 'Preuves de dépôt', '--prestataire', 'La Poste'],
    ...['--numero', 'prefete=1A 123 456 7890 1', '--numero', 'recteur=1A 123 456 7890 2'],
    ...['--numero', 'draaf=1A 123 456 7890 3'],
  ).id;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of a case', () => {
  it('holds a letter for each addressee, the computation and the proofs, each under its number and its fingerprint', async () => {
    joindre('2026-11-24', 'Preuves de dépôt.txt', 'dépôt du 23 novembre');
    const one = await dossier('2026-11-24');
    const letters = one.pieces.filter(([, designation = '']) => designation.includes('Mise en demeure du'));
    expect(letters).toHaveLength(3);
    expect(one.pieces.map(([numero]) => Number(numero))).toEqual(one.pieces.map((_, rang) => rang + 1));
    const proof = one.pieces.find(([, designation = '']) => designation.startsWith('Preuves de dépôt'));
    expect(proof?.[3]).toBe('La Poste');
    expect(proof?.[4]).toContain('1A 123 456 7890 1');
    // What is named and not joined has its number, and no file.
    const cited = one.pieces.find(([, designation = '']) => designation.startsWith('Compte rendu'));
    expect(cited?.[5]).toContain('déclaratif');
    const names = Object.keys(one.files);
    for (const [numero = '', , , , , empreinte = ''] of one.pieces) {
      const name = names.find((nom) => nom.startsWith(`piece-${numero.padStart(2, '0')}-`));
      if (numero === cited?.[0]) {
        expect(name).toBeUndefined();
        continue;
      }
      const sha256 = createHash('sha256')
        .update(one.files[name ?? ''] ?? '')
        .digest('hex');
      expect([numero, empreinte.replaceAll(' ', '')]).toEqual([numero, sha256]);
      expect(strFromU8(one.files['empreintes-sha256.txt'] ?? new Uint8Array())).toContain(
        `${sha256}  ${name}`,
      );
    }
  });

  it('tells what happened, fact after fact, with its exhibit, or that nothing proves it', async () => {
    ok(
      '2026-12-01',
      ...['mise-en-demeure', 'observations', lettre, '--date', '2026-11-30'],
      ...['--texte', 'Un représentant siégera dès février.'],
    );
    const one = await dossier('2026-12-01');
    const deposit = one.faits.find(([, fait = '']) => fait.startsWith('Dépôt du pli n° 1A 123 456 7890 2'));
    expect(deposit?.[2]).toBe(`Pièce n° ${numeroDe(one, 'Preuves de dépôt') ?? ''}`);
    const observations = one.faits.find(([, fait = '']) => fait.startsWith('Observations reçues'));
    expect(observations?.[2]).toBe('Déclaratif, sans preuve');
    // A proof that is named and not joined proves nothing yet.
    const reproche = one.faits.find(([, fait = '']) => fait.startsWith('Faits reprochés'));
    expect(reproche?.[2]).toBe(`Pièce n° ${numeroDe(one, 'Compte rendu') ?? ''}, à joindre : déclaratif`);
  });

  it('keeps every number once it was handed over: what comes later follows, even of an earlier day', async () => {
    expect(
      refuse('2026-12-02', 'dossier', 'remettre', lettre, '--date', '2026-11-01', '--a', 'Conseil'),
    ).toContain('ne peut précéder la lettre');
    const before = await dossier('2026-12-02');
    ok('2026-12-02', 'dossier', 'remettre', lettre, '--date', '2026-12-02', '--a', 'Maître Conseil');
    joindre('2026-12-03', 'Compte rendu du 15 octobre.txt', 'ordre du jour et présents');
    joindre('2026-12-03', 'Accusé du recteur.txt', 'signé');
    const after = await dossier('2026-12-03');
    for (const [, designation = ''] of before.pieces)
      expect([designation.slice(0, 20), numeroDe(after, designation.slice(0, 20))]).toEqual([
        designation.slice(0, 20),
        numeroDe(before, designation.slice(0, 20)),
      ]);
    // The proof that was named alone comes under the number it had.
    expect(numeroDe(after, 'Compte rendu')).toBe(numeroDe(before, 'Compte rendu'));
    expect(Object.keys(after.files)).toContain(
      `piece-${(numeroDe(after, 'Compte rendu') ?? '').padStart(2, '0')}-compte-rendu-du-15-octobre.txt`,
    );
    expect(Number(numeroDe(after, 'Accusé du recteur'))).toBe(before.pieces.length + 1);
    expect(after.texte).toContain('Remis le 2 décembre 2026 à Maître Conseil');
  });

  it('a number handed over is given to nothing else: a computation that changed is another exhibit', async () => {
    const before = await dossier('2026-12-04');
    const note = numeroDe(before, 'Note de calcul');
    ok(
      '2026-12-05',
      ...['mise-en-demeure', 'prolonger', lettre, '--date', '2026-12-05'],
      ...['--jusqu-au', '2027-03-01', '--motif', 'Nouvelle échéance convenue'],
    );
    const after = await dossier('2026-12-05');
    expect(numeroDe(after, 'Note de calcul')).not.toBe(note);
    expect(after.pieces.map(([numero]) => numero)).not.toContain(note);
    expect(after.texte).toContain(`n° ${note ?? ''} (Note de calcul`);
  });
});
