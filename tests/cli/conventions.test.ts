import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { conventionToText } from '#actes/texte';
import type { RedactionConvention } from '#domain/convention/creation';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import type { Convention } from '#domain/fiches/convention';
import { porte } from './porte';

const FIXTURES = join(import.meta.dirname, '../fixtures/conventions');
const call = await porte();
let dossier = '';

const run = (...args: readonly string[]) =>
  call([...args, '--registre', join(dossier, 'registre'), '--horloge', '2026-11-30']);
const json = (...args: readonly string[]): unknown => {
  const done = run(...args, '--json');
  if (done.code !== 0) throw new Error(done.err);
  return JSON.parse(done.out);
};
const fichier = (nom: string, contenu: string): string => {
  const path = join(dossier, nom);
  writeFileSync(path, contenu);
  return path;
};

beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'crefop-cli-conventions-'));
});

type Dite = {
  readonly divisions: readonly {
    readonly alineas: readonly string[];
    readonly tableaux?: readonly unknown[];
  }[];
  readonly visas: readonly string[];
  readonly considerants: readonly string[];
  readonly clauses: readonly Readonly<Record<string, unknown>>[];
  readonly nonPlaces: readonly string[];
  readonly doutes: readonly { readonly id: string; readonly nature: string }[];
};

/** One way of writing it: the apostrophe and the spaces are the printer's. */
const unie = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/[\u00A0\u202F]/gu, ' ')
      .replace(/’/gu, "'"),
  );

describe('convention importer', () => {
  it.each([
    ['1-normandie-trois-signataires', 'docx'],
    ['1-normandie-trois-signataires', 'txt'],
    ['2-bretagne-cinq-parties', 'odt'],
    ['2-bretagne-cinq-parties', 'txt'],
    ['3-bourgogne-franche-comte-copie-pdf', 'txt'],
  ])('reads %s.%s as a person does, records nothing, and loses no sentence', (nom, extension) => {
    const attendu = JSON.parse(readFileSync(join(FIXTURES, `${nom}.attendu.json`), 'utf8')) as {
      readonly divisions: readonly Readonly<Record<string, unknown>>[];
      readonly clauses: readonly unknown[];
      readonly phrases: readonly string[];
    } & Readonly<Record<string, unknown>>;
    const lue = json('convention', 'importer', join(FIXTURES, `${nom}.${extension}`)) as Dite;
    const { divisions, clauses, phrases, ...tete } = attendu;
    expect(unie({ ...lue, visas: lue.visas.length, considerants: lue.considerants.length })).toMatchObject(
      unie(tete) as object,
    );
    const comptees = lue.divisions.map(({ alineas, tableaux, ...one }) => ({
      ...one,
      alineas: alineas.length,
      ...(tableaux === undefined ? {} : { tableaux: tableaux.length }),
    }));
    expect(unie(comptees)).toEqual(unie(divisions));
    const inOrder = (all: readonly unknown[]) => all.map((one) => JSON.stringify(unie(one))).sort();
    const keyed = (all: readonly unknown[]) =>
      (all as readonly { nature: string; parametres: Readonly<Record<string, unknown>>; dit: string }[]).map(
        ({ nature, parametres, dit }) => ({
          nature,
          parametres: Object.fromEntries(Object.entries(parametres).sort(([a], [b]) => (a < b ? -1 : 1))),
          dit: dit.replace(/\s+/gu, ' ').slice(0, 50),
        }),
      );
    expect(inOrder(keyed(lue.clauses))).toEqual(inOrder(keyed(clauses)));
    const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const placed = letters(JSON.stringify(lue).replace(/\\[nt]/gu, ' '));
    expect(phrases.filter((phrase) => !placed.includes(letters(phrase)))).toEqual([]);
    expect(lue.nonPlaces.length).toBeLessThanOrEqual(phrases.length / 20);
    expect(lue.doutes.filter(({ nature }) => nature === 'clause').length).toBeLessThanOrEqual(
      clauses.length / 4,
    );
    expect(run('conventions').out).not.toContain('titreCourt');
  });

  it('records once confirmed, the file beside it, the clauses as they were read', () => {
    const file = join(FIXTURES, '1-normandie-trois-signataires.docx');
    const done = run('convention', 'importer', file, '--confirmer', '--titre-court', 'Normandie 2026');
    expect(done.err).toBe('');
    const [{ id } = { id: '' }] = json('conventions') as readonly { readonly id: string }[];
    const pieces = (json('piece', 'lister', id) as { readonly pieces: readonly { readonly nom: string }[] })
      .pieces;
    expect(pieces.map(({ nom }) => nom)).toEqual(['1-normandie-trois-signataires.docx']);
    const clauses = json('convention', 'clauses', id) as readonly {
      readonly nature: string;
      readonly parametres: unknown;
    }[];
    expect(clauses).toContainEqual(
      expect.objectContaining({
        nature: 'resiliation',
        parametres: expect.objectContaining({ n: 2, unite: 'mois', depart: 'envoi' }) as unknown,
      }),
    );
    // It is confirmed by a second convention beside it, and refused under the same name.
    expect(
      run('convention', 'importer', file, '--confirmer', '--titre-court', 'Normandie 2026').err,
    ).toContain('tient déjà une convention de ce nom');
    const other = join(FIXTURES, '2-bretagne-cinq-parties.odt');
    expect(run('convention', 'importer', other, '--confirmer').code).toBe(0);
    expect(json('conventions') as readonly unknown[]).toHaveLength(2);
  });

  it('is refused while a doubt is open, and says how to accept it', () => {
    const douteuse = fichier(
      'note.txt',
      'Note de service\n\nArticle 1 – Objet\n\nLe service ferme à midi.\n',
    );
    const { code, err } = run('convention', 'importer', douteuse, '--confirmer');
    expect(code).toBe(1);
    expect(err).toMatch(/à régler avant d’enregistrer.*--accepter /u);
    expect(run('convention', 'importer', douteuse, '--confirmer', '--accepter', 'rien').err).toContain(
      'aucun doute ne s’appelle',
    );
  });

  it('refuses what holds no text, and says why', () => {
    const { code, err } = run('convention', 'importer', fichier('image.docx', '\x89PNG\r\n'));
    expect(code).toBe(1);
    expect(err).not.toContain(dossier);
  });
});

