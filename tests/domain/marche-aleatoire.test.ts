import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, COMMAND_METHODS } from '../../src-main/application/commands';
import { addDays } from '#domain/civil-date';
import { termeEnVigueur } from '#domain/consolidation/terme';
import type { Contexte, DecisionResult } from '#domain/decision';
import { COLLECTIONS } from '#domain/registre';
import type { Registre } from '#domain/registre';
import { checkInvariants, inputOf, startOf, step } from '../support/marche';
import { snapshot } from '../support/registre';

/*
 * M15 and N3: whatever is done, in whatever order, at whatever date, the convention ends by a recorded act only.
 * A walk is 100 steps, each either time passing or a command aimed at a random record with random dates; 120 walks.
 */

const WALKS = 120;
const STEPS = 100;

describe('random walks over every command', () => {
  it(`${WALKS * STEPS} steps: only a denunciation ends the convention`, () => {
    const accepted = new Map<string, number>();
    const refused = new Set<string>();
    let steps = 0;
    let resiliees = 0;
    fc.assert(
      fc.property(fc.nat(2), fc.array(step, { minLength: STEPS, maxLength: STEPS }), (start, walk) => {
        const banc = startOf(start);
        for (const { action, n } of walk) {
          steps += 1;
          const before = JSON.stringify(snapshot(banc.registre));
          const etat = banc.etat();
          if (action === 'temps') {
            banc.aujourdhui = addDays(banc.aujourdhui, 1 + ((n[0] ?? 0) % ((n[1] ?? 0) % 2 === 0 ? 50 : 5)));
            // Time alone writes nothing, and takes a convention in force nowhere but to its confirmed end.
            expect(JSON.stringify(snapshot(banc.registre))).toBe(before);
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
          expect(JSON.stringify(snapshot(banc.registre))).toBe(before);
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
          banc.apply(result.value.changes);
          if (action !== 'denonciations.notifier' && etat !== 'denoncee') {
            expect(['denoncee', 'resiliee'].includes(banc.etat())).toBe(etat === 'resiliee');
          }
          checkInvariants(banc);
        }
        if (banc.registre.denonciations.size > 0) resiliees += 1;
      }),
      { seed: 20260723, numRuns: WALKS },
    );
    expect(steps).toBeGreaterThanOrEqual(10_000);
    // A walk that never gets anywhere proves nothing.
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
