import type { CorbeilleView, ElementCorbeilleView } from '#contract/corbeille';
import { examinerSuppression, retablirSuppression, supprimer } from '#domain/corbeille/commands';
import type { Suppression } from '#domain/corbeille/corbeille';
import type { DecisionResult } from '#domain/decision';
import { designationOf } from '#domain/designation';
import type { Fait } from '#domain/registre';
import { upperFirst } from '#domain/french';
import { find } from '#domain/lookup';
import type { Registre } from '#domain/registre';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { HandlersOf, Services } from '../services';

const recorded = (decision: DecisionResult) =>
  decision.ok ? { ok: true as const, value: decision.value, changes: decision.value.changes } : decision;

export function corbeilleHandlers({ depot, record, utilisateur }: Services): HandlersOf<'corbeille'> {
  return {
    'corbeille.lire': () => answer(corbeilleView(depot.registre)),
    'corbeille.apercu': ({ collection, id }) => {
      const { registre } = depot;
      const found = find(registre, collection, id);
      if (!found.ok) return Promise.resolve(fromRefus(found.error));
      const libelle = upperFirst(designationOf({ collection, entite: found.value } as Fait, registre));
      const examined = examinerSuppression(registre, { collection, id });
      if (!examined.ok) return answer({ libelle, dependants: [], refus: fromRefus(examined.error).error });
      const [, ...dependants] = examined.value;
      return Promise.resolve(
        success({
          libelle,
          dependants: dependants.map((fait) => upperFirst(designationOf(fait, registre))),
          refus: null,
        }),
      );
    },
    'corbeille.supprimer': (input) =>
      record(
        (registre, contexte) => recorded(supprimer(registre, { ...input, par: utilisateur }, contexte)),
        { action: 'corbeille.supprimer', reason: input.motif },
      ),
    'corbeille.retablir': (input) =>
      record((registre, contexte) => recorded(retablirSuppression(registre, input, contexte)), {
        action: 'corbeille.retablir',
      }),
  };
}

/** The last deleted first. */
function corbeilleView(registre: Registre): CorbeilleView {
  const newestFirst = [...registre.corbeille.values()].reverse();
  return {
    elements: newestFirst
      .sort((a, b) => (a.supprimeLe < b.supprimeLe ? 1 : a.supprimeLe > b.supprimeLe ? -1 : 0))
      .map((one) => elementView(one, registre)),
  };
}

function elementView(suppression: Suppression, registre: Registre): ElementCorbeilleView {
  const { id, racine, conventionId, supprimeLe, par, motif, elements } = suppression;
  const [, ...dependants] = elements as readonly Fait[];
  return {
    id,
    libelle: upperFirst(racine.libelle),
    collection: racine.collection,
    conventionId,
    convention: registre.conventions.get(conventionId)?.titreCourt ?? null,
    supprimeLe,
    par,
    motif,
    dependants: dependants.map((fait) => upperFirst(designationOf(fait, registre))),
  };
}
