import type { Mentionnable } from '#registre/champs';
import { COLLECTIONS, DESCRIPTIONS, DE_CONVENTION } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { placesOf, valuesAt } from '#registre/parcours';
import type { Place } from '#registre/parcours';
import type { Fait, Registre } from './registre';

/** What one record must find in the registry, and the field that says so: `objet.id`. */
export type Parent = { readonly collection: NomCollection; readonly id: string; readonly champ: string };

/** What one record names inside its convention, and where it stands: `griefs.0.obligationId`. */
export type Mention = { readonly de: Mentionnable; readonly id: string; readonly champ: string };

type Places = { readonly liens: readonly Place[]; readonly mentions: readonly Place[] };

/** Read off the descriptions: a link declared is a link followed, everywhere. */
const PLACES = Object.fromEntries(
  COLLECTIONS.map((name) => {
    const { membres } = DESCRIPTIONS[name];
    return [
      name,
      {
        liens: placesOf(membres, ({ genre }) => genre === 'fiche' || genre === 'ficheParmi'),
        mentions: placesOf(membres, ({ genre }) => genre === 'mention'),
      },
    ];
  }),
) as unknown as Readonly<Record<NomCollection, Places>>;

/** What one record must find in the registry, nearest to the convention first. */
export function parentsOf({ collection, entite }: Fait): readonly Parent[] {
  return PLACES[collection].liens.flatMap((place) =>
    valuesAt(entite, place).map(({ valeur, chemin }): Parent => {
      const { champ } = place;
      if (champ.genre === 'fiche')
        return { collection: champ.collection as NomCollection, id: valeur as string, champ: chemin };
      const named = valeur as { readonly collection: NomCollection; readonly id: string };
      return { ...named, champ: `${chemin}.id` };
    }),
  );
}

/** What one record names inside its convention: a party, a signatory, an obligation, an alinéa. */
export function mentionsOf({ collection, entite }: Fait): readonly Mention[] {
  return PLACES[collection].mentions.flatMap((place) => {
    const { champ } = place;
    if (champ.genre !== 'mention') return [];
    return valuesAt(entite, place).map(({ valeur, chemin }) => ({
      de: champ.de,
      id: valeur as string,
      champ: chemin,
    }));
  });
}

/** Every record of a convention, itself excepted; null: the séances of the committees, and the pieces of theirs. */
export function dependantsOf(
  registre: Registre,
  conventionId: string | null,
): readonly { readonly fait: Fait; readonly parents: readonly Parent[] }[] {
  const siens = DE_CONVENTION.flatMap((collection) =>
    [...registre[collection].values()]
      .filter((entite) => entite.conventionId === conventionId)
      .map((entite) => ({ collection, entite }) as Fait),
  );
  const seances =
    conventionId === null
      ? [...registre.seances.values()].map((entite): Fait => ({ collection: 'seances', entite }))
      : [];
  return [...seances, ...siens].map((fait) => ({ fait, parents: parentsOf(fait) }));
}
