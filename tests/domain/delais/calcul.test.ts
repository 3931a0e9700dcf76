import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, daysBetween, formatLong, isBefore } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { isWorkingDay, ZONES } from '#domain/delais/calendriers';
import type { Calendrier } from '#domain/delais/calendriers';
import { computeDelai, ENGINE_VERSION, latestDayBefore, MODES } from '#domain/delais/calcul';
import type { Declencheur, Delai, Regle } from '#domain/delais/calcul';
import { REGLE_EXEMPLE } from '../../support/regles';

const metropole: Calendrier = { zone: 'metropole' };

const twoMonths = (depart: string, calendrier: Calendrier = metropole): Delai =>
  computeDelai({
    depart: civilDate(depart),
    regle: REGLE_EXEMPLE,
    calendrier,
    fondement: 'Convention, art. 7',
  });

/** Seven columns: A, A+1, B, B+1, first working day from B+1, C, C+1. */
const columns = ({ strict, prudent, franc }: Delai): string[] => [
  strict.expiration,
  strict.premierJour,
  prudent.expiration,
  prudent.premierJour,
  prudent.premierJourOuvre,
  franc.expiration,
  franc.premierJour,
];

describe('a delay that its clause says is franc', () => {
  const trente = (depart: string, francs: boolean): Delai =>
    computeDelai({
      depart: civilDate(depart),
      regle: { quantite: 30, unite: 'jours', declencheur: 'reception', ...(francs ? { francs } : {}) },
      calendrier: metropole,
      fondement: 'Convention, art. III.4',
    });

  it('counts neither its first day nor its last one, under every reading', () => {
    // Received on Monday 1 June 2026: thirty days end on Wednesday 1 July, thirty franc days on the day after.
    expect(trente('2026-06-01', false).strict.expiration).toBe('2026-07-01');
    expect(columns(trente('2026-06-01', true))).toEqual([
      '2026-07-02',
      '2026-07-03',
      '2026-07-02',
      '2026-07-03',
      '2026-07-03',
      '2026-07-02',
      '2026-07-03',
    ]);
    // Thirty days from 12 June end on Sunday 12 July; franc, on Monday 13, before a holiday.
    expect(columns(trente('2026-06-12', true)).slice(0, 5)).toEqual([
      '2026-07-13',
      '2026-07-14',
      '2026-07-13',
      '2026-07-14',
      '2026-07-15',
    ]);
  });

  it('says so in its reasoning, with its source', () => {
    const etapes = trente('2026-06-01', true).etapes.map(({ regle, source, resultat }) =>
      [regle, source, resultat].join(' | '),
    );
    expect(etapes.join('\n')).toMatch(/30 jours francs/u);
    expect(etapes.join('\n')).toMatch(
      /ni le jour qui le fait courir ni celui où il s’achève ne comptent.*n° 362568.*2 juillet 2026/u,
    );
    expect(etapes.join('\n')).not.toContain('Pour mémoire');
  });
});

