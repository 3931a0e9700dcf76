import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signerAvenant } from '#domain/avenant/commands';
import { avisDuProjet } from '#domain/avenant/ecart';
import { mettreALaSignature } from '#domain/avenant/etapes-commands';
import { ajouterOperations, modifierOperation, reglerClause } from '#domain/avenant/operations-commands';
import { civilDate as d } from '#domain/civil-date';
import type { Clause, ParametresDe, ReponseClause, SortClause } from '#domain/clauses/clause';
import { clauseDe } from '#domain/clauses/clause';
import { dureeOf } from '#domain/delais/calcul';
import { clausesAu } from '#domain/consolidation/clauses';
import { concordanceDe } from '#domain/concordance/concordance';
import { texteDuProjet } from '#domain/fiches/avenant';
import { avisOf } from '#domain/lookup';
import type { CodeDefaut } from '#domain/texte/defauts';
import type { Modification } from '#domain/texte/operations';
import { CONVENTION_ID, signatures, signed, withAvis, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { avenantOf, mots, projeter, signer } from '../consolidation/atelier';

const JOUR = d('2026-11-24');
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/gu, ' ');

const banc = (): Banc => {
  const one = withFin(signed());
  one.aujourdhui = JOUR;
  return one;
};

const DELAI = mots('art7', 'art7-1', "deux mois suivant l'envoi", 'trois mois suivant la réception');
const AVIS = mots('art6', 'art6-3', ' et après avis du CREFOP', '');
const EFFET = mots('art6', 'art6-1', 'de sa date de signature', 'du 1er janvier 2027');
const inchangee = (motif: string | null = null): SortClause => ({ nature: 'inchangee', motif });
const RETIREE: SortClause = { nature: 'retiree' };

/** The clause of the convention, changed. */
const resiliation = (over: Partial<ParametresDe<'resiliation'>> = {}): SortClause => {
  const clause = clauseDe(clausesAu(banc().registre, banc().convention, null).clauses, 'resiliation');
  if (clause === null) throw new Error('no clause');
  return { nature: 'nouvelle', parametres: { ...clause.parametres, ...over } };
};
const TROIS_MOIS = resiliation({ n: 3, depart: 'reception' });

type Cas = {
  readonly modification: Modification;
  readonly reponses?: readonly ReponseClause[];
  readonly defauts: readonly CodeDefaut[];
};

const projet = (one: Banc, { modification, reponses }: Pick<Cas, 'modification' | 'reponses'>): void => {
  projeter(one, { nom: 'a', operations: [] });
  one.nextIds(['a-0']);
  one.must(ajouterOperations, {
    avenantId: 'a',
    operations: [{ modification, phrase: null, ...(reponses === undefined ? {} : { clauses: reponses }) }],
  });
};

const lire = (one: Banc) => concordanceDe(one.registre, one.convention, avenantOf(one, 'a'), JOUR);
const codes = (one: Banc) => lire(one).lignes.flatMap(({ defauts }) => defauts.map(({ code }) => code));

const repond = (clauseId: string | null, sort: SortClause): readonly ReponseClause[] => [{ clauseId, sort }];

