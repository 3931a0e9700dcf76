import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modele, p, table } from '../modeles/fabrique';
import { porte } from './porte';

const folder = mkdtempSync(join(tmpdir(), 'crefop-modele-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  call(['exemple', '--demonstration', '--registre', registre, '--horloge', '2026-11-23']);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = async (nom: string, corps: string): Promise<string> => {
  const path = join(folder, nom);
  writeFileSync(path, await modele(corps));
  return path;
};

describe('typographie, au terminal', () => {
  it('dit la place et la règle dans un texte et dans un document Word, sans les changer', async () => {
    const texte = join(folder, 'texte.txt');
    writeFileSync(texte, 'Vu l’article_6.\n\nA ce titre, le 2ème alinéa.\n'.replace('_', '\u00A0'));
    const { code, out } = call(['typographie', texte]);
    expect(code).toBe(1);
    expect(out).toContain('ligne 3, signe 1 : « A » → « À » (Capitale accentuée');
    expect(out).toContain('« 2ème » → « 2e »');
    const word = await file('texte.docx', p('a') + table(['x', 'deux  espaces']));
    const before = readFileSync(word);
    const { remarques } = JSON.parse(call(['typographie', word, '--json']).out) as {
      readonly remarques: readonly unknown[];
    };
    expect(remarques).toMatchObject([
      { lieu: 'tableau 1, ligne 1, colonne 2, paragraphe 1', famille: 'espace', ecrit: '  ', propose: ' ' },
    ]);
    expect(Buffer.compare(before, readFileSync(word))).toBe(0);
    writeFileSync(texte, 'Rien à redire.\n');
    expect(call(['typographie', texte]).code).toBe(0);
  });
});

describe('modele, au terminal', () => {
  it('dit chaque faute à sa place, et sort par 1', async () => {
    const faux = await file('faux.docx', p('{objet} {demande_le}') + table(['a', '{nuemro}']));
    const { code, out } = call(['modele', 'controler', faux]);
    expect(code).toBe(1);
    expect(out).toContain('tableau 1, ligne 1, colonne 2, paragraphe 1, « {nuemro} »');
    expect(out).toContain('Écrivez {numero}');
    const json = call(['modele', 'controler', faux, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ type: 'avenant', defauts: [{ suggestion: '{numero}' }] });
  });

  it('remplit un modèle sain avec ce que le registre sait, et dit ce qu’il laisse en blanc', async () => {
    const sain = await file(
      'sain.docx',
      p('Convention : {convention_titre_court}, {lieu}') +
        table(['{#parties}{nom}', '{#signataires}{nom}, {fonction} {/signataires}{/parties}']) +
        p('{#articles}') +
        p('{titre}') +
        p('{/articles}'),
    );
    expect(call(['modele', 'controler', sain, '--type', 'convention']).code).toBe(0);
    const liste = call(['conventions', '--registre', registre, '--json']);
    const [{ id }] = JSON.parse(liste.out) as [{ readonly id: string }];
    const sortie = join(folder, 'rempli.docx');
    const made = call([
      ...['modele', 'remplir', sain, '--type', 'convention', '--id', id, '--sortie', sortie],
      ...['--registre', registre, '--horloge', '2026-11-23'],
    ]);
    expect(made.err).toBe('');
    expect(made.code).toBe(0);
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(sortie) });
    expect(value).toContain('Auvergne-Rhône-Alpes');
    expect(value).toMatch(/article/iu);
    expect(value).not.toMatch(/[{}]/u);
  });

  it('ne remplit rien d’un modèle fautif, et donne les champs qu’il peut porter', async () => {
    const faux = await file('faux2.docx', p('{#parties}{nom}'));
    const sortie = join(folder, 'rien.docx');
    const liste = call(['conventions', '--registre', registre, '--json']);
    const [{ id }] = JSON.parse(liste.out) as [{ readonly id: string }];
    const made = call([
      ...['modele', 'remplir', faux, '--type', 'convention', '--id', id, '--sortie', sortie],
      ...['--registre', registre],
    ]);
    expect(made.code).toBe(1);
    expect(made.out).toContain('n’a pas été rempli');
    const { out } = call(['modele', 'champs', 'mise-en-demeure']);
    expect(out).toContain('{#griefs}');
    expect(out).toContain('  {date_faits}  Date des faits');
  });
});
