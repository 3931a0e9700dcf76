import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/*
 * The life of a convention that is not the sample, by the terminal: its notice stands in article 4 and runs three months
 * from reception; an avenant makes it thirty days from first presentation; the persons change between two signatures.
 * The same life is lived in a window (tests/e2e/vie.spec.ts).
 */

const AILLEURS = join(import.meta.dirname, '../fixtures/conventions/article-4.json');
const ID = 'convention-ailleurs';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-vie-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (horloge: string, ...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', horloge]);
  return { code, out: spaces(out), err: spaces(err) };
};
/** What the commands of this life answer. */
type Dit = {
  readonly id: string;
  readonly etat: string;
  readonly delai: unknown;
  readonly raison: string;
  readonly misesEnDemeure: readonly {
    readonly miseEnDemeure: { readonly id: string; readonly envois: readonly { readonly id: string }[] };
  }[];
};
const ok = (horloge: string, ...args: readonly string[]): Dit => {
  const { code, out, err } = run(horloge, ...args, '--json');
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return JSON.parse(out) as Dit;
};
const no = (horloge: string, ...args: readonly string[]): string => {
  const { code, err } = run(horloge, ...args);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};

type Clause = { readonly nature: string; readonly parametres: unknown; readonly ancres: unknown };
const clauseAu = (jour: string) =>
  (ok(jour, 'convention', 'clauses', ID, '--au', jour) as unknown as readonly Clause[]).find(
    ({ nature }) => nature === 'resiliation',
  );
const texteDe = async (
  horloge: string,
  acte: string,
  id: string,
  ...options: readonly string[]
): Promise<string> => {
  const sortie = join(folder, `${acte}-${id}-${horloge}.docx`);
  ok(horloge, 'document', acte, '--id', id, '--sortie', sortie, ...options);
  return spaces((await mammoth.extractRawText({ buffer: readFileSync(sortie) })).value);
};

