import type { FicheOutputs, FicheView } from '#contract/fiches';
import type { Membres } from '#registre/champs';
import { DESCRIPTIONS, FICHES_PLATES } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { find } from '#domain/lookup';
import type { Registre } from '#domain/registre';
import { typographie } from '#domain/typographie';
import { fromRefus, success } from '../replies';
import { fichesOf } from '../views/fiches';
import type { Handlers, Services } from '../services';

/** How the records that one names are called, by the field that names each; the convention it belongs to apart. */
function liensDe(registre: Registre, membres: Membres, fiche: object): Readonly<Record<string, string>> {
  const values = fiche as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(membres).flatMap(([champ, one]) => {
      if (one.genre !== 'fiche' || one.mot === null) return [];
      const collection = one.collection as NomCollection;
      const named = registre[collection].get(String(values[champ]));
      return named === undefined ? [] : [[champ, typographie(DESCRIPTIONS[collection].nommer(named))]];
    }),
  );
}

/** The lists of the records told by their fields alone. */
export function fichesHandlers({ depot }: Services): Pick<Handlers, keyof FicheOutputs> {
  return Object.fromEntries(
    FICHES_PLATES.map((name) => [
      `${name}.lister`,
      ({ conventionId }: { readonly conventionId: string }) => {
        const { registre } = depot;
        const found = find(registre, 'conventions', conventionId);
        if (!found.ok) return Promise.resolve(fromRefus(found.error));
        const { nommer, membres } = DESCRIPTIONS[name as NomCollection];
        const lines = fichesOf(registre, name, conventionId).map((fiche) => ({
          fiche,
          nom: typographie(nommer(fiche)),
          liens: liensDe(registre, membres, fiche),
        }));
        return Promise.resolve(success(lines as unknown as readonly FicheView[]));
      },
    ]),
  ) as unknown as Pick<Handlers, keyof FicheOutputs>;
}
