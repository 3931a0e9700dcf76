import { describe, expect, it } from 'vitest';
import { ajouterOperations } from '#domain/avenant/operations-commands';
import { civilDate as d } from '#domain/civil-date';
import type { ReponseClause } from '#domain/clauses/clause';
import { simuler } from '#domain/concordance/simuler';
import { preparerMiseEnDemeure } from '#domain/resiliation/mise-en-demeure-commands';
import type { Modification } from '#domain/texte/operations';
import { CONVENTION_ID, signed, withFin } from '../../support/registre';
import type { Banc } from '../../support/registre';
import { avenantOf, mots, projeter, reglerClauses } from '../consolidation/atelier';

const JOUR = d('2026-11-24');
const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u00A0\u202F]/gu, ' ');

const simule = (one: Banc, modification: Modification, clauses: readonly ReponseClause[] = []) => {
  projeter(one, { nom: 'a', operations: [] });
  one.nextIds(['a-0']);
  one.must(ajouterOperations, {
    avenantId: 'a',
    operations: [{ modification, phrase: null, ...(clauses.length === 0 ? {} : { clauses }) }],
  });
  reglerClauses(one, 'a');
  return simuler(one.registre, one.convention, avenantOf(one, 'a'), JOUR).dates.map((date) => ({
    ...date,
    libelle: plain(date.libelle),
    cause: plain(date.cause),
  }));
};

const banc = (): Banc => {
  const one = withFin(signed());
  one.aujourdhui = JOUR;
  return one;
};

describe('a simulation shows what moves because of the clauses', () => {
  it('the delay of notices, and that of each case not yet sent, with the words at hand', () => {
    const one = banc();
    one.must(preparerMiseEnDemeure, {
      conventionId: CONVENTION_ID,
      partieEmettriceId: 'region',
      auteurId: 'president',
      griefs: [
        {
          obligationId: one.convention.obligations.find(({ partieId }) => partieId === 'etat')?.id ?? '',
          faits: 'Aucun bilan.',
          constateLe: null,
          pieces: [],
        },
      ],
    } as never);
    const dates = simule(
      one,
      mots('art7', 'art7-1', "deux mois suivant l'envoi", 'trois mois suivant la réception'),
    );
    const moved = dates.filter(({ dit }) => dit !== undefined);
    expect(moved.map(({ libelle }) => libelle)).toEqual([
      'Clause de résiliation',
      expect.stringMatching(/^Délai de .*si elle part sous l’avenant$/u),
    ]);
    for (const { dit, cause } of moved) {
      expect(plain(dit?.avant)).toContain('deux mois à compter de l’envoi');
      expect(plain(dit?.apres)).toContain('trois mois à compter de la réception');
      expect(cause).toMatch(/^Article 7, 1er alinéa : « .*trois mois suivant la réception/u);
    }
  });

  it('the end, and the last day for an avenant under the clause that governs avenants', () => {
    const dates = simule(banc(), {
      nature: 'proroger',
      divisionId: 'art6',
      alineaId: 'art6-2',
      texte: "Elle est conclue jusqu'au 31 décembre 2030.",
      fin: d('2030-12-31'),
    });
    expect(dates.map(({ libelle, apres }) => [libelle, apres])).toEqual([
      ['Prise d’effet de l’avenant', JOUR],
      ['Fin de la convention', '2030-12-31'],
      ['Dernier jour pour demander ou signer un avenant', '2030-12-31'],
    ]);
    expect(dates.at(-1)?.cause).toMatch(/^Article 6, 3e alinéa : « Au cours de sa période de validité/u);
  });

  it('the next renewal and the last day to object to it', () => {
    const dates = simule(banc(), {
      nature: 'inserer_alineas',
      divisionId: 'art6',
      apres: 'art6-3',
      alineas: [
        {
          niveau: 0,
          marque: null,
          texte:
            'Elle est renouvelable une fois par tacite reconduction, pour une durée de deux ans, sauf opposition trois mois au moins avant le terme.',
        },
      ],
    });
    const byName = new Map(dates.map((date) => [date.libelle, date]));
    expect(byName.get('Prochain renouvellement')).toMatchObject({ avant: null, apres: '2029-01-01' });
    expect(byName.get('Dernier jour pour s’opposer au renouvellement')).toMatchObject({
      apres: '2028-09-30',
    });
    expect(byName.get('Prochain renouvellement')?.cause).toMatch(
      /^Article 6, 4e alinéa : « Elle est renouvelable/u,
    );
  });

  it('the obligations that end with their words', () => {
    const one = banc();
    const seule = one.convention.obligations.find(
      ({ alineaIds }) =>
        alineaIds.length === 1 &&
        one.convention.obligations.filter((other) => other.alineaIds.includes(alineaIds[0] ?? '')).length ===
          1,
    );
    const [alineaId = ''] = seule?.alineaIds ?? [];
    const divisionId =
      one.convention.divisions.find(({ alineas }) => alineas.some(({ id }) => id === alineaId))?.id ?? '';
    const dates = simule(one, { nature: 'supprimer_alinea', divisionId, alineaId });
    expect(dates.at(-1)).toMatchObject({
      libelle: expect.stringMatching(/^Fin de l’obligation/u) as string,
      apres: JOUR,
    });
  });
});
