import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, civilDate } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { clausesAu } from '#domain/consolidation/clauses';
import { effetDenonciation } from '#domain/fiches/denonciation';
import { etatMiseEnDemeure } from '#domain/fiches/mise-en-demeure';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { contradictionsOf } from '#domain/coherence';
import { demanderAvenant } from '#domain/avenant/commands';
import { denonciationOf, sortiesOf } from '#domain/lookup';
import { allSignataires } from '#domain/parties/partie';
import { put } from '#domain/registre';
import {
  enregistrerReception,
  notifierDenonciation,
  raisonSansEffet,
} from '#domain/resiliation/denonciation-commands';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { envoyerMiseEnDemeure, suivreEnvoi } from '#domain/resiliation/envoi-commands';
import { raisonSansDelai } from '#domain/resiliation/horloge';
import {
  preparerMiseEnDemeure,
  regulariser,
  signerMiseEnDemeure,
} from '#domain/resiliation/mise-en-demeure-commands';
import { lireCible } from '#domain/texte/cible';
import { texteInitial } from '#domain/texte/en-vigueur';
import type { Clause, ParametresDe } from '#domain/clauses/clause';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { tirage } from '../support/essais';
import {
  Banc,
  CONVENTION_ID,
  LES_QUATRE,
  PROJET,
  d,
  envoi,
  grief,
  signatures,
  signed,
} from '../support/registre';

type Resiliation = Omit<ParametresDe<'resiliation'>, 'nature'>;

const BASE: Resiliation = {
  motif: 'manquement',
  n: 2,
  unite: 'mois',
  depart: 'envoi',
  avantLe: null,
  caractere: 'faculte',
  forme: 'lrar',
  par: null,
  portee: null,
};

const clause = (id: string, over: Partial<Resiliation>, ancres = ['art7-1']): Clause => ({
  id,
  parametres: { nature: 'resiliation', ...BASE, ...over },
  ancres,
  origine: { nature: 'acte' },
});

const autres = (CONVENTION_AURA.clauses ?? []).filter(
  ({ parametres: { nature } }) => nature !== 'resiliation',
);

/** The sample convention under other clauses of termination, in force since 2 October 2023. */
function sous(clauses: readonly Clause[], aujourdhui = '2026-11-23', over: Partial<Convention> = {}): Banc {
  const banc = signed(d(aujourdhui));
  banc.apply([put('conventions', { ...banc.convention, ...over, clauses: [...autres, ...clauses] })]);
  return banc;
}

/** A signed avenant, in force on its day. */
function avenant(banc: Banc, jour: string, operations: Avenant['operations'], numero = 1): void {
  banc.apply([
    put('avenants', {
      ...AVENANT_VIERGE,
      id: `avenant-${numero}`,
      conventionId: CONVENTION_ID,
      objet: 'Essai',
      demande: { partieId: 'region', date: d(jour), auteurId: 'president', piece: null },
      numero,
      articles: [],
      priseEffet: { nature: 'signature' },
      operations,
      signatures: signatures(
        d(jour),
        allSignataires(banc.convention.parties).map(({ id }) => id),
      ),
    }),
  ]);
}

const operation = (
  modification: Avenant['operations'][number]['modification'],
  clauses?: Avenant['operations'][number]['clauses'],
): Avenant['operations'] => [
  {
    id: 'operation-1',
    phrase: ['Phrase d’essai.'],
    lu: lireCible(texteInitial(CONVENTION_AURA), modification),
    modification,
    ...(clauses === undefined ? {} : { clauses }),
  },
];

const abroger = (divisionId: string): Avenant['operations'] => operation({ nature: 'abroger', divisionId });

const article = (id: string): string =>
  CONVENTION_AURA.divisions.find(({ alineas }) => alineas.some((one) => one.id === id))!.id;

const preparation = (over: Record<string, unknown> = {}) => ({
  conventionId: CONVENTION_ID,
  partieEmettriceId: 'region',
  auteurId: 'president',
  griefs: [grief()],
  ...over,
});

function envoyee(
  banc: Banc,
  depot: string,
  over: Record<string, unknown> = {},
  destinataires = ['prefete'],
): string {
  const { id } = banc.must(preparerMiseEnDemeure, preparation(over));
  banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: d(depot) });
  banc.must(envoyerMiseEnDemeure, {
    miseEnDemeureId: id,
    envois: destinataires.map((one) => envoi(one, d(depot))),
  });
  return id;
}

/** Facts of before every letter of these tests. */
const anciens = { griefs: [grief({ dateFaits: d('2023-11-02') })] };

