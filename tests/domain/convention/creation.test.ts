import { describe, expect, it } from 'vitest';
import { clauseDe, clausesDe } from '#domain/clauses/clause';
import { lireClauses } from '#domain/clauses/lire';
import { creerConvention, editerConvention, redactionDe } from '#domain/convention/creation';
import type { ClauseProposee, RedactionConvention } from '#domain/convention/creation';
import type { Convention } from '#domain/fiches/convention';
import { emptyRegistre } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { Banc, CONVENTION_ID, d, sha256, signatures } from '../../support/registre';

const CONTEXTE = { aujourdhui: d('2026-11-30'), par: 'essai', newId: () => 'nouvelle', sha256 };
const AURA = redactionDe(CONVENTION_AURA);

/** Another convention: five articles, its notice in the fifth. */
const AUTRE: RedactionConvention = {
  ...AURA,
  titreCourt: 'Autre convention',
  visas: [],
  divisions: [
    article('1', 'Objet', ['Les parties coopèrent.']),
    article('2', 'Durée', [
      'La convention est conclue pour trois ans à compter de sa signature.',
      'Elle est renouvelable deux fois, pour un an, par tacite reconduction.',
    ]),
    article('5', 'Résiliation', [
      'En cas de manquement, chaque partie peut dénoncer la convention trois mois après la réception d’une mise en demeure par lettre recommandée avec avis de réception.',
    ]),
  ],
};

function article(numero: string, intitule: string, textes: readonly string[]) {
  return {
    id: `art${numero}`,
    nature: 'article' as const,
    numero,
    intitule: `Article ${numero} – ${intitule}`,
    alineas: textes.map((texte, rang) => ({
      id: `art${numero}-${rang + 1}`,
      niveau: 0 as const,
      marque: null,
      texte,
    })),
  };
}

const lues = ({ divisions }: Pick<RedactionConvention, 'divisions'>): readonly ClauseProposee[] =>
  lireClauses(divisions).map((one) => ({ ...one, confirmee: true }));

function creee(redaction: RedactionConvention, clauses: readonly ClauseProposee[] | null): Convention {
  const done = creerConvention(emptyRegistre(), { ...redaction, clauses }, CONTEXTE);
  if (!done.ok) throw new Error(done.error.message);
  const found = done.value.changes.find(({ collection }) => collection === 'conventions');
  return found?.after as Convention;
}

