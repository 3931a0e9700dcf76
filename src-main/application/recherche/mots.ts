import type { Champ, Identite, Membres, Noms } from '#registre/champs';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { dire, libelle } from '../journal/dire';

/* What a record says, as far as it is sought by its words: read from its description, whatever its kind. */

/** An item of a list that is found by itself: an article, somebody who signs. */
export type Partie = {
  /** The name of the list, and what makes the item the same one. */
  readonly champ: string;
  readonly cle: string;
  /** « Signataire » */
  readonly nature: string;
  readonly titre: string;
  readonly textes: readonly string[];
};

export type Mots = {
  readonly textes: readonly string[];
  /** The records it depends on, by their names. */
  readonly parents: readonly string[];
  readonly parties: readonly Partie[];
};

type Recueil = { readonly textes: string[]; readonly parents: string[]; readonly parties: Partie[] };

export function motsDe(membres: Membres, image: unknown, noms: Noms): Mots {
  const mots: Recueil = { textes: [], parents: [], parties: [] };
  recueillir(membres, image, noms, mots);
  return mots;
}

function recueillir(membres: Membres, image: unknown, noms: Noms, mots: Recueil): void {
  const record = image as Readonly<Record<string, unknown>>;
  for (const [name, champ] of Object.entries(membres)) {
    const valeur = record[name];
    if (valeur !== undefined && valeur !== null) ajouter(name, champ, valeur, noms, mots);
  }
}

function ajouter(name: string, champ: Champ, valeur: unknown, noms: Noms, mots: Recueil): void {
  switch (champ.genre) {
    case 'cle':
    case 'fixe':
    case 'empreinte':
    case 'taille':
    case 'ouiNon':
    case 'rang':
    case 'images':
      return;
    case 'jour':
      // As it is read, and as it is typed.
      mots.textes.push(dire(champ, valeur, noms) ?? '', formatShort(valeur as CivilDate));
      return;
    case 'fiche':
    case 'ficheParmi':
      mots.parents.push(dire(champ, valeur, noms) ?? '');
      return;
    case 'mention':
      // The words of a passage are those of its article.
      if (champ.de !== 'alinea') mots.textes.push(dire(champ, valeur, noms) ?? '');
      return;
    case 'suite':
      for (const one of valeur as readonly unknown[]) ajouter(name, champ.element, one, noms, mots);
      return;
    case 'groupe':
      recueillir(champ.membres, valeur, noms, mots);
      return;
    case 'variantes': {
      const nature = (valeur as Readonly<Record<string, unknown>>)[champ.selon];
      mots.textes.push(libelle(champ.libelles, nature));
      recueillir(champ.cas[nature as string] ?? {}, valeur, noms, mots);
      return;
    }
    case 'liste':
      lister(name, champ, valeur as readonly unknown[], noms, mots);
      return;
    case 'texte':
    case 'lignes':
    case 'entier':
    case 'choix':
      if (champ.mot !== null) mots.textes.push(dire(champ, valeur, noms) ?? '');
  }
}

function lister(
  name: string,
  champ: Extract<Champ, { readonly genre: 'liste' }>,
  items: readonly unknown[],
  noms: Noms,
  mots: Recueil,
): void {
  if (champ.aPart === undefined) {
    for (const item of items) recueillir(champ.element, item, noms, mots);
    return;
  }
  const { cle, nom } = champ.identite as Identite<unknown>;
  const nommer = champ.aPart.nommer as ((item: unknown) => string) | undefined;
  for (const [rang, item] of items.entries()) {
    const own = motsDe(champ.element, item, noms);
    mots.parties.push(
      {
        champ: name,
        cle: cle(item, rang),
        nature: champ.aPart.nom,
        titre: nommer?.(item) ?? nom(item, rang, noms),
        textes: own.textes,
      },
      ...own.parties,
    );
  }
}
