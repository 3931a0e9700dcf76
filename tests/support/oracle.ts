import type { Laps, ParametresDe } from '#domain/clauses/clause';

/*
 * What a convention of any kind allows on a day, told by a small program written apart: days are numbers, months are
 * counted on year and month, and nothing is imported from the engine but types.
 */

export type Jour = number;
const JOUR_MS = 86_400_000;
export const jour = (iso: string): Jour => Date.parse(`${iso}T00:00:00Z`) / JOUR_MS;
export const iso = (n: Jour): string => new Date(n * JOUR_MS).toISOString().slice(0, 10);

/** So much later, or earlier; a month without that day ends on its last. */
export const plus = (n: Jour, laps: Laps | null, sens: 1 | -1 = 1): Jour => {
  if (laps === null) return n;
  if (laps.unite === 'jours') return n + sens * laps.n;
  const date = new Date(n * JOUR_MS);
  const months =
    date.getUTCFullYear() * 12 + date.getUTCMonth() + sens * laps.n * (laps.unite === 'ans' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), length)) / JOUR_MS;
};

/* Days not worked in metropolitan France. */

/** Easter Sunday, by Gauss's reckoning as corrected for the Gregorian calendar. */
function paques(year: number): Jour {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1) / JOUR_MS;
}
const FIXES = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
function chome(n: Jour): boolean {
  const date = iso(n);
  const weekday = (((n + 4) % 7) + 7) % 7;
  const easter = paques(Number(date.slice(0, 4)));
  return weekday === 0 || weekday === 6 || FIXES.has(date.slice(5)) || [1, 39, 50].includes(n - easter);
}

export type Delai = { readonly strict: Jour; readonly prudent: Jour };
/** The first days after a delay: on its day, or carried over to the next working day. */
export function echeances(depart: Jour, laps: Laps): Delai {
  const strict = plus(depart, laps);
  let prudent = strict;
  while (chome(prudent)) prudent += 1;
  return { strict: strict + 1, prudent: prudent + 1 };
}

/* The law of a convention, day after day. */

export type Parametres = {
  readonly renouvellement: Omit<ParametresDe<'renouvellement'>, 'nature'>;
  readonly avenant: Omit<ParametresDe<'avenant'>, 'nature'>;
  readonly manquement: Omit<ParametresDe<'resiliation'>, 'nature'>;
  readonly sans_motif: Omit<ParametresDe<'resiliation'>, 'nature'>;
  readonly accord: Omit<ParametresDe<'resiliation'>, 'nature'>;
  /** The last day. */
  readonly duree: string;
};
export type Sujet = keyof Parametres;

/** One thing an avenant does to the words of a clause, and what it says becomes of the clause. */
export type Geste<S extends Sujet = Sujet> = {
  [N in S]: {
    readonly sujet: N;
    readonly mots: 'changes' | 'deplaces' | 'abroges';
    readonly dit: 'nouvelle' | 'inchangee' | 'retiree' | 'rien';
    readonly parametres: Parametres[N];
  };
}[S];

export type Histoire = {
  readonly base: { readonly [N in Sujet]: Parametres[N] | null };
  readonly signatures: readonly Jour[];
  /** The day it was published, which its effect waits for; null: it waits for nothing. */
  readonly publication: { readonly le: Jour | null } | null;
  /** In the order of their numbers. */
  readonly avenants: readonly { readonly effet: Jour; readonly gestes: readonly Geste[] }[];
  readonly oppositions: readonly Jour[];
  readonly reconductions: readonly Jour[];
};

type Clause<N extends Sujet> = { readonly parametres: Parametres[N]; readonly sure: boolean };
type Etat = { readonly [N in Sujet]: Clause<N> | null };