const med = (banc: Banc, id: string) => banc.registre.misesEnDemeure.get(id)!;
const fin = (banc: Banc, id: string) => banc.registre.denonciations.get(id)!;

function suivre(
  banc: Banc,
  id: string,
  rang: number,
  over: Partial<Parameters<typeof suivreEnvoi>[1]>,
): readonly { readonly message: string }[] {
  return banc.must(suivreEnvoi, {
    miseEnDemeureId: id,
    envoiId: med(banc, id).envois[rang]!.id,
    presentationLe: null,
    distributionLe: null,
    retour: null,
    ...over,
  }).avertissements;
}

const denonciation = (miseEnDemeureId: string, jour: string, over: Record<string, unknown> = {}) =>
  ({
    miseEnDemeureId,
    auteurId: 'president',
    notifieeLe: d(jour),
    numero: null,
    persistance: 'Le manquement persiste.',
    priseEffet: { nature: 'reception' },
    derogation: null,
    ...over,
  }) as never;

/** The clauses tried here are laid over words that say others: that alone is left out. */
const contradictionsHorsMots = (banc: Banc) =>
  contradictionsOf(banc.registre, CONVENTION_ID, banc.contexte).filter(
    ({ cle }) => !cle.includes(' clause '),
  );

describe('the clock of a notice, by the clause in force on the day of sending', () => {
  it.each([
    ['three months from sending', { n: 3 }, '2026-01-15', {}, '2026-04-15'],
    ['thirty days', { n: 30, unite: 'jours' }, '2026-01-15', {}, '2026-02-14'],
    ['one year', { n: 1, unite: 'ans' }, '2024-02-29', {}, '2025-02-28'],
    [
      'from first presentation',
      { depart: 'premiere_presentation' },
      '2026-01-15',
      { presentationLe: '2026-01-17' },
      '2026-03-17',
    ],
    [
      'from reception',
      { n: 3, depart: 'reception' },
      '2026-01-15',
      { distributionLe: '2026-01-20' },
      '2026-04-20',
    ],
    [
      'from reception, unclaimed: the first presentation stands for it',
      { depart: 'reception' },
      '2026-01-15',
      { presentationLe: '2026-01-17', retour: { date: '2026-02-03', motif: 'non_reclame' } },
      '2026-03-17',
    ],
    [
      'from reception, refused',
      { depart: 'reception' },
      '2026-01-15',
      { presentationLe: '2026-01-17', retour: { date: '2026-01-17', motif: 'refuse' } },
      '2026-03-17',
    ],
  ] as const)('%s', (_, over, depot, suivi, expiration) => {
    const banc = sous([clause('r', over)]);
    const id = envoyee(banc, depot, anciens);
    if (Object.keys(suivi).length > 0) {
      expect(med(banc, id).delai).toBeNull();
      suivre(banc, id, 0, suivi as Partial<Parameters<typeof suivreEnvoi>[1]>);
    }
    expect(med(banc, id).delai?.calcul.strict.expiration).toBe(expiration);
    expect(med(banc, id).delai?.calcul.etapes[0]?.source).toBe('Convention, premier alinéa de l’article 7');
  });

  it('is not determined, with the reason, until the fact of every letter is known', () => {
    const banc = sous([clause('r', { n: 3, depart: 'reception' })]);
    const id = envoyee(banc, '2026-01-15', anciens, ['prefete', 'recteur']);
    suivre(banc, id, 0, { distributionLe: d('2026-01-16') });
    expect(med(banc, id).delai).toBeNull();
    expect(etatMiseEnDemeure(med(banc, id), banc.aujourdhui, false)).toBe('delai_non_determine');
    expect(raisonSansDelai(med(banc, id))).toMatch(/réception.*n’est pas enregistrée/u);
    expect(banc.refused(notifierDenonciation, denonciation(id, '2026-11-20')).code).toBe(
      'DELAI_NON_DETERMINE',
    );
    suivre(banc, id, 1, { distributionLe: d('2026-01-21') });
    // The last of the facts.
    expect(med(banc, id).delai?.calcul.depart).toBe('2026-01-21');
    // Unclaimed without a known presentation: still no date.
    suivre(banc, id, 1, { retour: { date: d('2026-02-10'), motif: 'non_reclame' } });
    expect(med(banc, id).delai).toBeNull();
    expect(raisonSansDelai(med(banc, id))).toMatch(/pas été réclamé.*première présentation/u);
    // The other party may comply meanwhile.
    banc.must(regulariser, { miseEnDemeureId: id, date: d('2026-06-01'), motif: 'Conforme.' });
  });

  it('counts the days not worked that only the territory knows', () => {
    const jour = { joursLocaux: [{ date: d('2026-03-16'), nom: 'Fête locale' }] };
    const banc = sous([clause('r', {})], '2026-11-23', jour);
    const id = envoyee(banc, '2026-01-16', anciens);
    expect(med(banc, id).delai?.calcul.strict.expiration).toBe('2026-03-16');
    expect(med(banc, id).delai?.calcul.prudent.expiration).toBe('2026-03-17');
  });

  it('keeps the law of its sending: an avenant since changes nothing for it, and everything for the next', () => {
    const banc = sous([clause('r', { toutArticle: true })]);
    const before = envoyee(banc, '2026-06-01', { griefs: [grief({ dateFaits: d('2026-05-01') })] });
    const kept = med(banc, before);
    avenant(
      banc,
      '2026-07-01',
      operation(
        {
          nature: 'remplacer_mots',
          cible: { divisionId: article('art7-1'), alineaId: 'art7-1' },
          ancien: "deux mois suivant l'envoi",
          nouveau: 'trois mois suivant la réception',
          partout: false,
        },
        [
          {
            clauseId: 'r',
            sort: {
              nature: 'nouvelle',
              parametres: { nature: 'resiliation', ...BASE, n: 3, depart: 'reception' },
            },
          },
        ],
      ),
    );
    expect(med(banc, before)).toEqual(kept);
    suivre(banc, before, 0, { distributionLe: d('2026-06-03') });
    expect(med(banc, before).delai).toEqual(kept.delai);
    // F01: no date until reception is known, then three months from it; a month earlier is too early.
    const id = envoyee(banc, '2026-07-10', { griefs: [grief({ dateFaits: d('2026-07-03') })] });
    expect(med(banc, id).delai).toBeNull();
    expect(med(banc, id).clause).toMatchObject({ avenant: 1, parametres: { n: 3, depart: 'reception' } });
    expect(med(banc, id).clause?.mots.join(' ')).toContain('trois mois suivant la réception');
    suivre(banc, id, 0, { distributionLe: d('2026-07-13') });
    expect(med(banc, id).delai?.calcul.strict.expiration).toBe('2026-10-13');
    const early = banc.refused(notifierDenonciation, denonciation(id, '2026-10-13'));
    expect(early.code).toBe('DELAI_EN_COURS');
    expect(early.message).toContain('trois mois');
    expect(early.source).toContain('avenant');
    banc.must(notifierDenonciation, denonciation(id, '2026-10-14'));
  });

  it('says nothing of a clause whose words changed without anyone saying what becomes of it', () => {
    const banc = sous([clause('r', {})]);
    avenant(
      banc,
      '2026-07-01',
      operation({
        nature: 'remplacer_mots',
        cible: { divisionId: article('art7-1'), alineaId: 'art7-1' },
        ancien: "deux mois suivant l'envoi",
        nouveau: 'trois mois suivant la réception',
        partout: false,
      }),
    );
    const refused = banc.refused(preparerMiseEnDemeure, preparation());
    expect(refused.code).toBe('CLAUSE_A_CONFIRMER');
    expect(refused.message).toContain('sans que le sort de la clause soit dit');
    expect(refused.remede).toContain('premier alinéa de l’article 7');
  });

  it('equals a small oracle, whatever the clause and the facts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('jours', 'mois', 'ans' as const),
        fc.constantFrom('envoi', 'premiere_presentation', 'reception' as const),
        fc.array(
          fc.record({
            depot: fc.integer({ min: 0, max: 90 }),
            presentation: fc.option(fc.integer({ min: 0, max: 9 })),
            distribution: fc.option(fc.integer({ min: 9, max: 20 })),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        (n, unite, depart, lettres) => {
          const banc = sous([clause('r', { n, unite, depart })]);
          const { id } = banc.must(preparerMiseEnDemeure, preparation(anciens));
          banc.must(signerMiseEnDemeure, { miseEnDemeureId: id, date: d('2024-01-02') });
          const jours = lettres.map(({ depot }) => addDays(d('2024-01-02'), depot));
          banc.must(envoyerMiseEnDemeure, {
            miseEnDemeureId: id,
            envois: jours.map((jour, rang) => envoi(LES_QUATRE[rang] ?? '', jour)),
          });
          const facts: (CivilDate | null)[] = [];
          lettres.forEach(({ presentation, distribution }, rang) => {
            const jour = jours[rang]!;
            const presentationLe = presentation === null ? null : addDays(jour, presentation);
            const distributionLe = distribution === null ? null : addDays(jour, distribution);
            suivre(banc, id, rang, { presentationLe, distributionLe });
            facts.push(depart === 'envoi' ? jour : depart === 'reception' ? distributionLe : presentationLe);
          });
          const known = facts.filter((one) => one !== null);
          const calcul = med(banc, id).delai?.calcul ?? null;
          if (known.length < facts.length) {
            expect(calcul).toBeNull();
            expect(raisonSansDelai(med(banc, id))).not.toBeNull();
            return;
          }
          const last = [...known].sort().at(-1)!;
          expect(calcul?.depart).toBe(last);
          expect(calcul?.strict.expiration).toBe(
            unite === 'jours' ? addDays(last, n) : addMonths(last, unite === 'ans' ? 12 * n : n),
          );
        },
      ),
      tirage('horloge des clauses', 60, 2000),
    );
  });
});

