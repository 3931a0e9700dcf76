import { direClause } from '#domain/clauses/dire';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parametresDits } from '#domain/clauses/clause';
import { ancresDuree, lireClauses, memesParametres } from '#domain/clauses/lire';
import type { ClauseLue } from '#domain/clauses/lire';
import { uniteDite } from '#domain/delais/calcul';
import { inLetters } from '#domain/french';
import { CONVENTION_AURA } from '../../../src-main/application/exemples/auvergne-rhone-alpes';
import { tirage } from '../../support/essais';

/** An article, one alinéa a line. */
const lire = (texte: string, intitule = 'Article'): readonly ClauseLue[] =>
  lireClauses([
    { intitule, alineas: texte.split('\n').map((one, rang) => ({ id: `a${rang}`, texte: one })) },
  ]);

/** What is read without doubt, nature by nature. */
const sur = (texte: string, intitule?: string) =>
  lire(texte, intitule)
    .filter(({ doutes }) => doutes.length === 0)
    .map(({ parametres }) => ({ nature: parametres.nature, ...parametresDits(parametres) }));

describe('what the words of a convention say without doubt', () => {
  const DITS: readonly (readonly [texte: string, attendu: object, intitule?: string])[] = [
    ['La convention prend effet à compter de la dernière signature.', { nature: 'effet', depart: 'derniere_signature' }],
    ['Elle entre en vigueur le jour où le dernier de ses signataires la signe.', { nature: 'effet', depart: 'derniere_signature' }],
    ['La présente convention entre en vigueur à compter du 1er janvier 2027.', { nature: 'effet', depart: 'date', date: '2027-01-01' }],
    ['La convention prend effet à compter de sa notification aux parties.', { nature: 'effet', depart: 'notification' }],
    ['Elle prend effet quinze jours après sa notification.', { nature: 'effet', depart: 'notification', decalage: { n: 15, unite: 'jours' } }],
    ['Elle entrera en vigueur dès sa transmission au représentant de l’État.', { nature: 'effet', depart: 'transmission' }],
    ['La convention prend effet à compter de sa publication.', { nature: 'effet', depart: 'publication' }],
    ['La convention est conclue pour une durée de trois ans à compter de sa signature.', { nature: 'duree', forme: 'periode', n: 3, unite: 'ans', depart: 'signature' }],
    ['La présente convention est conclue pour une durée de dix-huit (18) mois à compter de sa prise d’effet.', { nature: 'duree', forme: 'periode', n: 18, unite: 'mois', depart: 'effet' }],
    ['La convention est conclue jusqu’au 31 décembre 2028.', { nature: 'duree', forme: 'dates', fin: '2028-12-31' }],
    ['La convention s’achève le 31 décembre 2029.', { nature: 'duree', forme: 'dates', fin: '2029-12-31' }],
    ['Elle dure cinq ans à compter de sa signature.', { nature: 'duree', forme: 'periode', n: 5, unite: 'ans', depart: 'signature' }],
    ['La convention est conclue pour une durée indéterminée.', { nature: 'duree', forme: 'indeterminee' }],
    ['Elle est conclue pour la durée du contrat de plan régional.', { nature: 'duree', forme: 'instrument', instrument: 'contrat de plan régional' }],
    [
      'Elle est renouvelable une fois, par tacite reconduction, pour une durée de deux ans.',
      { nature: 'renouvellement', tacite: true, fois: 1, n: 2, unite: 'ans' },
    ],
    [
      'Elle est renouvelée chaque année par tacite reconduction, sauf dénonciation six mois avant son échéance.',
      { nature: 'renouvellement', tacite: true, n: 1, unite: 'ans', preavis: { n: 6, unite: 'mois', avant: 'terme' } },
    ],
    [
      'Elle peut être renouvelée deux fois, pour un an, par décision expresse.',
      { nature: 'renouvellement', tacite: false, fois: 2, n: 1, unite: 'ans' },
    ],
    [
      'La convention peut être modifiée par avenant, à la demande de l’une des parties et après avis du comité régional.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: true },
    ],
    [
      'Elle peut être modifiée par avenant à la demande écrite et motivée de l’une des parties et après avis du CREFOP.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: true },
    ],
    ['Elle ne peut être modifiée que par accord de toutes les parties.', { nature: 'avenant', demande: 'accord', avisCrefop: false }],
    [
      'À la demande de l’une des parties, elle peut être modifiée après avis du conseil économique.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: false, organe: 'conseil économique' },
    ],
    [
      'En cas de manquement, la convention peut être résiliée à l’expiration d’un délai de trente jours à compter de la première présentation d’une lettre recommandée.',
      { nature: 'resiliation', motif: 'manquement', n: 30, unite: 'jours', depart: 'premiere_presentation', caractere: 'faculte', forme: 'lrar' },
      'Résiliation',
    ],
    [
      'En cas de manquement, celle-ci pourra être dénoncée à l’expiration d’un délai de trois mois suivant la réception d’une lettre recommandée.',
      { nature: 'resiliation', motif: 'manquement', n: 3, unite: 'mois', depart: 'reception', caractere: 'faculte', forme: 'lrar' },
      'Résiliation',
    ],
    [
      'Chaque partie peut se retirer de la convention, par lettre, avec un préavis de six mois à compter de la réception.',
      { nature: 'resiliation', motif: 'sans_motif', n: 6, unite: 'mois', depart: 'reception', caractere: 'faculte', forme: 'lettre', portee: 'partie_qui_se_retire' },
      'Retrait',
    ],
    [
      'En cas de manquement, la convention peut être résiliée de plein droit trente jours francs après la réception d’une mise en demeure par lettre recommandée.',
      { nature: 'resiliation', motif: 'manquement', n: 30, unite: 'jours', depart: 'reception', francs: true, caractere: 'plein_droit', forme: 'lrar' },
      'Résiliation',
    ],
    [
      'En cas d’inexécution par une partie, et après mise en demeure restée sans effet pendant un délai de deux mois à compter de sa réception, les autres parties peuvent prononcer son exclusion.',
      { nature: 'resiliation', motif: 'manquement', n: 2, unite: 'mois', depart: 'reception', caractere: 'faculte', par: 'les_autres', portee: 'partie_defaillante' },
      'Manquement',
    ],
    [
      'La convention peut être résiliée par tout signataire deux mois après l’envoi d’une lettre, en cas de manquement.',
      { nature: 'resiliation', motif: 'manquement', n: 2, unite: 'mois', depart: 'envoi', caractere: 'faculte', forme: 'lettre', par: 'une_partie' },
      'Résiliation',
    ],
    [
      'Toute modification donne lieu à un avenant, proposé par l’une des parties et soumis à l’avis préalable du CREFOP.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: true },
    ],
    [
      'La convention peut être modifiée par voie d’avenant, à l’initiative de tout signataire.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: false },
    ],
    [
      'La convention peut être révisée à la demande de l’un des signataires. Toute modification fait l’objet d’un avenant signé par l’ensemble des parties, après consultation du comité régional.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: true },
    ],
    [
      'Elle est modifiée par avenant, à la demande de l’une des parties. L’avenant est soumis pour avis au conseil de l’orientation.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: false, organe: 'conseil de l’orientation' },
    ],
    [
      'La convention peut être modifiée à la demande de l’une des parties. L’avenant ne peut modifier les articles I.1 et 2.3.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: false, articlesExclus: ['I.1', '2.3'] },
    ],
    [
      'La convention peut être modifiée à la demande de l’une des parties. L’article 2 ne peut être modifié.',
      { nature: 'avenant', demande: 'une_partie', avisCrefop: false, articlesExclus: ['2'] },
    ],
    ['Elle est conclue pour une période de quatre ans à compter de sa signature.', { nature: 'duree', forme: 'periode', n: 4, unite: 'ans', depart: 'signature' }],
    [
      'La convention peut être résiliée d’un commun accord.',
      { nature: 'resiliation', motif: 'accord', caractere: 'faculte' },
      'Résiliation',
    ],
    [
      'Tout litige relève du tribunal administratif de Lille.',
      { nature: 'litige', tribunal: 'tribunal administratif de Lille', amiable: false },
    ],
  ]; // prettier-ignore

  it.each(DITS.map(([texte, attendu, intitule = 'Article']) => ({ texte, attendu, intitule })))(
    '$texte',
    ({ texte, attendu, intitule }) => {
      expect(sur(texte, intitule)).toEqual([attendu]);
    },
  );

  it('tells the day it starts from the day it ends, in one sentence', () => {
    for (const texte of [
      'La convention prend effet le 1er janvier 2027 et s’achève le 31 décembre 2029.',
      'La convention prend fin le 31 décembre 2029, et prend effet le 1er janvier 2027.',
    ])
      expect(sur(texte, 'Durée')).toEqual([
        { nature: 'effet', depart: 'date', date: '2027-01-01' },
        { nature: 'duree', forme: 'dates', fin: '2029-12-31' },
      ]);
  });

  it('reads the convention given as a sample as its clauses say it', () => {
    const read = lireClauses(CONVENTION_AURA.divisions);
    for (const { parametres, ancres } of CONVENTION_AURA.clauses ?? []) {
      const found = read.find((one) => one.parametres.nature === parametres.nature);
      expect(found?.parametres).toEqual(parametres);
      expect(found?.ancres).toEqual(ancres);
      expect(found?.doutes).toEqual([]);
    }
  });

  it('puts together a form said in one sentence and a delay said in the next', () => {
    const texte =
      'Si une partie manque à ses obligations, l’autre la met en demeure par lettre recommandée d’y satisfaire. ' +
      'Si le manquement persiste un mois après l’envoi de cette lettre, elle peut dénoncer la convention.';
    expect(sur(texte, 'Résiliation')).toEqual([
      { nature: 'resiliation', motif: 'manquement', n: 1, unite: 'mois', depart: 'envoi', caractere: 'faculte', forme: 'lrar' },
    ]); // prettier-ignore
  });
});

