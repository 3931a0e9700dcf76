import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lireZip, sha256Hex } from '../../src-main/documents/paquet/hors-ligne';
import { createHash, randomBytes } from 'node:crypto';
import { codeDe, marqueDePaquet } from '#domain/paquet/code';
import { hasard } from '../support/essais';
import { enJpeg, numeriser, pageASigner } from '../support/scans/image';
import { completer, identite, signer as signerPdf } from '../support/pdf-signe';
import { porte } from './porte';

/* A packet of signature at the terminal: its slots, its circuit, its checks, and the file that leaves with it. */

const JOUR = '2026-11-23';
const AVENANT = 'avenant-professionnalisation';
const QUATRE = ['prefete', 'recteur', 'draaf', 'president'];
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-paquets-'));
let call: Awaited<ReturnType<typeof porte>>;
let registre = '';
let essai = 0;
beforeAll(async () => {
  call = await porte();
});
beforeEach(() => {
  essai += 1;
  registre = join(folder, `registre-${essai}`);
  ok('exemple', '--demonstration');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Dit = {
  readonly id: string;
  readonly etat: string;
  readonly numero: number | null;
  readonly cases: readonly {
    readonly original: number;
    readonly signataireId: string;
    readonly etat: string;
    readonly date: string | null;
  }[];
  readonly archives: readonly { readonly signees: number }[];
  readonly controles: readonly { readonly id: string; readonly etat: string; readonly detail: string }[];
  readonly avertissements: readonly { readonly message: string }[];
  readonly constats: readonly {
    readonly etat: string;
    readonly objet: string | null;
    readonly message: string;
  }[];
  readonly avenants: readonly { readonly avenant: { readonly id: string; readonly signatures: unknown } }[];
};
const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (...args: readonly string[]) => {
  const told = ['verifier', 'signatures'].includes(args[1] ?? '')
    ? args
    : [...args, '--registre', registre, '--horloge', JOUR];
  const { code, out, err } = call([...told, '--json']);
  return { code, out: spaces(out), err: spaces(err) };
};
function ok(...args: readonly string[]): Dit {
  const { code, out, err } = run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as Dit;
}
const no = (...args: readonly string[]): string => {
  const { code, err } = run(...args);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};
const texteDe = (docx: Uint8Array): string =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .replace(/<w:br\/>/gu, '\n')
    .replace(/<[^>]+>/gu, '');
const signerLe = (
  date: string,
  id: string,
  original: string,
  signataire: string,
  ...reste: readonly string[]
): readonly string[] => [
  ...['paquet', 'signer', id, '--original', original, '--signataire', signataire, '--date', date],
  ...reste,
];
const signer = (id: string, original: string, signataire: string, ...reste: readonly string[]) =>
  signerLe(JOUR, id, original, signataire, ...reste);
const signatures = (): readonly unknown[] =>
  ok('convention', 'convention-demonstration-2022-2028').avenants.find(
    ({ avenant }) => avenant.id === AVENANT,
  )!.avenant.signatures as readonly unknown[];
const defauts = (id: string): readonly string[] =>
  (JSON.parse(run('paquet', 'controler', id).out) as Dit).controles
    .filter(({ etat }) => etat === 'echec')
    .map((one) => one.id);

describe('the packet of an avenant', () => {
  it('has a slot for each original and each signatory, and is put to signature with its originals kept', () => {
    const { id, cases, controles } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
    expect(cases.map((one) => `${one.original} ${one.signataireId} ${one.etat}`)).toEqual(
      [1, 2, 3, 4].flatMap((original) => QUATRE.map((one) => `${original} ${one} attendue`)),
    );
    expect(controles.filter(({ etat }) => etat === 'echec').map((one) => one.id)).toEqual(['signatures']);
    expect(no('paquet', 'creer', '--avenant', AVENANT)).toMatch(/déjà en circulation/u);
    // Each original is its own file, and the same before and after any other entry.
    const lire = (n: number): string => {
      const sortie = join(folder, `${essai}-${n}.docx`);
      ok('document', 'avenant', AVENANT, '--original', String(n), '--sortie', sortie, '--remplacer');
      return createHash('sha256').update(readFileSync(sortie)).digest('hex');
    };
    const avant = [1, 2, 3, 4].map(lire);
    expect(new Set(avant).size).toBe(4);
    ok(...signer(id, '1', 'prefete'));
    ok('paquet', 'remettre', id, '--original', '1', '--date', JOUR, '--detenteur', 'Région');
    expect(ok('document', 'emis', 'convention-demonstration-2022-2028')).toMatchObject([
      { document: 'avenant', version: 1, originaux: [{ numero: 1, detenteur: 'Région' }, {}, {}, {}] },
    ]);
    expect([1, 2, 3, 4].map(lire)).toEqual(avant);
    // One byte of a kept original changes on the disk: the registry read again says which.
    expect(run('verifier').code).toBe(0);
    const garde = join(registre, 'pieces', avant[1]!.slice(0, 2), avant[1]!);
    const octets = readFileSync(garde);
    octets[100]! ^= 1;
    writeFileSync(garde, octets);
    const { code, out } = run('verifier');
    expect(code).toBe(1);
    expect(out).toMatch(/original-2-sur-4\.docx.*a un fichier qui a changé/u);
    expect(
      no('document', 'avenant', AVENANT, '--original', '2', '--sortie', join(folder, 'x.docx')),
    ).not.toBe('');
    expect(no('document', 'avenant', AVENANT, '--original', '5', '--sortie', join(folder, 'x.docx'))).toMatch(
      /L’original n° 5 n’existe pas/u,
    );
  });

  it('goes round with its sheet, and is attested whole only once nothing fails', () => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
    ok(...signer(id, '1', 'prefete'));
    const lire = (type: string): string => {
      const sortie = join(folder, `${type}-${essai}.docx`);
      ok('document', type, '--id', id, '--sortie', sortie, '--remplacer');
      return spaces(texteDe(readFileSync(sortie)));
    };
    const fiche = lire('fiche-circulation');
    // Four originals of four signatories, one of them signed.
    expect(fiche).toMatch(/n° 1\/4.*n° 4\/4/su);
    expect(fiche.match(/signé/gu)).toHaveLength(1);
    expect(fiche.match(/à signer/gu)).toHaveLength(15);
    expect(lire('attestation-completude')).toMatch(/DOSSIER INCOMPLET.*15 signatures manquent sur 16/su);
    for (const who of QUATRE)
      for (const n of ['1', '2', '3', '4']) if (who !== 'prefete' || n !== '1') ok(...signer(id, n, who));
    const attestation = lire('attestation-completude');
    expect(attestation).toMatch(/ATTESTATION DE COMPLÉTUDE/u);
    expect(attestation).not.toMatch(/À reprendre/u);
    // Of each original, the bytes that left.
    for (const { sha256 } of (ok('paquet', id) as unknown as { originaux: { sha256: string }[] }).originaux)
      expect(attestation.replaceAll(' ', '')).toContain(sha256);
    expect(no('document', 'fiche-circulation', '--id', 'rien', '--sortie', join(folder, 'x.docx'))).not.toBe(
      '',
    );
  });

  it('is signed by whoever signed every original, on the last of his days', () => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', '2026-11-20');
    for (const n of ['1', '2', '3']) ok(...signerLe('2026-11-20', id, n, 'prefete'));
    expect(signatures()).toEqual([]);
    const { avertissements } = ok(...signer(id, '4', 'prefete'));
    expect(avertissements.map(({ message }) => spaces(message)).join(' ')).toMatch(
      /à des jours différents \(20 novembre 2026 et 23 novembre 2026\)/u,
    );
    expect(signatures()).toEqual([{ signataireId: 'prefete', date: JOUR }]);
    expect(no(...signer(id, '4', 'prefete'))).toMatch(/a déjà signé l’original n° 4/u);
    expect(no(...signer(id, '7', 'recteur'))).toMatch(/L’original n° 7 n’existe pas/u);
    // What is recorded of the act itself fills the slots of whoever had not signed.
    ok('avenant', 'signer', AVENANT, '--tous', JOUR);
    expect(ok('paquet', id).etat).toBe('complet');
    expect(defauts(id)).toEqual([]);
  });

  it('follows its ranks, and takes a signature out of turn only with its reason', () => {
    const rangs = QUATRE.flatMap((one, rang) => ['--rang', `${one}=${rang < 3 ? 1 : 2}`]);
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR, ...rangs);
    expect(no(...signer(id, '1', 'president'))).toMatch(
      /Ce n’est pas encore le tour de .* sur l’original n° 1/u,
    );
    ok(...signer(id, '1', 'president', '--hors', 'Signé en séance le même jour'));
    for (const one of ['prefete', 'recteur', 'draaf']) ok(...signer(id, '2', one));
    ok(...signer(id, '2', 'president'));
    expect(no('paquet', 'ordonner', id, ...rangs)).toMatch(/Le circuit ne change plus/u);
  });

  it('stops at a refusal, starts again with its circuit archived, and gives the number back when it is withdrawn', () => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
    ok(...signer(id, '1', 'prefete'));
    ok(
      'paquet',
      'refuser',
      id,
      '--signataire',
      'president',
      '--date',
      JOUR,
      '--motif',
      'Une date est fausse',
    );
    expect(no(...signer(id, '1', 'recteur'))).toMatch(/a refusé de signer/u);
    ok('paquet', 'reprendre', id, '--date', JOUR);
    const repris = ok('paquet', id);
    expect(repris.cases.filter(({ date }) => date !== null)).toEqual([]);
    expect(repris.archives).toMatchObject([{ signees: 1 }]);
    const { avertissements } = ok('paquet', 'retirer', id, '--date', JOUR, '--motif', 'Corriger la date');
    expect(avertissements.map(({ message }) => spaces(message)).join(' ')).toMatch(
      /redevient un projet ; le n° 2, dernier donné, est rendu/u,
    );
    expect(ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR).etat).toBe('en_circulation');
  });

  it.each([1, 2, 5, 7, 12])('counts its slots by its originals: %i', (n) => {
    const { cases } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR, '--originaux', String(n));
    expect(cases).toHaveLength(n * QUATRE.length);
  });

  it('says in its text and in its letters how many originals there are, and of what kind', () => {
    const lire = (type: string, ...reste: readonly string[]): string => {
      const sortie = join(folder, `exemplaires-${essai}.docx`);
      ok('document', type, '--id', AVENANT, ...reste, '--sortie', sortie, '--remplacer');
      return spaces(texteDe(readFileSync(sortie)));
    };
    const ouvrir = (...reste: readonly string[]) =>
      ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR, ...reste).id;
    const deux = ouvrir('--originaux', '2');
    expect(lire('avenant', '--original', '1')).toMatch(/Fait à Lyon en deux exemplaires/u);
    expect(lire('lettre-transmission')).toMatch(/en deux exemplaires originaux/u);
    ok('paquet', 'retirer', deux, '--date', JOUR, '--motif', 'Signature électronique préférée');
    ouvrir('--support', 'electronique');
    expect(lire('avenant', '--original', '1')).toMatch(/Fait à Lyon, le/u);
    const lettre = lire('lettre-transmission');
    expect(lettre).toMatch(/sous forme électronique.*le signer électroniquement/su);
    expect(lettre).not.toMatch(/exemplaires/u);
    expect(lire('relance')).toMatch(/sous forme électronique.*le signer électroniquement/su);
  });

  it('has one original when it is electronic', () => {
    expect(
      no('paquet', 'creer', '--avenant', AVENANT, '--support', 'electronique', '--originaux', '4'),
    ).toMatch(/n’a qu’un original/u);
    expect(ok('paquet', 'creer', '--avenant', AVENANT, '--support', 'electronique').cases).toHaveLength(4);
  });
});

