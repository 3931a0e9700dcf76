import { TABLE_AVENANT } from '../avenant/transitions';
import { TABLE_CONVENTION } from '../convention/etat';
import { TABLE_AVIS } from '../crefop/etats';
import { TABLE_PAQUET } from '../paquet/etats';
import { TABLE_DENONCIATION } from '../resiliation/etats-denonciation';
import { TABLE_MISE_EN_DEMEURE } from '../resiliation/gestes';
import { TABLE_SEANCE } from '../seance/etats';
import type { ObjetDeTable } from './objets';
import type { TableEtats } from './table';

/** Every table of states. */
export const TABLES = {
  convention: TABLE_CONVENTION,
  avenant: TABLE_AVENANT,
  seance: TABLE_SEANCE,
  avis: TABLE_AVIS,
  'mise-en-demeure': TABLE_MISE_EN_DEMEURE,
  denonciation: TABLE_DENONCIATION,
  paquet: TABLE_PAQUET,
} as const satisfies Readonly<Record<ObjetDeTable, unknown>>;

/** A table whose states and actions are read as words: what draws it, prints it, tries it. */
export const tableDe = (objet: ObjetDeTable): TableEtats => TABLES[objet] as unknown as TableEtats;