describe('a clause that is absent, or that the model cannot express', () => {
  it('refuses the notice, saying what common law leaves', () => {
    const refused = sous([]).refused(preparerMiseEnDemeure, preparation());
    expect(refused.code).toBe('CLAUSE_ABSENTE');
    expect(refused.message).toMatch(
      /^Cette convention ne prévoit pas de mise en demeure\s; ce que permet le droit commun\s: /u,
    );
  });

  it('names the grounds it has instead, and the avenant that took the clause away', () => {
    const banc = sous([clause('r', {}), clause('g', { motif: 'interet_general' })]);
    avenant(
      banc,
      '2026-07-01',
      operation(
        {
          nature: 'remplacer_mots',
          cible: { divisionId: article('art7-1'), alineaId: 'art7-1' },
          ancien: "deux mois suivant l'envoi",
          nouveau: 'un temps suivant',
          partout: false,
        },
        [
          { clauseId: 'r', sort: { nature: 'retiree' } },
          { clauseId: 'g', sort: { nature: 'inchangee', motif: 'Sans lien.' } },
        ],
      ),
    );
    const refused = banc.refused(
      preparerMiseEnDemeure,
      preparation({ griefs: [grief({ dateFaits: d('2026-08-01') })] }),
    );
    expect(refused.message).toContain('l’avenant n°\u00a01, en vigueur le 1er juillet 2026');
    expect(refused.remede).toContain('pour un motif d’intérêt général');
  });

  it('keeps as words what a jurist must weigh', () => {
    const mots = 'La convention est résiliée selon les usages.';
    const banc = sous([
      {
        id: 'x',
        parametres: { nature: 'autre', objet: 'Résiliation', mots },
        ancres: ['art7-1'],
        origine: { nature: 'acte' },
      },
    ]);
    const refused = banc.refused(preparerMiseEnDemeure, preparation());
    expect(refused.code).toBe('CLAUSE_A_APPRECIER');
    expect(refused.message).toContain(mots);
  });
});

