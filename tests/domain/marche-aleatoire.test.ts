import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, COMMAND_METHODS } from '../../src-main/application/commands';
import { aEmettre } from '../../src-main/application/emissions/emettre';
import { EMETTENT } from '../../src-main/application/handlers/actes';
import { addDays } from '#domain/civil-date';
import { termeEnVigueur } from '#domain/consolidation/terme';
import type { Contexte, DecisionResult } from '#domain/decision';
import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';
import {
  DEPARTS,
  arreterPaquet,
  checkInvariants,
  inputOf,
  menerSeance,
  ouvrirPaquet,
  startOf,
  step,
} from '../support/marche';
import { tirage } from '../support/essais';

/*
 * M15 and N3: whatever is done, in whatever order, at whatever date, the convention ends by a recorded act only.
 * A walk is 130 steps, each either time passing or a command aimed at a random record with random dates.
 */

/** Of each of the four; what is asked at the end is asked of all of them. */
const MARCHES = [0, 1, 2, 3].map((part) => tirage(`longues marches ${part + 1}`, 100, 300, 20260723 + part));
const STEPS = 170;

/** All that is recorded, in its order; none of it can be written to any more, without an error that fails the walk. */
function figer(registre: Registre): readonly (readonly [string, object])[] {
  return COLLECTIONS.flatMap((name) => [...(registre[name] as ReadonlyMap<string, object>)]).map((one) => {
    freeze(one[1]);
    return one;
  });
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

const memeQue = (before: ReturnType<typeof figer>, after: ReturnType<typeof figer>): boolean =>
  before.length === after.length &&
  before.every(([id, record], at) => after[at]?.[0] === id && after[at][1] === record);

describe('random walks over every command', () => {
  const accepted = new Map<string, number>();
  const refused = new Set<string>();
  let steps = 0;
  let resiliees = 0;

  it.each(MARCHES)('only a denunciation ends the convention, from seed $seed', (marches) => {
    fc.assert(
      fc.property(
        fc.nat(DEPARTS - 1),
        fc.array(step, { minLength: STEPS, maxLength: STEPS }),
        (start, walk) => {
          const banc = startOf(start);
          for (const { action, n } of walk) {
            steps += 1;
            // A packet is opened by printing, which is no rule of the domain: it is out when a step is about one.
            if (action.startsWith('paquets.')) ouvrirPaquet(banc, (n[0] ?? 0) % 3 === 0);
            if (action === 'paquets.reprendre') arreterPaquet(banc);
            if (action !== 'temps') menerSeance(banc, action, n);
            const before = figer(banc.registre);
            const etat = banc.etat();
            if (action === 'temps') {
              banc.aujourdhui = addDays(
                banc.aujourdhui,
                1 + ((n[0] ?? 0) % ((n[1] ?? 0) % 2 === 0 ? 50 : 5)),
              );
              // Time alone writes nothing, and takes a convention in force nowhere but to its confirmed end.
              expect(memeQue(before, figer(banc.registre))).toBe(true);
              const reached = banc.etat();
              if (reached !== etat) {
                if (reached === 'expiree') {
                  const terme = termeEnVigueur(banc.registre, banc.convention, banc.aujourdhui);
                  expect(terme.etat).toBe('confirme');
                } else if (reached === 'resiliee') expect(etat).toBe('denoncee');
                else expect([etat, reached]).toEqual(['en_cours_de_signature', 'en_vigueur']);
              }
              continue;
            }
            const rule = COMMANDS[action] as (
              registre: Registre,
              input: unknown,
              contexte: Contexte,
            ) => DecisionResult;
            const input = inputOf(banc, action, n);
            const result = rule(banc.registre, input, banc.contexte);
            // Deciding is not doing: until the changes are applied nothing moved.
            expect(memeQue(before, figer(banc.registre))).toBe(true);
            if (!result.ok) {
              refused.add(result.error.code);
              const { message, source, remede } = result.error;
              for (const text of [message, source, remede]) expect(text.trim()).not.toBe('');
              expect(message).not.toMatch(/undefined|null|NaN|\[object/);
              continue;
            }
            accepted.set(action, (accepted.get(action) ?? 0) + 1);
            for (const { collection, id, after } of result.value.changes) {
              expect(COLLECTIONS).toContain(collection);
              expect(after?.id).toBe(id);
            }
            // An act that lets a document leave is known to, or nothing would be kept of it.
            if (aEmettre(banc.registre, result.value.changes).length > 0)
              expect([action, EMETTENT.has(action)]).toEqual([action, true]);
            banc.apply(result.value.changes);
            if (!action.startsWith('denonciations.') && etat !== 'denoncee') {
              // Its end confirmed on a day before the denunciation took effect, it had expired by then.
              const expiree = action === 'conventions.confirmerFin' && banc.etat() === 'expiree';
              expect(['denoncee', 'resiliee'].includes(banc.etat())).toBe(etat === 'resiliee' && !expiree);
            }
            checkInvariants(banc);
          }
          if (banc.registre.denonciations.size > 0) resiliees += 1;
        },
      ),
      marches,
    );
  });

  it('went everywhere: a walk that never gets anywhere proves nothing', () => {
    expect(steps).toBeGreaterThanOrEqual(10_000);
    for (const method of COMMAND_METHODS)
      expect([method, (accepted.get(method) ?? 0) > 3]).toEqual([method, true]);
    expect(resiliees).toBeGreaterThan(5);
    expect([...refused]).toEqual(
      expect.arrayContaining([
        'DELAI_EN_COURS',
        'AVIS_ABSENT',
        'AVIS_POSTERIEUR',
        'DEROGATION_AVANT_STRICT',
        'APRES_TERME',
        'MED_CLOSE',
      ]),
    );
  });
});
