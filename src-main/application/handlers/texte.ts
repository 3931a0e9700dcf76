import type { NiveauAlinea } from '#registre/fiches/convention';
import type { ComparaisonView } from '#contract/texte';
import type { Parsed } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { comparaisonModel } from '#actes/comparaison';
import { requireRedigible } from '#domain/avenant/commands';
import type { Avenant } from '#domain/fiches/avenant';
import type { Modification } from '#domain/texte/operations';
import { cibleAbsente } from '#domain/avenant/operations-commands';
import type { CivilDate } from '#domain/civil-date';
import { conventionSignee } from '#domain/consolidation/parties';
import { genererOperations } from '#domain/consolidation/generer';
import { referenceDe, texteEnChantier } from '#domain/consolidation/reference';
import { findDivision } from '#domain/texte/en-vigueur';
import type { TexteEnVigueur } from '#domain/texte/en-vigueur';
import type { Convention } from '#domain/fiches/convention';
import { refus } from '#domain/refus';
import type { Refus } from '#domain/refus';
import type { Registre } from '#domain/registre';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { ficheDe } from '../catalogue/commun';
import { conventionComparee, conventionEtProjets } from '../catalogue/projets';
import { fromRefus, success } from '../replies';
import type { HandlersOf, Services } from '../services';
import { avenantVise, passageHandlers } from './passage';
import type { AvenantVise } from './passage';
import { comparaisonDe, comparaisonView } from '../views/comparaison-view';
import { simulationView } from '../views/simulation-view';
import { acteView, concordanceView, consolidationView, essaiView } from '../views/texte-view';

/** The text in force, its comparisons, and what a draft would make of it. Nothing here changes the registry. */
export function texteHandlers(services: Services): HandlersOf<'texte'> {
  const { depot, horloge } = services;
  const today = () => horloge.aujourdhui();

  /** What names those who signed the convention names them as they were that day. */
  const signee = (convention: Convention): Convention =>
    conventionSignee(depot.registre, convention, today());

  const withAvenant = <T>(avenantId: string, answer: (found: AvenantVise) => Reply<T>): Promise<Reply<T>> => {
    const found = avenantVise(depot.registre, avenantId);
    return Promise.resolve(found.ok ? answer(found.value) : fromRefus(found.error));
  };

  const comparer = (input: Parsed<'texte.comparer'>): Result<ComparaisonView> => {
    const convention = conventionComparee(depot.registre, input.conventionId, input);
    if (!convention.ok) return convention;
    const compared = comparaisonDe(depot.registre, convention.value, input.de, input.a, today());
    const model = comparaisonModel({
      fiche: ficheDe(depot.registre, convention.value),
      convention: convention.value,
      ...compared,
    });
    return ok(comparaisonView(compared, model));
  };

  return {
    'texte.consolider': ({ conventionId, jour, projets }) => {
      const found = conventionEtProjets(depot.registre, conventionId, projets);
      return Promise.resolve(
        found.ok
          ? success(
              consolidationView(depot.registre, signee(found.value.convention), {
                jour: jour ?? today(),
                projets: found.value.drafts,
                aujourdhui: today(),
              }),
            )
          : fromRefus(found.error),
      );
    },
    'texte.comparer': (input) => {
      const compared = comparer(input);
      return Promise.resolve(compared.ok ? success(compared.value) : fromRefus(compared.error));
    },
    'texte.chantier': ({ avenantId }) =>
      withAvenant(avenantId, ({ avenant, convention }) => {
        const { jour } = referenceDe(depot.registre, convention, avenant, today());
        return success({
          acte: acteView(depot.registre, avenant, convention, today()),
          jour,
          ...texteEnChantier(depot.registre, convention, avenant, today()),
          operations: avenant.operations,
          ferme: requireRedigible(depot.registre, avenant, horloge.aujourdhui()),
        });
      }),
    'texte.concordance': ({ avenantId }) =>
      withAvenant(avenantId, ({ avenant, convention }) =>
        success(concordanceView(depot.registre, convention, avenant, today())),
      ),
    'texte.simuler': ({ avenantId }) =>
      withAvenant(avenantId, ({ avenant, convention }) =>
        success(
          simulationView(depot.registre, convention, avenant, {
            ...services.viewContext(),
            fiche: ficheDe(depot.registre, convention),
            tete: depot.tete,
          }),
        ),
      ),
    'texte.essayer': ({ avenantId, ...proposee }) =>
      withAvenant(avenantId, ({ avenant, convention }) => {
        const denied = cibleRefusee(depot.registre, convention, avenant, proposee.modification, today());
        return denied === null
          ? success(essaiView(depot.registre, convention, avenant, proposee, today()))
          : fromRefus(denied);
      }),
    ...passageHandlers(services),
    'texte.deduire': ({ avenantId, divisionId, intitule, alineas }) =>
      withAvenant(avenantId, ({ avenant, convention }) => {
        const texte = texteEnChantier(depot.registre, convention, avenant, today()).texte;
        const division = findDivision(texte, divisionId);
        if (division === undefined)
          return fromRefus(refus('OPERATION_CIBLE_INCONNUE', { cible: divisionId }, 'divisionId'));
        const wanted: TexteEnVigueur = {
          ...texte,
          divisions: texte.divisions.map((one) =>
            one.id === divisionId ? { ...one, intitule, alineas: alineasVoulus(one, alineas) } : one,
          ),
        };
        const found = genererOperations(texte, wanted);
        return success(
          found.ok
            ? { modifications: found.value, raison: null }
            : { modifications: [], raison: found.error.message },
        );
      }),
  };
}

function cibleRefusee(
  registre: Registre,
  convention: Convention,
  avenant: Avenant,
  modification: Modification,
  aujourdhui: CivilDate,
): Refus | null {
  const missing = cibleAbsente(
    texteEnChantier(registre, convention, avenant, aujourdhui).texte,
    modification,
  );
  return missing === null ? null : refus('OPERATION_CIBLE_INCONNUE', { cible: missing }, 'modification');
}

/** The alinéas a person wrote in place of a division's, as a text that can be compared with it. */
function alineasVoulus(
  division: TexteEnVigueur['divisions'][number],
  alineas: readonly {
    readonly niveau: NiveauAlinea;
    readonly marque: string | null;
    readonly texte: string;
  }[],
): TexteEnVigueur['divisions'][number]['alineas'] {
  return alineas.map(({ niveau, marque, texte }, rang) => ({
    id: `${division.id}-voulu-${rang}`,
    niveau,
    marque,
    gras: [],
    tableau: false,
    segments: [{ texte, source: null }],
    actes: [],
  }));
}
