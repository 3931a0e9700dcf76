import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { unzip } from '../documents/structure';
import { porte } from './porte';

const DEMO = 'convention-demonstration-2022-2028';
const PROJET = 'avenant-axes-schema';
let call: Awaited<ReturnType<typeof porte>>;
let registre = '';
beforeAll(async () => {
  call = await porte();
  registre = mkdtempSync(join(tmpdir(), 'crefop-cli-texte-'));
  run('exemple', '--demonstration');
});

const run = (...args: readonly string[]) => lancer(registre, ...args);

const lancer = (dossier: string, ...args: readonly string[]) =>
  call([...args, '--registre', dossier, '--horloge', '2026-11-23']);

const spaces = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');

describe('consolidation', () => {
  it('reads the day before and the day of an avenant’s effect, in text and in JSON', () => {
    const before = spaces(run('consolidation', '--id', DEMO, '--au', '2024-06-30').out);
    const after = spaces(run('consolidation', '--id', DEMO, '--au', '2024-07-01').out);
    expect(before).toContain('Version consolidée au 30 juin 2024');
    expect(before).not.toContain('ARTICLE 5-1');
    expect(after).toContain('ARTICLE 5-1');
    expect(after).toContain('(inséré par l’avenant n° 1 du 1er juillet 2024)');
    const { texte } = JSON.parse(
      run('consolidation', '--id', DEMO, '--au', '2024-07-01', '--format', 'json').out,
    ) as { texte: { divisions: readonly { numero: string | null }[] } };
    expect(texte.divisions.map(({ numero }) => numero)).toContain('5-1');
  });

  it('writes a DOCX, and asks where', () => {
    const sortie = join(registre, 'consolidee.docx');
    const args = ['consolidation', '--id', DEMO, '--au', '2024-07-01', '--format', 'docx'] as const;
    expect(run(...args).code).toBe(2);
    expect(run(...args, '--sortie', sortie).code).toBe(0);
    expect(readFileSync(sortie).subarray(0, 2).toString()).toBe('PK');
  });

  it('refuses a day that does not exist, in one French line', () => {
    const { code, err } = run('consolidation', '--id', DEMO, '--au', '2024-02-30');
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('n’existe pas');
  });
});

describe('comparer', () => {
  it('says on the terminal what a day, or a draft, changed, and writes the redline', () => {
    const said = spaces(run('comparer', '--id', DEMO, '--de', '2024-07-01', '--a-projet', PROJET).out);
    expect(said).toMatch(/7.*8/u);
    const sortie = join(registre, 'comparaison.docx');
    const args = ['comparer', '--id', DEMO, '--de', '2024-06-30', '--a', '2024-07-01'] as const;
    expect(run(...args, '--sortie', sortie).code).toBe(0);
    expect(readFileSync(sortie).byteLength).toBeGreaterThan(5000);
  });
});

