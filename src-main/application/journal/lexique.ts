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

function lexiqueOf(membres: Membres): Champs {
  return Object.fromEntries(Object.entries(membres).map(([name, champ]) => [name, wordOf(champ)]));
}

function wordOf(champ: Champ): Champs[string] {
  const { mot } = champ;
  if (mot === null) return TU;
  if (champ.genre === 'groupe') return { mot, champs: lexiqueOf(champ.membres) };
  if (champ.genre === 'variantes') {
    const own: Feuille<unknown> | typeof TU =
      champ.motSelon === null ? TU : { mot: champ.motSelon, dire: (value) => libelle(champ.libelles, value) };
    const cases: Readonly<Record<string, Champs>> = Object.fromEntries(
      Object.entries(champ.cas).map(([name, membres]) => [
        name,
        { [champ.selon]: own, ...lexiqueOf(membres) },
      ]),
    );
    return { mot, casDe: (value) => cases[value?.[champ.selon] as string] ?? { [champ.selon]: own } };
  }
  if (champ.genre === 'liste') return { mot, ...identityOf(champ), element: lexiqueOf(champ.element) };
  if (champ.genre === 'images') {
    const nature: Feuille<unknown> = { mot: 'Nature', dire: (value) => libelle(champ.libelles, value) };
    return { mot, ...identityOf(champ), element: { collection: nature, entite: TU } };
  }
  return { mot, dire: (value, noms) => dire(champ, value, noms) ?? '' };
}

// Hoisted: the table above is made as this file loads.
function identityOf({ identite }: Extract<Champ, { genre: 'liste' | 'images' }>) {
  return identite as Pick<Liste<unknown>, 'cle' | 'nom'>;
}