describe('a life under its own law', () => {
  let avenant = '';
  let lettre = '';
  const lettreDe = (jour: string) => [
    ...['mise-en-demeure', 'envoyer', '--convention', ID, '--emetteur', 'region', '--obligation', 'ART3-1'],
    ...['--faits', 'Le bilan de 2025 n’a pas été transmis.', '--date-faits', '2026-06-01', '--depot', jour],
    ...['--numero', '1A 123 456 7890 1', '--preuve', 'Preuve de dépôt du bureau de Caen'],
  ];
  const suivre = (jour: string, id: string, ...faits: readonly string[]) => {
    const { misesEnDemeure } = ok(jour, 'convention', ID);
    const { miseEnDemeure } = misesEnDemeure.find((one) => one.miseEnDemeure.id === id) ?? {};
    return ok(
      jour,
      ...['mise-en-demeure', 'suivre', id, '--envoi', miseEnDemeure?.envois[0]?.id ?? '', ...faits],
    );
  };

  it('comes by a file, says the clauses of its own text, and counts by them', () => {
    ok('2024-01-10', 'importer', '--fichier', AILLEURS, '--motif', 'Reprise de la convention');
    expect(clauseAu('2024-01-10')).toMatchObject({
      parametres: { motif: 'manquement', n: 3, unite: 'mois', depart: 'reception' },
      ancres: ['article-4-1'],
    });
    ok('2024-01-15', 'convention', 'signer', ID, '--tous', '2024-01-15');
    // Under the first clause: nothing runs before the letter is received, then three months.
    const before = ok('2026-06-03', ...lettreDe('2026-06-03'));
    expect([before.delai, spaces(before.raison)]).toEqual([
      null,
      expect.stringContaining('court de la réception') as string,
    ]);
    suivre('2026-06-05', before.id, '--presentation', '2026-06-04');
    expect(suivre('2026-06-09', before.id, '--distribution', '2026-06-08').delai).toMatchObject({
      depart: '2026-06-08',
      strict: { expiration: '2026-09-08' },
      prudent: { premierJour: '2026-09-09' },
    });
    ok(
      '2026-06-10',
      'mise-en-demeure',
      'retirer',
      before.id,
      '--date',
      '2026-06-10',
      '--motif',
      'Accord trouvé',
    );
  });

  it('asks what becomes of the clause, and the avis binds the answer', () => {
    const demande = ['--convention', ID, '--partie', 'region', '--date', '2026-06-11', '--objet', 'Préavis'];
    avenant = ok('2026-06-11', 'avenant', 'demander', ...demande).id;
    const mots = [
      ...['--nature', 'remplacer-mots', '--article', '4', '--ancien', 'trois mois à compter de la réception'],
      ...['--nouveau', 'trente jours à compter de la première présentation'],
    ];
    ok('2026-06-11', 'avenant', 'operation', avenant, ...mots);
    const { code, out } = run('2026-06-11', 'concordance', '--avenant', avenant);
    expect([code, out]).toEqual([1, expect.stringContaining('Prêt à signer : non.') as string]);
    const proposee = /réponse proposée : (avenant clause .*)$/mu.exec(out)?.[1] ?? '';
    expect(proposee).toContain('--clause resiliation=n:30,unite:jours,depart:premiere_presentation');
    ok('2026-06-11', ...proposee.split(' '));
    expect(run('2026-06-11', 'concordance', '--avenant', avenant).out).toContain('Prêt à signer : oui.');
    ok(
      '2026-06-25',
      'avis',
      'enregistrer',
      '--avenant',
      avenant,
      '--date',
      '2026-06-25',
      '--sens',
      'favorable',
    );

    // The words stay, the clause is said otherwise: it is no longer what the committee examined.
    const mettre = ['avenant', 'mettre-a-la-signature', avenant, '--date', '2026-06-26'] as const;
    const sans = proposee
      .replace(/resiliation=.*/u, '')
      .trim()
      .split(' ');
    ok('2026-06-26', ...sans, 'resiliation=inchangee,motif:Le délai de l’acte reste celui des parties');
    expect(no('2026-06-26', ...mettre)).toMatch(/a changé depuis|examiné/u);
    ok('2026-06-26', ...proposee.split(' '));
    ok('2026-06-26', ...mettre);
  });

  it('is signed while the persons change: a signature made keeps its name, the later one is the new holder’s', async () => {
    ok('2026-07-01', 'avenant', 'signer', avenant, '--signature', 'prefet=2026-07-01');
    const titulaire = (fonction: string, prenom: string, nom: string, debut: string, intitule: string) =>
      ok(
        '2026-07-10',
        ...[
          'titulaire',
          'enregistrer',
          ID,
          '--fonction',
          fonction,
          '--civilite',
          'Madame',
          '--prenom',
          prenom,
        ],
        ...['--nom', nom, '--debut', debut, '--source', 'décret et élection', '--intitule', intitule],
      );
    titulaire('president', 'Ada', 'ÉLUE', '2026-07-06', 'Présidente');
    titulaire('prefet', 'Anne', 'NOMMÉE', '2026-07-08', 'Préfète de région');
    expect(clauseAu('2026-07-14')?.parametres).toMatchObject({ n: 3, depart: 'reception' });
    ok('2026-07-15', 'avenant', 'signer', avenant, '--signature', 'president=2026-07-15');
    const acte = await texteDe('2026-07-15', 'avenant', avenant, '--copie');
    // The original stays as it left, with the names of the day it was put to signature.
    expect(await texteDe('2026-07-16', 'avenant', avenant)).not.toContain('Signé le');
    expect(acte).toMatch(/Le Préfet de région,\s+Signé le 1er juillet 2026\s+Monsieur Paul PRÉFET/u);
    expect(acte).toMatch(/La Présidente,\s+Signé le 15 juillet 2026\s+Madame Ada ÉLUE/u);
    expect(acte).not.toContain('Anne NOMMÉE');
    // Whoever asked for it that day asked for it.
    expect(acte).toContain('par la voix du Président, Monsieur Luc SORTANT');
    const convention = await texteDe('2026-07-15', 'convention', ID);
    expect(convention).toContain('Luc SORTANT');
    expect(convention).not.toContain('Ada ÉLUE');
    // The clause of the day before, and of the day: the same words in the same article.
    expect([clauseAu('2026-07-14')?.parametres, clauseAu('2026-07-15')?.parametres]).toMatchObject([
      { n: 3, unite: 'mois', depart: 'reception' },
      { n: 30, unite: 'jours', depart: 'premiere_presentation' },
    ]);
  });

  it('sends a notice under the new clause, by the new holder to the new holder', async () => {
    const sent = ok('2026-09-02', ...lettreDe('2026-09-02'));
    lettre = sent.id;
    expect([sent.delai, spaces(sent.raison)]).toEqual([
      null,
      expect.stringContaining('court de la première présentation') as string,
    ]);
    expect(no('2026-12-31', ...denoncer('2026-12-31'))).toContain('Délai non déterminé');
    // Thirty days from 4 September end on Sunday 4 October; the reception of the 10th moves nothing.
    const delai = {
      depart: '2026-09-04',
      regle: { quantite: 30, unite: 'jours', declencheur: 'premiere_presentation' },
      strict: { expiration: '2026-10-04' },
      prudent: { expiration: '2026-10-05', premierJour: '2026-10-06' },
    };
    expect(suivre('2026-09-05', lettre, '--presentation', '2026-09-04').delai).toMatchObject(delai);
    expect(suivre('2026-09-11', lettre, '--distribution', '2026-09-10').delai).toMatchObject(delai);
    const texte = await texteDe('2026-09-11', 'mise-en-demeure', lettre);
    expect(texte).toMatch(/La Présidente,\s+Signé le 2 septembre 2026\s+Madame Ada ÉLUE/u);
    expect(texte).toContain('Madame Anne NOMMÉE');
    expect(texte).toContain('Référence : convention État–Région d’ailleurs, article 4');
    expect(texte).toContain('trente jours à compter de la première présentation d’une mise en demeure');
    expect(texte).toContain(
      'un délai de 30 jours à compter de la première présentation de la présente lettre',
    );
    // The letter says the delay; the day it ends is only known once it was sent, and the letter has left by then.
    expect(texte).not.toContain('5 octobre 2026');
    expect(await texteDe('2026-09-12', 'mise-en-demeure', lettre)).toBe(texte);
    expect(texte).not.toMatch(/trois mois|réception de la présente/u);
  });

  const denoncer = (jour: string) => [
    ...['denonciation', 'notifier', '--mise-en-demeure', lettre, '--date', jour],
    ...['--persistance', 'Le bilan n’a toujours pas été transmis.'],
  ];

  it('is not denounced on the last day of the delay, and is on the day after; the letter says what the clock says', async () => {
    const refus = no('2026-10-05', ...denoncer('2026-10-05'));
    expect(refus).toMatch(/30 jours.*4 octobre 2026.*5 octobre 2026/u);
    expect(refus).toMatch(/article 4.*avenant n° 1/u);
    expect(refus).toContain('6 octobre 2026');
    expect(ok('2026-10-06', 'convention', ID).etat).toBe('en_vigueur');
    const { id } = ok('2026-10-06', ...denoncer('2026-10-06'));
    const texte = await texteDe('2026-10-06', 'denonciation', id);
    expect(texte).toContain(
      'Le délai de 30 jours à compter de la première présentation (4 septembre 2026) a expiré le 5 octobre 2026 à vingt-quatre heures.',
    );
    expect(texte).toMatch(/La Présidente,\s+Signé le 6 octobre 2026\s+Madame Ada ÉLUE/u);
    ok('2026-10-09', 'denonciation', 'reception', id, '--date', '2026-10-09');
    expect(ok('2026-10-08', 'convention', ID).etat).toBe('denoncee');
    expect(ok('2026-10-09', 'convention', ID).etat).toBe('resiliee');
    expect(run('2026-10-09', 'verifier').code).toBe(0);
  });
});