describe('avenant operation and concordance', () => {
  it('reads a sentence, records it only when confirmed, and says whether the avenant is ready', () => {
    const phrase = 'L’article 7 est abrogé.';
    const read = run('avenant', 'operation', PROJET, '--phrase', phrase, '--json');
    expect(JSON.parse(read.out)).toMatchObject({ enregistree: false, modification: { nature: 'abroger' } });
    const operations = (): readonly unknown[] =>
      JSON.parse(run('avenant', 'operations', PROJET, '--json').out) as readonly unknown[];
    expect(operations()).toHaveLength(2);
    const retiree = ['--clause', 'resiliation=retiree'] as const;
    expect(run('avenant', 'operation', PROJET, '--phrase', phrase, '--confirmer', ...retiree).code).toBe(0);
    expect(operations()).toHaveLength(3);
    expect(run('concordance', '--avenant', PROJET).code).toBe(0);
  });

  it('takes an operation described by its parts; a faulty one is recorded, told, and holds the avenant back', () => {
    const described = run(
      ...['avenant', 'operation', PROJET, '--nature', 'remplacer-mots', '--article', '6', '--alinea', '3'],
      ...['--ancien', 'avis du CESER', '--nouveau', 'avis motivé'],
    );
    expect(described.code).toBe(0);
    expect(spaces(described.out)).toContain('ne figurent pas');
    const { code, out } = run('concordance', '--avenant', PROJET, '--json');
    expect(code).toBe(1);
    const { pret, lignes } = JSON.parse(out) as {
      pret: boolean;
      lignes: readonly {
        operation: { id: string };
        defauts: readonly { code: string; lieu: { libelle: string } }[];
      }[];
    };
    expect(pret).toBe(false);
    expect(lignes.at(-1)?.defauts).toMatchObject([
      { code: 'MOTS_INTROUVABLES', lieu: { libelle: "troisième alinéa de l'article 6" } },
    ]);
    const id = lignes.at(-1)?.operation.id ?? '';
    expect(run('avenant', 'operation-retirer', PROJET, '--operation', id).code).toBe(0);
    expect(run('concordance', '--avenant', PROJET).code).toBe(0);
  });

  it('keeps a sentence read with doubts only once it is said to be read again', () => {
    const phrase = 'Les mots : « par avenant » sont remplacés par les mots : « par avenant écrit ».';
    const args = ['avenant', 'operation', PROJET, '--phrase', phrase] as const;
    const read = spaces(run(...args).out);
    expect(read).toMatch(/^Compris : remplacer des mots, troisième alinéa de l’article 6\./u);
    expect(read).toMatch(/Confiance 0,\d\d \(seuil 0,\d\d\)/u);
    expect(read).toContain('Rien n’est enregistré : ajoutez --confirmer --relue');
    const operations = (): number =>
      (JSON.parse(run('avenant', 'operations', PROJET, '--json').out) as readonly unknown[]).length;
    const before = operations();
    for (const flags of [['--confirmer'], ['--relue']] as const) run(...args, ...flags);
    expect(operations()).toBe(before);
    const { code, err } = run(...args, '--confirmer');
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(spaces(err)).toMatch(
      /Lecture douteuse \(confiance 0,\d\d, seuil 0,\d\d\) : rien n’est enregistré\..*ajoutez --relue\.$/mu,
    );
    expect(run(...args, '--confirmer', '--relue').code).toBe(0);
    expect(operations()).toBe(before + 1);
  });

  it('reads a list of changes in one go, and records all of it or nothing', () => {
    const operations = (): number =>
      (JSON.parse(run('avenant', 'operations', PROJET, '--json').out) as readonly unknown[]).length;
    const before = operations();
    const liste = (suite: string) =>
      `L’article 7 est ainsi modifié :\n1° Le mot « dénoncée » est remplacé par le mot « résiliée » ;\n2° ${suite}`;
    const refused = run('avenant', 'operation', PROJET, '--phrase', liste('Bonjour.'), '--confirmer');
    expect(refused.code).toBe(1);
    expect(spaces(refused.err)).toContain('bonjour');
    expect(operations()).toBe(before);
    const phrase = liste('Les mots « deux mois » sont remplacés par les mots « trois mois ».');
    const read = run('avenant', 'operation', PROJET, '--phrase', phrase, '--json');
    expect((JSON.parse(read.out) as { phrases: readonly unknown[] }).phrases).toHaveLength(2);
    expect(run('avenant', 'operation', PROJET, '--phrase', phrase, '--confirmer').code).toBe(0);
    expect(operations()).toBe(before + 2);
  });

  it('names what it does not know', () => {
    expect(
      spaces(run('avenant', 'operation', PROJET, '--nature', 'abroger', '--article', '12').err),
    ).toContain('« 12 »');
    expect(run('avenant', 'operation', PROJET, '--nature', 'effacer').code).toBe(2);
    expect(run('avenant', 'operation', PROJET).code).toBe(2);
  });

  it('simulates without recording', () => {
    const tete = (): string => (JSON.parse(run('etat', '--json').out) as { tete: string }).tete;
    const before = tete();
    const said = spaces(run('avenant', 'simuler', PROJET).out);
    expect(said).toContain('Rien n’est enregistré');
    const { aSavoir } = JSON.parse(run('avenant', 'simuler', PROJET, '--json').out) as {
      aSavoir: readonly { message: string }[];
    };
    expect(aSavoir.length).toBeGreaterThan(0);
    for (const { message } of aSavoir) expect(said).toContain(`À savoir : ${spaces(message)}`);
    expect(tete()).toBe(before);
  });
});

