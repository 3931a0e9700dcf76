import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src-main/application/commands';
import { newContradictions } from '#domain/coherence';
import { addDays } from '#domain/civil-date';
import type { Contexte, DecisionResult } from '#domain/decision';
import { classementOf } from '#domain/historique/classement';
import { refuseRectifier } from '#domain/historique/rectification';
import type { TraceActe } from '#domain/historique/rectification';
import { entityKey } from '#domain/registre';
import type { Changement, Registre } from '#domain/registre';
import { tirage } from '../../support/essais';
import { DEPARTS, checkInvariants, inputOf, startOf, step } from '../../support/marche';
import type { Banc } from '../../support/registre';

type Entree = TraceActe & { readonly changes: readonly Changement[]; readonly back: readonly Changement[] };

/** The images that these records have now, as changes that would put them back. */
const imagesOf = (registre: Registre, changes: readonly Changement[]): readonly Changement[] =>
  changes.map(
    ({ collection, id }) => ({ collection, id, after: registre[collection].get(id) ?? null }) as Changement,
  );

/** A registry with its journal: what is recorded there can be rectified. */
function record(
  banc: Banc,
  journal: Entree[],
  action: string,
  changes: readonly Changement[],
  cible?: number,
): void {
  const seq = journal.length + 1;
  journal.push({
    seq,
    action,
    libelle: action,
    fiches: changes.map(({ collection, id }) => entityKey(collection, id)),
    changes,
    back: imagesOf(banc.registre, changes),
    ...(cible === undefined ? {} : { cible }),
  });
  banc.apply(changes);
}

describe('des actes au hasard, rectifiés au hasard', () => {
  it('après chaque rectification acceptée, tout ce qui doit être vrai d’un registre le reste', () => {
    const marches = tirage('marches rectifiées', 40, 400, 20261126);
    const outcomes = new Map<string, number>();
    const count = (code: string) => outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    fc.assert(
      fc.property(
        fc.nat(DEPARTS - 1),
        fc.array(fc.record({ step, rectify: fc.nat(2), which: fc.nat(9999) }), {
          // As many steps for each command, now that packets, powers and the committee have theirs.
          minLength: 180,
          maxLength: 180,
        }),
        (start, walk) => {
          const banc = startOf(start);
          const journal: Entree[] = [];
          for (const { step: one, rectify, which } of walk) {
            if (rectify === 0 && journal.length > 0) {
              const entry = journal[journal.length - 1 - (which % Math.min(12, journal.length))]!;
              const denied = refuseRectifier(journal.slice(entry.seq - 1));
              if (denied) {
                count(denied.code);
                continue;
              }
              if (newContradictions(banc.registre, entry.back, banc.contexte).length > 0) {
                count('RECTIFICATION_CONTRADICTION');
                continue;
              }
              record(banc, journal, 'historique.rectifier', entry.back, entry.seq);
              count(`accepte ${classementOf(entry.action).nature}`);
            } else if (one.action === 'temps') {
              banc.aujourdhui = addDays(banc.aujourdhui, 1 + ((one.n[0] ?? 0) % 20));
              continue;
            } else {
              const rule = COMMANDS[one.action] as (
                registre: Registre,
                input: unknown,
                contexte: Contexte,
              ) => DecisionResult;
              const decision = rule(banc.registre, inputOf(banc, one.action, one.n), banc.contexte);
              if (!decision.ok || decision.value.changes.length === 0) continue;
              record(banc, journal, one.action, decision.value.changes);
            }
            checkInvariants(banc);
          }
        },
      ),
      marches,
    );
    // A walk that never rectifies, or is never refused, proves nothing.
    for (const code of [
      'accepte sensible',
      'accepte libre',
      'RECTIFICATION_ACTE_POSTERIEUR',
      'RECTIFICATION_DEJA_FAITE',
      'RECTIFICATION_CONTRADICTION',
    ])
      expect([code, (outcomes.get(code) ?? 0) > (10 * marches.numRuns) / 120]).toEqual([code, true]);
  });
});