describe('the packet of a letter', () => {
  const lettre = (): { readonly lettreId: string; readonly id: string } => {
    const { id: lettreId } = ok(
      ...['mise-en-demeure', 'preparer', '--convention', 'convention-demonstration-2022-2028'],
      ...['--emetteur', 'region', '--obligation', 'ART3-4', '--faits', 'Absence constatée.'],
      ...['--date-faits', '2026-10-01'],
    );
    return { lettreId, id: ok('paquet', 'creer', '--mise-en-demeure', lettreId, '--date', JOUR).id };
  };
  const emis = (): readonly unknown[] =>
    ok('document', 'emis', 'convention-demonstration-2022-2028') as unknown as readonly unknown[];

  it('has one original, which left when the packet was opened', () => {
    const { id } = lettre();
    expect(ok('paquet', id).cases).toHaveLength(1);
    // One file with each letter, and each by itself.
    expect(emis()).toHaveLength(4);
    ok(...signer(id, '1', 'president'));
    expect(ok('paquet', id).etat).toBe('complet');
    expect(emis()).toHaveLength(4);
  });

  it('is complete when the letter itself is recorded as signed', () => {
    const { lettreId, id } = lettre();
    ok('mise-en-demeure', 'signer', lettreId, '--date', JOUR);
    expect(ok('paquet', id).etat).toBe('complet');
    expect(emis()).toHaveLength(4);
  });
});