describe('who may ask for an avenant', () => {
  it('is not said where the text does not say it, by the reader nor in words', () => {
    const [read] = lire('La convention peut être modifiée par avenant.', 'Modification');
    expect(read?.parametres).toMatchObject({ nature: 'avenant', demande: null });
    expect(read?.doutes).toContain('La phrase ne dit pas qui peut demander un avenant.');
    if (read === undefined) throw new Error('nothing was read');
    expect(direClause(read.parametres)).toBe('sans dire qui peut le demander, sans avis préalable');
  });
});

describe('what is said with doubts', () => {
  it.each([
    ['a delay of working days', 'En cas de manquement, la convention peut être résiliée trente jours ouvrables après réception d’une lettre.'],
    ['a delay that runs from nothing', 'En cas de manquement, la convention peut être résiliée dans un délai de deux mois.'],
    ['two delays', 'En cas de manquement, la convention peut être résiliée deux mois après l’envoi, ou un mois après réception d’une lettre.'],
    ['a reservation', 'En cas de manquement, la convention peut être résiliée deux mois après l’envoi d’une lettre, sauf urgence.'],
    ['no delay', 'En cas de manquement, la convention peut être résiliée après une lettre.'],
    ['two facts for one effect', 'La convention prend effet à compter de sa signature et de sa notification.'],
    ['an opinion nobody is named for', 'La convention peut être modifiée à la demande de l’une des parties, sous réserve d’un avis favorable.'],
    ['no one who may ask', 'La convention peut être modifiée par avenant.'],
  ])('%s', (_quoi, texte) => {
    const read = lire(texte, 'Résiliation');
    expect(read).toHaveLength(1);
    expect(read[0]?.doutes.length).toBeGreaterThan(0);
    for (const doute of read[0]?.doutes ?? []) expect(doute).toMatch(/^[A-ZÀÉ].*[.?»]$/u);
  }); // prettier-ignore

  it('two sentences that say otherwise of one thing', () => {
    const read = lire(
      'La convention prend effet à sa signature.\nLa convention prend effet le 1er mars 2027.',
    );
    expect(read).toHaveLength(1);
    expect(read[0]?.doutes.join()).toContain('Une autre phrase en dit autre chose');
  });
});