describe('creerConvention', () => {
  it('reads the clauses in the text where nobody read them before, and leaves them to be confirmed', () => {
    const convention = creee(AUTRE, null);
    expect(clauseDe(clausesDe(convention), 'resiliation')?.origine).toEqual({
      nature: 'proposee',
      doutes: [],
    });
    expect(convention.duree).toMatchObject({ nature: 'periode', n: 3 });
  });

  it('names the registry after its only convention, and after none of several', () => {
    const nommee = (made: ReturnType<typeof creerConvention>) => {
      if (!made.ok) throw new Error(made.error.message);
      const fiche = made.value.changes.find(({ collection }) => collection === 'fiches')?.after;
      return (fiche as { readonly nom: string } | undefined)?.nom ?? null;
    };
    const vide = emptyRegistre();
    const first = creee(AUTRE, []);
    const nom = nommee(creerConvention(vide, { ...AUTRE, clauses: [] }, CONTEXTE));
    expect(nom).toBe('Autre convention');
    const un = {
      ...vide,
      fiches: new Map([['registre', { id: 'registre', nom: 'Autre convention', demonstration: false }]]),
      conventions: new Map([[first.id, first]]),
    } as Registre;
    const copie = { ...AUTRE, titreCourt: 'Une seconde' };
    expect(nommee(editerConvention(un, { ...copie, conventionId: first.id }))).toBe('Une seconde');
    expect(nommee(creerConvention(un, { ...copie, clauses: [] }, CONTEXTE))).toBe('Registre des conventions');
    const nomme = {
      ...un,
      fiches: new Map([['registre', { id: 'registre', nom: 'Ma Région', demonstration: false }]]),
    } as Registre;
    expect(nommee(creerConvention(nomme, { ...copie, clauses: [] }, CONTEXTE))).toBeNull();
  });

  it('keeps the text word for word, and nothing that has not happened', () => {
    const convention = creee(AURA, []);
    expect(redactionDe(convention)).toEqual(AURA);
    expect([convention.signatures, convention.effetRetenu]).toEqual([[], null]);
  });

  it('makes of the clauses read in the text those the registry computes from', () => {
    const convention = creee(AUTRE, lues(AUTRE));
    expect(convention.duree).toMatchObject({
      nature: 'periode',
      article: '2',
      n: 3,
      unite: 'ans',
      depart: 'signature',
    });
    const resiliation = clauseDe(clausesDe(convention), 'resiliation');
    expect(resiliation).toMatchObject({
      parametres: { n: 3, unite: 'mois', depart: 'reception' },
      ancres: ['art5-1'],
      origine: { nature: 'lue', le: '2026-11-30', par: 'essai' },
    });
  });

  it('proposes the end of an instrument from the year its name bears, and nothing without one', () => {
    const dureeDe = (dit: string) => {
      const redaction = { ...AUTRE, divisions: [article('1', 'Durée', [dit])] };
      return creee(redaction, lues(redaction)).duree;
    };
    expect(dureeDe('Elle s’applique jusqu’à l’échéance du CPRDFOP 2023-2028.')).toMatchObject({
      nature: 'instrument',
      instrument: 'CPRDFOP 2023-2028',
      hypothese: { date: '2028-12-31' },
    });
    expect(dureeDe('Elle est conclue pour la durée du CPRDFOP.')).toMatchObject({
      nature: 'instrument',
      hypothese: null,
    });
  });

  it('keeps as words to be weighed what nobody confirmed and nothing can be computed from', () => {
    const boiteuse = {
      parametres: { nature: 'effet', depart: 'date', date: null, decalage: null },
      ancres: ['art1-1'],
      dit: 'Les parties coopèrent.',
      doutes: ['La date n’est pas dite.'],
      confirmee: false,
    } as const;
    const convention = creee(AUTRE, [boiteuse]);
    expect(clausesDe(convention).filter(({ parametres: { nature } }) => nature === 'effet')).toEqual([]);
    expect(convention.clauses?.[0]).toMatchObject({
      parametres: { nature: 'autre', mots: 'Les parties coopèrent.' },
      origine: { nature: 'proposee', doutes: ['La date n’est pas dite.'] },
    });
  });

  it.each([
    ['CONVENTION_PARTIES', { ...AURA, parties: AURA.parties.slice(0, 1) }],
    [
      'PARTIE_SANS_SIGNATAIRE',
      { ...AURA, parties: AURA.parties.map((one) => ({ ...one, signataires: [] })) },
    ],
    ['PARTIE_EN_DOUBLE', { ...AURA, parties: AURA.parties.map((one) => ({ ...one, nom: 'L’État' })) }],
    ['CONVENTION_SANS_TEXTE', { ...AURA, divisions: [] }],
    ['CONVENTION_ELEMENT_EN_DOUBLE', { ...AURA, divisions: [...AURA.divisions, ...AURA.divisions] }],
  ])('refuses with %s', (code, redaction) => {
    const done = creerConvention(emptyRegistre(), { ...redaction, clauses: [] }, CONTEXTE);
    expect(done.ok ? null : done.error.code).toBe(code);
  });

  it('refuses a second convention of one name, and welcomes one of another beside it', () => {
    const banc = new Banc(d('2026-11-30'));
    const same = creerConvention(banc.registre, { ...AURA, clauses: [] }, CONTEXTE);
    expect(same.ok ? null : same.error.code).toBe('CONVENTION_HOMONYME');
    expect(creerConvention(banc.registre, { ...AUTRE, clauses: [] }, CONTEXTE).ok).toBe(true);
  });

  it('refuses a clause that its own words deny', () => {
    const [resiliation] = lues(AUTRE).filter(({ parametres: { nature } }) => nature === 'resiliation');
    if (resiliation === undefined) throw new Error('no clause read');
    const parametres = { ...resiliation.parametres, n: 2 } as typeof resiliation.parametres;
    const done = creerConvention(
      emptyRegistre(),
      { ...AUTRE, clauses: [{ ...resiliation, parametres }] },
      CONTEXTE,
    );
    expect(done.ok ? null : done.error.code).toBe('CLAUSE_DEMENTIE');
  });

  it('says that two articles bear one number, unless a title tells them apart', () => {
    const twice = {
      ...AUTRE,
      divisions: [article('1', 'A', ['Un.']), { ...article('1', 'B', ['Deux.']), id: 'b' }],
    };
    const told = (redaction: RedactionConvention) => {
      const ids = redaction.divisions.map((one, rang) => ({
        ...one,
        alineas: one.alineas.map((alinea) => ({ ...alinea, id: `a${rang}` })),
      }));
      const done = creerConvention(emptyRegistre(), { ...redaction, divisions: ids, clauses: [] }, CONTEXTE);
      return done.ok ? done.value.avertissements.length : done.error.code;
    };
    expect(told(twice)).toBe(1);
    const titre = (numero: string) => ({
      ...article(numero, 'Titre', []),
      nature: 'section' as const,
      id: `t${numero}`,
    });
    const [a, b] = twice.divisions;
    if (a === undefined || b === undefined) throw new Error('two articles');
    expect(
      told({
        ...AUTRE,
        divisions: [titre('I'), { ...a, niveau: 2 }, titre('II'), { ...b, niveau: 2 }],
      }),
    ).toBe(0);
  });
});

