import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/*
 * A case from the notice to its end, by the terminal: three addressees, one of them lost; a denunciation too early, then
 * in time, then not collected; a préfet who changes in between. The names of the tests are the pitfalls of the field.
 */

const AURA = 'convention-aura-2022-2028';
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-dossier-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;

const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (horloge: string, ...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', horloge]);
  return { code, out: spaces(out), err: spaces(err) };
};
/** What the commands of a case answer, each its own part of it. */
type Dit = {
  readonly id: string;
  readonly etat: string;
  readonly effet: string | null;
  readonly avertissements: unknown;
  readonly controles: readonly { readonly cle: string; readonly etat: string }[];
  readonly horloges: readonly {
    readonly contractuelle: boolean;
    readonly depart: string | null;
    readonly declaratif: boolean;
    readonly raison: string | null;
    readonly delai: { readonly prudent: { readonly premierJour: string } } | null;
    readonly faits: readonly { readonly envoiId: string; readonly destinataireId: string }[];
  }[];
  readonly preuves: readonly {
    readonly declaratifs: readonly string[];
    readonly sansPiece: readonly string[];
  }[];
  readonly choixAdresse: unknown;
  readonly denonciations: readonly {
    readonly denonciation: { readonly id: string; readonly notifieeLe: string };
    readonly destinataires: readonly { readonly id: string }[];
  }[];
  readonly envois: readonly { readonly id: string }[];
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
const texteDe = async (horloge: string, acte: string, id: string, ...options: readonly string[]) => {
  const sortie = join(folder, `${acte}-${id}-${options.at(-1) ?? 'tous'}.docx`);
  ok(horloge, 'document', acte, '--id', id, '--remplacer', '--sortie', sortie, ...options);
  return spaces((await mammoth.extractRawText({ buffer: readFileSync(sortie) })).value);
};

let lettre = '';
const envois = () => ok('2027-06-01', 'mise-en-demeure', 'horloges', lettre).horloges[0]?.faits ?? [];
const envoiDe = (destinataire: string): string =>
  [...envois()].reverse().find(({ destinataireId }) => destinataireId === destinataire)?.envoiId ?? '';
const suivre = (horloge: string, destinataire: string, ...faits: readonly string[]) =>
  ok(horloge, 'mise-en-demeure', 'suivre', lettre, '--envoi', envoiDe(destinataire), ...faits);

beforeAll(async () => {
  call = await porte();
  ok('2026-10-01', 'exemple');
  ok('2026-10-01', 'convention', 'signer', AURA, '--tous', '2026-09-01');
  ok(
    '2026-10-01',
    'convention',
    'fin',
    AURA,
    '--date',
    '2028-12-31',
    '--fondement',
    'Fin du CPRDFOP, délibération du 1er septembre',
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a case, from the notice to its end', () => {
  it('pitfall 13: a notice too vague does not leave', () => {
    const vague = ok(
      '2026-11-20',
      ...[
        'mise-en-demeure',
        'preparer',
        '--convention',
        AURA,
        '--emetteur',
        'region',
        '--obligation',
        'ART3-4',
      ],
      ...['--faits', 'x', '--date-faits', '2026-10-15'],
    ).id;
    expect(no('2026-11-20', 'mise-en-demeure', 'signer', vague, '--date', '2026-11-20')).toContain(
      'ne dit aucun fait',
    );
    const { controles } = ok('2026-11-20', 'mise-en-demeure', 'horloges', vague);
    expect(controles.find(({ cle }) => cle === 'faits-0')?.etat).toBe('manque');
    expect(
      no(
        '2026-11-20',
        ...[
          'mise-en-demeure',
          'preparer',
          '--convention',
          AURA,
          '--emetteur',
          'region',
          '--obligation',
          'ART2-1',
        ],
        ...['--faits', 'Les faits', '--date-faits', '2026-10-15'],
      ),
    ).toContain('auteur de la lettre');
  });

  it('three addressees, three letters: each by its office, none with another’s name', async () => {
    lettre = ok(
      '2026-11-23',
      ...[
        'mise-en-demeure',
        'envoyer',
        '--convention',
        AURA,
        '--emetteur',
        'region',
        '--obligation',
        'ART3-4',
      ],
      ...['--faits', 'Aucun représentant n’a siégé aux groupes de travail.', '--date-faits', '2026-10-15'],
      ...['--depot', '2026-11-23', '--preuve', 'Preuves de dépôt', '--prestataire', 'La Poste'],
      ...['--numero', 'prefete=1A 123 456 7890 1', '--numero', 'recteur=1A 123 456 7890 2'],
      ...['--numero', 'draaf=1A 123 456 7890 3'],
    ).id;
    const lettres = await Promise.all(
      ['prefete', 'recteur', 'draaf'].map((one) =>
        texteDe('2026-11-23', 'mise-en-demeure', lettre, '--destinataire', one),
      ),
    );
    expect(new Set(lettres).size).toBe(3);
    for (const [index, text] of lettres.entries()) expect(text).toContain(`lettre ${index + 1} sur 3`);
  });

  it('pitfall 1: counting from receipt or from the letter’s date instead of sending', () => {
    suivre(
      '2026-12-01',
      'prefete',
      '--presentation',
      '2026-11-26',
      '--distribution',
      '2026-11-28',
      '--preuve-distribution',
      'AR signé',
    );
    const { horloges, preuves } = ok('2026-12-01', 'mise-en-demeure', 'horloges', lettre);
    const [envoi, presentation, reception] = horloges;
    expect([envoi?.contractuelle, envoi?.depart, envoi?.delai?.prudent.premierJour]).toEqual([
      true,
      '2026-11-23',
      '2027-01-26',
    ]);
    expect([presentation?.contractuelle, presentation?.depart, presentation?.raison === null]).toEqual([
      false,
      null,
      false,
    ]);
    expect(reception?.faits[0]).toMatchObject({ date: '2026-11-28', declaratif: false });
    expect(preuves[0]?.declaratifs).toEqual(['la première présentation (26/11/2026)']);
    expect(preuves[0]?.sansPiece).toEqual(['Preuves de dépôt', 'AR signé']);
  });

  it('pitfall 12: NPAI, refused or unclaimed mishandled', () => {
    suivre(
      '2026-12-02',
      'draaf',
      '--presentation',
      '2026-11-26',
      '--refus',
      '2026-11-26',
      '--retour',
      '2026-11-30',
      '--motif-retour',
      'refuse',
    );
    suivre('2026-12-10', 'recteur', '--retour', '2026-12-08', '--motif-retour', 'adresse_inconnue');
    const refus = no(
      '2027-02-15',
      ...['denonciation', 'notifier', '--mise-en-demeure', lettre, '--date', '2027-02-15'],
      '--persistance',
      'Rien n’a changé depuis.',
    );
    expect(refus).toContain('adresse inconnue');
    // Another letter, to the right address: by default the clock runs from it, and both dates are shown.
    ok(
      '2026-12-15',
      'mise-en-demeure',
      'envoyer',
      lettre,
      '--depot',
      '2026-12-15',
      '--numero',
      'recteur=1A 123 456 7890 4',
      '--preuve',
      'Preuve du second dépôt',
    );
    const { choixAdresse } = ok('2026-12-15', 'mise-en-demeure', 'horloges', lettre);
    expect(choixAdresse).toMatchObject({
      retenu: 'defaut',
      parDefaut: { prudent: { premierJour: '2027-02-16' } },
      parLesAutres: { prudent: { premierJour: '2027-01-26' } },
    });
  });

  it('pitfall 9: the préfet changes in between; what left keeps its names, what follows has the new one', async () => {
    ok(
      '2027-01-10',
      ...[
        'titulaire',
        'enregistrer',
        '--convention',
        AURA,
        '--fonction',
        'prefete',
        '--civilite',
        'Monsieur',
      ],
      ...[
        '--prenom',
        'Paul',
        '--nom',
        'ESSAI',
        '--debut',
        '2027-01-05',
        '--source',
        'Décret du 20 décembre 2026',
      ],
    );
    expect(await texteDe('2027-01-11', 'mise-en-demeure', lettre, '--destinataire', 'prefete')).not.toContain(
      'ESSAI',
    );
  });

  it('pitfall 3: an extension granted holds its author, and observations are kept', () => {
    ok(
      '2027-01-12',
      'mise-en-demeure',
      'observations',
      lettre,
      '--date',
      '2027-01-11',
      '--texte',
      'Un représentant siégera dès février.',
    );
    expect(
      no(
        '2027-01-12',
        'mise-en-demeure',
        'prolonger',
        lettre,
        '--date',
        '2027-01-12',
        '--jusqu-au',
        '2027-02-01',
        '--motif',
        'Nouvelle échéance convenue',
      ),
    ).toContain('n’accorde rien');
    ok(
      '2027-01-12',
      'mise-en-demeure',
      'prolonger',
      lettre,
      '--date',
      '2027-01-12',
      '--jusqu-au',
      '2027-03-01',
      '--motif',
      'Nouvelle échéance convenue',
    );
  });

  it('pitfall 2: denouncing too early, then in time', () => {
    const notifier = (jour: string, ...options: readonly string[]) => [
      ...['denonciation', 'notifier', '--mise-en-demeure', lettre, '--date', jour],
      ...['--persistance', 'Aucun représentant n’a siégé depuis.', ...options],
    ];
    // Before the strict date, whatever the reason.
    expect(
      no('2027-02-10', ...notifier('2027-02-10', '--derogation', 'Urgence signalée par le service')),
    ).toContain('délai');
    // Once it has run, the time its author gave still holds it.
    expect(
      no('2027-03-01', ...notifier('2027-03-01', '--derogation', 'Urgence signalée par le service')),
    ).toContain('délai a été accordé');
    ok('2027-03-02', ...notifier('2027-03-02'));
    const [fin] = ok('2027-03-02', 'convention', AURA).denonciations;
    expect(fin?.denonciation.notifieeLe).toBe('2027-03-02');
    expect(fin?.destinataires.map(({ id }) => id)).toEqual(['prefete', 'recteur', 'draaf']);
  });

  it('the denunciation goes to each addressee, with the new préfet; not collected, it is received on its presentation', async () => {
    const [fin] = ok('2027-03-02', 'convention', AURA).denonciations;
    const id = fin?.denonciation.id ?? '';
    expect(await texteDe('2027-03-02', 'denonciation', id, '--destinataire', 'prefete')).toContain(
      'Paul ESSAI',
    );
    const sent = ok(
      '2027-03-03',
      ...[
        'denonciation',
        'envoyer',
        id,
        '--convention',
        AURA,
        '--depot',
        '2027-03-02',
        '--preuve',
        'Preuves de dépôt',
      ],
      ...['--numero', 'prefete=2C 123 456 7890 1', '--numero', 'recteur=2C 123 456 7890 2'],
      ...['--numero', 'draaf=2C 123 456 7890 3'],
    );
    expect(sent.effet).toBeNull();
    const faits = [
      ['--presentation', '2027-03-04', '--distribution', '2027-03-04'],
      ['--presentation', '2027-03-05', '--distribution', '2027-03-06'],
      ['--presentation', '2027-03-08', '--retour', '2027-03-24', '--motif-retour', 'non_reclame'],
    ];
    const last = faits.map((one, index) =>
      ok(
        '2027-03-25',
        'denonciation',
        'suivre',
        id,
        '--convention',
        AURA,
        '--envoi',
        sent.envois[index]?.id ?? '',
        ...one,
      ),
    );
    expect(last.map(({ effet }) => effet)).toEqual([null, null, '2027-03-08']);
    expect(ok('2027-03-25', 'convention', AURA).etat).toBe('resiliee');
    // Its author may not take it back alone any more; a judge may order the relations resumed.
    expect(
      no(
        '2027-03-26',
        'denonciation',
        'suite',
        id,
        '--nature',
        'retrait',
        '--date',
        '2027-03-26',
        '--reference',
        'Lettre de retrait',
      ),
    ).toContain('ne peut plus le retirer seul');
    ok(
      '2027-05-03',
      'denonciation',
      'suite',
      id,
      '--nature',
      'reprise',
      '--date',
      '2027-05-03',
      '--reference',
      'TA de Lyon, 3 mai 2027',
    );
    expect(ok('2027-05-03', 'convention', AURA).etat).toBe('en_vigueur');
  });

  it('withdrawn before it takes effect, a denunciation ends nothing, and its notice may be closed', async () => {
    const seconde = ok(
      '2027-05-10',
      ...['denonciation', 'notifier', '--mise-en-demeure', lettre, '--date', '2027-05-10'],
      ...['--persistance', 'Aucun représentant n’a siégé depuis.', '--effet', '2027-07-01'],
    ).id;
    expect(ok('2027-05-10', 'convention', AURA).etat).toBe('denoncee');
    ok(
      '2027-05-12',
      'denonciation',
      'suite',
      seconde,
      '--nature',
      'retrait',
      '--date',
      '2027-05-12',
      '--reference',
      'Décision du président du 12 mai 2027',
    );
    expect(ok('2027-07-02', 'convention', AURA).etat).toBe('en_vigueur');
    expect(await texteDe('2027-05-12', 'retrait-denonciation', seconde)).toContain(
      'est retirée le 12 mai 2027',
    );
    ok(
      '2027-05-13',
      'mise-en-demeure',
      'retirer',
      lettre,
      '--date',
      '2027-05-13',
      '--motif',
      'Un représentant siège désormais.',
    );
    expect(await texteDe('2027-05-13', 'retrait-mise-en-demeure', lettre)).toContain(
      'RETRAIT DE LA MISE EN DEMEURE',
    );
  });
});

describe('a qualified electronic letter', () => {
  it('is deposited on the legal day of its timestamp; without prior agreement it says so', () => {
    const { id, avertissements } = ok(
      '2027-06-02',
      ...[
        'mise-en-demeure',
        'envoyer',
        '--convention',
        AURA,
        '--emetteur',
        'region',
        '--obligation',
        'ART3-4',
      ],
      ...[
        '--faits',
        'Aucun représentant n’a siégé en mai.',
        '--date-faits',
        '2027-05-20',
        '--lettre',
        '2027-06-01',
      ],
      ...['--horodatage', '2027-06-01T22:30:00Z', '--numero', 'prefete=LRE-1', '--destinataire', 'prefete'],
    );
    expect(JSON.stringify(avertissements)).toContain('un an');
    expect(JSON.stringify(avertissements)).toContain('accepté d’être destinataire');
    // 22:30 UTC on 1 June is already 2 June in legal time.
    const { horloges } = ok('2027-06-02', 'mise-en-demeure', 'horloges', id);
    expect(horloges[0]).toMatchObject({ depart: '2027-06-02', declaratif: true });
  });
});