describe('what may be reproached', () => {
  it('C14, B10: an obligation repealed before the facts is refused, naming the avenant', () => {
    const banc = sous([clause('r', {})]);
    avenant(banc, '2025-03-01', abroger(article('art3-1')));
    const refused = banc.refused(preparerMiseEnDemeure, preparation());
    expect(refused).toMatchObject({ code: 'NON_EN_VIGUEUR_AUX_FAITS', champ: 'griefs.0.obligationId' });
    expect(refused.message).toContain('abrogation par l’avenant n°\u00a01, en vigueur le 1er mars 2025');
  });

  it('N14: repealed since the facts, it is kept only with the jurist’s reason, and said', () => {
    const banc = sous([clause('r', {})]);
    avenant(banc, '2026-11-01', abroger(article('art3-1')));
    expect(banc.refused(preparerMiseEnDemeure, preparation())).toMatchObject({
      code: 'ABROGEE_DEPUIS',
      champ: 'griefs.0.maintien',
    });
    const kept = banc.must(
      preparerMiseEnDemeure,
      preparation({ griefs: [grief({ maintien: 'Faits antérieurs.' })] }),
    );
    expect(kept.avertissements.map(({ message }) => message).join()).toContain('abrogée depuis les faits');
  });

  it('an article other than those on obligations, only where the clause allows it', () => {
    const passage = { griefs: [{ ...grief({ obligationId: null }), alineaId: 'art5-1' }] };
    expect(sous([clause('r', {})]).code(preparerMiseEnDemeure, preparation(passage))).toBe(
      'ARTICLE_NON_INVOCABLE',
    );
    const banc = sous([clause('r', { toutArticle: true })]);
    const { id } = banc.must(preparerMiseEnDemeure, preparation(passage));
    expect(med(banc, id)).toMatchObject({ partieDestinataireId: 'etat', griefs: [{ alineaId: 'art5-1' }] });
    expect(
      banc.code(
        preparerMiseEnDemeure,
        preparation({ griefs: [{ ...grief({ obligationId: null }), alineaId: 'ailleurs' }] }),
      ),
    ).toBe('PASSAGE_INCONNU');
  });
});