describe('an operation on the words of a clause', () => {
  it.each<[string, Cas]>([
    ['asks what becomes of it (F01)', { modification: DELAI, defauts: ['CLAUSE_A_REGLER'] }],
    [
      'is settled by parameters that agree',
      { modification: DELAI, reponses: repond('resiliation', TROIS_MOIS), defauts: [] },
    ],
    [
      'refuses parameters its words gainsay',
      {
        modification: DELAI,
        reponses: repond('resiliation', resiliation({ n: 4, depart: 'reception' })),
        defauts: ['CLAUSE_CONTREDITE'],
      },
    ],
    [
      'asks why it would not change',
      { modification: DELAI, reponses: repond('resiliation', inchangee()), defauts: ['CLAUSE_SANS_MOTIF'] },
    ],
    [
      'takes no empty reason',
      {
        modification: DELAI,
        reponses: repond('resiliation', inchangee('x')),
        defauts: ['CLAUSE_SANS_MOTIF'],
      },
    ],
    [
      'leaves it unchanged with a reason',
      {
        modification: DELAI,
        reponses: repond('resiliation', inchangee('Erreur de plume, à rectifier')),
        defauts: [],
      },
    ],
    [
      'does not take it away while its words say it',
      { modification: DELAI, reponses: repond('resiliation', RETIREE), defauts: ['CLAUSE_CONTREDITE'] },
    ],
    [
      'asks nothing of why when its words say the same',
      {
        modification: mots('art7', 'art7-1', 'accusé de réception', 'avis de réception'),
        reponses: repond('resiliation', inchangee()),
        defauts: [],
      },
    ],
    ['asks of the guard on avenants (F04)', { modification: AVIS, defauts: ['CLAUSE_A_REGLER'] }],
    [
      'contradicts an effect already taken (F23)',
      { modification: EFFET, defauts: ['CLAUSE_A_REGLER', 'EFFET_DEJA_PRIS'] },
    ],
    [
      'contradicts it all the same once answered',
      {
        modification: EFFET,
        reponses: repond('effet', {
          nature: 'nouvelle',
          parametres: { nature: 'effet', depart: 'date', date: d('2027-01-01'), decalage: null },
        }),
        defauts: ['EFFET_DEJA_PRIS'],
      },
    ],
    [
      'takes it away with all its words',
      {
        modification: { nature: 'abroger', divisionId: 'art7' },
        reponses: repond('resiliation', RETIREE),
        defauts: [],
      },
    ],
    [
      'keeps no clause that nothing says',
      {
        modification: { nature: 'supprimer_alinea', divisionId: 'art6', alineaId: 'art6-3' },
        reponses: repond('avenant', inchangee('Usage constant des parties')),
        defauts: ['CLAUSE_SANS_MOTS'],
      },
    ],
    [
      'asks of a clause the text did not have',
      {
        modification: {
          nature: 'inserer_alineas',
          divisionId: 'art6',
          apres: 'art6-3',
          alineas: [
            {
              niveau: 0,
              marque: null,
              texte: 'Elle est renouvelable une fois par tacite reconduction, pour une durée de deux ans.',
            },
          ],
        },
        defauts: ['CLAUSE_NOUVELLE'],
      },
    ],
    [
      'asks why such words would lay none down',
      {
        modification: {
          nature: 'inserer_alineas',
          divisionId: 'art6',
          apres: 'art6-3',
          alineas: [
            {
              niveau: 0,
              marque: null,
              texte: 'Elle est renouvelable une fois par tacite reconduction, pour une durée de deux ans.',
            },
          ],
        },
        reponses: repond(null, inchangee()),
        defauts: ['CLAUSE_ECARTEE_SANS_MOTIF'],
      },
    ],
    [
      'lets them lay none down with a reason',
      {
        modification: {
          nature: 'inserer_alineas',
          divisionId: 'art6',
          apres: 'art6-3',
          alineas: [
            {
              niveau: 0,
              marque: null,
              texte: 'Elle est renouvelable une fois par tacite reconduction, pour une durée de deux ans.',
            },
          ],
        },
        reponses: repond(null, inchangee('Cite la convention précédente')),
        defauts: [],
      },
    ],
    [
      'lays down what its words say',
      {
        modification: {
          nature: 'inserer_alineas',
          divisionId: 'art6',
          apres: 'art6-3',
          alineas: [
            {
              niveau: 0,
              marque: null,
              texte: 'Elle est renouvelable une fois par tacite reconduction, pour une durée de deux ans.',
            },
          ],
        },
        reponses: repond(null, {
          nature: 'nouvelle',
          parametres: { nature: 'renouvellement', tacite: true, fois: 1, n: 2, unite: 'ans', preavis: null },
        }),
        defauts: [],
      },
    ],
    [
      'asks nothing where no clause stands',
      { modification: mots('art5', 'art5-1', 'CREFOP', 'CREFOP plénier'), defauts: [] },
    ],
  ])('%s', (_nom, { modification, reponses, defauts }) => {
    const one = banc();
    projet(one, { modification, ...(reponses === undefined ? {} : { reponses }) });
    expect(codes(one)).toEqual(defauts);
    expect(lire(one).pret).toBe(defauts.length === 0);
  });

  it('names the clause, its article, what its words say now, and the way out', () => {
    const one = banc();
    projet(one, { modification: DELAI });
    const [fault] = lire(one).lignes.flatMap(({ defauts }) => defauts);
    expect(plain(fault?.message ?? '')).toMatch(
      /^La clause de résiliation \(article 7, 1er alinéa\) dit : deux mois à compter de l’envoi .* se lisent : trois mois à compter de la réception d’une lettre recommandée/u,
    );
    expect(fault?.remede).toContain('nouveaux paramètres');
    const [{ clauses } = { clauses: [] }] = lire(one).lignes;
    expect(clauses).toMatchObject([
      { clauseId: 'resiliation', motifRequis: true, reponse: null, proposition: TROIS_MOIS },
    ]);
  });

  it('is asked once of the duration, and settled by what it says', () => {
    const fin = mots(
      'art6',
      'art6-2',
      'pour la durée du Contrat',
      "jusqu'au 31 décembre 2030, terme du Contrat",
    );
    const one = banc();
    projet(one, { modification: fin });
    const before = codes(one);
    expect(before).toEqual(['DUREE_SANS_PROROGATION']);
    const [proposee] = lire(one).lignes.flatMap(({ clauses }) => clauses);
    expect(proposee?.proposition).toMatchObject({ parametres: { forme: 'dates', fin: '2030-12-31' } });
    one.must(reglerClause, {
      avenantId: 'a',
      operationId: 'a-0',
      clauseId: 'duree',
      sort: proposee?.proposition ?? null,
      motif: null,
    });
    expect(codes(one)).toEqual([]);
  });

  it('asks nothing of the duration it puts off itself', () => {
    const one = banc();
    projet(one, {
      modification: {
        nature: 'proroger',
        divisionId: 'art6',
        alineaId: 'art6-2',
        texte: "Elle est conclue jusqu'au 31 décembre 2030.",
        fin: d('2030-12-31'),
      },
    });
    expect(codes(one)).toEqual([]);
    expect(lire(one).lignes[0]?.clauses).toEqual([]);
  });

  it('proposes an obligation unchanged, without blocking', () => {
    const one = banc();
    const [first] = one.convention.obligations;
    const alineaId = first?.alineaIds[0] ?? '';
    projet(one, {
      modification: {
        nature: 'rediger_alinea',
        divisionId: 'art2',
        alineaId,
        alineas: [{ niveau: 1, marque: '-', texte: 'Définit seule un schéma de développement.' }],
      },
    });
    expect(codes(one)).toEqual([]);
    expect(lire(one).lignes[0]?.clauses).toMatchObject([
      { clauseId: first?.id, due: false, proposition: { nature: 'inchangee' } },
    ]);
  });

  it('lays down an obligation that nobody read in its words', () => {
    const one = banc();
    projet(one, {
      modification: {
        nature: 'inserer_alineas',
        divisionId: 'art4',
        apres: null,
        alineas: [{ niveau: 0, marque: null, texte: 'La Région transmet chaque année un bilan chiffré.' }],
      },
      reponses: repond(null, {
        nature: 'nouvelle',
        parametres: { nature: 'obligation', debiteur: 'region', libelle: 'Transmet un bilan chiffré' },
      }),
    });
    expect(codes(one)).toEqual([]);
    signer(one, 'a', d('2026-11-23'));
    const { clauses } = clausesAu(one.registre, one.convention, JOUR);
    expect(clauses.at(-1)).toMatchObject({
      parametres: { libelle: 'Transmet un bilan chiffré' },
      certitude: { sure: true },
    });
    expect(clauses.at(-1)?.ancres).toHaveLength(1);
  });

  it('may not touch an article that the convention excludes', () => {
    const one = banc();
    const { convention } = one;
    const clauses = (convention.clauses ?? []).map((clause): Clause =>
      clause.parametres.nature === 'avenant'
        ? { ...clause, parametres: { ...clause.parametres, articlesExclus: ['5'] } }
        : clause,
    );
    one.apply([{ collection: 'conventions', id: CONVENTION_ID, after: { ...convention, clauses } }]);
    projet(one, { modification: mots('art5', 'art5-1', 'CREFOP', 'CREFOP plénier') });
    expect(codes(one)).toEqual(['ARTICLE_EXCLU']);
  });
});