describe('what says nothing of the convention itself', () => {
  it.each([
    'Le présent avenant prend effet à sa signature.',
    'Les parties se réunissent deux fois par an.',
    'La convention n’est pas renouvelable par tacite reconduction.',
    'Les réservations sont closes deux mois avant la manifestation.',
    'La Région informe les parties dans un délai de quinze jours.',
    'Le bilan est présenté après avis du comité.',
  ])('%s', (texte) => {
    expect(lire(texte)).toEqual([]);
  });
});

describe('any delay', () => {
  const UNITES = ['jours', 'mois', 'ans'] as const;
  const DEPARTS = {
    envoi: 'suivant l’envoi',
    premiere_presentation: 'à compter de la première présentation',
    reception: 'à compter de la réception',
  } as const;

  it('is read as it is written, in letters or in figures', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...UNITES),
        fc.constantFrom(...(Object.keys(DEPARTS) as (keyof typeof DEPARTS)[])),
        fc.constantFrom('lettres', 'chiffres', 'les deux'),
        (n, unite, depart, ecrit) => {
          const nombre =
            ecrit === 'chiffres' ? String(n) : ecrit === 'lettres' ? inLetters(n) : `${inLetters(n)} (${n})`;
          const [one, other] = lire(
            `En cas de non-respect, la convention pourra être dénoncée à l’expiration d’un délai de ${nombre} ${uniteDite(n, unite)} ${DEPARTS[depart]} d’une lettre recommandée.`,
            'Résiliation',
          );
          expect(other).toBeUndefined();
          expect(one?.doutes).toEqual([]);
          expect(one?.parametres).toMatchObject({ nature: 'resiliation', n, unite, depart });
        },
      ),
      tirage('délais lus', 200, 20_000),
    );
  });

  it('finds where the duration is said without reading the rest, and finds the same place', () => {
    const phrase = fc.constantFrom(
      'La convention est conclue pour une durée de trois ans à compter de sa signature.',
      'La convention s’achève le 31 décembre 2029 ; elle dure\u00A0cinq ans.',
      'Elle  dure\u202Fcinq ans\tà compter de sa signature.',
      'La convention est CONCLUE POUR UNE DURÉE de dix-huit (18) mois à compter de l’art. 6. Elle est publiée.',
      'La dure\u0301e de la présente convention est de deux ans à compter de sa signature.',
      'Un avenant est conclu pour une durée de deux ans à compter de sa signature.',
      'Elle est renouvelable une fois, par tacite reconduction, pour une durée de deux ans.',
      'La convention est conclue jusqu’au terme du contrat de plan régional (CPRDFOP) 2022-2028.',
      'La convention prend effet à compter de sa publication.',
      'Le comité se réunit deux fois par an.',
      '',
    );
    const passages = fc.array(
      fc.record({
        intitule: fc.constantFrom('Durée', 'Article 6 – Durée et prise d’effet', 'Gouvernance'),
        phrases: fc.array(fc.array(phrase, { maxLength: 3 }), { maxLength: 3 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(passages, (lus) => {
        const all = lus.map(({ intitule, phrases }, n) => ({
          intitule,
          alineas: phrases.map((dites, rang) => ({ id: `${n}-${rang}`, texte: dites.join(' ') })),
        }));
        const lue = lireClauses(all).find(({ parametres }) => parametres.nature === 'duree');
        expect(ancresDuree(all)).toEqual(lue?.ancres ?? []);
      }),
      tirage('durées trouvées', 300, 30_000),
    );
    const { divisions } = CONVENTION_AURA;
    expect(ancresDuree(divisions)).toEqual(
      lireClauses(divisions).find(({ parametres }) => parametres.nature === 'duree')?.ancres,
    );
  });

  it('compares parameters by what they say, not by how they are kept', () => {
    const [one] = lire('La convention prend effet à sa signature.');
    if (one === undefined) throw new Error('unread');
    const { nature: _nature, ...others } = one.parametres;
    expect(memesParametres(one.parametres, { ...others, nature: 'effet' } as never)).toBe(true);
    expect(memesParametres(one.parametres, { nature: 'effet', depart: 'derniere_signature' } as never)).toBe(
      true,
    );
    expect(memesParametres(one.parametres, { nature: 'effet', depart: 'publication' } as never)).toBe(false);
  });
});
