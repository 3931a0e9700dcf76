import type { Cellule, ColonneView } from '#contract/listes';
import type { CivilDate } from '#domain/civil-date';
import { typographie } from '#domain/typographie';
import type { Champ, Libelles, Noms } from '#registre/champs';
import type { NomCollection } from '#registre/fiches';
import { PARTIE, columnsOfRecord } from '../echanges/tableau';
import { dire } from '../journal/dire';

/** A column, and what it holds of a line. */
export type Colonne<L> = Omit<ColonneView, 'montree'> & { readonly lire: (ligne: L) => Cellule };

/** What a line is made of: the record, and the names behind its identifiers. */
export type LigneFiche = { readonly entite: unknown; readonly noms: () => Noms };

const column =
  (genre: ColonneView['genre']) =>
  <L>(cle: string, titre: string, lire: (ligne: L) => Cellule): Colonne<L> => ({ cle, titre, genre, lire });

/** Text as people read it: set in French, null where there is none. */
export const texte = <L>(cle: string, titre: string, lire: (ligne: L) => string | null): Colonne<L> =>
  column('texte')(cle, titre, (ligne: L) => {
    const said = lire(ligne);
    return said === null || said === '' ? null : typographie(said);
  });
export const jour: <L>(cle: string, titre: string, lire: (ligne: L) => CivilDate | null) => Colonne<L> =
  column('jour');
export const nombre: <L>(cle: string, titre: string, lire: (ligne: L) => number | null) => Colonne<L> =
  column('nombre');
export const choix = <L>(
  cle: string,
  titre: string,
  libelles: Libelles,
  lire: (ligne: L) => string | null,
): Colonne<L> => ({ cle, titre, genre: 'choix', libelles, lire });

const OUI_NON: Libelles = { oui: 'oui', non: 'non' };

/** Deeper, a field is a detail of a reckoning: it is read in the act. */
const PROFONDEUR = 2;

/** The fields of a record that a line can hold, as its description tells them. */
export function colonnesDeFiche(collection: NomCollection): readonly Colonne<LigneFiche>[] {
  const all = columnsOfRecord(collection).filter(({ chemin }) => chemin.split('.').length <= PROFONDEUR);
  const own = (titre: string): string => titre.split(PARTIE).at(-1) ?? titre;
  return all.flatMap(({ chemin, titre, champ, valeur }) => {
    // « Partie qui demande » says enough alone, « Date » does not.
    const seul = all.filter((one) => own(one.titre) === own(titre)).length === 1;
    const typed = typer(champ);
    if (typed === null) return [];
    const { lire, ...how } = typed;
    return [
      {
        ...how,
        cle: chemin,
        titre: seul ? own(titre) : titre,
        lire: ({ entite, noms }: LigneFiche) => {
          const held = valeur(entite);
          return held === null || held === '' ? null : lire(held, noms);
        },
      },
    ];
  });
}

type Typed = Pick<ColonneView, 'genre' | 'libelles'> & {
  readonly lire: (valeur: unknown, noms: () => Noms) => Cellule;
};

/** How one field stands in a cell; null for what a line cannot hold, or could not say without its day. */
function typer(champ: Champ): Typed | null {
  switch (champ.genre) {
    case 'jour':
      return { genre: 'jour', lire: (valeur) => valeur as CivilDate };
    case 'entier':
      return { genre: 'nombre', lire: (valeur) => valeur as number };
    case 'taille':
      return { genre: 'taille', lire: (valeur) => valeur as number };
    case 'choix':
      return { genre: 'choix', libelles: champ.libelles, lire: (valeur) => valeur as string };
    case 'ouiNon':
      return { genre: 'choix', libelles: OUI_NON, lire: (valeur) => (valeur === true ? 'oui' : 'non') };
    case 'texte':
      return champ.long === true ? null : { genre: 'texte', lire: (valeur) => valeur as string };
    case 'rang':
    case 'ficheParmi':
      return { genre: 'texte', lire: (valeur, noms) => dire(champ, valeur, noms()) };
    case 'fiche':
      return champ.mot === null
        ? null
        : { genre: 'texte', lire: (valeur, noms) => dire(champ, valeur, noms()) };
    case 'mention':
      // Who a signatory is depends on the day of the act, which no field tells alone.
      return champ.de === 'partie'
        ? { genre: 'texte', lire: (valeur, noms) => dire(champ, valeur, noms()) }
        : null;
    case 'cle':
    case 'empreinte':
    case 'fixe':
    case 'lignes':
    case 'suite':
    case 'groupe':
    case 'variantes':
    case 'liste':
    case 'images':
      return null;
  }
}