describe('two months from sending: worked examples', () => {
  it.each([
    ['1 Saturday', '2026-11-23', '2027-01-23', '01-24', '2027-01-25', '01-26', '01-26', '01-25'],
    ['2 plain case', '2027-01-15', '2027-03-15', '03-16', '2027-03-15', '03-16', '03-16', '03-16'],
    ['4 no 30 Feb; Sunday', '2026-12-30', '2027-02-28', '03-01', '2027-03-01', '03-02', '03-02', '03-01'],
    ['6 leap year, 29 exists', '2027-12-29', '2028-02-29', '03-01', '2028-02-29', '03-01', '03-01', '03-01'],
    ['8 leap year, no 31', '2027-12-31', '2028-02-29', '03-01', '2028-02-29', '03-01', '03-01', '03-01'],
    ['10 28 stays 28', '2027-02-28', '2027-04-28', '04-29', '2027-04-28', '04-29', '04-29', '04-29'],
    ['11 30 April', '2026-04-30', '2026-06-30', '07-01', '2026-06-30', '07-01', '07-01', '07-01'],
    ['12 no 31 September', '2026-07-31', '2026-09-30', '10-01', '2026-09-30', '10-01', '10-01', '10-01'],
    ['15 Easter Monday', '2026-02-06', '2026-04-06', '04-07', '2026-04-07', '04-08', '04-08', '04-07'],
    [
      '16 Good Friday is worked',
      '2026-02-03',
      '2026-04-03',
      '04-04',
      '2026-04-03',
      '04-04',
      '04-07',
      '04-07',
    ],
    ['19 1 May', '2028-03-01', '2028-05-01', '05-02', '2028-05-02', '05-03', '05-03', '05-02'],
    ['22 Ascension', '2026-03-14', '2026-05-14', '05-15', '2026-05-15', '05-16', '05-18', '05-15'],
    ['23 Whit Monday', '2026-03-25', '2026-05-25', '05-26', '2026-05-26', '05-27', '05-27', '05-26'],
    ['24 14 July', '2027-05-14', '2027-07-14', '07-15', '2027-07-15', '07-16', '07-16', '07-15'],
    ['26 15 August midweek', '2028-06-15', '2028-08-15', '08-16', '2028-08-16', '08-17', '08-17', '08-16'],
    [
      '27 Sunday and 1 November',
      '2026-09-01',
      '2026-11-01',
      '11-02',
      '2026-11-02',
      '11-03',
      '11-03',
      '11-02',
    ],
    ['29 11 November', '2026-09-11', '2026-11-11', '11-12', '2026-11-12', '11-13', '11-13', '11-12'],
    ['32 Christmas Friday', '2026-10-25', '2026-12-25', '12-26', '2026-12-28', '12-29', '12-29', '12-28'],
    ['34 20 December, worked', '2027-10-20', '2027-12-20', '12-21', '2027-12-20', '12-21', '12-21', '12-21'],
  ])('%s', (_why, sent, a, aNext, b, bNext, post, c) => {
    const year = b.slice(0, 5);
    const franc = civilDate(year + c);
    const expected = [a, a.slice(0, 5) + aNext, b, year + bNext, year + post, franc, addDays(franc, 1)];
    expect(columns(twoMonths(sent))).toEqual(expected);
  });

  it('sees 20 December as a holiday in La Réunion, not in Métropole', () => {
    expect(columns(twoMonths('2027-10-20', { zone: 'la-reunion' })).slice(0, 4)).toEqual([
      '2027-12-20',
      '2027-12-21',
      '2027-12-21',
      '2027-12-22',
    ]);
  });

  it('sees Good Friday as a holiday only where it is one', () => {
    expect(twoMonths('2026-02-03', { zone: 'alsace-moselle' }).prudent.expiration).toBe('2026-04-03');
    // Friday, Saturday, Easter Sunday, Easter Monday.
    expect(twoMonths('2026-02-03', { zone: 'alsace-moselle-vendredi-saint' }).prudent.expiration).toBe(
      '2026-04-07',
    );
  });

  it.each([
    ['2025-12-31', '2026-02-28', '2026-03-02'],
    ['2026-05-14', '2026-07-14', '2026-07-15'],
    ['2026-06-15', '2026-08-15', '2026-08-17'],
    ['2026-10-25', '2026-12-25', '2026-12-28'],
    ['2027-12-30', '2028-02-29', '2028-02-29'],
    ['2026-02-06', '2026-04-06', '2026-04-07'],
  ])('golden vector %s: strict %s, prudent %s', (sent, strict, prudent) => {
    const delai = twoMonths(sent);
    expect(delai.strict.expiration).toBe(strict);
    expect(delai.prudent.expiration).toBe(prudent);
  });

  it('ends on one day when sent on 28, 29, 30 or 31 December of a common year, or on 29, 30 or 31 before a leap one', () => {
    const ends = (...sent: string[]): Set<string> =>
      new Set(sent.map((day) => twoMonths(day).strict.expiration));
    expect(ends('2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31')).toEqual(new Set(['2027-02-28']));
    expect(ends('2027-12-29', '2027-12-30', '2027-12-31')).toEqual(new Set(['2028-02-29']));
  });

  it('goes four days further once in 2020–2045: Ascension, 8 May, and a weekend', () => {
    const delai = twoMonths('2043-03-07');
    expect(formatLong(delai.strict.expiration)).toBe('jeudi 7 mai 2043');
    expect(delai.prudent.expiration).toBe('2043-05-11');
    expect(delai.etapes.filter((etape) => etape.regle.startsWith('Prorogation'))).toEqual([
      {
        regle: 'Prorogation : le délai ne peut pas s’achever le jeudi 7 mai 2043 (Ascension)',
        source: 'CPC, art. 642 ; Code du travail, art. L. 3133-1',
        resultat: 'Report au vendredi 8 mai 2043',
      },
      {
        regle: 'Prorogation : le délai ne peut pas s’achever le vendredi 8 mai 2043 (Victoire de 1945)',
        source: 'CPC, art. 642 ; Code du travail, art. L. 3133-1',
        resultat: 'Report au samedi 9 mai 2043',
      },
      {
        regle: 'Prorogation : le délai ne peut pas s’achever le samedi 9 mai 2043 (samedi)',
        source: 'CPC, art. 642',
        resultat: 'Report au dimanche 10 mai 2043',
      },
      {
        regle: 'Prorogation : le délai ne peut pas s’achever le dimanche 10 mai 2043 (dimanche)',
        source: 'CPC, art. 642',
        resultat: 'Report au lundi 11 mai 2043',
      },
    ]);
  });
});