describe('an answer', () => {
  it('is refused about what the operation leaves alone', () => {
    const one = banc();
    projeter(one, { nom: 'a', operations: [] });
    const refused = one.refused(ajouterOperations, {
      avenantId: 'a',
      operations: [{ modification: AVIS, phrase: null, clauses: repond('resiliation', RETIREE) }],
    });
    expect(refused).toMatchObject({ code: 'CLAUSE_HORS_OBJET', champ: 'operations.0.clauses' });
    expect(plain(refused.message)).toContain('la clause de résiliation (article 7, 1er alinéa)');
  });

  it.each<[string, string | null, SortClause]>([
    ['of another nature', 'resiliation', { nature: 'nouvelle', parametres: { nature: 'exemplaires', n: 2 } }],
    ['that lacks its unit', 'resiliation', resiliation({ unite: null })],
    ['a second time', null, resiliation({ n: 3, depart: 'reception' })],
  ])('is refused %s', (_nom, clauseId, sort) => {
    const one = banc();
    projet(one, { modification: DELAI });
    const input = { avenantId: 'a', operationId: 'a-0', clauseId, sort, motif: null };
    expect(one.refused(reglerClause, input).code).toBe('CLAUSE_HORS_OBJET');
  });

  it('is given afterwards, changed and taken back on a draft', () => {
    const one = banc();
    projet(one, { modification: DELAI });
    const regler = { avenantId: 'a', operationId: 'a-0', clauseId: 'resiliation', motif: null } as const;
    one.must(reglerClause, { ...regler, sort: RETIREE });
    expect(codes(one)).toEqual(['CLAUSE_CONTREDITE']);
    one.must(reglerClause, { ...regler, sort: TROIS_MOIS });
    expect(codes(one)).toEqual([]);
    one.must(reglerClause, { ...regler, sort: null });
    expect(avenantOf(one, 'a').operations[0]).not.toHaveProperty('clauses');
    expect(one.refused(reglerClause, { ...regler, sort: null }).code).toBe('CLAUSE_SANS_REPONSE');
  });

  it('stays when the sentence alone is written anew, and goes with the words', () => {
    const one = banc();
    projet(one, { modification: DELAI, reponses: repond('resiliation', TROIS_MOIS) });
    const input = { avenantId: 'a', operationId: 'a-0', phrase: null };
    one.must(modifierOperation, { ...input, modification: DELAI });
    expect(codes(one)).toEqual([]);
    one.must(modifierOperation, {
      ...input,
      modification: mots('art7', 'art7-1', 'deux mois', 'trois mois'),
    });
    expect(codes(one)).toEqual(['CLAUSE_A_REGLER']);
  });

  it('is bound by the avis: another answer is another project', () => {
    const one = banc();
    const regler = { avenantId: 'a', operationId: 'a-0', clauseId: 'resiliation', motif: null } as const;
    projet(one, { modification: DELAI, reponses: repond('resiliation', TROIS_MOIS) });
    withAvis(one, 'a', d('2026-11-20'));
    one.must(reglerClause, { ...regler, sort: inchangee('Le délai reste de deux mois') });
    const found = avisDuProjet(avisOf(one.registre, 'a'), avenantOf(one, 'a'), one.contexte.sha256);
    expect(found?.ecart?.forme).toEqual([]);
    expect(found?.ecart?.fond).toMatchObject([
      { lieu: 'Modification 1, clause', apres: expect.stringContaining('inchangée') as string },
    ]);
    expect(plain(found?.ecart?.fond[0]?.avant ?? '')).toContain('trois mois à compter de la réception');
    const mise = { avenantId: 'a', date: JOUR, motifTexteModifie: null };
    expect(one.refused(mettreALaSignature, mise).code).toBe('AVIS_AUTRE_PROJET');
  });

  it('leaves the fingerprint of a draft that touches no clause as it was', () => {
    const one = banc();
    projet(one, { modification: mots('art5', 'art5-1', 'CREFOP', 'CREFOP plénier') });
    expect(JSON.parse(texteDuProjet(avenantOf(one, 'a')))).toHaveLength(4);
  });
});