/** One registry, the avenants of which follow one another as in a life. */
describe('an avenant, from its request to its redline', () => {
  let dossier = '';
  beforeAll(() => {
    dossier = mkdtempSync(join(tmpdir(), 'crefop-cli-vie-'));
    ok('exemple', '--demonstration');
  });

  function ok(...args: readonly string[]): string {
    const { code, out, err } = lancer(dossier, ...args);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${err}${out}`);
    return out;
  }
  const demander = (objet: string): string => {
    const qui = ['--convention', DEMO, '--partie', 'region', '--date', '2026-09-01', '--objet', objet];
    return (JSON.parse(ok('avenant', 'demander', ...qui, '--json')) as { id: string }).id;
  };

  type Ligne = {
    readonly operation: { readonly id: string; readonly modification: { readonly nature: string } };
    readonly defauts: readonly { readonly code: string; readonly sujet: string; readonly tranche: boolean }[];
  };
  const concordance = (id: string) => {
    const { out, code } = lancer(dossier, 'concordance', '--avenant', id, '--json');
    return { code, ...(JSON.parse(out) as { pret: boolean; lignes: readonly Ligne[] }) };
  };

  it('is asked for, examined, signed, then read the day before and the day after', async () => {
    const id = demander('Abrogation de l’article 5');
    ok('avenant', 'instruire', id, '--date', '2026-09-07', '--service', 'Direction de la formation');
    expect(concordance(id)).toMatchObject({ code: 0, defauts: [{ code: 'PROJET_SANS_OPERATION' }] });
    ok('avenant', 'operation', id, '--nature', 'abroger', '--article', '5');
    expect(concordance(id)).toMatchObject({ code: 0, pret: true });
    ok('avenant', 'saisir', id, '--date', '2026-09-14', '--seance', '2026-10-15');
    ok('avis', 'enregistrer', '--avenant', id, '--date', '2026-10-15', '--sens', 'favorable');
    ok('avenant', 'mettre-a-la-signature', id, '--date', '2026-10-20');
    ok('avenant', 'signer', id, '--tous', '2026-11-02');

    const au = (jour: string) => spaces(ok('consolidation', '--id', DEMO, '--au', jour));
    expect(au('2026-11-01')).toContain('est l’instance de concertation');
    expect(au('2026-11-02')).not.toContain('est l’instance de concertation');
    expect(au('2026-11-02')).toContain('abrogé par l’avenant n° 2 du 2 novembre 2026');

    const sortie = join(dossier, 'redline.docx');
    ok('comparer', '--id', DEMO, '--de', '2026-11-01', '--a', '2026-11-02', '--sortie', sortie);
    const xml = (await unzip(readFileSync(sortie)))['word/document.xml'] ?? '';
    expect(xml).toMatch(/<w:del [^>]*w:author="Avenant n°\u00A02" w:date="2026-11-02T[^"]*"/u);
    expect(xml).toMatch(/<w:delText[^>]*>ARTICLE.5/u);
    expect(xml).not.toContain('<w:ins ');
  });

  it('is written with every nature of change there is', () => {
    const alinea = (texte: string, niveau = 0, marque: string | null = null) => ({ niveau, marque, texte });
    const cible = (alineaId: string) => ({ divisionId: alineaId.replace(/-\d+$/u, ''), alineaId });
    const VISAS = CONVENTION_AURA.visas.map(({ id }) => id);
    /** Of each nature: what is typed, and the change it makes. */
    const NATURES: Readonly<Record<string, readonly [readonly string[], object]>> = {
      'remplacer-mots': [
        [
          ...['--article', '6', '--alinea', '3', '--ancien', 'par avenant', '--nouveau', 'par avenant écrit'],
          ...['--clause', 'avenant=inchangee'],
        ],
        {
          nature: 'remplacer_mots',
          cible: cible('art6-3'),
          ancien: 'par avenant',
          nouveau: 'par avenant écrit',
          partout: false,
        },
      ],
      'supprimer-mots': [
        ['--article', '2', '--alinea', '10', '--ancien', 'chaque année', '--partout'],
        {
          nature: 'remplacer_mots',
          cible: cible('art2-10'),
          ancien: 'chaque année',
          nouveau: '',
          partout: true,
        },
      ],
      'inserer-mots': [
        ['--article', '2', '--alinea', '13', '--avant-mots', 'pilotage', '--nouveau', 'véritable'],
        {
          nature: 'inserer_mots',
          cible: cible('art2-13'),
          position: 'avant',
          repere: 'pilotage',
          mots: 'véritable',
        },
      ],
      'rediger-alinea': [
        ['--article', '2', '--alinea', '14', '--texte', 'Ces actions sont évaluées.'],
        { nature: 'rediger_alinea', ...cible('art2-14'), alineas: [alinea('Ces actions sont évaluées.')] },
      ],
      'rediger-article': [
        ['--article', '1', '--texte', 'Elle a pour objet :', '--texte', '- la région.'],
        {
          nature: 'rediger_division',
          divisionId: 'art1',
          intitule: 'ARTICLE 1 : OBJET DE LA CONVENTION',
          alineas: [alinea('Elle a pour objet :'), alinea('la région.', 1, '-')],
        },
      ],
      intituler: [
        ['--article', '7', '--intitule', 'ARTICLE 7 : RÉSILIATION'],
        { nature: 'intituler', divisionId: 'art7', intitule: 'ARTICLE 7 : RÉSILIATION' },
      ],
      'inserer-alinea': [
        ['--article', 'préambule', '--alinea', '0', '--texte', 'Le service est public.'],
        {
          nature: 'inserer_alineas',
          divisionId: 'pre',
          apres: null,
          alineas: [alinea('Le service est public.')],
        },
      ],
      'supprimer-alinea': [
        ['--article', '2', '--alinea', '11'],
        { nature: 'supprimer_alinea', ...cible('art2-11') },
      ],
      'inserer-article': [
        ['--apres-article', '4', '--intitule', 'ARTICLE 4-1 : SUIVI', '--texte', 'Un comité suit.'],
        {
          nature: 'inserer_division',
          apres: 'art4',
          sorte: 'article',
          numero: '4-1',
          intitule: 'ARTICLE 4-1 : SUIVI',
          alineas: [alinea('Un comité suit.')],
        },
      ],
      'inserer-section': [
        [
          ...['--apres-article', 'OBJECTIFS COMMUNS', '--intitule', 'GOUVERNANCE'],
          ...['--texte', 'Elle est partagée.'],
        ],
        {
          nature: 'inserer_division',
          apres: 'obj',
          sorte: 'section',
          numero: null,
          intitule: 'GOUVERNANCE',
          alineas: [alinea('Elle est partagée.')],
        },
      ],
      'inserer-titre': [
        ['--apres-article', '7', '--intitule', 'TITRE II – SUITES', '--niveau', '1'],
        {
          nature: 'inserer_division',
          apres: 'art7',
          sorte: 'section',
          numero: 'II',
          intitule: 'TITRE II – SUITES',
          niveau: 1,
          alineas: [],
        },
      ],
      abroger: [
        ['--article', '5-1'],
        { nature: 'abroger', divisionId: 'operation-groupe-technique-division' },
      ],
      retablir: [
        ['--article', '5', '--texte', 'Le CREFOP coordonne.'],
        {
          nature: 'retablir',
          divisionId: 'art5',
          intitule: 'ARTICLE 5 : MODALITÉS DE COORDINATION DES POLITIQUES',
          alineas: [alinea('Le CREFOP coordonne.')],
        },
      ],
      'ajouter-annexe': [
        ['--intitule', 'ANNEXE 1 : CALENDRIER', '--texte', 'Il est annuel.'],
        {
          nature: 'ajouter_annexe',
          numero: '1',
          intitule: 'ANNEXE 1 : CALENDRIER',
          alineas: [alinea('Il est annuel.')],
        },
      ],
      'nommer-partie': [
        ['--partie', 'region', '--nom', 'La Région Auvergne-Rhône-Alpes'],
        { nature: 'nommer_partie', partieId: 'region', nom: 'La Région Auvergne-Rhône-Alpes' },
      ],
      'designer-signataire': [
        [
          ...['--signataire', 'president', '--civilite', 'Madame', '--prenom', 'Ada', '--nom', 'ESSAI'],
          ...['--fonction', 'Présidente du conseil régional', '--genre', 'f'],
        ],
        {
          nature: 'designer_signataire',
          signataireId: 'president',
          fonction: { libelle: 'Présidente du conseil régional', genre: 'f' },
          personne: { civilite: 'Madame', prenom: 'Ada', nom: 'ESSAI' },
        },
      ],
      proroger: [
        [
          ...['--article', '6', '--alinea', '2', '--fin', '2029-12-31'],
          ...['--texte', 'Elle est conclue jusqu’au 31 décembre 2029.'],
        ],
        {
          nature: 'proroger',
          ...cible('art6-2'),
          texte: 'Elle est conclue jusqu’au 31 décembre 2029.',
          fin: '2029-12-31',
        },
      ],
      'inserer-visa': [
        ['--liste', 'presence', '--texte', 'le rectorat'],
        { nature: 'inserer_liminaire', liste: 'presence', apres: null, texte: 'le rectorat' },
      ],
      'rediger-visa': [
        ['--rang', '2', '--texte', 'Vu le code du travail modifié ;'],
        {
          nature: 'rediger_liminaire',
          liste: 'visas',
          liminaireId: VISAS[1],
          texte: 'Vu le code du travail modifié ;',
        },
      ],
      'supprimer-visa': [
        ['--rang', '1', '--liste', 'visas'],
        { nature: 'supprimer_liminaire', liste: 'visas', liminaireId: VISAS[0] },
      ],
    };
    const id = demander('Toutes les modifications');
    const known = lancer(dossier, 'avenant', 'operation', id, '--nature', 'effacer').err;
    expect([...spaces(known).matchAll(/([a-z-]+) \(-/gu)].map(([, name]) => name)).toEqual(
      Object.keys(NATURES),
    );
    for (const [nature, [args]] of Object.entries(NATURES))
      ok('avenant', 'operation', id, '--nature', nature, ...args);
    const { pret, lignes } = concordance(id);
    expect(lignes.map(({ operation }) => operation.modification)).toEqual(
      Object.values(NATURES).map(([, modification]) => modification),
    );
    expect(lignes.flatMap(({ defauts }) => defauts)).toEqual([]);
    expect(pret).toBe(true);
  });

  it('is held by a conflict until it is settled, with its reason', () => {
    const id = demander('Article 4');
    const axes = ['--article', '4', '--alinea', '3', '--ancien', 'en 7 axes', '--nouveau', 'en 9 axes'];
    ok('avenant', 'operation', id, '--nature', 'remplacer-mots', ...axes);
    const before = concordance(id);
    expect(before).toMatchObject({ code: 1, pret: false });
    const sujet = before.lignes[0]?.defauts.find(({ code }) => code === 'PROJET_CONCURRENT')?.sujet ?? '';
    const settle = (...args: readonly string[]) =>
      lancer(dossier, 'avenant', 'arbitrer', id, '--sujet', sujet, ...args);
    expect(settle('--choix', 'peut-être', '--motif', 'Urgence').code).toBe(2);
    expect(settle('--choix', 'appliquer').code).toBe(2);
    const drafted = settle('--choix', 'ecarter', '--motif', 'Urgence');
    expect([drafted.code, spaces(drafted.err)]).toEqual([1, expect.stringContaining('ne s’écarte pas')]);
    expect(settle('--choix', 'appliquer', '--motif', 'Examen conjoint').code).toBe(0);
    const after = concordance(id);
    expect(after).toMatchObject({ code: 0, pret: true });
    expect(after.lignes[0]?.defauts.map(({ tranche }) => tranche)).toEqual([true]);
  });
});
