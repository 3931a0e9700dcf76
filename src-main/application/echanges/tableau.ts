import type { Champ, Membres, Noms } from '#registre/champs';
import { DESCRIPTIONS } from '#registre/fiches';
import type { Entites, NomCollection } from '#registre/fiches';
import { formatShort } from '#domain/civil-date';
import type { CivilDate } from '#domain/civil-date';
import { conventionIdOf } from '#domain/registre';
import type { Fait, Registre } from '#domain/registre';
import { csv } from '../csv';
import { dire, libelle } from '../journal/dire';
import { nomsOf } from '../journal/noms';
import type { TableauFiches } from './ports';

/** A file of the dossier de continuité, below `csv/`. */
export type Tableau = { readonly nom: string; readonly bytes: Uint8Array };

type Colonne = { readonly titre: string; readonly cellule: (image: unknown, noms: Noms) => string };

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
  const computed = calculs.map(({ mot, jour }): Colonne => ({
    titre: mot,
    cellule: (image) => {
      const day = jour(image as never);
      return day === null ? '' : formatShort(day);
    },
  }));
  return [...columnsOf(membres), ...computed];
}

export function columnsOf(membres: Membres, above = ''): readonly Colonne[] {
  return Object.entries(membres).flatMap(([name, champ]) => columnOf(name, champ, above));
}

const member = (image: unknown, name: string): unknown =>
  (image as Readonly<Record<string, unknown>> | null | undefined)?.[name] ?? null;

function columnOf(name: string, champ: Champ, above: string): readonly Colonne[] {
  const titre = champ.mot ?? technicalTitle(name, champ);
  if (titre === null) return [];
  const whole = `${above}${titre}`;
  const inside = (one: Membres): readonly Colonne[] =>
    columnsOf(one, `${whole} › `).map(({ titre: below, cellule }) => ({
      titre: below,
      cellule: (image, noms) => cellule(member(image, name), noms),
    }));
  if (champ.genre === 'groupe') return inside(champ.membres);
  if (champ.genre === 'variantes') {
    const selon: Colonne = {
      titre: whole,
      cellule: (image) => {
        const nature = member(member(image, name), champ.selon);
        return nature === null ? '' : libelle(champ.libelles, nature);
      },
    };
    return [selon, ...inside(Object.assign({}, ...Object.values(champ.cas)) as Membres)];
  }
  return [
    {
      titre: whole,
      cellule: (image, noms) => {
        const valeur = member(image, name);
        return valeur === null ? '' : cell(champ, valeur, noms);
      },
    },
  ];
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