describe('an avenant signed before anyone was asked', () => {
  /** Signed as older registries have it: its operation says nothing of the clause. */
  const ancien = (modification: Modification): Banc => {
    const one = banc();
    projet(one, { modification });
    withAvis(one, 'a', d('2026-11-10'));
    const avenant = avenantOf(one, 'a');
    const after = { ...avenant, numero: 1, signatures: signatures(d('2026-11-20')) };
    one.apply([{ collection: 'avenants', id: 'a', after }]);
    return one;
  };
  const regler = { avenantId: 'a', operationId: 'a-0', clauseId: 'resiliation' } as const;
  const tenue = (one: Banc) => clauseDe(clausesAu(one.registre, one.convention, JOUR).clauses, 'resiliation');

  it('blocks nothing, leaves the clause to be confirmed, and is settled afterwards with a reason', () => {
    const one = ancien(DELAI);
    expect(codes(one)).toEqual([]);
    expect(tenue(one)?.certitude.sure).toBe(false);
    const fingerprint = texteDuProjet(avenantOf(one, 'a'));
    expect(one.refused(reglerClause, { ...regler, sort: TROIS_MOIS, motif: null }).code).toBe(
      'CLAUSE_REGLEE_SANS_MOTIF',
    );
    one.must(reglerClause, { ...regler, sort: TROIS_MOIS, motif: 'Les mots de l’avenant le disent' });
    expect(tenue(one)).toMatchObject({
      certitude: { sure: true },
      parametres: { n: 3, depart: 'reception' },
    });
    // What the committee and the parties had before them has not changed.
    expect(texteDuProjet(avenantOf(one, 'a'))).toBe(fingerprint);
    expect(
      one.refused(reglerClause, { ...regler, sort: RETIREE, motif: 'Autre lecture du texte' }).code,
    ).toBe('CLAUSE_DEJA_REGLEE');
  });

  it('is not settled against its words', () => {
    const one = ancien(DELAI);
    const input = { ...regler, sort: resiliation({ n: 5 }), motif: 'Pratique des parties' };
    expect(one.refused(reglerClause, input).code).toBe('CLAUSE_HORS_OBJET');
  });
});

