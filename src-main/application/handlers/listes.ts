import { slug } from '#actes/typographie';
import { TITRES_LISTES, estSansFiche } from '#registre/listes';
import type { NomListe } from '#registre/listes';
import { DESCRIPTIONS } from '#registre/fiches';
import { exporterTableau } from '../listes/exporter';
import { lireListe } from '../listes/listes';
import { success } from '../replies';
import type { HandlersOf, Services } from '../services';

const titreDe = (liste: NomListe): string =>
  estSansFiche(liste) ? TITRES_LISTES[liste] : DESCRIPTIONS[liste].pluriel;

export function listesHandlers({ depot, viewContext, etagere, imprimeur }: Services): HandlersOf<'listes'> {
  return {
    'listes.lire': async ({ liste }) => success(await lireListe(depot.registre, liste, viewContext())),
    'listes.exporter': async ({ liste, format, colonnes: seen, lignes: ids }) => {
      const context = viewContext();
      const { colonnes, lignes } = await lireListe(depot.registre, liste, context);
      const ranks = seen.flatMap((cle) => {
        const rang = colonnes.findIndex((one) => one.cle === cle);
        return rang === -1 ? [] : [rang];
      });
      const byId = new Map(lignes.map(({ id, cellules }) => [id, cellules]));
      const pick = <T>(of: readonly T[]): readonly T[] => ranks.flatMap((rang) => of.slice(rang, rang + 1));
      const titre = titreDe(liste);
      return success(
        await exporterTableau(
          {
            titre,
            colonnes: pick(colonnes),
            lignes: ids.flatMap((id) => {
              const cellules = byId.get(id);
              return cellules === undefined ? [] : [pick(cellules)];
            }),
          },
          format,
          `${slug(titre)}-${context.aujourdhui}`,
          { etagere, imprimeur },
        ),
      );
    },
  };
}