describe('how often the two readings differ in Métropole', () => {
  function gaps(from: string, to: string): { total: number; differ: number; byGap: Record<number, number> } {
    const byGap: Record<number, number> = {};
    let total = 0;
    let differ = 0;
    const last = civilDate(to);
    for (let day = civilDate(from); !isBefore(last, day); day = addDays(day, 1)) {
      const delai = twoMonths(day);
      const gap = daysBetween(delai.strict.expiration, delai.prudent.expiration);
      total += 1;
      if (gap > 0) {
        differ += 1;
        byGap[gap] = (byGap[gap] ?? 0) + 1;
      }
    }
    return { total, differ, byGap };
  }

  it('is 2 265 of the 7 305 sending dates 2023–2042 (31.0 %)', () => {
    const { total, differ } = gaps('2023-01-01', '2042-12-31');
    expect([total, differ]).toEqual([7305, 2265]);
    expect(((100 * differ) / total).toFixed(1)).toBe('31.0');
  });

  it('is 2 937 of the 9 497 sending dates 2020–2045, by 1 to 4 days', () => {
    expect(gaps('2020-01-01', '2045-12-31')).toEqual({
      total: 9497,
      differ: 2937,
      byGap: { 1: 1470, 2: 1355, 3: 111, 4: 1 },
    });
  });
});