/** Four parties: the two of the sample, a département and a town, each with one signatory and one duty. */
const ajoutee = (id: string, nom: string) => ({
  ...CONVENTION_AURA.parties[1]!,
  id,
  nom,
  signataires: [{ ...CONVENTION_AURA.parties[1]!.signataires[0]!, id: `maire-${id}` }],
});
const QUATRE: Partial<Convention> = {
  parties: [
    ...CONVENTION_AURA.parties,
    ajoutee('departement', 'Le Département'),
    ajoutee('commune', 'La Commune'),
  ],
  obligations: [
    ...CONVENTION_AURA.obligations,
    { id: 'DEP-1', article: '4', partieId: 'departement', alineaIds: ['art4-1'], libelle: 'Prêter un local' },
    { id: 'COM-1', article: '4', partieId: 'commune', alineaIds: ['art4-1'], libelle: 'Prêter un local' },
  ],
};
function aQuatre(over: Partial<Resiliation>, autresClauses: readonly Clause[] = []): Banc {
  const banc = sous([clause('r', over), ...autresClauses], '2026-11-23', QUATRE);
  const { signatures: already } = banc.convention;
  banc.apply([
    put('conventions', {
      ...banc.convention,
      signatures: [
        ...already,
        ...['maire-departement', 'maire-commune'].map((signataireId) => ({
          signataireId,
          date: d('2023-10-02'),
        })),
      ],
    }),
  ]);
  return banc;
}
const contreLeDepartement = { griefs: [grief({ obligationId: 'DEP-1' })] };

