import fc from 'fast-check';
import type { Clause, ReponseClause } from '#domain/clauses/clause';
import type { Contexte, DecisionResult } from '#domain/decision';
import { AVENANT_VIERGE } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import type { Convention } from '#domain/fiches/convention';
import { put } from '#domain/registre';
import type { Registre } from '#domain/registre';
import type { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { CONVENTION_AURA } from '../../src-main/application/exemples/auvergne-rhone-alpes';
import { iso, jour } from './oracle';
import type { Geste, Histoire, Jour, Parametres, Sujet } from './oracle';
import { Banc, d, sha256 } from './registre';

/* A convention of any kind, each of its clauses in an article of its own. */

export const PARTIES = ['etat', 'region', 'commune'] as const;
const ARTICLES = {
  duree: '3', renouvellement: '4', avenant: '5', manquement: '8', sans_motif: '9', accord: '10',
} as const satisfies Record<Sujet, string>; // prettier-ignore
export const LIBRE = 20;

export type Cas = {
  readonly parties: 2 | 3;
  readonly histoire: Histoire;
  readonly avenants: readonly { readonly le: Jour; readonly prise: number | null }[];
  /** When the opinion on the draft under test is given. */
  readonly avis: Jour | null;
  readonly envoi: {
    readonly jour: Jour;
    readonly presentation: number | null;
    readonly reception: number | null;
  };
};

const day = (from: string, to: string) => fc.integer({ min: jour(from), max: jour(to) });
const opt = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 3 });
const laps = fc.oneof(
  fc.record({ n: fc.integer({ min: 1, max: 60 }), unite: fc.constant('jours' as const) }),
  fc.record({ n: fc.integer({ min: 1, max: 7 }), unite: fc.constant('mois' as const) }),
);
const resiliation = (motif: 'manquement' | 'sans_motif') =>
  fc
    .record({
      duree: laps,
      depart: fc.constantFrom('envoi' as const, 'premiere_presentation' as const, 'reception' as const),
      avantLe: fc.option(fc.constantFrom('06-30', '11-15'), { nil: null, freq: 5 }),
      caractere: fc.constantFrom('faculte' as const, 'plein_droit' as const),
      par: fc.constantFrom(null, 'une_partie' as const, 'les_autres' as const),
    })
    .map(({ duree, ...one }): Parametres['manquement'] => ({
      ...one,
      ...duree,
      motif,
      forme: 'lrar',
      portee: null,
    }));
const arbitraires: { readonly [N in Sujet]: fc.Arbitrary<Parametres[N]> } = {
  duree: day('2025-01-01', '2027-06-01').map(iso),
  renouvellement: fc
    .tuple(laps, fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 3 }), fc.boolean(), opt(laps))
    .map(([one, fois, tacite, preavis]) => ({ ...one, fois, tacite, preavis })),
  avenant: fc.record({
    demande: fc.constantFrom('une_partie', 'accord'),
    avisCrefop: fc.boolean(),
    organe: fc.constant(null),
    articlesExclus: fc.subarray(['3', '8', String(LIBRE)]),
  }),
  manquement: resiliation('manquement'),
  sans_motif: resiliation('sans_motif'),
  accord: fc.constantFrom('faculte' as const, 'plein_droit' as const).map((caractere) => ({
    motif: 'accord', n: null, unite: null, depart: null, avantLe: null, caractere, forme: null, par: null, portee: null,
  })),
}; // prettier-ignore

const geste = (sujet: Sujet): fc.Arbitrary<Geste> =>
  fc.record({
    sujet: fc.constant(sujet),
    mots: fc.constantFrom('changes', 'changes', 'deplaces', 'abroges'),
    dit:
      sujet === 'duree'
        ? fc.constantFrom('nouvelle', 'nouvelle', 'retiree')
        : fc.constantFrom('nouvelle', 'nouvelle', 'inchangee', 'retiree', 'rien'),
    parametres: arbitraires[sujet] as fc.Arbitrary<unknown>,
  }) as unknown as fc.Arbitrary<Geste>;
