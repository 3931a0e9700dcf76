import type { Champ, Membres } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { NomCollection } from '#registre/fiches';
import type { CivilDate } from '#domain/civil-date';
import type { Convention } from '#domain/fiches/convention';
import { addDays, civilDate } from '#domain/civil-date';

/* Records made from their descriptions alone, each member holding something: what one forgets shows. */

type Contexte = {
  readonly convention: Convention;
  /** A record of each collection that others may depend on. */
  readonly parents: Readonly<Partial<Record<string, string>>>;
};

export type Image = Readonly<Record<string, unknown>> & { readonly id: string };

/** A record of a collection, whole, linked to those of the registry. `n` makes it unlike the others. */
export function fabriquer(collection: NomCollection, id: string, contexte: Contexte, n = 0): Image {
  // A record that may depend on another of its own kind, and finds none, depends on itself.
  const parents = { ...contexte.parents, [collection]: contexte.parents[collection] ?? id };
  return { ...objet(DESCRIPTIONS[collection].membres, { ...contexte, parents }, n), id };
}

const objet = (membres: Membres, contexte: Contexte, n: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(membres).map(([name, champ], rang) => [name, valeur(champ, contexte, n + rang)]),
  );

const jour = (n: number): CivilDate => addDays(civilDate('2024-01-02'), n % 300);

function valeur(champ: Champ, contexte: Contexte, n: number): unknown {
  const { convention, parents } = contexte;
  switch (champ.genre) {
    case 'cle':
      return `cle-${n}`;
    case 'texte':
      return `${champ.mot ?? 'texte'} numéro ${n}`;
    case 'lignes':
      return [`Ligne ${n}`, `Ligne ${n + 1}`];
    case 'jour':
      return jour(n);
    case 'entier':
      return champ.min + (n % ((champ.max ?? champ.min + 50) - champ.min + 1));
    case 'taille':
      return 1000 + n;
    case 'ouiNon':
      return n % 2 === 0;
    case 'empreinte':
      return String(n % 10).repeat(64);
    case 'choix': {
      const keys = Object.keys(champ.libelles);
      return keys[n % keys.length];
    }
    case 'rang':
      return n % champ.libelles.length;
    case 'fixe':
      return champ.valeur;
    case 'fiche':
      if (champ.collection === 'conventions') return convention.id;
      return parents[champ.collection];
    case 'ficheParmi':
      return { collection: 'conventions', id: convention.id };
    case 'mention': {
      const [partie] = convention.parties;
      if (champ.de === 'partie') return partie?.id;
      if (champ.de === 'signataire') return partie?.signataires[0]?.id;
      if (champ.de === 'obligation') return convention.obligations[0]?.id;
      return convention.divisions[0]?.alineas[0]?.id;
    }
    case 'groupe':
      return objet(champ.membres, contexte, n);
    case 'variantes': {
      const cases = Object.entries(champ.cas);
      const [nature, membres] = cases[n % cases.length] ?? ['', {}];
      return { [champ.selon]: nature, ...objet(membres, contexte, n) };
    }
    case 'liste':
      return [objet(champ.element, contexte, n), objet(champ.element, contexte, n + 7)];
    case 'suite':
      return [valeur(champ.element, contexte, n)];
    case 'images':
      return [];
  }
}

/** Every field of a description that people are told, with the path of its words: « Séance › Date ». */
export function ditsDe(membres: Membres, above = ''): readonly string[] {
  return Object.values(membres).flatMap((champ) => {
    if (champ.mot === null) return [];
    const here = `${above}${champ.mot}`;
    if (champ.genre === 'groupe') return ditsDe(champ.membres, `${here} › `);
    return [here];
  });
}
