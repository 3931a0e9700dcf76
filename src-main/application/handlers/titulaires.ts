import type { TitulaireOutputs } from '#contract/titulaires';
import { find } from '#domain/lookup';
import { examinerTitulaires } from '#domain/titulaire/importer';
import { quiOccupe } from '#domain/titulaire/occupation';
import { fromRefus } from '../replies';
import { answer } from '../services';
import type { Handlers, Services } from '../services';
import { occupationView } from '../views/titulaires-view';

/** Who holds an office, and what a table of holders would record. */
export function titulairesHandlers({ depot }: Services): Pick<Handlers, keyof TitulaireOutputs> {
  return {
    'titulaires.quiOccupe': (question) => {
      const { conventionId } = question;
      if (conventionId !== null) {
        const convention = find(depot.registre, 'conventions', conventionId);
        if (!convention.ok) return Promise.resolve(fromRefus(convention.error));
      }
      const found = quiOccupe(depot.registre, question);
      return found.ok
        ? answer(occupationView(found.value.place, found.value.occupation, question.jour))
        : Promise.resolve(fromRefus(found.error));
    },
    'titulaires.examinerImport': (tableau) => {
      const found = examinerTitulaires(depot.registre, tableau);
      return found.ok ? answer({ lignes: found.value }) : Promise.resolve(fromRefus(found.error));
    },
  };
}