const gestes = fc.uniqueArray(fc.oneof(...(Object.keys(ARTICLES) as Sujet[]).map((one) => geste(one))), {
  minLength: 2,
  maxLength: 4,
  selector: ({ sujet }) => sujet,
});

export const cas: fc.Arbitrary<Cas> = fc
  .record({
    parties: fc.constantFrom(2 as const, 3 as const),
    base: fc.record({
      duree: arbitraires.duree,
      renouvellement: opt(arbitraires.renouvellement),
      avenant: opt(arbitraires.avenant),
      manquement: opt(arbitraires.manquement),
      sans_motif: opt(arbitraires.sans_motif),
      accord: opt(arbitraires.accord),
    }),
    signatures: fc.array(day('2024-01-02', '2024-03-01'), { minLength: 3, maxLength: 3 }),
    publication: fc.option(fc.record({ le: opt(day('2024-03-01', '2024-06-01')) }), { nil: null, freq: 1 }),
    avenants: fc.array(
      fc.record({
        le: day('2024-03-01', '2025-12-01'),
        prise: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null, freq: 1 }),
        gestes,
      }),
      { maxLength: 4 },
    ),
    oppositions: fc.array(day('2024-06-01', '2027-06-01'), { maxLength: 2 }),
    reconductions: fc.array(day('2024-06-01', '2027-06-01'), { maxLength: 3 }),
    avis: opt(day('2024-03-01', '2026-12-01')),
    envoi: fc.record({
      jour: day('2024-03-01', '2026-12-01'),
      presentation: opt(fc.integer({ min: 0, max: 9 })),
      reception: opt(fc.integer({ min: 0, max: 20 })),
    }),
  })
  .map(({ parties, base, signatures, publication, avenants, oppositions, reconductions, ...reste }) => ({
    parties,
    avenants,
    ...reste,
    histoire: {
      base,
      signatures: signatures.slice(0, parties),
      publication,
      oppositions,
      reconductions,
      avenants: avenants.map(({ le, prise, ...one }) => ({ ...one, effet: le + (prise ?? 0) })),
    },
  }));

/** An avenant fixes another end in words that one before it took away: it changes nothing, the end included. */
export const SANS_OBJET: Cas = (() => {
  const avenants = [
    { le: jour('2024-03-01'), prise: null },
    { le: jour('2024-04-01'), prise: null },
  ];
  const gestes: readonly (readonly Geste[])[] = [
    [{ sujet: 'duree', mots: 'abroges', dit: 'nouvelle', parametres: '2026-01-01' }],
    [
      { sujet: 'duree', mots: 'changes', dit: 'nouvelle', parametres: '2025-01-01' },
      { sujet: 'manquement', mots: 'changes', dit: 'rien', parametres: null as never },
    ],
  ];
  const effets = avenants.map(({ le }, rang) => ({ effet: le, gestes: gestes[rang] ?? [] }));
  const rien = { renouvellement: null, avenant: null, manquement: null, sans_motif: null, accord: null };
  return {
    parties: 2,
    avenants,
    avis: null,
    envoi: { jour: jour('2024-05-01'), presentation: null, reception: null },
    histoire: {
      base: { ...rien, duree: '2025-06-01' },
      signatures: [jour('2024-01-02'), jour('2024-01-02')],
      publication: null,
      avenants: effets,
      oppositions: [],
      reconductions: [],
    },
  };
})();

const alinea = (id: string, texte: string) => ({ id, niveau: 0 as const, marque: null, texte });
export const titulaires = (parties: number) => PARTIES.slice(0, parties);
const signeLe = (parties: number, le: Jour) =>
  titulaires(parties).map((partie) => ({ signataireId: `chef-${partie}`, date: d(iso(le)) }));

export const parametresDe = (sujet: Sujet, parametres: Parametres[Sujet]): Clause['parametres'] => {
  if (sujet === 'duree')
    return {
      nature: 'duree', forme: 'dates', instrument: null, debut: null, fin: d(parametres as string),
      n: null, unite: null, depart: null,
    }; // prettier-ignore
  const nature = sujet === 'renouvellement' || sujet === 'avenant' ? sujet : 'resiliation';
  return { nature, ...(parametres as object) } as Clause['parametres'];
};