describe('editerConvention', () => {
  const edit = (before: Convention, redaction: RedactionConvention) => {
    const registre = { ...emptyRegistre(), conventions: new Map([[before.id, before]]) };
    const done = editerConvention(registre, { conventionId: before.id, ...redaction });
    if (!done.ok) throw new Error(done.error.message);
    return { convention: done.value.changes[0]?.after as Convention, dit: done.value.avertissements };
  };

  it('changes nothing when the text is the same, clauses and obligations included', () => {
    expect(edit(CONVENTION_AURA, AURA).convention).toEqual(CONVENTION_AURA);
    const autre = creee(AUTRE, lues(AUTRE));
    expect(edit(autre, redactionDe(autre)).convention).toEqual(autre);
  });

  it('keeps the later addresses of whoever still signs: they are not in the text', () => {
    const adresses = [{ depuis: d('2027-01-01'), lignes: ['2, rue Neuve'] }];
    const parties = CONVENTION_AURA.parties.map((partie) => ({
      ...partie,
      signataires: partie.signataires.map((one) => ({ ...one, adresses })),
    }));
    expect(edit({ ...CONVENTION_AURA, parties }, AURA).convention.parties).toEqual(parties);
  });

  it('reads anew the clause whose words were written anew, to be confirmed', () => {
    const autre = creee(AUTRE, lues(AUTRE));
    const mots = (texte: string) => ({
      ...AUTRE,
      divisions: AUTRE.divisions.map((one) =>
        one.id === 'art5' ? { ...one, alineas: one.alineas.map((alinea) => ({ ...alinea, texte })) } : one,
      ),
    });
    const { convention } = edit(
      autre,
      mots(
        'En cas de manquement, chaque partie peut dénoncer la convention six mois après l’envoi d’une mise en demeure par lettre recommandée avec avis de réception.',
      ),
    );
    expect(clauseDe(clausesDe(convention), 'resiliation')).toMatchObject({
      parametres: { n: 6, unite: 'mois', depart: 'envoi' },
      origine: { nature: 'proposee' },
      certitude: { sure: false },
    });
    const gone = edit(autre, mots('Les parties se parlent.'));
    expect(clauseDe(clausesDe(gone.convention), 'resiliation')).toBeNull();
    expect(gone.dit.map(({ message }) => message)).toContainEqual(expect.stringMatching(/ne se lit plus/u));
  });

  it('holds the duties its text lays on a party, and reads anew those whose words were written anew', () => {
    const engagements = (texte: string): RedactionConvention => ({
      ...AUTRE,
      divisions: [...AUTRE.divisions, article('6', 'Engagements', [texte, 'L’État publie la liste.'])],
    });
    const dits = ({ obligations }: Convention) => obligations.map(({ libelle }) => libelle);
    const before = creee(engagements('La Région transmet le bilan.'), null);
    expect(dits(before)).toEqual(['La Région transmet le bilan', 'L’État publie la liste']);
    const { convention } = edit(before, engagements('La Région transmet le bilan et les comptes.'));
    expect(dits(convention)).toEqual([
      'La Région transmet le bilan et les comptes',
      'L’État publie la liste',
    ]);
    // One that nobody retained of these very words does not come back.
    const sans = { ...before, obligations: before.obligations.slice(1) };
    expect(dits(edit(sans, { ...redactionDe(sans), lieu: 'Ailleurs' }).convention)).toEqual([
      'L’État publie la liste',
    ]);
  });

  it('refuses once somebody has signed', () => {
    const signee = { ...CONVENTION_AURA, signatures: signatures(d('2023-10-02')) };
    const banc = new Banc(d('2026-11-30'), signee);
    const done = editerConvention(banc.registre, { conventionId: CONVENTION_ID, ...AURA });
    expect(done.ok ? null : done.error.code).toBe('CONVENTION_SIGNEE');
  });
});
