import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/*
 * The signatures of a convention, the avis of the committee, a notice and what followed it, all of years ago: recorded as
 * history by the same mechanism as an avenant. What was irregular is kept as a defect, what nothing proves is said to be
 * declared wherever it is shown, and ceases to be once something proves it.
 */

const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-passe-'));
const registre = join(folder, 'registre');
const ID = 'convention-aura-2022-2028';
const JOUR = '2026-06-01';
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  expect(run('exemple').code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', JOUR]);
  return { code, out: plain(out), err: plain(err) };
};
type Reprise = { readonly motif: string; readonly defauts: readonly string[] };
type Avis = {
  readonly avis: { readonly id: string; readonly reprise?: Reprise };
  readonly mention: string | null;
};
type Lettre = {
  readonly miseEnDemeure: {
    readonly id: string;
    readonly reprise?: Reprise;
    readonly envois: readonly { readonly numero: string | null }[];
  };
  readonly denonciation: { readonly reprise?: Reprise } | null;
  readonly mention: string | null;
  readonly aSavoir: readonly { readonly message: string }[];
};
type Dit = {
  readonly id: string;
  readonly convention: { readonly reprise?: Reprise };
  readonly avis: readonly Avis[];
  readonly misesEnDemeure: readonly Lettre[];
  readonly documents: readonly { readonly etat: string }[];
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
const convention = (): string => run('convention', ID).out;
const avisDe = (id: string): Avis | undefined => ok('convention', ID).avis.find(({ avis }) => avis.id === id);
const lettreDe = (id: string): Lettre | undefined =>
  ok('convention', ID).misesEnDemeure.find(({ miseEnDemeure }) => miseEnDemeure.id === id);
const joindre = (nom: string, sur: string): void => {
  const fichier = join(folder, nom);
  writeFileSync(fichier, `Copie : ${nom}`);
  ok('piece', 'ajouter', '--fichier', fichier, '--objet', sur, '--nature', 'autre');
};
const MOTIF = 'Dossier papier de 2023, retrouvé sans accusé';
const DECLARATIF = 'repris de l’historique, déclaratif';

describe('signatures of the convention taken over', () => {
  it('are declared, with the avis that was missing as their defect', () => {
    const signer = ['convention', 'signer', ID, '--tous'] as const;
    expect(no(...signer, JOUR, '--reprise', MOTIF)).toContain('se reprend de l’historique');
    ok(...signer, '2023-07-10', '--reprise', MOTIF);
    expect(ok('convention', ID).convention.reprise).toEqual({
      motif: MOTIF,
      defauts: [expect.stringContaining('Aucun avis du comité')],
    });
    expect(convention()).toContain(`Signature de la convention (${DECLARATIF})`);
    expect(run('journal').out).toContain(MOTIF);
  });

  it('lose that defect with the avis, itself declared, its text lost and its convocation late', () => {
    const avis = ['avis', 'enregistrer', '--convention', ID, '--date', '2023-05-04'] as const;
    const { id } = ok(...avis, '--sens', 'favorable_avec_reserves', '--convocation', '2023-05-04');
    expect(ok('convention', ID).convention.reprise?.defauts).toEqual([]);
    const lu = avisDe(id);
    expect([lu?.mention, lu?.avis.reprise?.motif]).toEqual([DECLARATIF, MOTIF]);
    expect(plain(lu?.avis.reprise?.defauts.join(' ') ?? '')).toMatch(/convocation.*réserves/iu);
    expect(convention()).toContain(`sur la convention (${DECLARATIF})`);
    // An avis of today keeps its guards.
    const jour = ['avis', 'enregistrer', '--convention', ID, '--date', JOUR] as const;
    expect(no(...jour, '--sens', 'favorable_avec_reserves')).toContain('réserves');
    expect(no(...jour, '--sens', 'favorable', '--reprise', MOTIF)).toContain('se reprend');
  });

  it('are proven by the file joined to them, and said so', () => {
    joindre('convention-signee.txt', `conventions/${ID}`);
    expect(convention()).toContain('Signature de la convention (repris de l’historique)');
  });
});

describe('an avis taken over on its own', () => {
  it('is proven by its minutes', () => {
    const { id } = ok(
      ...['avis', 'enregistrer', '--convention', ID, '--date', '2023-06-01', '--sens', 'favorable'],
      ...['--pv', 'PV 2023-06', '--reprise', 'Procès-verbal retrouvé au greffe'],
    );
    expect(avisDe(id)).toMatchObject({
      mention: 'repris de l’historique',
      avis: { reprise: { motif: 'Procès-verbal retrouvé au greffe' } },
    });
  });
});

const LETTRE = [
  ...['mise-en-demeure', 'preparer', '--convention', ID, '--emetteur', 'region', '--obligation', 'ART3-2'],
  ...['--faits', 'Le bilan n’a pas été transmis.', '--date-faits'],
];

describe('a notice taken over', () => {
  let lettre = '';

  it('is recorded with all that was irregular in it, where one of today would be refused', () => {
    expect(no(...LETTRE, '2022-01-10')).toMatch(/10 janvier 2022/u);
    expect(no(...LETTRE, JOUR, '--reprise', MOTIF)).toContain('se reprend de l’historique');
    // Facts of before the convention took effect, a letter signed before them, sent before it was signed.
    lettre = ok(...LETTRE, '2023-01-10', '--reprise', MOTIF).id;
    ok('mise-en-demeure', 'signer', lettre, '--date', '2023-01-05');
    ok('mise-en-demeure', 'envoyer', lettre, '--depot', '2023-01-04');
    const { miseEnDemeure, aSavoir } = lettreDe(lettre)!;
    const defauts = plain(miseEnDemeure.reprise?.defauts.join(' ') ?? '');
    expect(miseEnDemeure.reprise?.motif).toBe(MOTIF);
    for (const dit of [
      /10 janvier 2023/u,
      /faits/u,
      /5 janvier 2023/u,
      /4 janvier 2023/u,
      /numéro de recommandé/u,
    ])
      expect(defauts).toMatch(dit);
    expect(miseEnDemeure.envois.map(({ numero }) => numero)).toEqual(miseEnDemeure.envois.map(() => null));
    expect(plain(aSavoir.map(({ message }) => message).join(' '))).toContain(
      `Repris de l’historique (déclaratif) : ${MOTIF}`,
    );
  });

  it('says it in the timeline, the documents, the paper, the tables, the archive and the check', async () => {
    expect(convention()).toContain(`(${DECLARATIF}) : lettre signée`);
    expect(ok('convention', ID).documents.map(({ etat }) => etat)).toContain(`Envoyée (${DECLARATIF})`);
    const docx = join(folder, 'lettre.docx');
    ok('document', 'mise-en-demeure', lettre, '--sortie', docx);
    const lu = await JSZip.loadAsync(readFileSync(docx));
    const entetes = await Promise.all(
      Object.values(lu.files)
        .filter(({ name }) => /^word\/(?:header|document)\d*\.xml$/u.test(name))
        .map((file) => file.async('string')),
    );
    expect(entetes.join(' ')).toContain('REPRIS DE L’HISTORIQUE — déclaratif');
    const zip = join(folder, 'dossier.zip');
    ok('exporter', '--sortie', zip);
    const dossier = await JSZip.loadAsync(readFileSync(zip));
    const lire = async (nom: RegExp): Promise<string> =>
      plain(
        (await Object.values(dossier.files)
          .find(({ name }) => nom.test(name))
          ?.async('string')) ?? '',
      );
    const dit = `Repris de l’historique, déclaratif : ${MOTIF}`;
    expect(await lire(/csv\/mises-en-demeure\.csv$/u)).toContain(dit);
    expect(await lire(/conventions\/.*\.html$/u)).toContain(dit);
    expect(run('verifier').code).toBe(0);
  });

  it('goes to another registry with its history', () => {
    const json = join(folder, 'registre.json');
    ok('exporter', '--sortie', json);
    const autre = ['--registre', join(folder, 'autre')];
    const repris = call(['importer', '--fichier', json, '--motif', 'Autre poste', ...autre]);
    expect([repris.code, repris.err]).toEqual([0, '']);
    const relu = JSON.parse(call(['convention', ID, '--json', ...autre]).out) as Dit;
    expect(relu.misesEnDemeure.map(({ mention }) => mention)).toEqual([DECLARATIF]);
  });

  it('is denounced upon too early, which is said; and its proofs, once joined, take « déclaratif » away', () => {
    const notifier = [
      'denonciation',
      'notifier',
      '--mise-en-demeure',
      lettre,
      '--persistance',
      'Rien transmis',
    ];
    ok(...notifier, '--date', '2023-01-20');
    const denonciation = lettreDe(lettre)?.denonciation;
    expect(plain(denonciation?.reprise?.defauts.join(' ') ?? '')).toMatch(/délai/iu);
    expect(run('verifier').code).toBe(0);
    joindre('accuse.txt', `misesEnDemeure/${lettre}`);
    expect(lettreDe(lettre)?.mention).toBe('repris de l’historique');
  });
});

describe('a notice as it is made', () => {
  it('keeps its guards: without its number, nothing is sent', () => {
    const registreDuJour = join(folder, 'jour');
    const ici = (...args: readonly string[]) =>
      call([...args, '--registre', registreDuJour, '--horloge', JOUR, '--json']);
    ici('exemple');
    ici('convention', 'signer', ID, '--tous', '2023-07-10');
    const lettre = ici(...LETTRE, '2026-05-04');
    const { id } = JSON.parse(lettre.out) as Dit;
    expect(ici('mise-en-demeure', 'signer', id, '--date', '2026-05-05').code).toBe(0);
    expect(ici('mise-en-demeure', 'envoyer', id, '--depot', '2026-05-06').err).toContain('--numero');
    expect(
      ici('mise-en-demeure', 'envoyer', id, '--depot', '2026-05-04', '--numero', '1A12345678901').err,
    ).toMatch(/ne peut précéder la signature/u);
  });
});
