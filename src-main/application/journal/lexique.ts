import type { Champ, Membres } from '#registre/champs';
import { COLLECTIONS, DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import { dire, libelle } from './dire';
import { TU } from './lexique-types';
import type { Champs, Feuille, Liste } from './lexique-types';

/** How every field of every record is called and said: the descriptions, as the journal tells them. */
export const LEXIQUE = Object.fromEntries(
  COLLECTIONS.map((name) => [name, lexiqueOf(DESCRIPTIONS[name].membres)]),
) as Readonly<Record<NomCollection, Champs>>;

export function lexiqueOf(membres: Membres): Champs {
  return Object.fromEntries(Object.entries(membres).map(([name, champ]) => [name, wordOf(champ)]));
}

function wordOf(champ: Champ): Champs[string] {
  const { mot } = champ;
  if (mot === null) return TU;
  switch (champ.genre) {
    case 'groupe':
      return { mot, champs: lexiqueOf(champ.membres) };
    case 'variantes': {
      const own: Feuille<unknown> | typeof TU =
        champ.motSelon === null
          ? TU
          : { mot: champ.motSelon, dire: (value) => libelle(champ.libelles, value) };
      const cases = Object.values(champ.cas).map(lexiqueOf);
      return { mot, champs: Object.assign({ [champ.selon]: own }, ...cases) as Champs };
    }
    case 'liste':
      return {
        mot,
        ...(champ.identite as Pick<Liste<unknown>, 'cle' | 'nom'>),
        element: lexiqueOf(champ.element),
      };
    case 'images':
      return {
        mot,
        ...(champ.identite as Pick<Liste<unknown>, 'cle' | 'nom'>),
        element: {
          collection: { mot: 'Nature', dire: (value) => libelle(champ.libelles, value) },
          entite: TU,
        },
      };
    default:
      return { mot, dire: (value, noms) => dire(champ, value, noms) ?? '' };
  }
}