function conventionDe({ parties, histoire }: Cas): Convention {
  const { base, signatures, publication, oppositions, reconductions } = histoire;
  const sujets = Object.keys(ARTICLES) as Sujet[];
  const division = (numero: string, ...alineas: ReturnType<typeof alinea>[]) => ({
    id: `article-${numero}`,
    nature: 'article' as const,
    numero,
    intitule: `ARTICLE ${numero}`,
    alineas,
  });
  const fait = (nature: 'publication' | 'opposition' | 'reconduction') => (le: Jour, rang: number) => ({
    id: `${nature}-${rang}`, nature, date: d(iso(le)), preuve: 'Pièce', partieId: null,
  }); // prettier-ignore
  const clauses: Clause[] = sujets.flatMap((sujet) => {
    const parametres = base[sujet];
    if (sujet === 'duree' || parametres === null) return [];
    const ancres = [`alinea-${ARTICLES[sujet]}`];
    return [
      {
        id: sujet,
        parametres: parametresDe(sujet, parametres),
        ancres,
        origine: { nature: 'acte' as const },
      },
    ];
  });
  return {
    ...CONVENTION_AURA,
    parties: titulaires(parties).map((id) => ({
      id,
      nom: `La partie ${id}`,
      genre: 'f' as const,
      signataires: [
        {
          id: `chef-${id}`,
          fonction: { libelle: 'Responsable', genre: 'm' as const },
          personne: { civilite: 'Monsieur' as const, prenom: 'Jean', nom: id.toUpperCase() },
          adresse: [],
        },
      ],
    })),
    divisions: [
      division('1', ...titulaires(parties).map((id) => alinea(`dette-${id}`, `Ce que doit ${id}.`))),
      ...sujets.map((sujet) =>
        division(
          ARTICLES[sujet],
          alinea(`alinea-${ARTICLES[sujet]}`, `Ce que dit l’article ${ARTICLES[sujet]}.`),
        ),
      ),
      division(String(LIBRE), alinea('alinea-libre', 'Ce que rien ne compte.')),
    ],
    obligations: titulaires(parties).map((id) => ({
      id: `DETTE-${id}`,
      article: '1',
      partieId: id,
      alineaIds: [`dette-${id}`],
      libelle: `ce que doit ${id}`,
    })),
    duree: { nature: 'dates_fixes', article: '3', fin: d(base.duree ?? '') },
    clauses: [
      {
        id: 'effet',
        parametres: {
          nature: 'effet', depart: publication === null ? 'derniere_signature' : 'publication', date: null, decalage: null,
        }, // prettier-ignore
        ancres: [],
        origine: { nature: 'acte' },
      },
      ...clauses,
    ],
    faits: [
      ...(typeof publication?.le === 'number' ? [publication.le].map(fait('publication')) : []),
      ...oppositions.map(fait('opposition')),
      ...reconductions.map(fait('reconduction')),
    ],
    signatures: titulaires(parties).map((id, rang) => ({
      signataireId: `chef-${id}`,
      date: d(iso(signatures[rang] ?? 0)),
    })),
  };
}

export type Operation = Avenant['operations'][number];

