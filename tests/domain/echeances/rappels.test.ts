import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, daysBetween, yearOf } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { declarer } from '#domain/echeances/echeance';
import type { ChampEcheances, Declaration, EcheanceDite } from '#domain/echeances/echeance';
import { echeancesDe, estOuverte } from '#domain/echeances/liste';
import { arriver, echeancesDepuis, etatDes, rappelsDe, rappelsDus } from '#domain/echeances/rappels';
import type { EtatRappels, LigneRappel } from '#domain/echeances/rappels';
import { GRAINE, essais } from '../../support/essais';

/* Reminders on a clock that jumps, goes back and starts again: each that was due is shown, and shown once. */

const ORIGINE = civilDate('2026-01-01');
const jour = (n: number): CivilDate => addDays(ORIGINE, n);

/** Dates that stay, and dates that come back each year as a last day to object does. */
type Attendu =
  | { readonly genre: 'terme'; readonly n: number }
  | { readonly genre: 'deliberation'; readonly n: number }
  | { readonly genre: 'opposition'; readonly moisJour: string };

const commun = {
  fiche: { collection: 'conventions', id: 'c' },
  acte: 'Convention',
  libelle: 'Jour',
  cause: '',
  attendu: null,
  lieu: 'parties',
  objet: null,
} as const;

function declarations(attendus: readonly Attendu[]): readonly Declaration[] {
  const dits =
    (genre: Attendu['genre'], etat: EcheanceDite['etat']) =>
    ({ aujourdhui }: ChampEcheances) =>
      attendus.flatMap((one, rang): readonly EcheanceDite[] => {
        if (one.genre !== genre) return [];
        const date =
          one.genre === 'opposition'
            ? civilDate(
                `${yearOf(aujourdhui) + (aujourdhui.slice(5) <= one.moisJour ? 0 : 1)}-${one.moisJour}`,
              )
            : jour(one.n);
        return [{ ...commun, id: String(rang), date, etat }];
      });
  const base = { fondement: 'stipulation', sinon: '' } as const;
  return [
    declarer({ ...base, genre: 'terme', rappels: [30, 15, 7, 2, 0], echeances: dits('terme', 'a_venir') }),
    declarer({
      ...base,
      genre: 'deliberation',
      rappels: [7, 0],
      echeances: dits('deliberation', 'a_faire'),
    }),
    declarer({ ...base, genre: 'opposition', rappels: [60, 2, 0], echeances: dits('opposition', 'a_venir') }),
  ];
}

const REGLAGES = { terme: [30, 15, 7, 2, 0], deliberation: [7, 0], opposition: [60, 2, 0] } as const;
const champAu = (aujourdhui: CivilDate): ChampEcheances =>
  ({ famille: {}, convention: { id: 'c' }, aujourdhui }) as unknown as ChampEcheances;

/** One post: what it keeps survives it, as a file does. */
class Poste {
  lignes: LigneRappel[] = (Object.entries(REGLAGES) as [keyof typeof REGLAGES, readonly number[]][]).map(
    ([de, paliers]) => ({ genre: 'reglage', de, paliers }),
  );
  readonly montres: { readonly cle: string; readonly le: CivilDate }[] = [];
  constructor(readonly declarations: readonly Declaration[]) {}

  /** Read again from its lines at each visit: nothing stays in memory. */
  get etat(): EtatRappels {
    return etatDes(JSON.parse(JSON.stringify(this.lignes)) as LigneRappel[]);
  }

  visiter(aujourdhui: CivilDate, lire = true): void {
    this.lignes.push(...arriver(this.etat, aujourdhui));
    const dus = rappelsDus(
      echeancesDepuis(champAu(aujourdhui), this.etat.presence, this.declarations),
      this.etat,
      aujourdhui,
    );
    if (!lire) return;
    for (const { cle, le } of dus) {
      this.montres.push({ cle, le: aujourdhui });
      this.lignes.push({ genre: 'vu', cle, le: aujourdhui, du: le, libelle: '', par: '' });
    }
    this.lignes.push({ genre: 'presence', le: aujourdhui });
  }
}

/** By looking at every single day: each reminder whose day came while the date was waited for. */
function attendusJourParJour(
  all: readonly Declaration[],
  debut: CivilDate,
  fin: CivilDate,
  etat: EtatRappels,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (let n = 0; n <= daysBetween(debut, fin); n++)
    for (const one of echeancesDe(champAu(addDays(debut, n)), all))
      if (estOuverte(one))
        for (const { cle, le } of rappelsDe(one, etat.reglages)) if (le <= fin) found.add(cle);
  return found;
}

const attendu: fc.Arbitrary<Attendu> = fc.oneof(
  fc.record({ genre: fc.constant('terme' as const), n: fc.integer({ min: -40, max: 900 }) }),
  fc.record({ genre: fc.constant('deliberation' as const), n: fc.integer({ min: -400, max: 900 }) }),
  fc.record({
    genre: fc.constant('opposition' as const),
    // The last Sundays of March and October are among them.
    moisJour: fc.constantFrom('01-01', '02-28', '03-29', '06-30', '10-25', '12-31'),
  }),
);

