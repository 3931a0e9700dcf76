import { describe, expect, it } from 'vitest';
import { civilDate as d } from '#domain/civil-date';
import { enregistrerDeliberation, rendreExecutoire } from '#domain/deliberation/commands';
import { resilierAvecPreavis } from '#domain/resiliation/resilier-commands';
import { CONVENTION_ID, signed, withFin } from '../../support/registre';
import { permis } from '../../support/lois';
import type { Banc } from '../../support/registre';

/* An act that ends the convention names the délibération that authorises it, enforceable on its day. */

const vigueur = (): Banc => withFin(signed());

const deliberer = (
  banc: Banc,
  autorise: readonly ('denonciation' | 'convention')[],
  numero = 'CP-1',
): string =>
  banc.must(enregistrerDeliberation, {
    conventionId: CONVENTION_ID,
    partieId: 'region',
    organe: 'commission_permanente',
    numero,
    date: d('2026-10-02'),
    derniereDate: null,
    objet: 'Résiliation de la convention',
    autorise: [...autorise],
    avenantId: null,
  }).id;
const rendre = (banc: Banc, deliberationId: string, jour: string): void => {
  banc.must(rendreExecutoire, { deliberationId, transmiseLe: d(jour), publieeLe: d(jour) });
};
const finir = (over: Record<string, unknown> = {}) => ({
  conventionId: CONVENTION_ID,
  partieId: 'region',
  auteurId: 'president',
  motifClause: 'interet_general' as const,
  motif: 'Réorganisation du service public',
  indemnite: 'Aucun préjudice à réparer',
  notifieeLe: d('2026-11-23'),
  numero: null,
  effetLe: null,
  ...over,
});
const gardee = (banc: Banc, over: Record<string, unknown> = {}) => {
  const { id } = banc.must(resilierAvecPreavis, finir(over));
  const one = banc.registre.denonciations.get(id);
  return [one?.deliberationId, one?.sansDeliberation];
};

describe('the délibération an end rests on', () => {
  it('is asked of nobody that acts without any', () => {
    expect(gardee(vigueur())).toEqual([undefined, undefined]);
  });

  it('is asked of a party that acts by délibération, or a jurist says why there is none', () => {
    const banc = vigueur();
    deliberer(banc, ['convention']);
    expect(banc.refused(resilierAvecPreavis, finir())).toMatchObject({
      code: 'DELIBERATION_REQUISE',
      champ: 'deliberationId',
    });
    expect(gardee(banc, { sansDeliberation: 'Délégation du conseil au président' })).toEqual([
      undefined,
      'Délégation du conseil au président',
    ]);
  });

  it.each([
    [null, 'DELIBERATION_PAS_EXECUTOIRE'],
    ['2026-11-24', 'DELIBERATION_PAS_EXECUTOIRE'],
    ['2026-11-23', null],
    ['2026-10-05', null],
  ] as const)('enforceable on %s: %s', (executoire, code) => {
    const banc = vigueur();
    const id = deliberer(banc, ['denonciation']);
    banc.aujourdhui = d('2026-11-25');
    if (executoire !== null) rendre(banc, id, executoire);
    for (const deliberationId of [null, id])
      expect(permis(banc, resilierAvecPreavis, finir({ deliberationId }))).toBe(code ?? true);
    if (code === null) expect(gardee(banc)).toEqual([id, undefined]);
  });

  it('must authorise that very act, of that very party', () => {
    const banc = vigueur();
    const autre = deliberer(banc, ['convention'], 'CP-2');
    rendre(banc, autre, '2026-10-05');
    expect(banc.code(resilierAvecPreavis, finir({ deliberationId: autre }))).toBe('DELIBERATION_AUTRE_OBJET');
  });
});
