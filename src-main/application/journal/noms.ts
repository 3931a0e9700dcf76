import type { Convention } from '#domain/fiches/convention';
import { findAlinea } from '#domain/texte/divisions';
import { allSignataires, fullName } from '#domain/parties/partie';
import type { Partie } from '#domain/parties/partie';
import { put } from '#domain/registre';
import type { NomCollection } from '#domain/registre';
import { typographie } from '#domain/typographie';
import type { Noms } from '#registre/champs';
import { objetLabel } from './line';

const GONE = 'fiche qui n’est plus au registre';

/** An image by its record: as it was when the entry was recorded. */
export type Lookup = (collection: NomCollection, id: string) => unknown;

/** What identifiers stand for in the records of one convention, as it was then; `parties`: as they were on a day. */
export function nomsOf(
  convention: Convention | null,
  lookup: Lookup,
  parties: readonly Partie[] = convention?.parties ?? [],
): Noms {
  return {
    signataire: (id) => {
      const found = allSignataires(parties).find((one) => one.id === id);
      return found === undefined
        ? GONE
        : typographie(`${fullName(found.personne)}, ${found.fonction.libelle}`);
    },
    partie: (id) => parties.find((one) => one.id === id)?.nom ?? GONE,
    obligation: (id) => {
      const found = convention?.obligations.find((one) => one.id === id);
      return found === undefined ? GONE : `Article ${found.article} : ${found.libelle}`;
    },
    alinea: (id) => (convention === null ? GONE : (findAlinea(convention.divisions, id)?.texte ?? GONE)),
    fiche: (collection, id) => {
      const image = lookup(collection as NomCollection, id);
      return image === null || image === undefined
        ? GONE
        : objetLabel(put(collection as NomCollection, image as never));
    },
  };
}