/** The operations of one gesture; the last of them says what becomes of the clause. */
function operationsDe({ sujet, mots, dit, parametres }: Geste, nom: string): readonly Operation[] {
  const [divisionId, alineaId] = [`article-${ARTICLES[sujet]}`, `alinea-${ARTICLES[sujet]}`];
  const sort: ReponseClause['sort'] | null =
    dit === 'rien'
      ? null
      : dit === 'nouvelle'
        ? { nature: 'nouvelle', parametres: parametresDe(sujet, parametres) }
        : dit === 'inchangee'
          ? { nature: 'inchangee', motif: 'Le sens des mots reste le même.' }
          : { nature: 'retiree' };
  const operation = (rang: string, modification: Operation['modification'], last: boolean): Operation => ({
    id: `${nom}-${sujet}-${rang}`,
    modification,
    phrase: ['Phrase.'],
    lu: '',
    ...(last && sort !== null ? { clauses: [{ clauseId: sujet, sort }] } : {}),
  });
  const alineas = [
    { niveau: 0 as const, marque: null, texte: `Ce que dit l’article ${ARTICLES[sujet]}, par ${nom}.` },
  ];
  if (mots === 'changes')
    return [operation('mots', { nature: 'rediger_alinea', divisionId, alineaId, alineas }, true)];
  const abrogee = operation('abrogation', { nature: 'abroger', divisionId }, true);
  if (mots === 'abroges') return [abrogee];
  const numero = `${LIBRE}-${ARTICLES[sujet]}`;
  const insertion: Operation['modification'] = {
    nature: 'inserer_division', apres: `article-${LIBRE}`, sorte: 'article', numero,
    intitule: `ARTICLE ${numero}`, alineas,
  }; // prettier-ignore
  return [operation('ailleurs', insertion, false), abrogee];
}

export const projet = (id: string, over: Partial<Avenant>): Avenant => ({
  ...AVENANT_VIERGE,
  id,
  conventionId: CONVENTION_AURA.id,
  objet: 'Essai',
  demande: { partieId: 'etat', date: d('2024-01-02'), auteurId: 'chef-etat', piece: null },
  articles: [{ titre: 'Article 1er – Objet', alineas: ['Le présent avenant est d’essai.'] }],
  priseEffet: { nature: 'signature' },
  ...over,
});

export function bancDe(one: Cas): Banc {
  const banc = new Banc(d('2024-01-01'), conventionDe(one));
  for (const [rang, { le, prise }] of one.avenants.entries()) {
    const nom = `avenant-${rang + 1}`;
    const signatures = signeLe(one.parties, le);
    const avenant = projet(nom, {
      articles: [],
      numero: rang + 1,
      operations: (one.histoire.avenants[rang]?.gestes ?? []).flatMap((geste) => operationsDe(geste, nom)),
      priseEffet: prise === null ? { nature: 'signature' } : { nature: 'date', date: d(iso(le + prise)) },
      signatures,
      miseALaSignature: { date: d(iso(le)), empreinteProjet: sha256(nom) },
    });
    banc.apply([put('avenants', avenant)]);
  }
  return banc;
}

/* Each guard, asked of its command; nothing is recorded. */

export type Regle<I> = (registre: Registre, input: I, contexte: Contexte) => DecisionResult;
/** Whether it is allowed; the refusal otherwise, so that a failure says which rule spoke. */
export function permis<I>(banc: Banc, rule: Regle<I>, input: I): true | string {
  const reply = rule(banc.registre, input, banc.contexte);
  return reply.ok || reply.error.code;
}

/** Those who act with a party: nobody, or everybody else but the one aimed at. */
export const avec = (parties: number, ensemble: boolean, sauf: readonly string[]): readonly string[] =>
  ensemble
    ? titulaires(parties)
        .filter((id) => !sauf.includes(id))
        .map((id) => `chef-${id}`)
    : [];

export const lettre = (emettrice: string, visee: string, le: Jour, coauteurIds: readonly string[]) => ({
  conventionId: CONVENTION_AURA.id,
  partieEmettriceId: emettrice,
  partieDestinataireId: visee,
  auteurId: `chef-${emettrice}`,
  coauteurIds,
  griefs: [
    {
      obligationId: `DETTE-${visee}`,
      faits: 'Rien n’a été fait.',
      dateFaits: d(iso(le)),
      pieces: null,
      miseEnConformite: null,
    },
  ],
});

export const sortie = (
  partieId: string,
  motifClause: 'sans_motif' | 'accord',
  le: Jour,
  coauteurIds: readonly string[],
): Parameters<typeof resilierAvecPreavis>[1] => ({
  conventionId: CONVENTION_AURA.id,
  partieId,
  auteurId: `chef-${partieId}`,
  coauteurIds,
  motifClause,
  motif: 'Acte signé de toutes les parties',
  notifieeLe: d(iso(le)),
  numero: null,
  effetLe: null,
});
