import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/* A committee at the terminal, from its import to an avis: a séance without a quorum, then the second. */

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-comite-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
let jour = '2026-11-23';

/** Spaces are compared as one reads them. */
const lisible = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');
const run = (...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', jour]);
  return { code, out: lisible(out), err: lisible(err) };
};
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- says what the command answers
const json = <T = Record<string, unknown>>(...args: readonly string[]): T => {
  const { code, out, err } = run(...args, '--json');
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as T;
};
const id = (...args: readonly string[]): string => json<{ id: string }>(...args).id;

const TITRES = 'Collège;Siège;Voix;Rang;Présidence;Civilité;Prénom;Nom;Fonction;Début;Fin;Source;Courriel';
const LIGNES = [
  'Coprésidence;Préfecture de région;oui;titulaire;coprésidence;Madame;Ada;PREFETE;Préfète de région;01/01/2025;31/12/2027;arrêté du 20 décembre 2024;ada.prefete@exemple.fr',
  'Coprésidence;Conseil régional;oui;titulaire;coprésidence;Monsieur;Noé;PRESIDENT;Président du conseil régional;01/01/2025;31/12/2027;arrêté du 20 décembre 2024;',
  ...Array.from(
    { length: 8 },
    (_one, n) =>
      `Organisations;Siège ${n + 1};oui;titulaire;;Madame;Prénom;TITULAIRE${n + 1};;01/01/2025;31/12/2027;arrêté du 20 décembre 2024;t${n + 1}@exemple.fr`,
  ),
  'Opérateurs;France Travail;non;titulaire;;Monsieur;Ali;OPERATEUR;;01/01/2025;31/12/2027;arrêté du 20 décembre 2024;',
  'Organisations;Siège 1;oui;suppléant;;Madame;Zoé;SUPPLEANTE;;01/01/2025;31/12/2027;arrêté du 20 décembre 2024;',
  'Organisations;Ancien siège;oui;titulaire;;Madame;Ève;PARTIE;;01/01/2022;31/12/2024;arrêté du 20 décembre 2021;eve.partie@exemple.fr',
];

type Membres = readonly { membre: { id: string; nom: string } }[];
let comite: string;
const ids = new Map<string, string>();
const membre = (nom: string): string => ids.get(nom) ?? '';