describe('properties', () => {
  const anyDepart = fc.integer({ min: 0, max: 60 * 365 }).map((n) => addDays(civilDate('2000-01-01'), n));
  const anyRegle: fc.Arbitrary<Regle> = fc.record({
    quantite: fc.integer({ min: 1, max: 40 }),
    unite: fc.constantFrom('mois', 'jours'),
    declencheur: fc.constantFrom('envoi', 'premiere_presentation', 'reception'),
  });
  const anyCalendrier: fc.Arbitrary<Calendrier> = fc.record(
    {
      zone: fc.constantFrom(...ZONES),
      joursLocaux: fc.array(
        anyDepart.map((date) => ({ date, nom: 'Jour chômé local' })),
        { maxLength: 20 },
      ),
    },
    { requiredKeys: ['zone'] },
  );

  it('never decreases when the start moves on, in any reading', () => {
    fc.assert(
      fc.property(
        anyDepart,
        fc.integer({ min: 0, max: 70 }),
        anyRegle,
        anyCalendrier,
        (depart, later, regle, calendrier) => {
          const first = columns(computeDelai({ depart, regle, calendrier }));
          const second = columns(computeDelai({ depart: addDays(depart, later), regle, calendrier }));
          first.forEach((date, column) => expect(date <= second[column]!).toBe(true));
        },
      ),
    );
  });

  it('orders the readings: strict ≤ prudent ≤ franc, each first day the day after', () => {
    fc.assert(
      fc.property(anyDepart, anyRegle, anyCalendrier, (depart, regle, calendrier) => {
        const { strict, prudent, franc } = computeDelai({ depart, regle, calendrier });
        expect(strict.expiration > depart).toBe(true);
        expect(strict.expiration <= prudent.expiration).toBe(true);
        expect(prudent.expiration <= franc.expiration).toBe(true);
        expect(prudent.premierJour <= prudent.premierJourOuvre).toBe(true);
        for (const reading of [strict, prudent, franc]) {
          expect(daysBetween(reading.expiration, reading.premierJour)).toBe(1);
        }
      }),
    );
  });

  it('ends on a working day under the prudent and franc readings, and skips no working day to get there', () => {
    fc.assert(
      fc.property(anyDepart, anyRegle, anyCalendrier, (depart, regle, calendrier) => {
        const { strict, prudent, franc } = computeDelai({ depart, regle, calendrier });
        for (const date of [prudent.expiration, prudent.premierJourOuvre, franc.expiration]) {
          expect(isWorkingDay(date, calendrier)).toBe(true);
        }
        for (let day = strict.expiration; day < prudent.expiration; day = addDays(day, 1)) {
          expect(isWorkingDay(day, calendrier)).toBe(false);
        }
      }),
    );
  });

  it('explains every skipped day, and gives the dates it computed', () => {
    fc.assert(
      fc.property(anyDepart, anyRegle, anyCalendrier, (depart, regle, calendrier) => {
        const { strict, prudent, etapes } = computeDelai({ depart, regle, calendrier });
        const skipped = etapes.filter((etape) => etape.resultat.startsWith('Report au'));
        expect(skipped).toHaveLength(daysBetween(strict.expiration, prudent.expiration));
        skipped.forEach((etape, n) =>
          expect(etape.regle).toContain(formatLong(addDays(strict.expiration, n))),
        );
        expect(etapes[0]?.resultat).toBe(formatLong(depart));
        expect(etapes.at(-1)?.resultat).toContain(formatLong(prudent.premierJour));
        for (const etape of etapes) {
          expect(etape.regle.length * etape.source.length * etape.resultat.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('never opens an extended period earlier because a local day was added', () => {
    fc.assert(
      fc.property(anyDepart, anyRegle, anyCalendrier, (depart, regle, calendrier) => {
        const bare = computeDelai({ depart, regle, calendrier: { zone: calendrier.zone } });
        const full = computeDelai({ depart, regle, calendrier });
        expect(full.strict).toEqual(bare.strict);
        expect(bare.prudent.expiration <= full.prudent.expiration).toBe(true);
      }),
    );
  });
});

describe('the reasoning', () => {
  it('reads from the start to the opening of the faculty', () => {
    expect(twoMonths('2026-11-23').etapes).toEqual([
      {
        regle: 'Point de départ : envoi de la lettre recommandée',
        source: 'Convention, art. 7',
        resultat: 'lundi 23 novembre 2026',
      },
      { regle: 'Durée du délai à compter de l’envoi', source: 'Convention, art. 7', resultat: 'deux mois' },
      {
        regle:
          'Quantième : le 23, même numéro du jour deux mois plus tard ; à défaut, le dernier jour du mois',
        source: 'CPC, art. 641',
        resultat: 'samedi 23 janvier 2027',
      },
      {
        regle: 'Expiration stricte : le dernier jour à vingt-quatre heures, sans prorogation',
        source: 'CPC, art. 642',
        resultat: 'samedi 23 janvier 2027',
      },
      {
        regle: 'Premier jour, lecture stricte : le lendemain de l’expiration, dès 0 heure',
        source: 'Convention, art. 7',
        resultat: 'dimanche 24 janvier 2027',
      },
      {
        regle: 'Calendrier des jours fériés et chômés',
        source: 'Code du travail, art. L. 3133-1',
        resultat: 'Métropole',
      },
      {
        regle: 'Prorogation : le délai ne peut pas s’achever le samedi 23 janvier 2027 (samedi)',
        source: 'CPC, art. 642',
        resultat: 'Report au dimanche 24 janvier 2027',
      },
      {
        regle: 'Prorogation : le délai ne peut pas s’achever le dimanche 24 janvier 2027 (dimanche)',
        source: 'CPC, art. 642',
        resultat: 'Report au lundi 25 janvier 2027',
      },
      {
        regle: 'Expiration prudente : le dernier jour, prorogé s’il y a lieu, à vingt-quatre heures',
        source: 'CPC, art. 642',
        resultat: 'lundi 25 janvier 2027',
      },
      {
        regle: 'Pour mémoire, délai franc : le dernier jour ne compte pas non plus, puis même prorogation',
        source: 'CE, 19 sept. 2014, n° 362568',
        resultat: 'lundi 25 janvier 2027',
      },
      {
        regle:
          'Réserve : la prorogation de l’article 642 est discutée ici ; elle profite à l’acte à accomplir avant l’expiration et n’allonge pas un préavis. Attendre la date prudente écarte le débat',
        source: 'Civ. 3e, 8 mars 2018, n° 17-11.312',
        resultat: 'Au choix du juriste : 23 janvier 2027 (stricte) ou 25 janvier 2027 (prudente)',
      },
      {
        regle: 'Premier jour où la faculté est ouverte : le lendemain de l’expiration prudente, dès 0 heure',
        source: 'Convention, art. 7',
        resultat: 'mardi 26 janvier 2027',
      },
    ]);
  });

  const regles = (delai: Delai): string =>
    delai.etapes.map((e) => `${e.regle} → ${e.resultat} [${e.source}]`).join('\n');

  it('says when nothing extends the delay', () => {
    const text = regles(twoMonths('2027-01-15'));
    expect(text).toContain('Prorogation : sans objet, le dernier jour est un jour ouvré');
    expect(text).toContain('Sans incidence : les deux lectures donnent la même date');
    expect(text).not.toContain('Report au');
  });

  it('says when the last month has no such day', () => {
    expect(regles(twoMonths('2026-12-30'))).toContain(
      'Quantième : le 30, même numéro du jour deux mois plus tard ; février 2027 n’a pas de 30, donc le dernier jour du mois → dimanche 28 février 2027',
    );
    expect(regles(twoMonths('2028-03-01'))).toContain('Quantième : le 1er, même numéro du jour');
  });

  it('names both reasons of a holiday that falls on a Sunday', () => {
    expect(regles(twoMonths('2026-09-01'))).toContain('(dimanche et Toussaint)');
  });

  it('says from which working day one may post, when the first day is not one', () => {
    expect(twoMonths('2026-03-14').etapes.at(-1)?.resultat).toBe(
      'samedi 16 mai 2026 (premier jour ouvré : lundi 18 mai 2026)',
    );
  });

  it('cites the clause and the proof it is given', () => {
    const { etapes } = computeDelai({
      depart: civilDate('2026-11-23'),
      regle: REGLE_EXEMPLE,
      calendrier: metropole,
      fondement: 'Convention, art. 12',
      preuve: 'Preuve de dépôt 1A 123 456 7890 1',
    });
    expect(etapes[0]?.source).toBe('Convention, art. 12');
    expect(etapes[1]).toEqual({
      regle: 'Preuve du point de départ',
      source: 'Preuve de dépôt 1A 123 456 7890 1',
      resultat: 'lundi 23 novembre 2026',
    });
    expect(etapes.at(-1)?.source).toBe('Convention, art. 12');
    expect(etapes.some((etape) => etape.source === 'Convention, art. 7')).toBe(false);
  });

  it.each<[Declencheur, string, string, string]>([
    ['envoi', 'envoi de la lettre', 'à compter de l’envoi', 'L’envoi est daté du samedi'],
    [
      'premiere_presentation',
      'première présentation de la lettre',
      'à compter de la première présentation',
      'La première présentation est datée du samedi',
    ],
    ['reception', 'réception de la lettre', 'à compter de la réception', 'La réception est datée du samedi'],
  ])('names the trigger: %s', (declencheur, start, from, notice) => {
    const delai = computeDelai({
      depart: civilDate('2026-03-14'),
      regle: { quantite: 1, unite: 'mois', declencheur },
      calendrier: metropole,
    });
    expect(delai.etapes[0]?.regle).toContain(`Point de départ : ${start}`);
    expect(delai.etapes[1]).toMatchObject({ regle: `Durée du délai ${from}`, resultat: 'un mois' });
    expect(delai.notices).toHaveLength(1);
    expect(delai.notices[0]).toContain(notice);
  });

  it.each(ZONES)('cites the texts of the calendar of %s', (zone) => {
    const step = twoMonths('2026-11-23', { zone }).etapes.find((e) => e.regle.startsWith('Calendrier'));
    const own =
      zone === 'metropole' ? '' : zone.startsWith('alsace') ? ' ; art. L. 3134-13' : ' ; art. L. 3422-2';
    expect(step?.source).toBe(`Code du travail, art. L. 3133-1${own}`);
    expect(twoMonths('2026-11-23', { zone }).zone).toBe(zone);
  });

  it('lists the local days it counted, and gives them as the reason', () => {
    const joursLocaux = [{ date: civilDate('2026-07-21'), nom: 'Victor Schœlcher' }];
    const delai = twoMonths('2026-05-21', { zone: 'martinique', joursLocaux });
    expect(delai.prudent.expiration).toBe('2026-07-22');
    expect(regles(delai)).toContain('Martinique, et 21 juillet 2026 (Victor Schœlcher)');
    expect(regles(delai)).toContain('mardi 21 juillet 2026 (Victor Schœlcher)');
    expect(regles(delai)).toContain('Jour chômé local');
  });
});

describe('notices', () => {
  it('says nothing of an ordinary sending day', () => {
    expect(twoMonths('2026-11-23').notices).toEqual([]);
  });

  it('tells a sending day that is a Sunday or a holiday, and still counts from it', () => {
    expect(twoMonths('2026-10-25').notices).toEqual([
      'L’envoi est daté du dimanche 25 octobre 2026 : le délai court bien de ce jour, mais vérifiez-le sur la preuve de dépôt.',
    ]);
    expect(twoMonths('2026-05-14').notices).toEqual([
      'L’envoi est daté du jeudi 14 mai 2026, jour férié ou chômé (Ascension) : le délai court bien de ce jour, mais vérifiez-le sur la preuve de dépôt.',
    ]);
    expect(twoMonths('2026-05-14').strict.expiration).toBe('2026-07-14');
  });

  it('warns of 28 May in Saint-Martin unless the user settled it', () => {
    const zone = 'saint-martin';
    expect(twoMonths('2026-03-27', { zone }).prudent.expiration).toBe('2026-05-28');
    expect(twoMonths('2026-03-27', { zone }).notices).toHaveLength(1);
    expect(twoMonths('2026-03-27', { zone }).notices[0]).toContain('28 mai 2026');
    const joursLocaux = [{ date: civilDate('2026-05-28'), nom: 'Abolition de l’esclavage' }];
    expect(twoMonths('2026-03-27', { zone, joursLocaux }).notices).toEqual([]);
    expect(twoMonths('2026-03-27', { zone, joursLocaux }).prudent.expiration).toBe('2026-05-29');
    expect(twoMonths('2026-03-10', { zone }).notices).toEqual([]);
    expect(twoMonths('2026-03-27', { zone: 'guadeloupe' }).notices).toEqual([]);
  });
});

describe('delays in days', () => {
  const inDays = (depart: string, quantite: number, declencheur: Declencheur = 'reception'): Delai =>
    computeDelai({
      depart: civilDate(depart),
      regle: { quantite, unite: 'jours', declencheur },
      calendrier: metropole,
    });

  it('does not count the day that makes the delay run', () => {
    expect(columns(inDays('2026-11-23', 15)).slice(0, 4)).toEqual([
      '2026-12-08',
      '2026-12-09',
      '2026-12-08',
      '2026-12-09',
    ]);
    expect(inDays('2026-11-23', 15).etapes[1]?.resultat).toBe('quinze jours');
    expect(inDays('2026-11-23', 15).etapes[2]).toEqual({
      regle:
        'Computation : le jour qui fait courir le délai ne compte pas ; le dernier jour est le 15e jour suivant',
      source: 'CPC, art. 641',
      resultat: 'mardi 8 décembre 2026',
    });
  });

  it('writes one day and many days as French does', () => {
    expect(inDays('2026-11-23', 1).etapes[1]?.resultat).toBe('un jour');
    expect(inDays('2026-11-23', 1).etapes[2]?.regle).toContain('le premier jour suivant');
    expect(inDays('2026-11-23', 45).etapes[1]?.resultat).toBe('45 jours');
  });

  it('extends them as it does months', () => {
    expect(columns(inDays('2026-12-15', 10))).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2026-12-28',
      '2026-12-29',
      '2026-12-29',
      '2026-12-28',
      '2026-12-29',
    ]);
  });
});

describe('what is not a delay', () => {
  it.each([0, -2, 1.5, Number.NaN])('refuses a duration of %d', (quantite) => {
    const regle: Regle = { quantite, unite: 'mois', declencheur: 'envoi' };
    expect(() => computeDelai({ depart: civilDate('2026-11-23'), regle, calendrier: metropole })).toThrow(
      RangeError,
    );
    expect(() => latestDayBefore(civilDate('2026-12-10'), quantite)).toThrow(RangeError);
  });

  it('keeps the rule it was given, safe from later changes', () => {
    const regle = { quantite: 2, unite: 'mois', declencheur: 'envoi' } satisfies Regle;
    const delai = computeDelai({ depart: civilDate('2026-11-23'), regle, calendrier: metropole });
    (regle as { quantite: number }).quantite = 3;
    expect(delai.regle.quantite).toBe(2);
    expect(MODES).toEqual(['strict', 'prudent', 'franc']);
    expect(ENGINE_VERSION).toBe('1');
  });

  it('is plain data: it comes back from JSON as it was', () => {
    const delai = twoMonths('2026-03-14');
    expect(JSON.parse(JSON.stringify(delai))).toEqual(delai);
  });
});

describe('backward delays', () => {
  it('five days before Thursday 10 December 2026: Saturday 5 at the latest, Friday 4 advised', () => {
    const { dernierJour, conseille, etapes } = latestDayBefore(civilDate('2026-12-10'), 5);
    expect(dernierJour).toBe('2026-12-05');
    expect(conseille).toBe('2026-12-04');
    expect(etapes).toEqual([
      {
        regle: 'Point de départ du compte à rebours : jour de l’événement',
        source: 'Code du travail, art. R. 6123-3-15',
        resultat: 'jeudi 10 décembre 2026',
      },
      {
        regle: 'Durée minimale avant l’événement',
        source: 'Code du travail, art. R. 6123-3-15',
        resultat: 'cinq jours',
      },
      {
        regle: 'Compte à rebours : le jour de l’événement ne compte pas',
        source: 'CPC, art. 641',
        resultat: 'samedi 5 décembre 2026',
      },
      {
        regle:
          'Pas de report : un délai à rebours ne se prolonge pas, le reporter priverait les destinataires de leur temps',
        source: 'CPC, art. 642 (sans application à rebours)',
        resultat: 'samedi 5 décembre 2026',
      },
      {
        regle: 'Conseil : ne pas attendre le samedi 5 décembre 2026 (samedi)',
        source: 'CPC, art. 642',
        resultat: 'Avancer au vendredi 4 décembre 2026',
      },
      {
        regle: 'Dernier jour conseillé : le dernier jour ouvré à cette date',
        source: 'Code du travail, art. R. 6123-3-15',
        resultat: 'vendredi 4 décembre 2026',
      },
    ]);
  });

  it('advises the last day itself when it is a working day', () => {
    const { dernierJour, conseille, etapes } = latestDayBefore(civilDate('2026-12-11'), 10, {
      fondement: 'Règlement intérieur, art. 4',
    });
    expect([dernierJour, conseille]).toEqual(['2026-12-01', '2026-12-01']);
    expect(etapes[0]?.source).toBe('Règlement intérieur, art. 4');
    expect(etapes.some((etape) => etape.resultat.startsWith('Avancer'))).toBe(false);
  });

  it('never moves forward, in any zone', () => {
    const anyDate: fc.Arbitrary<CivilDate> = fc
      .integer({ min: 0, max: 9000 })
      .map((n) => addDays(civilDate('2020-01-01'), n));
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), fc.constantFrom(...ZONES), (date, days, zone) => {
        const { dernierJour, conseille } = latestDayBefore(date, days, { calendrier: { zone } });
        expect(daysBetween(dernierJour, date)).toBe(days);
        expect(conseille <= dernierJour).toBe(true);
        expect(isWorkingDay(conseille, { zone })).toBe(true);
      }),
    );
  });
});
