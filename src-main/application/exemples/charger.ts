import type { Contexte, Decision } from '#domain/decision';
import { refuseHomonyme } from '#domain/convention/creation';
import { refus } from '#domain/refus';
import type { Refus } from '#domain/refus';
import { put } from '#domain/registre';
import type { Fiche } from '#domain/registre';
import { COMMANDS } from '../commands';
import type { CommandMethod } from '../commands';
import type { Commit, Decided, Depot } from '../ports';
import { CONVENTION_AURA } from './auvergne-rhone-alpes';
import {
  CONVENTION_DEMONSTRATION_ID,
  PREMIER_REPERE,
  conventionDemonstration,
  demonstrationSteps,
} from './demonstration';
import type { DemoStep } from './demonstration';

const FICHE_EXEMPLE: Fiche = {
  id: 'registre',
  nom: 'Convention Auvergne-Rhône-Alpes 2022-2028',
  demonstration: false,
};
const FICHE_DEMONSTRATION: Fiche = {
  id: 'registre',
  nom: 'Démonstration\u00A0: suite fictive',
  demonstration: true,
};

export type Loaded =
  | { readonly ok: true; readonly value: Decision; readonly commit: Commit | null }
  | { readonly ok: false; readonly error: Refus };

/**
 * Creates a sample registry in an empty folder, or opens the sample beside the conventions of another registry, which
 * keeps its name; the demonstration is then told apart as fictional. Done twice it changes nothing. A demonstration
 * registry takes no true convention. The demonstration is one commit an act: interrupted, it goes on where it stopped.
 */
export async function chargerExemple(
  depot: Depot,
  demonstration: boolean,
  contexte: Contexte,
  by: string,
): Promise<Loaded> {
  if (demonstration && contexte.aujourdhui < PREMIER_REPERE) {
    return { ok: false, error: refus('DEMONSTRATION_TROP_TOT', { premierJour: PREMIER_REPERE }) };
  }
  const fiche = demonstration ? FICHE_DEMONSTRATION : FICHE_EXEMPLE;
  const convention = demonstration ? conventionDemonstration() : CONVENTION_AURA;
  const meta = { action: 'exemple.charger', by } as const;
  const created = await depot.transact<Decision, Refus>((registre) => {
    const present = registre.fiches.get('registre');
    const value: Decision = { id: convention.id, changes: [], avertissements: [] };
    if (present === undefined && registre.conventions.size === 0) {
      const changes = [put('fiches', fiche), put('conventions', convention)];
      return { ok: true, value: { ...value, changes }, changes };
    }
    if (registre.conventions.has(convention.id)) return { ok: true, value, changes: [] };
    if ([...registre.corbeille.values()].some(({ racine }) => racine.id === convention.id))
      return { ok: false, error: refus('EXEMPLE_SUPPRIME', { nom: fiche.nom }) };
    if (present?.demonstration === true && !demonstration)
      return { ok: false, error: refus('REGISTRE_NON_VIDE', { nom: present.nom }) };
    const denied = refuseHomonyme(registre, convention.titreCourt, null);
    if (denied !== null) return { ok: false, error: denied };
    const changes = [put('conventions', convention)];
    return { ok: true, value: { ...value, changes }, changes };
  }, meta);
  if (!created.ok || !demonstration) return created;

  // One commit a step after the creation: the sequence number says how far an earlier run went.
  const creation = created.commit?.seq ?? (await lastCreation(depot));
  const steps = demonstrationSteps(contexte.aujourdhui);
  let commit = created.commit;
  // A registry that went its own way, or the sequel an earlier version told, is not told again.
  if (!(await follows(depot, creation, steps))) return created;
  for (const [index, one] of steps.entries()) {
    if (depot.seq !== creation + index) continue;
    const done = await depot.transact<Decision, Refus>((registre) => play(one, registre, contexte), {
      action: one.method,
      by,
      reason: 'Suite fictive',
    });
    if (!done.ok) return done;
    commit = done.commit;
  }
  return { ok: true, value: { id: CONVENTION_DEMONSTRATION_ID, changes: [], avertissements: [] }, commit };
}

/** Whether everything recorded since the creation is the sequel, step by step. */
async function follows(depot: Depot, creation: number, steps: readonly DemoStep[]): Promise<boolean> {
  let same = true;
  await depot.skim(({ seq, action }) => {
    if (seq > creation && steps[seq - creation - 1]?.method !== action) same = false;
  });
  return same;
}

/** When the demonstration came in: the sample may have come in since, and its own creation may have been made again. */
async function lastCreation(depot: Depot): Promise<number> {
  const examples: number[] = [];
  await depot.skim(({ seq, action }) => {
    if (action === 'exemple.charger') examples.push(seq);
  });
  for (const from of [...examples].reverse()) {
    const [entry] = await depot.entries({ from, limit: 1 });
    if (entry?.changes.some(({ id }) => id === CONVENTION_DEMONSTRATION_ID)) return from;
  }
  return 1;
}

function play(
  { method, input, ids }: DemoStep,
  registre: Parameters<(typeof COMMANDS)[CommandMethod]>[0],
  contexte: Contexte,
): Decided<Decision> | { readonly ok: false; readonly error: Refus } {
  const remaining = [...ids];
  const rule = COMMANDS[method] as (
    registre: unknown,
    input: unknown,
    contexte: Contexte,
  ) => ReturnType<(typeof COMMANDS)[CommandMethod]>;
  const decision = rule(registre, input, { ...contexte, newId: () => remaining.shift() ?? contexte.newId() });
  return decision.ok ? { ok: true, value: decision.value, changes: decision.value.changes } : decision;
}