describe('the text of a convention as data', () => {
  it('goes out, is written anew and copied', () => {
    run('exemple');
    const id = 'convention-aura-2022-2028';
    const texte = json('convention', 'redaction', id) as RedactionConvention;
    const lieu = fichier('recrite.json', JSON.stringify({ ...texte, lieu: 'Clermont-Ferrand' }));
    expect(run('convention', 'editer', id, '--fichier', lieu).code).toBe(0);
    expect(json('convention', 'redaction', id) as RedactionConvention).toEqual({
      ...texte,
      lieu: 'Clermont-Ferrand',
    });
    expect(run('convention', 'creer', '--depuis', id, '--titre-court', 'Copie').code).toBe(0);
    const copie =
      (json('conventions') as readonly { readonly id: string }[]).find((one) => one.id !== id)?.id ?? '';
    expect((json('convention', 'redaction', copie) as RedactionConvention).divisions).toEqual(
      texte.divisions,
    );
    expect(run('convention', 'supprimer', copie, '--motif', 'copie d’essai, inutile').code).toBe(0);
    expect(json('conventions') as readonly unknown[]).toHaveLength(1);
  });

  it('says in words what is wrong in a file written by hand', () => {
    const { code, err } = run('convention', 'creer', '--fichier', fichier('faux.json', '{"titre": '));
    expect([code, err]).toEqual([1, expect.stringContaining('n’est pas du JSON bien formé')]);
    const sans = fichier('sans.json', JSON.stringify({ titre: 'Convention' }));
    expect(run('convention', 'creer', '--fichier', sans).err).not.toMatch(/undefined|expected|divisions\./u);
  });
});

