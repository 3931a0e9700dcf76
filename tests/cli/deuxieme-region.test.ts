import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { porte } from './porte';

/*
 * Three conventions of other Regions, from their files to their end, in one registry beside the demonstration: each is
 * read, signed, changed, called to order and ended by its own words, and its acts print nothing of another one.
 */

const FIXTURES = join(import.meta.dirname, '../fixtures/conventions');
const folder = mkdtempSync(join(tmpdir(), 'crefop-cli-regions-'));
const registre = join(folder, 'registre');
let call: Awaited<ReturnType<typeof porte>>;
beforeAll(async () => {
  call = await porte();
  ok('2026-02-10', 'exemple', '--demonstration');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');
const run = (horloge: string, ...args: readonly string[]) => {
  const { code, out, err } = call([...args, '--registre', registre, '--horloge', horloge]);
  return { code, out: plain(out), err: plain(err) };
};
type Dit = {
  readonly id: string;
  readonly etat: string;
  readonly effet: { readonly date: string; readonly cause: string };
  readonly terme: { readonly date: string; readonly etat: string; readonly cause: string };
  readonly delai: unknown;
  readonly raison: string;
  readonly avertissements: readonly { readonly message: string; readonly source: string }[];
  readonly convention: {
    readonly obligations: readonly {
      readonly id: string;
      readonly libelle: string;
      readonly partieId: string;
    }[];
  };
  readonly misesEnDemeure: readonly {
    readonly miseEnDemeure: { readonly id: string; readonly envois: readonly { readonly id: string }[] };
  }[];
};
const ok = (horloge: string, ...args: readonly string[]): Dit => {
  const { code, out, err } = run(horloge, ...args, ...(args[0] === 'exemple' ? [] : ['--json']));
  if (code !== 0) throw new Error(`${args.join(' ')} : ${err}`);
  return (args[0] === 'exemple' ? {} : JSON.parse(out)) as Dit;
};
const no = (horloge: string, ...args: readonly string[]): string => {
  const { code, err } = run(horloge, ...args);
  expect([args.join(' '), code]).toEqual([args.join(' '), 1]);
  return err;
};

const entrer = (jour: string, fichier: string, nom: string): string =>
  ok(jour, 'convention', 'importer', join(FIXTURES, fichier), '--confirmer', '--titre-court', nom).id;
const clause = (jour: string, id: string, nature: string): Readonly<Record<string, unknown>> | undefined =>
  (
    ok(jour, 'convention', 'clauses', id, '--au', jour) as unknown as readonly {
      readonly nature: string;
      readonly parametres: Readonly<Record<string, unknown>>;
    }[]
  ).find((one) => one.nature === nature)?.parametres;
const obligation = (jour: string, id: string, mots: string): string =>
  ok(jour, 'convention', id).convention.obligations.find(({ libelle }) => libelle.includes(mots))?.id ?? '';
/** What stands in the mended sentence is settled as the concordance proposes it. */
const modifier = (jour: string, avenant: string, phrase: string): void => {
  ok(jour, 'avenant', 'operation', avenant, '--phrase', phrase, '--confirmer');
  for (const [, proposee = ''] of run(jour, 'concordance', '--avenant', avenant).out.matchAll(
    /réponse proposée : (avenant clause .*)$/gmu,
  ))
    ok(jour, ...proposee.split(' '));
  expect(run(jour, 'concordance', '--avenant', avenant).out).toContain('Prêt à signer : oui.');
};
const recevoir = (jour: string, convention: string, lettre: string): Dit => {
  const { misesEnDemeure } = ok(jour, 'convention', convention);
  const { miseEnDemeure } = misesEnDemeure.find((one) => one.miseEnDemeure.id === lettre) ?? {};
  const envoi = miseEnDemeure?.envois[0]?.id ?? '';
  return ok(jour, 'mise-en-demeure', 'suivre', lettre, '--envoi', envoi, '--distribution', jour);
};

/** Words that are another convention’s: places, persons, numbers of its articles, its committee. */
const PROPRES = {
  normandie: ['Normandie', 'EXEMPLE', 'SPÉCIMEN', 'Rouen', 'deux mois après l’envoi'],
  bretagne: ['Bretagne', 'MODÈLE', 'Agefiph', 'Rennes', 'les partenaires'],
  bfc: ['Bourgogne', 'FICTIVE', 'Besançon', 'Dijon', 'DRAAF'],
  demonstration: ['Auvergne', 'DÉMONSTRATION :', 'Lyon', 'BUCCIO', 'WAUQUIEZ', 'ART3-'],
} as const;
const document = async (
  jour: string,
  region: keyof typeof PROPRES,
  acte: string,
  id: string,
): Promise<string> => {
  const sortie = join(folder, `${acte}-${id}-${jour}.docx`);
  ok(jour, 'document', acte, '--id', id, '--sortie', sortie);
  const texte = plain((await mammoth.extractRawText({ buffer: readFileSync(sortie) })).value);
  const ailleurs = Object.entries(PROPRES).flatMap(([name, mots]) => (name === region ? [] : mots));
  expect(ailleurs.filter((mots) => texte.includes(mots))).toEqual([]);
  expect(texte).not.toMatch(/undefined|null|de un |de le | {2}/u);
  return texte;
};

describe('Normandie: two parties, three signatories, an opinion before an avenant, two months from sending', () => {
  let id = '';
  let avenant = '';
  let lettre = '';

  it('is signed, and lives from its last signature', async () => {
    id = entrer('2026-05-10', '1-normandie-trois-signataires.docx', 'Normandie');
    ok(
      '2026-05-12',
      'convention',
      'signer',
      id,
      '--signature',
      'prefete=2026-05-12',
      '--signature',
      'recteur=2026-05-12',
    );
    expect(ok('2026-05-12', 'convention', id).etat).toBe('en_cours_de_signature');
    ok('2026-05-12', 'convention', 'signer', id, '--signature', 'president=2026-05-12');
    const { etat, effet, terme } = ok('2026-05-12', 'convention', id);
    expect([etat, effet.date, terme.etat]).toEqual(['en_vigueur', '2026-05-12', 'hypothese']);
    expect(plain(terme.cause)).toMatch(/^Article 4 : durée du CPRDFOP 2023-2028/u);
    ok(
      '2026-05-13',
      'convention',
      'fin',
      id,
      '--date',
      '2028-12-31',
      '--fondement',
      'CPRDFOP 2023-2028, article 2',
    );
    const acte = await document('2026-05-13', 'normandie', 'convention', id);
    expect(acte).toContain(
      'La Préfète de la région Normandie, préfète de la Seine-Maritime, Madame Claire EXEMPLE,',
    );
    expect(acte).toContain(
      'représentée par le Président du conseil régional, Monsieur Hugo FICTIF, habilité par la délibération n° AP D 26-03-11 du 16 mars 2026, ci-après dénommée « la Région »,',
    );
    expect(acte).toMatch(/Fait à Rouen en trois exemplaires, le 12 mai 2026/u);
  });

  it('is changed after an opinion, cited by the sentence that asks for it', async () => {
    avenant = ok(
      '2026-09-01',
      'avenant',
      'demander',
      '--convention',
      id,
      '--partie',
      'region',
      '--date',
      '2026-09-01',
      '--objet',
      'Délai de la mise en demeure',
    ).id;
    modifier(
      '2026-09-01',
      avenant,
      'À l’article 6, les mots « deux mois après l’envoi » sont remplacés par les mots « trois mois après la réception ».',
    );
    expect(no('2026-09-02', 'avenant', 'mettre-a-la-signature', avenant, '--date', '2026-09-02')).toMatch(
      /Aucun avis.*Convention, art. 5, al. 1 : « L’avenant est signé dans les mêmes formes que la convention, une fois recueilli l’avis du CREFOP »/u,
    );
    ok(
      '2026-09-15',
      'avis',
      'enregistrer',
      '--avenant',
      avenant,
      '--date',
      '2026-09-15',
      '--sens',
      'favorable',
    );
    ok('2026-09-16', 'avenant', 'mettre-a-la-signature', avenant, '--date', '2026-09-16');
    ok('2026-09-20', 'avenant', 'signer', avenant, '--tous', '2026-09-20');
    expect(clause('2026-09-19', id, 'resiliation')).toMatchObject({ n: 2, depart: 'envoi' });
    expect(clause('2026-09-20', id, 'resiliation')).toMatchObject({ n: 3, depart: 'reception' });
    const acte = await document('2026-09-20', 'normandie', 'avenant', avenant);
    expect(acte).toContain('Avenant n° 1 à la convention Normandie du 12 mai 2026');
    expect(acte).toContain('notamment son article 5');
    expect(acte).toContain('Article 2 – Modification de l’article 6');
  });

  it('is denounced three months after reception, and never before', async () => {
    const cite = obligation('2026-10-01', id, 'compte rendu');
    const lettreDe = (emetteur: string) => [
      ...['mise-en-demeure', 'envoyer', '--convention', id, '--emetteur', emetteur, '--obligation', cite],
      ...[
        '--faits',
        'Le compte rendu n’a pas été publié.',
        '--date-faits',
        '2026-09-25',
        '--depot',
        '2026-10-01',
      ],
      ...['--numero', '1A 123 456 7890 1', '--preuve', 'Preuve de dépôt du bureau de Rouen'],
    ];
    expect(no('2026-10-01', ...lettreDe('region'))).toContain('pèse sur la Région Normandie');
    lettre = ok('2026-10-01', ...lettreDe('etat')).id;
    expect(recevoir('2026-10-05', id, lettre).delai).toMatchObject({
      depart: '2026-10-05',
      strict: { expiration: '2027-01-05' },
    });
    const texte = await document('2026-10-05', 'normandie', 'mise-en-demeure', lettre);
    expect(texte).toContain('Référence : convention Normandie, article 6');
    expect(texte).toContain('L’article 2.1 de la convention stipule :');
    expect(texte).toContain('un délai de trois mois à compter de la réception de la présente lettre');
    expect(texte).toContain(
      'recherche de règlement amiable, puis désigne, en cas de litige, le tribunal administratif de Rouen',
    );
    const denoncer = (jour: string) => [
      ...['denonciation', 'notifier', '--mise-en-demeure', lettre, '--date', jour],
      ...['--persistance', 'Le compte rendu n’est toujours pas publié.'],
    ];
    expect(no('2027-01-05', ...denoncer('2027-01-05'))).toMatch(
      /Le délai de trois mois n’est pas expiré.*article 6 \(rédaction de l’avenant n° 1\)/u,
    );
    const fin = ok('2027-01-06', ...denoncer('2027-01-06')).id;
    expect(await document('2027-01-06', 'normandie', 'denonciation', fin)).toContain(
      'Le délai de trois mois à compter de la réception (5 octobre 2026) a expiré le 5 janvier 2027',
    );
    ok('2027-01-08', 'denonciation', 'reception', fin, '--date', '2027-01-08');
    expect(ok('2027-01-08', 'convention', id).etat).toBe('resiliee');
  });
});

describe('Bretagne: five parties, Roman articles, one year renewed, no opinion, an end for the failing party alone', () => {
  let id = '';
  let lettre = '';
  const AUTRES = ['--coauteur', 'prefet', '--coauteur', 'directeur', '--coauteur', 'president'];

  it('takes effect on the day it says, for a year, and is renewed', async () => {
    id = entrer('2026-02-10', '2-bretagne-cinq-parties.odt', 'Bretagne');
    ok('2026-02-20', 'convention', 'signer', id, '--tous', '2026-02-20');
    const { etat, effet, terme } = ok('2026-03-01', 'convention', id);
    expect([etat, effet.date, terme.date]).toEqual(['en_vigueur', '2026-03-01', '2027-02-28']);
    expect(plain(terme.cause)).toMatch(/^Article IV : un an à compter du 1er mars 2026/u);
    const acte = await document('2026-03-01', 'bretagne', 'convention', id);
    expect(acte).toContain(
      'L’Agefiph, association régie par la loi du 1er juillet 1901, représentée par la Déléguée',
    );
    expect(acte).toContain('Pour France Travail Bretagne,');
    expect(acte).toContain('ci-après dénommés ensemble « les partenaires »');
    expect(acte).toMatch(/\nANNEXE – Communes retenues/u);
    expect(acte).toContain('en sept exemplaires');
  });

  it('is changed by the agreement of all, at a Roman article, and asks no opinion', async () => {
    const demande = [
      '--convention',
      id,
      '--partie',
      'opco',
      '--date',
      '2026-04-01',
      '--objet',
      'Points d’accueil',
    ];
    const avenant = ok('2026-04-01', 'avenant', 'demander', ...demande).id;
    modifier(
      '2026-04-01',
      avenant,
      'À l’article II, les mots « deux jours par semaine » sont remplacés par les mots « trois jours par semaine ».',
    );
    modifier(
      '2026-04-01',
      avenant,
      'À l’article VI, les mots « un mois à compter » sont remplacés par les mots « deux mois à compter ».',
    );
    const { avertissements } = ok(
      '2026-04-02',
      'avenant',
      'mettre-a-la-signature',
      avenant,
      '--date',
      '2026-04-02',
    );
    expect(plain(avertissements.map(({ message }) => message).join(' '))).toContain(
      'Aucun avis n’est demandé avant un avenant (Convention, art. V, al. 1',
    );
    ok('2026-04-10', 'avenant', 'signer', avenant, '--tous', '2026-04-10');
    expect(clause('2026-04-10', id, 'resiliation')).toMatchObject({
      n: 2,
      unite: 'mois',
      depart: 'reception',
    });
    const acte = await document('2026-04-10', 'bretagne', 'avenant', avenant);
    expect(acte).toContain('Article 2 – Modification de l’article II');
    expect(acte).toContain('notamment son article V');
    expect(acte).toContain('Madame Julie FANTÔME');
    expect(acte).not.toContain('avis');
  });

  it('binds the failing party to its own delay, by all the others together, and outlives it', async () => {
    const lettreDe = (cite: readonly string[], autres: readonly string[]) => [
      ...[
        'mise-en-demeure',
        'envoyer',
        '--convention',
        id,
        '--emetteur',
        'region',
        '--contre',
        'agefiph',
        ...cite,
      ],
      ...['--faits', 'Le remboursement des agents a été demandé.', '--date-faits', '2026-05-20'],
      ...['--depot', '2026-06-02', '--numero', '1A 123 456 7890 1', '--preuve', 'Preuve de dépôt', ...autres],
    ];
    expect(no('2026-06-02', ...lettreDe(['--passage', 'artiii-1'], AUTRES))).toMatch(
      /que les obligations des parties.*posez-la/u,
    );
    ok(
      '2026-06-01',
      ...['convention', 'clause', 'poser', id, '--nature', 'obligation', '--ancres', 'artiii-1'],
      ...[
        '--parametres',
        'debiteur:agefiph,libelle:supporter les dépenses de ses agents',
        '--motif',
        'Article III',
      ],
    );
    const cite = ['--obligation', obligation('2026-06-01', id, 'dépenses de ses agents')];
    expect(no('2026-06-02', ...lettreDe(cite, []))).toContain(
      'il manque un signataire pour l’État, France Travail Bretagne et l’Opco Santé',
    );
    lettre = ok('2026-06-02', ...lettreDe(cite, AUTRES)).id;
    expect(recevoir('2026-06-05', id, lettre).delai).toMatchObject({
      prudent: { premierJour: '2026-08-06' },
    });
    const texte = await document('2026-06-05', 'bretagne', 'mise-en-demeure', lettre);
    expect(texte).toContain(
      'la Région Bretagne, l’État, France Travail Bretagne et l’Opco Santé mettent en demeure',
    );
    expect(texte).toContain('L’article III de la convention stipule :');
    expect(texte).toContain('un délai de deux mois à compter de la réception');
    expect(texte).toContain('la participation de l’Agefiph à la convention sera résiliée de plein droit');
    const constat = [
      'denonciation',
      'notifier',
      '--mise-en-demeure',
      lettre,
      '--persistance',
      'Rien n’a changé.',
    ];
    expect(no('2026-08-05', ...constat, '--date', '2026-08-05', ...AUTRES)).toContain('n’est pas expiré');
    const fin = ok('2026-08-06', ...constat, '--date', '2026-08-06', ...AUTRES).id;
    expect(await document('2026-08-06', 'bretagne', 'denonciation', fin)).toContain('de l’Agefiph');
    expect(ok('2026-08-07', 'convention', id).etat).toBe('en_vigueur');
    expect(
      no(
        '2026-08-07',
        'denonciation',
        'preavis',
        '--convention',
        id,
        '--partie',
        'region',
        '--fondement',
        'sans_motif',
        '--date',
        '2026-08-07',
      ),
    ).toContain('Cette convention ne prévoit pas de résiliation sans motif');
  });

  it('ends at its term once a party objected in time', () => {
    const opposer = (jour: string) => [
      'convention',
      'opposition',
      id,
      '--partie',
      'opco',
      '--date',
      jour,
      '--preuve',
      'Courrier',
    ];
    expect(no('2026-10-01', ...opposer('2026-11-01'))).toContain('La date d’opposition');
    ok('2026-11-01', ...opposer('2026-11-01'));
    expect(ok('2027-02-28', 'convention', id).etat).toBe('en_vigueur');
    expect(ok('2027-03-01', 'convention', id).etat).toBe('expiree');
  });
});

describe('Bourgogne-Franche-Comté: four parties, headings without numbers, an office without a person', () => {
  let id = '';

  it('is signed once the holder of the office is recorded, and lives between its two dates', async () => {
    id = entrer('2026-05-10', '3-bourgogne-franche-comte-copie-pdf.txt', 'BFC');
    expect(no('2026-06-20', 'convention', 'signer', id, '--tous', '2026-06-20')).toMatch(
      /« Directrice régionale » est vacante.*désigne cette fonction sans nommer personne/u,
    );
    ok(
      '2026-06-20',
      ...[
        'titulaire',
        'enregistrer',
        id,
        '--fonction',
        'directrice',
        '--civilite',
        'Madame',
        '--prenom',
        'Jeanne',
      ],
      ...['--nom', 'NOUVELLE', '--debut', '2025-09-01', '--source', 'arrêté du 20 août 2025'],
    );
    ok('2026-06-20', 'convention', 'signer', id, '--tous', '2026-06-20');
    expect(ok('2026-08-31', 'convention', id).etat).not.toBe('en_vigueur');
    const { etat, effet, terme } = ok('2026-09-01', 'convention', id);
    expect([etat, effet.date, terme.date]).toEqual(['en_vigueur', '2026-09-01', '2029-08-31']);
    expect(plain(terme.cause)).toMatch(/^La section intitulée « Durée de la convention » : /u);
    const acte = await document('2026-09-01', 'bfc', 'convention', id);
    expect(acte).toContain('ci-après dénommés « les autorités académiques »');
    expect(acte).not.toContain('exemplaires, le');
    expect(JSON.stringify(ok('2026-09-01', 'convention', 'clauses', id))).not.toContain('exemplaires');
  });

  it('is changed under a heading without a number, without any opinion', async () => {
    const demande = ['--convention', id, '--partie', 'region', '--date', '2026-09-10', '--objet', 'Délai'];
    const avenant = ok('2026-09-10', 'avenant', 'demander', ...demande).id;
    modifier(
      '2026-09-10',
      avenant,
      'À la section intitulée « Fin de la convention », les mots « trois mois » sont remplacés par les mots « quatre mois ».',
    );
    ok('2026-09-12', 'avenant', 'mettre-a-la-signature', avenant, '--date', '2026-09-12');
    ok('2026-09-13', 'avenant', 'signer', avenant, '--tous', '2026-09-13');
    const acte = await document('2026-09-13', 'bfc', 'avenant', avenant);
    expect(acte).toContain('Modification de la section intitulée « Fin de la convention »');
    expect(acte).toContain('Madame Jeanne NOUVELLE');
    expect(acte).not.toMatch(/avis|CREFOP/u);
  });

  it('is ended under its own clause, by one of the parties alone', async () => {
    const lettre = ok(
      '2026-10-10',
      ...['mise-en-demeure', 'envoyer', '--convention', id, '--emetteur', 'region'],
      ...['--obligation', obligation('2026-10-10', id, 'lycées agricoles')],
      ...[
        '--faits',
        'Le calendrier n’a pas été communiqué.',
        '--date-faits',
        '2026-10-01',
        '--depot',
        '2026-10-10',
      ],
      ...['--numero', '1A 123 456 7890 1', '--preuve', 'Preuve de dépôt'],
    ).id;
    expect(recevoir('2026-10-12', id, lettre).delai).toMatchObject({ strict: { expiration: '2027-02-12' } });
    const texte = await document('2026-10-12', 'bfc', 'mise-en-demeure', lettre);
    expect(texte).toContain('Référence : convention BFC, section intitulée « Fin de la convention »');
    expect(texte).toContain('Madame Jeanne NOUVELLE');
    expect(texte).toContain('un délai de quatre mois à compter de la réception');
    expect(texte).not.toMatch(/tribunal|article \d/u);
    const fin = ok(
      '2027-02-13',
      ...['denonciation', 'notifier', '--mise-en-demeure', lettre, '--date', '2027-02-13'],
      ...['--persistance', 'Le calendrier manque toujours.'],
    ).id;
    expect(await document('2027-02-13', 'bfc', 'denonciation', fin)).toContain('quatre mois');
    ok('2027-02-15', 'denonciation', 'reception', fin, '--date', '2027-02-15');
    expect(ok('2027-02-15', 'convention', id).etat).toBe('resiliee');
    expect(run('2027-03-01', 'verifier').code).toBe(0);
  });
});
