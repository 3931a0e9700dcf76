import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { requireDenonciable } from '#domain/resiliation/denonciation-commands';
import { envoyerMiseEnDemeure, suivreEnvoi, tenirEnDemeure } from '#domain/resiliation/envoi-commands';
import { choixAdresse, horlogesDe } from '#domain/resiliation/horloges';
import { faitsDeclaratifs } from '#domain/resiliation/envois';
import { d, envoi, signed, withFin, withLettre } from '../../support/registre';

/*
 * The decision table of the clocks (`horloges.csv`): what becomes of each of three letters, what is missing, and from
 * which day the delay runs under each reading. Its rows were computed by a program of its own, from the texts cited in
 * the last column.
 */

const DEPOTS = { prefete: d('2026-11-23'), recteur: d('2026-11-24'), draaf: d('2026-11-25') } as const;
type Destinataire = keyof typeof DEPOTS;
const DESTINATAIRES = Object.keys(DEPOTS) as readonly Destinataire[];

const [, ...ROWS] = readFileSync(join(import.meta.dirname, 'horloges.csv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('"', '').split(';'));

/** What the post reports of a letter, in the days of the table: presented three days after its deposit. */
function suivi(sort: string, depot: CivilDate, manque: string) {
  const presentation = addDays(depot, 3);
  const retour = (jours: number, motif: 'refuse' | 'non_reclame' | 'adresse_inconnue') => ({
    date: addDays(depot, jours),
    motif,
  });
  const perdu = sort === 'adresse_inconnue';
  const dit = (quoi: string, reference: string): string | null => (manque === quoi ? null : reference);
  return {
    presentationLe: perdu || manque === 'date de présentation' ? null : presentation,
    distributionLe: sort === 'distribue' ? addDays(depot, 5) : null,
    retour:
      sort === 'refuse'
        ? retour(5, 'refuse')
        : sort === 'non_reclame'
          ? retour(19, 'non_reclame')
          : perdu
            ? retour(7, 'adresse_inconnue')
            : null,
    preuves: {
      presentation: dit('preuve de présentation', 'Enveloppe'),
      distribution: dit('preuve de remise ou de retour', 'Avis de réception'),
      retour: dit('preuve de remise ou de retour', 'Pli retourné'),
    },
  };
}

function dossier(sorts: readonly string[], manque: string) {
  const banc = withFin(signed());
  banc.aujourdhui = d('2027-01-10');
  const id = withLettre(banc);
  banc.must(envoyerMiseEnDemeure, {
    miseEnDemeureId: id,
    envois: DESTINATAIRES.map((one) =>
      envoi(one, DEPOTS[one], { preuveDepot: manque === 'preuve de dépôt' ? null : 'Preuve de dépôt' }),
    ),
  });
  const med = () => banc.registre.misesEnDemeure.get(id)!;
  DESTINATAIRES.forEach((one, index) =>
    banc.must(suivreEnvoi, {
      miseEnDemeureId: id,
      envoiId: med().envois[index]!.id,
      ...suivi(sorts[index]!, DEPOTS[one], manque),
    }),
  );
  return { banc, med, id };
}

describe('from which day the delay runs, letter by letter', () => {
  it('the table holds every fate of three letters, and every proof missing', () => {
    const sorts = new Set(ROWS.flatMap((row) => row.slice(1, 4)));
    const manques = new Set(ROWS.map((row) => row[4]));
    expect(sorts.size).toBe(4);
    expect(ROWS).toHaveLength(sorts.size ** 3 * manques.size);
    for (const row of ROWS) expect(row[11]).not.toBe('');
  });

  it.each(ROWS)('n° %s: %s, %s, %s, without %s', (...row) => {
    const [, a = '', b = '', c = '', manque = '', ...attendus] = row;
    const { banc, med } = dossier([a, b, c], manque);
    const horloges = horlogesDe(med(), banc.convention);
    const lu = horloges.map(({ depart, declaratif }) =>
      depart === null ? 'non déterminé' : `${depart}${declaratif ? ' déclaratif' : ''}`,
    );
    expect(lu).toEqual(attendus.slice(0, 4));
    // The reading of the clause is the one the case is held under.
    expect(horloges.filter(({ contractuelle }) => contractuelle).map(({ evenement }) => evenement)).toEqual([
      'envoi',
    ]);
    expect(med().delai?.calcul.depart ?? 'non déterminé').toBe(
      (attendus[0] ?? '').slice(0, 10).replace('non déterm', 'non déterminé'),
    );
    // No date without a proof, or without saying that it has none.
    for (const horloge of horloges)
      for (const fait of horloge.faits) expect(fait.date === null).toBe(fait.raison !== null);
    const perdus = choixAdresse(med(), banc.convention)?.destinataireIds ?? [];
    expect(perdus.join(', ') || 'aucun').toBe(attendus[4]);
    const gate = requireDenonciable(banc.registre, med(), d('2027-06-01'), null);
    expect(gate.ok ? 'possible après le délai' : 'refusée').toBe(attendus[5]);
  });
});

describe('a letter that comes back from a wrong address', () => {
  const perdue = () => {
    const one = dossier(['distribue', 'adresse_inconnue', 'distribue'], 'rien');
    one.banc.aujourdhui = d('2026-12-20');
    return one;
  };

  it('by default the clock waits for a new sending, and runs from it', () => {
    const { banc, med, id } = perdue();
    expect(choixAdresse(med(), banc.convention)).toMatchObject({
      restent: ['recteur'],
      parDefaut: null,
      retenu: 'defaut',
    });
    banc.must(envoyerMiseEnDemeure, { miseEnDemeureId: id, envois: [envoi('recteur', d('2026-12-15'))] });
    expect(med().delai?.calcul.depart).toBe('2026-12-15');
    expect(choixAdresse(med(), banc.convention)).toMatchObject({
      restent: [],
      parDefaut: { depart: '2026-12-15' },
      parLesAutres: { depart: '2026-11-25' },
    });
  });

  it('held in default through its other addressees by a jurist who says why, the new sending puts nothing off', () => {
    const { banc, med, id } = perdue();
    banc.must(envoyerMiseEnDemeure, { miseEnDemeureId: id, envois: [envoi('recteur', d('2026-12-15'))] });
    const decision = banc.must(tenirEnDemeure, {
      miseEnDemeureId: id,
      date: d('2026-12-20'),
      motif: 'La préfète et le DRAAF représentent la même partie.',
    });
    expect(med().delai?.calcul.depart).toBe('2026-11-25');
    expect(decision.avertissements.map(({ message }) => message).join(' ')).toContain('peut être opposé');
    expect(choixAdresse(med(), banc.convention)).toMatchObject({
      parDefaut: { depart: '2026-12-15' },
      parLesAutres: { depart: '2026-11-25' },
      retenu: 'autres',
    });
    expect(
      banc.code(tenirEnDemeure, { miseEnDemeureId: id, date: d('2026-12-20'), motif: 'Encore une fois' }),
    ).toBe('TENUE_DEJA_DITE');
  });

  it('without a choice the denunciation is refused; with it, it is not, and says so', () => {
    const { banc, med, id } = perdue();
    const jour = d('2027-03-01');
    const before = requireDenonciable(banc.registre, med(), jour, null);
    expect(before.ok ? null : before.error.code).toBe('DESTINATAIRE_NON_TOUCHE');
    banc.must(tenirEnDemeure, {
      miseEnDemeureId: id,
      date: d('2026-12-20'),
      motif: 'Adresse changée sans avis.',
    });
    const after = requireDenonciable(banc.registre, med(), jour, null);
    expect(after.ok && after.value.avertissements.map(({ message }) => message).join(' ')).toContain(
      'Adresse changée sans avis.',
    );
  });

  it('is refused where no letter was lost, or where all were', () => {
    const { banc, id } = dossier(['distribue', 'distribue', 'refuse'], 'rien');
    const input = { miseEnDemeureId: id, date: d('2027-01-05'), motif: 'Motif de l’essai' };
    expect(banc.code(tenirEnDemeure, input)).toBe('TENUE_SANS_OBJET');
    const all = dossier(['adresse_inconnue', 'adresse_inconnue', 'adresse_inconnue'], 'rien');
    expect(all.banc.code(tenirEnDemeure, { ...input, miseEnDemeureId: all.id })).toBe('TENUE_PAR_PERSONNE');
  });
});

describe('a date without proof', () => {
  it('is declared, fact by fact, until a proof comes', () => {
    const { med } = dossier(['distribue', 'non_reclame', 'refuse'], 'preuve de présentation');
    expect(med().envois.map(faitsDeclaratifs)).toEqual([
      ['la première présentation (26/11/2026)'],
      ['la première présentation (27/11/2026)'],
      ['la première présentation (28/11/2026)'],
    ]);
  });
});

describe('an unclaimed letter', () => {
  it('that came back before its fifteen days is told', () => {
    const { banc, med, id } = dossier(['distribue', 'distribue', 'distribue'], 'rien');
    const decision = banc.must(suivreEnvoi, {
      miseEnDemeureId: id,
      envoiId: med().envois[0]!.id,
      presentationLe: d('2026-11-26'),
      distributionLe: null,
      retour: { date: d('2026-12-05'), motif: 'non_reclame' },
    });
    expect(decision.avertissements[0]?.message).toContain('quinze jours');
  });
});

describe('numbers', () => {
  it('are written as the post prints them; the same one in two cases is told', () => {
    const banc = withFin(signed());
    banc.aujourdhui = d('2026-11-30');
    const premiere = withLettre(banc);
    banc.must(envoyerMiseEnDemeure, {
      miseEnDemeureId: premiere,
      envois: [envoi('prefete', d('2026-11-23'), { numero: '1a1234567890-1' })],
    });
    expect(banc.registre.misesEnDemeure.get(premiere)?.envois[0]?.numero).toBe('1A 123 456 7890 1');
    const seconde = withLettre(banc);
    const { avertissements } = banc.must(envoyerMiseEnDemeure, {
      miseEnDemeureId: seconde,
      envois: [envoi('prefete', d('2026-11-24'), { numero: '1A 123 456 7890 1' })],
    });
    expect(avertissements.map(({ message }) => message).join(' ')).toContain('sert déjà à un autre dossier');
  });
});