it('the real convention, as text, reads back as the sample, with what each party owes', () => {
  const texte = fichier('aura.txt', conventionToText(CONVENTION_AURA));
  const lue = json('convention', 'importer', texte) as Dite & { readonly titre: string };
  expect(unie(lue.titre)).toBe(unie(CONVENTION_AURA.titre));
  expect(unie(lue.visas)).toEqual(unie(CONVENTION_AURA.visas.map((one) => one.texte)));
  expect(unie(lue.divisions.map(({ alineas }) => alineas))).toEqual(
    unie(CONVENTION_AURA.divisions.map(({ alineas }) => alineas.map((one) => one.texte))),
  );
  const accepted = lue.doutes.flatMap(({ id }) => ['--accepter', id]);
  expect(run('convention', 'importer', texte, '--confirmer', ...accepted).err).toBe('');
  const [{ id } = { id: '' }] = json('conventions') as readonly { readonly id: string }[];
  const { convention } = json('convention', id) as { readonly convention: Convention };
  const obligations = ({ obligations: all }: Pick<Convention, 'obligations'>) =>
    all.map(({ id: own, article, partieId, alineaIds, libelle }) => ({
      id: own,
      article,
      partieId,
      alineaIds,
      libelle,
    }));
  expect(unie(obligations(convention))).toEqual(unie(obligations(CONVENTION_AURA)));
  expect(unie(convention.duree)).toEqual(unie(CONVENTION_AURA.duree));
});

describe('an avenant to a convention of titles, of numbers that start again and of tables', () => {
  it('is written at the terminal by what a person calls each place', () => {
    const texte = readFileSync(join(FIXTURES, '../conventions-diverses/titres-et-chapitres.txt'), 'utf8');
    const nommee = 'représentée par M. Jean FICTIF, président de l’université';
    const source = fichier(
      'titres.txt',
      texte.replace('représentée par son président ou son représentant', nommee),
    );
    const { doutes } = json('convention', 'importer', source) as Dite;
    const accepted = doutes.flatMap(({ id }) => ['--accepter', id]);
    expect(run('convention', 'importer', source, '--confirmer', ...accepted).err).toBe('');
    const [{ id } = { id: '' }] = json('conventions') as readonly { readonly id: string }[];
    const { convention } = json('convention', id) as { readonly convention: Convention };
    const signataires = convention.parties.flatMap((partie) => partie.signataires);
    for (const { id: signataire } of signataires)
      run('convention', 'signer', id, '--signataire', signataire, '--date', '2026-03-03');
    const [partie] = convention.parties;
    const demande = json(
      ...['avenant', 'demander', '--convention', id, '--partie', partie?.id ?? ''],
      ...['--objet', 'Suites', '--date', '2026-11-01'],
    ) as { readonly ids?: readonly string[]; readonly id?: string };
    const avenant = demande.id ?? demande.ids?.[0] ?? '';
    const operation = (...args: readonly string[]) => run('avenant', 'operation', avenant, ...args);
    const deux = operation('--nature', 'abroger', '--article', '1');
    expect(deux.code).toBe(1);
    expect(unie(deux.err)).toContain('article 1er du titre II');
    for (const args of [
      [
        '--nature',
        'inserer-article',
        '--apres-article',
        '1 bis',
        '--intitule',
        'Article 1 ter : suites',
        '--texte',
        'Un bilan est dressé.',
      ],
      [
        '--nature',
        'rediger-article',
        '--article',
        'Annexe 1',
        '--rangee',
        'Ville | Adresse',
        '--rangee',
        'Albi | 3 rue du Pont',
      ],
      ['--nature', 'rediger-visa', '--rang', '1', '--texte', 'Vu le code de l’éducation ;'],
      ['--nature', 'abroger', '--article', 'titre II'],
    ])
      expect(operation(...args).err, args.join(' ')).toBe('');
    const said = json('avenant', 'operations', avenant) as readonly { readonly phrase: readonly string[] }[];
    const phrases = unie(said.map(({ phrase }) => phrase[0]));
    expect(phrases).toEqual([
      "Après l'article 1 bis, il est inséré un article 1 ter ainsi rédigé :",
      "L'annexe 1 est ainsi rédigée :",
      'Le premier visa est remplacé par le visa suivant :',
      "Le titre II et les articles qu'il contient sont abrogés.",
    ]);
    const { lignes } = JSON.parse(run('concordance', '--avenant', avenant, '--json').out) as {
      readonly lignes: readonly { readonly defauts: readonly { readonly code: string }[] }[];
    };
    expect(lignes.map(({ defauts }) => defauts.map(({ code }) => code))).toEqual([
      [],
      [],
      [],
      expect.arrayContaining(['CLAUSE_A_REGLER']),
    ]);
  });
});
