import type { NiveauAlinea } from '#registre/fiches/convention';
import type { Borne, ComparaisonView } from '#contract/texte';
import type { Parsed } from '#contract/procedures';
import type { Reply } from '#contract/reply';
import { comparaisonModel } from '#actes/comparaison';
import { consolidationModel } from '#actes/consolidation';
import type { DocumentModel } from '#actes/model';
import { requireRedigible } from '#domain/avenant/commands';
import { estSigne } from '#domain/fiches/avenant';
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
import { find, signatairesDe } from '#domain/lookup';
import { refus } from '#domain/refus';
import type { Refus } from '#domain/refus';
import { formatRepere, repereOf } from '#domain/repere';
import type { Registre } from '#domain/registre';
import { ok, refuse } from '#domain/result';
import type { Result } from '#domain/result';
import { ficheDe } from '../documents';
import { fromRefus, success } from '../replies';
import type { Handlers, HandlersOf, Services } from '../services';
import { avenantVise, passageHandlers } from './passage';
import type { AvenantVise } from './passage';
import { TYPE_DOCX } from './documents';
import { comparaisonDe, comparaisonView } from '../views/comparaison-view';
import { simulationView } from '../views/simulation-view';
import { acteView, concordanceView, consolidationView, essaiView } from '../views/texte-view';

/** The text in force, its comparisons, and what a draft would make of it. Nothing here changes the registry. */
export function texteHandlers(services: Services): HandlersOf<'texte'> {
  const { depot, horloge, etagere, imprimeur } = services;
  const today = () => horloge.aujourdhui();

  /** What names those who signed the convention names them as they were that day. */
  const signee = (convention: Convention): Convention =>
    conventionSignee(depot.registre, convention, today());

  const withAvenant = <T>(avenantId: string, answer: (found: AvenantVise) => Reply<T>): Promise<Reply<T>> => {
    const found = avenantVise(depot.registre, avenantId);
    return Promise.resolve(found.ok ? answer(found.value) : fromRefus(found.error));
  };

  /** A convention and the drafts of it that are asked for. */
  const findConvention = (
    conventionId: string,
    projets: readonly string[],
  ): Result<{ readonly convention: Convention; readonly drafts: readonly Avenant[] }> => {
    const convention = find(depot.registre, 'conventions', conventionId);
    if (!convention.ok) return convention;
    const drafts: Avenant[] = [];
    for (const [index, id] of projets.entries()) {
      const draft = projetDe(convention.value, id, `projets.${index}`);
      if (!draft.ok) return draft;
      drafts.push(draft.value);
    }
    return ok({ convention: convention.value, drafts });
  };

  const projetDe = (convention: Convention, avenantId: string, champ: string): Result<Avenant> => {
    const found = find(depot.registre, 'avenants', avenantId);
    if (!found.ok) return found;
    if (found.value.conventionId !== convention.id)
      return refuse(refus('AVENANT_AUTRE_CONVENTION', { id: avenantId }, champ));
    return estSigne(found.value, signatairesDe(depot.registre, convention, found.value))
      ? refuse(refus('AVENANT_DEJA_SIGNE_TEXTE', { numero: found.value.numero ?? 0 }, champ))
      : found;
  };

  const comparer = (input: {
    readonly conventionId: string;
    readonly de: Borne;
    readonly a: Borne;
  }): Result<{ readonly view: ComparaisonView; readonly model: DocumentModel }> => {
    const convention = find(depot.registre, 'conventions', input.conventionId);
    if (!convention.ok) return convention;
    for (const [champ, borne] of [
      ['de', input.de],
      ['a', input.a],
    ] as const) {
      if (borne.nature !== 'projet') continue;
      const draft = projetDe(convention.value, borne.avenantId, `${champ}.avenantId`);
      if (!draft.ok) return draft;
    }
    const compared = comparaisonDe(depot.registre, convention.value, input.de, input.a, today());
    const model = comparaisonModel({
      fiche: ficheDe(depot.registre, convention.value),
      convention: convention.value,
      ...compared,
    });
    return ok({ view: comparaisonView(compared, model), model });
  };

  const consolidated = ({ conventionId, jour, projets }: Parsed<'texte.modele'>): Result<DocumentModel> => {
    const found = findConvention(conventionId, projets);
    if (!found.ok) return found;
    const { convention, drafts } = found.value;
    return ok(
      consolidationModel({
        fiche: ficheDe(depot.registre, convention),
        registre: depot.registre,
        convention: signee(convention),
        jour: jour ?? today(),
        projets: drafts,
        aujourdhui: today(),
      }),
    );
  };

  const stamped = (model: DocumentModel): DocumentModel => ({
    ...model,
    repere: formatRepere(repereOf(depot.seq, depot.tete)),
  });
  const exported = async (
    model: Result<DocumentModel>,
  ): ReturnType<Handlers['texte.exporterComparaison']> => {
    if (!model.ok) return fromRefus(model.error);
    const nom = `${model.value.fileName}.docx`;
    const bytes = await imprimeur.docx(stamped(model.value));
    return success({ fichier: { jeton: etagere.put(nom, TYPE_DOCX, bytes), nom, type: TYPE_DOCX } });
  };

  return {
    'texte.consolider': ({ conventionId, jour, projets }) => {
      const found = findConvention(conventionId, projets);
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
      return Promise.resolve(compared.ok ? success(compared.value.view) : fromRefus(compared.error));
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
    'texte.modele': (input) => {
      const model = consolidated(input);
      return Promise.resolve(model.ok ? success({ model: stamped(model.value) }) : fromRefus(model.error));
    },
    'texte.exporterConsolidation': (input) => exported(consolidated(input)),
    'texte.exporterComparaison': (input) => {
      const compared = comparer(input);
      return exported(compared.ok ? ok(compared.value.model) : compared);
    },
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