describe('any delay written in the place of the convention’s own', () => {
  const UNITES = ['jours', 'mois', 'ans'] as const;
  const DEPARTS = {
    envoi: "l'envoi",
    premiere_presentation: 'la première présentation',
    reception: 'la réception',
  } as const;

  it('is read, and nothing is ready before an answer that agrees with it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom(...UNITES),
        fc.constantFrom(...(Object.keys(DEPARTS) as (keyof typeof DEPARTS)[])),
        fc.integer({ min: 1, max: 90 }),
        (n, unite, depart, autre) => {
          fc.pre(!(n === 2 && unite === 'mois' && depart === 'envoi'));
          const one = banc();
          const dit = `${dureeOf(n, unite)} suivant ${DEPARTS[depart]}`;
          projet(one, { modification: mots('art7', 'art7-1', "deux mois suivant l'envoi", dit) });
          expect(codes(one)).toEqual(['CLAUSE_A_REGLER']);
          const [clause] = lire(one).lignes.flatMap(({ clauses }) => clauses);
          expect(clause?.lue).toMatchObject({ parametres: { n, unite, depart }, doutes: [] });
          const regler = (over: Partial<ParametresDe<'resiliation'>>) =>
            one.must(reglerClause, {
              avenantId: 'a',
              operationId: 'a-0',
              clauseId: 'resiliation',
              sort: resiliation({ n, unite, depart, ...over }),
              motif: null,
            });
          regler({ n: autre });
          expect(lire(one).pret).toBe(autre === n);
          regler({});
          expect(codes(one)).toEqual([]);
          withAvis(one, 'a', d('2026-11-20'));
          one.must(mettreALaSignature, { avenantId: 'a', date: JOUR, motifTexteModifie: null });
          one.must(signerAvenant, { avenantId: 'a', signatures: signatures(JOUR), motifTexteModifie: null });
          const { clauses } = clausesAu(one.registre, one.convention, JOUR);
          expect(clauseDe(clauses, 'resiliation')).toMatchObject({
            parametres: { n, unite, depart },
            certitude: { sure: true },
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});