it('an avenant that was given up takes no signature, even of one original', () => {
  const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
  ok('avenant', 'abandonner', AVENANT, '--date', JOUR, '--motif', 'Le projet est retiré');
  expect(no(...signer(id, '1', 'prefete'))).toMatch(/abandonné/u);
  ok('paquet', 'retirer', id, '--date', JOUR, '--motif', 'L’avenant est abandonné');
});

describe('the file of a packet', () => {
  const fichier = (): string => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
    ok(...signer(id, 'tous', 'prefete'));
    const sortie = join(folder, `paquet-${essai}.zip`);
    ok('paquet', 'exporter', id, '--sortie', sortie);
    return sortie;
  };
  const changer = (
    sortie: string,
    change: (files: Record<string, Uint8Array>) => void,
  ): readonly string[] => {
    const files = Object.fromEntries(
      lireZip(readFileSync(sortie)).map(({ nom, contenu }) => [nom, Uint8Array.from(contenu)]),
    );
    change(files);
    const autre = sortie.replace('.zip', '-change.zip');
    writeFileSync(autre, zipSync(files, { level: 0 }));
    const { code, out } = run('paquet', 'verifier', autre);
    expect(code).toBe(1);
    return (JSON.parse(out) as Dit).constats
      .filter(({ etat }) => etat === 'defaut')
      .map(({ message }) => spaces(message));
  };
  const un = 'originaux/';
  const originaux = (files: Record<string, Uint8Array>): readonly string[] =>
    Object.keys(files).filter((nom) => nom.startsWith(un));

  it('is whole as it left, incomplete or not', () => {
    const { code, out } = run('paquet', 'verifier', fichier());
    expect(code).toBe(0);
    expect(out).toContain('4 signatures sont enregistrées sur 16');
  });

  it('names a changed byte, a missing piece, two that were swapped, one that was added', () => {
    const sortie = fichier();
    expect(
      changer(sortie, (files) => {
        files[originaux(files)[1]!]![100]! ^= 1;
      }),
    ).toEqual([expect.stringMatching(/La pièce « originaux\/.*-original-2-sur-4\.docx » a été altérée/u)]);
    expect(
      changer(sortie, (files) => {
        Reflect.deleteProperty(files, originaux(files)[2]!);
      }),
    ).toEqual([expect.stringMatching(/original-3-sur-4\.docx » manque/u)]);
    expect(
      changer(sortie, (files) => {
        const [a, b] = originaux(files) as [string, string];
        [files[a], files[b]] = [files[b]!, files[a]!];
      }),
    ).toEqual([
      expect.stringMatching(/original-1-sur-4.* a le contenu de .*original-2-sur-4/u),
      expect.stringMatching(/original-2-sur-4.* a le contenu de .*original-1-sur-4/u),
    ]);
    expect(
      changer(sortie, (files) => {
        files['autre.pdf'] = new Uint8Array([1]);
      }),
    ).toEqual([expect.stringMatching(/« autre\.pdf » n’est pas annoncé/u)]);
  });

  it('names a piece changed together with its line of the manifest', () => {
    const sortie = fichier();
    const found = changer(sortie, (files) => {
      const [nom] = originaux(files) as [string];
      files[nom]![100]! ^= 1;
      const manifeste = JSON.parse(new TextDecoder().decode(files['manifeste.json'])) as {
        pieces: { nom: string; sha256: string }[];
      };
      manifeste.pieces.find((one) => one.nom === nom)!.sha256 = createHash('sha256')
        .update(files[nom]!)
        .digest('hex');
      files['manifeste.json'] = new TextEncoder().encode(JSON.stringify(manifeste));
    });
    expect(found).toEqual([
      expect.stringMatching(
        /Le manifeste a été changé : pieces, originaux\/.*-original-1-sur-4\.docx, sha256/u,
      ),
      expect.stringMatching(/La pièce « originaux\/.*-original-1-sur-4\.docx » a été altérée/u),
    ]);
  });

  it('is refused in French when it is not one', () => {
    const autre = join(folder, 'autre.zip');
    writeFileSync(autre, 'rien');
    expect(no('paquet', 'verifier', autre)).toMatch(/n’est pas un paquet/u);
  });
});