describe('any number of parties', () => {
  it('the addressee is the party that owes what is cited; two debtors take two letters', () => {
    const banc = aQuatre({ toutArticle: true });
    const { id } = banc.must(preparerMiseEnDemeure, preparation(contreLeDepartement));
    expect(med(banc, id).partieDestinataireId).toBe('departement');
    expect(
      banc.code(
        preparerMiseEnDemeure,
        preparation({
          griefs: [grief({ obligationId: 'DEP-1' }), grief({ obligationId: 'COM-1' })],
        }),
      ),
    ).toBe('OBLIGATIONS_DISPERSEES');
    // A passage that says nobody's duty may be invoked against each: one is chosen.
    const passage = { griefs: [{ ...grief({ obligationId: null }), alineaId: 'art5-1' }] };
    const several = banc.refused(preparerMiseEnDemeure, preparation(passage));
    expect(several).toMatchObject({ code: 'DESTINATAIRE_A_CHOISIR', champ: 'partieDestinataireId' });
    expect(several.message).toContain('la Commune');
    const chosen = banc.must(
      preparerMiseEnDemeure,
      preparation({ ...passage, partieDestinataireId: 'commune' }),
    );
    expect(med(banc, chosen.id).partieDestinataireId).toBe('commune');
    expect(
      banc.code(
        preparerMiseEnDemeure,
        preparation({ ...contreLeDepartement, partieDestinataireId: 'commune' }),
      ),
    ).toBe('DESTINATAIRE_NON_OBLIGE');
  });

  it('« les autres »: the notice is sent by the others together, one signatory each', () => {
    const banc = aQuatre({ par: 'les_autres' });
    const missing = banc.refused(preparerMiseEnDemeure, preparation(contreLeDepartement));
    expect(missing.code).toBe('COEMETTRICES_REQUISES');
    expect(missing.message).toMatch(/État.*Commune/u);
    const ensemble = { ...contreLeDepartement, coauteurIds: ['prefete', 'maire-commune'] };
    const { id } = banc.must(preparerMiseEnDemeure, preparation(ensemble));
    expect(med(banc, id).coauteurIds).toEqual(['prefete', 'maire-commune']);
    expect(
      banc.code(
        preparerMiseEnDemeure,
        preparation({ ...ensemble, coauteurIds: ['prefete', 'maire-commune', 'recteur'] }),
      ),
    ).toBe('COAUTEUR_DE_TROP');
  });

  it('« de plein droit », for the failing party: the act that states the breach takes it out, the others go on', () => {
    const banc = aQuatre({
      n: 1,
      depart: 'reception',
      caractere: 'plein_droit',
      portee: 'partie_defaillante',
    });
    const id = envoyee(
      banc,
      '2026-06-01',
      { griefs: [grief({ obligationId: 'DEP-1', dateFaits: d('2026-05-01') })] },
      ['maire-departement'],
    );
    suivre(banc, id, 0, { distributionLe: d('2026-06-03') });
    // Expiry alone does nothing.
    expect(banc.etat(d('2026-12-01'))).toBe('en_vigueur');
    const { id: acte } = banc.must(
      notifierDenonciation,
      denonciation(id, '2026-07-07', { priseEffet: { nature: 'constat' } }),
    );
    expect(effetDenonciation(fin(banc, acte))).toBe('2026-07-07');
    expect(denonciationOf(banc.registre, CONVENTION_ID)).toBeNull();
    expect(sortiesOf(banc.registre, CONVENTION_ID)).toMatchObject([
      { partieId: 'departement', effet: '2026-07-07' },
    ]);
    expect(banc.etat(d('2026-11-23'))).toBe('en_vigueur');
    // It is not put on notice again for what comes after; for what it owed before, it may be, and nothing follows.
    const contre = (jour: string) =>
      preparation({ griefs: [grief({ obligationId: 'DEP-1', dateFaits: d(jour) })] });
    expect(banc.code(preparerMiseEnDemeure, contre('2026-07-07'))).toBe('PARTIE_SORTIE');
    const encore = banc.must(preparerMiseEnDemeure, contre('2026-05-01'));
    expect(encore.avertissements.map(({ message }) => message).join()).toContain('aucune dénonciation');
    banc.must(preparerMiseEnDemeure, preparation({ griefs: [grief({ obligationId: 'COM-1' })] }));
    expect(contradictionsHorsMots(banc)).toEqual([]);
  });

  it('a party that leaves leaves alone; when fewer than two remain, the convention ends', () => {
    const retrait = clause('p', { motif: 'sans_motif', n: 1, portee: 'partie_qui_se_retire' });
    const banc = aQuatre({}, [retrait]);
    const partir = (partieId: string, auteurId: string, jour: string) =>
      banc.must(resilierAvecPreavis, {
        conventionId: CONVENTION_ID,
        partieId,
        auteurId,
        motifClause: 'sans_motif',
        motif: null,
        notifieeLe: d(jour),
        numero: null,
        effetLe: null,
      });
    partir('commune', 'maire-commune', '2026-01-15');
    partir('departement', 'maire-departement', '2026-02-15');
    expect(banc.etat(d('2026-03-30'))).toBe('en_vigueur');
    partir('region', 'president', '2026-04-15');
    expect(banc.etat(d('2026-05-01'))).toBe('denoncee');
    expect(banc.etat(d('2026-05-16'))).toBe('resiliee');
  });

  it('a departure of before is recorded once the whole convention has ended; it still ends once', () => {
    const retrait = clause('p', { motif: 'sans_motif', n: 1, portee: 'partie_qui_se_retire' });
    const general = clause('g', { motif: 'interet_general', n: 1 });
    const banc = aQuatre({}, [retrait, general]);
    const partir = (over: Partial<Parameters<typeof resilierAvecPreavis>[1]>) => ({
      conventionId: CONVENTION_ID,
      partieId: 'commune',
      auteurId: 'maire-commune',
      motifClause: 'sans_motif' as const,
      motif: null,
      notifieeLe: d('2026-01-15'),
      numero: null,
      effetLe: null,
      ...over,
    });
    const finir = (notifieeLe: string) =>
      partir({
        partieId: 'region',
        auteurId: 'president',
        motifClause: 'interet_general',
        motif: 'Réorganisation du service',
        notifieeLe: d(notifieeLe),
      });
    banc.must(resilierAvecPreavis, finir('2026-05-15'));
    expect(banc.etat()).toBe('resiliee');
    for (const jour of ['2026-05-15', '2026-09-01'])
      expect(banc.code(resilierAvecPreavis, partir({ notifieeLe: d(jour) }))).toBe(
        'DENONCIATION_DEJA_NOTIFIEE',
      );
    banc.must(resilierAvecPreavis, partir({}));
    expect(sortiesOf(banc.registre, CONVENTION_ID)).toMatchObject([{ partieId: 'commune' }]);
    expect(banc.code(resilierAvecPreavis, finir('2026-02-15'))).toBe('DENONCIATION_DEJA_NOTIFIEE');
    expect(contradictionsHorsMots(banc)).toEqual([]);
  });
});

