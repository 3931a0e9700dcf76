import { NATURE_CLAUSE_LABELS, PARAMETRES } from '#registre/fiches/clauses';
import type { Clause, NatureClause, Parametres, ParametresDe } from '#registre/fiches/clauses';
import type { Convention, Duree } from '#registre/fiches/convention';
import { ancresDuree, lireClauses } from './lire';
import type { ClauseLue } from './lire';

export { NATURE_CLAUSE_LABELS } from '#registre/fiches/clauses';
export type {
  Clause,
  Laps,
  NatureClause,
  Parametres,
  ParametresDe,
  ReponseClause,
  SortClause,
  UniteDelai,
} from '#registre/fiches/clauses';

export const NATURES_CLAUSE = Object.keys(NATURE_CLAUSE_LABELS) as readonly NatureClause[];

/** How sure the registry is of a clause. */
export type Certitude =
  /** Given with the act, confirmed or laid down by a person, or read without doubt. */
  | { readonly sure: true }
  /** Read with doubts, or its words changed since without anyone saying what becomes of it. */
  | { readonly sure: false; readonly doutes: readonly string[] };

/** A clause as it stands: its parameters, the alinéas that say it, and how it is known. */
export type ClauseTenue = {
  readonly id: string;
  readonly parametres: Parametres;
  readonly ancres: readonly string[];
  /** Kept with the convention, or only read in its text (a record of before clauses were kept). */
  readonly origine: Clause['origine'] | { readonly nature: 'texte' };
  readonly certitude: Certitude;
};

const SURE: Certitude = { sure: true };

/** Conventions never change in place: what was read of one is read once. */
const lues = new WeakMap<Convention['divisions'], readonly ClauseLue[]>();

function lire({ divisions }: Pick<Convention, 'divisions'>): readonly ClauseLue[] {
  const known = lues.get(divisions) ?? lireClauses(divisions);
  lues.set(divisions, known);
  return known;
}

/** Where the text says the duration: found alone, for the conventions whose other clauses are kept. */
const durees = new WeakMap<Convention['divisions'], readonly string[]>();

function ancresDureeDe({ divisions }: Pick<Convention, 'divisions'>): readonly string[] {
  const known =
    durees.get(divisions) ??
    lues.get(divisions)?.find(({ parametres }) => parametres.nature === 'duree')?.ancres ??
    ancresDuree(divisions);
  durees.set(divisions, known);
  return known;
}

/**
 * The clauses of the convention as it was signed, before any avenant: those kept with it, or those its text says. The
 * duration, the originals and the obligations have fields of their own, and are told beside the others.
 */
export const clausesDe = (convention: Convention): readonly ClauseTenue[] => [
  ...propres(convention),
  ...champsEnClauses(convention),
];

/** Those that have no field of their own; without reading the text when they are kept with the convention. */
function propres(convention: Convention): readonly ClauseTenue[] {
  if (convention.clauses !== undefined)
    return convention.clauses.map((one) => ({
      ...one,
      certitude: one.origine.nature === 'proposee' ? certitudeDe(one.origine) : SURE,
    }));
  return lire(convention)
    .filter(({ parametres: { nature } }) => !(nature in CHAMPS))
    .map((one, rang) => ({
      id: `lue-${one.parametres.nature}-${rang}`,
      parametres: one.parametres,
      ancres: one.ancres,
      origine: { nature: 'texte' },
      certitude: certitudeDe(one),
    }));
}

/** The clause that says when the convention takes effect, as it was signed. */
export const clauseEffetDe = (convention: Convention) => clauseDe(propres(convention), 'effet');

/**
 * The clauses as they are to be kept with the convention: those read in its text become kept ones, with the doubts
 * they were read with. The natures that have a field of their own are not among them.
 */
export const clausesAConserver = (convention: Convention): readonly Clause[] =>
  convention.clauses ??
  propres(convention).map(({ certitude, origine: _origine, ...one }) => ({
    ...one,
    origine: { nature: 'proposee', doutes: certitude.sure ? [] : certitude.doutes },
  }));

export const aSonChamp = (nature: NatureClause): nature is keyof typeof CHAMPS => nature in CHAMPS;

/** The natures that have a field of their own in the record. */
const CHAMPS = { duree: 'duree', exemplaires: 'nombreExemplaires', obligation: 'obligations' } as const;

export const certitudeDe = ({ doutes }: Pick<ClauseLue, 'doutes'>): Certitude =>
  doutes.length === 0 ? SURE : { sure: false, doutes };

function champsEnClauses(convention: Convention): readonly ClauseTenue[] {
  const { duree, nombreExemplaires, obligations } = convention;
  return [
    {
      id: 'duree',
      parametres: dureeEnClause(duree),
      ancres: ancresDureeDe(convention),
      origine: { nature: 'acte' },
      certitude: SURE,
    },
    // An act that says no number has no such clause.
    ...(nombreExemplaires === 0
      ? []
      : [
          {
            id: 'exemplaires',
            parametres: { nature: 'exemplaires', n: nombreExemplaires },
            ancres: [],
            origine: { nature: 'acte' },
            certitude: SURE,
          } satisfies ClauseTenue,
        ]),
    ...obligations.map(({ id, partieId, libelle, alineaIds }): ClauseTenue => ({
      id,
      parametres: { nature: 'obligation', debiteur: partieId, libelle },
      ancres: alineaIds,
      origine: { nature: 'acte' },
      certitude: SURE,
    })),
  ];
}

/** The duration the record has, as a clause says it. */
export function dureeEnClause(duree: Duree): ParametresDe<'duree'> {
  const vide = {
    nature: 'duree',
    instrument: null,
    debut: null,
    fin: null,
    n: null,
    unite: null,
    depart: null,
  } as const;
  switch (duree.nature) {
    case 'instrument':
      return { ...vide, forme: 'instrument', instrument: duree.instrument };
    case 'dates_fixes':
      return { ...vide, forme: 'dates', fin: duree.fin };
    case 'annuelle':
      return {
        ...vide,
        forme: 'dates',
        debut: `${duree.annee}-01-01` as never,
        fin: `${duree.annee}-12-31` as never,
      };
    case 'periode':
      return {
        ...vide,
        forme: 'periode',
        n: duree.n,
        unite: duree.unite,
        depart: duree.depart,
        debut: duree.debut,
      };
    case 'indeterminee':
      return { ...vide, forme: 'indeterminee' };
  }
}

export const estDeNature =
  <N extends NatureClause>(nature: N) =>
  (one: ClauseTenue): one is ClauseTenue & { readonly parametres: ParametresDe<N> } =>
    one.parametres.nature === nature;

/** The first clause of a nature; null when the text has none. */
export const clauseDe = <N extends NatureClause>(
  clauses: readonly ClauseTenue[],
  nature: N,
): (ClauseTenue & { readonly parametres: ParametresDe<N> }) | null =>
  clauses.find(estDeNature(nature)) ?? null;

/** What a clause says, without the fields it leaves open: `{ depart: 'envoi', n: 2, … }`. */
export function parametresDits({ nature, ...membres }: Parametres): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.keys(PARAMETRES[nature]).flatMap((name) => {
      const value = (membres as Readonly<Record<string, unknown>>)[name];
      const silent = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
      if (silent) return [];
      return [[name, name === 'preavis' ? { ...value, avant: 'terme' } : value]];
    }),
  );
}
