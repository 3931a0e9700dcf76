import type { FicheOutputs, FicheView } from '#contract/fiches';
import { DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { find } from '#domain/lookup';
import { typographie } from '#domain/typographie';
import { fromRefus, success } from '../replies';
import { fichesOf } from '../views/fiches';
import type { Handlers, Services } from '../services';

/** The lists of the records told by their fields alone. */
export function fichesHandlers({ depot }: Services): Pick<Handlers, keyof FicheOutputs> {
  return Object.fromEntries(
    FICHES_PLATES.map((name) => [
      `${name}.lister`,
      ({ conventionId }: { readonly conventionId: string }) => {
        const { registre } = depot;
        const found = find(registre, 'conventions', conventionId);
        if (!found.ok) return Promise.resolve(fromRefus(found.error));
        const { nommer } = DESCRIPTIONS[name as NomCollection];
        const lines = fichesOf(registre, name, conventionId).map((fiche) => ({
          fiche,
          nom: typographie(nommer(fiche)),
        }));
        return Promise.resolve(success(lines as unknown as readonly FicheView[]));
      },
    ]),
  ) as unknown as Pick<Handlers, keyof FicheOutputs>;
}