beforeAll(async () => {
  call = await porte();
  expect(run('exemple').code).toBe(0);
  expect(run('convention', 'signer', AURA, '--tous', '2023-10-02').code).toBe(0);
  expect(run('convention', 'fin', AURA, '--date', '2028-12-31', '--fondement', 'CPRDFOP').code).toBe(0);
  comite = id(
    ...[
      'comite',
      'creer',
      '--nom',
      'Comité régional de l’emploi, de la formation et de l’orientation professionnelles',
    ],
    ...['--sigle', 'CREFOP', '--depuis', '2014-10-01', '--fondement', 'C. trav., art. L. 6123-3'],
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('les membres', () => {
  it('s’importent d’un CSV, tout ou rien, doublons trouvés', () => {
    const fichier = join(folder, 'membres.csv');
    writeFileSync(fichier, [TITRES, ...LIGNES, LIGNES[2]].join('\n'));
    const vu = run('membre', 'importer', fichier, '--comite', comite);
    expect(vu.out).toContain('en double, laissée');
    expect(run('membre', 'lister').out).toContain('Aucun membre');
    expect(run('membre', 'importer', fichier, '--comite', comite, '--confirmer').code).toBe(0);
    for (const { membre: one } of json<Membres>('membre', 'lister')) ids.set(one.nom, one.id);
    expect(ids.size).toBe(LIGNES.length);
    writeFileSync(fichier, [TITRES, LIGNES[0]?.replace('01/01/2025', 'hier')].join('\n'));
    const refus = run('membre', 'importer', fichier, '--comite', comite, '--confirmer');
    expect(refus.code).toBe(1);
    expect(refus.err).toMatch(/Ligne 2.*« hier » n’est pas une date/u);
  });

  it('s’importent d’un classeur XLSX, lu comme le CSV', async () => {
    const fichier = join(folder, 'membres.xlsx');
    const rows = [TITRES, LIGNES[0] ?? '', LIGNES[1]?.replace('Noé;PRESIDENT', 'Lou;AUTRE') ?? ''].map(
      (one) => one.split(';'),
    );
    writeFileSync(fichier, await writeXlsx({ sheets: [{ name: 'Membres', rows }] }));
    const { out, code } = run('membre', 'importer', fichier, '--comite', comite);
    expect(out).toContain('Ligne 2, en double');
    // The seat is taken: said, and nothing recorded.
    expect(out).toContain('Ligne 3, refusée');
    expect(code).toBe(1);
  });
});

describe('une séance sans quorum, puis la seconde', () => {
  let premiere: string;
  let avenant: string;
  it('se programme avec le dernier jour pour convoquer, et reçoit ses points', () => {
    avenant = id(
      ...['avenant', 'demander', AURA, '--partie', 'region', '--auteur', 'president', '--date', '2026-11-20'],
      ...[
        '--objet',
        'Gouvernance',
        '--article',
        'Article 1er – Objet|Le présent avenant a pour objet : gouvernance.',
      ],
    );
    const { out } = run('seance', 'programmer', comite, '--date', '2026-12-10', '--formation', 'pleniere');
    expect(out).toMatch(
      /Dernier jour pour convoquer : le samedi 5 décembre 2026 \(conseillé : le vendredi 4/u,
    );
    const [une] = json<{ id: string }[]>('seance', 'lister');
    premiere = une?.id ?? '';
    expect(run('seance', 'inscrire', premiere, '--objet', 'avenant', '--avenant', avenant).code).toBe(0);
    expect(
      run('seance', 'inscrire', premiere, '--objet', 'cahier_des_charges', '--intitule', 'Cahier des charges')
        .code,
    ).toBe(0);
    const double = run('seance', 'inscrire', premiere, '--objet', 'avenant', '--avenant', avenant);
    expect(double.err).toMatch(/est déjà à l’ordre du jour/u);
    expect(run('supprimer', 'avenant', avenant, '--motif', 'Doublon').err).toMatch(
      /à l’ordre du jour de la séance/u,
    );
  });

  it('dit le jour même que l’avis est nul, et pourquoi', () => {
    jour = '2026-11-30';
    expect(
      run('seance', 'convoquer', premiere, '--date', '2026-11-30', '--conjointe', '--documents-joints').code,
    ).toBe(0);
    jour = '2026-12-10';
    const la = ['PREFETE', 'TITULAIRE1', 'OPERATEUR', 'SUPPLEANTE'].map(membre).join(',');
    expect(run('seance', 'pointer', premiere, '--membres', la, '--mode', 'present').code).toBe(0);
    const { out } = run('seance', 'lire', premiere);
    expect(out).toMatch(/Quorum : 2 voix pour 5 requises sur 10, non atteint/u);
    expect(out).toContain('ne compte pas (siège sans voix délibérative)');
    expect(out).toContain('le suppléant ne vote qu’en l’absence du titulaire');
    expect(out).toContain('Convoquer une seconde séance');
    const avis = run(
      'seance',
      'avis',
      premiere,
      '--point',
      '1',
      '--sens',
      'favorable',
      '--pour',
      '2',
      '--contre',
      '0',
    );
    expect(avis.code).toBe(0);
    expect(avis.out).toMatch(
      /Avis nul\. Quorum non atteint : 2 voix.* pour 5 requises \(la moitié au moins de 10\)/u,
    );
    expect(avis.out).toContain('CRPA, art. R. 133-10');
  });

  it('la mise à la signature rappelle l’avis nul et sa raison', () => {
    const { code, err } = run('avenant', 'mettre-a-la-signature', avenant, '--date', '2026-12-10');
    expect(code).toBe(1);
    expect(err).toMatch(/Avis nul\. Quorum non atteint/u);
  });

  it('la seconde, sur le même ordre du jour, délibère sans quorum', () => {
    jour = '2026-12-11';
    expect(run('seance', 'reconvoquer', premiere, '--date', '2026-12-09').err).toMatch(/avant la première/u);
    const seconde = id('seance', 'reconvoquer', premiere, '--date', '2026-12-18');
    expect(
      run(
        ...['seance', 'convoquer', seconde, '--date', '2026-12-11', '--conjointe', '--documents-joints'],
        '--sans-quorum',
      ).code,
    ).toBe(0);
    jour = '2026-12-18';
    const la = ['PREFETE', 'PRESIDENT', 'TITULAIRE1'].map(membre).join(',');
    expect(run('seance', 'pointer', seconde, '--membres', la, '--mode', 'present').code).toBe(0);
    const avis = run(
      'seance',
      'avis',
      seconde,
      '--point',
      '1',
      '--sens',
      'favorable',
      '--pour',
      '3',
      '--contre',
      '0',
    );
    expect(avis.out).not.toContain('Avis nul');
    expect(
      run(
        ...['seance', 'avis', seconde, '--point', '2', '--sens', 'favorable_avec_reserves', '--pour', '2'],
        ...['--contre', '1', '--texte', 'Sous réserve d’un bilan annuel.'],
      ).code,
    ).toBe(0);
    expect(
      run('seance', 'clore', seconde, '--date', '2026-12-18', '--proces-verbal', 'PV n° 2026-4').code,
    ).toBe(0);
    const lu = json<{ points: { verdict: string; motifs: { code: string }[] }[]; aFaire: string }>(
      'seance',
      'lire',
      seconde,
    );
    expect(lu.points.map(({ verdict }) => verdict)).toEqual(['valide', 'valide']);
    expect(lu.aFaire).toBe('Publier 2 avis');
    // The avis of the avenant is the valid one: nothing stands in the way of its signature any more.
    const { code, err } = run('avenant', 'mettre-a-la-signature', avenant, '--date', '2026-12-18');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(
      run('seance', 'publier', seconde, '--point', '1', '--date', '2026-12-18', '--support', 'site').code,
    ).toBe(0);
    for (const [type, ...suite] of [
      ['convocation-comite'],
      ['ordre-du-jour'],
      ['feuille-emargement'],
      ['proces-verbal'],
      ['extrait-avis'],
      ['extrait-avis', '--point', '2'],
    ] as const) {
      const sortie = join(folder, `${type}${suite.length}.docx`);
      expect(run('document', type, seconde, ...suite, '--sortie', sortie).code, type).toBe(0);
      expect(statSync(sortie).size).toBeGreaterThan(5000);
    }
    const saisine = run('document', 'saisine-comite', avenant, '--sortie', join(folder, 'saisine.docx'));
    expect(saisine.code).toBe(0);
  });
});

describe('les pièces et la corbeille', () => {
  it('un document se joint au point d’une séance ; la séance que personne ne sait s’en va et revient avec lui', () => {
    const seance = id('seance', 'programmer', comite, '--date', '2027-03-10', '--formation', 'pleniere');
    expect(run('seance', 'inscrire', seance, '--objet', 'schema', '--intitule', 'Schéma 2027').err).toBe('');
    const fichier = join(folder, 'schema.pdf');
    writeFileSync(fichier, '%PDF-1.7\nschéma');
    const joindre = (point: string) =>
      run(
        ...['piece', 'ajouter', '--objet', `seances/${seance}`, '--point', point],
        ...['--nature', 'autre', '--fichier', fichier],
      );
    expect(joindre('2').err).toMatch(/ordre du jour/u);
    expect(joindre('1').err).toBe('');
    expect(run('piece', 'lister').out).toMatch(/schema\.pdf.*Séance du 10 mars 2027/u);
    // Its letter is that of this very file.
    const sortie = join(folder, 'saisine-schema.docx');
    expect(run('document', 'saisine-comite', seance, '--sortie', sortie).code).toBe(0);
    expect(run('supprimer', 'seance', seance, '--motif', 'Saisie par erreur').err).toBe('');
    expect(run('piece', 'lister').out).toContain('Aucune pièce jointe');
    expect(run('annuler').err).toBe('');
    expect(run('piece', 'lister').out).toContain('schema.pdf');
    const seances = json<{ id: string; etat: string }[]>('seance', 'lister');
    const close = seances.find(({ etat }) => etat === 'close')?.id ?? '';
    expect(run('supprimer', 'seance', close, '--motif', 'Doublon').err).toMatch(/elle a été tenue/u);
  });
});

/** Every byte of the folder of the registry, whatever the file. */
const contenu = (dossier: string): string =>
  readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
    .join('\n');

describe('les coordonnées', () => {
  it('s’exportent pour la personne, et s’effacent d’ancien membre sans rester nulle part, journal compris', () => {
    expect(json<{ coordonnees: unknown }>('membre', 'donnees', membre('PARTIE'))).toMatchObject({
      personne: 'Madame Ève PARTIE',
      coordonnees: { courriel: 'eve.partie@exemple.fr' },
    });
    expect(json('membre', 'donnees', membre('TITULAIRE1'))).toMatchObject({
      seances: [{ presence: 'présent' }, { presence: 'présent' }],
    });
    expect(contenu(registre)).toContain('eve.partie@exemple.fr');
    const refus = run(
      'membre',
      'purger',
      '--membres',
      membre('TITULAIRE1'),
      '--motif',
      'demande de la personne',
    );
    expect(refus.err).toMatch(/n’est pas fini/u);
    expect(run('sauvegarder', '--sans-dossier-secondaire').code).toBe(0);
    expect(
      run('membre', 'purger', '--membres', membre('PARTIE'), '--motif', 'mandat fini depuis plus d’un an')
        .code,
    ).toBe(0);
    expect(contenu(registre)).not.toContain('eve.partie@exemple.fr');
    expect(contenu(registre)).toContain('t1@exemple.fr');
    expect(run('journal').out).toMatch(/Effacement des coordonnées d’anciens membres/u);
    expect(json('membre', 'donnees', membre('PARTIE'))).toMatchObject({ coordonnees: null });
  });
});

describe('le nom du comité', () => {
  it('ne s’emploie pas avant d’exister, ou se motive ; les actes d’avant gardent le leur', () => {
    const nouveau = 'comité régional pour l’emploi';
    expect(
      run(
        ...['comite', 'renommer', comite, '--nom', nouveau, '--depuis', '2027-01-01'],
        ...['--fondement', 'accord de l’État et de la Région du 15 décembre 2026'],
      ).code,
    ).toBe(0);
    const tot = ['seance', 'programmer', comite, '--date', '2026-12-30', '--formation', 'pleniere'];
    const { err } = run(...tot, '--denomination', nouveau);
    expect(err).toMatch(/ne portait pas encore le nom « comité régional pour l’emploi »/u);
    expect(
      run(...tot, '--denomination', nouveau, '--denomination-motif', 'papiers imprimés à l’avance').code,
    ).toBe(0);
    const seances = json<{ date: string; denomination: string }[]>('seance', 'lister');
    expect(seances.find(({ date }) => date === '2026-12-10')?.denomination).toContain('CREFOP');
  });
});