it('the page computes SHA-256 as Node.js does, whatever the length', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70_000]) {
    const bytes = new Uint8Array(randomBytes(length));
    expect(sha256Hex(bytes), String(length)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

describe('scans that come back', () => {
  const draw = hasard(8);
  const scanner = (code: string | null): Uint8Array =>
    enJpeg(
      numeriser(pageASigner({ hasard: draw, code }), {
        ...{ dpi: 100, quarts: 1, penche: -2, bruit: 4, noir: 10, blanc: 250, hasard: draw },
      }),
      50,
    );

  it(
    'are told page by page; a signature is recorded with the scan that shows it, and no other is',
    { timeout: 60_000 },
    () => {
      const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
      const code = (original: number) => codeDe({ paquet: marqueDePaquet(id), original, page: 1 });
      const scans = join(folder, `scans-${essai}`);
      mkdirSync(scans);
      writeFileSync(join(scans, 'a.jpg'), scanner(code(1)));
      writeFileSync(join(scans, 'b.jpg'), scanner(code(3)));
      writeFileSync(join(scans, 'c.jpg'), scanner(codeDe({ paquet: 'AUTRE0PAQUET', original: 1, page: 1 })));
      writeFileSync(join(scans, 'd.jpg'), scanner(null));
      writeFileSync(join(scans, 'e.jpg'), scanner(code(1)));
      writeFileSync(join(scans, 'f.pdf'), 'rien');
      writeFileSync(join(scans, 'lisez-moi.txt'), 'rien');
      const { out } = run('paquet', 'rapprocher', id, '--scans', scans);
      expect(JSON.parse(out)).toMatchObject({
        bilan: { rapprochees: 2, doublons: 1, etrangeres: 1, inconnues: 0, sansCode: 1, illisibles: 1 },
        pages: [
          { fichier: 'a.jpg', sort: 'rapprochee', original: 1, attendus: QUATRE.map((one) => ({ id: one })) },
          { fichier: 'b.jpg', sort: 'rapprochee', original: 3 },
          { fichier: 'c.jpg', sort: 'etrangere', paquet: null },
          { fichier: 'd.jpg', sort: 'sans_code' },
          { fichier: 'e.jpg', sort: 'doublon', deja: { fichier: 'a.jpg' } },
        ],
        illisibles: [{ fichier: 'f.pdf' }],
      });
      const signees = () => ok('paquet', id).cases.filter(({ etat }) => etat === 'signee');
      expect(signees()).toEqual([]);
      // Of four originals, the scans show two.
      ok(...signer(id, 'tous', 'recteur', '--scans', scans));
      expect(signees()).toMatchObject([
        { original: 1, signataireId: 'recteur', preuve: { nom: 'a.jpg', page: 1 } },
        { original: 3, signataireId: 'recteur', preuve: { nom: 'b.jpg', page: 1 } },
      ]);
      expect(no(...signer(id, '2', 'recteur', '--scans', join(scans, 'a.jpg')))).toMatch(
        /rien n’est enregistré/u,
      );
      // The second of them on the same scan, which is kept once.
      ok(...signer(id, '1', 'prefete', '--scans', join(scans, 'a.jpg')));
      const pieces = JSON.parse(run('piece', 'lister', C).out) as {
        readonly pieces: readonly { readonly id: string; readonly nom: string }[];
      };
      expect(pieces.pieces.map(({ nom }) => nom).sort()).toEqual(['a.jpg', 'b.jpg']);
      // What shows a signature does not go.
      const [piece] = pieces.pieces;
      expect(no('supprimer', 'piece', piece?.id ?? '', '--motif', 'Inutile désormais')).toMatch(
        /montre 2 signatures enregistrées|montre une signature/u,
      );
      const sortie = join(folder, `scans-${essai}.zip`);
      ok('paquet', 'exporter', id, '--sortie', sortie);
      expect(run('paquet', 'verifier', sortie).code).toBe(0);
    },
  );

  it('a folder that is not there, or holds no scan, is said', () => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', JOUR);
    expect(no('paquet', 'rapprocher', id, '--scans', join(folder, 'nulle-part'))).toMatch(/n’existe pas/u);
    const vide = join(folder, `vide-${essai}`);
    mkdirSync(vide);
    expect(no('paquet', 'rapprocher', id, '--scans', vide)).toMatch(/ni PDF, ni JPEG, ni PNG/u);
  });
});

it('the electronic signatures of a PDF are told, and what of them is not verified', () => {
  const par = identite('Camille EXEMPLE', '2025-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
  const pdf = signerPdf({ par, date: '2026-11-20T10:30:00Z' });
  const [sain, ajoute, sans] = ['sain', 'ajoute', 'sans'].map((nom) => join(folder, `${nom}.pdf`)) as [
    string,
    string,
    string,
  ];
  writeFileSync(sain, pdf);
  writeFileSync(ajoute, completer(pdf));
  writeFileSync(sans, '%PDF-1.7\n%%EOF\n');
  const lu = run('paquet', 'signatures', sain);
  expect(lu.code).toBe(0);
  expect(JSON.parse(lu.out)).toMatchObject({
    intactes: true,
    signatures: [{ signataire: 'Camille EXEMPLE', couverture: 'entiere', verdict: { etat: 'intacte' } }],
    nonVerifie: expect.arrayContaining([expect.stringMatching(/confiance/u)]) as unknown,
  });
  const change = run('paquet', 'signatures', ajoute);
  expect([change.code, change.out]).toEqual([1, expect.stringMatching(/À écarter/u)]);
  expect(run('paquet', 'signatures', sans).code).toBe(1);
  expect(run('paquet', 'signatures', join(folder, 'nulle-part.pdf')).code).toBe(1);
});

const C = 'convention-demonstration-2022-2028';
describe('the powers of those who sign', () => {
  it('a delegate signs by a delegation that holds that day, and by no other', () => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', '2026-11-20');
    const { id: delegation } = ok(
      ...['delegation', 'enregistrer', C, '--fonction', 'prefete', '--civilite', 'Monsieur'],
      ...['--prenom', 'Ivan', '--nom', 'ESSAI', '--qualite', 'Secrétaire général', '--numero', '2026-041'],
      ...['--date', '2026-11-02', '--portee', 'avenant'],
    );
    expect(no(...signer(id, '1', 'prefete', '--delegation', delegation))).toMatch(/publi/u);
    ok('delegation', 'publier', delegation, '--publication', '2026-11-21', '--support', 'RAA n° 1');
    expect(no(...signerLe('2026-11-20', id, '1', 'prefete', '--delegation', delegation))).toMatch(/publi/u);
    ok(...signer(id, 'tous', 'prefete', '--delegation', delegation));
    expect(signatures()).toEqual([{ signataireId: 'prefete', date: JOUR }]);
    const sortie = join(folder, `pouvoirs-${essai}.zip`);
    ok('paquet', 'exporter', id, '--sortie', sortie);
    expect(run('paquet', 'verifier', sortie).code).toBe(0);
  });

  it('nobody signs for a collectivity before its délibération is enforceable', () => {
    const { id } = ok('paquet', 'creer', '--avenant', AVENANT, '--date', '2026-11-20');
    const { id: deliberation } = ok(
      ...['deliberation', 'enregistrer', C, '--partie', 'region', '--organe', 'commission_permanente'],
      ...[
        '--numero',
        'CP-2026-11',
        '--date',
        '2026-11-13',
        '--objet',
        'Autorisation',
        '--autorise',
        'avenant',
      ],
    );
    expect(no(...signer(id, '1', 'president'))).toMatch(/CP-2026-11/u);
    ok(
      'deliberation',
      'executoire',
      deliberation,
      '--transmission',
      '2026-11-16',
      '--publication',
      '2026-11-22',
    );
    expect(no(...signerLe('2026-11-21', id, '1', 'president'))).toMatch(/22 novembre 2026/u);
    ok(...signer(id, '1', 'president'));
  });
});