describe('reminders on a clock that jumps', () => {
  it('forward by 0 to 400 days, read or left unread: each due reminder is shown once', () => {
    const enAvant = fc.array(fc.record({ saut: fc.integer({ min: 0, max: 400 }), lu: fc.boolean() }), {
      minLength: 1,
      maxLength: 10,
    });
    const check = (attendus: readonly Attendu[], sauts: readonly { saut: number; lu: boolean }[]): void => {
      const poste = new Poste(declarations(attendus));
      let n = 0;
      poste.visiter(jour(0));
      for (const { saut, lu } of sauts) poste.visiter(jour((n += saut)), lu);
      poste.visiter(jour(n));
      const cles = poste.montres.map(({ cle }) => cle);
      expect(new Set(cles).size).toBe(cles.length);
      expect(new Set(cles)).toEqual(attendusJourParJour(poste.declarations, jour(0), jour(n), poste.etat));
    };
    fc.assert(fc.property(fc.array(attendu, { minLength: 1, maxLength: 6 }), enAvant, check), {
      numRuns: essais('rappels, horloge qui avance', 25, 2000),
      seed: GRAINE,
    });
  });

  it('set back too: never zero, and twice only where the clock came twice', () => {
    const check = (attendus: readonly Attendu[], sauts: readonly number[]): void => {
      const poste = new Poste(declarations(attendus));
      const visites: number[] = [500];
      for (const saut of sauts) visites.push(Math.max(0, (visites.at(-1) ?? 0) + saut));
      for (const n of visites) poste.visiter(jour(n));
      const finale = visites.at(-1) ?? 0;
      // Once the clock has been right for long enough, everything has been told.
      const vus = new Set(poste.montres.map(({ cle }) => cle));
      for (const cle of attendusJourParJour(poste.declarations, jour(finale), jour(finale), poste.etat))
        expect(vus).toContain(cle);
      // Between two showings of one reminder, the clock stood before its day.
      for (const cle of vus) {
        const [premier, ...autres] = poste.montres.filter((one) => one.cle === cle).map(({ le }) => le);
        const du = rappelDu(cle);
        let dernier = premier;
        for (const le of autres) {
          const entre = visites.map(jour).filter((day) => day < du);
          expect(dernier).toBeDefined();
          expect(entre.length).toBeGreaterThan(0);
          expect(le >= du).toBe(true);
          dernier = le;
        }
      }
    };
    const sauts = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 2, maxLength: 10 });
    fc.assert(fc.property(fc.array(attendu, { minLength: 1, maxLength: 6 }), sauts, check), {
      numRuns: essais('rappels, horloge qui recule', 60, 3000),
      seed: GRAINE,
    });
  });
});

/** The day a reminder is due, from its own name. */
function rappelDu(cle: string): CivilDate {
  const [, date = '', avant = ''] = /@(.{10})-(\d+)$/u.exec(cle) ?? [];
  return addDays(civilDate(date), -Number(avant));
}

describe('reminders, case by case', () => {
  const terme = (n: number) => declarations([{ genre: 'terme', n }]);

  it('a midnight crossed back by a summer hour, or two days, shows nothing twice', () => {
    const poste = new Poste(terme(30));
    for (const n of [0, 1, 0, 2, 0, 1]) poste.visiter(jour(n));
    expect(poste.montres).toHaveLength(1);
  });

  it('a clock found a year ahead does not swallow what comes: it is shown again in its time', () => {
    const poste = new Poste(terme(40));
    poste.visiter(jour(0));
    poste.visiter(jour(365));
    expect(poste.montres).toHaveLength(5);
    poste.visiter(jour(1));
    expect(poste.lignes.filter(({ genre }) => genre === 'recul')).toEqual([
      { genre: 'recul', de: jour(365), a: jour(1) },
    ]);
    for (let n = 1; n <= 60; n++) poste.visiter(jour(n));
    expect(poste.montres.slice(5).map(({ le }) => daysBetween(jour(0), le))).toEqual([10, 25, 33, 38, 40]);
  });

  it('a year away from a date that came back since: both are told', () => {
    const poste = new Poste(declarations([{ genre: 'opposition', moisJour: '06-30' }]));
    poste.visiter(jour(0));
    poste.visiter(jour(400));
    expect(poste.montres.map(({ cle }) => cle.slice(cle.indexOf('@') + 1))).toEqual([
      '2026-06-30-60',
      '2026-06-30-2',
      '2026-06-30-0',
    ]);
  });

  it('a registry copied to another post carries what was seen; without its file, what is open is told again', () => {
    const ici = new Poste(terme(30));
    ici.visiter(jour(0));
    const la = new Poste(terme(30));
    la.lignes = [...ici.lignes];
    la.visiter(jour(1));
    expect(la.montres).toEqual([]);
    const ailleurs = new Poste(terme(30));
    ailleurs.visiter(jour(1));
    expect(ailleurs.montres).toHaveLength(1);
  });

  it('what was over before anybody kept reminders is not reminded of', () => {
    const poste = new Poste(terme(-10));
    poste.visiter(jour(0));
    expect(poste.montres).toEqual([]);
  });

  it('a late duty stays due until it is read', () => {
    const poste = new Poste(declarations([{ genre: 'deliberation', n: -200 }]));
    poste.visiter(jour(0), false);
    poste.visiter(jour(300), false);
    poste.visiter(jour(301));
    expect(poste.montres).toHaveLength(2);
  });
});