export class Oracle {
  readonly #h: Histoire;
  readonly #versions: readonly {
    readonly effet: Jour;
    readonly etat: Etat;
    readonly faits: readonly Geste[];
  }[];

  constructor(histoire: Histoire) {
    this.#h = histoire;
    let etat = Object.fromEntries(
      Object.entries(histoire.base).map(([sujet, one]) => [
        sujet,
        one === null ? null : { parametres: one, sure: true },
      ]),
    ) as Etat;
    const partis = new Set<Sujet>();
    const versions = [{ effet: -Infinity, etat, faits: [] as readonly Geste[] }];
    const ordre = histoire.avenants
      .map((one, rang) => ({ ...one, rang }))
      .sort((a, b) => a.effet - b.effet || a.rang - b.rang);
    for (const { effet, gestes } of ordre) {
      // Words that are gone, or are elsewhere, are not changed where they were.
      const faits = gestes.filter(({ sujet }) => !partis.has(sujet));
      for (const geste of faits) {
        etat = { ...etat, [geste.sujet]: apres(etat[geste.sujet], geste) };
        if (geste.mots !== 'changes') partis.add(geste.sujet);
      }
      versions.push({ effet, etat, faits });
    }
    this.#versions = versions;
  }

  clause<N extends Sujet>(sujet: N, le: Jour): Clause<N> | null {
    return this.#versions.filter(({ effet }) => effet <= le).at(-1)?.etat[sujet] ?? null;
  }

  /** What an act may rest on: a clause that is there, and sure. */
  sure<N extends Sujet>(sujet: N, le: Jour): Parametres[N] | null {
    const found = this.clause(sujet, le);
    return found?.sure === true ? found.parametres : null;
  }

  get derniere(): Jour {
    return Math.max(...this.#h.signatures);
  }

  get effet(): Jour | null {
    const { publication } = this.#h;
    if (publication === null) return this.derniere;
    return publication.le === null ? null : Math.max(this.derniere, publication.le);
  }

  /** The last day as it is known on a day, and the renewals left. */
  fin(le: Jour): { readonly date: Jour | null; readonly restants: number | null | undefined } {
    let date: Jour | null = this.#h.base.duree === null ? null : jour(this.#h.base.duree);
    let clause: Parametres['renouvellement'] | null =
      this.#versions[0]?.etat.renouvellement?.parametres ?? null;
    let comptes = 0;
    let avant: Jour | null = null;
    const renouveler = (jusque: Jour): void => {
      while (clause !== null && date !== null && (clause.fois === null || comptes < clause.fois)) {
        const [fin, precedent, loi]: [Jour, Jour | null, typeof clause] = [date, avant, clause];
        const limite = (one: Jour): Jour => plus(one, loi.preavis, -1);
        const oppose = this.#h.oppositions.some(
          (one) => one <= le && one <= limite(fin) && (precedent === null || one > limite(precedent)),
        );
        const demande = this.#h.reconductions.some(
          (one) => one <= Math.min(le, jusque, fin) && (precedent === null || one > precedent),
        );
        if (loi.tacite ? jusque <= fin || oppose : !demande) return;
        avant = fin;
        date = plus(fin + 1, { n: loi.n, unite: loi.unite }) - 1;
        comptes += 1;
      }
    };
    for (const { effet, etat, faits } of this.#versions.slice(1)) {
      if (effet > le) break;
      renouveler(effet);
      if (date !== null && effet > date) continue;
      for (const { sujet, dit, parametres } of faits)
        if (sujet === 'duree' && (dit === 'nouvelle' || dit === 'retiree'))
          date = dit === 'nouvelle' ? jour(parametres) : null;
      const next = etat.renouvellement?.sure === true ? etat.renouvellement.parametres : null;
      // « une fois » in a new clause is once more.
      if (next !== clause) comptes = 0;
      clause = next;
    }
    renouveler(le);
    const restants =
      clause === null || date === null ? undefined : clause.fois === null ? null : clause.fois - comptes;
    return { date, restants };
  }

  /** An act may rest on the convention that day. */
  valide(le: Jour): boolean {
    const { effet } = this;
    const { date } = this.fin(le);
    return effet !== null && le >= effet && le >= this.derniere && (date === null || le <= date);
  }

  /** The draft of an avenant may be put to signature that day; `avis`: the day of the opinion on its text. */
  signable(le: Jour, avis: Jour | null): boolean {
    const clause = this.clause('avenant', le);
    if (clause?.sure === false || !this.valide(le)) return false;
    const requis = clause !== null && (clause.parametres.avisCrefop || clause.parametres.organe !== null);
    return !requis || (avis !== null && avis <= le);
  }

  /** The first days on which a notice sent that day opens the denunciation; null while a fact is not known. */
  delai(envoi: Jour, presentation: Jour | null, reception: Jour | null): Delai | null {
    const loi = this.sure('manquement', envoi);
    if (typeof loi?.n !== 'number' || loi.unite === null) return null;
    const depart = loi.depart === 'envoi' ? envoi : loi.depart === 'reception' ? reception : presentation;
    return depart === null ? null : echeances(depart, { n: loi.n, unite: loi.unite });
  }

  /** « avant le 30 juin »: from that day of the year on, it is too late for the year. */
  tard(le: Jour, avantLe: string | null): boolean {
    return avantLe !== null && iso(le).slice(5) >= avantLe;
  }
}

function apres<N extends Sujet>(before: Clause<N> | null, { dit, parametres }: Geste<N>): Clause<N> | null {
  if (before === null || dit === 'retiree') return null;
  if (dit === 'nouvelle') return { parametres, sure: true };
  return { parametres: before.parametres, sure: dit === 'inchangee' };
}
