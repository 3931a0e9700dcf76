import type { SimulationView } from '#contract/texte';
import { imprimer, comparaisonModel } from '#actes/comparaison';
import { estSigne } from '#domain/fiches/avenant';
import type { Avenant } from '#domain/fiches/avenant';
import { signatairesDe } from '#domain/lookup';
import { requireSignable } from '#domain/avenant/signable';
import { lAvenant } from '#domain/consolidation/ordre';
import { auteurDe, comparer } from '#domain/redline/redline';
import { simuler } from '#domain/concordance/simuler';
import type { Convention } from '#domain/fiches/convention';
import type { Fiche, Registre } from '#domain/registre';
import { comparaisonView } from './comparaison-view';
import type { ViewContext } from './context';
import { conflitView } from './texte-view';

/** What an avenant would change, were it signed today; the registry is only read. */
export function simulationView(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  { fiche, tete, ...context }: ViewContext & { readonly fiche: Fiche; readonly tete: string },
): SimulationView {
  const { effet, avant, apres, dates, touches, conflits } = simuler(
    registre,
    convention,
    avenant,
    context.aujourdhui,
  );
  const projet = !estSigne(avenant, signatairesDe(registre, convention, avenant));
  const acte = { auteur: auteurDe(avenant), projet };
  const compared = {
    comparaison: comparer(
      [
        { ...acte, texte: avant, date: null },
        { ...acte, texte: apres.texte, date: effet },
      ],
      imprimer,
    ),
    de: 'le texte en vigueur',
    a: lAvenant(avenant),
    // One signed and still to come is a text nobody is held by yet.
    projet: projet || effet > context.aujourdhui,
    jour: context.aujourdhui,
  };
  const model = comparaisonModel({ fiche, convention, ...compared });
  const actes = [...apres.versions.map(({ acte }) => acte), ...apres.aVenir];
  const ready = requireSignable(registre, avenant, avenant, context);
  return {
    avenantId: avenant.id,
    effet,
    comparaison: comparaisonView(compared, model),
    dates,
    touches,
    conflits: conflits.flatMap((conflit) =>
      conflitView(registre, conflit, actes, convention, context.aujourdhui),
    ),
    aSavoir: ready.ok
      ? ready.value.avertissements
      : [{ message: `${ready.error.message} ${ready.error.remede}`, source: ready.error.source }],
    tete,
  };
}
