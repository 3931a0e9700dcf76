import type { PouvoirOutputs } from '#contract/pouvoirs';
import { find } from '#domain/lookup';
import { demanderQuiSigne } from '#domain/pouvoirs/question';
import { fromRefus } from '../replies';
import { answer } from '../services';
import type { Handlers, Services } from '../services';
import { pouvoirView } from '../views/pouvoirs-view';

/** Who may sign for an office on a day. */
export function pouvoirsHandlers({ depot }: Services): Pick<Handlers, keyof PouvoirOutputs> {
  return {
    'pouvoirs.quiSigne': (question) => {
      const { conventionId } = question;
      if (conventionId !== null) {
        const convention = find(depot.registre, 'conventions', conventionId);
        if (!convention.ok) return Promise.resolve(fromRefus(convention.error));
      }
      const found = demanderQuiSigne(depot.registre, question);
      return found.ok ? answer(pouvoirView(found.value, question)) : Promise.resolve(fromRefus(found.error));
    },
  };
}
