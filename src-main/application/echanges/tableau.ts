import { choix, jour } from '#registre/champs';
import type { Champ, Membres, Noms } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { Entites, NomCollection } from '#registre/fiches';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { conventionIdOf } from '#domain/registre';
import type { Fait, Registre } from '#domain/registre';
import { csv } from '../csv';
import { dire } from '../journal/dire';
import { nomsOf } from '../journal/noms';
import type { TableauFiches } from './ports';

/** A file of the dossier de continuité, below `csv/`. */
export type Tableau = { readonly nom: string; readonly bytes: Uint8Array };

/** Between the name of a group of fields and that of one of them. */
export const PARTIE = ' › ';

/** A field as a column. */
export type Colonne = {
  /** « demande.date »: where it stands in the record. */
  readonly chemin: string;
  readonly titre: string;
  readonly champ: Champ;
  /** What a record holds there; null for nothing. */
  readonly valeur: (image: unknown) => unknown;
  readonly cellule: (image: unknown, noms: Noms) => string;
};

/** The table of a collection as its description tells it: a column a field, in its order. */
export function flatTable(registre: Registre, collection: NomCollection): readonly Tableau[] {
  const { tableau } = DESCRIPTIONS[collection];
  if (tableau === null) return [];
  const { colonnes, lignes } = rowsOf(registre, collection, [...registre[collection].values()]);
  return [{ nom: `${tableau}.csv`, bytes: csv([colonnes, ...lignes]) }];
}

/** Records of a collection as rows, by the words of their description. */
export function rowsOf(
  registre: Registre,
  collection: NomCollection,
  entites: readonly Entites[NomCollection][],
): Pick<TableauFiches, 'colonnes' | 'lignes'> {
  const columns = columnsOfRecord(collection);
  const lignes = entites.map((entite) => {
    const conventionId = conventionIdOf({ collection, entite } as Fait) ?? '';
    const noms = nomsOf(registre.conventions.get(conventionId) ?? null, (name, id) => registre[name].get(id));
    return columns.map(({ cellule }) => cellule(entite, noms));
  });
  return { colonnes: columns.map(({ titre }) => titre), lignes };
}

/** A column a field, then the days that follow from them. */
export function columnsOfRecord(collection: NomCollection): readonly Colonne[] {
  const { membres, calculs = [] } = DESCRIPTIONS[collection];
  const computed = calculs.map(({ mot, jour: day }) =>
    column(mot, mot, jour(mot), (image) => day(image as never)),
  );
  return [...columnsOf(membres), ...computed];
}

const column = (
  chemin: string,
  titre: string,
  champ: Champ,
  valeur: (image: unknown) => unknown,
): Colonne => ({
  chemin,
  titre,
  champ,
  valeur,
  cellule: (image, noms) => {
    const held = valeur(image);
    return held === null ? '' : cell(champ, held, noms);
  },
});

const WHOLE = (image: unknown): unknown => image;

export function columnsOf(
  membres: Membres,
  above = '',
  path = '',
  within: (image: unknown) => unknown = WHOLE,
): readonly Colonne[] {
  return Object.entries(membres).flatMap(([name, champ]) => columnOf(name, champ, above, path, within));
}

const member = (image: unknown, name: string): unknown =>
  (image as Readonly<Record<string, unknown>> | null | undefined)?.[name] ?? null;

function columnOf(
  name: string,
  champ: Champ,
  above: string,
  path: string,
  within: (image: unknown) => unknown,
): readonly Colonne[] {
  const titre = champ.mot ?? technicalTitle(name, champ);
  if (titre === null) return [];
  const whole = `${above}${titre}`;
  const here = `${path}${name}`;
  const held = (image: unknown): unknown => member(within(image), name);
  const inside = (one: Membres): readonly Colonne[] => columnsOf(one, `${whole}${PARTIE}`, `${here}.`, held);
  if (champ.genre === 'groupe') return inside(champ.membres);
  if (champ.genre === 'variantes')
    return [
      column(`${here}.${champ.selon}`, whole, choix(whole, champ.libelles), (image) =>
        member(held(image), champ.selon),
      ),
      ...inside(Object.assign({}, ...Object.values(champ.cas)) as Membres),
    ];
  return [column(here, whole, champ, held)];
}

/** What names a record to the software still joins one table to another; the rest of what is never said does not. */
function technicalTitle(name: string, champ: Champ): string | null {
  if (champ.genre === 'cle') return name === 'id' ? 'Identifiant' : null;
  return champ.genre === 'fiche' ? DESCRIPTIONS[champ.collection as NomCollection].nom : null;
}

function cell(champ: Champ, valeur: unknown, noms: Noms): string {
  // jj/mm/aaaa: what a French spreadsheet takes for a date whatever its settings.
  if (champ.genre === 'jour') return formatShort(valeur as CivilDate);
  // By its identifier, which is what the other tables have.
  if (champ.genre === 'cle' || champ.genre === 'fiche') return valeur as string;
  if (champ.genre === 'liste') return items(champ.element, valeur as readonly unknown[], noms);
  return dire(champ, valeur, noms) ?? '';
}

const items = (element: Membres, all: readonly unknown[], noms: Noms): string =>
  all
    .map((item) =>
      columnsOf(element)
        .map(({ titre, cellule }) => ({ titre, texte: cellule(item, noms) }))
        .filter(({ texte }) => texte !== '')
        .map(({ titre, texte }) => `${titre} : ${texte}`)
        .join(', '),
    )
    .join(' | ');
