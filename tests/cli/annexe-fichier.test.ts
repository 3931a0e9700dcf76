import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/*
 * An annex that is a file: the text names it by its fingerprint, in the sentence of the avenant, in the text in force, in
 * the comparison and on paper, and the file stays for as long as the text stands on it.
 */

const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-annexe-'));
const registre = join(folder, 'registre');
const ID = 'convention-aura-2022-2028';
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', '2026-06-01']);
  return { code, out: plain(out), err: plain(err) };
};
type Dit = {
  readonly id: string;
  readonly avertissements: readonly { readonly message: string }[];
  readonly pieces: readonly { readonly id: string; readonly sha256: string }[];
};
const ok = (...args: readonly string[]): Dit => {
  const { code, out, err } = run(...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as Dit;
};
const no = (...args: readonly string[]): string => {
  const { code, err } = run(...args);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};
const joindre = (nom: string, contenu: string): { readonly piece: string; readonly mention: string } => {
  const fichier = join(folder, nom);
  writeFileSync(fichier, contenu);
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  const { id } = ok(
    'piece',
    'ajouter',
    '--fichier',
    fichier,
    '--objet',
    `conventions/${ID}`,
    '--nature',
    'autre',
  );
  return { piece: id, mention: `SHA-256 ${sha256})` };
};
const demander = (date: string): string =>
  ok(
    ...['avenant', 'demander', '--convention', ID, '--partie', 'region', '--date', date, '--objet', 'Annexe'],
    ...['--reprise', 'Dossier papier de la Région'],
  ).id;
const words = async (docx: string): Promise<string> => {
  const zip = await JSZip.loadAsync(readFileSync(docx));
  return plain(((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/gu, ''));
};

describe('an annex that is a joined file', () => {
  let avenant = '';
  let budget: ReturnType<typeof joindre>;

  it('is written by its fingerprint in the sentence, which is read back as it is applied', async () => {
    ok('exemple');
    ok('convention', 'signer', ID, '--tous', '2023-07-10');
    budget = joindre('Budget (v2).txt', 'Budget 2024 : 10 000 euros');
    avenant = demander('2024-01-10');
    const annexe = [
      'avenant',
      'operation',
      avenant,
      '--nature',
      'ajouter-annexe',
      '--intitule',
      'ANNEXE 1 : BUDGET',
    ];
    expect(no(...annexe, '--piece', 'inconnue')).toContain('Aucune pièce « inconnue »');
    expect(ok(...annexe, '--piece', budget.piece, '--pages', '12').avertissements).toEqual([]);
    const concordance = run('concordance', '--avenant', avenant);
    expect([concordance.code, concordance.out]).toEqual([0, expect.stringContaining('Prêt à signer : oui.')]);
    const docx = join(folder, 'avenant.docx');
    ok('document', 'avenant', avenant, '--sortie', docx);
    expect(await words(docx)).toContain(`(fichier Budget v2.txt, 12 pages, ${budget.mention}`);
  });

  it('stands in the text in force, on paper, and in the comparison', async () => {
    ok('avenant', 'signer', avenant, '--tous', '2024-02-10');
    const docx = join(folder, 'consolidee.docx');
    ok('consolidation', ID, '--au', '2024-03-01', '--format', 'docx', '--sortie', docx);
    expect(await words(docx)).toMatch(
      /ANNEXE 1 : BUDGET.*\(fichier Budget v2\.txt, 12 pages, SHA-256 [0-9a-f]{64}\)/u,
    );
  });

  it('keeps its file: neither the trash nor a rectification takes it', () => {
    expect(no('supprimer', 'piece', budget.piece, '--motif', 'Pièce jointe par erreur')).toMatch(
      /est une annexe de l’avenant n° 1.*ne se supprime pas/u,
    );
    const { lignes } = ok('journal') as unknown as {
      readonly lignes: readonly { readonly seq: number; readonly libelle: string }[];
    };
    const seq = lignes.find(({ libelle }) => /pièce/iu.test(libelle))?.seq;
    expect(no('rectifier', '--seq', String(seq), '--motif', 'Pièce jointe par erreur')).toContain('annexe');
    expect(run('verifier').code).toBe(0);
  });

  it('is replaced by another file, and goes with its draft and its file to the trash and back', () => {
    const suite = joindre('budget-2025.txt', 'Budget 2025 : 12 000 euros');
    const projet = demander('2025-01-10');
    ok(
      ...['avenant', 'operation', projet, '--nature', 'rediger-article', '--article', 'annexe 1'],
      ...['--piece', suite.piece],
    );
    expect(run('comparer', ID, '--de', '2024-03-01', '--a-projet', projet).out).toContain(suite.mention);
    expect(no('supprimer', 'piece', suite.piece, '--motif', 'Pièce jointe par erreur')).toContain('annexe');
    const { id } = ok('supprimer', 'avenant', projet, '--motif', 'Projet abandonné avant l’avis');
    const jetee = ok('supprimer', 'piece', suite.piece, '--motif', 'Pièce jointe par erreur').id;
    // The draft does not come back without what its annex is made of.
    expect(no('corbeille', 'retablir', id)).toContain('fichier');
    ok('corbeille', 'retablir', jetee);
    ok('corbeille', 'retablir', id);
    expect(run('verifier').code).toBe(0);
  });

  it('is told when its file is nowhere', () => {
    const { avertissements } = ok(
      ...['avenant', 'operation', demander('2025-02-10'), '--nature', 'ajouter-annexe'],
      ...['--intitule', 'ANNEXE 2 : CARTE', '--texte', `(fichier carte.pdf, SHA-256 ${'0a'.repeat(32)})`],
    );
    expect(plain(avertissements.map(({ message }) => message).join(' '))).toContain(
      'joignez le fichier carte.pdf',
    );
  });

  it('travels with its file', () => {
    const json = join(folder, 'registre.json');
    ok('exporter', '--sortie', json);
    const autre = ['--registre', join(folder, 'autre'), '--horloge', '2026-06-01'];
    expect(call(['importer', '--fichier', json, '--motif', 'Autre poste', ...autre]).code).toBe(0);
    const copie = join(folder, 'copie.txt');
    expect(call(['piece', 'exporter', budget.piece, '--sortie', copie, ...autre]).code).toBe(0);
    expect(readFileSync(copie, 'utf8')).toBe('Budget 2024 : 10 000 euros');
  });
});
