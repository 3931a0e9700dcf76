import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-titulaires-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  expect(run('exemple').code).toBe(0);
  expect(run('convention', 'signer', AURA, '--tous', '2023-10-02').code).toBe(0);
  expect(run('convention', 'fin', AURA, '--date', '2028-12-31', '--fondement', 'CPRDFOP').code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const run = (...args: readonly string[]) =>
  call([...args, '--registre', registre, '--horloge', '2026-11-23']);
const json = (...args: readonly string[]): Record<string, unknown> =>
  JSON.parse(run(...args, '--json').out) as Record<string, unknown>;

const ENREGISTRER = [
  ...['titulaire', 'enregistrer', AURA, '--fonction', 'president', '--civilite', 'Madame'],
  ...['--prenom', 'Ada', '--nom', 'ÉLUE', '--debut', '01/11/2026', '--source', 'élection du 30 octobre 2026'],
  ...['--intitule', 'Présidente'],
];

describe('un titulaire, au terminal', () => {
  it('s’enregistre après des signatures, se liste, se demande à un jour, et se dit au journal', () => {
    const frozen = run('qui-occupe', '--fonction', 'president', '--au', '2026-11-23');
    expect(frozen.out).toMatch(/^Monsieur Laurent WAUQUIEZ, le Président, le 23 novembre 2026/u);
    expect(run(...ENREGISTRER).out).toContain('Titulaire enregistré');
    expect(json('qui-occupe', '--fonction', 'president', '--au', '31/10/2026')).toMatchObject({
      etat: 'occupee',
      personne: { nom: 'WAUQUIEZ' },
      depuis: null,
    });
    expect(json('qui-occupe', '--fonction', 'la présidente', '--au', '2026-11-01')).toMatchObject({
      etat: 'occupee',
      personne: { civilite: 'Madame', prenom: 'Ada', nom: 'ÉLUE' },
      fonction: 'Présidente',
      depuis: '2026-11-01',
      source: 'élection du 30 octobre 2026',
    });
    // Today, when no day is asked.
    expect(json('qui-occupe', '--fonction', 'president')).toMatchObject({ jour: '2026-11-23' });
    expect(run('titulaire', 'lister', AURA).out).toContain('Madame Ada ÉLUE, à compter du 1er novembre 2026');
    expect(run('journal').out).toContain('Changement de titulaire');
  });

  it('est refusé comme à l’écran quand deux se chevauchent, quand la fonction est inconnue', () => {
    const { code, err } = run(...ENREGISTRER.map((one) => (one === 'ÉLUE' ? 'AUTRE' : one)));
    expect(code).toBe(1);
    expect(err).toMatch(/Madame Ada ÉLUE est déjà enregistré à compter du 1er novembre 2026/u);
    expect(run('qui-occupe', '--fonction', 'maire').err).toMatch(/Aucune fonction ne répond à «\smaire\s»/u);
    expect(run('qui-occupe', '--fonction', 'region').err).toMatch(/Plusieurs fonctions répondent/u);
  });

  it('laisse une vacance, dite et expliquée', () => {
    expect(
      run('titulaire', 'vacance', AURA, '--fonction', 'draaf', '--debut', '2026-10-01', '--source', 'départ')
        .code,
    ).toBe(0);
    const said = json('qui-occupe', '--fonction', 'draaf', '--au', '2026-10-01');
    expect(said).toMatchObject({ etat: 'vacante', depuis: '2026-10-01' });
    expect(said.cause).toMatch(/Monsieur Bruno FERREIRA n’occupe plus .*aucun successeur/u);
  });

  it('change entre la demande d’un avenant et sa signature : avenant lire et avenant lister le disent', () => {
    const { out } = run(
      ...['avenant', 'demander', '--convention', AURA, '--partie', 'region', '--date', '2026-09-01'],
      ...['--objet', 'Calendrier'],
    );
    const id = /\(([^)]+)\)/u.exec(out)?.[1] ?? '';
    for (const command of [
      ['avenant', 'lire', id],
      ['avenant', 'lister', AURA],
    ])
      expect(run(...command).out).toMatch(
        /demandé le 1er septembre 2026\s; Madame Ada ÉLUE occupe «\sPrésidente\s»/u,
      );
    const sentence = run(
      ...['avenant', 'operation', id, '--phrase'],
      'À compter du 1er mars 2027, Monsieur Paul DURAND remplace Madame Ada ÉLUE.',
    );
    expect(sentence.code).toBe(1);
    expect(sentence.err).toMatch(/n’a pas besoin d’avenant/u);
    // She is known to the registry alone: the text still names who signed it.
    expect(sentence.err).toContain(
      `titulaire enregistrer ${AURA} --fonction president --civilite Monsieur --prenom "Paul" --nom "DURAND" --debut 2027-03-01`,
    );
  });

  it('déménage à compter d’un jour, et reçoit une formule d’appel, sans changer ce qui est signé', () => {
    const modifier = (...args: readonly string[]) =>
      run('signataire', 'modifier', AURA, '--fonction', 'recteur', ...args);
    expect(modifier('--adresse', '1 rue Vieille|69000 LYON').code).toBe(0);
    expect(modifier('--adresse', '2 rue Neuve|69000 LYON', '--depuis', '2026-11-01').code).toBe(0);
    expect(modifier('--appel', 'Monsieur le Recteur de région').code).toBe(0);
    const { parties } = json('convention', AURA) as {
      parties: { signataires: { id: string; adresse: string[]; adresses: unknown; fonction: unknown }[] }[];
    };
    const recteur = parties.flatMap(({ signataires }) => signataires).find(({ id }) => id === 'recteur');
    expect(recteur).toMatchObject({
      adresse: ['2 rue Neuve', '69000 LYON'],
      adresses: [{ depuis: '2026-11-01', lignes: ['2 rue Neuve', '69000 LYON'] }],
      fonction: { libelle: 'Recteur de région académique', appel: 'Monsieur le Recteur de région' },
    });
    expect(modifier('--nom', 'AUTRE').err).toContain('Enregistrez le changement de titulaire');
    expect(run('signataire', 'modifier', AURA, '--fonction', 'maire').err).toMatch(
      /^--fonction attend\s: prefete/u,
    );
  });

  it('s’importe d’un tableau : essai, puis tout ou rien ; un tableau de Windows se lit aussi', () => {
    const file = join(folder, 'titulaires.csv');
    const entete = 'Fonction;Civilité;Prénom;Nom;Début;Fin;Source;Intitulé\r\n';
    const write = (text: string) => {
      writeFileSync(file, Buffer.from(text, 'latin1'));
    };
    write(
      `${entete}prefete;Monsieur;Éric;ESSAI;01/03/2025;;décret;Préfet de région\r\nmaire;Madame;A;B;01/01/2025;;x;\r\n`,
    );
    const essai = run('titulaire', 'importer', file);
    expect(essai.code).toBe(1);
    expect(essai.out).toMatch(/Ligne 2, à enregistrer\s: Monsieur Éric ESSAI/u);
    expect(essai.out).toMatch(/Ligne 3, refusée/u);
    expect(run('titulaire', 'importer', file, '--confirmer').err).toMatch(/Rien n’est enregistré.*Ligne 3/u);
    expect(json('qui-occupe', '--fonction', 'prefete')).toMatchObject({ personne: { nom: 'BUCCIO' } });
    write(`${entete}prefete;Monsieur;Éric;ESSAI;01/03/2025;;décret;Préfet de région\r\n`);
    expect(run('titulaire', 'importer', file).out).toContain('ajoutez --confirmer');
    expect(run('titulaire', 'importer', file, '--confirmer').out).toContain('Titulaires importés');
    expect(json('qui-occupe', '--fonction', 'prefete')).toMatchObject({
      personne: { prenom: 'Éric', nom: 'ESSAI' },
      fonction: 'Préfet de région',
    });
  });
});
