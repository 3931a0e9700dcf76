import type { ClauseOutputs } from '#contract/clauses';
import type { ConventionOutputs } from '#contract/conventions';
import type { Reply } from '#contract/reply';
import type { CivilDate } from '#domain/civil-date';
import { conventionSignee, versionsParties } from '#domain/consolidation/parties';
import type { Convention } from '#domain/fiches/convention';
import { find } from '#domain/lookup';
import type { Entites } from '#domain/registre';
import { fromRefus, success } from '../replies';
import { answer } from '../services';
import type { Handlers, Services } from '../services';
import { listeView } from '../views/accueil-view';
import { avenantView, avisView, lignesAvenants, lignesAvis } from '../views/avenant-view';
import { chronologieOf } from '../views/chronologie';
import { clausesView } from '../views/clauses-view';
import { acteView, enTeteView, obligationsView, partiesView } from '../views/convention-view';
import { avenantLu, miseEnDemeureLue } from '../views/gestes';
import { barresOf } from '../views/frise';
import { lignesMisesEnDemeure, miseEnDemeureView } from '../views/mise-en-demeure-view';
import { faitPrevuView, resiliationPrevueView } from '../views/prevision-view';
import { delaiPrevuView, denonciationsView, reglesResiliationView } from '../views/resiliation-view';

/** What is read of a convention, one question a need. */
export function conventionsHandlers({
  depot,
  contexte,
  viewContext,
}: Services): Pick<Handlers, keyof (ConventionOutputs & ClauseOutputs)> {
  const of =
    <T>(view: (convention: Convention) => T) =>
    ({ conventionId }: { readonly conventionId: string }): Promise<Reply<T>> => {
      const found = find(depot.registre, 'conventions', conventionId);
      return found.ok ? answer(view(found.value)) : Promise.resolve(fromRefus(found.error));
    };
  const signee = (convention: Convention): Convention =>
    conventionSignee(depot.registre, convention, viewContext().aujourdhui);
  /** One record, with the convention it is of. */
  const lire =
    <C extends 'avenants' | 'avis' | 'misesEnDemeure', T>(
      collection: C,
      view: (record: Entites[C], convention: Convention) => T,
    ) =>
    (id: string): Promise<Reply<T>> => {
      const found = find(depot.registre, collection, id);
      if (!found.ok) return Promise.resolve(fromRefus(found.error));
      return of((convention) => view(found.value, convention))(found.value);
    };
  const avenant = lire('avenants', (found, convention) =>
    avenantLu(
      depot.registre,
      convention,
      avenantView(depot.registre, convention, found, viewContext()),
      viewContext(),
    ),
  );
  const avis = lire('avis', (found) =>
    avisView(
      depot.registre,
      found,
      (found.avenantId === null ? null : depot.registre.avenants.get(found.avenantId)) ?? null,
      viewContext(),
    ),
  );
  const miseEnDemeure = lire('misesEnDemeure', (found, convention) =>
    miseEnDemeureLue(
      depot.registre,
      convention,
      miseEnDemeureView(depot.registre, convention, found, viewContext()),
      viewContext(),
    ),
  );
  const prevoir = (id: string, depotLe: CivilDate) =>
    lire('misesEnDemeure', (found, convention) => delaiPrevuView(depot.registre, convention, found, depotLe))(
      id,
    );
  return {
    'conventions.lister': async () => success(await listeView(depot.registre, viewContext())),
    'conventions.lire': of((convention) => enTeteView(depot.registre, convention, viewContext())),
    'conventions.acte': of((convention) => acteView(signee(convention))),
    'conventions.texte': of(signee),
    'conventions.parties': of((convention) => partiesView(depot.registre, convention, viewContext())),
    'conventions.obligations': of((convention) => obligationsView(depot.registre, convention)),
    'conventions.clauses': ({ conventionId, jour }) =>
      of((convention) => clausesView(depot.registre, convention, jour ?? viewContext().aujourdhui))({
        conventionId,
      }),
    'conventions.prevoirFait': ({ conventionId, ...fait }) =>
      of((convention) => faitPrevuView(depot.registre, convention, fait, contexte()))({ conventionId }),
    'avenants.lister': of(({ id }) => lignesAvenants(depot.registre, id, viewContext())),
    'avenants.lire': ({ avenantId }) => avenant(avenantId),
    'avis.lister': of(({ id }) => lignesAvis(depot.registre, id, viewContext())),
    'avis.lire': ({ avisId }) => avis(avisId),
    'misesEnDemeure.lister': of(({ id }) => lignesMisesEnDemeure(depot.registre, id, viewContext())),
    'misesEnDemeure.lire': ({ miseEnDemeureId }) => miseEnDemeure(miseEnDemeureId),
    'misesEnDemeure.prevoir': ({ miseEnDemeureId, depotLe }) => prevoir(miseEnDemeureId, depotLe),
    'resiliation.regles': of((convention) =>
      reglesResiliationView(depot.registre, convention, viewContext()),
    ),
    'denonciations.lister': of((convention) => denonciationsView(depot.registre, convention)),
    'denonciations.prevoir': (saisie) =>
      of((convention) => resiliationPrevueView(depot.registre, convention, saisie, contexte()))(saisie),
    'chronologie.lire': of((convention) =>
      chronologieOf(depot.registre, convention, viewContext(), versionsParties(depot.registre, convention)),
    ),
    'chronologie.barres': of((convention) =>
      barresOf({ famille: depot.registre, convention, context: viewContext() }),
    ),
  };
}