describe('ending without a breach, as a clause allows it', () => {
  const sortir = (over: Record<string, unknown> = {}) =>
    ({
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      motifClause: 'sans_motif',
      motif: null,
      notifieeLe: d('2026-03-02'),
      numero: null,
      effetLe: null,
      ...over,
    }) as never;
  const preavis = (over: Partial<Resiliation> = {}) =>
    clause('p', { motif: 'sans_motif', n: 3, depart: 'reception', ...over });

  it('waits for the fact of the clause, then for the notice period, strictly', () => {
    const banc = sous([clause('r', {}), preavis()]);
    const { id } = banc.must(resilierAvecPreavis, sortir());
    expect(effetDenonciation(fin(banc, id))).toBeNull();
    expect(raisonSansEffet(fin(banc, id))).toContain('réception');
    expect(banc.etat(d('2027-06-01'))).toBe('denoncee');
    // An avenant may be made meanwhile.
    banc.must(demanderAvenant, {
      ...PROJET,
      conventionId: CONVENTION_ID,
      partieId: 'region',
      auteurId: 'president',
      date: d('2026-04-01'),
      piece: null,
    });
    banc.must(enregistrerReception, { denonciationId: id, date: d('2026-03-05') });
    // Saturday 5 June… a notice period is not extended: 5 June 2026, ended at midnight.
    expect(effetDenonciation(fin(banc, id))).toBe('2026-06-06');
    expect(fin(banc, id)).toMatchObject({
      miseEnDemeureId: null,
      persistance: null,
      priseEffet: { nature: 'preavis' },
    });
    expect(banc.etat(d('2026-06-05'))).toBe('denoncee');
    expect(banc.etat(d('2026-06-06'))).toBe('resiliee');
    expect(contradictionsHorsMots(banc)).toEqual([]);
  });

  it.each([
    ['no such clause', [clause('r', {})], {}, 'CLAUSE_ABSENTE'],
    ['the clause of a breach', [clause('r', {})], { motifClause: 'manquement' }, 'CLAUSE_D_UN_AUTRE_MOTIF'],
    ['another ground', [preavis({ motif: 'interet_general' })], {}, 'CLAUSE_ABSENTE'],
    [
      'the general interest without a clause nor a reason',
      [],
      { motifClause: 'interet_general', indemnite: 'Aucun préjudice' },
      'MOTIF_REQUIS',
    ],
    [
      'the general interest without a clause nor a word on compensation',
      [],
      { motifClause: 'interet_general', motif: 'Réorganisation du service public' },
      'INDEMNITE_REQUISE',
    ],
    [
      'an agreement without a clause and without every party',
      [],
      { motifClause: 'accord', motif: 'Protocole du 2 mars' },
      'COEMETTRICES_REQUISES',
    ],
    [
      'no ground said',
      [preavis({ motif: 'interet_general' })],
      { motifClause: 'interet_general' },
      'MOTIF_REQUIS',
    ],
    ['too late in the year', [preavis({ avantLe: '03-01' })], {}, 'PREAVIS_TROP_TARD'],
    [
      'a day before the end of the period',
      [preavis({ depart: 'envoi' })],
      { effetLe: d('2026-05-01') },
      'EFFET_AVANT_PREAVIS',
    ],
    [
      'no length and no day',
      [preavis({ n: null, unite: null, depart: null, avantLe: '06-30' })],
      {},
      'EFFET_A_FIXER',
    ],
    [
      'an agreement without the other party',
      [preavis({ motif: 'accord', n: null })],
      { motifClause: 'accord', motif: 'Protocole' },
      'COEMETTRICES_REQUISES',
    ],
  ] as const)('is refused: %s', (_, clauses, over, code) => {
    expect(sous(clauses).code(resilierAvecPreavis, sortir(over))).toBe(code);
  });

  it('the general interest ends it without a clause, with its reasons and what is said of compensation', () => {
    const banc = sous([clause('r', {})]);
    const { id, avertissements } = banc.must(
      resilierAvecPreavis,
      sortir({
        motifClause: 'interet_general',
        motif: 'Réorganisation du service public',
        indemnite: 'Aucun préjudice à réparer',
        effetLe: d('2026-06-01'),
      }),
    );
    const one = fin(banc, id);
    expect([one.clause?.droitCommun, one.clause?.mots, one.indemnite]).toEqual([
      'CE, 27 février 2015, n° 357028',
      [],
      'Aucun préjudice à réparer',
    ]);
    expect(avertissements.map(({ message }) => message).join(' ')).toContain('motif d’intérêt général');
    // The letter fixes the day, and no notice period is invented.
    expect(effetDenonciation(one)).toBe('2026-06-01');
    expect(banc.etat(d('2026-05-31'))).toBe('denoncee');
    expect(banc.etat(d('2026-06-01'))).toBe('resiliee');
    expect(contradictionsHorsMots(banc)).toEqual([]);
  });

  it('all the parties may agree to end it without a clause, from the day of their agreement', () => {
    const banc = sous([clause('r', {})]);
    const { id } = banc.must(
      resilierAvecPreavis,
      sortir({ motifClause: 'accord', motif: 'Protocole du 2 mars', coauteurIds: ['prefete'] }),
    );
    expect(fin(banc, id).clause?.droitCommun).toBe('C. civ., art. 1193');
    expect(effetDenonciation(fin(banc, id))).toBe('2026-03-02');
    expect(contradictionsHorsMots(banc)).toEqual([]);
  });

  it.each([
    ['too late in the year', [preavis({ avantLe: '03-01' })], {}, /avant le 1er mars/u],
    [
      'a day before the end of the period',
      [preavis({ depart: 'envoi' })],
      { effetLe: d('2026-05-01') },
      /préavis/u,
    ],
    [
      'without the others',
      [preavis({ motif: 'accord', n: null, unite: null, depart: null })],
      { motifClause: 'accord', motif: 'Protocole' },
      /./u,
    ],
  ] as const)('taken over from the history, is kept with its defect: %s', (_, clauses, over, defaut) => {
    const banc = sous(clauses);
    const motif = 'Acte retrouvé aux archives';
    const { id, avertissements } = banc.must(resilierAvecPreavis, sortir({ ...over, reprise: motif }));
    expect(fin(banc, id).reprise?.motif).toBe(motif);
    expect(fin(banc, id).reprise?.defauts.join(' ')).toMatch(defaut);
    expect(avertissements.map(({ message }) => message).join(' ')).toContain('déclaratif');
    expect(contradictionsHorsMots(banc)).toEqual([]);
  });

  it('of today, is not history', () => {
    const banc = sous([preavis()]);
    expect(banc.code(resilierAvecPreavis, sortir({ notifieeLe: banc.aujourdhui, reprise: 'Retrouvé' }))).toBe(
      'REPRISE_PRESENTE',
    );
  });

  it('by agreement, from the day of it', () => {
    const banc = sous([preavis({ motif: 'accord', n: null, unite: null, depart: null })]);
    const { id } = banc.must(
      resilierAvecPreavis,
      sortir({ motifClause: 'accord', motif: 'Protocole du 2 mars', coauteurIds: ['prefete'] }),
    );
    expect(effetDenonciation(fin(banc, id))).toBe('2026-03-02');
  });

  it('X1: a day the letter fixes stands, unless the letter comes later', () => {
    const banc = sous([clause('r', {})]);
    const id = envoyee(banc, '2026-02-02', { griefs: [grief({ dateFaits: d('2026-01-05') })] });
    const { id: acte } = banc.must(
      notifierDenonciation,
      denonciation(id, '2026-05-04', { priseEffet: { nature: 'date', date: d('2026-05-20') } }),
    );
    expect(effetDenonciation(fin(banc, acte))).toBe('2026-05-20');
    banc.must(enregistrerReception, { denonciationId: acte, date: d('2026-06-01') });
    expect(effetDenonciation(fin(banc, acte))).toBe('2026-06-01');
    expect(banc.etat(d('2026-05-31'))).toBe('denoncee');
    expect(banc.etat(d('2026-06-01'))).toBe('resiliee');
  });

  it('« constat » is only for what operates by itself', () => {
    const banc = sous([clause('r', {})]);
    const id = envoyee(banc, '2026-02-02', { griefs: [grief({ dateFaits: d('2026-01-05') })] });
    expect(
      banc.code(notifierDenonciation, denonciation(id, '2026-05-04', { priseEffet: { nature: 'constat' } })),
    ).toBe('CONSTAT_SANS_PLEIN_DROIT');
  });
});

it('F06: the clause of a convention that has it elsewhere is its own', () => {
  const banc = sous([clause('r', { n: 3, depart: 'reception' }, ['art5-1'])]);
  const id = envoyee(banc, '2026-06-01', { griefs: [grief({ dateFaits: d('2026-05-01') })] });
  expect(med(banc, id).clause?.lieu.replaceAll('\u00a0', ' ')).toBe("premier alinéa de l'article 5");
  expect(clausesAu(banc.registre, banc.convention, civilDate('2026-06-01')).acte).toBeNull();
});
